// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ARG_MAX_H
#define GROWS_ARG_MAX_H

#include <cstdint>

namespace ns3
{

/// \ingroup grows
/// Choose the best node; ties go to the lowest index. \param values [N]
/// \param allowed [N], not 0 if the node may be taken; at least one may \param nodes N
/// \return index of the best allowed node
template <typename V, typename A>
uint32_t
GrowsArgMax(const V* values, const A* allowed, uint32_t nodes)
{
    uint32_t best = nodes;
    for (uint32_t i = 0; i < nodes; ++i)
    {
        if (allowed[i] != A{0} && (best == nodes || values[i] > values[best]))
        {
            best = i;
        }
    }
    return best;
}

/// \ingroup grows
/// Choose the best node only if it beats the favourite of a baseline by more than a margin.
/// \param values [N] \param scores [N], the baseline's: its favourite has the highest
/// \param allowed [N], not 0 if the node may be taken; at least one may \param nodes N
/// \param margin in units of values
/// \return index of the best allowed node, or of the allowed one of the highest score
template <typename V, typename S, typename A>
uint32_t
GrowsArgMaxBeyond(const V* values, const S* scores, const A* allowed, uint32_t nodes, double margin)
{
    const uint32_t best = GrowsArgMax(values, allowed, nodes);
    const uint32_t favourite = GrowsArgMax(scores, allowed, nodes);
    return values[best] - values[favourite] > margin ? best : favourite;
}

} // namespace ns3

#endif /* GROWS_ARG_MAX_H */
