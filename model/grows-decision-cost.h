// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_DECISION_COST_H
#define GROWS_DECISION_COST_H

#include <cstdint>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * What decisions cost, in CPU time of the thread that makes them: other load of the machine changes
 * that little. The median is of the last few thousand, so that memory is bounded.
 */
class GrowsDecisionCost
{
  public:
    /// \return seconds of CPU time that this thread has used
    static double GetThreadSeconds();

    /// Count a decision. \param seconds what it cost
    void Add(double seconds);

    /// Count the decisions of others as well. \param other what they cost
    void Add(const GrowsDecisionCost& other);

    /// \return the number of decisions
    uint64_t GetNDecisions() const;

    /// \return seconds that all decisions cost together
    double GetTotalSeconds() const;

    /// \return median of the seconds that a decision cost; not a number if there was none
    double GetMedianSeconds() const;

  private:
    uint64_t m_nDecisions{0};         //!< how many
    double m_totalSeconds{0.0};       //!< for all
    std::vector<float> m_lastSeconds; //!< for each of the last ones, in any order
};

} // namespace ns3

#endif /* GROWS_DECISION_COST_H */
