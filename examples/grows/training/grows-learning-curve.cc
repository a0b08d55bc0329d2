// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-learning-curve.h"

namespace ns3
{

namespace
{

constexpr std::size_t SUMS{3};  //!< numbers of the point that is not complete
constexpr std::size_t POINT{4}; //!< numbers of one that is
constexpr double MOST{1e15};    //!< episodes: whole numbers up to here are doubles, too

} // namespace

GrowsLearningCurve::GrowsLearningCurve(uint64_t every)
    : m_every(every)
{
}

void
GrowsLearningCurve::Add(const GrowsTrainingProgress& progress)
{
    m_sums.utility += progress.utility;
    m_sums.rejections += progress.rejections;
    ++m_rounds;
    const uint64_t last = m_points.empty() ? 0 : m_points.back().episode;
    if (progress.episode - last < m_every && progress.episode < progress.episodes)
    {
        return;
    }
    m_points.push_back({progress.episode,
                        m_sums.utility / m_rounds,
                        m_sums.rejections / m_rounds,
                        progress.epsilon});
    m_sums = {};
    m_rounds = 0;
}

GrowsCsv
GrowsLearningCurve::ToCsv() const
{
    GrowsCsv::Row columns{"episode", "utility", "rejections", "epsilon"};
    if (m_episodeS > 0.0)
    {
        columns.emplace_back("simulated_s");
    }
    GrowsCsv csv(columns);
    for (const auto& point : m_points)
    {
        GrowsCsv::Row row{std::to_string(point.episode),
                          GrowsCsv::Format(point.utility),
                          GrowsCsv::Format(point.rejections),
                          GrowsCsv::Format(point.epsilon)};
        if (m_episodeS > 0.0)
        {
            row.push_back(GrowsCsv::Format(m_episodeS * static_cast<double>(point.episode)));
        }
        csv.AddRow(row);
    }
    return csv;
}

std::vector<double>
GrowsLearningCurve::Store() const
{
    std::vector<double> numbers{m_sums.utility, m_sums.rejections, static_cast<double>(m_rounds)};
    for (const auto& point : m_points)
    {
        numbers.insert(
            numbers.end(),
            {static_cast<double>(point.episode), point.utility, point.rejections, point.epsilon});
    }
    return numbers;
}

bool
GrowsLearningCurve::Restore(const std::vector<double>& numbers)
{
    if (numbers.size() < SUMS || (numbers.size() - SUMS) % POINT != 0)
    {
        return false;
    }
    const auto isCount = [](double number) { return number >= 0.0 && number <= MOST; }; // nor NaN
    bool areCounts = isCount(numbers[SUMS - 1]);
    for (std::size_t i = SUMS; i < numbers.size(); i += POINT)
    {
        areCounts = areCounts && isCount(numbers[i]);
    }
    if (!areCounts)
    {
        return false;
    }
    m_sums = {0, numbers[0], numbers[1], 0.0};
    m_rounds = static_cast<uint64_t>(numbers[2]);
    m_points.clear();
    for (std::size_t i = SUMS; i < numbers.size(); i += POINT)
    {
        const double* point = &numbers[i];
        m_points.push_back({static_cast<uint64_t>(point[0]), point[1], point[2], point[3]});
    }
    return true;
}

} // namespace ns3
