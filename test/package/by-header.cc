// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/core-module.h"
#include "ns3/grows-module.h"
#include "ns3/internet-module.h"
#include "ns3/lte-module.h"
#include "ns3/mobility-module.h"
#include "ns3/point-to-point-module.h"

#include <iostream>

/**
 * \file
 * \ingroup grows-tests
 * A script outside an ns-3 tree with the three lines: an agent that ships associates two UEs.
 * Prints how many are served in each cell. Where the module can train, a learner decides as well,
 * which finds the library with LibTorch or ends the script.
 */

using namespace ns3;

int
main()
{
    NodeContainer enbs(2);
    NodeContainer ues(2);
    MobilityHelper mobility;
    auto places = CreateObject<ListPositionAllocator>();
    for (const double x : {0.0, 600.0, 50.0, 550.0})
    {
        places->Add(Vector(x, 0.0, 10.0));
    }
    mobility.SetPositionAllocator(places);
    mobility.Install(NodeContainer(enbs, ues));

    auto lteHelper = CreateObject<LteHelper>();
    auto epcHelper = CreateObject<PointToPointEpcHelper>();
    lteHelper->SetEpcHelper(epcHelper);
    const auto enbDevices = lteHelper->InstallEnbDevice(enbs);
    const auto ueDevices = lteHelper->InstallUeDevice(ues);
    InternetStackHelper().Install(ues);
    epcHelper->AssignUeIpv4Address(ueDevices);

    GrowsLteHelper grows("grows");
    grows.Install(lteHelper, enbDevices);
    grows.Attach(ueDevices);

    Simulator::Stop(Seconds(0.5));
    Simulator::Run();
    std::cout << grows.GetNetwork()->GetUsers(0).size() << " "
              << grows.GetNetwork()->GetUsers(1).size() << "\n";
    Simulator::Destroy();
    TypeId learner;
    if (TypeId::LookupByNameFailSafe("ns3::GrowsDoubleDqn", &learner))
    {
        ObjectFactory factory(learner.GetName());
        GrowsObservation observation;
        observation.nodes = 1;
        observation.features = {1.0F};
        observation.allowed = {1};
        return static_cast<int>(factory.Create<GrowsLearner>()->SelectAction(observation));
    }
    return 0;
}
