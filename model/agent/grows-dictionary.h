/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_DICTIONARY_H
#define GROWS_DICTIONARY_H

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ns3
{

/// A tensor outside of LibTorch: row-major.
template <typename T>
struct GrowsArray
{
    std::vector<int64_t> shape; //!< its sizes
    std::vector<T> values;      //!< as many as the product of the sizes
};

/// What a dictionary holds under one name.
using GrowsEntry = std::variant<int64_t,
                                double,
                                std::string,
                                GrowsArray<float>,
                                GrowsArray<double>,
                                GrowsArray<int64_t>>;

/**
 * \ingroup grows
 *
 * What model files and checkpoints are: names with numbers, texts and tensors (rule 9 of the
 * design: data, never code). Everybody who has something to keep puts it in and takes it out again.
 */
using GrowsDictionary = std::map<std::string, GrowsEntry>;

/// Something that was read, or one sentence that says why not.
template <typename T>
struct GrowsLoaded
{
    std::optional<T> value; //!< what was read
    std::string problem;    //!< why it was not: names the file, what was expected, what was found
};

/**
 * \param dictionary a dictionary
 * \param name a name
 * \return what it holds under the name; null if that is nothing or of another type
 */
template <typename T>
const T*
GrowsFind(const GrowsDictionary& dictionary, const std::string& name)
{
    const auto found = dictionary.find(name);
    return found == dictionary.end() ? nullptr : std::get_if<T>(&found->second);
}

/**
 * \param values some numbers
 * \return whether none is infinite or NaN
 */
inline bool
GrowsAreFinite(const std::vector<float>& values)
{
    return std::all_of(values.begin(), values.end(), [](float value) {
        return std::isfinite(value);
    });
}

/**
 * Write a dictionary to a file that Python reads with torch.load(path). The file appears whole or
 * not at all: a file of that name stays as it was until the new one is on the disk.
 * \param dictionary what to write
 * \param path the file
 * \return "" or one sentence that says what went wrong
 */
std::string GrowsSaveDictionary(const GrowsDictionary& dictionary, const std::string& path);

/**
 * Read a file that GrowsSaveDictionary wrote, or a plain dictionary that Python wrote with
 * torch.save. Nothing in the file is ever run, and everything is checked before it is used
 * (GrowsFindArchiveProblem).
 * \param path the file
 * \param maximumBytes refuse a larger file before reading it
 * \return the dictionary
 */
GrowsLoaded<GrowsDictionary> GrowsLoadDictionary(const std::string& path, uint64_t maximumBytes);

} // namespace ns3

#endif /* GROWS_DICTIONARY_H */
