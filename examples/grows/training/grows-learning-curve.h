// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LEARNING_CURVE_H
#define GROWS_LEARNING_CURVE_H

#include "ns3/grows-csv.h"
#include "ns3/grows-trainer.h"

#include <vector>

namespace ns3
{

/// A point of the learning curve: means over the episodes since the point before.
struct GrowsCurvePoint
{
    uint64_t episode{0};    //!< last of its episodes
    double utility{0.0};    //!< mean utility
    double rejections{0.0}; //!< mean rejections
    double epsilon{0.0};    //!< probability of a random action at the end
};

/// \ingroup grows
/// How well an agent did while it learned: takes in round after round, and makes a point of every
/// so many episodes.
class GrowsLearningCurve
{
  public:
    /// \param every episodes that a point is the mean of, at least
    explicit GrowsLearningCurve(uint64_t every);

    /// \param episodeS simulated seconds of an episode, for the table; 0: that is of no interest
    void SetEpisodeLength(double episodeS)
    {
        m_episodeS = episodeS;
    }

    /// Take in a round. \param progress what the trainer says of it
    void Add(const GrowsTrainingProgress& progress);

    /// \return the points, columns episode, utility, rejections, epsilon, and simulated_s if that
    /// is known
    GrowsCsv ToCsv() const;

    /// \return all numbers, for a checkpoint
    std::vector<double> Store() const;

    /// Go on where another curve was stored. \param numbers what its Store returned
    /// \return whether they can be that; if not, nothing was changed
    bool Restore(const std::vector<double>& numbers);

  private:
    uint64_t m_every;                      //!< episodes of a point
    double m_episodeS{0.0};                //!< simulated seconds of an episode, 0: not known
    std::vector<GrowsCurvePoint> m_points; //!< that are complete
    GrowsCurvePoint m_sums;                //!< of the one that is not
    uint64_t m_rounds{0};                  //!< in those sums
};

} // namespace ns3

#endif /* GROWS_LEARNING_CURVE_H */
