// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-surrogate-file.h"

#ifdef GROWS_HAS_JSON
#include "ns3/grows-names.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#endif

namespace ns3
{

#ifdef GROWS_HAS_JSON

namespace
{

using Json = nlohmann::ordered_json;

const std::string SURROGATE_FORMAT = "grows-surrogate";
constexpr int SURROGATE_VERSION = 1;
constexpr std::uintmax_t MAX_SURROGATE_BYTES = 1 << 28; //!< hours of a busy network
constexpr double MOST = 1e15;                           //!< of a number of any unit
constexpr double NOT_MEASURED = -std::numeric_limits<double>::infinity();

/// Names of PacketCost, in its order.
const std::vector<std::string> PACKET_COSTS{"whole-tti", "shared-tti", "none"};

/// What is wrong with a file; caught in here.
struct Flaw : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// \param json an object \param name of a member \return the member
const Json&
Get(const Json& json, const std::string& name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    if (!json.is_object() || found == json.end())
    {
        throw Flaw("there is no \"" + name + "\"");
    }
    return *found;
}

/// \param json an object \param name of a member that is a number \param least that it may be
/// \return the number
double
GetNumber(const Json& json, const std::string& name, double least)
{
    const auto& number = Get(json, name);
    if (!number.is_number() || !(number.get<double>() >= least && number.get<double>() <= MOST))
    {
        throw Flaw("\"" + name + "\" must be a number from " + Json(least).dump() + " on");
    }
    return number.get<double>();
}

/// \param json an object \param name of a member that is a whole number from 0 on
/// \return the number
uint32_t
GetCount(const Json& json, const std::string& name)
{
    const double number = GetNumber(json, name, 0.0);
    if (number != std::floor(number) || number > std::numeric_limits<uint32_t>::max())
    {
        throw Flaw("\"" + name + "\" must be a whole number");
    }
    return static_cast<uint32_t>(number);
}

/// \param json an object \param name of a member that may be missing: there is no limit
/// \return the number; infinity if it is missing
double
GetLimit(const Json& json, const std::string& name)
{
    return json.is_object() && json.contains(name) ? GetNumber(json, name, 0.0)
                                                   : std::numeric_limits<double>::infinity();
}

/// \param json an object \param name of a member that is an array \return the array
const Json&
GetArray(const Json& json, const std::string& name)
{
    const auto& array = Get(json, name);
    if (!array.is_array())
    {
        throw Flaw("\"" + name + "\" must be an array");
    }
    return array;
}

/// \param json an object \param name of a member that is an array of pairs of numbers
/// \return the pairs
std::vector<std::pair<double, double>>
GetPoints(const Json& json, const std::string& name)
{
    std::vector<std::pair<double, double>> points;
    for (const auto& point : GetArray(json, name))
    {
        if (!point.is_array() || point.size() != 2 || !point[0].is_number() ||
            !point[1].is_number())
        {
            throw Flaw("\"" + name + "\" must be pairs of numbers");
        }
        points.emplace_back(point[0].get<double>(), point[1].get<double>());
    }
    return points;
}

/// \param json of a cell \return the cell
GrowsRecordedNetwork::Cell
ReadCell(const Json& json)
{
    return {GetCount(json, "resource_blocks"),
            GetCount(json, "capacity"),
            GetNumber(json, "tx_power_dbm", -MOST),
            GetCount(json, "carrier"),
            GetNumber(json, "schedulable", 0.0),
            GetLimit(json, "carried_bps"),
            GetPoints(json, "rates")};
}

/// \param cell of a network \return it, for a file
Json
WriteCell(const GrowsRecordedNetwork::Cell& cell)
{
    Json json{{"resource_blocks", cell.resourceBlocks},
              {"capacity", cell.capacity},
              {"tx_power_dbm", cell.txPowerDbm},
              {"carrier", cell.carrier},
              {"schedulable", cell.schedulable}};
    if (std::isfinite(cell.carriedBps))
    {
        json["carried_bps"] = cell.carriedBps;
    }
    json["rates"] = cell.rates;
    return json;
}

/// \param json of an arrival: gap, kind, amount, normalised, offered rate, QCI, class, and the RSRP
/// of each cell, null where it was not measured \return the arrival
GrowsRecordedNetwork::Arrival
ReadArrival(const Json& json)
{
    constexpr std::size_t BEFORE_RSRP = 7;
    constexpr double KINDS = 4;  // of GrowsDemand::Kind
    constexpr double QCIS = 256; // that there may be
    if (!json.is_array() || json.size() < BEFORE_RSRP ||
        !std::all_of(json.begin(), json.begin() + BEFORE_RSRP, [](const Json& value) {
            return value.is_number() && value.get<double>() >= 0.0 && value.get<double>() <= MOST;
        }))
    {
        throw Flaw("an element of \"arrivals\" must begin with seven numbers from 0 on");
    }
    GrowsRecordedNetwork::Arrival arrival;
    arrival.gapS = json[0].get<double>();
    if (json[1].get<double>() >= KINDS || json[5].get<double>() >= QCIS)
    {
        throw Flaw("an element of \"arrivals\" has a kind or a QCI that there is not");
    }
    arrival.demand.kind = static_cast<GrowsDemand::Kind>(json[1].get<int>());
    arrival.demand.amount = json[2].get<double>();
    arrival.demand.normalised = json[3].get<double>();
    arrival.demand.offeredBps = json[4].get<double>();
    arrival.demand.qci = json[5].get<uint8_t>();
    arrival.trafficClass = static_cast<uint32_t>(
        std::min<double>(json[6].get<double>(), std::numeric_limits<uint32_t>::max()));
    for (auto rsrp = json.begin() + BEFORE_RSRP; rsrp != json.end(); ++rsrp)
    {
        if (!rsrp->is_null() && !rsrp->is_number())
        {
            throw Flaw("an RSRP in \"arrivals\" must be a number or null");
        }
        arrival.rsrpDbm.push_back(rsrp->is_null() ? NOT_MEASURED : rsrp->get<double>());
    }
    return arrival;
}

/// \param arrival of a network \return it, for a file
Json
WriteArrival(const GrowsRecordedNetwork::Arrival& arrival)
{
    const auto& demand = arrival.demand;
    Json json{arrival.gapS,
              static_cast<int>(demand.kind),
              demand.amount,
              demand.normalised,
              demand.offeredBps,
              demand.qci,
              arrival.trafficClass};
    for (const double dbm : arrival.rsrpDbm)
    {
        json.push_back(std::isinf(dbm) ? Json() : Json(dbm));
    }
    return json;
}

/// \param json of a file \return what it says of the laws of a network
GrowsRecordedNetwork
ReadLaws(const Json& json)
{
    GrowsRecordedNetwork network;
    const auto& text = Get(json, "packet_cost");
    const std::string cost = text.is_string() ? text.get<std::string>() : "";
    const auto found = std::find(PACKET_COSTS.begin(), PACKET_COSTS.end(), cost);
    if (found == PACKET_COSTS.end())
    {
        throw Flaw("\"packet_cost\" must be \"whole-tti\", \"shared-tti\" or \"none\"");
    }
    network.packetCost = static_cast<GrowsSlottedSharing::PacketCost>(found - PACKET_COSTS.begin());
    network.durationS = GetNumber(json, "duration_s", 0.0);
    network.warmUpS = GetNumber(json, "warm_up_s", 0.0);
    network.limits = {GetCount(json, "candidates"),
                      GetNumber(json, "max_rsrp_gap_db", 0.0),
                      GetNumber(json, "min_sinr_db", -MOST)};
    network.noiseDbm = GetNumber(json, "noise_dbm", -MOST);
    network.block = GetCount(json, "block");
    network.stays = GetPoints(json, "stays");
    for (const auto& curve : GetArray(json, "expected"))
    {
        network.expected[GetCount(curve, "resource_blocks")] = GetPoints(curve, "rates");
    }
    return network;
}

/// \param json of a file \param path of the file \return the network
GrowsRecordedNetwork
ReadNetwork(const Json& json, const std::string& path)
{
    if (Get(json, "format") != SURROGATE_FORMAT)
    {
        throw Flaw("its \"format\" is not \"" + SURROGATE_FORMAT + "\"");
    }
    if (Get(json, "version") != SURROGATE_VERSION)
    {
        throw Flaw("it has version " + Get(json, "version").dump() + ", expected " +
                   std::to_string(SURROGATE_VERSION) + ": make it again from its records");
    }
    auto network = ReadLaws(json);
    network.name = std::filesystem::path(path).stem().string();
    if (!GrowsIsPlainName(network.name))
    {
        throw Flaw(std::string("a surrogate is called as its file, so give it ") +
                   GROWS_PLAIN_NAME);
    }
    for (const auto& cell : GetArray(json, "cells"))
    {
        network.cells.push_back(ReadCell(cell));
    }
    for (const auto& of : GetArray(json, "classes"))
    {
        const double bps = GetLimit(of, "bps");
        network.classes.push_back({bps, std::isinf(bps) ? 0 : GetCount(of, "packet_bytes")});
    }
    for (const auto& arrival : GetArray(json, "arrivals"))
    {
        network.arrivals.push_back(ReadArrival(arrival));
    }
    if (auto problem = network.Validate(); !problem.empty())
    {
        throw Flaw(problem);
    }
    return network;
}

/// \param network it \return its file, all but the arrivals
Json
WriteLaws(const GrowsRecordedNetwork& network)
{
    Json json{{"format", SURROGATE_FORMAT},
              {"version", SURROGATE_VERSION},
              {"duration_s", network.durationS},
              {"warm_up_s", network.warmUpS},
              {"candidates", network.limits.candidates},
              {"max_rsrp_gap_db", network.limits.maxRsrpGapDb},
              {"min_sinr_db", network.limits.minSinrDb},
              {"noise_dbm", network.noiseDbm},
              {"packet_cost", PACKET_COSTS[network.packetCost]},
              {"cells", Json::array()},
              {"expected", Json::array()},
              {"classes", Json::array()},
              {"stays", network.stays},
              {"block", network.block}};
    for (const auto& cell : network.cells)
    {
        json["cells"].push_back(WriteCell(cell));
    }
    for (const auto& [resourceBlocks, curve] : network.expected)
    {
        json["expected"].push_back({{"resource_blocks", resourceBlocks}, {"rates", curve}});
    }
    for (const auto& of : network.classes)
    {
        json["classes"].push_back(std::isinf(of.bps)
                                      ? Json::object()
                                      : Json{{"bps", of.bps}, {"packet_bytes", of.packetBytes}});
    }
    return json;
}

} // namespace

bool
GrowsIsSurrogateFile(const std::string& name)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(name, error);
    if (error || bytes > MAX_SURROGATE_BYTES || std::filesystem::path(name).extension() != ".json")
    {
        return false;
    }
    std::ifstream file(name);
    const auto json = Json::parse(file, nullptr, false);
    return json.is_object() && json.contains("format") && json["format"] == SURROGATE_FORMAT;
}

std::string
GrowsReadSurrogate(const std::string& path, GrowsRecordedNetwork& network)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(path, error);
    std::ifstream file(path);
    if (error || !file)
    {
        return "cannot read the surrogate '" + path + "'";
    }
    if (bytes > MAX_SURROGATE_BYTES)
    {
        return "the surrogate '" + path + "' is larger than 256 MiB";
    }
    try
    {
        network = ReadNetwork(Json::parse(file), path);
    }
    catch (const Json::exception& problem)
    {
        return "the surrogate '" + path + "' is no JSON: " + problem.what();
    }
    catch (const Flaw& problem)
    {
        return "the surrogate '" + path + "': " + problem.what();
    }
    return "";
}

std::string
GrowsFormatSurrogate(const GrowsRecordedNetwork& network)
{
    auto json = WriteLaws(network);
    json["arrivals"] = Json::array();
    for (const auto& arrival : network.arrivals)
    {
        json["arrivals"].push_back(WriteArrival(arrival));
    }
    return json.dump() + "\n";
}

#else

bool
GrowsIsSurrogateFile(const std::string& /* name */)
{
    return false;
}

std::string
GrowsReadSurrogate(const std::string& path, GrowsRecordedNetwork& /* network */)
{
    return "cannot read the surrogate '" + path +
           "': the module was built without nlohmann-json; install it and configure again";
}

#endif

} // namespace ns3
