// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-test-text.h"

#include "ns3/grows-candidate-selection.h"
#include "ns3/test.h"

#include <algorithm>
#include <limits>
#include <sstream>
#include <vector>

using namespace ns3;

namespace
{

constexpr double NONE = -std::numeric_limits<double>::infinity();

/// Which cells may serve an arriving user, worked by hand.
class GrowsCandidateSelectionTestCase : public TestCase
{
  public:
    GrowsCandidateSelectionTestCase()
        : TestCase("candidates: order, ties, number, limits, available cells")
    {
    }

  private:
    /// Set how the user measures the cells. \param rsrpDbm of each \param sinrDb of each
    void Measure(const std::vector<double>& rsrpDbm, const std::vector<double>& sinrDb)
    {
        m_links.resize(rsrpDbm.size());
        for (std::size_t cell = 0; cell < rsrpDbm.size(); ++cell)
        {
            m_links[cell].rsrpDbm = rsrpDbm[cell];
            m_links[cell].fullLoadSinrDb = sinrDb[cell];
        }
    }

    /// \param cells some cells \return them, in readable form
    static std::string Print(const std::vector<uint32_t>& cells)
    {
        std::ostringstream text;
        for (const auto cell : cells)
        {
            text << cell << " ";
        }
        return text.str();
    }

    /// Compare. \param limits of candidates \param expected cells \param full cells \param what why
    void Expect(const GrowsCandidateLimits& limits,
                const std::vector<uint32_t>& expected,
                const std::string& what,
                const std::vector<uint32_t>& full = {})
    {
        m_selection.Select(m_links, limits, [&full](uint32_t cell) {
            return std::find(full.begin(), full.end(), cell) == full.end();
        });
        NS_TEST_EXPECT_MSG_EQ(Print(m_selection.GetCells()), Print(expected), what);
    }

    void DoRun() override
    {
        Measure({-90, -80, NONE, -80, NOT_A_NUMBER, -85}, {9, -9, 9, -8, 9, 2});
        Expect({9}, {1, 3, 5, 0}, "the strongest first, ties to the lower index, none unmeasured");
        Expect({2}, {1, 3}, "the two strongest");
        Expect({3}, {3, 5, 0}, "the three strongest that are available", {1});
        Expect({9, 5}, {1, 3, 5}, "a gap of 5 dB is one within 5 dB, 10 dB is not");
        Expect({9, 4.9}, {1, 3}, "a gap of 5 dB is beyond 4.9 dB");
        Expect({9, 1000, 2}, {1, 5, 0}, "the strongest stays; another of the same RSRP does not");
        Expect({2, 1000, 2}, {1}, "a cell beyond the limits leaves its place empty");
        Expect({9, 5, 2}, {5}, "a full cell is what the gap refers to", {1});
        Expect({9, 1, 0}, {}, "none is within the limits if the strongest is full", {1});
        NS_TEST_EXPECT_MSG_EQ(*m_selection.GetStrongest(), 1, "but one is measured");
        Measure({NONE, NOT_A_NUMBER}, {9, 9});
        Expect({9}, {}, "no cell is measured");
        NS_TEST_EXPECT_MSG_EQ(m_selection.GetStrongest().has_value(),
                              false,
                              "so none is strongest");
    }

    std::vector<GrowsRadioLink> m_links; //!< one per cell
    GrowsCandidateSelection m_selection; //!< of candidates
};

/// How many users admission lets in.
class GrowsCapacityTestCase : public TestCase
{
  public:
    GrowsCapacityTestCase()
        : TestCase("capacity: resource blocks over those of a user, rounded down")
    {
    }

  private:
    void DoRun() override
    {
        const auto get = GrowsCandidateSelection::GetCapacity;
        NS_TEST_EXPECT_MSG_EQ(get(25, 2.5), 10, "25 / 2.5");
        NS_TEST_EXPECT_MSG_EQ(get(25, 9.0), 2, "25 / 9 is 2.8");
        NS_TEST_EXPECT_MSG_EQ(get(25, 30.0), 0, "25 / 30 is 0.8");
        NS_TEST_EXPECT_MSG_EQ(get(14, 0.56), 25, "14 / 0.56 is 25, though not in binary numbers");
        NS_TEST_EXPECT_MSG_EQ(get(25, 0.0), std::numeric_limits<uint32_t>::max(), "no limit");
    }
};

/// The suite.
class GrowsStateTestSuite : public TestSuite
{
  public:
    GrowsStateTestSuite()
        : TestSuite("grows-state", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsCandidateSelectionTestCase);
        AddTestCase(new GrowsCapacityTestCase);
    }
};

/// Registers the suite.
GrowsStateTestSuite g_growsStateTestSuite;

} // namespace
