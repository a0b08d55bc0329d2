/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_FUZZ_ARCHIVE_H
#define GROWS_FUZZ_ARCHIVE_H

#include <string>
#include <string_view>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows-tests
 *
 * A record of an archive (zip, nothing compressed), such as a model file is made of.
 */
struct GrowsFuzzRecord
{
    std::string name;  //!< with the archive's in front
    std::string bytes; //!< what it holds
};

/**
 * Take an archive apart, whatever its checksums say.
 * \param bytes of a file
 * \return its records; none if it is no archive
 */
std::vector<GrowsFuzzRecord> GrowsTakeApart(std::string_view bytes);

/**
 * \param records of an archive
 * \return the archive, with the right sizes, places and checksums
 */
std::string GrowsPutTogether(const std::vector<GrowsFuzzRecord>& records);

} // namespace ns3

#endif /* GROWS_FUZZ_ARCHIVE_H */
