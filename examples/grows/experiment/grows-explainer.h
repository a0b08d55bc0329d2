// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_EXPLAINER_H
#define GROWS_EXPLAINER_H

#include "grows-explanation.h"

#include "ns3/grows-scenario-helper.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Explains chosen arrivals of a packet-level run of a scenario, and ends the run with the last of
 * them. Must outlive the simulation.
 */
class GrowsExplainer
{
  public:
    /// \param scenario what is run
    /// \param network the run; installed
    /// \param policy name of the policy that decides in it
    GrowsExplainer(Ptr<GrowsRadioScenario> scenario,
                   GrowsScenarioHelper& network,
                   const std::string& policy);

    GrowsExplainer(const GrowsExplainer&) = delete;
    GrowsExplainer& operator=(const GrowsExplainer&) = delete;

    /// Ask another policy, too; it decides nothing.
    /// \param name of the policy
    /// \param policy the policy to ask
    void Ask(const std::string& name, Ptr<GrowsAssociationPolicy> policy);

    /// Wait for arrivals. \param arrivals their numbers, from 1 on
    void Install(const std::set<uint32_t>& arrivals);

    /// \return the explanations, by number of the arrival; those that never came have none
    const std::map<uint32_t, GrowsExplanation>& GetExplanations() const;

  private:
    /// \param record of a decision
    void RecordDecision(const GrowsDecisionRecord& record);
    /// Record why other cells were no candidates.
    /// \param record of a decision
    /// \param explanation where to record it
    void RecordOthers(const GrowsDecisionRecord& record, GrowsExplanation& explanation) const;
    /// \param link the measurement of a cell that is no candidate
    /// \param bestDbm RSRP of the best
    /// \return why it is none
    std::string GetObjection(const GrowsRadioLink& link, double bestDbm) const;

    Ptr<GrowsRadioScenario> m_scenario;                                       //!< what is run
    GrowsScenarioHelper& m_network;                                           //!< the run
    std::string m_policy;                                                     //!< who decides
    std::vector<std::pair<std::string, Ptr<GrowsAssociationPolicy>>> m_asked; //!< the others
    std::set<uint32_t> m_awaited;                                             //!< arrivals to come
    std::map<uint32_t, GrowsExplanation> m_explanations;                      //!< by number
};

} // namespace ns3

#endif /* GROWS_EXPLAINER_H */
