// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_LOSS_MODEL_H
#define GROWS_SCENARIO_LOSS_MODEL_H

#include "grows-radio-scenario.h"

#include "ns3/mobility-model.h"
#include "ns3/propagation-loss-model.h"

#include <unordered_map>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * The path loss and shadowing of a radio scenario as a propagation loss model of a packet-level
 * network. ns-3's random loss models draw anew at every call, so what a link carries and what is
 * computed of it would differ; here a user's loss to every cell is set once, when it arrives, and
 * stays, or follows where the user is while its shadowing stays.
 *
 * Between two ends that are not a known cell and a known user nothing is measured.
 */
class GrowsScenarioLossModel : public PropagationLossModel
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Set which end of a link is a cell. Call once for each, in the scenario's order.
    /// \param place of its base station
    void AddCell(Ptr<const MobilityModel> place);

    /// Set a user's measurements of the cells from now on.
    /// \param place of the user; any number of them may be known
    /// \param lossDb to each cell, without antenna gains
    void SetUser(Ptr<const MobilityModel> place, const std::vector<double>& lossDb);

    /// Set a user that moves: from now on its path loss is that of where it is.
    /// \param place of the user \param scenario whose path loss
    /// \param shadowingDb to each cell, added to it
    void SetMovingUser(Ptr<const MobilityModel> place,
                       Ptr<const GrowsRadioScenario> scenario,
                       const std::vector<double>& shadowingDb);

  protected:
    void DoDispose() override;

  private:
    /// A user's loss.
    struct User
    {
        std::vector<double> lossDb;             //!< to each cell
        Ptr<const GrowsRadioScenario> scenario; //!< whose path loss is added; null: none
    };

    double DoCalcRxPower(double txPowerDbm,
                         Ptr<MobilityModel> a,
                         Ptr<MobilityModel> b) const override;

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 0;
    }

    /// \param cell perhaps a cell \param user perhaps a user
    /// \return loss between the two in dB; infinity if they are something else
    double GetLossDb(const MobilityModel* cell, const MobilityModel* user) const;

    /// Set a user's loss. \param place of the user \param user its loss
    void Set(Ptr<const MobilityModel> place, const User& user);

    std::unordered_map<const MobilityModel*, std::size_t> m_cells; //!< index of each
    std::unordered_map<const MobilityModel*, User> m_users;        //!< their losses
};

} // namespace ns3

#endif /* GROWS_SCENARIO_LOSS_MODEL_H */
