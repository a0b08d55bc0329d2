/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_AGENT_RECIPE_H
#define GROWS_AGENT_RECIPE_H

#include "ns3/grows-feature-set.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * How an agent is trained, under a name: values for the attributes of GrowsDoubleDqn and
 * GrowsTrainer, what the agent sees, and how many episodes it plays at a time. Each attribute can
 * still be overridden on a command line.
 */
struct GrowsAgentRecipe
{
    std::string name;               //!< what people type
    std::string description;        //!< one line
    std::string features;           //!< names, comma-separated: GrowsFeatureSet
    GrowsFeatureSet::Scales scales; //!< of the features
    uint32_t environments{1};       //!< episodes played in parallel
    std::vector<std::pair<std::string, std::string>> attributes; //!< full name, value

    /**
     * \param name the name of a recipe
     * \return the recipe; null if there is none of that name
     */
    static const GrowsAgentRecipe* Find(const std::string& name);

    /// \return all recipes
    static const std::vector<GrowsAgentRecipe>& GetAll();

    /// Make the recipe's values the defaults of the attributes.
    void SetDefaults() const;
};

} // namespace ns3

#endif /* GROWS_AGENT_RECIPE_H */
