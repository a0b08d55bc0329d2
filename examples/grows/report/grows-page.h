// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PAGE_H
#define GROWS_PAGE_H

#include "grows-plots.h"
#include "grows-run-folder.h"
#include "grows-text-table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace ns3
{

/// What report.html holds.
struct GrowsPage
{
    std::string title;                   //!< what the runs are
    std::string headline;                //!< their outcome, in a sentence
    std::vector<GrowsTextTable> tables;  //!< the outcome in numbers
    std::string notes;                   //!< how the tables are read
    std::vector<GrowsChart> charts;      //!< files of pictures
    GrowsRunFolder::Configuration facts; //!< how the runs were made
    std::string replay;                  //!< JSON of GrowsReplay; "" if there is none
    std::string replayNote;              //!< what it holds, or why there is none

    /// Charts take at most so many bytes together; those beyond are named only.
    static constexpr std::size_t CHART_BYTES = 700'000;

    /// \return the page, which needs no other file; throws GrowsInputError if a file of the program
    /// cannot be read
    std::string ToHtml() const;
};

} // namespace ns3

#endif /* GROWS_PAGE_H */
