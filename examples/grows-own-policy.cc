/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-command-line.h"
#include "grows-creation.h"
#include "grows-evaluation-table.h"

#include "ns3/core-module.h"
#include "ns3/grows-association-policy.h"

#include <iostream>

/**
 * \file
 * \ingroup grows
 * A policy of one's own, in a program of one's own: the strongest cell, where each user that a cell
 * already has counts as some decibels less. Compared with two others in the slotted network.
 */

// The policy begins here.
namespace ns3
{

/// The strongest cell with room, each of its users counted as some dB less.
class GrowsCrowdBiasPolicy : public GrowsScoredPolicy
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId()
    {
        static TypeId tid =
            TypeId("ns3::GrowsCrowdBiasPolicy")
                .SetParent<GrowsScoredPolicy>()
                .SetGroupName("Grows")
                .AddConstructor<GrowsCrowdBiasPolicy>()
                .AddAttribute("DbPerUser",
                              "What a user of a cell is worth, in dB of RSRP.",
                              DoubleValue(3.0),
                              MakeDoubleAccessor(&GrowsCrowdBiasPolicy::m_dbPerUser),
                              MakeDoubleChecker<double>(0.0));
        return tid;
    }

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        const GrowsCandidate& candidate = state.candidates[index];
        const double users = candidate.cell.users.size();
        return candidate.cell.HasRoom() ? candidate.link.rsrpDbm - m_dbPerUser * users : NEVER;
    }

    double m_dbPerUser; //!< see attribute DbPerUser
};

NS_OBJECT_ENSURE_REGISTERED(GrowsCrowdBiasPolicy); // from here on it is known as "crowd-bias"

} // namespace ns3

// The policy ends here.

using namespace ns3;

int
main(int argc, char* argv[])
{
    std::string scenario = "hotspot";
    int64_t episodes = 10;
    GrowsCommandLine line(__FILE__, "Compares a policy of its own in the slotted network.");
    line.AddText("scenario", "preset or radio scenario, see ./grows evaluate --help", scenario);
    line.AddInteger("episodes", "how many", 1, 1000000, episodes);
    line.Parse(argc, argv);

    GrowsEvaluationTable table(scenario);
    const auto seed = static_cast<int64_t>(RngSeedManager::GetRun());
    for (const std::string name : {"max-rssi-retry", "least-loaded", "crowd-bias"})
    {
        Ptr<GrowsSlottedNetwork> network;
        Ptr<GrowsAssociationPolicy> policy;
        GrowsCommandLine::Require(GrowsCreateNetwork(scenario, "", network));
        GrowsCommandLine::Require(GrowsCreatePolicy(name, std::nullopt, network, policy));
        table.Add(name, seed, GrowsEvaluatePolicy(network, policy, episodes));
    }
    std::cout << table.ToText();
    return 0;
}
