// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CHECKPOINT_SELECTION_H
#define GROWS_CHECKPOINT_SELECTION_H

#include "grows-estimate.h"

#include "ns3/grows-model-file.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Keeps the best of what a training has learned so far, compared with the rule that it corrects
 * (GrowsGnnArchitecture::skip): every checkpoint plays the same development episodes as its
 * baseline, with several margins, and the one of the highest mean change of utility is kept. In the
 * end that one plays episodes which chose nothing; unless the whole 95 % interval of the change
 * lies above 0 there, the baseline is what remains.
 */
class GrowsCheckpointSelection
{
  public:
    /// Plays development episodes, the same for every model. model: null for the baseline itself;
    /// seed: RngRun. Returns utilities, of an episode or of several each.
    using Play = std::function<std::vector<double>(const GrowsModel* model, uint64_t seed)>;

    /// \param play plays episodes \param seed RngRun of those that choose, other than the
    /// training's; the next one is that of those in the end
    GrowsCheckpointSelection(Play play, uint64_t seed);

    /// Compare what was learned with the baseline, and keep it if it is the best so far.
    /// \param model what was learned \param episode of the training
    void Consider(const GrowsModel& model, uint64_t episode);

    /// \param [in,out] model of the last checkpoint; replaced by the best, or by its baseline
    /// \return what was chosen and how it compares, as a sentence
    std::string Choose(GrowsModel& model);

    /// \param [in,out] file checkpoint where the best so far goes
    void Store(GrowsTensorFile& file) const;

    /// Go on where another selection was stored; throws GrowsFileProblem.
    /// \param file checkpoint \param parameters of a model
    void Restore(const GrowsTensorFile& file, std::size_t parameters);

  private:
    /// A checkpoint and how good it was.
    struct Best
    {
        std::vector<float> parameters; //!< of the network
        double margin{0.0};            //!< that was the best
        double change{0.0};            //!< of utility, over the baseline's
        uint64_t episode{0};           //!< of the training
    };

    /// \param model a model \param seed RngRun \param [in,out] baseline its utilities, once known
    /// \return relative change of utility from the baseline to it
    GrowsEstimate Compare(const GrowsModel& model,
                          uint64_t seed,
                          std::vector<double>& baseline) const;

    Play m_play;                    //!< plays episodes
    uint64_t m_seed;                //!< of the episodes that choose
    std::vector<double> m_baseline; //!< its utilities in these
    std::optional<Best> m_best;     //!< so far
};

/// \param networks names, see GrowsCreateEnvironments \param cells of the paper's table, likewise
/// \param episodes how many, over all networks; at least 2 of each are played
/// \param baseline name of the rule that models are compared with
/// \return what plays them in slots
GrowsCheckpointSelection::Play GrowsPlayInSlots(const std::vector<std::string>& networks,
                                                const std::vector<std::string>& cells,
                                                uint64_t episodes,
                                                const std::string& baseline);

} // namespace ns3

#endif /* GROWS_CHECKPOINT_SELECTION_H */
