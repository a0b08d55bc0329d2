// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FLOW_TRAFFIC_H
#define GROWS_FLOW_TRAFFIC_H

#include "grows-downlink-flow.h"
#include "grows-file-application.h"
#include "grows-session-traffic.h"

namespace ns3
{

/**
 * \ingroup grows
 * Traffic over a GrowsDownlinkFlow, which keeps a window of packets on its way: without end, or
 * files.
 */
class GrowsFlowTraffic : public GrowsSessionTraffic
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  protected:
    void DoDispose() override;

  private:
    void DoInstall() override;
    void DoStart(const Session& session) override;
    void DoStop() override;
    void DoResume() override;
    void DoReport(GrowsTrafficReport& report) const override;

    Ptr<GrowsDownlinkFlow> m_flow;     //!< carries it
    Ptr<GrowsFileApplication> m_files; //!< of the session; null: no files
};

} // namespace ns3

#endif /* GROWS_FLOW_TRAFFIC_H */
