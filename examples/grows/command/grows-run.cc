// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-commands.h"
#include "grows-program-experiment.h"
#include "grows-run-experiment.h"
#ifdef GROWS_HAS_TORCH
#include "grows-table-experiment.h"
#endif

#include <algorithm>
#include <string>

int
ns3::GrowsRunCommand(int argc, char* argv[])
{
    const bool isProgram = std::any_of(argv + 1, argv + argc, [](const std::string& word) {
        return word == "--program" || word.rfind("--program=", 0) == 0;
    });
    return isProgram ? GrowsProgramExperiment(__FILE__).Do(argc, argv)
                     : GrowsRunExperiment(__FILE__).Do(argc, argv);
}

#ifdef GROWS_HAS_TORCH
int
ns3::GrowsTable1Command(int argc, char* argv[])
{
    return GrowsTableExperiment(__FILE__).Do(argc, argv);
}
#endif
