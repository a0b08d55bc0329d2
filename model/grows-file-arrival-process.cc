// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-file-arrival-process.h"

#include "grows-user-association.h"

#include "ns3/abort.h"
#include "ns3/grows-number-list.h"
#include "ns3/string.h"

#include <cmath>
#include <fstream>
#include <sstream>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsFileArrivalProcess);

namespace
{

/// Split a line at its commas.
std::vector<std::string>
SplitFields(const std::string& line)
{
    std::vector<std::string> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');)
    {
        fields.push_back(field);
    }
    return fields;
}

/// \return the number that a text is, none if it is not one
std::optional<double>
ToNumber(const std::string& text)
{
    const auto numbers = GrowsParseNumbers(text);
    return numbers && numbers->size() == 1 ? std::make_optional(numbers->front()) : std::nullopt;
}

/// \param fields of a line
/// \param [out] demand what they say
/// \return what is wrong with them; "" if nothing is
std::string
ReadDemand(const std::vector<std::string>& fields, GrowsDemand& demand)
{
    const std::string kind = fields.size() > 1 ? fields[1] : "";
    if (kind == "endless")
    {
        return "";
    }
    if (kind != "holding-time" && kind != "volume")
    {
        return "the kind of demand is \"" + kind + "\", not endless, holding-time or volume";
    }
    const auto amount = ToNumber(fields.size() > 2 ? fields[2] : "");
    if (!amount)
    {
        return "a demand of kind " + kind + " needs an amount";
    }
    demand.kind = kind == "volume" ? GrowsDemand::Kind::VOLUME : GrowsDemand::Kind::HOLDING_TIME;
    demand.amount = *amount;
    return demand.Validate();
}

/// \param line of the file
/// \param notBefore time of the arrival before it
/// \param [out] arrival what it says
/// \return what is wrong with it; "" if nothing is
std::string
ReadArrival(const std::string& line, const Time& notBefore, GrowsArrival& arrival)
{
    const auto fields = SplitFields(line);
    const auto time = ToNumber(fields.front());
    constexpr double LONGEST_S = 1e9; // ns-3's clock ends at about nine times that
    if (!time || *time < 0.0 || *time > LONGEST_S)
    {
        return "\"" + fields.front() + "\" is not a time in seconds, from 0 up";
    }
    arrival.time = Seconds(*time);
    if (arrival.time < notBefore)
    {
        return "it is earlier than the arrival before it";
    }
    if (fields.size() > 3)
    {
        const auto member = ToNumber(fields[3]);
        if (!member || *member < 0.0 || *member != std::floor(*member) || *member > 1e9)
        {
            return "\"" + fields[3] + "\" is not the number of a member, from 0 up";
        }
        arrival.member = static_cast<uint32_t>(*member);
    }
    return ReadDemand(fields, arrival.demand);
}

} // namespace

TypeId
GrowsFileArrivalProcess::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsFileArrivalProcess")
                            .SetParent<GrowsArrivalProcess>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsFileArrivalProcess>()
                            .AddAttribute("FileName",
                                          "Where the arrivals are, and their demands: nothing is "
                                          "drawn from Demand. Those of DemandKind are seen over "
                                          "MeanDemand, others as 1.",
                                          StringValue(""),
                                          MakeStringAccessor(&GrowsFileArrivalProcess::m_fileName),
                                          MakeStringChecker());
    return tid;
}

GrowsFileArrivalProcess::GrowsFileArrivalProcess() = default;

std::string
GrowsFileArrivalProcess::Read(const std::string& fileName, std::vector<GrowsArrival>& arrivals)
{
    std::ifstream file(fileName);
    std::string line;
    Time last;
    for (uint32_t number = 1; std::getline(file, line); ++number)
    {
        if (line.empty() || line[0] == '#')
        {
            continue;
        }
        GrowsArrival arrival;
        const auto problem = ReadArrival(line, last, arrival);
        if (!problem.empty())
        {
            return fileName + ", line " + std::to_string(number) + ": " + problem;
        }
        last = arrival.time;
        arrivals.push_back(arrival);
    }
    return file.eof() ? "" : fileName + " cannot be read";
}

std::optional<GrowsArrival>
GrowsFileArrivalProcess::DoGetNext()
{
    if (!m_isRead)
    {
        m_isRead = true;
        const auto problem = Read(m_fileName, m_arrivals);
        NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsFileArrivalProcess: " << problem);
    }
    if (m_next == m_arrivals.size())
    {
        return std::nullopt;
    }
    GrowsArrival arrival = m_arrivals[m_next++];
    arrival.demand.normalised = Normalise(arrival.demand);
    return arrival;
}

int64_t
GrowsFileArrivalProcess::DoAssignStreams(int64_t /* stream */)
{
    return 0;
}

} // namespace ns3
