// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SHELL_COMMAND_H
#define GROWS_SHELL_COMMAND_H

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Somebody's command, run by a shell in a process group of its own. While it runs, Ctrl-C, SIGHUP
 * and SIGTERM end the group before they end this process.
 */
struct GrowsShellCommand
{
    std::string line;     //!< for sh -c
    std::string globals;  //!< contents of the environment variable NS_GLOBAL_VALUE
    std::string output;   //!< file for standard output
    std::string errors;   //!< file for standard error
    double timeoutS{0.0}; //!< wall-clock seconds after which the group is ended; 0: never
    /// If somebody kills the command, perhaps the system for lack of memory, end in the same way:
    /// whoever has started this process begins it again.
    bool endsWithIt{false};

    /// Run it to its end.
    /// \return "" if it exits with 0, else how it ended, for example "exited with 3"
    std::string Run() const;
};

/// \ingroup grows
/// \param text any text \return the same for the shell, which finds nothing in it to run or replace
std::string GrowsQuoteForShell(const std::string& text);

} // namespace ns3

#endif /* GROWS_SHELL_COMMAND_H */
