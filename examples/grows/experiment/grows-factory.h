// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FACTORY_H
#define GROWS_FACTORY_H

#include "grows-run-folder.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-slotted-environment.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows From command-line values to objects: each function returns an error message; "" if
 * there is none and what is known.
 */

namespace ns3
{

/// The policy whose models are kept by network.
constexpr const char* GROWS_AGENT = "grows";

/// Attribute of policies that read a model file.
constexpr const char* GROWS_MODEL_ATTRIBUTE = "Model";

/// Make a radio scenario.
/// \param name of one of the module's scenarios, or a file that ends in ".json"
/// \param [out] scenario the scenario
/// \return an error message; "" if there is none
std::string GrowsCreateScenario(const std::string& name, Ptr<GrowsRadioScenario>& scenario);

/// Can a scenario be run, and has every given value an effect in it?
/// \param scenario the scenario
/// \return an error message; "" if there is none
std::string GrowsValidateScenario(const GrowsRadioScenario& scenario);

/// Can a run of a scenario have results?
/// \param scenario it, of the wanted length
/// \return an error message, such as that it is too short; "" if there is none
std::string GrowsValidateDuration(const GrowsRadioScenario& scenario);

/// Make a slotted network.
/// \param name of a preset, what GrowsCreateScenario takes, or a file of a surrogate
/// \param cell of the paper's table, "arrival probability:mean demand"; "": as the preset is
/// \param [out] network the network
/// \return an error message; "" if there is none
std::string GrowsCreateNetwork(const std::string& name,
                               const std::string& cell,
                               Ptr<GrowsSlottedEnvironment>& network);

/// Make the networks of a training's parallel environments.
/// \param names as GrowsCreateNetwork takes them: the environments take them in turn
/// \param cells of the paper's table, taken in turn; none: as the presets are
/// \param environments how many at least; more if that makes every combination as frequent
/// \param stream first of their random streams: every environment has its own
/// \param [out] networks the networks
/// \return an error message; "" if there is none
std::string GrowsCreateEnvironments(const std::vector<std::string>& names,
                                    const std::vector<std::string>& cells,
                                    std::size_t environments,
                                    int64_t stream,
                                    std::vector<Ptr<GrowsSlottedEnvironment>>& networks);

/**
 * Give a policy the wanted model file: the given one, or else - the policy "grows" only, and unless
 * the attribute's default was overridden - the network's own if there is one beside the general
 * one. A policy that reads no model file stays as it is.
 *
 * \param name of the policy
 * \param network name of the scenario or preset
 * \param model the given model file
 * \param policy the policy
 */
void GrowsSetModel(const std::string& name,
                   const std::string& network,
                   const std::optional<std::string>& model,
                   GrowsAssociationPolicy& policy);

/// Give look-ahead a network to imagine in; any other policy stays as it is.
/// \param policy the policy
/// \param network the network that it decides in, or one like it
void GrowsSetFutures(Ptr<GrowsAssociationPolicy> policy, Ptr<GrowsSlottedEnvironment> network);

/// Make a policy that decides in a slotted network; look-ahead gets the network to imagine in.
/// \param name of the policy
/// \param model file that was given, see GrowsSetModel
/// \param network where it will decide
/// \param [out] policy the policy
/// \return an error message; "" if there is none
std::string GrowsCreatePolicy(const std::string& name,
                              const std::optional<std::string>& model,
                              Ptr<GrowsSlottedEnvironment> network,
                              Ptr<GrowsAssociationPolicy>& policy);

/// \param typed the given names of policies, comma-separated
/// \return their short names: what is called by several names has one
std::vector<std::string> GrowsReadPolicies(const std::string& typed);

/// \param name of a known policy \return whether it reads a model file
bool GrowsReadsModel(const std::string& name);

/// Add a scenario to the configuration of runs: the contents of its file, too, if it is one.
/// \param name what GrowsCreateScenario takes
/// \param [in,out] configuration the configuration of runs
void GrowsRecordScenario(const std::string& name, GrowsRunFolder::Configuration& configuration);

/// Add the contents of every file that policies read to the configuration of runs.
/// \param create makes a policy of a name, with the file that it reads in a run
/// \param [in,out] configuration the configuration of runs
void GrowsRecordModels(const std::function<Ptr<GrowsAssociationPolicy>(const std::string&)>& create,
                       GrowsRunFolder::Configuration& configuration);

/// A model file was given: does a policy read it?
/// \param names of known policies
/// \param trained those of them that are trained instead
/// \return "" or that none of them does
std::string GrowsValidateModel(const std::vector<std::string>& names,
                               const std::vector<std::string>& trained = {});

} // namespace ns3

#endif /* GROWS_FACTORY_H */
