/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_TABLE_PLAN_H
#define GROWS_TABLE_PLAN_H

#include "grows-campaign-options.h"
#include "grows-command-line.h"
#include "grows-run-folder.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-slotted-network.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// A cell of the table.
struct GrowsTableCell
{
    double arrivalProbability{0.0}; //!< p
    double meanDemand{0.0};         //!< D
    std::string name;               //!< "p:D"
};

/// One policy in one cell with one seed.
struct GrowsTableRun
{
    std::string policy;  //!< name of the policy
    GrowsTableCell cell; //!< where
    int64_t seed{0};     //!< RngRun
    std::string name;    //!< of its folder, for example "grows-0.5-6-10001"
};

/**
 * \ingroup grows
 *
 * What somebody wants of the paper's table: the command line of "./grows table1", read and checked.
 * A job is one cell with one seed: all policies, one after the other, so that not every run has to
 * start a process. Each run is kept as soon as it is done.
 */
class GrowsTablePlan
{
  public:
    /**
     * \param file __FILE__ of the program
     * \param usage what the program does, for --help
     */
    GrowsTablePlan(const std::string& file, const std::string& usage);

    /**
     * Read and check the command line. Does not come back after --help or a mistake.
     * \param argc as main has it
     * \param argv as main has it
     */
    void Parse(int argc, char* argv[]);

    /// \return all runs, in the order of the table: by cell, by policy, by seed
    std::vector<GrowsTableRun> GetRuns() const;

    /// \return the runs that this process is to do; empty if it is to have the whole plan done
    std::vector<GrowsTableRun> GetJobRuns() const;

    /**
     * \param folder where results are
     * \return those jobs of which a result is missing there
     */
    std::vector<GrowsJob> GetJobs(const GrowsRunFolder& folder) const;

    /**
     * Set attributes as a policy needs them, and as was typed: each run has its own, whatever the
     * process did before.
     * \param policy name of a policy
     */
    void SetDefaults(const std::string& policy) const;

    /**
     * \param cell a cell
     * \return its network, new
     */
    Ptr<GrowsSlottedNetwork> CreateNetwork(const GrowsTableCell& cell) const;

    /**
     * \param name of a policy that is not trained
     * \param network where it will decide
     * \return the policy, new
     */
    Ptr<GrowsAssociationPolicy> CreatePolicy(const std::string& name,
                                             Ptr<GrowsSlottedNetwork> network) const;

    /**
     * \param policy name of a policy
     * \return whether it is trained first
     */
    bool IsTrained(const std::string& policy) const;

    /// \return episodes of a training
    uint64_t GetEpisodes() const;

    /**
     * \param policy name of a policy
     * \return episodes that its results are the means of
     */
    uint64_t GetEvaluationEpisodes(const std::string& policy) const;

    /// \return name of the network
    const std::string& GetPreset() const;
    /// \return cells of the table
    const std::vector<GrowsTableCell>& GetCells() const;
    /// \return what was typed as the agent's model file; none: it is trained
    const std::optional<std::string>& GetModel() const;
    /// \return policies, seeds, and where and how to do the runs
    const GrowsCampaignOptions& GetOptions() const;
    /// \return what the runs are made with
    GrowsRunFolder::Configuration GetConfiguration() const;

  private:
    /// Read --model; ends the program on a mistake.
    void ReadModel();
    /// Read --cells; ends the program on a mistake.
    void ReadCells();
    /// Check that everything planned can be done; ends the program if not.
    void Check() const;
    /**
     * End the program if a policy cannot be had.
     * \param name of the policy
     */
    void CheckPolicy(const std::string& name) const;
    /// End the program if a model is given that nobody reads.
    void CheckModel() const;

    GrowsCommandLine m_commandLine;      //!< the options
    GrowsCampaignOptions m_options;      //!< those of any campaign
    std::string m_preset{"paper-a"};     //!< network
    std::string m_cellList;              //!< as typed
    std::vector<GrowsTableCell> m_cells; //!< the same, read
    int64_t m_episodes{50000};           //!< of a training
    std::string m_modelFile;             //!< as typed
    std::optional<std::string> m_model;  //!< the same, if anything was
};

} // namespace ns3

#endif /* GROWS_TABLE_PLAN_H */
