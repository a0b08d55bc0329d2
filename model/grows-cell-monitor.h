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

namespace ns3
{

/**
 * \ingroup grows
 *
 * What the users of one cell receive, window by window: their throughput and utility, the use of
 * resource blocks, and, if rates are to be measured, what users get compared with the rate model.
 * The cell's handler (GrowsUserAssociation) owns it and puts what it says into the state of the
 * cell.
 */
class GrowsCellMonitor
{
  public:
    /// How to look: attributes of GrowsUserAssociation.
    struct Configuration
    {
        Time window;        //!< how long a window is
        bool measuresRates; //!< whether rates of served users are measured
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
    /// What a user received in the last window.
    struct Window
    {
        uint64_t bytes{0};         //!< the network's count at its end
        double throughputBps{0.0}; //!< received in it
        bool isWhole{false};       //!< it was in the cell when the window began
    };

    /// Schedule the end of the window that begins now.
    void ScheduleClose();
    /// A window ends and the next begins.
    void Close();
    /// \param user index of a user in the cell \return what it received in the window that ends now
    Window MakeWindow(uint32_t user) const;
    /// Compare what users received in the last window with what the rate model says.
    void CompareRates();

    Ptr<GrowsNetwork> m_network;                               //!< the network
    const GrowsSessionKeeper& m_sessions;                      //!< of the cell
    Configuration m_configuration;                             //!< how to look
    const TracedCallback<uint32_t, uint32_t, double>& m_trace; //!< to fire
    std::map<uint32_t, Window> m_windows; //!< of everyone in the cell at the last window's end
    double m_meanUtility{0.0};            //!< of the last window
    double m_rbUse{0.0};                  //!< of the last window
    double m_sharers{1.0};                //!< who shared the cell in the last window
    double m_rateRatio{1.0};              //!< rates as last measured to those of the rate model
    EventId m_closeEvent;                 //!< end of this window
};

} // namespace ns3

#endif /* GROWS_CELL_MONITOR_H */
