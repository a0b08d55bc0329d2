/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_RUN_PLAN_H
#define GROWS_RUN_PLAN_H

#include "grows-campaign-options.h"
#include "grows-command-line.h"
#include "grows-run-folder.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Which runs somebody wants: the command line of "./grows run", read and checked. A program made
 * of it either does all runs, each in a process of its own, or - called by itself with --job - one.
 */
class GrowsRunPlan
{
  public:
    /**
     * \param file __FILE__ of the program
     * \param usage what the program does, for --help
     */
    GrowsRunPlan(const std::string& file, const std::string& usage);

    /**
     * Read and check the command line. Does not come back after --help or a mistake.
     * \param argc as main has it
     * \param argv as main has it
     */
    void Parse(int argc, char* argv[]);

    /// \return the scenario, new, of the wanted length
    Ptr<GrowsRadioScenario> CreateScenario() const;

    /**
     * \param name of a policy
     * \return the policy, new, with the wanted model; null if there is none of that name
     */
    Ptr<GrowsAssociationPolicy> CreatePolicy(const std::string& name) const;

    /// \return what the runs are made with
    GrowsRunFolder::Configuration GetConfiguration() const;

    /// \return whether the tables are wanted as an SQLite database, too
    bool WantsDatabase() const;

    /// \return whether every run is to leave a file for NetAnim
    bool WantsAnimation() const;

    /// \return policies, seeds, runs, and where and how to do them
    const GrowsCampaignOptions& GetOptions() const;

  private:
    /// Check the names and numbers that hang together; ends the program on a mistake.
    void Check();
    /// End the program if a model is given that nobody reads.
    void CheckModel() const;
    /// \return names of all policies that can run in this scenario
    std::vector<std::string> GetRunnablePolicies() const;

    GrowsCommandLine m_commandLine;    //!< the options
    GrowsCampaignOptions m_options;    //!< those of any campaign
    std::string m_scenario{"hotspot"}; //!< name or file
    double m_durationS{0.0};           //!< 0: the scenario's own
    std::string m_model;               //!< file
    bool m_isFull{false};              //!< all policies, ten seeds
    bool m_wantsDatabase{false};       //!< see WantsDatabase
    bool m_wantsAnimation{false};      //!< see WantsAnimation
};

} // namespace ns3

#endif /* GROWS_RUN_PLAN_H */
