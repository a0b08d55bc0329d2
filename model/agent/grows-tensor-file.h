// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TENSOR_FILE_H
#define GROWS_TENSOR_FILE_H

#include "grows-loaded.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace ns3
{

/// What is wrong with the contents of a file, as the rest of a sentence that begins with its name.
class GrowsFileProblem : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/**
 * \ingroup grows
 * A file in the format safetensors: 8 bytes with the length of a header, the header, which is JSON
 * and says type, shape and place of each tensor, and the numbers. Everything is little-endian. It
 * is data, never code; Python reads it with safetensors.torch.load_file. Model files, checkpoints
 * and trajectories are such files.
 *
 * What is no tensor is in the header's __metadata__, which maps names to texts: each text is JSON.
 */
class GrowsTensorFile
{
  public:
    /// Sizes of a tensor.
    using Shape = std::vector<std::size_t>;

    /// The largest file that is written, and read unless less is asked for.
    static constexpr uint64_t MAXIMUM_BYTES{uint64_t{1} << 32U};

    nlohmann::json metadata = nlohmann::json::object_t(); //!< whatever is no tensor, by name

    /// Add a tensor, or replace one. \param name its name \param shape its sizes
    /// \param values its numbers, row-major, as many as the product of the sizes: of type float,
    /// double, int64_t or uint8_t (F32, F64, I64 and U8 in the file)
    template <typename T>
    void Put(const std::string& name, const Shape& shape, const std::vector<T>& values);

    /// \param name of a tensor \param shape that it must have
    /// \return its numbers, all finite; throws GrowsFileProblem if there is none of that name, type
    /// and shape
    template <typename T>
    std::vector<T> Get(const std::string& name, const Shape& shape) const;

    /// \param name of a tensor
    /// \return its sizes; throws GrowsFileProblem if there is none of that name
    const Shape& GetShape(const std::string& name) const;

    /// \param name of a tensor \return whether there is one
    bool Has(const std::string& name) const
    {
        return m_tensors.count(name) > 0;
    }

    /// Refuse a file of another kind or version: throws GrowsFileProblem.
    /// \param format expected as metadata "format" \param version expected as metadata "version"
    void CheckFormat(const std::string& format, uint64_t version) const;

    /// Write the file. It appears whole or not at all: a file of that name stays as it was until
    /// the new one is on the disk. The same contents make the same bytes. \param path the file
    /// \return an error message; "" if there is none
    std::string Save(const std::string& path) const;

    /// Read a file and check it: lengths are compared with what is there before memory is taken,
    /// tensors fill the file without gap or overlap, and no name is there twice.
    /// \param path the file
    /// \param maximumBytes refuse a larger file before reading it
    /// \return the file's contents, or an error message
    static GrowsLoaded<GrowsTensorFile> Load(const std::string& path,
                                             uint64_t maximumBytes = MAXIMUM_BYTES);

  private:
    /// A tensor as it is in the file.
    struct Tensor
    {
        std::string type;  //!< of its numbers
        Shape shape;       //!< its sizes
        std::string bytes; //!< its numbers
    };

    /// \return the whole file
    std::string Serialise() const;
    /// \param bytes of a whole file \return its contents; throws GrowsFileProblem
    static GrowsTensorFile Parse(const std::string& bytes);
    /// Take over the tensors of a file; throws GrowsFileProblem.
    /// \param header says which, and where \param bytes of the whole file
    /// \param first index of the first number's first byte
    void ReadTensors(const nlohmann::json& header, const std::string& bytes, std::size_t first);

    std::map<std::string, Tensor> m_tensors; //!< by name
};

/// \param text of a file
/// \return it as it may stand in a message: in quotes, on one line, not too long
std::string GrowsQuote(const std::string& text);

/// Read a file and make something of it. \param path the file
/// \param maximumBytes refuse a larger file before reading it
/// \param read makes it of a GrowsTensorFile, or throws GrowsFileProblem \return what it made
template <typename T, typename F>
GrowsLoaded<T>
GrowsLoadAs(const std::string& path, uint64_t maximumBytes, F read)
{
    const auto file = GrowsTensorFile::Load(path, maximumBytes);
    if (!file.value)
    {
        return {std::nullopt, file.problem};
    }
    try
    {
        return {read(*file.value), ""};
    }
    catch (const GrowsFileProblem& problem)
    {
        return {std::nullopt, path + " " + problem.what()};
    }
}

/// \param value some JSON
/// \return whether it is of exactly a type: uint64_t, double, bool, std::string, a vector of one of
/// them or nlohmann::json::object_t
template <typename T>
bool
GrowsIsOfType(const nlohmann::json& value)
{
    if constexpr (std::is_same_v<T, uint64_t>)
    {
        return value.is_number_unsigned() ||
               (value.is_number_integer() && value.template get<int64_t>() >= 0);
    }
    else if constexpr (std::is_same_v<T, double>)
    {
        return value.is_number();
    }
    else if constexpr (std::is_same_v<T, bool>)
    {
        return value.is_boolean();
    }
    else if constexpr (std::is_same_v<T, std::string>)
    {
        return value.is_string();
    }
    else if constexpr (std::is_same_v<T, nlohmann::json::object_t>)
    {
        return value.is_object();
    }
    else
    {
        const auto isItem = &GrowsIsOfType<typename T::value_type>;
        return value.is_array() && std::all_of(value.begin(), value.end(), isItem);
    }
}

/// \param object a JSON object \param name of one of its members
/// \return its value, see GrowsIsOfType; throws GrowsFileProblem if there is none of that type
template <typename T>
T
GrowsGetMember(const nlohmann::json& object, const std::string& name)
{
    const auto found = object.find(name);
    if (found == object.end() || !GrowsIsOfType<T>(*found))
    {
        throw GrowsFileProblem("has no " + GrowsQuote(name) + " of the expected type");
    }
    return found->template get<T>();
}

} // namespace ns3

#endif /* GROWS_TENSOR_FILE_H */
