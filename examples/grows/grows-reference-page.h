// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_REFERENCE_PAGE_H
#define GROWS_REFERENCE_PAGE_H

#include <string>
#include <vector>

namespace ns3
{

/// One section of the reference.
struct GrowsReferenceSection
{
    std::string title; //!< name of a class, or what is listed
    std::string text;  //!< reStructuredText, with its heading, each line ended
};

/// \ingroup grows
/// The reference of the manual, made from what the library itself says: attributes and trace
/// sources of every class of the module from their TypeIds, features from their catalogue.
/// \return its sections, in order; classes that were left out of this build have none
std::vector<GrowsReferenceSection> GrowsGetReference();

/// \ingroup grows
/// \return the whole page
std::string GrowsGetReferencePage();

} // namespace ns3

#endif /* GROWS_REFERENCE_PAGE_H */
