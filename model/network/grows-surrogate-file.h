// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SURROGATE_FILE_H
#define GROWS_SURROGATE_FILE_H

#include "grows-recorded-network.h"

#include <string>

/**
 * \file
 * \ingroup grows
 * Surrogates of recorded networks as JSON files.
 */

namespace ns3
{

/// \param name the command line's value for a network
/// \return whether it is a file of a surrogate
bool GrowsIsSurrogateFile(const std::string& name);

/// Read a surrogate's file. \param path the file \param [out] network what it says
/// \return a sentence that names the file and what is wrong with it; "" if nothing is
std::string GrowsReadSurrogate(const std::string& path, GrowsRecordedNetwork& network);

/// \param network what a surrogate's file says
/// \return the file's contents: a JSON object, whose members the manual has
std::string GrowsFormatSurrogate(const GrowsRecordedNetwork& network);

} // namespace ns3

#endif /* GROWS_SURROGATE_FILE_H */
