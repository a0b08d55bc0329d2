// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PER_CELL_H
#define GROWS_PER_CELL_H

#include <cstddef>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * An attribute that is a list of numbers, at most one for each cell, separated by commas.
 */
struct GrowsPerCell
{
    std::string attribute; //!< its name, with its class
    std::string text;      //!< its value
    bool isOfUsers{false}; //!< whole numbers; the last is that of all further cells, too

    /// \param cells number of cells \return an error message; "" if none
    std::string Validate(std::size_t cells) const;

    /// \param cells number of cells
    /// \return the numbers, one for each cell, 0 where none is given; aborts if there is a problem
    std::vector<double> Read(std::size_t cells) const;
};

} // namespace ns3

#endif /* GROWS_PER_CELL_H */
