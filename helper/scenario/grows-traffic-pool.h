// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAFFIC_POOL_H
#define GROWS_TRAFFIC_POOL_H

#include "grows-session-traffic.h"

#include "ns3/grows-lte-network.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-traffic-report.h"
#include "ns3/ipv4-interface-container.h"
#include "ns3/lte-helper.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{

class GrowsLteCore;

/**
 * \ingroup grows
 * The UE devices of a scenario with traffic classes: how many there are, which of them may play an
 * arriving user of a class, and the traffic of each class at each device.
 *
 * Classes with a guaranteed rate have devices of their own, as ns-3 activates dedicated bearers
 * before a UE first connects and keeps them; all other classes share theirs.
 */
class GrowsTrafficPool
{
  public:
    /// \param scenario its classes \param mostUsers that all cells may serve or connect at a time
    /// \param groupSize devices of each group of classes; 0: enough for its users at any time
    GrowsTrafficPool(const GrowsRadioScenario& scenario, uint32_t mostUsers, uint32_t groupSize);

    /// \return number of devices
    uint32_t GetSize() const;

    /// Create the traffic, and activate the bearers of guaranteed rates.
    /// \param core where traffic comes from \param network has the devices as its first users
    /// \param addresses of the devices
    void Install(const GrowsLteCore& core,
                 Ptr<GrowsLteNetwork> network,
                 const Ipv4InterfaceContainer& addresses);

    /// Fix the random streams: those of an arrival follow from its number alone.
    /// \param stream the first; there is no last
    void AssignStreams(int64_t stream);

    /// \param network whose users the devices are \param trafficClass index of a class
    /// \return a device that is idle and may play a user of the class, if there is one
    std::optional<uint32_t> FindIdle(const GrowsNetwork& network, uint32_t trafficClass) const;

    /// A user arrives. \param arrival of the user \param number of the arrival
    /// \param device that plays it; none: there is none
    void NotifyArrival(const GrowsScenarioArrival& arrival,
                       uint32_t number,
                       std::optional<uint32_t> device);

    /// Begin the traffic of the user that a device plays. \param device it is connected
    void Begin(uint32_t device);

    /// End the traffic of a device, if there is any. \param device it stops being served
    void End(uint32_t device);

    /// A user was handed over, and what its former cell had for it is lost.
    /// \param device that plays it
    void Resume(uint32_t device);

    /// \param device a device; any other number for the last arrival
    /// \return what the traffic of the user that it plays, or played last, has offered and
    /// received; the class alone if that user was not connected
    GrowsTrafficReport GetReport(uint32_t device) const;

  private:
    /// Devices that play users of the same classes.
    struct Group
    {
        std::vector<uint32_t> classes; //!< by index
        uint32_t first{0};             //!< first device
        uint32_t size{0};              //!< number of devices
    };

    /// One device.
    struct Device
    {
        std::vector<Ptr<GrowsSessionTraffic>> traffic; //!< by class; null: it plays no user of it
        uint32_t trafficClass{0};                      //!< of the user that it plays
        GrowsSessionTraffic::Session session;          //!< of that user
        bool hasBegun{false};                          //!< whether its traffic has
    };

    /// Divide the classes into groups.
    void FormGroups();
    /// \param scenario how users arrive \param group classes
    /// \return devices that are enough for the users of the group at any time
    uint32_t Dimension(const GrowsRadioScenario& scenario, const Group& group) const;
    /// Create the traffic of a device. \param group of the device \param device which
    /// \param route to it; the port is that of the first class
    void InstallTraffic(const Group& group, uint32_t device, GrowsSessionTraffic::Route route);
    /// Activate the bearer of a guaranteed rate. \param lteHelper does it
    /// \param ue device of the UE \param trafficClass a class that has one
    static void ActivateBearer(Ptr<LteHelper> lteHelper,
                               Ptr<NetDevice> ue,
                               const GrowsTrafficClass& trafficClass);

    std::vector<GrowsTrafficClass> m_classes; //!< of the scenario
    std::vector<Group> m_groups;              //!< every class is in one
    std::vector<Device> m_devices;            //!< by index, those of each group together
    uint32_t m_lastClass{0};                  //!< of the last arrival
    int64_t m_stream{0};                      //!< see AssignStreams
};

} // namespace ns3

#endif /* GROWS_TRAFFIC_POOL_H */
