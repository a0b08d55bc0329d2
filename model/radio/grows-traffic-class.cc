// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-traffic-class.h"

#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>
#include <utility>

namespace ns3
{

namespace
{

using Kind = GrowsTrafficClass::Kind;

constexpr double SHARE_TOLERANCE = 1e-6;        //!< of the sum of all shares
constexpr uint32_t LARGEST_PACKET_BYTES = 1472; //!< payload in an Ethernet frame: no fragments
constexpr uint32_t USUAL_PACKET_BYTES = 1400;   //!< of traffic whose class gives no size
constexpr uint32_t LEAST_PACKET_BYTES = 12;     //!< sequence number and time (ns-3's SeqTsHeader)
/// Mean bytes of a web page and seconds between pages (3GPP2 C.R1002, table 3.1, as in ns-3's
/// ThreeGppHttpVariables: main object 10.7 kB, 5.6 embedded objects of 7.8 kB, reading 30 s).
constexpr double WEB_PAGE_BYTES = 54.5e3;
constexpr double WEB_READING_S = 30.0; //!< see WEB_PAGE_BYTES
constexpr double MOST_BPS = 1e10;      //!< of a rate: more was meant in another unit
constexpr double MOST_BYTES = 1e12;    //!< of a file
constexpr double MOST_SECONDS = 1e6;   //!< of a holding time

/// Names of the kinds.
const std::vector<std::pair<std::string, Kind>> KINDS{{"backlogged", Kind::BACKLOGGED},
                                                      {"cbr", Kind::CBR},
                                                      {"video", Kind::VIDEO},
                                                      {"ftp1", Kind::FTP1},
                                                      {"ftp3", Kind::FTP3},
                                                      {"web", Kind::WEB}};

/// \return the names of all kinds, for a message
std::string
ListKinds()
{
    std::vector<std::string> names;
    for (const auto& [name, kind] : KINDS)
    {
        names.push_back(name);
    }
    return GrowsJoinNames(names);
}

/// Where a number of a class is kept, and which values it may have.
struct Number
{
    double least;                                          //!< smallest value
    double most;                                           //!< largest value
    std::function<void(GrowsTrafficClass&, double)> store; //!< keeps it
    bool isWhole{false};                                   //!< whether it is a whole number
};

/// The numbers of a class by name.
const std::map<std::string, Number>&
GetNumbers()
{
    static const std::map<std::string, Number> numbers{
        {"share", {0.0, 1.0, [](auto& c, double x) { c.share = x; }}},
        {"hot_share", {0.0, 1.0, [](auto& c, double x) { c.hotShare = x; }}},
        {"rate_bps", {1.0, MOST_BPS, [](auto& c, double x) { c.rateBps = x; }}},
        {"packet_bytes",
         {LEAST_PACKET_BYTES,
          LARGEST_PACKET_BYTES,
          [](auto& c, double x) { c.packetBytes = static_cast<uint32_t>(x); },
          true}},
        {"volume_bytes", {1.0, MOST_BYTES, [](auto& c, double x) { c.volumeBytes = x; }}},
        {"files_per_s", {1e-6, 1e3, [](auto& c, double x) { c.filesPerS = x; }}},
        {"holding_s", {1e-3, MOST_SECONDS, [](auto& c, double x) { c.holdingS = x; }}},
        {"qci", {1.0, 255.0, [](auto& c, double x) { c.qci = static_cast<uint8_t>(x); }, true}},
        {"priority",
         {1.0, 15.0, [](auto& c, double x) { c.priority = static_cast<uint8_t>(x); }, true}},
        {"gbr_bps", {1.0, MOST_BPS, [](auto& c, double x) { c.gbrBps = x; }}},
        {"weight", {1e-3, 1e3, [](auto& c, double x) { c.weight = x; }}}};
    return numbers;
}

/// Keep a number. \param name of the member \param text its value \param trafficClass of the member
/// \return what is wrong; "" if nothing is
std::string
SetNumber(const std::string& name, const std::string& text, GrowsTrafficClass& trafficClass)
{
    const auto& number = GetNumbers().at(name);
    const auto values = GrowsParseNumbers(text);
    const bool isGood = values && values->size() == 1 && values->front() >= number.least &&
                        values->front() <= number.most &&
                        (!number.isWhole || values->front() == std::floor(values->front()));
    if (isGood)
    {
        number.store(trafficClass, values->front());
        return "";
    }
    std::ostringstream problem;
    problem << "needs \"" << name << "\", a " << (number.isWhole ? "whole " : "") << "number from "
            << number.least << " to " << number.most << ", not \"" << text << "\"";
    return problem.str();
}

/// Keep the list of hotspots. \param text their indices, separated by '+' \param trafficClass whose
/// \return what is wrong; "" if nothing is
std::string
SetHotspots(std::string text, GrowsTrafficClass& trafficClass)
{
    const std::string typed = text;
    std::replace(text.begin(), text.end(), '+', ',');
    const auto indices = GrowsParseNumbers(text);
    if (!indices || std::any_of(indices->begin(), indices->end(), [](double index) {
            return index < 0.0 || index > 1e6 || index != std::floor(index);
        }))
    {
        return "needs \"hotspots\", numbers of hotspots from 0 on, not \"" + typed + "\"";
    }
    trafficClass.hotspots.assign(indices->begin(), indices->end());
    return "";
}

/// Keep one member. \param name of it \param value of it \param trafficClass of the member
/// \return what is wrong; "" if nothing is
std::string
SetMember(const std::string& name, const std::string& value, GrowsTrafficClass& trafficClass)
{
    if (name == "name")
    {
        trafficClass.name = value;
        return GrowsIsPlainName(value) ? ""
                                       : std::string("needs a \"name\" of ") + GROWS_PLAIN_NAME;
    }
    if (name == "kind")
    {
        const auto found = std::find_if(KINDS.begin(), KINDS.end(), [&value](const auto& kind) {
            return kind.first == value;
        });
        if (found == KINDS.end())
        {
            return "needs a \"kind\" among " + ListKinds() + ", not \"" + value + "\"";
        }
        trafficClass.kind = found->second;
        return "";
    }
    if (name == "volume_law")
    {
        trafficClass.isVolumeExponential = value == "exponential";
        return value == "exponential" || value == "constant"
                   ? ""
                   : "needs \"constant\" or \"exponential\" as \"volume_law\", not \"" + value +
                         "\"";
    }
    if (name == "hotspots")
    {
        return SetHotspots(value, trafficClass);
    }
    return GetNumbers().count(name) > 0 ? SetNumber(name, value, trafficClass)
                                        : "has an unknown member \"" + name + "\"";
}

} // namespace

std::string
GrowsToString(GrowsTrafficClass::Kind kind)
{
    const auto found = std::find_if(KINDS.begin(), KINDS.end(), [kind](const auto& known) {
        return known.second == kind;
    });
    return found->first;
}

double
GrowsTrafficClass::GetOfferedBps() const
{
    switch (kind)
    {
    case Kind::CBR:
    case Kind::VIDEO:
        return rateBps;
    case Kind::FTP3:
        return 8.0 * volumeBytes * filesPerS;
    case Kind::WEB:
        return 8.0 * WEB_PAGE_BYTES / WEB_READING_S;
    case Kind::BACKLOGGED:
    case Kind::FTP1:
        break;
    }
    return std::numeric_limits<double>::infinity();
}

uint32_t
GrowsTrafficClass::GetPacketBytes() const
{
    return packetBytes > 0 ? packetBytes : USUAL_PACKET_BYTES;
}

std::string
GrowsTrafficClass::Validate() const
{
    const auto needs = [this](const std::string& member) {
        return "is of kind " + GrowsToString(kind) + " and needs \"" + member + "\"";
    };
    const auto ignores = [this](const std::string& member) {
        return "is of kind " + GrowsToString(kind) + ", in which \"" + member + "\" has no effect";
    };
    const bool hasRate = kind == Kind::CBR || kind == Kind::VIDEO;
    const bool hasFiles = kind == Kind::FTP1 || kind == Kind::FTP3;
    const std::vector<std::pair<bool, std::string>> problems{
        {name.empty(), "needs a \"name\""},
        {hasRate && rateBps == 0.0, needs("rate_bps")},
        {!hasRate && rateBps > 0.0, ignores("rate_bps")},
        {kind == Kind::CBR && packetBytes == 0, needs("packet_bytes")},
        {kind != Kind::CBR && packetBytes > 0, ignores("packet_bytes")},
        {hasFiles && volumeBytes == 0.0, needs("volume_bytes")},
        {!hasFiles && volumeBytes > 0.0, ignores("volume_bytes")},
        {kind != Kind::FTP1 && isVolumeExponential, ignores("volume_law")},
        {kind == Kind::FTP3 && filesPerS == 0.0, needs("files_per_s")},
        {kind != Kind::FTP3 && filesPerS > 0.0, ignores("files_per_s")},
        {HasVolume() && holdingS.has_value(), ignores("holding_s")},
        {hotShare == 0.0 && !hotspots.empty(), "has \"hotspots\" and a \"hot_share\" of 0"}};
    for (const auto& [isProblem, problem] : problems)
    {
        if (isProblem)
        {
            return problem;
        }
    }
    return "";
}

std::string
GrowsReadTrafficClass(const GrowsTrafficClassMembers& members, GrowsTrafficClass& trafficClass)
{
    trafficClass = GrowsTrafficClass();
    for (const auto& [name, value] : members)
    {
        if (const auto problem = SetMember(name, value, trafficClass); !problem.empty())
        {
            return problem;
        }
    }
    return trafficClass.Validate();
}

std::string
GrowsParseTrafficClasses(const std::string& text, std::vector<GrowsTrafficClass>& classes)
{
    classes.clear();
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, '|');)
    {
        const std::string place = "traffic class " + std::to_string(classes.size());
        GrowsTrafficClassMembers members;
        for (const auto& member : GrowsSplitNames(part))
        {
            const auto equals = member.find('=');
            if (equals == std::string::npos)
            {
                return place + ": \"" + member + "\" is not NAME=VALUE";
            }
            const auto name = member.substr(0, equals);
            if (!members.emplace(name, member.substr(equals + 1)).second)
            {
                return place + " has \"" + name + "\" twice";
            }
        }
        classes.emplace_back();
        if (const auto problem = GrowsReadTrafficClass(members, classes.back()); !problem.empty())
        {
            return place + " " + problem;
        }
    }
    return GrowsValidateTrafficClasses(classes);
}

bool
GrowsHasWeights(const std::vector<GrowsTrafficClass>& classes)
{
    return std::any_of(classes.begin(), classes.end(), [](const auto& one) {
        return one.weight != 1.0;
    });
}

std::string
GrowsValidateTrafficClasses(const std::vector<GrowsTrafficClass>& classes)
{
    double sum = 0.0;
    for (auto each = classes.begin(); each != classes.end(); ++each)
    {
        sum += each->share;
        if (std::any_of(classes.begin(), each, [&](const auto& before) {
                return before.name == each->name;
            }))
        {
            return "two traffic classes are called \"" + each->name + "\"";
        }
    }
    if (!classes.empty() && std::abs(sum - 1.0) > SHARE_TOLERANCE)
    {
        std::ostringstream problem;
        problem << "the shares of the traffic classes add up to " << sum << ", not 1";
        return problem.str();
    }
    return "";
}

} // namespace ns3
