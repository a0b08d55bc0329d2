// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-shift-operator.h"

#include "ns3/assert.h"
#include "ns3/enum.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ns3
{

namespace
{

const std::array<std::string, 5> SHIFT_NAMES{"adjacency", "eigenvalue", "gcn", "laplacian", "rssi"};

/// Distance in RSSI at which the tie between two cells falls to 1/e.
constexpr double RSSI_SCALE_DB = 10.0;

/// Sums of the rows of a matrix.
std::vector<double>
GetDegrees(const std::vector<double>& matrix, uint32_t nodes)
{
    std::vector<double> degrees(nodes);
    for (uint32_t i = 0; i < nodes; ++i)
    {
        const auto row = matrix.begin() + std::size_t{i} * nodes;
        degrees[i] = std::accumulate(row, row + nodes, 0.0);
    }
    return degrees;
}

/// D^-1/2 A D^-1/2; rows without degree become 0.
std::vector<double>
NormaliseByDegree(std::vector<double> matrix, uint32_t nodes)
{
    const auto degrees = GetDegrees(matrix, nodes);
    for (std::size_t i = 0; i < matrix.size(); ++i)
    {
        const double product = degrees[i / nodes] * degrees[i % nodes];
        matrix[i] = product > 0.0 ? matrix[i] / std::sqrt(product) : 0.0;
    }
    return matrix;
}

/// D^-1/2 (A + I) D^-1/2.
std::vector<double>
GetGcn(std::vector<double> adjacency, uint32_t nodes)
{
    for (uint32_t i = 0; i < nodes; ++i)
    {
        adjacency[std::size_t{i} * nodes + i] += 1.0;
    }
    return NormaliseByDegree(std::move(adjacency), nodes);
}

/// D^-1/2 (D - A) D^-1/2.
std::vector<double>
GetLaplacian(const std::vector<double>& adjacency, uint32_t nodes)
{
    const auto degrees = GetDegrees(adjacency, nodes);
    auto laplacian = NormaliseByDegree(adjacency, nodes);
    for (std::size_t i = 0; i < laplacian.size(); ++i)
    {
        const bool own = i / nodes == i % nodes && degrees[i / nodes] > 0.0;
        laplacian[i] = (own ? 1.0 : 0.0) - laplacian[i];
    }
    return laplacian;
}

/// A over its largest eigenvalue; a graph without edges stays 0.
std::vector<double>
NormaliseByEigenvalue(std::vector<double> adjacency, uint32_t nodes)
{
    const double largest = GrowsGetLargestEigenvalue(adjacency, nodes);
    for (auto& weight : adjacency)
    {
        weight = largest > 0.0 ? weight / largest : 0.0;
    }
    return adjacency;
}

} // namespace

std::string
GrowsToString(GrowsShiftKind::Type kind)
{
    return SHIFT_NAMES.at(static_cast<std::size_t>(kind));
}

bool
GrowsFromString(const std::string& name, GrowsShiftKind::Type& kind)
{
    const auto found = std::find(SHIFT_NAMES.begin(), SHIFT_NAMES.end(), name);
    if (found == SHIFT_NAMES.end())
    {
        return false;
    }
    kind = static_cast<GrowsShiftKind::Type>(found - SHIFT_NAMES.begin());
    return true;
}

Ptr<const AttributeChecker>
GrowsMakeShiftKindChecker()
{
    return MakeEnumChecker(GrowsShiftKind::EIGENVALUE,
                           "eigenvalue",
                           GrowsShiftKind::ADJACENCY,
                           "adjacency",
                           GrowsShiftKind::GCN,
                           "gcn",
                           GrowsShiftKind::LAPLACIAN,
                           "laplacian",
                           GrowsShiftKind::RSSI,
                           "rssi");
}

std::vector<double>
GrowsGetShift(GrowsShiftKind::Type kind, const std::vector<double>& adjacency, uint32_t nodes)
{
    NS_ASSERT_MSG(adjacency.size() == std::size_t{nodes} * nodes, "an adjacency is [N, N]");
    switch (kind)
    {
    case GrowsShiftKind::ADJACENCY:
        break;
    case GrowsShiftKind::EIGENVALUE:
    case GrowsShiftKind::RSSI:
        return NormaliseByEigenvalue(adjacency, nodes);
    case GrowsShiftKind::GCN:
        return GetGcn(adjacency, nodes);
    case GrowsShiftKind::LAPLACIAN:
        return GetLaplacian(adjacency, nodes);
    }
    return adjacency;
}

std::vector<double>
GrowsGetCompleteAdjacency(uint32_t nodes)
{
    std::vector<double> adjacency(std::size_t{nodes} * nodes, 1.0);
    for (uint32_t i = 0; i < nodes; ++i)
    {
        adjacency[std::size_t{i} * nodes + i] = 0.0;
    }
    return adjacency;
}

std::vector<double>
GrowsGetRssiAdjacency(const std::vector<double>& rssiDbm)
{
    auto adjacency = GrowsGetCompleteAdjacency(static_cast<uint32_t>(rssiDbm.size()));
    for (std::size_t i = 0; i < adjacency.size(); ++i)
    {
        const double oneDbm = rssiDbm[i / rssiDbm.size()];
        const double otherDbm = rssiDbm[i % rssiDbm.size()];
        const double gapDb = oneDbm == otherDbm ? 0.0 : std::abs(oneDbm - otherDbm); // or -inf both
        adjacency[i] *= std::exp(-gapDb / RSSI_SCALE_DB);
    }
    return adjacency;
}

double
GrowsGetLargestEigenvalue(const std::vector<double>& matrix, uint32_t nodes)
{
    // The largest eigenvalue of a matrix that is not negative is at most its largest row sum;
    // adding that to the diagonal leaves no other eigenvalue of the same size, so the iteration
    // converges.
    const auto degrees = GetDegrees(matrix, nodes);
    const double bound = *std::max_element(degrees.begin(), degrees.end());
    std::vector<double> vector(nodes, 1.0 / std::sqrt(static_cast<double>(nodes)));
    std::vector<double> image(nodes);
    double eigenvalue = 0.0;
    for (uint32_t iteration = 0; bound > 0.0 && iteration < 100000; ++iteration)
    {
        for (uint32_t i = 0; i < nodes; ++i)
        {
            image[i] = std::inner_product(vector.begin(),
                                          vector.end(),
                                          matrix.begin() + std::size_t{i} * nodes,
                                          bound * vector[i]);
        }
        const double previous = eigenvalue;
        eigenvalue = std::inner_product(image.begin(), image.end(), vector.begin(), -bound);
        const double norm =
            std::sqrt(std::inner_product(image.begin(), image.end(), image.begin(), 0.0));
        std::transform(image.begin(), image.end(), vector.begin(), [norm](double value) {
            return value / norm;
        });
        if (std::abs(eigenvalue - previous) <= 1e-15 * bound)
        {
            break;
        }
    }
    return eigenvalue;
}

} // namespace ns3
