// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-training-plan.h"

#include "grows-factory.h"
#include "grows-run-folder.h"

#include "ns3/grows-scenario-file.h"

#include <algorithm>

namespace ns3
{

std::string
GrowsDescribeFiles(const GrowsTrainingPlan& plan)
{
    std::string text;
    const auto add = [&text](const std::string& file) {
        text += " with " + file + " " + GrowsRunFolder::GetFingerprint(file);
    };
    for (const auto& network : plan.networks)
    {
        if (GrowsIsScenarioFile(network))
        {
            add(network);
        }
    }
    if (!plan.model.empty())
    {
        add(plan.model);
    }
    std::for_each(plan.data.begin(), plan.data.end(), add);
    if (plan.packets && plan.packets->isForeign)
    {
        for (const auto& [name, value] : plan.packets->scripts.front().GetSurroundings())
        {
            text += value.empty() ? "" : " with " + name + " " + value;
        }
    }
    return text;
}

} // namespace ns3
