// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-fuzz-formats.h"

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/**
 * \file
 * \ingroup grows-tests
 * libFuzzer's door to the readers. The environment variable GROWS_FUZZ_FORMAT names the format.
 */

using namespace ns3;

namespace
{

/// End with a sentence. \param sentence what is wrong
[[noreturn]] void
Fail(const std::string& sentence)
{
    std::fprintf(stderr, "error: %s\n", sentence.c_str());
    std::_Exit(1);
}

/// \return the format that the environment names
const GrowsFuzzFormat&
GetFormat()
{
    const char* wanted = std::getenv("GROWS_FUZZ_FORMAT");
    std::string known;
    for (const auto& format : GrowsGetFuzzFormats())
    {
        if (wanted && format.name == wanted)
        {
            return format;
        }
        known += (known.empty() ? "" : ", ") + format.name;
    }
    Fail("GROWS_FUZZ_FORMAT must be one of " + known);
}

} // namespace

extern "C"
{
    /// Begin. When the processor time is used up (ulimit -t), it is as an interruption.
    int LLVMFuzzerInitialize(int* /* argc */, char*** /* argv */)
    {
        GetFormat();
        std::signal(SIGXCPU, [](int) { std::raise(SIGINT); });
        return 0;
    }

    /// Read a file. \param data its bytes \param size how many \return 0
    int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
    {
        static const GrowsFuzzFormat& format = GetFormat();
        const auto problem = GrowsFuzz(format, {reinterpret_cast<const char*>(data), size});
        if (problem.find('\n') != std::string::npos)
        {
            std::fprintf(stderr, "more than one line is said: %s\n", problem.c_str());
            std::abort();
        }
        return 0;
    }
}
