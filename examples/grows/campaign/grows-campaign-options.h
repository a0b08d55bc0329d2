/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_CAMPAIGN_OPTIONS_H
#define GROWS_CAMPAIGN_OPTIONS_H

#include "grows-campaign.h"
#include "grows-command-line.h"
#include "grows-run-folder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// One run of a campaign.
struct GrowsPlannedRun
{
    std::string policy; //!< name of the policy
    int64_t seed{0};    //!< RngRun
    std::string name;   //!< of its folder, for example "grows-10001"
};

/**
 * \ingroup grows
 *
 * What the command lines of all campaigns have in common: which policies, which seeds, where the
 * results go, how many processes at a time - and what is done with it. A program either does all
 * that is missing in its folder or, called by itself with --job, one job of it.
 */
class GrowsCampaignOptions
{
  public:
    /**
     * Add the options to a command line.
     * \param line the command line; must live as long as this object
     * \param policies that are compared by default, comma-separated
     * \param seeds by default
     * \param output folder for results by default
     * \param job what --job may be, for example "grows-7"
     */
    GrowsCampaignOptions(GrowsCommandLine& line,
                         const std::string& policies,
                         int64_t seeds,
                         const std::string& output,
                         const std::string& job);

    GrowsCampaignOptions(const GrowsCampaignOptions&) = delete;
    GrowsCampaignOptions& operator=(const GrowsCampaignOptions&) = delete;

    /// Read what was typed, once the command line is parsed. Ends the program on a mistake.
    void Read();

    /// \return names of the policies
    const std::vector<std::string>& GetPolicies() const;
    /// \param names other policies, unless some were typed
    void SuggestPolicies(const std::vector<std::string>& names);

    /// \return all seeds
    std::vector<int64_t> GetSeeds() const;
    /// \param seeds another number of them, unless one was typed
    void SuggestSeeds(int64_t seeds);

    /// \return every policy over every seed
    std::vector<GrowsPlannedRun> GetRuns() const;

    /**
     * The run that --job names as its folder is named. Ends the program if there is none of that
     * name.
     * \return it; none without --job
     */
    std::optional<GrowsPlannedRun> FindRun() const;

    /**
     * Do those runs that a folder has not yet, each in a process of its own, which FindRun tells
     * which. Ends the program as Do does.
     * \param folder where their results go, open
     * \return the names of all runs
     */
    std::vector<std::string> DoMissingRuns(const GrowsRunFolder& folder) const;

    /**
     * The same for a campaign that has more to it than policies and seeds.
     * \param folder where the results go, open
     * \param names of all runs, which --job and the folder's runs are called by
     */
    void DoMissingRuns(const GrowsRunFolder& folder, const std::vector<std::string>& names) const;

    /// End the program if policies or seeds make no sense.
    void Check() const;

    /// \return folder for results
    const std::string& GetOutput() const;
    /// \return the job of this process, "" if it is to do them all
    const std::string& GetJob() const;

    /**
     * \param name for messages, for example "the run grows-7"
     * \param job what the program is told to do
     * \return this very command line, for one job
     */
    GrowsJob MakeJob(const std::string& name, const std::string& job) const;

    /**
     * Add this build, and the ns-3 values that were typed, but for the seed.
     * \param [in,out] configuration what runs are made with
     */
    void NoteBuild(GrowsRunFolder::Configuration& configuration) const;

    /**
     * Do jobs, each in a process of its own. Ends the program if one fails or somebody interrupts.
     * \param jobs what to do
     * \param folder where their results go
     */
    void Do(const std::vector<GrowsJob>& jobs, const GrowsRunFolder& folder) const;

  private:
    const GrowsCommandLine& m_line;   //!< what was typed
    std::string m_policies;           //!< names, comma-separated
    std::vector<std::string> m_names; //!< the same, apart
    int64_t m_seeds;                  //!< how many
    int64_t m_firstSeed{1};           //!< the first of them
    std::string m_output{"results"};  //!< folder
    std::string m_job;                //!< of this process
    int64_t m_workers;                //!< processes at a time
    bool m_isQuiet{false};            //!< no progress
};

} // namespace ns3

#endif /* GROWS_CAMPAIGN_OPTIONS_H */
