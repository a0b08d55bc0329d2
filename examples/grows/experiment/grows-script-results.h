// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCRIPT_RESULTS_H
#define GROWS_SCRIPT_RESULTS_H

#include "grows-experiment.h"

#include <map>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What GrowsScriptRecorder has left of a run of somebody else's program.
 */

namespace ns3
{

/// Compare what a program should have understood with what it has.
/// \param globals global values that it was given, by name
/// \param folder where its results are
/// \return what is wrong, in a sentence; "" if nothing is
std::string GrowsValidateScriptValues(const std::map<std::string, std::string>& globals,
                                      const std::string& folder);

/// \param folder of a run
/// \return where in it results of a helper in a simulation are, each "" or a folder and "/"
std::vector<std::string> GrowsFindScriptParts(const std::string& folder);

/// Read the tables of a run.
/// \param run which
/// \param folder where it has left them
/// \param [out] tables with policy and seed as the run has them
/// \return what is wrong, in a sentence; "" if nothing is
std::string GrowsReadScriptTables(const GrowsRun& run,
                                  const std::string& folder,
                                  GrowsTables& tables);

} // namespace ns3

#endif /* GROWS_SCRIPT_RESULTS_H */
