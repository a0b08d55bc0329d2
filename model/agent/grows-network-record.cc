// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-network-record.h"

#include "grows-tensor-file.h"

#include <algorithm>
#include <string>

namespace ns3
{

namespace
{

using Record = GrowsNetworkRecord;

/// Visit the members of a cell. \param visit is given name and member
template <typename Visitor>
void
ForEachMember(const Record::Cell* /* selects */, Visitor visit)
{
    visit("resource_blocks", &Record::Cell::resourceBlocks);
    visit("capacities", &Record::Cell::capacity);
    visit("tx_power_dbm", &Record::Cell::txPowerDbm);
    visit("x_m", &Record::Cell::xM);
    visit("y_m", &Record::Cell::yM);
}

/// Visit the members of a link. \param visit is given name and member
template <typename Visitor>
void
ForEachMember(const Record::Link* /* selects */, Visitor visit)
{
    visit("rsrp_dbm", &Record::Link::rsrpDbm);
    visit("snr_db", &Record::Link::snrDb);
    visit("sinr_db", &Record::Link::sinrDb);
    visit("full_load_sinr_db", &Record::Link::fullLoadSinrDb);
    visit("model_rate_bps", &Record::Link::modelRateBps);
}

/// Visit the members of an arrival. \param visit is given name and member
template <typename Visitor>
void
ForEachMember(const Record::Arrival* /* selects */, Visitor visit)
{
    visit("times", &Record::Arrival::timeS);
    visit("demand_kinds", &Record::Arrival::kind);
    visit("demand_amounts", &Record::Arrival::amount);
    visit("demand_normalised", &Record::Arrival::normalised);
    visit("offered_bps", &Record::Arrival::offeredBps);
    visit("qci", &Record::Arrival::qci);
    visit("cells", &Record::Arrival::cell);
    visit("connected_s", &Record::Arrival::connectedS);
    visit("departed_s", &Record::Arrival::departedS);
    visit("received_bytes", &Record::Arrival::receivedBytes);
    visit("rb_seconds", &Record::Arrival::rbSeconds);
}

/// Visit the members of a cell's window. \param visit is given name and member
template <typename Visitor>
void
ForEachMember(const Record::CellWindow* /* selects */, Visitor visit)
{
    visit("users", &Record::CellWindow::users);
    visit("rb_use", &Record::CellWindow::rbUse);
    visit("received_bytes", &Record::CellWindow::receivedBytes);
}

/// Visit the members of a sample. \param visit is given name and member
template <typename Visitor>
void
ForEachMember(const Record::Sample* /* selects */, Visitor visit)
{
    visit("arrivals", &Record::Sample::arrival);
    visit("windows", &Record::Sample::window);
    visit("cells", &Record::Sample::cell);
    visit("received_bytes", &Record::Sample::receivedBytes);
    visit("rb_seconds", &Record::Sample::rbSeconds);
    visit("sinr_db", &Record::Sample::sinrDb);
}

/// Put structs, a tensor for each member.
/// \param structs the structs \param shape of the tensors \param prefix of their names
/// \param [in,out] file where they go
template <typename S>
void
PutStructs(const std::vector<S>& structs,
           const GrowsTensorFile::Shape& shape,
           const std::string& prefix,
           GrowsTensorFile& file)
{
    ForEachMember(static_cast<const S*>(nullptr), [&](const char* name, auto member) {
        std::vector<std::decay_t<decltype(S().*member)>> numbers;
        numbers.reserve(structs.size());
        for (const auto& one : structs)
        {
            numbers.push_back(one.*member);
        }
        file.Put(prefix + name, shape, numbers);
    });
}

/// Get what PutStructs put.
/// \param file what was read \param shape of the tensors \param prefix of their names
/// \return the structs
template <typename S>
std::vector<S>
GetStructs(const GrowsTensorFile& file,
           const GrowsTensorFile::Shape& shape,
           const std::string& prefix)
{
    std::vector<S> structs;
    ForEachMember(static_cast<const S*>(nullptr), [&](const char* name, auto member) {
        using Number = std::decay_t<decltype(S().*member)>;
        const auto numbers = file.Get<Number>(prefix + name, shape);
        structs.resize(numbers.size());
        for (std::size_t i = 0; i < numbers.size(); ++i)
        {
            structs[i].*member = numbers[i];
        }
    });
    return structs;
}

/// \param file what was read \param name of a tensor of one dimension \return its length
std::size_t
GetLength(const GrowsTensorFile& file, const std::string& name)
{
    const auto& shape = file.GetShape(name);
    if (shape.size() != 1)
    {
        throw GrowsFileProblem("has no " + GrowsQuote(name) + " of the expected shape");
    }
    return shape[0];
}

/// Refuse an index that there is none of.
/// \param index an index \param least that it may be \param size of what it points into
/// \param what it points to
void
CheckIndex(int64_t index, int64_t least, std::size_t size, const std::string& what)
{
    if (index < least || index >= static_cast<int64_t>(size))
    {
        throw GrowsFileProblem("has the " + what + " " + std::to_string(index) + " of " +
                               std::to_string(size));
    }
}

/// Refuse a record whose parts do not fit together. \param record of a network
void
CheckRecord(const Record& record)
{
    constexpr std::size_t KINDS = 4; // of GrowsDemand::Kind
    if (!(record.windowS > 0.0))
    {
        throw GrowsFileProblem("has windows without length");
    }
    for (const auto& arrival : record.arrivals)
    {
        CheckIndex(arrival.kind, Record::NONE, KINDS, "kind of demand");
        CheckIndex(arrival.cell, Record::NONE, record.cells.size(), "cell");
    }
    for (const auto& sample : record.samples)
    {
        CheckIndex(sample.arrival, 0, record.arrivals.size(), "arrival");
        CheckIndex(sample.window, 0, record.utilities.size(), "window");
        CheckIndex(sample.cell, 0, record.cells.size(), "cell");
    }
    if (!std::is_sorted(record.arrivals.begin(),
                        record.arrivals.end(),
                        [](const auto& a, const auto& b) { return a.timeS < b.timeS; }))
    {
        throw GrowsFileProblem("has arrivals that are not in order");
    }
}

} // namespace

void
GrowsPutNetworkRecord(const GrowsNetworkRecord& record, GrowsTensorFile& file)
{
    const auto cells = record.cells.size();
    const auto arrivals = record.arrivals.size();
    const auto windows = record.utilities.size();
    file.metadata["window_s"] = record.windowS;
    file.metadata["candidates"] = record.limits.candidates;
    file.metadata["max_rsrp_gap_db"] = record.limits.maxRsrpGapDb;
    file.metadata["min_sinr_db"] = record.limits.minSinrDb;
    PutStructs(record.cells, {cells}, "cells.", file);
    PutStructs(record.arrivals, {arrivals}, "arrivals.", file);
    PutStructs(record.links, {arrivals, cells}, "arrivals.", file);
    PutStructs(record.cellWindows, {windows, cells}, "windows.", file);
    PutStructs(record.samples, {record.samples.size()}, "samples.", file);
    file.Put("windows.utilities", {windows}, record.utilities);
}

GrowsNetworkRecord
GrowsGetNetworkRecord(const GrowsTensorFile& file)
{
    GrowsNetworkRecord record;
    record.windowS = GrowsGetMember<double>(file.metadata, "window_s");
    record.limits = {static_cast<uint32_t>(GrowsGetMember<uint64_t>(file.metadata, "candidates")),
                     GrowsGetMember<double>(file.metadata, "max_rsrp_gap_db"),
                     GrowsGetMember<double>(file.metadata, "min_sinr_db")};
    const auto cells = GetLength(file, "cells.resource_blocks");
    const auto arrivals = GetLength(file, "arrivals.times");
    const auto windows = GetLength(file, "windows.utilities");
    record.cells = GetStructs<Record::Cell>(file, {cells}, "cells.");
    record.arrivals = GetStructs<Record::Arrival>(file, {arrivals}, "arrivals.");
    record.links = GetStructs<Record::Link>(file, {arrivals, cells}, "arrivals.");
    record.cellWindows = GetStructs<Record::CellWindow>(file, {windows, cells}, "windows.");
    record.samples =
        GetStructs<Record::Sample>(file, {GetLength(file, "samples.arrivals")}, "samples.");
    record.utilities = file.Get<double>("windows.utilities", {windows});
    CheckRecord(record);
    return record;
}

} // namespace ns3
