// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/grows-gnn-kernel.h"
#include "ns3/grows-shift-operator.h"
#include "ns3/test.h"

#include <cmath>

using namespace ns3;

/**
 * \ingroup grows-tests
 * Graph shift operators of graphs small enough to work out by hand.
 */
class GrowsShiftTestCase : public TestCase
{
  public:
    GrowsShiftTestCase()
        : TestCase("graph shift operators")
    {
    }

  private:
    void DoRun() override
    {
        const double third = 1.0 / std::sqrt(6.0);
        const double half = 1.0 / std::sqrt(2.0);
        const std::vector<double> path{0, 1, 0, 1, 0, 1, 0, 1, 0};
        Expect("path", GrowsShiftKind::ADJACENCY, path, path);
        Expect("path", GrowsShiftKind::EIGENVALUE, path, {0, half, 0, half, 0, half, 0, half, 0});
        Expect("path",
               GrowsShiftKind::GCN,
               path,
               {0.5, third, 0, third, 1.0 / 3.0, third, 0, third, 0.5});
        Expect("path",
               GrowsShiftKind::LAPLACIAN,
               path,
               {1, -half, 0, -half, 1, -half, 0, -half, 1});
        // nodes 0 and 1 tied by a weight of 2, node 2 alone
        const std::vector<double> pair{0, 2, 0, 2, 0, 0, 0, 0, 0};
        Expect("pair", GrowsShiftKind::EIGENVALUE, pair, {0, 1, 0, 1, 0, 0, 0, 0, 0});
        Expect("pair", GrowsShiftKind::LAPLACIAN, pair, {1, -1, 0, -1, 1, 0, 0, 0, 0});
        Expect("no edges",
               GrowsShiftKind::EIGENVALUE,
               std::vector<double>(9),
               std::vector<double>(9));
        // 10 dB apart is 1/e; of the pair, the largest eigenvalue is the weight itself
        Expect("RSSI",
               GrowsShiftKind::ADJACENCY,
               GrowsGetRssiAdjacency({-80, -90}),
               {0, std::exp(-1.0), std::exp(-1.0), 0});
        Expect("RSSI", GrowsShiftKind::RSSI, GrowsGetRssiAdjacency({-80, -90}), {0, 1, 1, 0});
        const double nothing = -std::numeric_limits<double>::infinity();
        Expect("nobody's RSSI",
               GrowsShiftKind::ADJACENCY,
               GrowsGetRssiAdjacency({nothing, nothing, -80}),
               {0, 1, 0, 1, 0, 0, 0, 0, 0});
        CheckRing();
        CheckComplete();
        CheckNames();
    }

    /// One operator of one graph.
    void Expect(const std::string& graph,
                GrowsShiftKind::Type kind,
                const std::vector<double>& adjacency,
                const std::vector<double>& expected)
    {
        const auto nodes = static_cast<uint32_t>(std::sqrt(adjacency.size()));
        const auto found = GrowsGetShift(kind, adjacency, nodes);
        for (std::size_t i = 0; i < expected.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(found[i],
                                      expected[i],
                                      1e-12,
                                      GrowsToString(kind) << " of " << graph << "[" << i << "]");
            NS_TEST_EXPECT_MSG_EQ(std::isfinite(found[i]), true, graph << ": a number");
        }
    }

    /// An even ring has the eigenvalues 2 and -2; one weight more than doubles the largest.
    void CheckRing()
    {
        std::vector<double> ring(64);
        for (uint32_t i = 0; i < 8; ++i)
        {
            ring[i * 8 + (i + 1) % 8] = 1.0;
            ring[(i + 1) % 8 * 8 + i] = 1.0;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsGetLargestEigenvalue(ring, 8), 2.0, 1e-12, "even ring");
        // a star of 4 leaves: sqrt(4)
        std::vector<double> star(25);
        for (uint32_t i = 1; i < 5; ++i)
        {
            star[i] = star[i * 5] = 1.0;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsGetLargestEigenvalue(star, 5), 2.0, 1e-12, "star");
    }

    /// The short form of the complete graph is the long one.
    void CheckComplete()
    {
        for (uint32_t nodes = 1; nodes < 7; ++nodes)
        {
            for (const auto kind : {GrowsShiftKind::ADJACENCY,
                                    GrowsShiftKind::EIGENVALUE,
                                    GrowsShiftKind::GCN,
                                    GrowsShiftKind::LAPLACIAN})
            {
                const auto matrix = GrowsGetShift(kind, GrowsGetCompleteAdjacency(nodes), nodes);
                const auto uniform = GrowsShift<double>::Complete(kind, nodes);
                for (uint32_t i = 0; i < nodes * nodes; ++i)
                {
                    const bool diagonal = i / nodes == i % nodes;
                    NS_TEST_EXPECT_MSG_EQ_TOL(matrix[i],
                                              (diagonal ? uniform.diagonal : uniform.offDiagonal),
                                              1e-12,
                                              GrowsToString(kind) << " of " << nodes << " nodes");
                }
            }
        }
    }

    /// Every operator has a name of its own.
    void CheckNames()
    {
        GrowsShiftKind::Type kind{};
        for (const auto* name : {"adjacency", "eigenvalue", "gcn", "laplacian", "rssi"})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsFromString(name, kind), true, name);
            NS_TEST_EXPECT_MSG_EQ(GrowsToString(kind), name, "there and back");
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsFromString("shift", kind), false, "no such operator");
    }
};

/**
 * \ingroup grows-tests
 * Graph shift operators.
 */
class GrowsShiftOperatorTestSuite : public TestSuite
{
  public:
    GrowsShiftOperatorTestSuite()
        : TestSuite("grows-shift-operator")
    {
        AddTestCase(new GrowsShiftTestCase);
    }
};

static GrowsShiftOperatorTestSuite g_growsShiftOperatorTestSuite; //!< registers the suite
