// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_GNN_ARCHITECTURE_H
#define GROWS_GNN_ARCHITECTURE_H

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// The pointwise function sigma of paper eq. (2).
struct GrowsNonlinearity
{
    /// Its values.
    enum Type : uint8_t
    {
        TANH,    //!< hyperbolic tangent, the paper's
        RELU,    //!< max(0, x)
        IDENTITY //!< x
    };
};

/// \param nonlinearity a pointwise function \return its name: "tanh", "relu" or "identity"
std::string GrowsToString(GrowsNonlinearity::Type nonlinearity);

/// \param name "tanh", "relu" or "identity" \param [out] nonlinearity the function of that name
/// \return whether there is one
bool GrowsFromString(const std::string& name, GrowsNonlinearity::Type& nonlinearity);

/// \param text sizes, comma-separated: "4,2"
/// \return them; 0, which no architecture accepts, for what is no size
std::vector<uint32_t> GrowsParseSizes(const std::string& text);

/// \param sizes some sizes \return them, comma-separated
std::string GrowsFormatSizes(const std::vector<uint32_t>& sizes);

/**
 * \ingroup grows
 * Shape of a LocalGNN: graph filters, each followed by the nonlinearity, then a readout that is the
 * same at every node and has the nonlinearity between its layers only.
 *
 * The parameters form one flat array: stage after stage, in each the weight
 * [outputs, taps, inputs], then the bias [outputs]. This is the memory order of alegnn's and of
 * torch::nn::Linear's own tensors.
 */
struct GrowsGnnArchitecture
{
    /// A readout layer is a graph filter of one tap: node by node, without exchange.
    struct Stage
    {
        std::string name;           //!< "layer0"... or "readout0"...
        uint32_t inputs;            //!< features of a node before
        uint32_t taps;              //!< K: 1 is no exchange, 2 reaches one hop
        uint32_t outputs;           //!< features of a node after
        bool squashed;              //!< the nonlinearity follows
        std::size_t weight;         //!< offset of the weight [outputs, taps, inputs]
        std::size_t bias;           //!< offset of the bias [outputs], if the architecture has any
        std::vector<int64_t> shape; //!< of the weight: a readout layer's leaves out the taps
    };

    std::vector<uint32_t> signals{4,
                                  4,
                                  2}; //!< features of a node at the input and after each layer
    std::vector<uint32_t> taps{2, 2}; //!< K of each layer
    std::vector<uint32_t> readout{1}; //!< widths of the readout, the last is 1; may be empty
    bool bias{true};                  //!< each stage adds a bias
    GrowsNonlinearity::Type nonlinearity{GrowsNonlinearity::TANH}; //!< sigma
    /// Weight by which a node's last input is added to its value, so that the network corrects what
    /// that input says; none: it is not (the paper's network).
    std::optional<float> skip{};

    /// The widest, deepest and largest network accepted: far beyond use, well before memory ends.
    static constexpr uint32_t MAX_SIZE{4096};

    /// The most parameters of a network accepted: as many as a model file may hold, 64 MiB of them.
    static constexpr std::size_t MAX_PARAMETERS{std::size_t{1} << 24U};

    /// \return "" or what makes no sense about it
    std::string Validate() const;

    /// \return graph filters and readout layers, in order
    std::vector<Stage> GetStages() const;

    /// \return the number of parameters
    std::size_t GetNParameters() const;

    /// \return features of a node at the input
    uint32_t GetNInputs() const
    {
        return signals.front();
    }

    /// \param other another architecture \return whether they are the same
    bool operator==(const GrowsGnnArchitecture& other) const;
};

} // namespace ns3

#endif /* GROWS_GNN_ARCHITECTURE_H */
