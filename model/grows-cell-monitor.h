// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CELL_MONITOR_H
#define GROWS_CELL_MONITOR_H

#include "grows-session-keeper.h"

#include "ns3/event-id.h"
#include "ns3/grows-association-state.h"
#include "ns3/grows-network.h"
#include "ns3/nstime.h"
#include "ns3/traced-callback.h"

#include <map>
#include <optional>

namespace ns3
{

/**
 * \ingroup grows
 *
 * What the users of one cell receive, window by window: their throughput and utility, the resource
 * blocks that they use, and what they get compared with the rate model. The cell's handler
 * (GrowsUserAssociation) owns it and puts what it says into the state of the cell.
 *
 * In the state, a user's throughput and share of the resource blocks are those of the time in which
 * it was served in the cell: of a user that came in the window, of a part of it. The utility that
 * the trace reports is that of a run: what users received in the window, over the whole of it.
 */
class GrowsCellMonitor
{
  public:
    /// How to look: attributes of GrowsUserAssociation.
    struct Configuration
    {
        Time window;         //!< how long a window is
        double utilityAlpha; //!< which utility: see GrowsUtility
    };

    /// The first window begins.
    /// \param network the network
    /// \param sessions of the cell; must live as long as this
    /// \param configuration how to look
    /// \param trace to fire at the end of every window: cell, users in it, their summed utility
    GrowsCellMonitor(Ptr<GrowsNetwork> network,
                     const GrowsSessionKeeper& sessions,
                     const Configuration& configuration,
                     const TracedCallback<uint32_t, uint32_t, double>& trace);
    ~GrowsCellMonitor();

    GrowsCellMonitor(const GrowsCellMonitor&) = delete;
    GrowsCellMonitor& operator=(const GrowsCellMonitor&) = delete;

    /// Fill in utility, use of resource blocks and the users of the cell.
    /// \param [out] state of the cell; its memory is reused
    void FillState(GrowsCellState& state) const;

    /**
     * \param user index of a user in the cell, or of one that is being handed over to it
     * \return its link, what it gets there, and what is still to be served of a session in the cell
     */
    GrowsServedUser GetServedUser(uint32_t user) const;

    /// Pass on what is known of a user.
    /// \param user index of the user, which other code has moved
    /// \param to the monitor of its new cell
    void Move(uint32_t user, GrowsCellMonitor& to);

  private:
    /// The network's counts of a user.
    struct Count
    {
        Time time;             //!< when
        uint64_t bytes{0};     //!< received until then
        double rbSeconds{0.0}; //!< resource blocks scheduled to it until then, times seconds
    };

    /// What a user received in the last window.
    struct Window
    {
        uint64_t bytes{0};         //!< the network's count at its end
        Count begin;               //!< where the next one begins for it: at its end, or a handover
        double receivedBps{0.0};   //!< received in it, over all of it
        double throughputBps{0.0}; //!< received in it, over the time in which it was served
        double rbShare{0.0};       //!< of resource blocks meanwhile
        bool isMeasured{false};    //!< it was served in it
        bool isWhole{false};       //!< it was served for all of it
    };

    /// Schedule the end of the window that begins now.
    void ScheduleClose();
    /// A window ends and the next begins.
    void Close();
    /// \param user index of a user \return its counts now
    Count GetCount(uint32_t user) const;
    /// \param user index of a user in the cell
    /// \return its counts when its service in the cell began in this window; none: it is not served
    std::optional<Count> GetServiceBegin(uint32_t user) const;
    /// \param user index of a user in the cell
    /// \return what it had received when the window began, or when it came
    uint64_t GetBytesBefore(uint32_t user) const;
    /// \param user index of a user in the cell \return what it received in the window that ends now
    Window MakeWindow(uint32_t user) const;
    /// Compare what users received in the last window with what the rate model says.
    void CompareRates();

    Ptr<GrowsNetwork> m_network;                               //!< the network
    const GrowsSessionKeeper& m_sessions;                      //!< of the cell
    Configuration m_configuration;                             //!< how to look
    const TracedCallback<uint32_t, uint32_t, double>& m_trace; //!< to fire
    std::map<uint32_t, Window> m_windows; //!< of everyone in the cell at the last window's end
    std::size_t m_usersBefore{0};         //!< how many there were then
    double m_meanUtility{0.0};            //!< of the last window
    double m_rbUse{0.0};                  //!< of the last window
    double m_sharers{1.0};                //!< who shared the cell in the last window
    double m_rateRatio{1.0};              //!< rates as last measured to those of the rate model
    EventId m_closeEvent;                 //!< end of this window
};

} // namespace ns3

#endif /* GROWS_CELL_MONITOR_H */
