// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-setting.h"

#include "grows-factory.h"

#include "ns3/grows-names.h"

namespace ns3
{

void
GrowsSetting::AddOptions(GrowsCommandLine& line, const std::vector<std::string>& names)
{
    line.AddText("scenario",
                 "one of " + GrowsJoinNames(names) + ", or a file that ends in .json",
                 scenario);
    line.AddText("model",
                 "model file of the agent, default: the scenario's own or the general one",
                 model);
}

Ptr<GrowsRadioScenario>
GrowsSetting::CreateScenario() const
{
    Ptr<GrowsRadioScenario> created;
    GrowsCommandLine::Require(GrowsCreateScenario(scenario, created));
    if (durationS > 0.0)
    {
        created->SetAttribute("Duration", TimeValue(Seconds(durationS)));
    }
    return created;
}

Ptr<GrowsSlottedEnvironment>
GrowsSetting::CreateNetwork() const
{
    Ptr<GrowsSlottedEnvironment> network;
    GrowsCommandLine::Require(GrowsCreateNetwork(scenario, cell, network));
    if (durationS > 0.0 && network->GetScenario()->GetRadio())
    {
        network = GrowsSlottedEnvironment::CreateFromRadio(CreateScenario());
        GrowsCommandLine::Require(network->Validate());
    }
    return network;
}

Ptr<GrowsAssociationPolicy>
GrowsSetting::CreatePolicy(const std::string& name, Ptr<GrowsSlottedEnvironment> network) const
{
    Ptr<GrowsAssociationPolicy> policy;
    GrowsCommandLine::Require(GrowsCreatePolicy(name, model, network, policy));
    return policy;
}

void
GrowsSetting::CheckModel(const std::vector<std::string>& names) const
{
    GrowsCommandLine::Require(model ? GrowsValidateModel(names) : "");
}

} // namespace ns3
