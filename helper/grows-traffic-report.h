// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAFFIC_REPORT_H
#define GROWS_TRAFFIC_REPORT_H

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

/// What the traffic of one session offered and delivered.
struct GrowsTrafficReport
{
    std::string trafficClass;         //!< name of its class
    double offeredBytes{0.0};         //!< payload; NaN if it always had data waiting
    uint64_t deliveredBytes{0};       //!< payload that arrived within the session
    uint64_t sentPackets{0};          //!< of traffic with sequence numbers
    uint64_t receivedPackets{0};      //!< of them, within the session
    std::vector<float> delaysS;       //!< of the packets received
    std::vector<double> completionsS; //!< of the files that were received whole
    double gbrBps{0.0};               //!< guaranteed rate, 0: none
    double servedS{0.0};              //!< how long it was served
};

} // namespace ns3

#endif /* GROWS_TRAFFIC_REPORT_H */
