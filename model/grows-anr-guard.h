// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ANR_GUARD_H
#define GROWS_ANR_GUARD_H

#include "ns3/lte-anr-sap.h"

#include <cstdint>
#include <set>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Stands between an eNB's RRC and its automatic neighbour relations (LteAnr), passes everything on,
 * and remembers which cells were reported. LteAnr ends the simulation when it is asked about a cell
 * that is not in its table and does not report which are; but every cell that was reported is, and
 * one that was not may not be a target anyway (NoHo).
 */
class GrowsAnrGuard : public LteAnrSapProvider
{
  public:
    /// What automatic neighbour relations say of a cell.
    enum class Answer : uint8_t
    {
        ALLOWED,    //!< it may be a target
        NO_X2,      //!< there is no X2 interface to it
        NO_HANDOVER //!< it may not be a target, for example because no UE has reported it
    };

    /// \param anr where everything is passed on to; must live as long as this object is used
    explicit GrowsAnrGuard(LteAnrSapProvider* anr);

    /// \param cellId physical cell id \return whether the cell may be a target
    Answer Ask(uint16_t cellId) const;

    void ReportUeMeas(LteRrcSap::MeasResults measResults) override;
    void AddNeighbourRelation(uint16_t cellId) override;
    bool GetNoRemove(uint16_t cellId) const override;
    bool GetNoHo(uint16_t cellId) const override;
    bool GetNoX2(uint16_t cellId) const override;

  private:
    LteAnrSapProvider* m_anr;      //!< where everything is passed on to
    std::set<uint16_t> m_reported; //!< cells that a UE has reported
};

} // namespace ns3

#endif /* GROWS_ANR_GUARD_H */
