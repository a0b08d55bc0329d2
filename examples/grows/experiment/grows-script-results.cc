// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-script-results.h"

#include "ns3/grows-script-recorder.h"
#include "ns3/nstime.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace ns3
{

namespace
{

/// Global values that are times.
const std::set<std::string> TIMES{"GrowsWarmup", "GrowsDuration", "GrowsRecordWindow"};

/// Compare what a program should have understood with what it has.
/// \param globals by name
/// \param values the contents of its values.txt
/// \return what is wrong, in a sentence; "" if nothing is
std::string
FindMisunderstanding(const std::map<std::string, std::string>& globals,
                     const std::map<std::string, std::string>& values)
{
    for (const auto& [name, value] : globals)
    {
        const auto found = values.find(name);
        const auto has = found == values.end() ? "" : found->second;
        const bool isTime = TIMES.count(name) > 0;
        const bool isSame = isTime && !has.empty() ? Time(has) == Time(value) : has == value;
        if (!isSame && name != "RngRun") // a program may have runs of its own
        {
            return "the program has " + name + "=" + has + ", not " + value +
                   ": it sets this global value itself";
        }
    }
    return "";
}

/// \param part of a run's results \return what stands behind the program's name, such as
/// "-helper-2"
std::string
GetSuffix(const std::string& part)
{
    std::string suffix = part.empty() ? "" : "-" + part.substr(0, part.size() - 1);
    std::replace(suffix.begin(), suffix.end(), '/', '-');
    return suffix;
}

/// Let a table state policy and seed as the comparison does, and the scenario as none of the other
/// parts does.
/// \param run which
/// \param part of the run's results
/// \param [in,out] table one of its tables
void
Label(const GrowsRun& run, const std::string& part, GrowsCsv& table)
{
    const bool hasScenario = table.HasColumn("scenario") && table.GetNRows() > 0;
    const std::map<std::string, std::string> labels{
        {"scenario", hasScenario ? table.GetText(0, "scenario") + GetSuffix(part) : ""},
        {"policy", run.policy},
        {"seed", std::to_string(run.seed)}};
    for (const auto& [column, value] : labels)
    {
        if (table.HasColumn(column))
        {
            table.SetColumn(column, value);
        }
    }
}

} // namespace

std::string
GrowsValidateScriptValues(const std::map<std::string, std::string>& globals,
                          const std::string& folder)
{
    const auto values = GrowsScriptRecorder::ReadValues(folder);
    if (values.empty())
    {
        return "the program never installed a GrowsHelper";
    }
    const auto version = values.find(GrowsScriptRecorder::VERSION_NAME);
    const auto has = version == values.end() ? "another" : version->second;
    if (has != GrowsScriptRecorder::GetVersion())
    {
        return "the program was built with version " + has + " of the library, this one is " +
               GrowsScriptRecorder::GetVersion() + ": build it again";
    }
    return FindMisunderstanding(globals, values);
}

std::vector<std::string>
GrowsFindScriptParts(const std::string& folder)
{
    std::vector<std::string> parts;
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error))
    {
        if (entry.path().filename() == "runs.csv")
        {
            const auto part = entry.path().parent_path().lexically_relative(folder).string();
            parts.push_back(part == "." ? "" : part + "/");
        }
    }
    std::sort(parts.begin(), parts.end());
    return parts;
}

std::string
GrowsReadScriptTables(const GrowsRun& run, const std::string& folder, GrowsTables& tables)
{
    std::size_t arrivals = 0;
    for (const auto& part : GrowsFindScriptParts(folder))
    {
        for (const std::string file : {"runs.csv",
                                       "arrivals.csv",
                                       "windows.csv",
                                       "decisions.csv",
                                       "moves.csv",
                                       "timing.csv",
                                       "cells.csv",
                                       "places.csv"})
        {
            auto table = GrowsCsv::Read(folder + "/" + part + file);
            if (!table || !GrowsReport::Validate(file, *table).empty())
            {
                return "the program left a damaged " + part + file;
            }
            Label(run, part, *table);
            arrivals += file == "arrivals.csv" ? table->GetNRows() : 0;
            tables[part + file] = *table;
        }
    }
    if (tables.empty())
    {
        return "the program left no results: it must end by return or exit, not by _exit";
    }
    return arrivals > 0 ? ""
                        : "the program never decided: no UE came by Attach, Arrive or "
                          "InstallArrivals of its GrowsHelper";
}

} // namespace ns3
