// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CLASS_PLOTS_H
#define GROWS_CLASS_PLOTS_H

#include "grows-plots.h"

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 * Pictures of results by traffic class: one for each figure that a class has, with a panel for each
 * of these classes and a bar for each policy.
 */
class GrowsClassPlots : public GrowsPlots
{
  public:
    /// \param folder where the pictures go
    /// \param subject what they are about: stands above each of them
    /// \param classes the contents of classes.csv, of one scenario
    GrowsClassPlots(const std::string& folder, const std::string& subject, const GrowsCsv& classes);
};

} // namespace ns3

#endif /* GROWS_CLASS_PLOTS_H */
