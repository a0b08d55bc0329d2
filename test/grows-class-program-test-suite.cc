// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-test-case.h"
#include "grows-test-text.h"

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * A comparison with classes from the first run to the last picture.
 */
class GrowsClassProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsClassProgramTestCase()
        : GrowsProgramTestCase("a comparison with traffic classes: table, files, resume")
    {
    }

  private:
    void DoRun() override
    {
        const std::string what = "--scenario voip-picos --policies max-rssi,least-loaded --seeds 1 "
                                 "--first-seed 10001 --duration 15 "
                                 "--ns3::GrowsRadioScenario::WarmUp=2s ";
        Compare(what + "--network slotted --handlers ", "handlers");
        Compare(what + "--network slotted --episodes 2 ", "slots");
        if (!std::string(GROWS_LTE_ARRIVALS_PROGRAM).empty())
        {
            Compare(what + "--network lte ", "packets");
            const auto voip = ReadTable("packets/classes.csv").Select("class", "voip");
            NS_TEST_EXPECT_MSG_GT(voip.GetNumber(0, "delay_p95_ms"), 0.0, "packets have delays");
            NS_TEST_EXPECT_MSG_LT(voip.GetNumber(0, "loss"), 1.0, "some arrive");
        }
        const auto plain = Run("--scenario hotspot --policies max-rssi --seeds 1 --duration 15 "
                               "--handlers --output plain",
                               GROWS_SLOTTED_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(plain.exitCode, 0, plain.errors);
        NS_TEST_EXPECT_MSG_EQ(plain.output.find("class"), std::string::npos, plain.output);
        NS_TEST_EXPECT_MSG_EQ(Read("plain/classes.csv"), "", "without classes");
        NS_TEST_EXPECT_MSG_EQ(Read("plain/class-pictures.sh"), "", "nor pictures of them");
    }

    /// \param what options \param output folder for the results
    void Compare(const std::string& what, const std::string& output)
    {
        const auto one = Run(what + "--output " + output);
        NS_TEST_ASSERT_MSG_EQ(one.exitCode, 0, one.errors);
        for (const std::string part : {"class voip ", "class data ", "satisfaction", "class-loss"})
        {
            const bool isThere = part != "class-loss" || output == "packets"; // slots have none
            NS_TEST_EXPECT_MSG_EQ(FindMissing(one.output, part).empty(), isThere, one.output);
        }
        const auto classes = ReadTable(output + "/classes.csv");
        NS_TEST_ASSERT_MSG_EQ(classes.GetNRows(), 4, "two policies and classes");
        const auto voip = classes.Select("class", "voip");
        for (std::size_t row = 0; row < voip.GetNRows(); ++row)
        {
            NS_TEST_EXPECT_MSG_GT(voip.GetNumber(row, "arrivals"), 10.0, "2 a second");
            NS_TEST_EXPECT_MSG_GT(voip.GetNumber(row, "satisfaction"), 0.0, "somebody is served");
            NS_TEST_EXPECT_MSG_LT_OR_EQ(voip.GetNumber(row, "satisfaction"), 1.0, "at most");
        }
        const bool hasGnuplot = std::system("command -v gnuplot >/dev/null 2>&1") == 0;
        const bool isPng = Read(output + "/class-satisfaction.png").rfind("\x89PNG", 0) == 0;
        NS_TEST_EXPECT_MSG_EQ(isPng, hasGnuplot, "the picture");
        const auto before = Read(output + "/classes.csv");
        std::filesystem::remove_all(GetFolder() + "/" + output + "/runs/least-loaded-10001");
        const auto again = Run(what + "--output " + output);
        NS_TEST_EXPECT_MSG_EQ(again.exitCode, 0, again.errors);
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Read(output + "/classes.csv"), before),
                              "",
                              "classes.csv after a run was done again");
    }
};

/**
 * \ingroup grows-tests
 * The program where users have classes.
 */
class GrowsClassProgramTestSuite : public TestSuite
{
  public:
    GrowsClassProgramTestSuite()
        : TestSuite("grows-class-program", TestSuite::Type::SYSTEM)
    {
        if (!std::string(GROWS_SLOTTED_PROGRAM).empty())
        {
            AddTestCase(new GrowsClassProgramTestCase);
        }
    }
};

GrowsClassProgramTestSuite g_growsClassProgramTestSuite; //!< registers the suite

} // namespace
