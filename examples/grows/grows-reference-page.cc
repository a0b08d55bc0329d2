// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-reference-page.h"

#include "ns3/grows-csv.h"
#include "ns3/grows-feature-set.h"
#include "ns3/nstime.h"
#include "ns3/pointer.h"
#include "ns3/type-id.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <regex>

namespace ns3
{

namespace
{

/// What stands in front of the first section.
constexpr const char* INTRODUCTION =
    ".. Made by the program grows-reference (./grows doc). Do not edit: a test compares this page\n"
    "   with the library.\n\n"
    "Reference\n"
    "=========\n\n"
    "Attributes and trace sources of every class of the module, with the units in their texts. An\n"
    "attribute is set as everywhere in ns-3: by ``SetAttribute``, by ``Config::SetDefault``, or "
    "on\n"
    "the command line of any program, for example\n"
    "``--ns3::GrowsRadioScenario::MinRbPerUe=3``.\n\n";

/// \param text of an attribute or trace source \return the same, safe in reStructuredText
std::string
Escape(const std::string& text)
{
    std::string escaped;
    for (const char c : text)
    {
        if (c == '\\' || c == '*' || c == '`' || c == '|' || c == '_')
        {
            escaped += '\\';
        }
        escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
}

/// \param text code \return it in the manner of code; "" if there is none
std::string
Quote(const std::string& text)
{
    return text.empty() ? "" : "``" + text + "``";
}

using Rows = std::vector<std::pair<std::string, std::string>>; //!< of a table, the header first

/// \return a table of the manual, with an empty line behind it; "" if there is but a header
std::string
MakeTable(const Rows& rows)
{
    std::string text = ".. list-table::\n   :header-rows: 1\n   :widths: 24 76\n\n";
    for (const auto& [name, explanation] : rows)
    {
        text += "   * - " + name + "\n     - " + explanation + "\n";
    }
    return rows.size() == 1 ? "" : text + "\n";
}

/// \param name of a section \return it as a heading
std::string
MakeHeading(const std::string& name)
{
    return name + "\n" + std::string(name.size(), '-') + "\n\n";
}

/// \param limit lowest or highest number of a type's range
/// \return it in readable form; "" if it is none but the type's own
std::string
FormatLimit(const std::string& limit)
{
    const double number = std::strtod(limit.c_str(), nullptr);
    const bool isTypes = std::abs(number) > 1e300 || number == UINT16_MAX || number == UINT32_MAX ||
                         number == static_cast<double>(UINT64_MAX);
    return isTypes ? "" : limit;
}

/// \param limit lowest or highest time of a range
/// \return it in readable form; "" if it is none but the type's own
std::string
FormatTimeLimit(const std::string& limit)
{
    const double seconds = std::strtod(limit.c_str(), nullptr) * 1e-9; // in nanoseconds
    return std::abs(seconds) > 1e9 ? "" : GrowsCsv::Format(seconds) + " s";
}

/// \param name of a type \param low lowest value, "" if there is none
/// \param high highest value, "" if there is none \return the type and its range
std::string
FormatRange(const std::string& name, const std::string& low, const std::string& high)
{
    if (low.empty())
    {
        return name + (high.empty() ? "" : ", up to " + high);
    }
    return name + ", " + low + (high.empty() ? " or more" : " to " + high);
}

/// \param type of a value with its limits as ns-3 shows it, for example "double 0:1"
/// \return the same in readable form
std::string
FormatType(const std::string& type)
{
    static const std::regex RANGE("(double|u?int[0-9]*_t|Time) (.*):(.*)");
    static const std::regex POINTER("ns3::Ptr< *(ns3::)?(.*[^ ]) *>");
    std::smatch part;
    if (std::regex_match(type, part, RANGE))
    {
        return part[1] == "Time"
                   ? FormatRange("Time", FormatTimeLimit(part[2]), FormatTimeLimit(part[3]))
                   : FormatRange(part[1], FormatLimit(part[2]), FormatLimit(part[3]));
    }
    if (std::regex_match(type, part, POINTER))
    {
        return part[2];
    }
    return std::regex_replace(type, std::regex("\\|"), ", "); // names of an enumeration
}

/// \param attribute of a class \return its default
std::string
FormatDefault(const TypeId::AttributeInformation& attribute)
{
    if (const auto time = DynamicCast<const TimeValue>(attribute.originalInitialValue))
    {
        return GrowsCsv::Format(time->Get().GetSeconds()) + " s";
    }
    const bool isPointer =
        DynamicCast<const PointerValue>(attribute.originalInitialValue) != nullptr;
    const std::string text = attribute.originalInitialValue->SerializeToString(attribute.checker);
    return isPointer && text == "0" ? "none" : text;
}

/// \param tid a class \return the table of its own attributes; "" if it has none
std::string
GetAttributes(const TypeId& tid)
{
    Rows rows{{"attribute", "what it is"}};
    for (std::size_t i = 0; i < tid.GetAttributeN(); ++i)
    {
        const auto attribute = tid.GetAttribute(i);
        const std::string initial = FormatDefault(attribute);
        rows.emplace_back(
            Quote(attribute.name),
            Escape(attribute.help) + " (" +
                Escape(FormatType(attribute.checker->GetUnderlyingTypeInformation())) +
                (initial.empty() ? "; empty by default)" : "; default " + Quote(initial) + ")"));
    }
    return MakeTable(rows);
}

/// \param tid a class \return the table of its own trace sources; "" if it has none
std::string
GetTraceSources(const TypeId& tid)
{
    Rows rows{{"trace source", "fires when"}};
    for (std::size_t i = 0; i < tid.GetTraceSourceN(); ++i)
    {
        const auto source = tid.GetTraceSource(i);
        rows.emplace_back(Quote(source.name),
                          Escape(source.help) + " (" + Quote(source.callback) + ")");
    }
    return MakeTable(rows);
}

/// \return the classes of the module that have attributes or trace sources, by name
std::map<std::string, TypeId>
GetClasses()
{
    std::map<std::string, TypeId> classes;
    for (uint16_t i = 0; i < TypeId::GetRegisteredN(); ++i)
    {
        const auto tid = TypeId::GetRegistered(i);
        if (tid.GetGroupName() == "Grows" && tid.GetAttributeN() + tid.GetTraceSourceN() > 0)
        {
            classes.emplace(tid.GetName(), tid);
        }
    }
    return classes;
}

/// \param tid a class \return whose attributes it has beside its own, "" if none
std::string
GetInheritance(const TypeId& tid)
{
    std::string text;
    const auto classes = GetClasses();
    for (TypeId parent = tid; parent.HasParent();)
    {
        parent = parent.GetParent();
        if (classes.count(parent.GetName()) > 0)
        {
            text += (text.empty() ? "Has also what ``" : ", ``") + parent.GetName() + "``";
        }
    }
    return text.empty() ? "" : text + " has.\n\n";
}

/// \return the section about features
GrowsReferenceSection
GetFeatures()
{
    const std::string title = "Features";
    Rows rows{{"feature", "what it is"}};
    for (const auto& [name, explanation] : GrowsFeatureSet::GetCatalogue())
    {
        rows.emplace_back(Quote(name), Escape(explanation));
    }
    return {
        title,
        MakeHeading(title) +
            "What an agent may see of a candidate: the names in the attributes ``Features``.\n\n" +
            MakeTable(rows)};
}

} // namespace

std::vector<GrowsReferenceSection>
GrowsGetReference()
{
    std::vector<GrowsReferenceSection> sections;
    for (const auto& [name, tid] : GetClasses())
    {
        sections.push_back(
            {name,
             MakeHeading(name) + GetInheritance(tid) + GetAttributes(tid) + GetTraceSources(tid)});
    }
    sections.push_back(GetFeatures());
    return sections;
}

std::string
GrowsGetReferencePage()
{
    std::string page = INTRODUCTION;
    for (const auto& section : GrowsGetReference())
    {
        page += section.text;
    }
    page.pop_back(); // one line end is enough
    return page;
}

} // namespace ns3
