// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-scene.h"
#include "grows-program-test-case.h"

#include "ns3/config.h"
#include "ns3/grows-globals.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/grows-script-recorder.h"
#include "ns3/rng-seed-manager.h"

#include <map>
#include <memory>

/**
 * \file
 * \ingroup grows-tests
 * Somebody else's scripts in comparisons: global values, what is recorded of a script, and
 * ./grows run --program.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * A script, in a process of its own.
 */
class GrowsComparedScriptTestCase : public GrowsProgramTestCase
{
  protected:
    using GrowsProgramTestCase::GrowsProgramTestCase;

    /// Global values by name.
    using Globals = std::map<std::string, std::string>;

    /// Do something in a process of its own that succeeds. \param globals for it \param act it
    void RunScript(const Globals& globals, const std::function<void()>& act)
    {
        const auto outcome = RunForked([&] {
            for (const auto& [name, value] : globals)
            {
                Config::SetGlobal(name, StringValue(value));
            }
            act();
        });
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
    }

    /// \return settings of a scene with so many UEs \param ues how many
    static GrowsLteSceneSettings GetSettings(uint32_t ues)
    {
        GrowsLteSceneSettings settings;
        settings.ues = ues;
        return settings;
    }
};

/**
 * \ingroup grows-tests
 * No policy takes a stream from ns-3's automatic numbering.
 */
class GrowsOwnStreamTestCase : public TestCase
{
  public:
    GrowsOwnStreamTestCase()
        : TestCase("making a policy does not shift the streams of a script's variables")
    {
    }

  private:
    void DoRun() override
    {
        for (const auto& name : GrowsAssociationPolicy::GetNames())
        {
            const auto before = RngSeedManager::GetNextStreamIndex();
            NS_TEST_EXPECT_MSG_NE(GrowsAssociationPolicy::Create(name), nullptr, name);
            NS_TEST_EXPECT_MSG_EQ(RngSeedManager::GetNextStreamIndex(), before + 1, name);
        }
    }
};

/**
 * \ingroup grows-tests
 * A script without AssignStreams has the same arrivals under every policy.
 */
class GrowsSameArrivalsTestCase : public GrowsComparedScriptTestCase
{
  public:
    GrowsSameArrivalsTestCase()
        : GrowsComparedScriptTestCase(
              "a script without AssignStreams: the same arrivals for all policies")
    {
    }

  private:
    /// A script. \param policy its own \param assigns whether it assigns streams
    static void Simulate(const std::string& policy, bool assigns)
    {
        GrowsLteScene scene(GetSettings(8)); // enough for all arrivals
        GrowsLteHelper grows(policy);
        grows.Install(scene.lte, scene.enbs);
        auto process = CreateObject<GrowsPoissonArrivalProcess>();
        process->SetAttribute("Rate", DoubleValue(10.0));
        process->SetAttribute("Demand", StringValue("ns3::ExponentialRandomVariable[Mean=0.05]"));
        grows.InstallArrivals(process, scene.ues);
        if (assigns)
        {
            grows.AssignStreams(100);
        }
        scene.RunUntil(1.0);
    }

    /// \param policy of the script \param globals for it \param assigns see Simulate
    std::string GetArrivals(const std::string& policy, Globals globals, bool assigns)
    {
        static int run = 0;
        const auto folder = "run" + std::to_string(++run);
        globals["GrowsResults"] = GetFolder() + "/" + folder;
        RunScript(globals, [&] { Simulate(policy, assigns); });
        return Join(ReadTable(folder + "/arrivals.csv"), {"time_s", "demand"});
    }

    void DoRun() override
    {
        const auto expected = GetArrivals("max-rssi", {}, false);
        const auto assigned = GetArrivals("max-rssi", {}, true);
        NS_TEST_EXPECT_MSG_GT(expected.size(), 50, "there are arrivals: " << expected);
        NS_TEST_EXPECT_MSG_NE(expected, assigned, "assigned streams are others");
        for (const auto& name : GrowsAssociationPolicy::GetNames())
        {
            if (!GrowsAssociationPolicy::Create(name)->Validate().empty())
            {
                continue; // it needs a file, or a model of the network
            }
            NS_TEST_EXPECT_MSG_EQ(GetArrivals(name, {}, false), expected, "of its own: " << name);
            NS_TEST_EXPECT_MSG_EQ(GetArrivals("max-rssi", {{"GrowsPolicy", name}}, false),
                                  expected,
                                  "instead of its own: " << name);
            NS_TEST_EXPECT_MSG_EQ(GetArrivals(name, {}, true), assigned, "assigned: " << name);
        }
    }
};

/**
 * \ingroup grows-tests
 * The policy of GrowsPolicy decides; the script's keeps its attributes, and the handovers.
 */
class GrowsOverrideTestCase : public GrowsComparedScriptTestCase
{
  public:
    GrowsOverrideTestCase()
        : GrowsComparedScriptTestCase("GrowsPolicy, GrowsModel and GrowsDuration in a script")
    {
    }

  private:
    void DoRun() override
    {
        RunScript({{"GrowsPolicy", "random"}, {"GrowsDuration", "300ms"}}, [] {
            GrowsLteScene scene(GetSettings(1));
            GrowsLteHelper grows("random");
            grows.SetPolicyAttribute("FreeCapacityOnly", BooleanValue(true));
            const auto own = grows.GetPolicy();
            grows.Install(scene.lte, scene.enbs);
            const auto handler = grows.GetHandlers().front();
            BooleanValue isSet;
            handler->GetPolicy()->GetAttribute("FreeCapacityOnly", isSet);
            NS_ABORT_MSG_IF(handler->GetPolicy() != grows.GetPolicy(), "who decides");
            NS_ABORT_MSG_IF(isSet.Get() || handler->GetPolicy() == own, "not the script's policy");
            NS_ABORT_MSG_IF(handler->GetHandoverPolicy() != own, "handovers are the script's");
            Simulator::Run();
            NS_ABORT_MSG_IF(Simulator::Now() != MilliSeconds(300) + TimeStep(1), "the duration");
        });
        const auto own = GrowsAssociationPolicy::Create("max-rssi");
        ExpectAbort("GrowsPolicy: there is no policy 'mxa-rssi'; known are", [&] {
            Config::SetGlobal("GrowsPolicy", StringValue("mxa-rssi"));
            GrowsChoosePolicy(own);
        });
        NS_TEST_EXPECT_MSG_EQ(GrowsChoosePolicy(own), own, "nothing is overridden");
        CheckModel();
    }

    /// GrowsModel is for policies that read one.
    void CheckModel()
    {
        RunScript({{"GrowsModel", "some-file"}}, [] {
            GrowsChoosePolicy(GrowsAssociationPolicy::Create("max-rssi"));
            if (const auto agent = GrowsAssociationPolicy::Create("grows"))
            {
                StringValue model;
                GrowsChoosePolicy(agent)->GetAttribute("Model", model);
                NS_ABORT_MSG_IF(model.Get() != "some-file", "the model");
            }
        });
    }
};

/**
 * \ingroup grows-tests
 * What is recorded of scripts of several kinds.
 */
class GrowsScriptRecorderTestCase : public GrowsComparedScriptTestCase
{
  public:
    GrowsScriptRecorderTestCase()
        : GrowsComparedScriptTestCase(
              "results of a script: at the end, at exit, of tiers and simulations")
    {
    }

  private:
    /// A script, to the end of its simulation. \return its scene
    static std::unique_ptr<GrowsLteScene> Simulate()
    {
        auto scene = std::make_unique<GrowsLteScene>(GetSettings(3));
        scene->grows.Install(scene->lte, scene->enbs);
        scene->grows.Attach(NetDeviceContainer(scene->ues.Get(0)));
        scene->grows.Arrive(scene->ues.Get(1), MilliSeconds(700), GrowsHelper::Volume(10000.0));
        scene->grows.Arrive(scene->ues.Get(2), MilliSeconds(1990), GrowsHelper::Endless());
        scene->RunUntil(2.0);
        return scene;
    }

    void DoRun() override
    {
        CheckTables();
        CheckExit();
        CheckAddedCells();
        CheckParts();
        ExpectAbort("holds the results of another run; give every run a folder of its own", [&] {
            Config::SetGlobal("GrowsResults", StringValue(GetFolder() + "/whole"));
            Simulate();
        });
        ExpectAbort("GrowsResults: cannot write /proc/nowhere/values.txt", [&] {
            Config::SetGlobal("GrowsResults", StringValue("/proc/nowhere"));
            Simulate();
        });
    }

    /// A simulation that is destroyed as usual.
    void CheckTables()
    {
        RunScript({{"GrowsResults", GetFolder() + "/whole"}, {"GrowsWarmup", "500ms"}},
                  [] { Simulate(); });
        const auto arrivals = ReadTable("whole/arrivals.csv");
        NS_TEST_ASSERT_MSG_EQ(arrivals.GetNRows(), 3, "arrivals");
        NS_TEST_EXPECT_MSG_EQ(Join(arrivals, {"time_s", "ue", "demand", "outcome", "cell"}),
                              "0 0 inf unfinished 0 \n0.7 1 10000 served 0 \n"
                              "1.99 2 inf unfinished 0 \n",
                              "what became of them");
        NS_TEST_EXPECT_MSG_GT(arrivals.GetNumber(0, "received_bytes"), 10000, "until the end");
        const auto runs = ReadTable("whole/runs.csv");
        NS_TEST_EXPECT_MSG_EQ(Join(runs, {"arrivals", "warm_up_s", "duration_s"}),
                              "2 0.5 2 \n",
                              "what counts");
        const auto places = ReadTable("whole/places.csv");
        NS_TEST_EXPECT_MSG_EQ(Join(places, {"ue", "x_m", "y_m", "time_s"}),
                              "0 250 150 0 \n1 250 150 0.7 \n2 250 150 1.99 \n",
                              "where they were");
        NS_TEST_EXPECT_MSG_EQ(Join(ReadTable("whole/cells.csv"), {"cell", "x_m", "y_m"}),
                              "0 0 0 \n1 500 0 \n2 250 433 \n",
                              "where the cells are");
        const auto values = GrowsScriptRecorder::ReadValues(GetFolder() + "/whole");
        NS_TEST_EXPECT_MSG_EQ(values.at("grows"), GrowsScriptRecorder::GetVersion(), "the version");
        NS_TEST_EXPECT_MSG_EQ(Time(values.at("GrowsWarmup")), MilliSeconds(500), "as understood");
        NS_TEST_EXPECT_MSG_EQ(values.count("RngRun") + values.count("GrowsHandoverPolicy"),
                              2,
                              "all global values");
    }

    /// A script that never destroys its simulation leaves the same.
    void CheckExit()
    {
        RunScript({{"GrowsResults", GetFolder() + "/exit"}, {"GrowsWarmup", "500ms"}}, [] {
            Simulate().release();
            std::exit(0); // NOLINT: the test
        });
        for (const std::string file : {"runs.csv", "arrivals.csv", "windows.csv", "places.csv"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("exit/" + file), Read("whole/" + file)),
                                  "",
                                  file << " of a script without Simulator::Destroy");
        }
    }

    /// A helper that installs handlers twice: the cells that were added are recorded, too.
    void CheckAddedCells()
    {
        RunScript({{"GrowsResults", GetFolder() + "/added"}}, [] {
            GrowsLteScene scene(GetSettings(2));
            GrowsLteHelper grows("least-loaded");
            grows.Install(scene.lte, NetDeviceContainer(scene.enbs.Get(1)));
            grows.Attach(scene.ues.Get(0));
            grows.Install(scene.lte, NetDeviceContainer(scene.enbs.Get(0)));
            grows.Attach(scene.ues.Get(1));
            scene.RunUntil(1.5);
        });
        NS_TEST_EXPECT_MSG_EQ(Join(ReadTable("added/cells.csv"), {"cell", "x_m"}),
                              "0 500 \n1 0 \n",
                              "both cells");
        NS_TEST_EXPECT_MSG_EQ(Join(ReadTable("added/arrivals.csv"), {"ue", "outcome", "cell"}),
                              "0 unfinished 0 \n1 unfinished 1 \n",
                              "arrivals in both");
        NS_TEST_EXPECT_MSG_EQ(Join(ReadTable("added/windows.csv"), {"cell", "users"}),
                              "0 1 \n1 1 \n",
                              "windows of both");
    }

    /// Two simulations, the second of which has two helpers.
    void CheckParts()
    {
        RunScript({{"GrowsResults", GetFolder() + "/parts"}}, [this] {
            Simulate(); // and reset the global value
            Config::SetGlobal("GrowsResults", StringValue(GetFolder() + "/parts"));
            GrowsLteScene scene(GetSettings(2));
            GrowsLteHelper tier("max-rssi");
            tier.Install(scene.lte, NetDeviceContainer(scene.enbs.Get(0)));
            tier.Attach(NetDeviceContainer(scene.ues.Get(0)));
            GrowsLteHelper other("least-loaded");
            other.Install(scene.lte, NetDeviceContainer(scene.enbs.Get(1)));
            other.Attach(scene.ues.Get(1));
            scene.RunUntil(0.5);
        });
        const auto whole = ReadTable("parts/arrivals.csv");
        const auto first = ReadTable("parts/simulation-2/arrivals.csv");
        const auto second = ReadTable("parts/simulation-2/helper-2/arrivals.csv");
        NS_TEST_EXPECT_MSG_EQ(whole.GetNRows(), 3, "of the first simulation");
        NS_TEST_EXPECT_MSG_EQ(Join(first, {"policy", "cell"}), "max-rssi 0 \n", "of a tier");
        NS_TEST_EXPECT_MSG_EQ(Join(second, {"policy", "cell"}), "least-loaded 0 \n", "the other");
    }
};

/**
 * \ingroup grows-tests
 * ./grows run --program from the first run to the last picture.
 */
class GrowsProgramComparisonTestCase : public GrowsComparedScriptTestCase
{
  public:
    GrowsProgramComparisonTestCase()
        : GrowsComparedScriptTestCase("policies compared in a program: table, files, resume, seeds")
    {
    }

  private:
    /// \param program command \param options of the comparison \return what it did
    Outcome Compare(const std::string& program, const std::string& options)
    {
        return Run("--program \"" + program + "\" " + options);
    }

    void DoRun() override
    {
        const std::string script = GROWS_LTE_SCRIPT_PROGRAM;
        const std::string what = "--policies max-rssi,least-loaded,random --seeds 3,7 ";
        const auto one = Compare("cd / && " + script + " --simTime=2s --numUes=6",
                                 what + "--output one --jobs 1");
        NS_TEST_ASSERT_MSG_EQ(one.exitCode, 0, one.errors);
        NS_TEST_EXPECT_MSG_EQ(one.errors, "", "nothing to say");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(one.output, "grows-lte-script, 2 s with 0 s warm-up"),
                              "",
                              one.output);
        CheckFiles();
        const auto two = Compare("cd / && " + script + " --simTime=2s --numUes=6",
                                 what + "--output two --jobs 2");
        for (const std::string file : {"runs.csv", "arrivals.csv", "windows.csv", "places.csv"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("two/" + file), Read("one/" + file)),
                                  "",
                                  file << " by two workers and by one");
        }
        CheckResume(what);
        CheckSeeds();
        CheckSharedFiles();
        CheckEnd();
    }

    /// What a comparison of a built-in scenario leaves, too.
    void CheckFiles()
    {
        const auto runs = ReadTable("one/runs.csv");
        NS_TEST_EXPECT_MSG_EQ(Join(runs, {"policy", "seed"}),
                              "max-rssi 3 \nleast-loaded 3 \nrandom 3 \n"
                              "max-rssi 7 \nleast-loaded 7 \nrandom 7 \n",
                              "a row a run");
        const auto arrivals = ReadTable("one/arrivals.csv");
        const std::vector<std::string> given{"seed", "time_s", "ue", "demand", "candidates"};
        const auto ours = arrivals.Select("policy", "max-rssi");
        NS_TEST_EXPECT_MSG_EQ(ours.GetNRows(), 12, "6 UEs, 2 seeds");
        for (const std::string policy : {"least-loaded", "random"})
        {
            const auto theirs = arrivals.Select("policy", policy);
            NS_TEST_EXPECT_MSG_EQ(Join(theirs, given), Join(ours, given), policy);
            NS_TEST_EXPECT_MSG_NE(Join(theirs, {"cell"}), Join(ours, {"cell"}), policy);
        }
        NS_TEST_EXPECT_MSG_EQ(ReadTable("one/places.csv").GetNRows(), 36, "a place an arrival");
        NS_TEST_EXPECT_MSG_EQ(ReadTable("one/cells.csv").GetNRows(), 3, "a row a cell");
        const bool hasGnuplot = std::system("command -v gnuplot >/dev/null 2>&1") == 0;
        for (const std::string picture : {"utility", "throughput", "rejections", "cells", "map"})
        {
            const bool isPng = Read("one/" + picture + ".png").rfind("\x89PNG", 0) == 0;
            NS_TEST_EXPECT_MSG_EQ(isPng, hasGnuplot, picture);
        }
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Read("one/map-plot.csv"), ",0\n"), "", "UEs of cell 0");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Read("one/table.md"), "least-loaded"), "", "the table");
    }

    /// Runs that are there are not done again; other programs do not mix with them.
    void CheckResume(const std::string& what)
    {
        const std::string script = GROWS_LTE_SCRIPT_PROGRAM;
        std::filesystem::remove_all(GetFolder() + "/two/runs/random-7");
        const auto before = Read("two/arrivals.csv");
        const auto written =
            std::filesystem::last_write_time(GetFolder() + "/two/runs/random-3/arrivals.csv");
        const auto again =
            Compare("cd / && " + script + " --simTime=2s --numUes=6", what + "--output two");
        NS_TEST_EXPECT_MSG_EQ(again.exitCode, 0, again.errors);
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("two/arrivals.csv"), before), "", "the same");
        NS_TEST_EXPECT_MSG_EQ((std::filesystem::last_write_time(
                                   GetFolder() + "/two/runs/random-3/arrivals.csv") == written),
                              true,
                              "this run was there");
        ExpectOneLine(Compare(script + " --simTime=3s", what + "--output two"),
                      1,
                      "two holds results of other runs",
                      "another program");
    }

    /// Programs that set RngRun themselves, and {seed} for them.
    void CheckSeeds()
    {
        const std::string script = std::string(GROWS_LTE_SCRIPT_PROGRAM) + " --simTime=2s";
        ExpectOneLine(Compare(script + " --RngRun=5", "--policies none --seeds 2 --output a"),
                      1,
                      "have the same outcome under none: the program draws nothing at random, or "
                      "sets RngRun itself",
                      "a seed of its own");
        const auto replaced =
            Compare(script + " --RngRun={seed} # {policy}",
                    "--policies none --seeds 2 --output b --warm-up 0.5 --duration 1.5");
        NS_TEST_EXPECT_MSG_EQ(replaced.exitCode, 0, replaced.errors);
        NS_TEST_EXPECT_MSG_EQ(Join(ReadTable("b/runs.csv"), {"seed", "warm_up_s", "duration_s"}),
                              "1 0.5 1.5 \n2 0.5 1.5 \n",
                              "what counts");
    }

    /// A file that all runs write to is named; global values of the environment stay.
    void CheckSharedFiles()
    {
        const std::string script = GROWS_LTE_SCRIPT_PROGRAM;
        const auto outcome = RunCommand(
            "NS_GLOBAL_VALUE='GrowsCheckConservation=true;GrowsHandoverPolicy=max-rssi' " +
            std::string(GROWS_RUN_PROGRAM) + " --program \"date > shared.txt; " + script +
            " --simTime=1s\" --policies none --seeds 2 --output shared --sqlite");
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(outcome.errors, "note: several runs of the program wrote to shared.txt"),
            "",
            outcome.errors);
        const auto values = GrowsScriptRecorder::ReadValues(GetFolder() + "/shared/runs/none-1");
        NS_TEST_EXPECT_MSG_EQ(values.at("GrowsCheckConservation"), "true", "as it was");
        NS_TEST_EXPECT_MSG_EQ(values.at("GrowsHandoverPolicy"), "max-rssi", "as it was");
        NS_TEST_EXPECT_MSG_EQ(values.at("GrowsPolicy"), "none", "and ours");
    }

    /// When the comparison is ended, so is the program, and what that has started.
    void CheckEnd()
    {
        std::ofstream(GetFolder() + "/long.sh") << "touch begun\nsleep 7654.25\ntrue\n";
        const auto outcome =
            RunCommand(std::string(GROWS_RUN_PROGRAM) +
                       " --program 'sh long.sh' --jobs 1 --output ended & campaign=$!; "
                       "for i in $(seq 600); do test -e begun && break; sleep 0.1; done; "
                       "ps -ef | grep -c '[s]leep 7654.25'; kill -TERM $campaign; wait $campaign; "
                       "sleep 0.5; ps -ef | grep -c '[s]leep 7654.25'");
        NS_TEST_EXPECT_MSG_EQ(outcome.output, "1\n0\n", "none is left: " << outcome.errors);
    }
};

/**
 * \ingroup grows-tests
 * Programs that cannot be compared: a sentence each.
 */
class GrowsBadProgramTestCase : public GrowsComparedScriptTestCase
{
  public:
    GrowsBadProgramTestCase()
        : GrowsComparedScriptTestCase("programs that cannot be compared: one sentence, exit code")
    {
    }

  private:
    /// Expect that the first run fails. \param program command \param part of what is said
    /// \param options of the comparison
    void ExpectFailure(const std::string& program,
                       const std::string& part,
                       const std::string& options = "")
    {
        std::filesystem::remove_all(GetFolder() + "/results");
        const auto outcome = Run("--program \"" + program + "\" --policies max-rssi --seeds 1 " +
                                 "--output results " + options);
        ExpectOneLine(outcome, 1, part, program);
    }

    void DoRun() override
    {
        ExpectRefusals({{"--program ''", 1, "--program must be a command"},
                        {"--program", 2, "--program needs a value"},
                        {"--program true --policies 'a/b'", 1, "the name of a policy must be"},
                        {"--program true --policies 'a;b'", 1, "the name of a policy must be"},
                        {"--program true --policies look-ahead", 1, "nothing to look ahead in"},
                        {"--program true --output 'a;b'", 1, "must be without ';'"},
                        {"--program true --model 'a;b'", 1, "must be without ';'"},
                        {"--program true --policies none --model x", 1, "none of the policies"},
                        {"--program true --duration 5 --warm-up 5", 1, "--duration must be"},
                        {"--program true --timeout -1", 1, "--timeout must be"},
                        {"--program true --seeds 3,3", 1, "--seeds"},
                        {"--program true --seeds 0", 1, "--seeds must be"},
                        {"--program true --seeds 1,2 --first-seed 3", 1, "--first-seed has no"},
                        {"--program true --scenario hotspot", 2, "unknown option --scenario"},
                        {"--GrowsPolicy=none", 1, "GrowsRecordEpsilon are for scripts"}});
        const std::string script = GROWS_LTE_SCRIPT_PROGRAM;
        ExpectFailure("./nothing", "not found (its output is in");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Read("results/runs/max-rssi-1.failed/errors.txt"), "not"),
                              "",
                              "what it said is kept");
        ExpectFailure("echo boom >&2; exit 3", "the program failed with exit code 3: boom");
        ExpectFailure("kill -SEGV \\$\\$", "the program was ended by signal 11");
        ExpectFailure("true", "the program never installed a GrowsHelper");
        ExpectFailure("sleep 60", "has not ended within 0.3 s (--timeout)", "--timeout 0.3");
        ExpectFailure(script + " --numUes=0 --simTime=1s", "the program never decided");
        ExpectFailure(script + " --simTime=1s --GrowsPolicy=none",
                      "the program has GrowsPolicy=none, not max-rssi");
        ExpectFailure(script + " --simTime=1s && " + script + " --simTime=1s",
                      "holds the results of another run");
        ExpectFailure(script + " --simTime=1s",
                      "there is no policy 'of-my-own'; known are",
                      "--policies of-my-own");
        CheckFakes(script);
    }

    /// Programs that leave other files than they should. \param script that leaves good ones
    void CheckFakes(const std::string& script)
    {
        const std::string find = "folder=$(echo \"$NS_GLOBAL_VALUE\" | sed "
                                 "'s/.*GrowsResults=//; s/;.*//')\n";
        const auto write = [this, &find](const std::string& name, const std::string& text) {
            std::ofstream(GetFolder() + "/" + name) << find << text << "\n";
        };
        write("old.sh", "echo grows=0.1 >\"$folder/values.txt\"");
        ExpectFailure("sh old.sh", "was built with version 0.1 of the library, this one is");
        write("silent.sh", script + " --simTime=1s && rm \"$folder\"/runs.csv");
        ExpectFailure("sh silent.sh", "the program left no results");
        write("torn.sh", script + " --simTime=1s && echo x >\"$folder\"/windows.csv");
        ExpectFailure("sh torn.sh", "the program left a damaged windows.csv");
    }
};

/**
 * \ingroup grows-tests
 * The suite.
 */
class GrowsCompareTestSuite : public TestSuite
{
  public:
    GrowsCompareTestSuite()
        : TestSuite("grows-compare", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsOwnStreamTestCase);
        AddTestCase(new GrowsSameArrivalsTestCase);
        AddTestCase(new GrowsOverrideTestCase);
        AddTestCase(new GrowsScriptRecorderTestCase);
        const bool isBuilt = !std::string(GROWS_RUN_PROGRAM).empty() &&
                             !std::string(GROWS_LTE_SCRIPT_PROGRAM).empty();
        if (isBuilt)
        {
            AddTestCase(new GrowsBadProgramTestCase);
            AddTestCase(new GrowsProgramComparisonTestCase);
        }
    }
};

GrowsCompareTestSuite g_growsCompareTestSuite; //!< registers the suite

} // namespace
