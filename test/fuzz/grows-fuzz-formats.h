// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FUZZ_FORMATS_H
#define GROWS_FUZZ_FORMATS_H

#include <string>
#include <string_view>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows-tests
 *
 * A file format that the module reads, for those who feed it with what nobody would write.
 */
struct GrowsFuzzFormat
{
    /// Reads a file as the programs do. \param path of the file \return an error message; "" if
    /// there is none
    using Reader = std::string (*)(const std::string& path);

    std::string name;     //!< also of its folder in test/corpus/
    std::string fileName; //!< how a file of the format may be called
    Reader read;          //!< must return, whatever the file holds
    bool isWhole;         //!< whether every truncation must be refused
};

/// \return the formats that this build can read
const std::vector<GrowsFuzzFormat>& GrowsGetFuzzFormats();

/**
 * Read bytes as a file. The file is written to a folder that is removed when the process ends.
 * \param format of the file
 * \param bytes that it holds
 * \return an error message about them; "" if there is none
 */
std::string GrowsFuzz(const GrowsFuzzFormat& format, std::string_view bytes);

} // namespace ns3

#endif /* GROWS_FUZZ_FORMATS_H */
