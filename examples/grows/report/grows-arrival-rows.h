// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ARRIVAL_ROWS_H
#define GROWS_ARRIVAL_ROWS_H

#include "ns3/grows-csv.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

/**
 * \file
 * \ingroup grows
 * What belongs to a row of arrivals.csv: the place of its user, the meaning of its reason.
 */

namespace ns3
{

/// \param reason as it stands in arrivals.csv \return it and what it means
std::string GrowsDescribeReason(const std::string& reason);

/// Where the users of a run arrived.
class GrowsPlaces
{
  public:
    /// \param places the contents of places.csv, of the seed of the run; those of scripts are of a
    /// policy and a time each
    /// \param policy of the run
    GrowsPlaces(const GrowsCsv& places, const std::string& policy);

    /// \param arrivals the contents of arrivals.csv of the run \param row of an arrival
    /// \return x and y of its user in metres, if they are known
    std::optional<std::pair<double, double>> Find(const GrowsCsv& arrivals, std::size_t row) const;

  private:
    /// \param table one with users \param row of a user \return what tells it from the others
    std::string GetKey(const GrowsCsv& table, std::size_t row) const;

    GrowsCsv m_places;                         //!< of the run
    std::map<std::string, std::size_t> m_rows; //!< of users
};

} // namespace ns3

#endif /* GROWS_ARRIVAL_ROWS_H */
