// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_COUNTED_VARIABLE_H
#define GROWS_COUNTED_VARIABLE_H

#include "ns3/random-variable-stream.h"

#include <cstdint>

namespace ns3
{

/// \ingroup grows
/// An ns-3 random variable that counts its draws. ns-3 does not report the state of a random
/// stream. A checkpoint stores the count instead; a resumed run skips as many draws of the same
/// stream and continues with the same numbers.
class GrowsCountedVariable
{
  public:
    /// \param variable the source of the numbers
    explicit GrowsCountedVariable(Ptr<RandomVariableStream> variable)
        : m_variable(variable)
    {
    }

    /// \return the next number
    double GetValue()
    {
        ++m_draws;
        return m_variable->GetValue();
    }

    /// \param stream index of the ns-3 stream to draw from, from its beginning
    void SetStream(int64_t stream)
    {
        m_variable->SetStream(stream);
        m_draws = 0;
    }

    /// \return the number of draws since SetStream
    uint64_t GetDraws() const
    {
        return m_draws;
    }

    /// \param draws the number of draws to leave out
    void Skip(uint64_t draws)
    {
        for (uint64_t i = 0; i < draws; ++i)
        {
            GetValue();
        }
    }

  private:
    Ptr<RandomVariableStream> m_variable; //!< the source of the numbers
    uint64_t m_draws{0};                  //!< how many were drawn
};

} // namespace ns3

#endif /* GROWS_COUNTED_VARIABLE_H */
