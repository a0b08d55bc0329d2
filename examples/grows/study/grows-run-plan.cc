/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-run-plan.h"

#include "grows-animation-problem.h"
#include "grows-creation.h"
#include "grows-sqlite.h"

#include "ns3/abort.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-names.h"
#include "ns3/grows-scenario-file.h"
#include "ns3/string.h"

#include <algorithm>

namespace ns3
{

namespace
{

constexpr int64_t USUAL_SEEDS = 5;          //!< without --full
constexpr int64_t FULL_SEEDS = 10;          //!< of --full
constexpr double QUICK_DURATION_S = 90.0;   //!< without --full: a first look within minutes
constexpr double MAX_DURATION_S = 100000.0; //!< more are a slip of the finger

/**
 * \param scenario a scenario
 * \return whether its cells differ in power, so that some are picos
 */
bool
HasPicos(const GrowsRadioScenario& scenario)
{
    const auto& cells = scenario.GetCells();
    return std::any_of(cells.begin(), cells.end(), [&](const GrowsScenarioCell& cell) {
        return cell.txPowerDbm != cells.front().txPowerDbm;
    });
}

} // namespace

GrowsRunPlan::GrowsRunPlan(const std::string& file, const std::string& usage)
    : m_commandLine(file, usage),
      m_options(m_commandLine,
                "max-rssi,max-rssi-retry," + std::string(GROWS_AGENT),
                USUAL_SEEDS,
                "results",
                std::string(GROWS_AGENT) + "-7")
{
    m_commandLine.AddText("scenario",
                          "one of " + GrowsJoinNames(GrowsRadioScenario::GetNames()) +
                              ", or a file that ends in .json",
                          m_scenario);
    m_commandLine.AddNumber("duration",
                            "simulated seconds with warm-up, 0: the scenario's own, at most " +
                                GrowsCsv::Format(QUICK_DURATION_S) + " without --full",
                            0.0,
                            MAX_DURATION_S,
                            m_durationS);
    m_commandLine.AddText("model",
                          "model file of the agent, default: the scenario's own or the general one",
                          m_model);
    m_commandLine.AddFlag(
        "full",
        "the agent and all policies that read no file, ten seeds, the scenario's own "
        "duration",
        m_isFull);
    m_commandLine.AddFlag("sqlite",
                          "the tables as a database, too: results.sqlite",
                          m_wantsDatabase);
    m_commandLine.AddFlag("netanim",
                          "a file for NetAnim of every run: runs/POLICY-SEED/animation.xml",
                          m_wantsAnimation);
}

void
GrowsRunPlan::Parse(int argc, char* argv[])
{
    m_commandLine.Parse(argc, argv);
    m_options.Read();
    Ptr<GrowsRadioScenario> scenario;
    if (const auto problem = GrowsCreateScenario(m_scenario, scenario); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    if (m_isFull)
    {
        m_options.SuggestPolicies(GetRunnablePolicies());
        m_options.SuggestSeeds(FULL_SEEDS);
    }
    if (m_durationS == 0.0)
    {
        const double ownS = scenario->GetDuration().GetSeconds();
        m_durationS = m_isFull ? ownS : std::min(ownS, QUICK_DURATION_S);
    }
    if (const auto problem = GrowsFindBandProblem(scenario->GetCells()); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    Check();
}

bool
GrowsRunPlan::WantsDatabase() const
{
    return m_wantsDatabase;
}

bool
GrowsRunPlan::WantsAnimation() const
{
    return m_wantsAnimation;
}

void
GrowsRunPlan::Check()
{
    if (const auto problem = GrowsFindAnimationProblem(); m_wantsAnimation && !problem.empty())
    {
        GrowsCommandLine::Fail("--netanim cannot be: " + problem);
    }
    if (const auto problem = GrowsFindSqliteProblem(); m_wantsDatabase && !problem.empty())
    {
        GrowsCommandLine::Fail("--sqlite cannot be: " + problem);
    }
    for (const std::string& name : m_options.GetPolicies())
    {
        const auto policy = CreatePolicy(name);
        if (!policy)
        {
            GrowsCommandLine::Fail(GrowsHelper::FindProblem(name));
        }
        if (const std::string problem = policy->FindProblem(); !problem.empty())
        {
            GrowsCommandLine::Fail("policy " + name + " cannot run: " + problem);
        }
    }
    CheckModel();
    m_options.Check();
    GrowsCommandLine::Require(GrowsFindDurationProblem(*CreateScenario()));
}

void
GrowsRunPlan::CheckModel() const
{
    const auto problem = GrowsFindModelProblem(m_options.GetPolicies());
    if (m_commandLine.IsGiven("model") && !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
}

std::vector<std::string>
GrowsRunPlan::GetRunnablePolicies() const
{
    std::vector<std::string> names{"max-rssi", "max-rssi-retry"};
    const bool hasPicos = HasPicos(*CreateScenario());
    for (const std::string& name : GrowsAssociationPolicy::GetNames())
    {
        const bool isListed = std::find(names.begin(), names.end(), name) != names.end();
        const bool saysNothing = name == "none" || (name == "pico-bias" && !hasPicos);
        // --model is for the agent: what else reads a file, or runs one, is to be named.
        if (!isListed && !saysNothing && !GrowsReadsModel(name) &&
            CreatePolicy(name)->FindProblem().empty())
        {
            names.push_back(name);
        }
    }
    names.emplace_back(GROWS_AGENT); // whatever its problem is, it must not be left out in silence
    return names;
}

Ptr<GrowsRadioScenario>
GrowsRunPlan::CreateScenario() const
{
    Ptr<GrowsRadioScenario> scenario;
    const auto problem = GrowsCreateScenario(m_scenario, scenario);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    if (m_durationS > 0.0)
    {
        scenario->SetAttribute("Duration", TimeValue(Seconds(m_durationS)));
    }
    return scenario;
}

Ptr<GrowsAssociationPolicy>
GrowsRunPlan::CreatePolicy(const std::string& name) const
{
    const auto policy = GrowsAssociationPolicy::Create(name);
    if (policy)
    {
        const bool isGiven = m_commandLine.IsGiven("model");
        const auto scenario = CreateScenario();
        GrowsSetModel(name,
                      scenario->GetName(),
                      isGiven ? std::optional(m_model) : std::nullopt,
                      *policy);
        GrowsSetFutures(policy, GrowsSlottedNetwork::CreateFromScenario(scenario));
    }
    return policy;
}

GrowsRunFolder::Configuration
GrowsRunPlan::GetConfiguration() const
{
    const auto scenario = CreateScenario();
    GrowsRunFolder::Configuration configuration{
        {"duration", GrowsCsv::Format(scenario->GetDuration().GetSeconds())},
        {"netanim", m_wantsAnimation ? "yes" : "no"}};
    GrowsNoteScenario(m_scenario, configuration);
    GrowsNoteModels([this](const auto& name) { return CreatePolicy(name); }, configuration);
    m_options.NoteBuild(configuration);
    return configuration;
}

const GrowsCampaignOptions&
GrowsRunPlan::GetOptions() const
{
    return m_options;
}

} // namespace ns3
