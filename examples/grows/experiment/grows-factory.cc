// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-factory.h"

#include "ns3/double.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-look-ahead-policy.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"
#include "ns3/grows-recorded-scenario.h"
#include "ns3/grows-scenario-file.h"
#include "ns3/grows-slotted-rollout-model.h"
#include "ns3/grows-surrogate-file.h"
#include "ns3/pointer.h"
#include "ns3/string.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ns3
{

namespace
{

/// Set the arrival probability and the mean demand of a network with levels.
std::string
SetCell(GrowsSlottedEnvironment& network, const std::string& cell)
{
    std::string numbers = cell;
    std::replace(numbers.begin(), numbers.end(), ':', ',');
    const auto values = GrowsParseNumbers(numbers);
    if (!values || values->size() != 2 || !(values->at(0) > 0.0 && values->at(0) <= 1.0) ||
        !(values->at(1) >= 1.0 && values->at(1) <= 1e12))
    {
        return "a cell must be an arrival probability up to 1 and a mean demand from 1 to 1e12, "
               "such as 0.5:6, not '" +
               cell + "'";
    }
    TypeId::AttributeInformation attribute;
    if (!network.GetScenario()->GetInstanceTypeId().LookupAttributeByName("ArrivalProbability",
                                                                          &attribute))
    {
        return "'" + network.GetName() +
               "' is no preset of the paper: it has no cells of the table";
    }
    network.GetScenario()->SetAttribute("ArrivalProbability", DoubleValue(values->at(0)));
    network.GetScenario()->SetAttribute("MeanDemand", DoubleValue(values->at(1)));
    return "";
}

/// Handlers take their limits from the scenario (GrowsHelper::SetLimits), so that packets and slots
/// have the same.
/// \return which of theirs was set nevertheless, as a sentence; "" if none
std::string
ValidateLimits()
{
    const std::string handler = "ns3::GrowsUserAssociation::";
    for (const std::string limit : {"Candidates", "MaxRsrpGapDb", "MinSinrDb", "MinRbPerUe"})
    {
        if (GrowsIsOverridden(GrowsUserAssociation::GetTypeId(), limit))
        {
            return handler + limit +
                   " has no effect in a scenario: set ns3::GrowsRadioScenario::" + limit;
        }
    }
    return "";
}

/// Make a slotted network, not validated. \param name as GrowsCreateNetwork takes it
/// \param [out] network the network \return an error message; "" if there is none
std::string
MakeNetwork(const std::string& name, Ptr<GrowsSlottedEnvironment>& network)
{
    if (GrowsIsSurrogateFile(name))
    {
        GrowsRecordedNetwork recorded;
        const auto problem = GrowsReadSurrogate(name, recorded);
        network = problem.empty()
                      ? GrowsSlottedEnvironment::Create(GrowsRecordedScenario::Create(recorded))
                      : nullptr;
        return problem;
    }
    Ptr<GrowsRadioScenario> scenario;
    const auto problem = GrowsCreateScenario(name, scenario);
    const bool isScenario = scenario || GrowsIsScenarioFile(name);
    if (isScenario && !problem.empty())
    {
        return problem;
    }
    network = isScenario ? GrowsSlottedEnvironment::CreateFromRadio(scenario)
                         : GrowsSlottedEnvironment::Create(name);
    return network ? ""
                   : "there is no network '" + name + "'; known are " +
                         GrowsJoinNames(GrowsSlottedEnvironment::GetNames()) +
                         ", and files that end in .json";
}

} // namespace

std::string
GrowsCreateScenario(const std::string& name, Ptr<GrowsRadioScenario>& scenario)
{
    std::string problem;
    if (GrowsIsSurrogateFile(name))
    {
        return "'" + name +
               "' is a surrogate, in which nobody has a place: it is for the slotted "
               "network only";
    }
    if (GrowsIsScenarioFile(name))
    {
        problem = GrowsReadScenario(name, scenario);
    }
    else
    {
        scenario = GrowsRadioScenario::Create(name);
        problem = scenario ? ""
                           : "there is no scenario '" + name + "'; known are " +
                                 GrowsJoinNames(GrowsRadioScenario::GetNames()) +
                                 ", and files that end in .json";
    }
    return problem.empty() ? GrowsValidateScenario(*scenario) : problem;
}

std::string
GrowsValidateScenario(const GrowsRadioScenario& scenario)
{
    auto problem = scenario.Validate();
    return problem.empty() ? ValidateLimits() : problem;
}

std::string
GrowsValidateDuration(const GrowsRadioScenario& scenario)
{
    const double lengthS = scenario.GetDuration().GetSeconds();
    const double leastS = scenario.GetWarmUp().GetSeconds() + 1.0;
    return lengthS >= leastS
               ? scenario.Validate()
               : "--duration must be at least " + GrowsCsv::Format(leastS) +
                     " s, the warm-up and one second, not " + GrowsCsv::Format(lengthS) + " s";
}

std::string
GrowsCreateNetwork(const std::string& name,
                   const std::string& cell,
                   Ptr<GrowsSlottedEnvironment>& network)
{
    if (const auto problem = MakeNetwork(name, network); !problem.empty())
    {
        return problem;
    }
    if (GrowsIsOverridden(GrowsNetwork::GetTypeId(), "RateModel"))
    {
        return "ns3::GrowsNetwork::RateModel has no effect in slots: set "
               "ns3::GrowsSlottedEnvironment::RateModel";
    }
    const auto wrongCell = cell.empty() ? "" : SetCell(*network, cell);
    return wrongCell.empty() ? network->Validate() : wrongCell;
}

std::string
GrowsCreateEnvironments(const std::vector<std::string>& names,
                        const std::vector<std::string>& cells,
                        std::size_t environments,
                        int64_t stream,
                        std::vector<Ptr<GrowsSlottedEnvironment>>& networks)
{
    const auto places = cells.empty() ? std::vector<std::string>{""} : cells;
    const std::size_t kinds = names.size() * places.size();
    const std::size_t wanted = (environments + kinds - 1) / kinds * kinds;
    for (std::size_t environment = 0; environment < wanted; ++environment)
    {
        Ptr<GrowsSlottedEnvironment> network;
        const auto& name = names[environment % names.size()];
        const auto& cell = places[environment / names.size() % places.size()];
        if (auto problem = GrowsCreateNetwork(name, cell, network); !problem.empty())
        {
            return problem;
        }
        stream += network->AssignStreams(stream);
        networks.push_back(network);
    }
    return "";
}

void
GrowsSetModel(const std::string& name,
              const std::string& network,
              const std::optional<std::string>& model,
              GrowsAssociationPolicy& policy)
{
    StringValue path;
    if (!policy.GetAttributeFailSafe(GROWS_MODEL_ATTRIBUTE, path))
    {
        return; // it has none
    }
    // The policy's own choice names the folder of models.
    const auto own = std::filesystem::path(path.Get()).replace_filename(network + ".safetensors");
    const bool isChosen = GrowsIsOverridden(policy.GetInstanceTypeId(), GROWS_MODEL_ATTRIBUTE);
    std::error_code error;
    if (model)
    {
        policy.SetAttribute(GROWS_MODEL_ATTRIBUTE, StringValue(*model));
    }
    else if (name == GROWS_AGENT && !isChosen && std::filesystem::exists(own, error))
    {
        policy.SetAttribute(GROWS_MODEL_ATTRIBUTE, StringValue(own.string()));
    }
}

void
GrowsSetFutures(Ptr<GrowsAssociationPolicy> policy, Ptr<GrowsSlottedEnvironment> network)
{
    if (DynamicCast<GrowsLookAheadPolicy>(policy))
    {
        policy->SetAttribute("RolloutModel", PointerValue(network->CreateRolloutModel()));
    }
}

std::string
GrowsCreatePolicy(const std::string& name,
                  const std::optional<std::string>& model,
                  Ptr<GrowsSlottedEnvironment> network,
                  Ptr<GrowsAssociationPolicy>& policy)
{
    policy = GrowsAssociationPolicy::Create(name);
    if (!policy)
    {
        return GrowsHelper::Validate(name);
    }
    GrowsSetModel(name, network->GetName(), model, *policy);
    const auto futures = network->GetScenario()->ValidateRollout();
    if (DynamicCast<GrowsLookAheadPolicy>(policy) && !futures.empty())
    {
        return "policy " + name + " cannot run: " + futures;
    }
    GrowsSetFutures(policy, network);
    const auto problem = policy->Validate();
    return problem.empty() ? "" : "policy " + name + " cannot run: " + problem;
}

std::vector<std::string>
GrowsReadPolicies(const std::string& typed)
{
    auto names = GrowsSplitNames(typed);
    std::transform(names.begin(),
                   names.end(),
                   names.begin(),
                   &GrowsAssociationPolicy::GetShortName);
    return names;
}

bool
GrowsReadsModel(const std::string& name)
{
    StringValue path;
    return GrowsAssociationPolicy::Create(name)->GetAttributeFailSafe(GROWS_MODEL_ATTRIBUTE, path);
}

void
GrowsRecordScenario(const std::string& name, GrowsRunFolder::Configuration& configuration)
{
    configuration.emplace_back("scenario", name);
    if (GrowsIsScenarioFile(name))
    {
        configuration.emplace_back("file", GrowsRunFolder::GetFingerprint(name));
    }
}

void
GrowsRecordModels(const std::function<Ptr<GrowsAssociationPolicy>(const std::string&)>& create,
                  GrowsRunFolder::Configuration& configuration)
{
    for (const std::string& name : GrowsAssociationPolicy::GetNames())
    {
        StringValue path;
        if (create(name)->GetAttributeFailSafe(GROWS_MODEL_ATTRIBUTE, path))
        {
            configuration.emplace_back("model of " + name,
                                       GrowsRunFolder::GetFingerprint(path.Get()));
        }
    }
}

std::string
GrowsValidateModel(const std::vector<std::string>& names, const std::vector<std::string>& trained)
{
    const bool isRead = std::any_of(names.begin(), names.end(), [&trained](const auto& name) {
        return std::find(trained.begin(), trained.end(), name) == trained.end() &&
               GrowsReadsModel(name);
    });
    return isRead ? ""
                  : "--model is given, but none of the policies " + GrowsJoinNames(names) +
                        " reads a model file";
}

} // namespace ns3
