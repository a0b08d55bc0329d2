// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-command-line.h"
#include "grows-commands.h"
#include "grows-reference-page.h"

#include <fstream>
#include <iostream>

/**
 * \file
 * \ingroup grows
 * Writes the page of the manual that lists attributes, trace sources and features, from the library
 * itself.
 */

using namespace ns3;

int
ns3::GrowsReferenceCommand(int argc, char* argv[])
{
    std::string output;
    GrowsCommandLine line(__FILE__, "Lists attributes, trace sources and features.");
    line.AddText("output", "file to write, default: standard output", output);
    line.Parse(argc, argv);
    if (output.empty())
    {
        std::cout << GrowsGetReferencePage();
    }
    else if (!(std::ofstream(output) << GrowsGetReferencePage() << std::flush))
    {
        GrowsCommandLine::Fail("cannot write " + output);
    }
    return 0;
}
