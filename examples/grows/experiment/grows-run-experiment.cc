// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-experiment.h"

#include "grows-comparison.h"
#include "grows-evaluation.h"
#include "grows-factory.h"
#include "grows-run-report.h"
#include "grows-scenario-arrivals.h"
#include "grows-sqlite.h"

#include "ns3/grows-names.h"
#include "ns3/rng-seed-manager.h"

#ifdef GROWS_HAS_LTE
#include "grows-animation.h"

#include "ns3/grows-scenario-helper.h"
#else
#include "grows-animation-validation.h"
#endif

#include <algorithm>
#include <chrono>

namespace ns3
{

namespace
{

constexpr int64_t USUAL_SEEDS = 5;               //!< without --full
constexpr int64_t FULL_SEEDS = 10;               //!< of --full
constexpr double QUICK_DURATION_S = 90.0;        //!< without --full: a first look within minutes
constexpr double MAX_DURATION_S = 100000.0;      //!< more are a mistake
constexpr int64_t MAX_EPISODES = 1000000000;     //!< likewise
constexpr int64_t PRESET_EPISODES = 1000;        //!< of a preset, for each seed
constexpr int64_t SCENARIO_EPISODES = 10;        //!< of a radio scenario, which are longer
constexpr const char* LTE = "lte";               //!< packets
constexpr const char* SLOTTED = "slotted";       //!< slots
constexpr const char* SLOTS = "results/slotted"; //!< folder for results in slots

/// \param scenario a scenario \return whether its cells differ in power, so that some are picos
bool
HasPicos(const GrowsRadioScenario& scenario)
{
    const auto& cells = scenario.GetCells();
    return std::any_of(cells.begin(), cells.end(), [&](const GrowsScenarioCell& cell) {
        return cell.txPowerDbm != cells.front().txPowerDbm;
    });
}

/// \return whether policies see weights other than 1
bool
ShowsWeights(const GrowsRadioScenario& scenario)
{
    BooleanValue isVisible;
    scenario.GetAttribute("TrafficVisible", isVisible);
    return isVisible.Get() && GrowsHasWeights(scenario.GetTrafficClasses());
}

/// \param scenario without a map \return its cells, without places
GrowsCsv
TabulateCells(const GrowsSlottedScenario& scenario)
{
    GrowsSlottedCells::Configuration configuration;
    scenario.Configure(configuration);
    GrowsCsv table({"cell", "x_m", "y_m"});
    for (std::size_t cell = 0; cell < configuration.cells.size(); ++cell)
    {
        table.AddRow({std::to_string(cell), "", ""});
    }
    return table;
}

} // namespace

GrowsRunExperiment::GrowsRunExperiment(const std::string& file)
    : GrowsExperiment(
          file,
          "Compares association policies in packet-level LTE, or in slots; with --program "
          "COMMAND, in a\nprogram of your own (--program COMMAND --help lists its options).",
          {"max-rssi,max-rssi-retry," + std::string(GROWS_AGENT), USUAL_SEEDS, "results"}),
#ifdef GROWS_HAS_LTE
      m_network(LTE)
#else
      m_network(SLOTTED)
#endif
{
    auto& line = GetLine();
    line.AddText("network", "lte (packets, minutes) or slotted (seconds)", m_network);
    m_setting.AddOptions(line, GrowsSlottedEnvironment::GetNames());
    line.AddNumber("duration",
                   "simulated seconds with warm-up, 0: the scenario's own, in LTE at most " +
                       GrowsCsv::Format(QUICK_DURATION_S) + " without --full",
                   0.0,
                   MAX_DURATION_S,
                   m_setting.durationS);
    line.AddFlag("full",
                 "the agent and all policies that read no file, ten seeds, the scenario's own "
                 "duration",
                 m_isFull);
    line.AddText("cell",
                 "slotted: arrival probability:mean demand of a preset, such as 0.7:10",
                 m_setting.cell);
    line.AddInteger("episodes",
                    "slotted: for each seed; 0: 1000 of a preset, 10 of a radio scenario",
                    0,
                    MAX_EPISODES,
                    m_episodes);
    line.AddFlag("handlers",
                 "slotted: handlers decide, as in packets: with messages between base stations",
                 m_hasHandlers);
    m_record.AddOptions(line);
    line.AddFlag("sqlite", "the tables as a database, too: results.sqlite", m_wantsDatabase);
    line.AddFlag("netanim",
                 "lte: a file for NetAnim of every run: runs/POLICY-SEED/animation.xml",
                 m_wantsAnimation);
}

GrowsRunExperiment::~GrowsRunExperiment() = default;

void
GrowsRunExperiment::DoRead()
{
    CheckNetwork();
    const auto network = CreateNetwork();
    ChooseDefaults();
    if (m_network == LTE)
    {
        GrowsCommandLine::Require(
            GrowsValidateBand(network->GetScenario()->GetRadio()->GetCells()));
    }
    const auto animation = GrowsValidateAnimation();
    GrowsCommandLine::Require(
        m_wantsAnimation && !animation.empty() ? "--netanim cannot be: " + animation : "");
    m_record.Check();
    const auto database = GrowsValidateSqlite();
    GrowsCommandLine::Require(
        m_wantsDatabase && !database.empty() ? "--sqlite cannot be: " + database : "");
    for (const std::string& name : GetPolicies())
    {
        m_setting.CreatePolicy(name, network);
    }
    m_setting.CheckModel(GetPolicies());
    if (m_network == LTE || (m_setting.durationS > 0.0 && network->GetScenario()->GetRadio()))
    {
        GrowsCommandLine::Require(GrowsValidateDuration(*m_setting.CreateScenario()));
    }
}

void
GrowsRunExperiment::CheckNetwork() const
{
    const auto& line = GetLine();
    const bool isLte = m_network == LTE;
    GrowsCommandLine::Require(isLte || m_network == SLOTTED
                                  ? ""
                                  : "--network must be lte or slotted, not '" + m_network + "'");
#ifndef GROWS_HAS_LTE
    GrowsCommandLine::Require(isLte ? "--network lte needs ns-3's LTE, which this build has not: "
                                      "build with an ns-3 that has the module lte"
                                    : "");
#endif
    for (const std::string option : {"cell", "episodes", "handlers"})
    {
        GrowsCommandLine::Require(
            isLte && line.IsGiven(option) ? "--" + option + " is for --network slotted only" : "");
    }
    if (isLte)
    {
        return;
    }
    GrowsCommandLine::Require(m_wantsAnimation ? "--netanim is for --network lte only" : "");
    GrowsCommandLine::Require(m_record.isWanted && !m_hasHandlers
                                  ? "--record is for packets, programs and slots with --handlers: "
                                    "an agent is trained in slots without records"
                                  : "");
    const auto network = m_setting.CreateNetwork();
    GrowsCommandLine::Require(
        m_hasHandlers && (network->GetScenario()->GetTimes().duration.IsZero() || m_episodes > 1)
            ? "--handlers needs a radio scenario, and plays one episode for each seed: give no "
              "preset and no --episodes"
            : "");
    GrowsCommandLine::Require(line.IsGiven("duration") && !network->GetScenario()->GetRadio()
                                  ? "--duration is for radio scenarios only"
                                  : "");
    if (!m_hasHandlers)
    {
        line.RefuseHandlers("without --handlers");
    }
}

void
GrowsRunExperiment::ChooseDefaults()
{
    if (m_network == SLOTTED)
    {
        SetDefaultOutput(SLOTS);
    }
    else if (m_setting.durationS == 0.0)
    {
        const double ownS = m_setting.CreateScenario()->GetDuration().GetSeconds();
        m_setting.durationS = m_isFull ? ownS : std::min(ownS, QUICK_DURATION_S);
    }
    if (m_isFull)
    {
        SetDefaultPolicies(GetRunnablePolicies());
        SetDefaultSeeds(FULL_SEEDS);
    }
}

bool
GrowsRunExperiment::IsSlotsOnly() const
{
    return m_network == SLOTTED && !m_hasHandlers;
}

Ptr<GrowsSlottedEnvironment>
GrowsRunExperiment::CreateNetwork() const
{
    return m_network == LTE ? GrowsSlottedEnvironment::CreateFromRadio(m_setting.CreateScenario())
                            : m_setting.CreateNetwork();
}

std::vector<std::string>
GrowsRunExperiment::GetRunnablePolicies() const
{
    std::vector<std::string> names{"max-rssi", "max-rssi-retry"};
    const auto network = CreateNetwork();
    const auto radio = network->GetScenario()->GetRadio();
    const bool hasPicos = radio && HasPicos(*radio);
    const bool hasWeights = radio && ShowsWeights(*radio);
    for (const std::string& name : GrowsAssociationPolicy::GetNames())
    {
        const bool isListed = std::find(names.begin(), names.end(), name) != names.end();
        const bool hasNoEffect = name == "none" || (name == "pico-bias" && !hasPicos) ||
                                 (name == "reserve" && !hasWeights);
        // --model is for the agent: what else reads a file, or runs one, is to be named.
        Ptr<GrowsAssociationPolicy> policy;
        if (!isListed && !hasNoEffect && !GrowsReadsModel(name) &&
            GrowsCreatePolicy(name, std::nullopt, network, policy).empty())
        {
            names.push_back(name);
        }
    }
    names.emplace_back(GROWS_AGENT); // whatever its problem is, it must not be left out in silence
    return names;
}

std::vector<GrowsRun>
GrowsRunExperiment::DoGetRuns() const
{
    auto runs = GrowsExperiment::DoGetRuns();
    for (GrowsRun& run : runs) // in slots, a run may be shorter than the start of a process
    {
        run.job = IsSlotsOnly() ? "seed-" + std::to_string(run.seed) : run.job;
    }
    return runs;
}

GrowsRunFolder::Configuration
GrowsRunExperiment::DoGetConfiguration() const
{
    GrowsRunFolder::Configuration configuration{
        {"network", m_network + (m_hasHandlers ? " with handlers" : "")},
        {"duration", GrowsCsv::Format(m_setting.durationS)},
        {"netanim", m_wantsAnimation ? "yes" : "no"}};
    if (m_network == SLOTTED)
    {
        configuration.emplace_back("cell", m_setting.cell);
        configuration.emplace_back("episodes", std::to_string(m_episodes));
    }
    m_record.AddTo(configuration);
    GrowsRecordScenario(m_setting.scenario, configuration);
    const auto network = CreateNetwork();
    GrowsRecordModels(
        [&](const std::string& name) {
            auto policy = GrowsAssociationPolicy::Create(name);
            GrowsSetModel(name, network->GetName(), m_setting.model, *policy);
            return policy;
        },
        configuration);
    return configuration;
}

GrowsTables
GrowsRunExperiment::DoRun(const GrowsRun& run, const Progress& /* progress */) const
{
    RngSeedManager::SetRun(run.seed);
    if (m_network == LTE)
    {
        return RunPackets(run);
    }
    const auto network = CreateNetwork();
    const auto policy = m_setting.CreatePolicy(run.policy, network);
    if (m_hasHandlers) // in a network of their own: look-ahead plays its futures in the other
    {
        Record(run, network->GetNSlots() * network->GetSlotLength());
        return GrowsPlayByHandlers(CreateNetwork(), policy, run.policy, run.seed);
    }
    const bool isPreset = network->GetScenario()->GetTimes().duration.IsZero();
    const int64_t usual = isPreset ? PRESET_EPISODES : SCENARIO_EPISODES;
    const auto result = GrowsEvaluatePolicy(network, policy, m_episodes > 0 ? m_episodes : usual);
    return GrowsTabulateEvaluation(network->GetName(), run.policy, run.seed, result);
}

void
GrowsRunExperiment::Record(const GrowsRun& run, const Time& duration) const
{
    if (m_record.isWanted)
    {
        m_record.SetGlobals(GrowsRunFolder(GetOutput()).BeginRun(run.name),
                            m_setting.CreateScenario()->GetWarmUp(),
                            duration);
    }
}

GrowsTables
GrowsRunExperiment::RunPackets([[maybe_unused]] const GrowsRun& run) const
{
#ifdef GROWS_HAS_LTE
    const auto begin = std::chrono::steady_clock::now();
    const auto scenario = m_setting.CreateScenario();
    Record(run, scenario->GetDuration());
    GrowsScenarioHelper network(scenario, m_setting.CreatePolicy(run.policy, CreateNetwork()));
    network.Install(0);
    GrowsResultsHelper results(scenario->GetName(), run.policy, run.seed);
    results.SetUserNumbers(MakeCallback(&GrowsScenarioHelper::GetArrivalNumber, &network));
    results.SetTrafficClasses(scenario->GetTrafficClasses());
    results.SetTrafficReports(MakeCallback(&GrowsScenarioHelper::GetTrafficReport, &network));
    results.Install(network.GetGrowsHelper());
    if (scenario->GetHandover() != GrowsRadioScenario::HANDOVER_OFF)
    {
        results.CountHandovers(Seconds(0));
    }
    std::unique_ptr<GrowsAnimation> animation;
    if (m_wantsAnimation)
    {
        animation = std::make_unique<GrowsAnimation>(
            GrowsRunFolder(GetOutput()).BeginRun(run.name) + "/animation.xml",
            network.GetGrowsHelper());
    }
    GrowsCampaign::ReportSimulation(scenario->GetDuration());
    return GrowsSimulate(results,
                         {scenario->GetWarmUp().GetSeconds(), scenario->GetDuration().GetSeconds()},
                         begin,
                         [&animation] { animation.reset(); });
#else
    return {};
#endif
}

GrowsRunScene
GrowsRunExperiment::MakeScene(const std::string& subject) const
{
    const auto scenario = CreateNetwork()->GetScenario();
    const auto times = scenario->GetTimes();
    const GrowsRunSpan span{times.warmUp.GetSeconds(), times.duration.GetSeconds()};
    const auto radio = scenario->GetRadio();
    if (!radio) // of a surrogate there is no map
    {
        const GrowsTablePart none{GrowsCsv({"seed", "ue", "x_m", "y_m"}), "seed,ue,x_m,y_m\n"};
        return {subject, TabulateCells(*scenario), span, 1, [none](std::size_t) { return none; }};
    }
    return {subject,
            GrowsTabulateCells(*radio),
            span,
            GetSeeds().size(),
            [this, radio](std::size_t i) { return GrowsTabulatePlaces(radio, GetSeeds()[i]); }};
}

std::string
GrowsRunExperiment::DoReport(GrowsReport& report) const
{
    const auto runs = report.Collect("runs.csv");
    const auto timing = report.Collect("timing.csv");
    const auto classes = GrowsCollectClasses(report);
    const GrowsComparison comparison(runs, timing, classes);
    const auto notes = IsSlotsOnly() ? GrowsComparison::EPISODE_NOTES : GrowsComparison::RUN_NOTES;
    report.Write("table.md", comparison.ToMarkdown(notes));
    std::string text = comparison.ToText(notes) + "\n";
    auto page = GrowsMakePage(comparison, notes);
    if (!IsSlotsOnly())
    {
        const auto scene = MakeScene(comparison.GetTitle());
        GrowsReportRuns(report, scene);
        GrowsAddReplay(report, runs, scene, "", page);
    }
    GrowsDrawClasses(report, classes, comparison.GetTitle());
    if (m_hasHandlers)
    {
        page.tables.push_back(comparison.GetSignalling());
    }
    report.Write("", page);
    if (m_wantsDatabase)
    {
        report.WriteDatabase();
    }
    const auto signalling = m_hasHandlers ? comparison.GetSignalling().ToText() + "\n" : "";
    return text + signalling + report.GetText();
}

} // namespace ns3
