// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

/**
 * \file
 * Tried at configure time, without LibTorch's headers: a program that hands LibTorch a string can
 * be linked only if both have the same C++ ABI.
 */

#include <string>

namespace c10::detail
{

/// Of libc10: what its checks call when they fail.
void torchCheckFail(const char* function, const char* file, unsigned line, const std::string& text);

} // namespace c10::detail

int
main(int argc, char** /* argv */)
{
    if (argc > 1)
    {
        c10::detail::torchCheckFail("", "", 0, "");
    }
}
