// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/core-module.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-slotted-environment.h"

#include <iomanip>
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

/// The strongest cell with free capacity, each of its users counted as some dB less.
class GrowsCrowdBiasPolicy : public GrowsScoredPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
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
        return candidate.cell.HasFreeCapacity() ? candidate.link.rsrpDbm - m_dbPerUser * users
                                                : NEVER;
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
    uint32_t episodes = 10;
    CommandLine cmd(__FILE__);
    cmd.AddValue("scenario", "slotted network, see ./grows run --help", scenario);
    cmd.AddValue("episodes", "how many", episodes);
    cmd.Parse(argc, argv);

    std::cout << "policy          utility  rejections\n";
    for (const std::string name : {"max-rssi-retry", "least-loaded", "crowd-bias"})
    {
        const auto network = GrowsSlottedEnvironment::Create(scenario);
        NS_ABORT_MSG_UNLESS(network, "there is no network '" << scenario << "'");
        const auto policy = GrowsAssociationPolicy::Create(name);
        network->AssignStreams(0);
        policy->AssignStreams(1000);
        double utility = 0.0;
        double rejections = 0.0;
        for (uint32_t episode = 0; episode < episodes; ++episode)
        {
            network->BeginEpisode();
            while (network->NextArrival())
            {
                GrowsDecision decision;
                network->Apply(GrowsDecide(*policy, network->GetState(), decision));
            }
            utility += network->GetResult().utility / episodes;
            rejections += network->GetResult().rejections / static_cast<double>(episodes);
        }
        std::cout << std::left << std::setw(16) << name << std::setw(9) << utility << rejections
                  << "\n";
    }
    return 0;
}
