// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAFFIC_CLASS_H
#define GROWS_TRAFFIC_CLASS_H

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * The traffic classes of a radio scenario: which share of the arrivals each has, where they are,
 * and what their traffic offers.
 */

namespace ns3
{

/// One class of users of a radio scenario.
struct GrowsTrafficClass
{
    /// What its traffic is; the manual names the application of each.
    enum class Kind : uint8_t
    {
        BACKLOGGED, //!< always has data waiting
        CBR,        //!< packets of one size at a constant rate, such as VoIP
        VIDEO,      //!< frames of a generated trace, a mean rate over a period
        FTP1,       //!< one file; the user leaves with it (3GPP TR 36.814, A.2.1.3.1, FTP model 1)
        FTP3,       //!< files that arrive at a user while it stays (3GPP TR 36.872, FTP model 3)
        WEB         //!< pages and reading times over TCP (3GPP2 C.R1002, ns-3's ThreeGppHttp)
    };

    std::string name;                //!< a plain name, for tables
    Kind kind{Kind::BACKLOGGED};     //!< what its traffic is
    double share{1.0};               //!< of all arrivals; those of all classes add up to 1
    std::optional<double> hotShare;  //!< share of its arrivals in hotspots; none: the scenario's
    std::vector<uint32_t> hotspots;  //!< which of the geometry's; empty: all, each as likely
    double rateBps{0.0};             //!< CBR, VIDEO: payload offered, mean
    uint32_t packetBytes{0};         //!< CBR: payload of a packet
    double volumeBytes{0.0};         //!< FTP1, FTP3: mean size of a file
    bool isVolumeExponential{false}; //!< FTP1: the size is exponential, not constant
    double filesPerS{0.0};           //!< FTP3: files that arrive at a user, a second
    std::optional<double> holdingS;  //!< mean of its holding times; none: the scenario's
    uint8_t qci{0};                  //!< QCI or 5QI that policies may see; 0: none
    uint8_t priority{0};             //!< allocation and retention priority, 1 first to 15; 0: none
    double gbrBps{0.0};              //!< of a dedicated GBR bearer; 0: none
    double weight{1.0};              //!< of its users' utilities in rewards and weighted results

    /// \return whether its users leave when they have received a volume
    bool HasVolume() const
    {
        return kind == Kind::FTP1;
    }

    /// \return payload that a user offers, in bit/s; infinity if it always has data waiting
    double GetOfferedBps() const;

    /// \return payload bytes of its packets
    uint32_t GetPacketBytes() const;

    /// \return a sentence that states what makes no sense; "" if all is well
    std::string Validate() const;
};

/// The members of a class by name, as they stand in attributes and scenario files.
using GrowsTrafficClassMembers = std::map<std::string, std::string>;

/// \param members of a class: name, kind, share, hot_share, hotspots, rate_bps, packet_bytes,
/// volume_bytes, volume_law, files_per_s, holding_s, qci, priority, gbr_bps, weight
/// \param [out] trafficClass the class
/// \return a sentence that states what is wrong with them; "" if nothing is
std::string GrowsReadTrafficClass(const GrowsTrafficClassMembers& members,
                                  GrowsTrafficClass& trafficClass);

/**
 * \ingroup grows
 * Read the attribute TrafficClasses of a GrowsRadioScenario.
 * \param text classes separated by '|', each of it members NAME=VALUE separated by commas; numbers
 * of hotspots by '+': "name=voip,kind=cbr,share=0.8,rate_bps=64000,packet_bytes=160|name=data,..."
 * \param [out] classes the classes; empty for an empty text
 * \return a sentence that states what is wrong with them; "" if nothing is
 */
std::string GrowsParseTrafficClasses(const std::string& text,
                                     std::vector<GrowsTrafficClass>& classes);

/// \param classes of a scenario
/// \return a sentence that states why they do not go together; "" if they do
std::string GrowsValidateTrafficClasses(const std::vector<GrowsTrafficClass>& classes);

/// \param classes of a scenario \return whether one of them has another weight than 1
bool GrowsHasWeights(const std::vector<GrowsTrafficClass>& classes);

/// \param kind a kind of traffic \return its name: "backlogged", "cbr", "video"...
std::string GrowsToString(GrowsTrafficClass::Kind kind);

} // namespace ns3

#endif /* GROWS_TRAFFIC_CLASS_H */
