// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_COMPATIBILITY_H
#define GROWS_COMPATIBILITY_H

#include "ns3/enum.h"

/**
 * \file
 * \ingroup grows
 * What ns-3 spells differently from release to release, in one place: 3.37 (Debian 12) to 3.48.
 */

namespace ns3
{

namespace growsCompatibility
{

/// From 3.41 on: the enumeration is the first template argument.
/// \tparam Enumeration type of the attribute
/// \tparam Members pointers to members
/// \param members where the attribute is stored, or how it is set and got
/// \return the accessor
template <typename Enumeration, typename... Members>
auto
MakeAccessor(int /* preferred */, Members... members)
    -> decltype(MakeEnumAccessor<Enumeration>(members...))
{
    return MakeEnumAccessor<Enumeration>(members...);
}

/// Up to 3.40: the enumeration is deduced.
/// \tparam Enumeration type of the attribute
/// \tparam Members pointers to members
/// \param members where the attribute is stored, or how it is set and got
/// \return the accessor
template <typename Enumeration, typename... Members>
Ptr<const AttributeAccessor>
MakeAccessor(long /* otherwise */, Members... members)
{
    return MakeEnumAccessor(members...);
}

} // namespace growsCompatibility

/// MakeEnumAccessor for every release.
/// \tparam Enumeration type of the attribute; not a scoped one, which 3.37 cannot store
/// \tparam Members pointers to members, deduced
/// \param members where the attribute is stored, or how it is set and got
/// \return the accessor
template <typename Enumeration, typename... Members>
Ptr<const AttributeAccessor>
GrowsMakeEnumAccessor(Members... members)
{
    return growsCompatibility::MakeAccessor<Enumeration>(0, members...);
}

} // namespace ns3

#endif /* GROWS_COMPATIBILITY_H */
