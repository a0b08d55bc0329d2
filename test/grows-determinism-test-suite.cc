// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/double.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/hash.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <iostream>
#include <map>
#include <sstream>

/**
 * \file
 * \ingroup grows-tests
 * The same seed leads to the same outcomes: twice in a process, and from one change of the module
 * to the next. That the number of workers does not matter is tested in grows-programs and
 * grows-table1, by programs.
 */

using namespace ns3;

namespace
{

/// Digests by release of ns-3: whoever uses another one adds what the test prints there.
const std::map<std::string, std::string> DIGESTS{{"3.37", "fa16cf3883aef19d"},
                                                 {"3.42", "fa16cf3883aef19d"},
                                                 {"3.43", "fa16cf3883aef19d"},
                                                 {"3.46.1", "fa16cf3883aef19d"},
                                                 {"3.48", "fa16cf3883aef19d"}};

/**
 * \ingroup grows-tests
 * One LTE run, twice, and its digest.
 */
class GrowsDigestTestCase : public TestCase
{
  public:
    GrowsDigestTestCase()
        : TestCase("the outcomes of an LTE run with ns-3 " GROWS_NS3_VERSION)
    {
    }

  private:
    /// \return what became of each arrival, in whole numbers and words: they are the same
    /// everywhere
    std::string Run()
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = GrowsRadioScenario::Create("hotspot");
        scenario->SetAttribute("ArrivalRate", DoubleValue(8.0));
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create("greedy-utility"));
        network.Install(0);
        GrowsResultsHelper results("hotspot", "greedy-utility", 10001);
        results.SetUserNumbers(MakeCallback(&GrowsScenarioHelper::GetArrivalNumber, &network));
        results.Install(network.GetGrowsHelper());
        Simulator::Stop(Seconds(5.0));
        Simulator::Run();
        results.Finish();
        const GrowsCsv arrivals = results.GetArrivals();
        Simulator::Destroy();
        std::string outcomes;
        for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
        {
            for (const std::string column : {"ue", "candidates", "cell", "outcome", "reason"})
            {
                outcomes += arrivals.GetText(row, column) + ",";
            }
            outcomes += "\n";
        }
        NS_TEST_EXPECT_MSG_GT(arrivals.GetNRows(), 25, "arrivals");
        return outcomes;
    }

    void DoRun() override
    {
        const std::string outcomes = Run();
        NS_TEST_EXPECT_MSG_EQ((Run() == outcomes), true, "twice in a process");
        std::ostringstream digest;
        digest << std::hex << Hash64(outcomes);
        const auto known = DIGESTS.find(GROWS_NS3_VERSION);
        if (known == DIGESTS.end())
        {
            std::clog << "ns-3 " GROWS_NS3_VERSION " has the digest " << digest.str() << "\n";
            return;
        }
        NS_TEST_EXPECT_MSG_EQ(digest.str(), known->second, outcomes);
    }
};

/**
 * \ingroup grows-tests
 * Determinism.
 */
class GrowsDeterminismTestSuite : public TestSuite
{
  public:
    GrowsDeterminismTestSuite()
        : TestSuite("grows-determinism", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsDigestTestCase);
    }
};

GrowsDeterminismTestSuite g_growsDeterminismTestSuite; //!< registers the suite

} // namespace
