// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_FIGURES_H
#define GROWS_RUN_FIGURES_H

#include "ns3/grows-csv.h"
#include "ns3/grows-run-result.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * What the pictures of runs need of their tables, which are added one run after the other: so no
 * more than one of them is in memory. First arrivals, then places; windows at any time.
 */
class GrowsRunFigures
{
  public:
    /// \param span what counts of each run
    explicit GrowsRunFigures(const GrowsRunSpan& span);

    /// \param arrivals the contents of arrivals.csv
    void AddArrivals(const GrowsCsv& arrivals);

    /// \param windows the contents of windows.csv
    void AddWindows(const GrowsCsv& windows);

    /// \param places the contents of places.csv
    void AddPlaces(const GrowsCsv& places);

    /// \return what counts of each run
    const GrowsRunSpan& GetSpan() const
    {
        return m_span;
    }

    /// A quantity over time: by the end of a bin in seconds.
    using Series = std::map<double, double>;

    /// \return names of the policies with windows, in order
    const std::vector<std::string>& GetWindowPolicies() const
    {
        return m_windowPolicies;
    }

    /// \param policy one with windows
    /// \return its utility: sum over cells, mean over the windows of a bin and over seeds
    Series GetUtility(const std::string& policy) const;

    /// \param policy one with windows \param cell number of a cell
    /// \return users of the cell and its share of resource blocks in use, means likewise
    std::pair<Series, Series> GetCell(const std::string& policy, const std::string& cell) const;

    /// \param most how many at most
    /// \return the numbers of those cells that serve most users, ascending
    std::vector<std::string> GetBusiestCells(std::size_t most) const;

    /// \return number of cells with windows
    std::size_t GetNCells() const
    {
        return m_cells.size();
    }

    /// \return names of the policies with arrivals, in order
    const std::vector<std::string>& GetPolicies() const
    {
        return m_policies;
    }

    /// \param policy one with arrivals
    /// \return Mbit/s of its sessions that count, ascending
    std::vector<double> GetThroughputs(const std::string& policy) const;

    /// \return the reasons of rejections that count, in order
    const std::vector<std::string>& GetReasons() const
    {
        return m_reasons;
    }

    /// \param policy one with arrivals \param reason a reason \return how many it has rejected
    std::size_t GetRejections(const std::string& policy, const std::string& reason) const;

    /// \return number of seeds
    std::size_t GetNSeeds() const
    {
        return m_seeds.size();
    }

    /// \return arrivals of the first seed
    const GrowsCsv& GetFirstArrivals() const
    {
        return m_firstArrivals;
    }

    /// \return places of the first seed
    const GrowsCsv& GetFirstPlaces() const
    {
        return m_firstPlaces;
    }

  private:
    /// Sums of windows, and of how many moments they are.
    struct Sums
    {
        double utility{0.0}; //!< of utility
        double users{0.0};   //!< of users
        double rbUse{0.0};   //!< of the share of resource blocks in use
        double moments{0.0}; //!< number of windows' ends, each seed's counted
    };

    /// By the end of a bin in seconds.
    using Bins = std::map<double, Sums>;

    /// \param bins sums \param quantity which \return means
    static Series GetMeans(const Bins& bins, double Sums::*quantity);

    GrowsRunSpan m_span; //!< what counts
    double m_widthS;     //!< of a bin

    std::vector<std::string> m_windowPolicies;                    //!< in order
    std::vector<std::string> m_cells;                             //!< numbers, in order
    std::map<std::string, double> m_users;                        //!< of all windows, by cell
    std::map<std::string, Bins> m_byPolicy;                       //!< over all cells
    std::map<std::pair<std::string, std::string>, Bins> m_byCell; //!< by policy and cell

    std::vector<std::string> m_policies;                                   //!< in order
    std::vector<std::string> m_reasons;                                    //!< in order
    std::set<std::string> m_seeds;                                         //!< all
    std::string m_firstSeed;                                               //!< in order of arrivals
    std::map<std::string, std::vector<double>> m_throughputs;              //!< by policy
    std::map<std::pair<std::string, std::string>, std::size_t> m_rejected; //!< by policy, reason
    GrowsCsv m_firstArrivals;                                              //!< of the first seed
    GrowsCsv m_firstPlaces;                                                //!< of the first seed
};

} // namespace ns3

#endif /* GROWS_RUN_FIGURES_H */
