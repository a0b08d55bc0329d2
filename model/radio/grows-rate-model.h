// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RATE_MODEL_H
#define GROWS_RATE_MODEL_H

#include "ns3/grows-association-state.h"
#include "ns3/object.h"

namespace ns3
{

/**
 * \ingroup grows
 * What a user gets from a cell: the bridge from radio to utility. A network is given one (the truth
 * of the slotted network, the expectation in the packet-level ones) and, separately, so is every
 * policy that predicts, so that a study can hand it a wrong one.
 *
 * Users of a cell share it equally (paper, section III-A): n users get 1/n of their full-cell rate
 * each.
 */
class GrowsRateModel : public Object
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param link the user's measurement of the cell
    /// \return the rate in bit/s of a user that has the cell to itself, finite; 0 if it
    /// cannot be served
    virtual double GetFullCellRateBps(const GrowsRadioLink& link) const = 0;
};

/// \ingroup grows
/// \param throughputBps a user's throughput in bit/s
/// \return its utility, ln(1 + Mbit/s): the summand of the paper's reward (section III-A)
double GrowsUtility(double throughputBps);

/// \ingroup grows
/// Alpha-fair utility (J. Mo, J. Walrand, IEEE/ACM Trans. Netw. 8 (5), 2000, of 1 + r).
/// \param throughputBps a user's throughput in bit/s
/// \param alpha 0: what counts is the sum of rates; 1: the paper's utility; the larger, the more
/// the slowest users count
/// \return its utility, ((1 + r)^(1 - alpha) - 1) / (1 - alpha) with r in Mbit/s; for alpha = 1 its
/// limit, ln(1 + r)
double GrowsUtility(double throughputBps, double alpha);

} // namespace ns3

#endif /* GROWS_RATE_MODEL_H */
