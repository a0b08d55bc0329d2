/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

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
    std::string name;                   //!< as typed
    std::string summary;                //!< one line
    int (*run)(int argc, char* argv[]); //!< what it does
};

/**
 * Run the command that is named by the first argument; without one, or with help, list them.
 * \param commands all of the program
 * \param argc as main has it
 * \param argv as main has it
 * \return the exit code; 2 if there is no such command
 */
int GrowsRunNamedCommand(const std::vector<GrowsCommand>& commands, int argc, char* argv[]);

/**
 * Run policies on any slotted scenario.
 * \param argc number of words
 * \param argv the command and its options
 * \return the exit code
 */
int GrowsEvaluateCommand(int argc, char* argv[]);

/**
 * Show why a policy took one cell and not another.
 * \param argc number of words
 * \param argv the command and its options
 * \return the exit code
 */
int GrowsExplainCommand(int argc, char* argv[]);

/**
 * Compare handover by policies with ns-3's own algorithms.
 * \param argc number of words
 * \param argv the command and its options
 * \return the exit code
 */
int GrowsHandoverCommand(int argc, char* argv[]);

/**
 * Compare policies in packet-level NR.
 * \param argc number of words
 * \param argv the command and its options
 * \return the exit code
 */
int GrowsNrArrivalsCommand(int argc, char* argv[]);

/**
 * Write the page of attributes, trace sources and features.
 * \param argc number of words
 * \param argv the command and its options
 * \return the exit code
 */
int GrowsReferenceCommand(int argc, char* argv[]);

/**
 * Compare policies in packet-level LTE.
 * \param argc number of words
 * \param argv the command and its options
 * \return the exit code
 */
int GrowsRunCommand(int argc, char* argv[]);

/**
 * Make the paper's table I.
 * \param argc number of words
 * \param argv the command and its options
 * \return the exit code
 */
int GrowsTable1Command(int argc, char* argv[]);

/**
 * Train an agent.
 * \param argc number of words
 * \param argv the command and its options
 * \return the exit code
 */
int GrowsTrainCommand(int argc, char* argv[]);

} // namespace ns3

#endif /* GROWS_COMMANDS_H */
