// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RADIO_MAP_H
#define GROWS_RADIO_MAP_H

#include "ns3/grows-association-state.h"

#include <cstdint>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// From what a user receives of the cells to its links, for radio scenarios and for networks of
/// ns-3's stacks alike. Cells of one carrier interfere; they have the same bandwidth. All powers
/// are per resource element.
class GrowsRadioMap
{
  public:
    /// What a user receives.
    struct Reception
    {
        double noiseMw{0.0};         //!< thermal noise, see GetNoiseMw
        std::vector<double> rsrpDbm; //!< reference signals of each cell
        std::vector<double> rsrpMw;  //!< the same, linear
    };

    static constexpr double LTE_SUBCARRIER_HZ{15e3}; //!< 3GPP TS 36.211, 6.2.3

    /// \param ratio a ratio, or a power in mW \return it in dB, or in dBm
    static double ToDb(double ratio);
    /// \param db a ratio in dB, or a power in dBm \return the ratio, or the power in mW
    static double FromDb(double db);
    /// \param subcarrierHz bandwidth of a resource element \param noiseFigureDb of the receiver
    /// \return thermal noise at 290 K (-174 dBm/Hz)
    static double GetNoiseMw(double subcarrierHz, double noiseFigureDb);
    /// \param powerDbm over a whole band \param resourceBlocks the band
    /// \return power of each resource element, in dBm
    static double GetElementDbm(double powerDbm, uint32_t resourceBlocks);

    /// Add a cell; its index is the number of those before. \param resourceBlocks its bandwidth
    /// \param carrier its carrier, by any number: only equality counts
    void AddCell(uint32_t resourceBlocks, double carrier);

    /// \param cell index of a cell \return its bandwidth
    uint32_t GetResourceBlocks(uint32_t cell) const
    {
        return m_cells.at(cell).resourceBlocks;
    }

    /// \param cell index of a cell \return the others of its carrier, by index
    const std::vector<uint32_t>& GetInterferers(uint32_t cell) const
    {
        return m_cells[cell].interferers;
    }

    /// \return whether any two cells interfere
    bool HasInterference() const;

    /// \param reception what a user receives \param cell index of a cell
    /// \return the link to it if every cell sends
    GrowsRadioLink GetLink(const Reception& reception, uint32_t cell) const;

    /// \tparam IsActive callable: whether the cell of an index sends
    /// \param rsrpMw what a user receives of each cell
    /// \param noiseMw thermal noise, see GetNoiseMw
    /// \param cell index of a cell
    /// \param isActive asked about the others of its carrier
    /// \return signal to noise and interference, in dB
    template <typename IsActive>
    double GetSinrDb(const std::vector<double>& rsrpMw,
                     double noiseMw,
                     uint32_t cell,
                     IsActive isActive) const;

  private:
    /// What is kept of a cell.
    struct Cell
    {
        uint32_t resourceBlocks;           //!< bandwidth
        double carrier;                    //!< only equality counts
        double bandDb;                     //!< whole band to resource element
        std::vector<uint32_t> interferers; //!< others of its carrier
    };

    std::vector<Cell> m_cells; //!< by index
};

template <typename IsActive>
double
GrowsRadioMap::GetSinrDb(const std::vector<double>& rsrpMw,
                         double noiseMw,
                         uint32_t cell,
                         IsActive isActive) const
{
    double interferenceMw = 0.0;
    for (const auto other : m_cells[cell].interferers)
    {
        if (isActive(other))
        {
            interferenceMw += rsrpMw[other];
        }
    }
    return ToDb(rsrpMw[cell] / (noiseMw + interferenceMw));
}

} // namespace ns3

#endif /* GROWS_RADIO_MAP_H */
