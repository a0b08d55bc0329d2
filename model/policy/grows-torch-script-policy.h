// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TORCH_SCRIPT_POLICY_H
#define GROWS_TORCH_SCRIPT_POLICY_H

#include "grows-association-policy.h"

#include "ns3/grows-state-encoder.h"

#include <memory>
#include <string>

namespace ns3
{

/**
 * \ingroup grows
 * Decides by a model made in Python: a TorchScript file whose forward(features, shift) takes
 * float32 tensors features [1, F, N] and shift operator [N, N] and returns values [1, N].
 *
 * A TorchScript file is a program and is run: use only files whose origin you trust. Every other
 * model of this module is data (GrowsLoadModel).
 */
class GrowsTorchScriptPolicy : public GrowsAssociationPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    GrowsTorchScriptPolicy();
    ~GrowsTorchScriptPolicy() override;

    /// \param path TorchScript file
    void SetModelPath(const std::string& path);

    /// \return TorchScript file
    std::string GetModelPath() const
    {
        return m_path;
    }

  private:
    /// The module and its inputs, LibTorch's.
    struct Model;

    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) override;

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 0;
    }

    std::string DoGetRbShareReader() override;
    std::string DoValidate() override; // reads the model file unless it was read already

    /// Ask a model about two empty cells, to see whether it answers at all. \param model the model
    /// \return an error message about its answer; "" if there is none
    static std::string Try(Model& model);

    std::string m_path;             //!< TorchScript file
    std::string m_features;         //!< comma-separated names
    double m_rateScaleBps;          //!< of the features
    double m_demandScale;           //!< of the features
    double m_utilityScale;          //!< of the features
    GrowsShiftKind::Type m_shift;   //!< over the candidates
    bool m_maskFull;                //!< full cells are never chosen
    GrowsObservation m_observation; //!< of the last decision
    std::unique_ptr<Model> m_model; //!< null until it is read
};

} // namespace ns3

#endif /* GROWS_TORCH_SCRIPT_POLICY_H */
