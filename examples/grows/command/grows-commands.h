// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_COMMANDS_H
#define GROWS_COMMANDS_H

#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * The commands of a program, `program COMMAND [OPTION...]`. Each has the parameters of a main
 * function, its own name as argv[0], and returns an exit code.
 */

namespace ns3
{

/// One command of a program.
struct GrowsCommand
{
    std::string name;                   //!< as given
    std::string summary;                //!< one line; "": it is for this program, and not listed
    int (*run)(int argc, char* argv[]); //!< what it does
};

/// Run the command that is named by the first argument; without one, or with help, list them; with
/// --version, print the versions.
/// \param commands all of the program \param argc as main has it \param argv as main has it
/// \return the exit code; 2 if there is no such command; that of a GrowsInputError, whose sentence
/// is printed as one line on standard error
int GrowsRunNamedCommand(const std::vector<GrowsCommand>& commands, int argc, char* argv[]);

/// Explain a decision. \param argc of main \param argv of main \return exit code
int GrowsExplainCommand(int argc, char* argv[]);

/// Compare handover algorithms. \param argc of main \param argv of main \return exit code
int GrowsHandoverCommand(int argc, char* argv[]);

/// Compare policies in packet-level NR. \param argc of main \param argv of main \return exit code
int GrowsNrArrivalsCommand(int argc, char* argv[]);

/// Play a scenario as a script would. \param argc of main \param argv of main \return exit code
int GrowsPlayCommand(int argc, char* argv[]);

/// Write the reference page. \param argc of main \param argv of main \return exit code
int GrowsReferenceCommand(int argc, char* argv[]);

/// Compare association policies. \param argc of main \param argv of main \return exit code
int GrowsRunCommand(int argc, char* argv[]);

/// Fit a surrogate to records. \param argc of main \param argv of main \return exit code
int GrowsSurrogateCommand(int argc, char* argv[]);

/// Make the paper's table I. \param argc of main \param argv of main \return exit code
int GrowsTable1Command(int argc, char* argv[]);

/// Train an agent. \param argc of main \param argv of main \return exit code
int GrowsTrainCommand(int argc, char* argv[]);

} // namespace ns3

#endif /* GROWS_COMMANDS_H */
