// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-file.h"

#include "grows-traffic-class.h"

#include "ns3/assert.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"
#include "ns3/string.h"

#include <filesystem>

#ifdef GROWS_HAS_JSON
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#endif

namespace ns3
{

bool
GrowsIsScenarioFile(const std::string& name)
{
    return std::filesystem::path(name).extension() == ".json";
}

#ifdef GROWS_HAS_JSON

namespace
{

using Json = nlohmann::json;

constexpr std::uintmax_t MAX_SCENARIO_BYTES = 1 << 20; //!< far beyond any scenario a person writes
constexpr double MAX_METRES = 1e6;                     //!< of a coordinate or radius
constexpr double MIN_POWER_DBM = -60.0;                //!< of a cell
constexpr double MAX_POWER_DBM = 80.0;                 //!< 100 kW: more was meant in another unit
constexpr double MAX_GAIN_DBI = 50.0;                  //!< of an antenna

/// What is wrong with a file; caught in here.
struct Flaw : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// \return a value as it may stand in a message: one line, plain letters, not too long
std::string
Quote(const Json& value)
{
    constexpr std::size_t MOST = 80;
    const std::string text = value.dump(-1, ' ', true);
    return text.size() <= MOST ? text : text.substr(0, MOST) + "...";
}

/// An object of a file whose members are taken out one by one, so that what is left is unknown.
class Members
{
  public:
    /// \param json the object \param place what to call it
    Members(const Json& json, const std::string& place)
        : m_left(json),
          m_place(place)
    {
        if (!json.is_object())
        {
            throw Flaw(place + " must be an object");
        }
    }

    /// \return a member, null if it is not there
    Json Take(const std::string& name)
    {
        const auto found = m_left.find(name);
        Json value = found == m_left.end() ? Json() : *found;
        m_left.erase(name);
        return value;
    }

    /// \return a number within bounds; without bounds on a member that is not there: otherwise
    double TakeNumber(const std::string& name, double least, double most, const double* otherwise)
    {
        const Json value = Take(name);
        if (value.is_null() && otherwise)
        {
            return *otherwise;
        }
        if (!value.is_number() || !(value.get<double>() >= least && value.get<double>() <= most))
        {
            throw Flaw(m_place + " needs \"" + name + "\", a number from " + Text(least) + " to " +
                       Text(most) + (value.is_null() ? "" : ", not " + Quote(value)));
        }
        return value.get<double>();
    }

    /// Throws unless all members were taken.
    void Finish() const
    {
        if (!m_left.empty())
        {
            throw Flaw(m_place + " has an unknown member " + Quote(m_left.begin().key()));
        }
    }

  private:
    /// \return a number as JSON writes it
    static std::string Text(double number)
    {
        return Json(number).dump();
    }

    Json m_left;         //!< members not taken so far
    std::string m_place; //!< what to call the object
};

/// A point of an object.
Vector
TakePoint(Members& members)
{
    const double x = members.TakeNumber("x_m", -MAX_METRES, MAX_METRES, nullptr);
    const double y = members.TakeNumber("y_m", -MAX_METRES, MAX_METRES, nullptr);
    return Vector(x, y, 0.0);
}

/// A disc.
GrowsDisc
ReadDisc(const Json& json, const std::string& place)
{
    Members members(json, place);
    GrowsDisc disc;
    disc.centre = TakePoint(members);
    disc.radius = members.TakeNumber("radius_m", 0.0, MAX_METRES, nullptr);
    members.Finish();
    return disc;
}

/// The number of resource blocks of a cell: those that LTE has (3GPP TS 36.101, table 5.6-1).
uint32_t
TakeResourceBlocks(Members& members, const std::string& place)
{
    constexpr std::array<uint32_t, 6> KNOWN{6, 15, 25, 50, 75, 100};
    const double usual = GrowsScenarioCell().resourceBlocks;
    const double blocks = members.TakeNumber("resource_blocks", 6, 100, &usual);
    for (const auto known : KNOWN)
    {
        if (blocks == known)
        {
            return known;
        }
    }
    throw Flaw(place + " needs 6, 15, 25, 50, 75 or 100 \"resource_blocks\"");
}

/// A cell.
GrowsScenarioCell
ReadCell(const Json& json, const std::string& place)
{
    constexpr double MAX_CARRIER = 15.0;
    Members members(json, place);
    GrowsScenarioCell cell;
    cell.position = TakePoint(members);
    const double carrier = members.TakeNumber("carrier", 0.0, MAX_CARRIER, nullptr);
    if (carrier != std::floor(carrier))
    {
        throw Flaw(place + " needs a whole number as \"carrier\"");
    }
    cell.carrier = static_cast<uint32_t>(carrier);
    cell.txPowerDbm =
        members.TakeNumber("tx_power_dbm", MIN_POWER_DBM, MAX_POWER_DBM, &cell.txPowerDbm);
    cell.antennaGainDbi =
        members.TakeNumber("antenna_gain_dbi", -MAX_GAIN_DBI, MAX_GAIN_DBI, &cell.antennaGainDbi);
    cell.resourceBlocks = TakeResourceBlocks(members, place);
    const Json law = members.Take("path_loss");
    if (!law.is_null() && law != "macro" && law != "pico")
    {
        throw Flaw(place + " needs \"macro\" or \"pico\" as \"path_loss\", not " + Quote(law));
    }
    cell.pathLoss = law == "pico" ? GrowsPathLoss::PICO : GrowsPathLoss::MACRO;
    constexpr double NONE = 720.0;
    const double azimuthDeg = members.TakeNumber("azimuth_deg", -360.0, 360.0, &NONE);
    if (azimuthDeg != NONE)
    {
        cell.azimuthDeg = azimuthDeg;
    }
    members.Finish();
    return cell;
}

/// The elements of an array.
template <typename T, typename F>
std::vector<T>
ReadArray(const Json& json, const std::string& name, F read)
{
    if (!json.is_array())
    {
        throw Flaw("\"" + name + "\" must be an array");
    }
    std::vector<T> elements;
    for (std::size_t i = 0; i < json.size(); ++i)
    {
        elements.push_back(read(json[i], "\"" + name + "\"[" + std::to_string(i) + "]"));
    }
    return elements;
}

/// Attributes that have no effect beside a file, and why.
const std::map<std::string, std::string>&
GetSaidOtherwise()
{
    static const std::string file = "the file itself says that";
    static const std::string cells = "the file's cells say that, each for itself: "
                                     "\"resource_blocks\", \"carrier\", \"tx_power_dbm\"";
    static const std::map<std::string, std::string> why{{"Name", file},
                                                        {"Layout", file},
                                                        {"ResourceBlocks", cells},
                                                        {"SharedCarrier", cells},
                                                        {"MacroTxPower", cells},
                                                        {"PicoTxPower", cells}};
    return why;
}

/// Set an attribute. A default that was changed, as on a command line, comes before the file's
/// value. \return why that cannot be; "" if it was done
std::string
SetAttribute(GrowsRadioScenario& scenario, const std::string& name, const std::string& value)
{
    TypeId::AttributeInformation attribute;
    if (!GrowsRadioScenario::GetTypeId().LookupAttributeByName(name, &attribute))
    {
        return "ns3::GrowsRadioScenario has no such attribute";
    }
    const auto otherwise = GetSaidOtherwise().find(name);
    if (otherwise != GetSaidOtherwise().end())
    {
        return otherwise->second;
    }
    const std::string type = attribute.checker->GetValueTypeName();
    if (GrowsIsReadable(*attribute.checker, value) &&
        scenario.SetAttributeFailSafe(name, StringValue(value)))
    {
        if (GrowsIsOverridden(GrowsRadioScenario::GetTypeId(), name))
        {
            scenario.SetAttribute(name, *attribute.initialValue);
        }
        return "";
    }
    return "it needs " +
           (type == "ns3::TimeValue" ? "a time with its unit, such as 4s"
                                     : attribute.checker->GetUnderlyingTypeInformation()) +
           ": " + attribute.help;
}

/// Attributes of the scenario.
void
SetAttributes(const Json& json, GrowsRadioScenario& scenario)
{
    if (!json.is_object())
    {
        throw Flaw("\"attributes\" must be an object");
    }
    for (const auto& [name, value] : json.items())
    {
        const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        const auto problem = value.is_structured() ? "it needs a number or a text"
                                                   : SetAttribute(scenario, name, text);
        if (!problem.empty())
        {
            throw Flaw("\"attributes\" cannot set " + Quote(name) + " to " + Quote(value) + ": " +
                       problem);
        }
    }
}

/// A member of a traffic class as attribute TrafficClasses has it.
std::string
FormatMember(const Json& value)
{
    if (!value.is_array())
    {
        return value.is_string() ? value.get<std::string>() : value.dump();
    }
    std::string list;
    for (const auto& element : value)
    {
        list += (list.empty() ? "" : "+") + element.dump();
    }
    return list;
}

/// The traffic classes, as attribute TrafficClasses has them.
std::string
ReadTraffic(const Json& json)
{
    if (!json.is_array())
    {
        throw Flaw("\"traffic\" must be an array");
    }
    std::string text;
    for (std::size_t i = 0; i < json.size(); ++i)
    {
        const auto place = "\"traffic\"[" + std::to_string(i) + "]";
        if (!json[i].is_object())
        {
            throw Flaw(place + " must be an object");
        }
        GrowsTrafficClassMembers members;
        std::string part;
        for (const auto& [name, value] : json[i].items())
        {
            members[name] = FormatMember(value);
            part += (part.empty() ? "" : ",") + name + "=" + members[name];
        }
        GrowsTrafficClass trafficClass;
        if (const auto problem = GrowsReadTrafficClass(members, trafficClass); !problem.empty())
        {
            throw Flaw(place + " " + problem);
        }
        text += (text.empty() ? "" : "|") + part;
    }
    return text;
}

/// Refuses changed defaults that would have no effect.
void
CheckDefaults()
{
    for (const auto& [name, why] : GetSaidOtherwise())
    {
        if (GrowsIsOverridden(GrowsRadioScenario::GetTypeId(), name))
        {
            throw Flaw("ns3::GrowsRadioScenario::" + name + " cannot be set beside it: " + why);
        }
    }
}

/// The scenario's name: the file's own, without .json, if it says none.
std::string
TakeName(Members& members, const std::string& path)
{
    const Json name = members.Take("name");
    if (!name.is_null() && !name.is_string())
    {
        throw Flaw("\"name\" must be text");
    }
    const auto text =
        name.is_null() ? std::filesystem::path(path).stem().string() : name.get<std::string>();
    if (!GrowsIsPlainName(text))
    {
        throw Flaw(std::string(name.is_null() ? "it is called as its file, so give it a \"name\": "
                                              : "\"name\" must be ") +
                   GROWS_PLAIN_NAME);
    }
    return text;
}

/// A scenario from the parsed file.
Ptr<GrowsRadioScenario>
ReadScenario(const Json& json, const std::string& path)
{
    CheckDefaults();
    Members members(json, "the file");
    auto scenario = CreateObject<GrowsRadioScenario>();
    scenario->SetAttribute("Name", StringValue(TakeName(members, path)));
    GrowsScenarioGeometry geometry;
    geometry.cells = ReadArray<GrowsScenarioCell>(members.Take("cells"), "cells", ReadCell);
    geometry.background = ReadDisc(members.Take("background"), "\"background\"");
    if (const Json hotspots = members.Take("hotspots"); !hotspots.is_null())
    {
        geometry.hotspots = ReadArray<GrowsDisc>(hotspots, "hotspots", ReadDisc);
    }
    if (const Json attributes = members.Take("attributes"); !attributes.is_null())
    {
        SetAttributes(attributes, *scenario);
    }
    if (const Json traffic = members.Take("traffic"); !traffic.is_null())
    {
        const auto problem = SetAttribute(*scenario, "TrafficClasses", ReadTraffic(traffic));
        NS_ASSERT_MSG(problem.empty(), problem);
    }
    members.Finish();
    if (const auto problem = geometry.Validate(); !problem.empty())
    {
        throw Flaw(problem);
    }
    scenario->SetGeometry(geometry);
    if (const auto problem = scenario->Validate(); !problem.empty())
    {
        throw Flaw(problem);
    }
    return scenario;
}

} // namespace

std::string
GrowsReadScenario(const std::string& path, Ptr<GrowsRadioScenario>& scenario)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(path, error);
    std::ifstream file(path);
    if (error || !file)
    {
        return "cannot read the scenario file '" + path + "'";
    }
    if (bytes > MAX_SCENARIO_BYTES)
    {
        return "the scenario file '" + path + "' is larger than 1 MiB";
    }
    try
    {
        scenario = ReadScenario(Json::parse(file), path);
    }
    catch (const Json::exception& problem)
    {
        return "the scenario file '" + path + "' is no JSON: " + problem.what();
    }
    catch (const Flaw& problem)
    {
        return "the scenario file '" + path + "': " + problem.what();
    }
    return "";
}

#else

std::string
GrowsReadScenario(const std::string& path, Ptr<GrowsRadioScenario>& /* scenario */)
{
    return "cannot read the scenario file '" + path +
           "': the module was built without nlohmann-json; install it and configure again";
}

#endif

} // namespace ns3
