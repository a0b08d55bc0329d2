/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_ARCHIVE_GUARD_H
#define GROWS_ARCHIVE_GUARD_H

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Stands before torch::jit::pickle_load, which trusts its input: LibTorch 1.13 checks no checksum,
 * believes the file about how many elements a tensor's record has, and takes from an empty stack.
 * Lets pass what Pickler (and Python's torch.save) writes for a flat dictionary of numbers, texts
 * and contiguous float32, float64 and int64 tensors; every other construct of the format is
 * refused, above all every way to name or hold code.
 *
 * \param bytes the whole file
 * \return "" or what is wrong, as the rest of a sentence that begins with the file's name
 */
std::string GrowsFindArchiveProblem(const std::vector<char>& bytes);

} // namespace ns3

#endif /* GROWS_ARCHIVE_GUARD_H */
