// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-text-file.h"

#include "ns3/hash.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace ns3
{

bool
GrowsWriteFile(const std::string& path, const std::string& contents)
{
    std::error_code error;
    const bool isDevice = std::filesystem::is_other(path, error);
    const std::string unfinished = isDevice ? path : path + ".partial";
    std::ofstream file(unfinished, std::ios::binary);
    file << contents;
    file.close();
    if (isDevice)
    {
        return static_cast<bool>(file);
    }
    if (file && std::rename(unfinished.c_str(), path.c_str()) == 0)
    {
        return true;
    }
    const int reason = errno;
    std::remove(unfinished.c_str());
    errno = reason;
    return false;
}

std::string
GrowsValidateWritable(const std::string& path)
{
    std::error_code error;
    const bool isThere = std::filesystem::exists(path, error);
    const bool isDevice = std::filesystem::is_other(path, error);
    const auto folder = std::filesystem::absolute(path, error).parent_path();
    const bool isPossible =
        isDevice
            ? access(path.c_str(), W_OK) == 0
            : (!isThere || std::filesystem::is_regular_file(path, error)) && !path.empty() &&
                  std::filesystem::is_directory(folder, error) && access(folder.c_str(), W_OK) == 0;
    return isPossible ? "" : "cannot write " + path;
}

std::string
GrowsGetDigest(const std::string& contents)
{
    std::ostringstream digits;
    digits << std::hex << Hasher(Create<Hash::Function::Fnv1a>()).GetHash64(contents);
    return digits.str();
}

std::string
GrowsGetFingerprint(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string contents{std::istreambuf_iterator<char>(file), {}};
    return contents.empty() ? "none" : GrowsGetDigest(contents);
}

} // namespace ns3
