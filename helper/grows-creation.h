/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_CREATION_H
#define GROWS_CREATION_H

#include "ns3/grows-association-policy.h"
#include "ns3/grows-slotted-network.h"

#include <string>

/**
 * \file
 * \ingroup grows
 * From what people type to objects: each function returns "" or one sentence that says what was
 * wrong and what is known.
 */

namespace ns3
{

/**
 * Make a slotted network.
 * \param name of a preset or radio scenario
 * \param cell of the paper's table, "arrival probability:mean demand"; "": as the preset is
 * \param [out] network the network
 * \return "" or what is wrong
 */
std::string GrowsCreateNetwork(const std::string& name,
                               const std::string& cell,
                               Ptr<GrowsSlottedNetwork>& network);

/**
 * Make a policy that decides in a slotted network; look-ahead gets the network to imagine in.
 * \param name of the policy
 * \param model file for a policy that has one; "": its default
 * \param network where it will decide
 * \param [out] policy the policy
 * \return "" or what is wrong
 */
std::string GrowsCreatePolicy(const std::string& name,
                              const std::string& model,
                              Ptr<GrowsSlottedNetwork> network,
                              Ptr<GrowsAssociationPolicy>& policy);

} // namespace ns3

#endif /* GROWS_CREATION_H */
