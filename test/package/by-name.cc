// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/core-module.h"
#include "ns3/lte-module.h"

#include <iostream>

/**
 * \file
 * \ingroup grows-tests
 * A script outside an ns-3 tree that uses the module by names of its classes: without a symbol of
 * it, the linker may leave it out. Prints the model file of the policy.
 */

using namespace ns3;

int
main()
{
    auto lteHelper = CreateObject<LteHelper>();
    lteHelper->SetHandoverAlgorithmType("ns3::GrowsHandoverAlgorithm");
    ObjectFactory factory("ns3::GrowsAgentPolicy");
    StringValue model;
    factory.Create()->GetAttribute("Model", model);
    std::cout << model.Get() << "\n";
    return 0;
}
