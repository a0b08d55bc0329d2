// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_LINK_BUDGET_H
#define GROWS_LTE_LINK_BUDGET_H

#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-ue-net-device.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/spectrum-channel.h"
#include "ns3/spectrum-phy.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * A user's measurements of a cell, computed from what the channel itself uses: transmit power,
 * antennas, propagation and spectrum propagation models. It needs no measurement, so it also works
 * for a UE that is not on the channel yet. It equals LteUePhy's reports where the channel does not
 * change between them.
 */
class GrowsLteLinkBudget
{
  public:
    /// What is needed of a base station, looked up once.
    struct Cell
    {
        Cell() = default;
        /// \param device the base station
        explicit Cell(Ptr<LteEnbNetDevice> device);

        Ptr<LteEnbPhy> phy;         //!< knows the transmit power
        Ptr<SpectrumPhy> antenna;   //!< its end of the channel
        uint32_t resourceBlocks{0}; //!< bandwidth
        uint32_t earfcn{0};         //!< downlink carrier
    };

    /// What is needed of a UE, looked up once.
    struct User
    {
        User() = default;
        /// \param device the UE
        explicit User(Ptr<LteUeNetDevice> device);

        Ptr<LteUePhy> phy;        //!< knows the noise figure
        Ptr<SpectrumPhy> antenna; //!< its end of the channel
    };

    /// \param channel the downlink channel
    explicit GrowsLteLinkBudget(Ptr<SpectrumChannel> channel);

    /**
     * \param cell a base station
     * \param user a UE
     * \return the received power per resource element of the cell's reference signals in dBm; minus
     * infinity if the channel does not propagate it (MaxLossDb). Stochastic models draw anew.
     */
    double GetRsrpDbm(const Cell& cell, const User& user) const;

    /// \param user a UE \return thermal noise with the UE's noise figure, per resource element
    static double GetNoiseMw(const User& user);

  private:
    /// \param cell a base station
    /// \param user a UE
    /// \return antenna gains and single-frequency propagation, in dB
    double GetGainDb(const Cell& cell, const User& user) const;
    /// \param cell a base station
    /// \param user a UE
    /// \return gain by the spectrum propagation model over the whole band, in dB
    double GetSpectrumGainDb(const Cell& cell, const User& user) const;

    Ptr<SpectrumChannel> m_channel; //!< the downlink channel
    double m_maxLossDb;             //!< beyond this loss the channel propagates nothing
};

} // namespace ns3

#endif /* GROWS_LTE_LINK_BUDGET_H */
