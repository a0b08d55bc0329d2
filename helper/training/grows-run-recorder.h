// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_RECORDER_H
#define GROWS_RUN_RECORDER_H

#include "ns3/grows-helper.h"

namespace ns3
{

struct GrowsRecording;

/**
 * \ingroup grows
 *
 * Writes the trajectory of a run under whatever policy decides (GrowsSaveTrajectory), as
 * GrowsHelper::Record or the global value GrowsRecord demands. It is written when the simulator is
 * destroyed or, where a script never does that, when the process exits. What an agent sees in it is
 * what the deciding agent sees; where a rule decides, all features that the network measures, with
 * the scales of the training preset "radio".
 */
class GrowsRunRecorder
{
  public:
    /// Record a run, unless its file has another one of this process.
    /// \param helper has installed handlers, perhaps again
    /// \param recording where to, and how its policy explores; aborts if the file cannot be written
    static void Record(const GrowsHelper& helper, const GrowsRecording& recording);
};

} // namespace ns3

#endif /* GROWS_RUN_RECORDER_H */
