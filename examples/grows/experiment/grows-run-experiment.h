// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_EXPERIMENT_H
#define GROWS_RUN_EXPERIMENT_H

#include "grows-experiment.h"
#include "grows-record-options.h"
#include "grows-run-report.h"
#include "grows-setting.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Association policies compared in a scenario: in packet-level LTE, in slots, or in slots with
 * handlers that decide by messages as in packets. It is "./grows run".
 */
class GrowsRunExperiment : public GrowsExperiment
{
  public:
    /// \param file __FILE__ of the command
    explicit GrowsRunExperiment(const std::string& file);
    ~GrowsRunExperiment() override;

  private:
    void DoRead() override;
    std::vector<GrowsRun> DoGetRuns() const override;
    GrowsRunFolder::Configuration DoGetConfiguration() const override;
    GrowsTables DoRun(const GrowsRun& run, const Progress& progress) const override;
    std::string DoReport(GrowsReport& report) const override;

    /// Refuse options that the chosen network does not have.
    void CheckNetwork() const;

    /// Fill in what was not typed and depends on the network and on --full.
    void ChooseDefaults();

    /// \return whether slots are all there is: neither packets nor handlers
    bool IsSlotsOnly() const;

    /// \return the slotted network: where policies decide, or where they imagine futures
    Ptr<GrowsSlottedEnvironment> CreateNetwork() const;

    /// \return names of all policies that can run in this scenario
    std::vector<std::string> GetRunnablePolicies() const;

    /// Have a run leave its trajectory, if it is to. \param run which \param duration of it
    void Record(const GrowsRun& run, const Time& duration) const;

    /// Do a run in packet-level LTE. \param run which \return its tables
    GrowsTables RunPackets(const GrowsRun& run) const;

    /// \param subject stands above pictures \return where runs took place
    GrowsRunScene MakeScene(const std::string& subject) const;

    GrowsSetting m_setting;       //!< where policies decide
    std::string m_network;        //!< "lte" or "slotted"
    int64_t m_episodes{0};        //!< in slots, for each seed; 0: as many as suit the network
    bool m_hasHandlers{false};    //!< in slots: handlers decide
    GrowsRecordOptions m_record;  //!< whether runs leave their trajectories
    bool m_isFull{false};         //!< all policies, ten seeds
    bool m_wantsDatabase{false};  //!< the tables as an SQLite database, too
    bool m_wantsAnimation{false}; //!< every run leaves a file for NetAnim
};

} // namespace ns3

#endif /* GROWS_RUN_EXPERIMENT_H */
