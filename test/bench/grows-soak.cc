// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-commands.h"
#include "grows-campaign.h"
#include "grows-experiment.h"
#include "grows-factory.h"
#include "grows-text-table.h"

#include "ns3/core-module.h"
#include "ns3/ff-mac-scheduler.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-module.h"
#include "ns3/grows-names.h"

#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <unistd.h>

/**
 * \file
 * \ingroup grows
 * A soak: three cells and 20 devices under more load than they can take, for ten simulated minutes
 * with each scheduler of ns-3's LTE that carries default bearers. Every arrival must have its
 * outcome, every place must be given back, and the memory that a run takes must not grow.
 */

using namespace ns3;

namespace
{

constexpr double SETTLED_SHARE = 0.2;     //!< of a run, after which memory must not grow
constexpr double MAX_GROWTH_MIB = 4.0;    //!< from then on; seen: 1.3 in ten minutes
constexpr double MIB_PER_DEVICE = 0.02;   //!< more for those that connect for the first time
constexpr double BYTES_PER_MIB = 1 << 20; //!< for people

/// \return memory of this process that is resident, in MiB; 0 if the system does not report
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
                            "why",
                            "departed",
                            "unfinished",
                            "settled_mib",
                            "end_mib",
                            "wall_s"};

/// Rejections by reason.
using Reasons = std::map<GrowsReason, uint64_t>;

/// Count a rejection. \param reasons where \param reason why
void
CountRejection(Reasons* reasons, uint32_t /* user */, Time /* time */, GrowsReason reason)
{
    ++(*reasons)[reason];
}

/// \return rejections as text, such as "cell-full 200; no-device 4"
std::string
Describe(const Reasons& reasons)
{
    std::string text;
    for (const auto& [reason, times] : reasons)
    {
        text += (text.empty() ? "" : "; ") + GrowsToString(reason) + " " + std::to_string(times);
    }
    return text;
}

/// \return name of a scheduler's type
std::string
GetType(const std::string& scheduler)
{
    return "ns3::" + scheduler + "FfMacScheduler";
}

/// \return three small cells of 8 places; users stay 2 s, so that they want 24 devices on average
Ptr<GrowsRadioScenario>
CreateSmallCells()
{
    ObjectFactory factory("ns3::GrowsRadioScenario");
    GrowsSetIfUnset(factory, "ResourceBlocks", UintegerValue(6));
    GrowsSetIfUnset(factory, "MinRbPerUe", DoubleValue(0.75));
    GrowsSetIfUnset(factory, "ArrivalRate", DoubleValue(12.0));
    GrowsSetIfUnset(factory, "MeanHolding", TimeValue(Seconds(2)));
    return factory.Create<GrowsRadioScenario>();
}

/// What a soaked network is given to do.
struct Load
{
    std::string scenario;    //!< name or file; "": three small cells that are always full
    int64_t devices{20};     //!< that play the arriving UEs
    double rate{0.0};        //!< arrivals per second, 0: the scenario's own
    double durationS{600.0}; //!< simulated
};

/// \param load what the network is given to do \param [out] scenario where and how users arrive
/// \return an error message; "" if there is none
std::string
CreateScenario(const Load& load, Ptr<GrowsRadioScenario>& scenario)
{
    const bool isNamed = !load.scenario.empty();
    const auto problem = isNamed ? GrowsCreateScenario(load.scenario, scenario) : "";
    if (!problem.empty())
    {
        return problem;
    }
    scenario = isNamed ? scenario : CreateSmallCells();
    if (load.rate > 0.0)
    {
        scenario->SetAttribute("ArrivalRate", DoubleValue(load.rate));
    }
    return GrowsValidateScenario(*scenario);
}

/// \param run one of the experiment \param load what it is given to do
/// \return "" or why there cannot be such a run
std::string
Validate(const GrowsRun& run, const Load& load)
{
    TypeId tid;
    const bool isKnown = TypeId::LookupByNameFailSafe(GetType(run.variant), &tid);
    if (!isKnown || !tid.IsChildOf(FfMacScheduler::GetTypeId()))
    {
        return "--schedulers must name schedulers of ns-3's LTE, such as Pf, not '" + run.variant +
               "'";
    }
    Ptr<GrowsRadioScenario> scenario;
    const auto problem = CreateScenario(load, scenario);
    return problem.empty() ? GrowsHelper::Validate(run.policy) : problem;
}

/// \param run one of the experiment \param load what it is given to do
/// \return its results, a row; ends the program where an arrival or a place is lost
GrowsCsv
Simulate(const GrowsRun& run, const Load& load)
{
    const auto begin = std::chrono::steady_clock::now();
    Config::SetDefault("ns3::LteHelper::Scheduler", StringValue(GetType(run.variant)));
    RngSeedManager::SetRun(run.seed);
    Ptr<GrowsRadioScenario> scenario;
    CreateScenario(load, scenario);
    GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create(run.policy));
    network.SetPoolSize(static_cast<uint32_t>(load.devices));
    network.Install(0);
    const auto checker = network.GetGrowsHelper().CheckConservation();
    Reasons reasons;
    network.GetGrowsHelper().TraceConnect("Rejection",
                                          MakeBoundCallback(&CountRejection, &reasons));
    double settledMib = 0.0;
    Simulator::Schedule(Seconds(SETTLED_SHARE * load.durationS),
                        [&settledMib] { settledMib = GetResidentMib(); });
    GrowsCampaign::ReportSimulation(Seconds(load.durationS));
    Simulator::Stop(Seconds(load.durationS));
    Simulator::Run();
    const double endMib = GetResidentMib();
    Simulator::Destroy();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    GrowsCsv row(COLUMNS);
    row.AddRow({run.variant,
                run.policy,
                std::to_string(run.seed),
                std::to_string(checker->GetNArrivals()),
                std::to_string(checker->GetNRejections()),
                Describe(reasons),
                std::to_string(checker->GetNDepartures()),
                std::to_string(checker->GetNUnfinished()),
                GrowsCsv::Format(settledMib),
                GrowsCsv::Format(endMib),
                GrowsCsv::Format(wall.count())});
    return row;
}

/// \param table rows of runs \return the same in readable form
std::string
Tabulate(const GrowsCsv& table)
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

/// Check whether every arrival has one outcome, and memory has not grown. \param table rows of runs
/// \param load what they were given to do \return an error message; "" if there is none
std::string
Validate(const GrowsCsv& table, const Load& load)
{
    const double most = MAX_GROWTH_MIB + MIB_PER_DEVICE * static_cast<double>(load.devices);
    for (std::size_t row = 0; row < table.GetNRows(); ++row)
    {
        const auto number = [&](const std::string& column) { return table.GetNumber(row, column); };
        const std::string& name = table.GetText(row, "scheduler");
        if (number("arrivals") != number("rejected") + number("departed") + number("unfinished"))
        {
            return name + ": the outcomes are not as many as the arrivals";
        }
        if (number("end_mib") - number("settled_mib") > most)
        {
            return name + ": memory has grown from " + table.GetText(row, "settled_mib") + " to " +
                   table.GetText(row, "end_mib") + " MiB";
        }
    }
    return "";
}

/// Schedulers x policies x seeds under high load.
class Soak : public GrowsExperiment
{
  public:
    Soak()
        : GrowsExperiment(__FILE__,
                          "Runs LTE at high load for long: are users, places or memory lost?",
                          {"random", 1, "results/soak"})
    {
        GetLine().AddNumber("duration", "simulated seconds of a run", 1.0, 1e6, m_load.durationS);
        GetLine().AddText("scenario",
                          "a name or a file that ends in .json; none: three small cells, always "
                          "full",
                          m_load.scenario);
        GetLine().AddNumber("rate",
                            "arrivals per second, 0: the scenario's own",
                            0.0,
                            1e4,
                            m_load.rate);
        GetLine().AddInteger("devices", "that play the arriving UEs", 1, 100000, m_load.devices);
        GetLine().AddText("schedulers", "of ns-3's LTE, short names", m_schedulers);
    }

  private:
    void DoRead() override
    {
        GrowsCommandLine::Require(GrowsFindRepetition("--schedulers",
                                                      "scheduler",
                                                      m_schedulers,
                                                      GrowsSplitNames(m_schedulers)));
        for (const GrowsRun& run : DoGetRuns())
        {
            GrowsCommandLine::Require(Validate(run, m_load));
        }
    }

    std::vector<GrowsRun> DoGetRuns() const override
    {
        std::vector<GrowsRun> runs;
        for (const std::string& scheduler : GrowsSplitNames(m_schedulers))
        {
            for (const std::string& policy : GetPolicies())
            {
                for (const int64_t seed : GetSeeds())
                {
                    const std::string name = scheduler + ":" + policy + ":" + std::to_string(seed);
                    runs.push_back({policy, seed, scheduler, name, name});
                }
            }
        }
        return runs;
    }

    GrowsRunFolder::Configuration DoGetConfiguration() const override
    {
        GrowsRunFolder::Configuration configuration{
            {"duration", GrowsCsv::Format(m_load.durationS)},
            {"rate", GrowsCsv::Format(m_load.rate)},
            {"devices", std::to_string(m_load.devices)}};
        GrowsRecordScenario(m_load.scenario, configuration);
        GrowsRecordModels(&GrowsAssociationPolicy::Create, configuration);
        return configuration;
    }

    GrowsTables DoRun(const GrowsRun& run, const Progress& /* progress */) const override
    {
        return {{"soak.csv", Simulate(run, m_load)}};
    }

    std::string DoReport(GrowsReport& report) const override
    {
        const auto table = report.Collect("soak.csv");
        std::cout << Tabulate(table);
        GrowsCommandLine::Require(Validate(table, m_load));
        return report.GetText();
    }

    Load m_load; //!< of a run
    /// FdTbfq is not among them: on its own, too, it serves no default bearer.
    std::string m_schedulers{"Rr,Pf,FdMt,TdMt,Tta,FdBet,TdBet,TdTbfq,Pss,Cqa"};
};

} // namespace

int
ns3::GrowsSoakCommand(int argc, char* argv[])
{
    return Soak().Do(argc, argv);
}
