// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_MODEL_FILE_H
#define GROWS_MODEL_FILE_H

#include "grows-loaded.h"

#include "ns3/grows-feature-set.h"
#include "ns3/grows-gnn-architecture.h"
#include "ns3/grows-shift-operator.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{

class GrowsTensorFile;

/// \ingroup grows
/// A trained agent: all that is needed to decide as it does, and the record of how it was trained.
struct GrowsModel
{
    GrowsGnnArchitecture architecture; //!< shape of the network
    GrowsShiftKind::Type shift{
        GrowsShiftKind::EIGENVALUE}; //!< graph shift operator over the candidates
    std::string features;            //!< names, comma-separated: GrowsFeatureSet
    GrowsFeatureSet::Scales scales;  //!< of the features
    std::vector<float> parameters;   //!< flat, in the order of the architecture
    /// With a skip connection: how much more than its baseline's choice another one must be worth
    double margin{0.0};

    /// \return the rule that it corrects; "" without a skip connection
    std::string GetBaseline() const;
    std::map<std::string, std::string> record; //!< how it was trained, in readable form
};

/**
 * \ingroup grows
 * Write a model to a file of the format safetensors (GrowsTensorFile). Its tensors are float32:
 *
 *     layer0_weight [F_out, K, F_in], layer0_bias [F_out]..., readout0_weight [out, in]...
 *
 * and its metadata, each text JSON:
 *
 *     format         "grows-model"
 *     version        2
 *     architecture   {"signals": [...], "taps": [...], "readout": [...], "bias": true,
 *                    "nonlinearity": "tanh"}: members of GrowsGnnArchitecture
 *     shift          name of a GrowsShiftKind
 *     features       names of GrowsFeatureSet, in order
 *     scales         {"rate_bps": ..., "demand_amount": ..., "utility": ...}
 *     record         texts by name: how it was trained
 *
 * and, if the last feature is the score of a baseline that the network corrects,
 *
 *     skip           weight of that score in the value of a node
 *     margin         how much more than the baseline's choice another one must be worth
 * \param model what to write
 * \param path the file; an existing one is replaced when the new one is complete
 * \return an error message; "" if there is none
 */
std::string GrowsSaveModel(const GrowsModel& model, const std::string& path);

/// Read a model file and check it: format, version, sizes, shapes, finite numbers, known features.
/// \param path the file \return the model, or an error message
GrowsLoaded<GrowsModel> GrowsLoadModel(const std::string& path);

/// Write what an agent sees to the metadata of a file: features and scales of GrowsSaveModel.
/// \param features names, comma-separated \param scales of the features
/// \param [in,out] file where they go
void GrowsPutFeatures(const std::string& features,
                      const GrowsFeatureSet::Scales& scales,
                      GrowsTensorFile& file);

/// Read what GrowsPutFeatures wrote; throws GrowsFileProblem if there are no known features.
/// \param file what was read \param [out] features names, comma-separated
/// \param [out] scales of the features
void GrowsGetFeatures(const GrowsTensorFile& file,
                      std::string& features,
                      GrowsFeatureSet::Scales& scales);

} // namespace ns3

#endif /* GROWS_MODEL_FILE_H */
