// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TEXT_FILE_H
#define GROWS_TEXT_FILE_H

#include <string>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// Write a file, whole or not at all; or to a device, such as /dev/stdout.
/// \param path of the file; one that exists is replaced \param contents what it is to hold
/// \return whether it was written; if not, errno states why
bool GrowsWriteFile(const std::string& path, const std::string& contents);

/// \ingroup grows
/// \param path of a file \return its contents; "" if it cannot be read
std::string GrowsReadFile(const std::string& path);

/// Ask before long work whether its end can be written. \param path of the file
/// \return an error message; "" if none
std::string GrowsValidateWritable(const std::string& path);

/// \param contents of a file \return their 64-bit FNV-1a hash in hexadecimal digits
std::string GrowsGetDigest(const std::string& contents);

/// A fingerprint of files' contents: distinguishes another model from the same.
/// \param paths of files
/// \return GrowsGetDigest of their contents, one behind the other; "none" if there are none
std::string GrowsGetFingerprint(const std::vector<std::string>& paths);

} // namespace ns3

#endif /* GROWS_TEXT_FILE_H */
