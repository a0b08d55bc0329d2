// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SOAK_RUN_H
#define GROWS_SOAK_RUN_H

#include "grows-command-line.h"
#include "grows-run-folder.h"

#include "ns3/grows-csv.h"

#include <cstdint>
#include <string>

namespace ns3
{

/// What a soaked network is given to do.
struct GrowsSoakLoad
{
    std::string scenario;    //!< name or file; "": three small cells that are always full
    int64_t devices{20};     //!< that play the arriving UEs
    double rate{0.0};        //!< arrivals per second, 0: the scenario's own
    double durationS{600.0}; //!< simulated

    /// Accept it in readable form. \param line the command line; must not outlive this object
    void AddOptions(GrowsCommandLine& line);

    /// \return the configuration of runs
    GrowsRunFolder::Configuration GetConfiguration() const;
};

/// A long run in LTE at high load.
struct GrowsSoakRun
{
    std::string scheduler; //!< of ns-3's LTE, short name
    std::string policy;    //!< name
    int64_t seed{0};       //!< RngRun
    GrowsSoakLoad load;    //!< what it is given to do

    /// \return how the run is called, as a job and as a folder
    std::string GetName() const;

    /// \return "" or why there cannot be such a run
    std::string Validate() const;

    /// \return its results, a row; ends the program where an arrival or a place is lost
    GrowsCsv Do() const;
};

/// \param table rows of runs \return the same in readable form
std::string GrowsTabulateSoak(const GrowsCsv& table);

/// Check whether every arrival has one outcome, and memory has not grown. \param table rows of runs
/// \param load what they were given to do \return an error message; "" if there is none
std::string GrowsValidateSoak(const GrowsCsv& table, const GrowsSoakLoad& load);

} // namespace ns3

#endif /* GROWS_SOAK_RUN_H */
