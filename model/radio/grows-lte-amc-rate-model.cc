// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-amc-rate-model.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsLteAmcRateModel);

namespace
{

/// One step of the table.
struct Step
{
    double fromDb;     //!< lowest ratio of the step
    double efficiency; //!< bit/s per Hz from there on
};

/// One step per channel quality indicator, the last one split where block errors vanish.
constexpr std::array<Step, 16> STEPS{{{-4.25, 0.141},
                                      {-3.0, 0.231},
                                      {-1.25, 0.377},
                                      {0.5, 0.536},
                                      {2.25, 0.731},
                                      {4.5, 0.814},
                                      {6.25, 1.036},
                                      {7.75, 1.345},
                                      {10.25, 1.567},
                                      {11.5, 1.678},
                                      {13.75, 2.067},
                                      {15.5, 2.400},
                                      {17.0, 2.812},
                                      {19.0, 3.187},
                                      {20.0, 3.763},
                                      {20.5, 3.81}}};

} // namespace

TypeId
GrowsLteAmcRateModel::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsLteAmcRateModel")
                            .SetParent<GrowsSpectralRateModel>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsLteAmcRateModel>();
    return tid;
}

double
GrowsLteAmcRateModel::GetEfficiency(double ratioDb) const
{
    const auto above =
        std::partition_point(STEPS.begin(), STEPS.end(), [ratioDb](const Step& step) {
            return step.fromDb <= ratioDb;
        });
    return above == STEPS.begin() ? 0.0 : std::prev(above)->efficiency;
}

} // namespace ns3
