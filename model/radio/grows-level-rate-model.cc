// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-level-rate-model.h"

#include "ns3/abort.h"
#include "ns3/grows-number-list.h"
#include "ns3/string.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsLevelRateModel);

TypeId
GrowsLevelRateModel::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsLevelRateModel")
            .SetParent<GrowsRateModel>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsLevelRateModel>()
            .AddAttribute("Levels",
                          "Rates in Mbit/s of the levels 0, 1, 2..., separated by commas. The "
                          "default is the calibration of the paper's section IV (preset paper-a).",
                          StringValue("0.55,0.938,1.6"),
                          MakeStringAccessor(&GrowsLevelRateModel::SetLevels,
                                             &GrowsLevelRateModel::FormatLevels),
                          MakeStringChecker());
    return tid;
}

void
GrowsLevelRateModel::SetLevels(const std::string& text)
{
    const auto levels = GrowsParseNumbers(text);
    const bool good =
        levels && !levels->empty() &&
        std::all_of(levels->begin(), levels->end(), [](double x) { return x >= 0.0; });
    NS_ABORT_MSG_UNLESS(good,
                        "GrowsLevelRateModel: Levels is \""
                            << text << "\"; give rates in Mbit/s, 0 or more, separated by commas");
    m_levels = *levels;
}

std::string
GrowsLevelRateModel::FormatLevels() const
{
    return GrowsFormatNumbers(m_levels);
}

double
GrowsLevelRateModel::GetFullCellRateBps(const GrowsRadioLink& link) const
{
    const double shifted = link.rssiDbm + 0.5;
    if (!(shifted >= 0.0)) // true for NaN
    {
        return 0.0;
    }
    const double last = m_levels.size() - 1.0;
    return 1e6 * m_levels[static_cast<std::size_t>(std::min(shifted, last))];
}

} // namespace ns3
