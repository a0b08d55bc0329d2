// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-torch-library.h"

#include "ns3/abort.h"

#include <dlfcn.h>
#include <filesystem>

namespace ns3
{

std::string
GrowsTorchLibrary::GetPath()
{
    static const char inLibrary{};
    Dl_info library;
    const std::filesystem::path own = dladdr(&inLibrary, &library) ? library.dli_fname : "";
    return (own.parent_path() / GROWS_TORCH_FILE).lexically_normal();
}

const GrowsTorchLibrary&
GrowsTorchLibrary::Get()
{
    static const auto* torch = [] {
        const auto path = GetPath();
        void* library = dlopen(path.c_str(), RTLD_NOW);
        void* symbol = library ? dlsym(library, "GrowsGetTorchLibrary") : nullptr;
        NS_ABORT_MSG_UNLESS(symbol,
                            "training and the policy torch-script need LibTorch, which cannot be "
                            "loaded: "
                                << dlerror());
        return reinterpret_cast<decltype(&GrowsGetTorchLibrary)>(symbol)();
    }();
    return *torch;
}

} // namespace ns3
