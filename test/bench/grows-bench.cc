// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-commands.h"

/**
 * \file
 * \ingroup grows-tests
 * The program behind `./grows bench` and `./grows soak`.
 */

int
main(int argc, char* argv[])
{
    return ns3::GrowsRunNamedCommand(
        {
#ifdef GROWS_HAS_TORCH
            {"agent", "time decisions, updates and trainings", &ns3::GrowsBenchAgentCommand},
#endif
#ifdef GROWS_HAS_LTE
            {"packets", "time LTE runs", &ns3::GrowsBenchPacketsCommand},
            {"soak", "long LTE runs at high load: balance and memory", &ns3::GrowsSoakCommand},
#endif
        },
        argc,
        argv);
}
