// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-commands.h"

/**
 * \file
 * \ingroup grows
 * The program behind `./grows`: one binary, a command for each study. Commands that need LTE or
 * LibTorch are left out where those are missing.
 */

int
main(int argc, char* argv[])
{
    return ns3::GrowsRunNamedCommand(
        {
            {"run", "compare association policies", &ns3::GrowsRunCommand},
            {"reference", "attributes, trace sources and features", &ns3::GrowsReferenceCommand},
#ifdef GROWS_HAS_LTE
            {"explain", "why a policy took one cell and not another", &ns3::GrowsExplainCommand},
            {"handover", "compare handover by policies and by ns-3", &ns3::GrowsHandoverCommand},
            {"play", "", &ns3::GrowsPlayCommand}, // training in LTE is training in this program
#endif
#ifdef GROWS_HAS_NR
            {"nr-arrivals", "compare policies in packet-level NR", &ns3::GrowsNrArrivalsCommand},
#endif
#ifdef GROWS_HAS_JSON
            {"surrogate", "a slotted network from records", &ns3::GrowsSurrogateCommand},
#endif
#ifdef GROWS_HAS_TORCH
            {"table1", "the paper's table of results", &ns3::GrowsTable1Command},
            {"train", "train an agent", &ns3::GrowsTrainCommand},
#endif
        },
        argc,
        argv);
}
