// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NETWORK_RECORDER_H
#define GROWS_NETWORK_RECORDER_H

#include "ns3/grows-helper.h"
#include "ns3/grows-network-record.h"

#include <cstdint>
#include <map>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Listens to handlers and writes down what a surrogate of their network can be made of: every
 * arrival with its links to all cells, what cells carried in each window of the handlers, and what
 * each user received that one cell served for a whole window. Must outlive the simulation.
 */
class GrowsNetworkRecorder
{
  public:
    GrowsNetworkRecorder() = default;
    GrowsNetworkRecorder(const GrowsNetworkRecorder&) = delete;
    GrowsNetworkRecorder& operator=(const GrowsNetworkRecorder&) = delete;

    /// Listen to the handlers; call it again for those of cells that were added since.
    /// \param helper has installed them
    void Install(const GrowsHelper& helper);

    /// \return what was recorded until now
    GrowsNetworkRecord GetRecord() const;

  private:
    /// The network's counts of a user.
    struct Count
    {
        uint64_t bytes{0};     //!< received until then
        double rbSeconds{0.0}; //!< resource blocks scheduled to it until then, times seconds
    };

    /// A window.
    struct Window
    {
        double utility{0.0};                               //!< of all cells
        std::vector<GrowsNetworkRecord::CellWindow> cells; //!< by index
    };

    /// \param user index of an arriving UE, perhaps of none \param time when it arrives
    void RecordArrival(uint32_t user, Time time);
    /// \param record of a decision
    void RecordDecision(const GrowsDecisionRecord& record);
    /// An arrival was not served.
    /// \param user index of the user \param time when \param reason why
    void RecordRejection(uint32_t user, Time time, GrowsReason reason);
    /// \param session that begins
    void RecordConnected(const GrowsSession& session);
    /// \param session that has ended
    void RecordDeparture(const GrowsSession& session);
    /// \param session that the end of the simulation cuts off
    void RecordUnfinished(const GrowsSession& session);
    /// A window has ended.
    /// \param cell index of the cell \param users in it \param utility sum over them
    void RecordWindow(uint32_t cell, uint32_t users, double utility);

    /// \param user index of a user \return its links to all cells
    std::vector<GrowsNetworkRecord::Link> GetLinks(uint32_t user) const;
    /// \param user index of a user \return its counts now
    Count GetCount(uint32_t user) const;
    /// \param user index of a user \return what was counted since this was asked for it last
    Count TakeCount(uint32_t user);
    /// \param user index of a user in a cell \param cell index of the cell
    /// \return whether the cell has served it for all of the window that ends now
    bool IsWhole(uint32_t user, uint32_t cell) const;
    /// Fill in what a session has received until now.
    /// \param session it \param [in,out] arrival its arrival
    void FillService(const GrowsSession& session, GrowsNetworkRecord::Arrival& arrival) const;
    /// Write down the cell of the handler that was added last.
    void AddCell();
    /// \return the limits of the handlers' candidates
    GrowsCandidateLimits GetLimits() const;

    Ptr<GrowsNetwork> m_network;                       //!< where users are
    std::vector<Ptr<GrowsUserAssociation>> m_handlers; //!< of all cells
    Time m_begin;                                      //!< of the first window
    Time m_length;                                     //!< of a window
    std::vector<GrowsNetworkRecord::Cell> m_cells; //!< as they were when handlers were installed
    std::vector<GrowsNetworkRecord::Arrival> m_arrivals;        //!< in order
    std::vector<std::vector<GrowsNetworkRecord::Link>> m_links; //!< of arrivals, to the cells then
    std::map<uint32_t, std::vector<std::size_t>> m_undecided;   //!< users' arrivals that wait
    std::map<uint32_t, std::size_t> m_open;                     //!< users' arrivals that are served
    std::map<uint32_t, Count> m_counts;                         //!< of served users, taken last
    std::map<uint32_t, int64_t> m_departedBytes;                //!< by cell: since its window began
    std::vector<Window> m_windows;                              //!< in order
    std::vector<GrowsNetworkRecord::Sample> m_samples;          //!< in order
};

} // namespace ns3

#endif /* GROWS_NETWORK_RECORDER_H */
