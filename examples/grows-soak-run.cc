/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-soak-run.h"

#include "ns3/core-module.h"
#include "ns3/ff-mac-scheduler.h"
#include "ns3/grows-module.h"

#include <chrono>
#include <cmath>
#include <fstream>
#include <unistd.h>

namespace ns3
{

namespace
{

constexpr uint32_t DEVICES = 20;          //!< that play the newcomers
constexpr double SETTLED_SHARE = 0.2;     //!< of a run, after which memory must not grow
constexpr double MAX_GROWTH_MIB = 32.0;   //!< from then on
constexpr double BYTES_PER_MIB = 1 << 20; //!< for people

/// \return memory of this process that is resident, in MiB; 0 if the system does not tell
double
GetResidentMib()
{
    double total = 0.0;
    double resident = 0.0;
    std::ifstream("/proc/self/statm") >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / BYTES_PER_MIB;
}

/// What is known of a run.
const GrowsCsv::Row COLUMNS{"scheduler",
                            "policy",
                            "seed",
                            "arrivals",
                            "rejected",
                            "departed",
                            "unfinished",
                            "settled_mib",
                            "end_mib",
                            "wall_s"};

/// \return name of a scheduler's type
std::string
GetType(const std::string& scheduler)
{
    return "ns3::" + scheduler + "FfMacScheduler";
}

/// \return three small cells of 8 places; users stay 2 s, so that they want 24 devices on average
Ptr<GrowsRadioScenario>
CreateScenario()
{
    const auto scenario = GrowsRadioScenario::Create("hotspot");
    scenario->SetAttribute("ResourceBlocks", UintegerValue(6));
    scenario->SetAttribute("MinRbPerUe", DoubleValue(0.75));
    scenario->SetAttribute("ArrivalRate", DoubleValue(12.0));
    scenario->SetAttribute("MeanHolding", TimeValue(Seconds(2)));
    return scenario;
}

} // namespace

std::string
GrowsSoakRun::GetName() const
{
    return scheduler + ":" + policy + ":" + std::to_string(seed);
}

std::string
GrowsSoakRun::FindProblem() const
{
    TypeId tid;
    const bool isKnown = TypeId::LookupByNameFailSafe(GetType(scheduler), &tid);
    if (!isKnown || !tid.IsChildOf(FfMacScheduler::GetTypeId()))
    {
        return "--schedulers must name schedulers of ns-3's LTE, such as Pf, not '" + scheduler +
               "'";
    }
    return GrowsHelper::FindProblem(policy);
}

GrowsCsv
GrowsSoakRun::Do() const
{
    const auto begin = std::chrono::steady_clock::now();
    Config::SetDefault("ns3::LteHelper::Scheduler", StringValue(GetType(scheduler)));
    RngSeedManager::SetRun(seed);
    GrowsScenarioHelper network(CreateScenario(), GrowsAssociationPolicy::Create(policy));
    network.SetPoolSize(DEVICES);
    network.Install(0);
    const auto checker = network.GetGrowsHelper().CheckConservation();
    double settledMib = 0.0;
    Simulator::Schedule(Seconds(SETTLED_SHARE * durationS),
                        [&settledMib] { settledMib = GetResidentMib(); });
    GrowsCampaign::ReportSimulation(Seconds(durationS));
    Simulator::Stop(Seconds(durationS));
    Simulator::Run();
    const double endMib = GetResidentMib();
    Simulator::Destroy();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    GrowsCsv row(COLUMNS);
    row.AddRow({scheduler,
                policy,
                std::to_string(seed),
                std::to_string(checker->GetNArrivals()),
                std::to_string(checker->GetNRejections()),
                std::to_string(checker->GetNDepartures()),
                std::to_string(checker->GetNUnfinished()),
                GrowsCsv::Format(settledMib),
                GrowsCsv::Format(endMib),
                GrowsCsv::Format(wall.count())});
    return row;
}

std::string
GrowsTabulateSoak(const GrowsCsv& table)
{
    GrowsTextTable text(COLUMNS);
    for (std::size_t row = 0; row < table.GetNRows(); ++row)
    {
        GrowsCsv::Row values;
        for (const std::string& column : COLUMNS)
        {
            const double number = table.GetNumber(row, column);
            const bool isWhole = std::isnan(number) || number == std::floor(number);
            values.push_back(isWhole ? table.GetText(row, column)
                                     : GrowsTextTable::Format(number, 1));
        }
        text.AddRow(values);
    }
    return text.ToText();
}

std::string
GrowsFindSoakProblem(const GrowsCsv& table)
{
    for (std::size_t row = 0; row < table.GetNRows(); ++row)
    {
        const auto number = [&](const std::string& column) { return table.GetNumber(row, column); };
        const std::string& name = table.GetText(row, "scheduler");
        if (number("arrivals") != number("rejected") + number("departed") + number("unfinished"))
        {
            return name + ": the outcomes are not as many as the arrivals";
        }
        if (number("end_mib") - number("settled_mib") > MAX_GROWTH_MIB)
        {
            return name + ": memory has grown from " + table.GetText(row, "settled_mib") + " to " +
                   table.GetText(row, "end_mib") + " MiB";
        }
    }
    return "";
}

} // namespace ns3
