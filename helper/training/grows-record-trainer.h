// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RECORD_TRAINER_H
#define GROWS_RECORD_TRAINER_H

#include "grows-trainer.h"

#include "ns3/grows-trajectory.h"
#include "ns3/random-variable-stream.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Trains a learner from records of runs, without a network. An episode is one record, whose
 * transitions the learner is given in order; every record comes once before any comes again, in an
 * order that is drawn each time. The learner takes no decision: what it learns of an action, it
 * learns from those who took it (GrowsDoubleDqn, attribute ConservativeWeight).
 */
class GrowsRecordTrainer : public GrowsTrainer
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    GrowsRecordTrainer();

    /// Read the records, with rewards according to the attributes. \param paths their files
    /// \param features names of what the learner sees, comma-separated
    /// \param needsRssiShift GrowsLearner::NeedsRssiShift
    /// \return an error message: they are of different programs, numbers of cells or scales, or
    /// lack a feature, the shift, or anything to learn from; "" if there is none
    std::string Load(const std::vector<std::string>& paths,
                     const std::string& features,
                     bool needsRssiShift);

    /// \return the records, as the learner is given them; without what a surrogate needs
    const std::vector<GrowsTrajectory>& GetRecords() const
    {
        return m_records;
    }

    /// Fix the random stream. \param stream its index \return the number of streams used
    int64_t AssignStreams(int64_t stream);

  private:
    std::optional<std::string> DoPlayRound(GrowsTrainingProgress& progress) override;
    /// Adapt one record to the learner and the attributes; throws GrowsFileProblem.
    /// \param [in,out] record the record \param features see Load
    /// \param needsRssiShift see Load
    void Adapt(GrowsTrajectory& record, const std::string& features, bool needsRssiShift) const;
    /// \param episode number of an episode, not before that of the call before
    /// \return the record that it replays
    const GrowsTrajectory& GetRecord(uint64_t episode);

    std::vector<GrowsTrajectory> m_records; //!< in the order of their files
    Ptr<UniformRandomVariable> m_orderDraw; //!< draws the orders
    std::vector<std::size_t> m_order;       //!< indices of the records in this pass
    uint64_t m_passes{0};                   //!< for how many an order was drawn
};

} // namespace ns3

#endif /* GROWS_RECORD_TRAINER_H */
