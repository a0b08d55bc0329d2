// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_EXPERIMENT_H
#define GROWS_EXPERIMENT_H

#include "grows-campaign.h"
#include "grows-command-line.h"
#include "grows-report.h"
#include "grows-run-folder.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ns3
{

/// One run of an experiment.
struct GrowsRun
{
    std::string policy;  //!< name of the policy
    int64_t seed{0};     //!< RngRun
    std::string variant; //!< what else differs: a cell of the paper's table, a scheduler; may be ""
    std::string name;    //!< of its folder, for example "grows-10001"
    std::string job;     //!< what --job says: runs of one job share a process
};

/**
 * \ingroup grows
 *
 * Policies over the same seeds: what the commands that compare have in common. It reads the command
 * line, has every missing run done in a process of its own, and reports what all runs say together.
 * With --print-jobs or --slice it leaves runs or the report to others. Called by itself with --job,
 * it does the runs of one job. A leaf states which further options there are, what one run is, and
 * what the report holds.
 */
class GrowsExperiment
{
  public:
    /// Default values of the options that all experiments have.
    struct Defaults
    {
        std::string policies; //!< names, comma-separated
        int64_t seeds;        //!< runs of each policy
        std::string output;   //!< folder for the results
    };

    /// \param file __FILE__ of the command
    /// \param usage what the command does, for --help
    /// \param defaults of the common options
    GrowsExperiment(const std::string& file, const std::string& usage, const Defaults& defaults);
    virtual ~GrowsExperiment();
    GrowsExperiment(const GrowsExperiment&) = delete;
    GrowsExperiment& operator=(const GrowsExperiment&) = delete;

    /// Read and check the command line. Throws GrowsInputError on a mistake.
    /// \param argc number of words
    /// \param argv the command and its options
    void Read(int argc, char* argv[]);

    /// Do what the command line says.
    /// \param argc number of words
    /// \param argv the command and its options
    /// \return the exit code
    int Do(int argc, char* argv[]);

    /// \return names of the policies
    const std::vector<std::string>& GetPolicies() const;

  protected:
    /// Receives which share of a run is done, 0..1.
    using Progress = std::function<void(double share)>;

    /// \return the options, to which a leaf adds its own
    GrowsCommandLine& GetLine();

    /// \return the options
    const GrowsCommandLine& GetLine() const;

    /// \return all seeds
    const std::vector<int64_t>& GetSeeds() const;

    /// \return folder for the results
    const std::string& GetOutput() const;

    /// \param names other policies, unless some were given
    void SetDefaultPolicies(const std::vector<std::string>& names);

    /// \param seeds another number of them, unless one was given
    void SetDefaultSeeds(int64_t seeds);

    /// \param output another folder, unless one was given
    void SetDefaultOutput(const std::string& output);

    /// \return all runs in the order of the tables; by default every policy over every seed, each a
    /// job of its own
    virtual std::vector<GrowsRun> DoGetRuns() const;

  private:
    /// Read and check the options of the leaf. Throws GrowsInputError on a mistake.
    virtual void DoRead() = 0;

    /// \return the configuration of the runs, but for the build
    virtual GrowsRunFolder::Configuration DoGetConfiguration() const = 0;

    /// Do one run; it leaves no simulation behind.
    /// \param run which
    /// \param progress receives how far it is
    /// \return its tables by file name
    virtual GrowsTables DoRun(const GrowsRun& run, const Progress& progress) const = 0;

    /// Write what all runs say together. \param report where to \return the same for a terminal
    virtual std::string DoReport(GrowsReport& report) const = 0;

    /// \return the configuration of the runs
    GrowsRunFolder::Configuration GetConfiguration() const;

    /// \return how the runs were made, for readers: the command, versions and the configuration
    GrowsRunFolder::Configuration GetFacts() const;

    /// Find out which seeds were given. Throws GrowsInputError on a mistake.
    void ReadSeeds();

    /// Do those runs of this process's job that are missing.
    void Work() const;

    /// \param folder where the results go \param runs all runs \return the jobs of missing ones
    std::vector<GrowsJob> FindJobs(const GrowsRunFolder& folder,
                                   const std::vector<GrowsRun>& runs) const;

    /// Write jobs to a file, for others to do. \param jobs which
    void PrintJobs(const std::vector<GrowsJob>& jobs) const;

    /// Have jobs done. \param folder where the results go, open \param runs names of all runs
    /// \param jobs which
    void Campaign(const GrowsRunFolder& folder,
                  const std::vector<std::string>& runs,
                  const std::vector<GrowsJob>& jobs) const;

    GrowsCommandLine m_line;          //!< the options
    std::string m_policies;           //!< names, comma-separated
    std::vector<std::string> m_names; //!< the same, apart
    std::string m_givenSeeds;         //!< how many, or which
    std::vector<int64_t> m_seeds;     //!< all of them
    int64_t m_firstSeed{1};           //!< the first of them, if it was said how many
    std::string m_output;             //!< folder
    std::string m_job;                //!< of this process; "": have them all done
    GrowsWorkers m_workers;           //!< who does the jobs
    std::string m_jobFile;            //!< for jobs that others are to do; "": they are done here
    bool m_isSlice{false};            //!< do runs and report nothing
    bool m_isQuiet{false};            //!< no progress
};

} // namespace ns3

#endif /* GROWS_EXPERIMENT_H */
