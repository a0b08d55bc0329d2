// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handover-scene.h"
#include "grows-program-test-case.h"
#include "grows-test-text.h"

#include "ns3/grows-handover-algorithm.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

using namespace ns3;

namespace
{

/// Scripts in which it cannot work.
class BadScriptTestCase : public GrowsProgramTestCase
{
  public:
    BadScriptTestCase()
        : GrowsProgramTestCase("what is missing in a script is said in a sentence")
    {
    }

  private:
    void DoRun() override
    {
        const auto run = [](const GrowsHandoverSceneSettings& settings) {
            GrowsHandoverScene scene(settings);
            scene.RunUntil(0.1);
        };
        GrowsHandoverSceneSettings noPolicy;
        noPolicy.policy = "no-such-policy";
        ExpectAbort("there is no policy \"no-such-policy\"", [&] { run(noPolicy); });
        GrowsHandoverSceneSettings noEpc;
        noEpc.epc = false;
        noEpc.x2 = false;
        ExpectAbort("has no EPC", [&] { run(noEpc); });
        ExpectAbort("it belongs to no eNB", [] {
            /// Orders nothing.
            class Sap : public LteHandoverManagementSapUser
            {
                std::vector<uint8_t> AddUeMeasReportConfigForHandover(
                    LteRrcSap::ReportConfigEutra /* config */) override
                {
                    return {1};
                }

                void TriggerHandover(uint16_t /* rnti */, uint16_t /* target */) override
                {
                }
            } sap;

            auto algorithm = CreateObject<GrowsHandoverAlgorithm>();
            algorithm->SetLteHandoverManagementSapUser(&sap);
            algorithm->Initialize();
            Simulator::Run();
        });
    }
};

/// The program that compares handover algorithms.
class ProgramTestCase : public GrowsProgramTestCase
{
  public:
    ProgramTestCase()
        : GrowsProgramTestCase("the program says what is wrong, and compares the same vehicles")
    {
    }

  private:
    void DoRun() override
    {
        const std::string program = GROWS_HANDOVER_PROGRAM;
        if (program.empty())
        {
            return; // examples are not built
        }
        ExpectRefusals({{"--policies=a4-rsrp", 1, "a3-rsrp, a2-a4-rsrq and the policies"},
                        {"--duration=5", 1, "--duration"},
                        {"--vehicles=0", 1, "--vehicles"},
                        {"--job=grows-77", 1, "--job must be one of the planned runs"},
                        {"--speed=3", 2, "speed"}},
                       program);
        const std::string common =
            "--quiet --policies=a3-rsrp,max-rssi --seeds=2 --first-seed=10001 "
            "--duration=6 --vehicles=2 --jammed=0 ";
        const auto one = Run(common + "--jobs=1 --output=one", program);
        const auto two = Run(common + "--jobs=2 --output=two", program);
        NS_TEST_ASSERT_MSG_EQ(one.exitCode, 0, one.errors);
        NS_TEST_ASSERT_MSG_EQ(two.exitCode, 0, two.errors);
        NS_TEST_EXPECT_MSG_EQ(Read("one/handover.csv"), Read("two/handover.csv"), "same bytes");
        const auto runs = ReadTable("one/handover.csv");
        NS_TEST_ASSERT_MSG_EQ(runs.GetNRows(), 4, "two algorithms, two seeds");
        NS_TEST_EXPECT_MSG_GT(runs.GetNumber(0, "utility"), 1.0, "utility of the first run");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(one.output, "against a3-rsrp"), "", "a table");

        const auto half = Run("--quiet --policies=max-rssi --seeds=1 --first-seed=10001 "
                              "--duration=6 --vehicles=2 --jammed=0 --jobs=1 --output=half "
                              "--ns3::GrowsUserAssociation::Window=500ms",
                              program);
        NS_TEST_ASSERT_MSG_EQ(half.exitCode, 0, half.errors);
        const auto halves = ReadTable("half/handover.csv");
        const auto whole = runs.Select("policy", "max-rssi").Select("seed", "10001");
        NS_TEST_ASSERT_MSG_EQ(whole.GetNRows(), 1, "the same run in one/handover.csv");
        NS_TEST_EXPECT_MSG_EQ_TOL(halves.GetNumber(0, "utility") / whole.GetNumber(0, "utility"),
                                  1.0,
                                  0.1,
                                  "a mean over windows, however long they are");
        NS_TEST_EXPECT_MSG_NE(Read("one/handover.md"), "", "as a file, too");
        std::filesystem::remove(GetFolder() + "/one/handover.md");
        std::filesystem::create_directories(GetFolder() + "/one/handover.md/x");
        ExpectOneLine(Run(common + "--output=one", program),
                      1,
                      "cannot write one/handover.md",
                      "no reservation without the user");
    }
};

/**
 * \ingroup grows-tests
 * What is wrong in scripts that hand over, and the program that compares handover algorithms.
 */
class GrowsHandoverProgramTestSuite : public TestSuite
{
  public:
    GrowsHandoverProgramTestSuite()
        : TestSuite("grows-handover-program")
    {
        AddTestCase(new BadScriptTestCase);
        AddTestCase(new ProgramTestCase);
    }
};

GrowsHandoverProgramTestSuite g_growsHandoverProgramTestSuite; //!< registers the suite

} // namespace
