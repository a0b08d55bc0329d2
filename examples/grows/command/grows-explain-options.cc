/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-explain-options.h"

#include "grows-command-line.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"
#include "ns3/grows-radio-scenario.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

constexpr int64_t MAX_SEED = 2147483647; //!< RngRun

} // namespace

GrowsExplainOptions
GrowsReadExplainOptions(int argc, char* argv[])
{
    GrowsExplainOptions options;
    std::string model;
    GrowsCommandLine line(__FILE__, "Explains the decisions about chosen arrivals of an LTE run.");
    line.AddText("scenario",
                 "one of " + GrowsJoinNames(GrowsRadioScenario::GetNames()) + ", or a JSON file",
                 options.scenario);
    line.AddText("policy", "who decides", options.policy);
    line.AddText("policies",
                 "who is asked as well, of " + GrowsJoinNames(GrowsAssociationPolicy::GetNames()),
                 options.asked);
    line.AddText("arrivals", "numbers of arrivals, from 1 on", options.arrivals);
    line.AddText("at", "instead: the first arrivals from these seconds on", options.at);
    line.AddInteger("seed", "RngRun", 1, MAX_SEED, options.seed);
    line.AddText("model", "model file, default: the scenario's own or the general one", model);
    line.AddText("output", "CSV file to write, a row per policy and candidate", options.output);
    line.AddFlag("quiet", "no progress", options.quiet);
    line.Parse(argc, argv);
    if (line.IsGiven("model"))
    {
        options.model = model;
    }
    line.ReadSeed("seed", MAX_SEED, options.seed);
    if (line.IsGiven("at") && line.IsGiven("arrivals"))
    {
        GrowsCommandLine::Fail("give either --arrivals or --at", 2);
    }
    return options;
}

std::set<uint32_t>
GrowsFindArrivals(const GrowsExplainOptions& options, const std::vector<double>& times)
{
    const bool isAt = !options.at.empty();
    const auto list = GrowsParseNumbers(isAt ? options.at : options.arrivals);
    std::set<uint32_t> numbers;
    for (const double number : list.value_or(std::vector<double>()))
    {
        const double first =
            isAt ? std::lower_bound(times.begin(), times.end(), number) - times.begin() + 1
                 : number;
        if (first < 1.0 || first > times.size() || first != std::floor(first))
        {
            numbers.clear();
            break;
        }
        numbers.insert(static_cast<uint32_t>(first));
    }
    if (numbers.empty())
    {
        GrowsCommandLine::Fail(
            isAt ? "--at must be times up to the last arrival's, " +
                       GrowsCsv::Format(times.empty() ? 0.0 : times.back()) + " s, not '" +
                       options.at + "'"
                 : "--arrivals must be numbers from 1 to " + std::to_string(times.size()) +
                       ", the arrivals of this run, not '" + options.arrivals + "'");
    }
    return numbers;
}

} // namespace ns3
