// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_APPLICATION_CONTROL_H
#define GROWS_APPLICATION_CONTROL_H

#include "ns3/application.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object-factory.h"

namespace ns3
{

/**
 * \ingroup grows
 * Starts applications of ns-3 now and ends them when it is told to: by themselves they must know
 * their end when they start, which a session does not. Nor can they start twice, so that each
 * session needs a new one. It is never made: it derives to reach what applications protect.
 */
class GrowsApplicationControl : public Application
{
  public:
    GrowsApplicationControl() = delete;

    /// Make an application in its own library, whose objects may be larger than its header has it
    /// (NS3_LOG_ENABLE). \tparam T the application \return a new one
    template <typename T>
    static Ptr<T> Create()
    {
        ObjectFactory factory;
        factory.SetTypeId(T::GetTypeId());
        return factory.Create<T>();
    }

    /// Install and start an application. \param application a new one
    /// \param node where it runs from now on, until the end of the simulation
    /// \param delay from now
    static void Begin(Ptr<Application> application, Ptr<Node> node, const Time& delay)
    {
        application->SetStartTime(delay);
        node->AddApplication(application);
        application->Initialize(); // before its node does it, in an event: it may be ended by then
    }

    /// End an application, if it has started; else it never will. \param application which
    static void End(Ptr<Application> application)
    {
        auto& startEvent = (*application).*(&GrowsApplicationControl::m_startEvent);
        if (!startEvent.IsExpired())
        {
            startEvent.Cancel();
            return;
        }
        application->SetStopTime(TimeStep(1));
        ((*application).*(&GrowsApplicationControl::DoInitialize))(); // plans both events anew
        startEvent.Cancel();
    }
};

} // namespace ns3

#endif /* GROWS_APPLICATION_CONTROL_H */
