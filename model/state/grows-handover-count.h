// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HANDOVER_COUNT_H
#define GROWS_HANDOVER_COUNT_H

#include <cstdint>
#include <map>

namespace ns3
{

/// \ingroup grows
/// Tells which handovers are ping-pongs (3GPP TR 36.839): the user returns to the cell that
/// it was handed over from, after a stay that is shorter than the minimum time of stay.
class GrowsHandoverCount
{
  public:
    /// Minimum time of stay (3GPP TR 36.839).
    static constexpr double MINIMUM_STAY_S = 1.0;

    /// A user was handed over. \param user its index \param from index of its former cell
    /// \param to index of its cell \param timeS when \return whether it is a ping-pong
    bool Add(uint32_t user, uint32_t from, uint32_t to, double timeS)
    {
        const auto [last, isFirst] = m_last.try_emplace(user, Handover{from, to, timeS});
        const bool isPingPong = !isFirst && last->second.from == to && last->second.to == from &&
                                timeS - last->second.timeS < MINIMUM_STAY_S;
        last->second = {from, to, timeS};
        return isPingPong;
    }

  private:
    /// The last one of a user.
    struct Handover
    {
        uint32_t from; //!< its former cell
        uint32_t to;   //!< its cell
        double timeS;  //!< when
    };

    std::map<uint32_t, Handover> m_last; //!< by user
};

} // namespace ns3

#endif /* GROWS_HANDOVER_COUNT_H */
