// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-spectral-rate-model.h"

#include "ns3/double.h"
#include "ns3/grows-compatibility.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSpectralRateModel);

TypeId
GrowsSpectralRateModel::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsSpectralRateModel")
            .SetParent<GrowsRateModel>()
            .SetGroupName("Grows")
            .AddAttribute(
                "Ratio",
                "Which signal-to-noise ratio of a link is read: without interference "
                "(Snr), with that of the co-channel cells that serve users now (Sinr), or "
                "with that of all of them (FullLoadSinr).",
                EnumValue(GrowsSpectralRateModel::SINR),
                GrowsMakeEnumAccessor<Ratio>(&GrowsSpectralRateModel::m_ratio),
                MakeEnumChecker(GrowsSpectralRateModel::SNR,
                                "Snr",
                                GrowsSpectralRateModel::SINR,
                                "Sinr",
                                GrowsSpectralRateModel::FULL_LOAD_SINR,
                                "FullLoadSinr"))
            .AddAttribute("ResourceBlockBandwidth",
                          "Bandwidth of a resource block in Hz: 180 kHz in LTE (3GPP TS 36.211, "
                          "6.2.3), 180 kHz times two to the numerology in NR.",
                          DoubleValue(180e3),
                          MakeDoubleAccessor(&GrowsSpectralRateModel::m_resourceBlockHz),
                          MakeDoubleChecker<double>(1.0));
    return tid;
}

double
GrowsSpectralRateModel::GetFullCellRateBps(const GrowsRadioLink& link) const
{
    const double ratioDb = m_ratio == SNR    ? link.snrDb
                           : m_ratio == SINR ? link.sinrDb
                                             : link.fullLoadSinrDb;
    return GetEfficiency(ratioDb) * link.resourceBlocks * m_resourceBlockHz;
}

} // namespace ns3
