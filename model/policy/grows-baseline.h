// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BASELINE_H
#define GROWS_BASELINE_H

#include <string>

/**
 * \file
 * \ingroup grows
 * Rules as baselines of agents: the feature "score:POLICY" (GrowsFeatureSet) is the score that a
 * GrowsScoredPolicy gives every candidate, from which an agent deviates where it knows better. A
 * candidate that the rule must not take has the least score of the others less 1, and so has the
 * node that declines (GrowsFeatureSet), unless the rule takes no candidate: then it has 0.
 */

namespace ns3
{

/// Programs ask before long work begins. \param name of a policy
/// \return why it cannot be the baseline of an agent, with the remedy; "" if it can
std::string GrowsValidateBaseline(const std::string& name);

/// \param features names, comma-separated \param baseline name of a rule; "": none
/// \return the same features, the last of them the score of the rule if there is one
std::string GrowsAddBaseline(const std::string& features, const std::string& baseline);

} // namespace ns3

#endif /* GROWS_BASELINE_H */
