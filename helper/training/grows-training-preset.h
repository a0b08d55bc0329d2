// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAINING_PRESET_H
#define GROWS_TRAINING_PRESET_H

#include "ns3/grows-feature-set.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// How an agent is trained, under a name: values for the attributes of GrowsDoubleDqn and
/// GrowsTrainer, what the agent sees, and how many episodes it plays at a time. Each attribute can
/// still be overridden on a command line.
struct GrowsTrainingPreset
{
    std::string name;               //!< its short name
    std::string description;        //!< one line
    std::string features;           //!< names, comma-separated: GrowsFeatureSet
    GrowsFeatureSet::Scales scales; //!< of the features
    uint32_t environments{1};       //!< episodes played in parallel
    std::vector<std::pair<std::string, std::string>> attributes; //!< full name, value

    /// \param name the name of a training preset
    /// \return the training preset; null if there is none of that name
    static const GrowsTrainingPreset* Find(const std::string& name);

    /// \return all training presets
    static const std::vector<GrowsTrainingPreset>& GetAll();

    /// Make the preset's values the defaults of the attributes.
    void SetDefaults() const;
};

} // namespace ns3

#endif /* GROWS_TRAINING_PRESET_H */
