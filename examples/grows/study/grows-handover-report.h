/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_HANDOVER_REPORT_H
#define GROWS_HANDOVER_REPORT_H

#include "grows-text-table.h"

#include "ns3/grows-csv.h"

#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What runs of GrowsHandoverStudy say together.
 */

namespace ns3
{

/**
 * \param runs rows of GrowsHandoverStudy::GetRun, of several methods over the same seeds
 * \param methods in the order in which they shall stand
 * \return a row for every method: means over seeds and 95 % intervals, and the change of utility to
 * ns-3's a3-rsrp, paired by seed
 */
GrowsTextTable GrowsTabulateHandovers(const GrowsCsv& runs,
                                      const std::vector<std::string>& methods);

} // namespace ns3

#endif /* GROWS_HANDOVER_REPORT_H */
