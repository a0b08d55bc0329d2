// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SETTING_H
#define GROWS_SETTING_H

#include "grows-command-line.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-slotted-environment.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Where policies decide, as it was given. Its functions throw GrowsInputError where that cannot be.
 */
struct GrowsSetting
{
    std::string scenario{"hotspot"};  //!< a radio scenario, by name or file, or a slotted preset
    std::string cell;                 //!< of the paper's table, "p:D"; "": as the preset is
    double durationS{0.0};            //!< simulated seconds; 0: the scenario's own
    std::optional<std::string> model; //!< file of policies that read one; none: their own

    /// Add the options --scenario and --model.
    /// \param line the command line; must not outlive this object
    /// \param names what --scenario may be
    void AddOptions(GrowsCommandLine& line, const std::vector<std::string>& names);

    /// \return the radio scenario, new
    Ptr<GrowsRadioScenario> CreateScenario() const;

    /// \return the slotted network, new
    Ptr<GrowsSlottedEnvironment> CreateNetwork() const;

    /// \param name of a policy
    /// \param network where it decides, or one like that; look-ahead plays its futures there
    /// \return the policy, new; it can run
    Ptr<GrowsAssociationPolicy> CreatePolicy(const std::string& name,
                                             Ptr<GrowsSlottedEnvironment> network) const;

    /// \param names of the policies: one of them must read the model if there is one
    void CheckModel(const std::vector<std::string>& names) const;
};

} // namespace ns3

#endif /* GROWS_SETTING_H */
