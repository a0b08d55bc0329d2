// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FILE_LOCK_H
#define GROWS_FILE_LOCK_H

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 * A file by which programs keep each other out, on this computer and on those that share it: a file
 * that is open to write, as NFS locks no folder for other computers, and nothing read-only.
 */
class GrowsFileLock
{
  public:
    /// Who else may hold it.
    enum class Access
    {
        ALONE, //!< nobody
        SHARED //!< others who share it
    };

    GrowsFileLock() = default;
    ~GrowsFileLock();

    GrowsFileLock(const GrowsFileLock&) = delete;
    GrowsFileLock& operator=(const GrowsFileLock&) = delete;

    /// Take it until this object or this process ends. \param path of the file, which is made
    /// \param guarded what it keeps others from writing to \param how who else may
    /// \return an error message; "" if it is held
    std::string Take(const std::string& path, const std::string& guarded, Access how);

    /// Have the file removed by the destructor: whoever comes later makes another.
    void RemoveAtEnd()
    {
        m_isRemoved = true;
    }

  private:
    std::string m_path;      //!< of the file
    int m_descriptor{-1};    //!< of the file, -1 if it is not held
    bool m_isRemoved{false}; //!< at the end
};

} // namespace ns3

#endif /* GROWS_FILE_LOCK_H */
