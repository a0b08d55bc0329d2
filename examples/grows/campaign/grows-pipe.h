// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PIPE_H
#define GROWS_PIPE_H

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace ns3
{

/**
 * \ingroup grows
 * A pipe to a child process. No other child inherits its ends, which are closed with it.
 */
class GrowsPipe
{
  public:
    /// \return 0, or why there is none: errno
    int Open()
    {
        if (pipe(m_ends.data()) != 0)
        {
            return errno;
        }
        for (const int end : m_ends)
        {
            fcntl(end, F_SETFD, FD_CLOEXEC);
        }
        fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
        return 0;
    }

    GrowsPipe() = default;
    GrowsPipe(const GrowsPipe&) = delete;
    GrowsPipe& operator=(const GrowsPipe&) = delete;

    ~GrowsPipe()
    {
        for (const int end : m_ends)
        {
            if (end >= 0)
            {
                close(end);
            }
        }
    }

    /// \return the end to write to
    int GetWritten() const
    {
        return m_ends[1];
    }

    /// \return the end to read from without waiting, which is the caller's to close
    int TakeRead()
    {
        return std::exchange(m_ends[0], -1);
    }

  private:
    std::array<int, 2> m_ends{-1, -1}; //!< to read, to write
};

} // namespace ns3

#endif /* GROWS_PIPE_H */
