// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_WATER_FILLING_H
#define GROWS_WATER_FILLING_H

#include <cstddef>
#include <limits>

namespace ns3
{

/**
 * \ingroup grows
 * Max-min fair shares of a capacity by water-filling: a user that wants less than the level gets
 * what it wants, all others get the level. The level rises from equal shares; every pass over the
 * users gives what those below it leave to the others, until nothing is left.
 * \tparam Users a range with size()
 * \tparam WantOf callable: what a user wants, 0 or more; infinity: all that there is
 * \param users who shares
 * \param wantOf what each of them wants
 * \param capacity what they share
 * \return the level; infinity if everyone gets what it wants
 */
template <typename Users, typename WantOf>
double
GrowsFindWaterLevel(const Users& users, WantOf wantOf, double capacity = 1.0)
{
    double level = 0.0;
    for (double next = capacity / users.size(); next > level;)
    {
        level = next;
        double left = capacity;
        std::size_t above = 0;
        for (const auto& user : users)
        {
            const double want = wantOf(user);
            if (want <= level)
            {
                left -= want;
            }
            else
            {
                ++above;
            }
        }
        if (above == 0)
        {
            return std::numeric_limits<double>::infinity();
        }
        next = left / above;
    }
    return level;
}

} // namespace ns3

#endif /* GROWS_WATER_FILLING_H */
