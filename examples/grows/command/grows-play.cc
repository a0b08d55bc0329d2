// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

// Plays a radio scenario in packet-level LTE as somebody's script would: global values, such as
// GrowsPolicy and GrowsResults, say who decides and what is left (GrowsGlobals). "./grows train
// --network lte" is a training in this program.

#include "grows-command-line.h"
#include "grows-commands.h"
#include "grows-factory.h"
#include "grows-setting.h"

#include "ns3/config.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/simulator.h"

#include <limits>

int
ns3::GrowsPlayCommand(int argc, char* argv[])
{
    GrowsCommandLine line(__FILE__, "Plays a scenario in packet-level LTE, as a script would.");
    GrowsSetting setting;
    setting.AddOptions(line, GrowsRadioScenario::GetNames());
    line.AddNumber("duration",
                   "simulated seconds with warm-up, 0: the scenario's own",
                   0.0,
                   std::numeric_limits<int32_t>::max(),
                   setting.durationS);
    line.Parse(argc, argv);
    const auto scenario = setting.CreateScenario();
    GrowsCommandLine::Require(GrowsValidateDuration(*scenario));
    Config::SetGlobal("GrowsWarmup", TimeValue(scenario->GetWarmUp()));
    Config::SetGlobal("GrowsDuration", TimeValue(scenario->GetDuration()));
    GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create("max-rssi"));
    network.Install(0); // GrowsDuration ends the simulation
    Simulator::Run();
    Simulator::Destroy();
    return 0;
}
