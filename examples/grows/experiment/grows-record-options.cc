// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-record-options.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/string.h"

namespace ns3
{

void
GrowsRecordOptions::AddOptions(GrowsCommandLine& line)
{
    line.AddFlag("record",
                 "every run leaves its trajectory: runs/POLICY-SEED/record.safetensors",
                 isWanted);
    line.AddNumber("record-epsilon",
                   "probability with which policies take a random candidate meanwhile",
                   0.0,
                   1.0,
                   epsilon);
}

void
GrowsRecordOptions::Check() const
{
    GrowsCommandLine::Require(epsilon > 0.0 && !isWanted ? "--record-epsilon needs --record" : "");
#ifndef GROWS_HAS_JSON
    GrowsCommandLine::Require(isWanted ? "--record needs nlohmann-json, which this build has not"
                                       : "");
#endif
}

void
GrowsRecordOptions::AddTo(GrowsRunFolder::Configuration& configuration) const
{
    if (isWanted)
    {
        configuration.emplace_back("record", GetGlobals("").at("GrowsRecordEpsilon"));
    }
}

std::map<std::string, std::string>
GrowsRecordOptions::GetGlobals(const std::string& folder) const
{
    if (!isWanted)
    {
        return {};
    }
    return {{"GrowsRecord", folder + "/" + FILE_NAME},
            {"GrowsRecordEpsilon", DoubleValue(epsilon).SerializeToString(nullptr)}};
}

void
GrowsRecordOptions::SetGlobals(const std::string& folder,
                               const Time& warmUp,
                               const Time& duration) const
{
    for (const auto& [name, value] : GetGlobals(folder))
    {
        Config::SetGlobal(name, StringValue(value));
    }
    Config::SetGlobal("GrowsWarmup", TimeValue(warmUp));
    Config::SetGlobal("GrowsDuration", TimeValue(duration));
}

} // namespace ns3
