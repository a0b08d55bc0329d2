// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_GLOBALS_H
#define GROWS_GLOBALS_H

#include "ns3/grows-association-policy.h"
#include "ns3/nstime.h"

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Global values by which somebody else's script takes part in a comparison without another line in
 * it: ns-3 reads them from the environment variable NS_GLOBAL_VALUE and, in scripts with a
 * CommandLine, from the command line. GrowsHelper::Install reads them.
 */
struct GrowsGlobals
{
    std::string policy;  //!< GrowsPolicy: decides instead of the script's policy; "": does not
    std::string model;   //!< GrowsModel: file of the agent that decides; "": its own
    std::string results; //!< GrowsResults: folder for the results; "": there are none
    Time warmUp;         //!< GrowsWarmup: what arrives before does not count in results
    Time duration;       //!< GrowsDuration: the simulation ends then; 0: where the script says
    std::string record;  //!< GrowsRecord: file for the trajectory of the run; "": there is none
    double recordEpsilon{0.0}; //!< GrowsRecordEpsilon: with which the policy explores meanwhile
    /// GrowsRecordWindow: over which throughput is taken for outcomes; 100 ms, as long as a slot of
    /// the slotted network of a radio scenario
    Time recordWindow;

    /// \return the present values
    static GrowsGlobals Get();
};

/**
 * \ingroup grows
 * Which policy decides: the script's own, or that of GrowsPolicy; with GrowsModel if it reads one.
 * Aborts if there is none of that name.
 * \param own policy of the script
 * \return the policy
 */
Ptr<GrowsAssociationPolicy> GrowsChoosePolicy(Ptr<GrowsAssociationPolicy> own);

/// What is to be recorded of a run.
struct GrowsRecording
{
    std::string file;    //!< for the trajectory; "": nothing is recorded
    double epsilon{0.0}; //!< with which the policy explores, see GrowsEpsilonGreedy
};

/**
 * \ingroup grows
 * What is recorded: what GrowsRecord and GrowsRecordEpsilon say, else what the script says. Aborts
 * if that cannot be. \param own what the script says \return what is recorded
 */
GrowsRecording GrowsChooseRecording(const GrowsRecording& own);

} // namespace ns3

#endif /* GROWS_GLOBALS_H */
