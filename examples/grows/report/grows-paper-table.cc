// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-paper-table.h"

#include <algorithm>

namespace ns3
{

const std::vector<GrowsPaperCell>&
GrowsGetPaperTable()
{
    static const std::vector<GrowsPaperCell> table{
        {0.5, 6.0, {2.67, 0.01}, {2.64, 0.01}, {2.70, 0.01}},
        {0.5, 8.0, {2.81, 0.08}, {2.73, 0.09}, {2.87, 0.09}},
        {0.5, 10.0, {2.86, 0.24}, {2.76, 0.26}, {2.80, 0.21}},
        {0.5, 12.0, {2.92, 0.45}, {2.77, 0.52}, {2.95, 0.48}},
        {0.5, 14.0, {2.92, 0.69}, {2.78, 0.83}, {2.99, 0.63}},
        {0.7, 6.0, {2.94, 0.25}, {2.86, 0.26}, {2.92, 0.34}},
        {0.7, 8.0, {3.07, 0.99}, {2.93, 1.07}, {3.08, 1.10}},
        {0.7, 10.0, {3.15, 1.93}, {2.96, 2.00}, {3.16, 1.77}},
        {0.7, 12.0, {3.19, 2.75}, {2.96, 2.86}, {3.23, 2.66}},
        {0.7, 14.0, {3.20, 3.44}, {2.95, 3.62}, {3.20, 3.38}},
        {1.0, 6.0, {3.39, 2.86}, {3.15, 3.12}, {3.24, 2.65}},
        {1.0, 8.0, {3.50, 5.59}, {3.20, 5.63}, {3.42, 5.35}},
        {1.0, 10.0, {3.56, 7.04}, {3.21, 7.32}, {3.54, 7.03}},
        {1.0, 12.0, {3.57, 8.34}, {3.21, 8.38}, {3.55, 8.17}},
        {1.0, 14.0, {3.57, 9.15}, {3.21, 9.08}, {3.52, 9.13}}};
    return table;
}

const GrowsPaperCell*
GrowsFindPaperCell(double arrivalProbability, double meanDemand)
{
    const auto& table = GrowsGetPaperTable();
    const auto found = std::find_if(table.begin(), table.end(), [=](const auto& cell) {
        return cell.arrivalProbability == arrivalProbability && cell.meanDemand == meanDemand;
    });
    return found == table.end() ? nullptr : &*found;
}

} // namespace ns3
