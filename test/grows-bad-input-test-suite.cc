// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-test-case.h"
#include "grows-lte-scene.h"
#include "grows-program-test-case.h"
#include "grows-test-text.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/lte-helper.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

/**
 * \file
 * \ingroup grows-tests Responses of the programs and helpers to wrong input.
 */

using namespace ns3;

namespace
{

/// \return whether the module was built with LibTorch
bool
HasAgents()
{
    const auto policies = GrowsAssociationPolicy::GetNames();
    return std::find(policies.begin(), policies.end(), "grows") != policies.end();
}

/**
 * \ingroup grows-tests
 * The comparison in packet-level LTE.
 */
class GrowsRunBadInputTestCase : public GrowsProgramTestCase
{
  public:
    GrowsRunBadInputTestCase()
        : GrowsProgramTestCase("bad input of run: one sentence, exit code, nothing written")
    {
    }

  private:
    /**
     * \param name of a file beside the folder
     * \param contents what it holds
     * \return the arguments that name it as the model
     */
    std::string MakeModel(const std::string& name, const std::string& contents)
    {
        const std::string path = GetPath(name);
        std::ofstream(path, std::ios::binary) << contents;
        return "--policies grows --model '" + path + "'";
    }

    /// Model files that are none.
    void TryModels()
    {
        const std::string archive("PK\003\004" + std::string(100, 'x'));
        const std::string good = ReadFile(NS_TEST_SOURCEDIR "/../models/general.safetensors");
        NS_TEST_ASSERT_MSG_GT(good.size(), 1000, "a model file that is one");
        ExpectRefusals(
            {{"--policies none --model x.safetensors", 1, "none of the policies"},
             {"--policies grows --model missing.safetensors", 1, "cannot read missing.safetensors"},
             {"--policies grows --model .", 1, "Is a directory"},
             {MakeModel("empty.safetensors", ""),
              1,
              "empty.safetensors is damaged or no safetensors file"},
             {MakeModel("half.safetensors", good.substr(0, good.size() / 2)),
              1,
              "half.safetensors is damaged"},
             {MakeModel("last.safetensors", good.substr(0, good.size() - 1)),
              1,
              "last.safetensors is damaged"},
             {MakeModel("archive.safetensors", archive),
              1,
              "archive.safetensors is an archive of LibTorch"},
             {MakeModel("foreign.safetensors", std::string(100, '?')), 1, "no safetensors file"}});
    }

    /**
     * \param name of a scenario file beside the folder
     * \param cells and what else is in it
     * \return the arguments that run it
     */
    std::string MakeScenario(const std::string& name, const std::string& cells)
    {
        const std::string path = GetPath(name);
        std::ofstream(path) << R"({"background": {"x_m": 0, "y_m": 0, "radius_m": 9}, )" << cells
                            << "}";
        return "--policies none --scenario '" + path + "'";
    }

    /// Scenario files that are read, but make no sense.
    void TryScenarios()
    {
        const std::string cell = R"({"x_m": 0, "y_m": 0, "carrier": 0})";
        std::string wide;
        for (int i = 0; i < 3; ++i)
        {
            wide += (i > 0 ? "," : "") +
                    std::string(R"({"x_m": 0, "y_m": 0, "resource_blocks": )") +
                    R"(100, "carrier": )" + std::to_string(i) + "}";
        }
        const std::string attributes = R"("cells": [)" + cell + R"(], "attributes": )";
        ExpectRefusals(
            {{MakeScenario("key.json", R"("cels": [])"), 1, "\"cells\" must be an array"},
             {MakeScenario("twice.json", R"("cells": [)" + cell + "," + cell + "]"),
              1,
              "cell 1 has"},
             {MakeScenario("wide.json", R"("cells": [)" + wide + "]"), 1, "3 carriers take 60 MHz"},
             {MakeScenario("zero.json", attributes + R"({"ArrivalRate": 0})"), 1, "Arrivals per"},
             {MakeScenario("unit.json", attributes + R"({"MeanHolding": "4 km"})"),
              1,
              "a time with"},
             {MakeScenario("run.json", R"("name": "`touch mark`", "cells": [)" + cell + "]"),
              1,
              "\"name\" must be 1 to 64 letters"},
             {MakeScenario("up.json", R"("name": "../up", "cells": [)" + cell + "]"),
              1,
              "\"name\" must be 1 to 64 letters"}});
    }

    void DoRun() override
    {
        TryScenarios();
        if (HasAgents())
        {
            TryModels();
        }
        const std::string file = GetPath("file");
        std::ofstream(file) << "mine";
        ExpectRefusals(
            {{"--policies max-rssi,nosuch",
              1,
              "\"nosuch\"; known are greedy-measured, greedy-utility, "},
             {"--policies=", 1, "--policies"},
             {"--policies none,none", 1, "each policy once"},
             {"--policies none,ns3::GrowsNonePolicy", 1, "each policy once"},
             {"--policies q-learning", 1, "q-learning cannot run: its table is empty"},
             {"--scenario nosuch", 1, "'nosuch'; known are "},
             {"--policies none --output=/dev/null/x", 1, "cannot write to /dev/null/x"},
             {"--policies none --output=", 1, "--output"},
             {"--seeds 0", 1, "from 1 to 10000, not '0'"},
             {"--seeds -1", 1, "not '-1'"},
             {"--seeds 18446744073709551617", 1, "not '18446744073709551617'"},
             {"--seeds 2x", 1, "not '2x'"},
             {"--first-seed 0", 1, "--first-seed"},
             {"--policies none --first-seed 2147483647 --seeds 2", 1, "--first-seed"},
             {"--jobs 0", 1, "--jobs"},
             {"--duration -5", 1, "--duration"},
             {"--duration nan", 1, "--duration"},
             {"--duration inf", 1, "--duration"},
             {"--policies none --duration 10.5", 1, "at least 11 s"},
             {"--full=maybe", 1, "--full"},
             {"--network nosuch", 1, "--network must be lte or slotted, not 'nosuch'"},
             {"--cell 0.5:6", 1, "--cell is for --network slotted only"},
             {"--episodes 3", 1, "--episodes is for --network slotted only"},
             {"--handlers", 1, "--handlers is for --network slotted only"},
             {"--policies none --job none-2 --seeds 1 --first-seed 1", 1, "not 'none-2'"},
             {"--RngSeed=x", 1, "RngSeed that takes 'x'"},
             {"--ns3::GrowsRadioScenario::HotShare=1.5", 1, "HotShare"},
             {"--ns3::Nothing::Such=1", 1, "ns3::Nothing::Such"},
             {"--nosuch", 2, "unknown option --nosuch"},
             {"nosuch", 2, "unexpected 'nosuch'"},
             {"--seeds", 2, "--seeds needs a value"},
             {"--output --quiet", 2, "--output needs a value"},
             {"--ns3::GrowsUserAssociation::Candidates=0", 1, "Candidates that takes '0'"},
             {"--ns3::GrowsUserAssociation::Candidates=-1", 1, "Candidates that takes '-1'"},
             {"--ns3::GrowsUserAssociation::MinRbPerUe=nan", 1, "MinRbPerUe that takes 'nan'"},
             {"--ns3::GrowsUserAssociation::Candidates=3", // its own default, but typed
              1,
              "no effect in a scenario: set ns3::GrowsRadioScenario::Candidates"},
             {"--RngRun=10001 --first-seed 10002", 2, "--first-seed is RngRun"},
             {"--ns3::GrowsUserAssociation::MinRbPerUe=3",
              1,
              "no effect in a scenario: set ns3::GrowsRadioScenario::MinRbPerUe"},
             {"--ns3::GrowsUserAssociation::Window=soon", 1, "Window that takes 'soon'"},
             {"--ns3::GrowsUserAssociation::Policy=best", 1, "Policy that takes 'best'"},
             {"--policies none --output '" + file + "'", 1, "cannot write to " + file},
             {"--policies none --output /proc/x", 1, "cannot write to /proc/x"}});
        NS_TEST_EXPECT_MSG_EQ(ReadFile(file), "mine", "a file is not replaced by a folder");
        const Outcome help = Run("--help");
        NS_TEST_EXPECT_MSG_EQ(help.exitCode, 0, "help is no mistake");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(help.output, "--first-seed"), "", "lists the options");
    }
};

/**
 * \ingroup grows-tests
 * The evaluation in the slotted network.
 */
class GrowsSlottedBadInputTestCase : public GrowsProgramTestCase
{
  public:
    GrowsSlottedBadInputTestCase()
        : GrowsProgramTestCase("bad input in slots: one sentence, exit code, nothing written")
    {
    }

  private:
    void DoRun() override
    {
        // A full disk that is not replaced by a file if the test fails, not even by root.
        const std::string full = GetPath("full.csv");
        std::filesystem::create_symlink("/dev/full", full);
        const std::string preset = "--scenario paper-a ";
        const std::string limits = " --ns3::GrowsRadioScenario::BackhaulLimits=x";
        ExpectRefusals(
            {{"--scenario nosuch", 1, "'nosuch'; known are "},
             {"--policies max-rssi,nosuch",
              1,
              "\"nosuch\"; known are greedy-measured, greedy-utility, "},
             {"--policies=", 1, "--policies"},
             {"--policies q-learning", 1, "q-learning cannot run: its table is empty"},
             {"--cell 0.5", 1, "not '0.5'"},
             {"--cell 1.5:6", 1, "not '1.5:6'"},
             {"--cell 0.5:nan", 1, "not '0.5:nan'"},
             {"--cell 0.5:6 --scenario hotspot", 1, "'hotspot' is no preset of the paper"},
             {"--seeds 1 --episodes 1 --output /dev/null/x", 1, "cannot write to /dev/null/x"},
             {"--episodes -1", 1, "--episodes"},
             {preset + "--handlers", 1, "--handlers needs a radio scenario"},
             {preset + "--duration 20", 1, "--duration is for radio scenarios only"},
             {"--netanim", 1, "--netanim is for --network lte only"},
             {"--handlers --scenario hotspot --episodes 2", 1, "one episode"},
             {"--handlers --scenario nosuch", 1, "'nosuch'; known are "},
             {"--handlers --scenario nosuch.json", 1, "cannot read the scenario file"},
             {"--handlers --scenario hotspot" + limits, 1, "BackhaulLimits of the scenario is"},
             {"--scenario hotspot" + limits, 1, "BackhaulLimits of the scenario is"},
             {"--scenario hotspot --ns3::GrowsSlottedEnvironment::Slots=100",
              1,
              "100 slots ends within the scenario's warm-up"},
             {"--ns3::GrowsUserAssociation::BackhaulDelay=5ms",
              1,
              "ns3::GrowsUserAssociation::BackhaulDelay has no effect without --handlers"},
             {"--policies random,random", 1, "each policy once, not 'random,random'"},
             {"--policies argmax,max-rssi", 1, "each policy once, not 'argmax,max-rssi'"},
             {"--ns3::GrowsLevelScenario::ArrivalProbability=2", 1, "ArrivalProbability"},
             {"--ns3::GrowsNetwork::RateModel=ns3::GrowsFormulaRateModel",
              1,
              "set ns3::GrowsSlottedEnvironment::RateModel"},
             {"--seeds 1 --episodes 1 --output '" + full + "'", 1, "cannot write to " + full},
             {"--ns3::GrowsLevelScenario::Cells=0", 1, "Cells that takes '0'"},
             {preset + "--ns3::GrowsLevelScenario::Capacity=0.5",
              1,
              "Capacity is \"0.5\"; give whole"},
             {preset + "--ns3::GrowsLevelScenario::Capacity=1e20",
              1,
              "Capacity is \"1e20\"; give whole"},
             {"--cell 0.5:1e300", 1, "not '0.5:1e300'"},
             {preset + "--cell 0.5:1.5 --ns3::GrowsLevelScenario::DemandLaw=TwoPoints "
                       "--ns3::GrowsLevelScenario::ShortDemandRatio=1 "
                       "--ns3::GrowsLevelScenario::ShortDemandProbability=0.9",
              1,
              "the long of the TwoPoints demands is not positive"},
             {"--scenario hotspot --ns3::GrowsRadioScenario::MinRbPerUe=30",
              1,
              "more than the 25 resource blocks of cell 0"},
             {preset + "--ns3::GrowsLevelRateModel::Levels=1,2",
              1,
              "the rate model has only 2 levels"},
             {preset + "--ns3::GrowsLevelScenario::DemandLaw=Variable",
              1,
              "set DemandVariable, too"},
             {"--ns3::GrowsLevelScenario::MeanDemand=-2", 1, "MeanDemand that takes '-2'"},
             {"--ns3::GrowsLevelScenario::DemandVariable=x", 1, "DemandVariable that takes 'x'"},
             {"--nosuch", 2, "unknown option --nosuch"}},
            GROWS_SLOTTED_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::is_symlink(full), true, "a device stays what it is");
    }
};

/**
 * \ingroup grows-tests
 * The soak.
 */
class GrowsSoakBadInputTestCase : public GrowsProgramTestCase
{
  public:
    GrowsSoakBadInputTestCase()
        : GrowsProgramTestCase("bad input of soak: one sentence, exit code, nothing written")
    {
    }

  private:
    void DoRun() override
    {
        ExpectRefusals({{"--schedulers Pf,Pf", 1, "each scheduler once, not 'Pf,Pf'"},
                        {"--schedulers=", 1, "each scheduler once, not ''"},
                        {"--schedulers Nosuch", 1, "not 'Nosuch'"},
                        {"--ns3::GrowsRadioScenario::MinRbPerUe=10",
                         1,
                         "more than the 6 resource blocks of cell 0"},
                        {"--ns3::GrowsUserAssociation::MinRbPerUe=3", 1, "no effect in a scenario"},
                        {"--policies random,random", 1, "each policy once"},
                        {"--job Pf:random:7", 1, "not 'Pf:random:7'"}},
                       GROWS_SOAK_PROGRAM);
    }
};

/**
 * \ingroup grows-tests
 * The short LTE script.
 */
class GrowsScriptBadInputTestCase : public GrowsProgramTestCase
{
  public:
    GrowsScriptBadInputTestCase()
        : GrowsProgramTestCase("bad input of lte-arrivals: one sentence, exit code")
    {
    }

  private:
    void DoRun() override
    {
        // A script: ns-3's CommandLine speaks of options, and the library ends it in ns-3's way.
        constexpr int ABORTED = 128 + SIGABRT;
        const std::vector<BadInput> inputs{
            {"--policy=nosuch", ABORTED, "\"nosuch\"; known are greedy-measured, greedy-utility, "},
            {"--policy=", 1, "--policy"},
            {"--policy=q-learning", ABORTED, "its table is empty"},
            {"--rate=0", ABORTED, "Rate"},
            {"--nosuch", 1, "nosuch"}};
        for (const auto& input : inputs)
        {
            const auto outcome = Run(input.arguments, GROWS_LTE_ARRIVALS_PROGRAM);
            NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, input.exitCode, input.arguments);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.errors + outcome.output, input.part),
                                  "",
                                  input.arguments << ": " << outcome.errors);
        }
    }
};

/**
 * \ingroup grows-tests
 * Timing of packet-level LTE: what it prints is checked with the shortest run there is.
 */
class GrowsBenchPacketsTestCase : public GrowsProgramTestCase
{
  public:
    GrowsBenchPacketsTestCase()
        : GrowsProgramTestCase("bench packets: bad input, and a share of decisions below 1 %")
    {
    }

  private:
    /**
     * \param output of the program
     * \param figure name of one
     * \return the first value of it, NaN if there is none
     */
    static double Find(const std::string& output, const std::string& figure)
    {
        const auto at = output.find("\"" + figure + "\":");
        return at == std::string::npos ? NAN : std::atof(output.c_str() + at + figure.size() + 3);
    }

    void DoRun() override
    {
        const std::string program = GROWS_BENCH_PACKETS_PROGRAM;
        ExpectRefusals({{"--cells=4", 1, "--cells must be of 3, 7, 19 and 57, not '4'"},
                        {"--cells=-3", 1, "not '-3'"},
                        {"--cells=3.5", 1, "not '3.5'"},
                        {"--cells=", 1, "not ''"},
                        {"--policies=", 1, "at least one policy"},
                        {"--policies=nosuch", 1, "\"nosuch\"; known are"},
                        {"--seconds=1", 1, "--seconds"}},
                       program);
        const auto outcome = Run("--cells=3 --policies=max-rssi --seconds=3", program);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        NS_TEST_EXPECT_MSG_GT(Find(outcome.output, "ranking_us"), 0.0, outcome.output);
        NS_TEST_EXPECT_MSG_GT(Find(outcome.output, "decisions"), 0.0, outcome.output);
        NS_TEST_EXPECT_MSG_LT(Find(outcome.output, "decision_share"), 0.01, outcome.output);
        NS_TEST_EXPECT_MSG_GT(Find(outcome.output, "value"), 0.0, "memory of a UE");
    }
};

/**
 * \ingroup grows-tests Mistakes in a user's script end it in ns-3's way: one sentence, then
 * abort().
 */
class GrowsAbortTestCase : public GrowsProgramTestCase
{
  public:
    GrowsAbortTestCase()
        : GrowsProgramTestCase("mistakes in scripts abort with a sentence that says what is wrong")
    {
    }

  private:
    /// \return a helper with a policy, installed on a network made of tables
    static GrowsHelper MakeHelper()
    {
        GrowsHelper helper("max-rssi");
        helper.Install(CreateObject<GrowsFakeNetwork>(std::vector<std::vector<double>>{{-80.0}}));
        return helper;
    }

    /// Everything but LTE.
    void TryHelper()
    {
        ExpectAbort("no policy \"nosuch\"; known are greedy-measured, greedy-utility, ",
                    [] { GrowsHelper("nosuch"); });
        ExpectAbort(
            "the policy is null; give one, or name one of greedy-measured, greedy-utility, ",
            [] { GrowsHelper(Ptr<GrowsAssociationPolicy>()); });
        ExpectAbort("cell 0 has no GrowsUserAssociation in use", [] {
            auto network =
                CreateObject<GrowsFakeNetwork>(std::vector<std::vector<double>>{{-80.0}});
            network->NotifyAttached(0, 0); // other code's: the pool is used up
            auto process = CreateObject<GrowsPoissonArrivalProcess>();
            process->Install(network, {0}); // without handlers
            Simulator::Run();
        });
        ExpectAbort("Candidates", [] {
            GrowsHelper("max-rssi").SetHandlerAttribute("Candidates", UintegerValue(0));
        });
        ExpectAbort("has no attribute Nosuch",
                    [] { GrowsHelper("max-rssi").SetPolicyAttribute("Nosuch", UintegerValue(0)); });
        ExpectAbort("call Install first",
                    [] { GrowsHelper("max-rssi").Arrive(0, Seconds(1), GrowsHelper::Endless()); });
        ExpectAbort("-1s is in the past",
                    [] { MakeHelper().Arrive(0, Seconds(-1), GrowsHelper::Endless()); });
        ExpectAbort("a demand of 0 cannot be served",
                    [] { MakeHelper().Arrive(0, Seconds(1), GrowsHelper::Volume(0)); });
        ExpectAbort("a demand of -2 cannot be served", [] {
            MakeHelper().Arrive(0, Seconds(1), GrowsHelper::HoldingTime(Seconds(-2)));
        });
        ExpectAbort("a demand of nan cannot be served",
                    [] { MakeHelper().Arrive(0, Seconds(1), GrowsHelper::Volume(NAN)); });
        ExpectAbort("there is no user 4000000000",
                    [] { MakeHelper().Arrive(4000000000, Seconds(1), GrowsHelper::Endless()); });
        ExpectAbort("the pool is empty", [] {
            MakeHelper().InstallArrivals(CreateObject<GrowsPoissonArrivalProcess>(),
                                         std::vector<uint32_t>());
        });
        ExpectAbort(" of cell 0 has a GrowsUserAssociation already",
                    [] { GrowsHelper("random").Install(MakeHelper().GetNetwork()); });
        ExpectAbort("Arrive: call Install first", [] {
            auto node = CreateObject<Node>(); // without a cell
            node->AggregateObject(CreateObject<GrowsUserAssociation>());
            node->GetObject<GrowsUserAssociation>()->Arrive(0, GrowsHelper::Endless());
        });
        ExpectAbort("cell 0 has no GrowsUserAssociation in use", [] {
            auto helper = MakeHelper();
            helper.GetHandlers().front()->Dispose(); // it was removed
            helper.Arrive(0, Seconds(1), GrowsHelper::Endless());
            Simulator::Run();
        });
        ExpectAbort("cell 0 has no GrowsUserAssociation", [] {
            auto network =
                CreateObject<GrowsFakeNetwork>(std::vector<std::vector<double>>{{-80.0}});
            GrowsUserAssociation::Dispatch(network, 0, GrowsHelper::Endless());
        });
        ExpectAbort("handlers have no trace Nosuch",
                    [] { MakeHelper().TraceConnect("Nosuch", CallbackBase()); });
    }

    /// What must come before Install.
    void TryOrder()
    {
        ExpectAbort("SetHandlerAttribute: call it before Install",
                    [] { MakeHelper().SetHandlerAttribute("Candidates", UintegerValue(1)); });
        ExpectAbort("SetPolicyAttribute: call it before Install",
                    [] { MakeHelper().SetPolicyAttribute("Any", UintegerValue(1)); });
        ExpectAbort("SetReassociationAttribute: call it before Install",
                    [] { MakeHelper().SetReassociationAttribute("MaxRetries", UintegerValue(1)); });
        ExpectAbort("it was called before", [] {
            auto helper = MakeHelper();
            helper.Install(helper.GetNetwork());
        });
        ExpectAbort("it was called before", [] {
            MakeHelper().Install(
                CreateObject<GrowsFakeNetwork>(std::vector<std::vector<double>>{{-80.0}}));
        });
    }

    /// Mistakes with LTE devices.
    void TryDevices()
    {
        ExpectAbort("device 0 of the eNB devices has no mobility model", [] {
            NodeContainer nodes(1);
            auto lte = CreateObject<LteHelper>();
            lte->SetEpcHelper(CreateObject<PointToPointEpcHelper>());
            GrowsLteHelper("max-rssi").Install(lte, lte->InstallEnbDevice(nodes));
        });
        ExpectAbort("has no mobility model: call MobilityHelper::Install before", [] {
            GrowsLteScene scene(GrowsLteSceneSettings{});
            scene.Install();
            NodeContainer nodes(1);
            const auto ues = scene.lte->InstallUeDevice(nodes);
            InternetStackHelper().Install(nodes);
            scene.epc->AssignUeIpv4Address(ues);
            scene.grows.Attach(ues);
        });
        ExpectAbort("is given twice", [] {
            GrowsLteScene scene(GrowsLteSceneSettings{});
            scene.Install();
            scene.Install();
        });
        ExpectAbort("of the same LteHelper", [] {
            GrowsLteScene scene(GrowsLteSceneSettings{});
            scene.Install();
            scene.grows.Install(CreateObject<LteHelper>(), scene.enbs);
        });
        ExpectAbort("has a dedicated bearer, but no default bearer", [] {
            GrowsLteScene scene(GrowsLteSceneSettings{});
            scene.Install();
            scene.lte->ActivateDedicatedEpsBearer(scene.ues,
                                                  EpsBearer(EpsBearer::GBR_CONV_VOICE),
                                                  EpcTft::Default());
            scene.grows.Attach(scene.ues);
        });
        for (const std::string name : {"Payload", "Direction"})
        {
            ExpectAbort("::" + name + ": set it before users are added", [name] {
                GrowsLteScene scene(GrowsLteSceneSettings{});
                scene.Install();
                scene.grows.Attach(scene.ues);
                scene.network->SetAttribute(
                    name,
                    StringValue(name == "Payload" ? "Application" : "Uplink"));
            });
        }
    }

    /// Arrivals after the end: the only one of these mistakes that does not stop the script.
    void TryEnd()
    {
        const Outcome outcome = RunForked([] {
            auto helper = MakeHelper();
            for (const double seconds : {1.0, 12.0, 13.0})
            {
                helper.Arrive(0, Seconds(seconds), GrowsHelper::HoldingTime(Seconds(1)));
            }
            Simulator::Stop(Seconds(10));
            Simulator::Run();
            Simulator::Destroy();
        });
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, "the results are there");
        NS_TEST_EXPECT_MSG_EQ(outcome.errors,
                              "grows: arrivals that never came: 2 (the simulation ended at +10s, "
                              "the first of them was due at +12s)\n",
                              "but are not all that was asked for");
    }

    void DoRun() override
    {
        TryHelper();
        TryOrder();
        TryDevices();
        TryEnd();
        ExpectAbort("no eNB", [] {
            GrowsLteHelper("max-rssi").Install(CreateObject<LteHelper>(), NetDeviceContainer());
        });
        ExpectAbort("call Install first", [] {
            GrowsLteHelper("max-rssi").Attach(NetDeviceContainer(Ptr<NetDevice>()));
        });
        ExpectAbort("is not an LteEnbNetDevice", [] {
            auto device = CreateObject<PointToPointNetDevice>();
            CreateObject<Node>()->AddDevice(device);
            GrowsLteHelper("max-rssi")
                .Install(CreateObject<LteHelper>(), NetDeviceContainer(device));
        });
    }
};

/**
 * \ingroup grows-tests
 * Bad input.
 */
class GrowsBadInputTestSuite : public TestSuite
{
  public:
    GrowsBadInputTestSuite()
        : TestSuite("grows-bad-input", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsAbortTestCase);
        if (!std::string(GROWS_RUN_PROGRAM).empty())
        {
            AddTestCase(new GrowsRunBadInputTestCase);
            AddTestCase(new GrowsSlottedBadInputTestCase);
            AddTestCase(new GrowsSoakBadInputTestCase);
            AddTestCase(new GrowsScriptBadInputTestCase);
            AddTestCase(new GrowsBenchPacketsTestCase);
        }
    }
};

GrowsBadInputTestSuite g_growsBadInputTestSuite; //!< registers the suite

} // namespace
