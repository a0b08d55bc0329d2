// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PREDICTION_H
#define GROWS_PREDICTION_H

#include "grows-association-state.h"
#include "grows-log-sum.h"

namespace ns3
{

/**
 * \ingroup grows
 * The utility of a cell that its users share equally: sum of ln(1 + r_i / n), r_i in Mbit/s.
 * \tparam RateOf callable: bit/s of a GrowsServedUser alone in the cell
 * \param cell the cell and its n users
 * \param rateOf the users' full-cell rates
 * \return the sum, 0 for an empty cell
 */
template <typename RateOf>
double
GrowsPredictUtility(const GrowsCellState& cell, RateOf rateOf)
{
    if (cell.users.empty())
    {
        return 0.0;
    }
    const double share = 1e-6 / cell.users.size();
    GrowsLogSum sum;
    for (const auto& user : cell.users)
    {
        sum.Add(1.0 + share * rateOf(user));
    }
    return sum.Get();
}

/**
 * \ingroup grows
 * How the utility of a cell changes if an arriving UE joins: what it gets itself, less what the n
 * users lose when n + 1 share the cell.
 * \tparam RateOf callable: bit/s of a GrowsServedUser alone in the cell
 * \param cell the cell and its n users
 * \param arrivingUeBps bit/s of the arriving UE alone in the cell
 * \param rateOf the users' full-cell rates
 * \return the rise of the sum of ln(1 + Mbit/s); may be negative
 */
template <typename RateOf>
double
GrowsPredictGain(const GrowsCellState& cell, double arrivingUeBps, RateOf rateOf)
{
    const double n = cell.users.size();
    const double shareAfter = 1e-6 / (n + 1.0);
    const double shareBefore = cell.users.empty() ? 0.0 : 1e-6 / n;
    GrowsLogSum after;
    GrowsLogSum before;
    after.Add(1.0 + shareAfter * arrivingUeBps);
    for (const auto& user : cell.users)
    {
        const double rateBps = rateOf(user);
        after.Add(1.0 + shareAfter * rateBps);
        before.Add(1.0 + shareBefore * rateBps);
    }
    return after.Get() - before.Get();
}

/// The full-cell rates as the network gives them: the usual last argument of the predictions.
struct GrowsNetworkRate
{
    /// \param user a served user \return its full-cell rate in bit/s
    double operator()(const GrowsServedUser& user) const
    {
        return user.fullCellRateBps;
    }
};

} // namespace ns3

#endif /* GROWS_PREDICTION_H */
