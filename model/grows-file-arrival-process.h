// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FILE_ARRIVAL_PROCESS_H
#define GROWS_FILE_ARRIVAL_PROCESS_H

#include "grows-arrival-process.h"

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Arrivals from a file, one a line, in the order of time:
 *
 *     # time_s,kind,amount,member
 *     0.5,holding-time,10,0
 *     0.75,volume,1e6
 *     2,endless
 *
 * Kinds are endless, holding-time (amount in s) and volume (bytes). The last field is
 * optional: the member of the pool that arrives, from 0. Empty lines and lines that begin with #
 * are ignored.
 *
 * Policies see demands of the kind DemandKind divided by the attribute MeanDemand, which should be
 * the mean of these demands in the file, and demands of other kinds as 1.
 */
class GrowsFileArrivalProcess : public GrowsArrivalProcess
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsFileArrivalProcess();

    /// Read a file and report its errors.
    /// \param fileName its name
    /// \param [out] arrivals what is in it, as far as it is right
    /// \return an error message; "" if there is none
    static std::string Read(const std::string& fileName, std::vector<GrowsArrival>& arrivals);

  private:
    std::optional<GrowsArrival> DoGetNext() override;
    int64_t DoAssignStreams(int64_t stream) override;

    std::string m_fileName;               //!< see attribute FileName
    std::vector<GrowsArrival> m_arrivals; //!< all of them
    std::size_t m_next{0};                //!< index of the next
    bool m_isRead{false};                 //!< the file has been read
};

} // namespace ns3

#endif /* GROWS_FILE_ARRIVAL_PROCESS_H */
