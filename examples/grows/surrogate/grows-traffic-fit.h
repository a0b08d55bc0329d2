// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAFFIC_FIT_H
#define GROWS_TRAFFIC_FIT_H

#include "grows-cell-fits.h"

#include "ns3/grows-recorded-network.h"

#include <cstddef>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * What the traffic of recorded users offers. A user offers what its demand says; where that is
 * nothing, a user that in most of its windows got less than was left, or than others of its cell,
 * offers what it received then. So does one that steadily received what three others are known to
 * offer: its cell was full of such users. Any other always has data waiting. Users that were never
 * served for a whole window are taken for what the last user before them of the same strongest cell
 * was.
 */
class GrowsTrafficFit
{
  public:
    /// \param records of a network; must outlive this \param limits of its cells
    GrowsTrafficFit(const GrowsNetworkRecords& records, const std::vector<GrowsCellLimit>& limits);

    /// \return what each class offers, without the size of its packets; the first always has data
    /// waiting
    const std::vector<GrowsRecordedNetwork::TrafficClass>& GetClasses() const
    {
        return m_classes;
    }

    /// \param record index of a record \param arrival index of an arrival in it
    /// \return index of its class
    uint32_t GetClass(std::size_t record, std::size_t arrival) const
    {
        return m_classOf.at(record).at(arrival);
    }

  private:
    /// What is seen of a user.
    struct Witness
    {
        int windows{0};         //!< in which it was served
        int limited{0};         //!< in which it could have received more
        double limitedBps{0.0}; //!< what it received in these, summed
        double sumBps{0.0};     //!< what it received, summed over windows
        double mostBps{0.0};    //!< what it received in its best window
    };

    using Witnesses = std::vector<Witness>; //!< of each arrival

    /// \param record index \return what is seen of its users
    Witnesses Watch(std::size_t record) const;
    /// \param record of a run \param witnesses what is seen of its users
    /// \return what each of its users offers, in bit/s: infinity if data always waits, 0 if nothing
    /// is known
    static std::vector<double> MeasureOffers(const GrowsNetworkRecord& record,
                                             const Witnesses& witnesses);
    /// A cell may be full of users that offer little: those that steadily received what others are
    /// known to offer, offer it, too. \param witnesses what is seen of the users of a record
    /// \param known offers, sorted \param [in,out] offers of the users of the record
    static void FindSteady(const Witnesses& witnesses,
                           const std::vector<double>& known,
                           std::vector<double>& offers);
    /// Take users of whom nothing is known for what others were. \param record of a run
    /// \param [in,out] offers of its users
    static void FillGaps(const GrowsNetworkRecord& record, std::vector<double>& offers);
    /// Make classes of users that offer much the same. \param offers of all users
    void MakeClasses(const std::vector<std::vector<double>>& offers);

    const GrowsNetworkRecords& m_records;                      //!< of a network
    const std::vector<GrowsCellLimit>& m_limits;               //!< of its cells
    std::vector<GrowsRecordedNetwork::TrafficClass> m_classes; //!< see GetClasses
    std::vector<std::vector<uint32_t>> m_classOf;              //!< of each record's arrivals
};

} // namespace ns3

#endif /* GROWS_TRAFFIC_FIT_H */
