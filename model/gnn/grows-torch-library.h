// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TORCH_LIBRARY_H
#define GROWS_TORCH_LIBRARY_H

#include "grows-gnn-architecture.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * What the module does with LibTorch, in a library of its own that stands beside the module's and
 * is loaded when it is first asked for. LibTorch takes a program 160 MB and most of a second to
 * load (Debian's), and simulations that do not train have no use for it.
 */
class GrowsTorchLibrary
{
  public:
    /// A GrowsLocalGnn; the kernels work on its storage.
    class Network
    {
      public:
        virtual ~Network() = default;

        float* parameters{nullptr}; //!< flat, in the order of GrowsGnnArchitecture::GetStages
        float* gradient{nullptr};   //!< flat, dloss/dparameters
    };

    /// A TorchScript module.
    class Script
    {
      public:
        virtual ~Script() = default;

        /// Call forward; throws std::exception where LibTorch does.
        /// \param features [F, N]
        /// \param shift [N, N]
        /// \param nodes N
        /// \param [out] values [N]
        /// \return an error message about the answer; "" if there is none
        virtual std::string Run(const std::vector<float>& features,
                                const std::vector<float>& shift,
                                uint32_t nodes,
                                std::vector<double>& values) = 0;
    };

    virtual ~GrowsTorchLibrary() = default;

    /// \param architecture shape of the network, valid
    /// \param draw where initial parameters come from, uniform in [0, 1); null: they are 0
    /// \param zeroReadout begin with value 0
    /// \return a network
    virtual std::unique_ptr<Network> CreateNetwork(const GrowsGnnArchitecture& architecture,
                                                   std::function<double()> draw,
                                                   bool zeroReadout) const = 0;

    /// Read a program, which is executed; throws std::exception where LibTorch does.
    /// \param path TorchScript file \return the module
    virtual std::unique_ptr<Script> LoadScript(const std::string& path) const = 0;

    /// Load the library at the first call; abort if it cannot be loaded. \return what it does
    static const GrowsTorchLibrary& Get();

    /// \return the library's file
    static std::string GetPath();
};

} // namespace ns3

/// What the library is asked for after it is loaded. \return what it does
extern "C" const ns3::GrowsTorchLibrary* GrowsGetTorchLibrary();

#endif /* GROWS_TORCH_LIBRARY_H */
