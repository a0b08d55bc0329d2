// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-file-lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ns3
{

GrowsFileLock::~GrowsFileLock()
{
    if (m_descriptor < 0)
    {
        return;
    }
    if (m_isRemoved)
    {
        unlink(m_path.c_str());
    }
    close(m_descriptor);
}

std::string
GrowsFileLock::Take(const std::string& path, const std::string& guarded, Access how)
{
    const auto refuse = "cannot write to " + guarded + ": ";
    const auto folder = std::filesystem::absolute(path).parent_path(); // more is written there
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0 || access(folder.c_str(), W_OK) != 0)
    {
        const std::string reason = std::strerror(errno);
        close(descriptor);
        return refuse + reason;
    }
    const bool isHeld =
        flock(descriptor, (how == Access::ALONE ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0;
    const int failure = errno;
    using Status = struct stat;
    Status status{};
    if (isHeld && fstat(descriptor, &status) == 0 && status.st_nlink > 0) // not just removed
    {
        m_path = path;
        m_descriptor = descriptor;
        return "";
    }
    close(descriptor);
    return isHeld || failure == EWOULDBLOCK ? refuse + "another program is at work there"
                                            : "cannot lock " + path + ": " + std::strerror(failure);
}

} // namespace ns3
