// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-script.h"

#include "grows-factory.h"
#include "grows-setting.h"

#include "ns3/grows-names.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// Refuse what has no packets. \param network a name from the command line
void
CheckHasPackets(const std::string& network)
{
#ifndef GROWS_HAS_LTE
    GrowsCommandLine::Fail("--network lte needs ns-3's LTE, which this build has not: build with "
                           "an ns-3 that has the module lte (Debian: libns3-dev)");
#endif
    const auto slotted = GrowsSlottedEnvironment::GetNames();
    const auto known = GrowsRadioScenario::GetNames();
    const auto isIn = [&network](const auto& names) {
        return std::find(names.begin(), names.end(), network) != names.end();
    };
    GrowsCommandLine::Require(isIn(slotted) && !isIn(known)
                                  ? "'" + network +
                                        "' has no LTE form: its links are levels, not radio; known "
                                        "are " +
                                        GrowsJoinNames(known) + ", and files that end in .json"
                                  : "");
}

/// \param word some \return it, quoted for a shell
std::string
Quote(const std::string& word)
{
    std::string quoted;
    for (const char character : word)
    {
        quoted += character == '\'' ? std::string("'\\''") : std::string(1, character);
    }
    return "'" + quoted + "'";
}

} // namespace

GrowsScriptCommand
GrowsCreateScenarioScript(const std::string& network,
                          double durationS,
                          const std::vector<std::string>& arguments)
{
    CheckHasPackets(network);
    GrowsSetting setting;
    setting.scenario = network;
    setting.durationS = durationS;
    GrowsCommandLine::Require(GrowsValidateDuration(*setting.CreateScenario()));
    GrowsScriptCommand script;
    script.line = Quote(GrowsCampaign::GetOwnProgram()) + " play " +
                  Quote("--scenario=" + network) + " --duration=" + GrowsCsv::Format(durationS);
    for (const auto& argument : arguments)
    {
        script.line += " " + Quote(argument);
    }
    return script;
}

} // namespace ns3
