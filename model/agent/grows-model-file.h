/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_MODEL_FILE_H
#define GROWS_MODEL_FILE_H

#include "grows-dictionary.h"

#include "ns3/grows-feature-set.h"
#include "ns3/grows-gnn-architecture.h"
#include "ns3/grows-shift-operator.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * A trained agent: all that is needed to decide as it does, and the record of how it was trained.
 */
struct GrowsModel
{
    GrowsGnnArchitecture architecture; //!< shape of the network
    GrowsShiftKind::Type shift{
        GrowsShiftKind::EIGENVALUE};           //!< graph shift operator over the candidates
    std::string features;                      //!< names, comma-separated: GrowsFeatureSet
    GrowsFeatureSet::Scales scales;            //!< of the features
    std::vector<float> parameters;             //!< flat, in the order of the architecture
    std::map<std::string, std::string> record; //!< how it was trained, for people
};

/**
 * \ingroup grows
 *
 * Write a model to a file. Python reads it with torch.load(path): a dictionary with the entries
 *
 *     format                     "grows-model"
 *     version                    1
 *     signals, taps, readout     int64 tensors: widths and taps of GrowsGnnArchitecture
 *     bias                       0 or 1
 *     nonlinearity, shift        names
 *     features                   comma-separated names of GrowsFeatureSet
 *     scale.rate_bps, scale.demand_amount, scale.utility
 *     layer0_weight [F_out, K, F_in], layer0_bias [F_out]..., readout0_weight [out, in]...
 *     record.*                   texts: how it was trained
 *
 * \param model what to write
 * \param path the file; an existing one is replaced when the new one is complete
 * \return "" or one sentence that says what went wrong
 */
std::string GrowsSaveModel(const GrowsModel& model, const std::string& path);

/**
 * Read a model file and check it: format, version, sizes, shapes, finite numbers, known features.
 * \param path the file
 * \return the model, or one sentence that says what was expected and what was found
 */
GrowsLoaded<GrowsModel> GrowsLoadModel(const std::string& path);

/**
 * Read the shape of a network, for model files and checkpoints alike.
 * \param dictionary where the entries signals, taps, readout, bias and nonlinearity are
 * \return the architecture, or what is wrong with it
 */
GrowsLoaded<GrowsGnnArchitecture> GrowsGetArchitecture(const GrowsDictionary& dictionary);

/**
 * Write the shape of a network, see GrowsGetArchitecture.
 * \param architecture the shape
 * \param [out] dictionary where it goes
 */
void GrowsPutArchitecture(const GrowsGnnArchitecture& architecture, GrowsDictionary& dictionary);

} // namespace ns3

#endif /* GROWS_MODEL_FILE_H */
