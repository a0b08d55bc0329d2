// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-explanation.h"
#include "grows-program-test-case.h"
#include "grows-scenario-arrivals.h"
#include "grows-test-text.h"

#include "ns3/grows-decision-table.h"

#include <vector>

/**
 * \file
 * \ingroup grows-tests
 * Holds explanations of decisions to decisions made by hand, and to what runs record.
 */

using namespace ns3;

namespace
{

/**
 * \param cell index of a cell
 * \param rsrpDbm the measurement of it
 * \param users how many it has
 * \return a candidate of 25 resource blocks, 4 users and 12 Mbit/s at most
 */
GrowsCandidate
MakeCandidate(uint32_t cell, double rsrpDbm, std::size_t users)
{
    GrowsCandidate candidate;
    candidate.cell.cell = cell;
    candidate.cell.resourceBlocks = 25;
    candidate.cell.capacity = 4;
    candidate.cell.rbUse = 0.2 * static_cast<double>(users);
    candidate.cell.meanUtility = 0.5;
    candidate.cell.users.resize(users);
    candidate.link.rsrpDbm = rsrpDbm;
    candidate.link.rssiDbm = rsrpDbm + 24.8;
    candidate.link.sinrDb = 20.25;
    candidate.fullCellRateBps = 12e6;
    return candidate;
}

/// \return an arrival that may choose between a full cell, an empty one and one in between
GrowsDecisionRecord
MakeRecord()
{
    GrowsDecisionRecord record;
    record.time = Seconds(4.5);
    record.handlerCell = 7;
    record.state.user = 3;
    record.state.demand = {GrowsDemand::Kind::HOLDING_TIME, 12.0, 1.2};
    record.state.candidates = {MakeCandidate(7, -80.0, 4),
                               MakeCandidate(2, -85.5, 0),
                               MakeCandidate(5, -90.0, 1)};
    return record;
}

/**
 * \ingroup grows-tests
 * A decision made by hand, and what is said of it.
 */
class GrowsExplanationTextTestCase : public TestCase
{
  public:
    GrowsExplanationTextTestCase()
        : TestCase("an explanation, word for word")
    {
    }

  private:
    void DoRun() override
    {
        auto record = MakeRecord();
        record.decision.choice = 1;
        record.decision.values = {2.0, 1.5, 1.25};
        record.cell = 2;
        GrowsExplanation explanation(9, "agent", record);
        explanation.Ask("max-rssi", *GrowsAssociationPolicy::Create("max-rssi"));
        explanation.Ask("least-loaded", *GrowsAssociationPolicy::Create("least-loaded"));
        explanation.Ask("none", *GrowsAssociationPolicy::Create("none"));
        explanation.AddNote("cell 4 is no candidate: too far");
        NS_TEST_EXPECT_MSG_EQ(
            explanation.ToText(),
            "arrival 9 at 4.5 s, wants 12 s of service, 1.2 of the mean; decided by "
            "cell 7, which it measures strongest\n\ncandidate  RSRP dBm  RSSI dBm  "
            "SINR dB  alone Mbit/s  users  UEs free    RBs free  mean utility\ncell "
            "7        -80.0     -55.2     20.2         12.00      4    0 of 4   5.0 "
            "of 25         0.500\ncell 2        -85.5     -60.7     20.2         "
            "12.00      0    4 of 4  25.0 of 25         0.500\ncell 5        -90.0   "
            "  -65.2     20.2         12.00      1    3 of 4  20.0 of 25         "
            "0.500\n\nvalue         cell 7  cell 2  cell 5            takes\nagent     "
            "         2     1.5    1.25           cell 2\nmax-rssi         -80   "
            "-85.5     -90  none: cell-full\nleast-loaded   never       0      -1    "
            "       cell 2\nnone           never   never   never   none: "
            "declined\n\nagent took cell 2; cell 7 is full; cell 5 has a value less "
            "by 0.25; cell 4 is no candidate: too far\n",
            "the explanation as text");
    }
};

/**
 * \ingroup grows-tests
 * Arrivals that were not served.
 */
class GrowsExplainedRejectionTestCase : public TestCase
{
  public:
    GrowsExplainedRejectionTestCase()
        : TestCase("rejections are explained; rows for machines")
    {
    }

  private:
    /// \param text of an explanation \param part what it should hold
    void ExpectPart(const std::string& text, const std::string& part)
    {
        NS_TEST_EXPECT_MSG_EQ(FindMissing(text, part), "", "the explanation");
    }

    /// To decline has a value of its own.
    void TryDeclining()
    {
        auto record = MakeRecord();
        record.decision.values = {3.0, 2.0, 1.5};
        record.decision.declineValue = 2.25;
        record.reason = GrowsReason::DECLINED;
        record.state.demand.weight = 0.5;
        GrowsExplanation explanation(1, "grows", record);
        explanation.Ask("max-rssi-retry", *GrowsAssociationPolicy::Create("max-rssi-retry"));
        ExpectPart(explanation.ToText(), " of the mean, weight 0.5; decided by cell 7");
        ExpectPart(explanation.ToText(), "cell 7  cell 2  cell 5  none");
        ExpectPart(explanation.ToText(), "3       2     1.5  2.25  none: declined\n");
        ExpectPart(explanation.ToText(),
                   "grows took no cell (declined); cell 7 is full; cell 2 has a value less by "
                   "0.25; cell 5 has a value less by 0.75\n");
        const auto rows = explanation.ToCsv();
        NS_TEST_ASSERT_MSG_EQ(rows.GetNRows(), 7, "three candidates each, and none");
        NS_TEST_EXPECT_MSG_EQ(rows.GetText(3, "cell"), "", "no cell");
        NS_TEST_EXPECT_MSG_EQ(rows.GetText(3, "value"), "2.25", "its value");
        NS_TEST_EXPECT_MSG_EQ(rows.GetText(3, "is_taken"), "1", "it was declined");
        NS_TEST_EXPECT_MSG_EQ(rows.GetText(3, "reason"), "declined", "the reason");
        NS_TEST_EXPECT_MSG_EQ(GrowsGetDeclineObjection(record), "", "it was declined");
        record.cell = 2;
        record.decision.choice = 1;
        record.decision.declineValue = 1.75;
        ExpectPart(GrowsExplanation(1, "grows", record).ToText(),
                   "less by 0.5; to decline has a value less by 0.25\n");
    }

    /// The chosen cell was full when the decision was executed.
    void TryFullAtExecution()
    {
        auto record = MakeRecord();
        record.decision.choice = 1;
        record.decision.values = {3.0, 2.0, 1.5};
        record.cellsFullAtExecution = {2};
        record.cell = 5;
        const GrowsExplanation second(1, "grows", record);
        ExpectPart(
            second.ToText(),
            "grows took cell 5; cell 7 is full; cell 2 was chosen but was full at execution\n");
        ExpectPart(second.ToText(), "1.5  cell 5\n");
        NS_TEST_EXPECT_MSG_EQ(second.ToCsv().GetText(1, "is_taken"), "0", "full at execution");
        NS_TEST_EXPECT_MSG_EQ(second.ToCsv().GetText(2, "is_taken"), "1", "serves it");

        record.cellsFullAtExecution = {2, 5};
        record.cell.reset();
        record.reason = GrowsReason::CELL_FULL_AT_EXECUTION;
        const GrowsExplanation neither(1, "grows", record);
        ExpectPart(neither.ToText(),
                   "grows took no cell (cell-full-at-execution); cell 7 is full; cell 2 was chosen "
                   "but was full at execution; cell 5 was chosen but was full at "
                   "execution\n");
    }

    void DoRun() override
    {
        auto record = MakeRecord();
        record.decision.choice = 0;
        record.decision.values = {3.0, 2.0, 2.0};
        record.reason = GrowsReason::CELL_FULL;
        const GrowsExplanation full(1, "max-rssi", record);
        ExpectPart(full.ToText(),
                   "max-rssi took no cell (cell-full); cell 7 was chosen but is full; "
                   "cell 2 has a value less by 1");
        record.decision.values = {3.0, 3.5, 3.0};
        ExpectPart(GrowsExplanation(1, "grows", record).ToText(),
                   "cell 2 has a value more by 0.5 within the margin of the baseline; "
                   "cell 5 has the same value but is weaker\n");

        record.decision = {};
        record.reason = GrowsReason::DECLINED;
        record.state.demand = {GrowsDemand::Kind::VOLUME, 2e6, 0.5};
        const GrowsExplanation declined(1, "none", record);
        ExpectPart(declined.ToText(), "wants 2e+06 bytes, 0.5 of the mean");
        ExpectPart(declined.ToText(), "none took no cell (declined)");
        ExpectPart(declined.ToText(), "cell 2 was not chosen");

        TryFullAtExecution();
        TryDeclining();
        const GrowsCsv rows = full.ToCsv();
        NS_TEST_ASSERT_MSG_EQ(rows.GetNRows(), 3, "a row per candidate");
        NS_TEST_EXPECT_MSG_EQ(rows.GetText(1, "cell"), "2", "cell of the second candidate");
        NS_TEST_EXPECT_MSG_EQ(rows.GetText(1, "value"), "2", "value of the second candidate");
        NS_TEST_EXPECT_MSG_EQ(rows.GetText(0, "is_taken"), "0", "the full cell is not taken");
        NS_TEST_EXPECT_MSG_EQ(rows.GetText(0, "reason"), "cell-full", "why");
    }
};

/**
 * \ingroup grows-tests The program reports the same decisions as the comparison records.
 */
class GrowsExplainProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsExplainProgramTestCase()
        : GrowsProgramTestCase("the program tells what a run records; bad input")
    {
    }

  private:
    /// Compare the decisions of two programs.
    void Compare()
    {
        const std::string shorter =
            "--ns3::GrowsRadioScenario::WarmUp=1s --ns3::GrowsRadioScenario::ArrivalRate=4 ";
        const std::string wanted = "3,8,20";
        const Outcome run = Run(shorter + "--duration 8 --first-seed 10001 --seeds 1 --policies "
                                          "max-rssi-retry --output run");
        NS_TEST_ASSERT_MSG_EQ(run.exitCode, 0, run.errors);
        const Outcome outcome =
            Run(shorter +
                    "--ns3::GrowsRadioScenario::Duration=8s --seed 10001 --policy "
                    "max-rssi-retry --arrivals " +
                    wanted + " --output explained.csv",
                GROWS_EXPLAIN_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(outcome.errors, "", "no progress where there is no terminal");

        const auto arrivals = ReadTable("run/arrivals.csv");
        const auto rows = ReadTable("explained.csv");
        for (const std::string number : {"3", "8", "20"})
        {
            const GrowsCsv arrival = arrivals.Select("ue", number);
            const GrowsCsv ours = rows.Select("arrival", number).Select("policy", "max-rssi-retry");
            NS_TEST_ASSERT_MSG_EQ(arrival.GetNRows(), 1, "arrival " << number);
            std::string candidates;
            std::string cell;
            for (std::size_t row = 0; row < ours.GetNRows(); ++row)
            {
                candidates += (row == 0 ? "" : " ") + ours.GetText(row, "cell");
                cell += ours.GetText(row, "is_taken") == "1" ? ours.GetText(row, "cell") : "";
            }
            NS_TEST_EXPECT_MSG_EQ(candidates, arrival.GetText(0, "candidates"), number);
            NS_TEST_EXPECT_MSG_EQ(cell, arrival.GetText(0, "cell"), number);
            NS_TEST_EXPECT_MSG_EQ(ours.GetText(0, "time_s"), arrival.GetText(0, "time_s"), number);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.output, "arrival " + number + " at "),
                                  "",
                                  "explains arrival " << number);
        }
    }

    /// One sentence for each mistake.
    void TryBadInput()
    {
        const std::vector<std::vector<std::string>> inputs{
            {"--arrivals 0", "--arrivals must be numbers from 1 to "},
            {"--arrivals 2.5", "not '2.5'"},
            {"--arrivals some", "not 'some'"},
            {"--arrivals 1,,2", "not '1,,2'"},
            {"--arrivals 1000000", "--arrivals must be numbers from 1 to "},
            {"--at 1e6", "--at must be times up to the last arrival's, "},
            {"--scenario nosuch", "there is no scenario 'nosuch'; known are "},
            {"--policy nosuch", "nosuch"},
            {"--policies max-rssi,nosuch", "nosuch"},
            {"--seed 0", "--seed"},
            {"--arrivals 1 --policy max-rssi --policies max-rssi --output nosuch/file.csv",
             "cannot write nosuch/file.csv"}};
        for (const auto& input : inputs)
        {
            const Outcome outcome = Run(input[0], GROWS_EXPLAIN_PROGRAM);
            NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 1, input[0]);
            NS_TEST_EXPECT_MSG_EQ(outcome.errors.rfind("error: ", 0), 0, outcome.errors);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.errors, input[1]),
                                  "",
                                  "says what is wrong with " << input[0]);
            NS_TEST_EXPECT_MSG_EQ(outcome.errors.find('\n'), outcome.errors.size() - 1, "one line");
        }
        const Outcome both = Run("--at 5 --arrivals 1", GROWS_EXPLAIN_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(both.exitCode, 2, "--arrivals and --at together");
        NS_TEST_EXPECT_MSG_EQ(both.errors, "error: give either --arrivals or --at\n", "told");
    }

    void DoRun() override
    {
        Compare();
        TryBadInput();
        const Outcome at = Run("--at 2 --seed 10001 --policy max-rssi --policies least-loaded",
                               GROWS_EXPLAIN_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(at.exitCode, 0, at.errors);
        const auto arrivals = GrowsListArrivals(GrowsRadioScenario::Create("hotspot"), 10001);
        std::size_t number = 1;
        while (arrivals.at(number - 1).timeS < 2.0)
        {
            ++number;
        }
        const std::string part = "\narrival " + std::to_string(number) + " at ";
        NS_TEST_EXPECT_MSG_EQ(FindMissing(at.output, part), "", "explains the arrival");
    }
};

/**
 * \ingroup grows-tests
 * Explanations.
 */
class GrowsExplanationTestSuite : public TestSuite
{
  public:
    GrowsExplanationTestSuite()
        : TestSuite("grows-explanation", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsExplanationTextTestCase);
        AddTestCase(new GrowsExplainedRejectionTestCase);
        if (!std::string(GROWS_EXPLAIN_PROGRAM).empty())
        {
            AddTestCase(new GrowsExplainProgramTestCase);
        }
    }
};

GrowsExplanationTestSuite g_growsExplanationTestSuite; //!< registers the suite

} // namespace
