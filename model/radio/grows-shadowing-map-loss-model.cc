// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-shadowing-map-loss-model.h"

#include "ns3/double.h"
#include "ns3/random-variable-stream.h"

#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsShadowingMapLossModel);

namespace
{

/// Waves of a map: with so many, their sum is normal for all practical purposes.
constexpr uint32_t WAVES = 32;

} // namespace

TypeId
GrowsShadowingMapLossModel::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsShadowingMapLossModel")
            .SetParent<PropagationLossModel>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsShadowingMapLossModel>()
            .AddAttribute("Deviation",
                          "Standard deviation of the shadowing in dB (3GPP TR 36.814, table "
                          "A.2.1.1-2: 8 dB in macro cells).",
                          DoubleValue(6.0),
                          MakeDoubleAccessor(&GrowsShadowingMapLossModel::m_deviationDb),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("Distance",
                          "Over which the correlation falls to 1/e, in m (3GPP TR 36.814, table "
                          "A.2.1.1-2: 50 m). Set before Install.",
                          DoubleValue(50.0),
                          MakeDoubleAccessor(&GrowsShadowingMapLossModel::m_distanceM),
                          MakeDoubleChecker<double>(1.0));
    return tid;
}

void
GrowsShadowingMapLossModel::DoDispose()
{
    m_maps.clear();
    PropagationLossModel::DoDispose();
}

int64_t
GrowsShadowingMapLossModel::Install(const std::vector<Ptr<MobilityModel>>& places, int64_t stream)
{
    auto normal = CreateObject<NormalRandomVariable>();
    auto uniform = CreateObject<UniformRandomVariable>();
    normal->SetStream(stream);
    uniform->SetStream(stream + 1);
    // The correlation over a distance d is the characteristic function of the wave numbers: normal
    // ones of deviation s give exp(-s^2 d^2 / 2).
    const double deviation = std::sqrt(2.0) / m_distanceM;
    for (const auto& place : places)
    {
        auto& map = m_maps[PeekPointer(place)];
        map.resize(WAVES);
        for (auto& wave : map)
        {
            wave = {deviation * normal->GetValue(),
                    deviation * normal->GetValue(),
                    uniform->GetValue(0.0, 2.0 * M_PI)};
        }
    }
    return 2;
}

double
GrowsShadowingMapLossModel::GetShadowingDb(const Map& map, const Vector& position) const
{
    double sum = 0.0;
    for (const auto& wave : map)
    {
        sum += std::cos(wave.x * position.x + wave.y * position.y + wave.phase);
    }
    return m_deviationDb * std::sqrt(2.0 / WAVES) * sum;
}

double
GrowsShadowingMapLossModel::DoCalcRxPower(double txPowerDbm,
                                          Ptr<MobilityModel> a,
                                          Ptr<MobilityModel> b) const
{
    if (const auto map = m_maps.find(PeekPointer(a)); map != m_maps.end())
    {
        return txPowerDbm - GetShadowingDb(map->second, b->GetPosition());
    }
    if (const auto map = m_maps.find(PeekPointer(b)); map != m_maps.end())
    {
        return txPowerDbm - GetShadowingDb(map->second, a->GetPosition());
    }
    return txPowerDbm;
}

} // namespace ns3
