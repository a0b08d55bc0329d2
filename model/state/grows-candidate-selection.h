// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CANDIDATE_SELECTION_H
#define GROWS_CANDIDATE_SELECTION_H

#include "grows-association-state.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace ns3
{

/// Which cells may be candidates at all.
struct GrowsCandidateLimits
{
    uint32_t candidates{3};      //!< k: the strongest by RSRP, at most so many
    double maxRsrpGapDb{1000.0}; //!< how far below the strongest cell's RSRP
    double minSinrDb{-1000.0};   //!< lowest SINR at full load
};

/**
 * \ingroup grows
 * The cells that may serve an arriving user, for handlers and for slots: the k strongest available
 * cells by RSRP, without cells more than a gap below the strongest cell and cells below a SINR. The
 * limits refer to the strongest cell, available or not, and do not apply to itself. Ties go to the
 * lower index; a cell without RSRP (minus infinity, NaN) is no candidate.
 *
 * It keeps its memory: nothing is allocated once the list has grown.
 */
class GrowsCandidateSelection
{
  public:
    /// Select the candidates.
    /// \tparam IsAvailable callable: whether the cell of an index may be a candidate now
    /// \param links how the user measures each cell
    /// \param limits which cells may be candidates at all
    /// \param isAvailable asked about cells that would be among the k strongest
    template <typename IsAvailable>
    void Select(const std::vector<GrowsRadioLink>& links,
                const GrowsCandidateLimits& limits,
                IsAvailable isAvailable);

    /// \return the candidates' cells, the strongest first
    const std::vector<uint32_t>& GetCells() const
    {
        return m_cells;
    }

    /// \return the strongest cell, available or not; none if the user measures no cell
    std::optional<uint32_t> GetStrongest() const
    {
        return m_strongest;
    }

    /// How many users admission lets into a cell. \param resourceBlocks its bandwidth
    /// \param minRbPerUe resource blocks reserved for each user; 0: no limit
    /// \return floor(resource blocks / minRbPerUe)
    static uint32_t GetCapacity(uint32_t resourceBlocks, double minRbPerUe);

  private:
    /// Put a cell in its place among the candidates, and the weakest out if they are too many.
    /// \param cell index of the cell \param links how the user measures each cell
    /// \param most candidates
    void Insert(uint32_t cell, const std::vector<GrowsRadioLink>& links, uint32_t most);
    /// Leave out candidates beyond the limits. \param links how the user measures each cell
    /// \param limits the limits
    void DropWeak(const std::vector<GrowsRadioLink>& links, const GrowsCandidateLimits& limits);

    std::vector<uint32_t> m_cells;       //!< candidates, the strongest first
    std::optional<uint32_t> m_strongest; //!< of all cells
};

template <typename IsAvailable>
void
GrowsCandidateSelection::Select(const std::vector<GrowsRadioLink>& links,
                                const GrowsCandidateLimits& limits,
                                IsAvailable isAvailable)
{
    double strongestDbm = -std::numeric_limits<double>::infinity();
    m_cells.clear();
    m_strongest.reset();
    for (uint32_t cell = 0; cell < links.size(); ++cell)
    {
        const double rsrpDbm = links[cell].rsrpDbm;
        if (rsrpDbm > strongestDbm)
        {
            m_strongest = cell;
            strongestDbm = rsrpDbm;
        }
        const bool isAmongStrongest = m_cells.size() < limits.candidates
                                          ? rsrpDbm > -std::numeric_limits<double>::infinity()
                                          : rsrpDbm > links[m_cells.back()].rsrpDbm;
        if (isAmongStrongest && isAvailable(cell)) // never with NaN
        {
            Insert(cell, links, limits.candidates);
        }
    }
    DropWeak(links, limits);
}

} // namespace ns3

#endif /* GROWS_CANDIDATE_SELECTION_H */
