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
/// \tparam Enumeration type of the attribute \tparam Member pointer to the member
/// \param member where the attribute is stored \return the accessor
template <typename Enumeration, typename Member>
auto
MakeAccessor(Member member, int /* preferred */) -> decltype(MakeEnumAccessor<Enumeration>(member))
{
    return MakeEnumAccessor<Enumeration>(member);
}

/// Up to 3.40: the enumeration is deduced. \tparam Enumeration type of the attribute
/// \tparam Member pointer to the member \param member where the attribute is stored
/// \return the accessor
template <typename Enumeration, typename Member>
Ptr<const AttributeAccessor>
MakeAccessor(Member member, long /* otherwise */)
{
    return MakeEnumAccessor(member);
}

} // namespace growsCompatibility

/// MakeEnumAccessor for every release.
/// \tparam Enumeration type of the attribute; not a scoped one, which 3.37 cannot store
/// \tparam Member pointer to the member, deduced
/// \param member where the attribute is stored
/// \return the accessor
template <typename Enumeration, typename Member>
Ptr<const AttributeAccessor>
GrowsMakeEnumAccessor(Member member)
{
    return growsCompatibility::MakeAccessor<Enumeration>(member, 0);
}

} // namespace ns3

#endif /* GROWS_COMPATIBILITY_H */
