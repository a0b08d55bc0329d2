// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-defaults.h"

#include "grows-number-list.h"

#include "ns3/abort.h"
#include "ns3/config.h"

#include <map>
#include <set>
#include <utility>

namespace ns3
{

namespace
{

/// \return the default of an attribute as text, and the class's own
std::pair<std::string, std::string>
GetDefaults(const TypeId::AttributeInformation& attribute)
{
    return {attribute.initialValue->SerializeToString(attribute.checker),
            attribute.originalInitialValue->SerializeToString(attribute.checker)};
}

/// \return attributes, with their classes, whose defaults were overridden
std::set<std::string>&
GetRecordedDefaults()
{
    static std::set<std::string> recorded;
    return recorded;
}

/// \param type a class \param attribute of it or of one above it \return whether it was recorded
bool
IsRecorded(TypeId type, const std::string& attribute)
{
    while (GetRecordedDefaults().count(type.GetName() + "::" + attribute) == 0 && type.HasParent())
    {
        type = type.GetParent();
    }
    return GetRecordedDefaults().count(type.GetName() + "::" + attribute) > 0;
}

} // namespace

void
GrowsRecordDefault(const std::string& name)
{
    GetRecordedDefaults().insert(name);
}

bool
GrowsIsOverridden(const TypeId& type, const std::string& attribute)
{
    TypeId::AttributeInformation found;
    if (!type.LookupAttributeByName(attribute, &found))
    {
        return false;
    }
    const auto [now, own] = GetDefaults(found);
    return now != own || IsRecorded(type, attribute);
}

void
GrowsSetIfUnset(ObjectFactory& factory, const std::string& attribute, const AttributeValue& value)
{
    if (!GrowsIsOverridden(factory.GetTypeId(), attribute))
    {
        factory.Set(attribute, value);
    }
}

void
GrowsSetDefaultIfUnset(const std::string& name, const AttributeValue& value)
{
    static std::map<std::string, std::string> suggested; // what is by this function's doing
    const auto colons = name.rfind("::");
    const auto type = TypeId::LookupByName(name.substr(0, colons));
    TypeId::AttributeInformation attribute;
    const bool isFound = type.LookupAttributeByName(name.substr(colons + 2), &attribute);
    NS_ABORT_MSG_UNLESS(isFound, "GrowsSetDefaultIfUnset: ns-3 has no attribute " << name);
    const auto [now, own] = GetDefaults(attribute);
    const auto before = suggested.find(name);
    const bool isOurs = before != suggested.end() && before->second == now;
    if ((now == own || isOurs) && !IsRecorded(type, name.substr(colons + 2)))
    {
        Config::SetDefault(name, value);
        suggested[name] = value.SerializeToString(attribute.checker);
    }
}

bool
GrowsIsReadable(const AttributeChecker& checker, const std::string& text)
{
    const std::string type = checker.GetValueTypeName();
    if (type == "ns3::TimeValue")
    {
        return GrowsIsTime(text);
    }
    if (type.rfind("ns3::EnumValue", 0) == 0)
    {
        const std::string names = "|" + checker.GetUnderlyingTypeInformation() + "|";
        return text.find('|') == std::string::npos &&
               names.find("|" + text + "|") != std::string::npos;
    }
    static const std::map<std::string, std::string> characters{
        {"ns3::DoubleValue", "0123456789-+.eE"},
        {"ns3::IntegerValue", "0123456789-+"},
        {"ns3::UintegerValue", "0123456789+"}};
    const auto known = characters.find(type);
    const auto numbers = GrowsParseNumbers(text);
    return known == characters.end() ||
           (text.find_first_not_of(known->second) == std::string::npos && numbers &&
            numbers->size() == 1);
}

} // namespace ns3
