// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HANDLER_LOG_H
#define GROWS_HANDLER_LOG_H

#include "ns3/grows-helper.h"
#include "ns3/simulator.h"

#include <tuple>
#include <utility>
#include <vector>

namespace ns3
{

/// What arrivals led to, as the handlers' traces report. It stays where it is while it listens.
struct GrowsHandlerLog
{
    std::vector<GrowsDecisionRecord> decisions;                  //!< in order
    std::vector<std::pair<uint32_t, GrowsReason>> rejections;    //!< user and reason
    std::vector<GrowsSession> connected;                         //!< in order
    std::vector<std::pair<Time, GrowsSession>> stopping;         //!< with the time
    std::vector<GrowsSession> departures;                        //!< in order
    std::vector<Time> departureTimes;                            //!< when these were traced
    std::vector<std::tuple<uint32_t, uint32_t, double>> windows; //!< cell, users, utility

    /// \param record a decision
    void Decision(const GrowsDecisionRecord& record)
    {
        decisions.push_back(record);
    }

    /// A rejection. \param user whose \param reason why
    void Rejection(uint32_t user, Time /* time */, GrowsReason reason)
    {
        rejections.emplace_back(user, reason);
    }

    /// \param session a session that begins
    void Connected(const GrowsSession& session)
    {
        connected.push_back(session);
    }

    /// \param session a session about to end
    void Stopping(const GrowsSession& session)
    {
        stopping.emplace_back(Simulator::Now(), session);
    }

    /// \param session a session that is over
    void Departure(const GrowsSession& session)
    {
        departures.push_back(session);
        departureTimes.push_back(Simulator::Now());
    }

    /// A window. \param cell its cell \param users how many \param utility their sum
    void Window(uint32_t cell, uint32_t users, double utility)
    {
        windows.emplace_back(cell, users, utility);
    }

    /// \param helper whose handlers to listen to
    void Listen(GrowsHelper& helper)
    {
        helper.TraceConnect("Decision", MakeCallback(&GrowsHandlerLog::Decision, this));
        helper.TraceConnect("Rejection", MakeCallback(&GrowsHandlerLog::Rejection, this));
        helper.TraceConnect("Connected", MakeCallback(&GrowsHandlerLog::Connected, this));
        helper.TraceConnect("Stopping", MakeCallback(&GrowsHandlerLog::Stopping, this));
        helper.TraceConnect("Departure", MakeCallback(&GrowsHandlerLog::Departure, this));
        helper.TraceConnect("Window", MakeCallback(&GrowsHandlerLog::Window, this));
    }
};

} // namespace ns3

#endif /* GROWS_HANDLER_LOG_H */
