// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SHIFT_OPERATOR_H
#define GROWS_SHIFT_OPERATOR_H

#include "ns3/attribute.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// Graph shift operators S (paper, section II-A: "the adjacency matrix of the graph, its Laplacian
/// or their normalised versions are all valid"). Functions that accept one
/// of these accept any other matrix, also an asymmetric one: S[j][i] weighs what node i gets from
/// node j.
struct GrowsShiftKind
{
    /// Its values.
    enum Type : uint8_t
    {
        ADJACENCY,  //!< A
        EIGENVALUE, //!< A over its largest eigenvalue
        GCN,        //!< D^-1/2 (A + I) D^-1/2, D the degrees of A + I (Kipf and Welling)
        LAPLACIAN,  //!< D^-1/2 (D - A) D^-1/2, 0 for a node without neighbours
        RSSI        //!< EIGENVALUE of the adjacency of GrowsGetRssiAdjacency
    };
};

/// \param kind a graph shift operator
/// \return its name: "adjacency", "eigenvalue", "gcn", "laplacian" or "rssi"
std::string GrowsToString(GrowsShiftKind::Type kind);

/// \param name see GrowsToString \param [out] kind the operator of that name
/// \return whether there is one
bool GrowsFromString(const std::string& name, GrowsShiftKind::Type& kind);

/// \return a checker for attributes that hold a GrowsShiftKind::Type
Ptr<const AttributeChecker> GrowsMakeShiftKindChecker();

/// Make the graph shift operator of a graph.
/// \param kind which one; RSSI is EIGENVALUE of the given adjacency
/// \param adjacency A [N, N], not negative; symmetric unless the kind is ADJACENCY
/// \param nodes N, at least 1
/// \return S [N, N]
std::vector<double> GrowsGetShift(GrowsShiftKind::Type kind,
                                  const std::vector<double>& adjacency,
                                  uint32_t nodes);

/// \param nodes N \return the adjacency [N, N] of the complete graph: 1 beside the diagonal
std::vector<double> GrowsGetCompleteAdjacency(uint32_t nodes);

/// A complete graph in which cells of equal strength for the arriving UE, its real alternatives,
/// are tied closely: exp(-|difference of RSSI| / 10 dB) beside the diagonal.
/// \param rssiDbm RSSI [N] of the arriving UE at each cell \return the adjacency [N, N]
std::vector<double> GrowsGetRssiAdjacency(const std::vector<double>& rssiDbm);

/// Largest eigenvalue by power iteration. \param matrix A [N, N], symmetric and not negative
/// \param nodes N \return its largest eigenvalue
double GrowsGetLargestEigenvalue(const std::vector<double>& matrix, uint32_t nodes);

} // namespace ns3

#endif /* GROWS_SHIFT_OPERATOR_H */
