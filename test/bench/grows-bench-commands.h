// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BENCH_COMMANDS_H
#define GROWS_BENCH_COMMANDS_H

#include "grows-commands.h"

namespace ns3
{

/// Time decisions, updates and trainings. \param argc number of words
/// \param argv the command and its options \return the exit code
int GrowsBenchAgentCommand(int argc, char* argv[]);

/// Time LTE runs. \param argc number of words \param argv the command and its options
/// \return the exit code
int GrowsBenchPacketsCommand(int argc, char* argv[]);

/// Run LTE for long at high load. \param argc number of words
/// \param argv the command and its options \return the exit code
int GrowsSoakCommand(int argc, char* argv[]);

} // namespace ns3

#endif /* GROWS_BENCH_COMMANDS_H */
