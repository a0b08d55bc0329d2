// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_DEFAULTS_H
#define GROWS_DEFAULTS_H

#include "ns3/attribute.h"
#include "ns3/object-factory.h"
#include "ns3/type-id.h"

#include <string>

/**
 * \file
 * \ingroup grows Values of attributes. A preset's value gives way to defaults that were set: on a
 * command line, by Config::SetDefault or by ConfigStore. Unless it was given for a program of this
 * module, a default that is set to the class's own value cannot be distinguished from one that is
 * not.
 */

namespace ns3
{

/// The user has set a default, perhaps to the class's own value.
/// \param name of the attribute, with its class: "ns3::LteEnbRrc::SrsPeriodicity"
void GrowsRecordDefault(const std::string& name);

/// \param type a class \param attribute name of an attribute of it or of a class above it
/// \return whether its default is another than the class's own, or was recorded
bool GrowsIsOverridden(const TypeId& type, const std::string& attribute);

/// Let a factory set an attribute, unless its default was overridden.
/// \param factory of a class that has the attribute \param attribute its name
/// \param value a preset's value
void GrowsSetIfUnset(ObjectFactory& factory,
                     const std::string& attribute,
                     const AttributeValue& value);

/// Set a default, unless it was overridden.
/// \param name of the attribute, with its class: "ns3::LteEnbRrc::SrsPeriodicity"
/// \param value for objects made from now on
void GrowsSetDefaultIfUnset(const std::string& name, const AttributeValue& value);

/// Check whether ns-3 makes a value of a text or says that it cannot: of other texts it ends the
/// program, or makes 2^64 - 1 of -1.
/// \param checker of an attribute; numbers, times and enumerations are looked at
/// \param text from a file
/// \return whether ns-3 may see the text
bool GrowsIsReadable(const AttributeChecker& checker, const std::string& text);

} // namespace ns3

#endif /* GROWS_DEFAULTS_H */
