// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-commands.h"

#include "grows-command-line.h"

#include <algorithm>
#include <iostream>

namespace ns3
{

int
GrowsRunNamedCommand(const std::vector<GrowsCommand>& commands, int argc, char* argv[])
{
    const std::string typed = argc > 1 ? argv[1] : "help";
    const auto command = std::find_if(commands.begin(), commands.end(), [&typed](const auto& one) {
        return one.name == typed;
    });
    if (command != commands.end())
    {
        try
        {
            return command->run(argc - 1, argv + 1);
        }
        catch (const GrowsInputError& error)
        {
            std::cerr << "error: " << error.what() << std::endl;
            return error.GetExitCode();
        }
    }
    if (typed == "--version")
    {
        GrowsCommandLine::PrintVersion();
        return 0;
    }
    const bool isHelp = typed == "help" || typed == "--help";
    std::ostream& out = isHelp ? std::cout : std::cerr;
    out << (isHelp ? "" : "error: unknown command '" + typed + "'; ") << "commands:\n";
    for (const auto& one : commands)
    {
        out << (one.summary.empty() ? ""
                                    : "  " + one.name + std::string(12 - one.name.size(), ' ') +
                                          one.summary + "\n");
    }
    return isHelp ? 0 : 2;
}

} // namespace ns3
