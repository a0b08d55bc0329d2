// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-decision-cost.h"

#include <algorithm>
#include <ctime>
#include <limits>

namespace ns3
{

namespace
{

constexpr std::size_t MOST_KEPT = 4096; //!< decisions that the median is of

} // namespace

double
GrowsDecisionCost::GetThreadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void
GrowsDecisionCost::Add(double seconds)
{
    if (m_lastSeconds.size() < MOST_KEPT)
    {
        m_lastSeconds.push_back(0.0F);
    }
    m_lastSeconds[m_nDecisions % MOST_KEPT] = static_cast<float>(seconds);
    ++m_nDecisions;
    m_totalSeconds += seconds;
}

void
GrowsDecisionCost::Add(const GrowsDecisionCost& other)
{
    m_lastSeconds.insert(m_lastSeconds.end(),
                         other.m_lastSeconds.begin(),
                         other.m_lastSeconds.end());
    m_nDecisions += other.m_nDecisions;
    m_totalSeconds += other.m_totalSeconds;
}

uint64_t
GrowsDecisionCost::GetNDecisions() const
{
    return m_nDecisions;
}

double
GrowsDecisionCost::GetTotalSeconds() const
{
    return m_totalSeconds;
}

double
GrowsDecisionCost::GetMedianSeconds() const
{
    if (m_lastSeconds.empty())
    {
        return std::numeric_limits<double>::quiet_NaN();
    }
    auto seconds = m_lastSeconds;
    const auto median = seconds.begin() + seconds.size() / 2;
    std::nth_element(seconds.begin(), median, seconds.end());
    return *median;
}

} // namespace ns3
