// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CHECKPOINT_H
#define GROWS_CHECKPOINT_H

#include "grows-double-dqn.h"
#include "grows-tensor-file.h"

namespace ns3
{

/**
 * \ingroup grows
 * Put into a checkpoint all that a learner needs to go on to the same numbers: weights of both
 * networks, moments of Adam, replay memory, draws of every random stream, counters and attributes.
 * \param learner the learner, after its first observation
 * \param [in,out] file the checkpoint; metadata "learner", tensors "learner.*" and "replay.*"
 * (GrowsPutTransitions)
 */
void GrowsStoreLearner(const GrowsDoubleDqn& learner, GrowsTensorFile& file);

/// Have a learner go on where a checkpoint was made; its attributes become those of the checkpoint.
/// Throws GrowsFileProblem if the checkpoint is damaged: then throw the learner away.
/// \param file the checkpoint
/// \param mostDraws that a random stream can have made, beside one for each parameter: all of them
/// are drawn again
/// \param learner a new one, after AssignStreams with the same stream index
void GrowsRestoreLearner(const GrowsTensorFile& file, double mostDraws, GrowsDoubleDqn& learner);

} // namespace ns3

#endif /* GROWS_CHECKPOINT_H */
