// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PAPER_TABLE_H
#define GROWS_PAPER_TABLE_H

#include <vector>

/**
 * \file
 * \ingroup grows
 * The paper's own results (table I): mean utility and mean rejections per episode, in its own
 * simulator, for three base stations.
 */

namespace ns3
{

/// What the paper reports of one policy in one cell of its table.
struct GrowsPaperResult
{
    double utility;    //!< mean per episode
    double rejections; //!< mean per episode
};

/// A cell of the paper's table: an arrival probability and a mean demand.
struct GrowsPaperCell
{
    double arrivalProbability;  //!< p
    double meanDemand;          //!< D
    GrowsPaperResult qLearning; //!< column Q
    GrowsPaperResult argmax;    //!< column B, the baseline
    GrowsPaperResult grows;     //!< column GROWS
};

/// \return all 15 cells, by arrival probability, then by demand
const std::vector<GrowsPaperCell>& GrowsGetPaperTable();

/// \param arrivalProbability p \param meanDemand D
/// \return the cell; null if the paper has none such
const GrowsPaperCell* GrowsFindPaperCell(double arrivalProbability, double meanDemand);

} // namespace ns3

#endif /* GROWS_PAPER_TABLE_H */
