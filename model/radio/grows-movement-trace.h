// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_MOVEMENT_TRACE_H
#define GROWS_MOVEMENT_TRACE_H

#include "grows-course.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Read an ns-2 movement file, as SUMO's traceExporter.py, BonnMotion and ns-2's setdest write it
 * and ns-3's Ns2MobilityHelper reads it: lines
 *
 *     $node_(N) set X_ 12.5                     (also Y_, Z_)
 *     $ns_ at 3.0 "$node_(N) setdest X Y SPEED"
 *     $ns_ at 3.0 "$node_(N) set X_ 12.5"
 *
 * comments (#), and $god_ lines, which mean nothing here. Ns2MobilityHelper itself moves nodes of
 * the simulation that runs; a scenario needs courses before there is one.
 *
 * A node is under way from its first statement with a time to its last arrival. One without such
 * statements is a course of a single waypoint.
 *
 * \param path of the file
 * \param [out] courses one a node, in the order of the nodes' numbers
 * \return a sentence that states what is wrong with the file; "" if nothing is
 */
std::string GrowsReadMovementTrace(const std::string& path, std::vector<GrowsCourse>& courses);

} // namespace ns3

#endif /* GROWS_MOVEMENT_TRACE_H */
