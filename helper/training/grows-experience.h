/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_EXPERIENCE_H
#define GROWS_EXPERIENCE_H

#include "ns3/grows-dictionary.h"
#include "ns3/grows-learner.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

/// Where an experience belongs: two are of the same round only if all of it is the same.
struct GrowsExperienceTag
{
    std::string configuration; //!< the training's command line
    std::string weights;       //!< fingerprint of the weights that decided
    uint64_t episode{0};       //!< number of the episode, from 0 on
};

/// What one episode brought.
struct GrowsExperience
{
    std::vector<GrowsTransition> transitions; //!< in order
    double utility{0.0};                      //!< of the run, as "./grows run" has it
    double rejections{0.0};                   //!< likewise
};

/**
 * \ingroup grows
 *
 * Write an experience to a file, for the process that learns from it. The file is a dictionary as
 * checkpoints are (GrowsSaveDictionary): data, never code. The masks of the states in which there
 * was a decision are left out: nobody learns from them.
 * \param experience what to write; all its states have the same number of features
 * \param tag where it belongs
 * \param path the file
 * \return "" or one sentence that says what went wrong
 */
std::string GrowsSaveExperience(const GrowsExperience& experience,
                                const GrowsExperienceTag& tag,
                                const std::string& path);

/**
 * Read an experience and check it: format, version, where it belongs, sizes, finite numbers.
 * \param path the file
 * \param tag where it must belong
 * \param features F, numbers per node
 * \return the experience, or one sentence that says what is wrong
 */
GrowsLoaded<GrowsExperience> GrowsLoadExperience(const std::string& path,
                                                 const GrowsExperienceTag& tag,
                                                 uint32_t features);

} // namespace ns3

#endif /* GROWS_EXPERIENCE_H */
