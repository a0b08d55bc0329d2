// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-text-file.h"

#include "ns3/hash.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace ns3
{

namespace
{

/// \param path of a file \param visit is given one block of it after the other
void
ReadBlocks(const std::string& path, const std::function<void(const char*, std::size_t)>& visit)
{
    std::ifstream file(path, std::ios::binary);
    std::array<char, 1 << 16> block;
    while (file.read(block.data(), block.size()), file.gcount() > 0)
    {
        visit(block.data(), static_cast<std::size_t>(file.gcount()));
    }
}

/// \param hash 64 bits \return hexadecimal digits
std::string
ToDigits(uint64_t hash)
{
    std::ostringstream digits;
    digits << std::hex << hash;
    return digits.str();
}

} // namespace

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
GrowsReadFile(const std::string& path)
{
    std::string contents;
    ReadBlocks(path, [&](const char* data, std::size_t size) { contents.append(data, size); });
    return contents;
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
    return ToDigits(Hasher(Create<Hash::Function::Fnv1a>()).GetHash64(contents));
}

std::string
GrowsGetFingerprint(const std::vector<std::string>& paths)
{
    Hasher hasher(Create<Hash::Function::Fnv1a>()); // goes on where it was
    std::optional<uint64_t> hash;
    for (const std::string& path : paths)
    {
        ReadBlocks(path, [&](const char* data, std::size_t size) {
            hash = hasher.GetHash64(data, size);
        });
    }
    return hash ? ToDigits(*hash) : "none";
}

} // namespace ns3
