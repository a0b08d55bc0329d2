/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-dictionary.h"

#include "grows-archive-guard.h"

#include <ATen/core/Dict.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <torch/csrc/jit/serialization/pickle.h>
#include <torch/types.h>
#include <unistd.h>

namespace ns3
{

namespace
{

/// Where the archive's 32-bit sizes end.
constexpr uint64_t MAXIMUM_BYTES = 0xfffffffe;

/// An array as a tensor that refers to its memory.
template <typename T>
c10::IValue
ToValue(const GrowsArray<T>& array)
{
    return torch::from_blob(const_cast<T*>(array.values.data()), // NOLINT: only read
                            array.shape,
                            c10::CppTypeToScalarType<T>::value);
}

/// A number or a text.
template <typename T>
c10::IValue
ToValue(const T& value)
{
    return value;
}

/// A tensor as an array.
template <typename T>
GrowsArray<T>
ToArray(const at::Tensor& tensor)
{
    const auto* values = tensor.data_ptr<T>();
    return {tensor.sizes().vec(), {values, values + tensor.numel()}};
}

/// What the guard lets pass, as an entry.
GrowsEntry
ToEntry(const c10::IValue& value)
{
    if (value.isInt())
    {
        return value.toInt();
    }
    if (value.isDouble())
    {
        return value.toDouble();
    }
    if (value.isString())
    {
        return value.toStringRef();
    }
    const auto& tensor = value.toTensor();
    switch (tensor.scalar_type())
    {
    case at::kLong:
        return ToArray<int64_t>(tensor);
    case at::kDouble:
        return ToArray<double>(tensor);
    default:
        return ToArray<float>(tensor);
    }
}

/// The file of a dictionary. As torch::jit::pickle_save makes it but without the type annotations
/// that it adds and that torch.load(weights_only=True), the default from 2.6 on, refuses.
std::vector<char>
Serialise(const GrowsDictionary& dictionary)
{
    c10::impl::GenericDict values(c10::StringType::get(), c10::AnyType::get());
    for (const auto& [name, entry] : dictionary)
    {
        values.insert(name, std::visit([](const auto& value) { return ToValue(value); }, entry));
    }
    std::string code;
    torch::jit::Pickler pickler(
        [&code](const char* data, std::size_t size) { code.append(data, size); },
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        false);
    pickler.protocol();
    pickler.pushIValue(values);
    pickler.stop();

    std::vector<char> bytes;
    caffe2::serialize::PyTorchStreamWriter writer([&bytes](const void* data, std::size_t size) {
        const auto* begin = static_cast<const char*>(data);
        bytes.insert(bytes.end(), begin, begin + size);
        return size;
    });
    writer.writeRecord("data.pkl", code.data(), code.size());
    std::size_t index = 0;
    for (const auto& tensor : pickler.tensorData())
    {
        writer.writeRecord("data/" + std::to_string(index++), tensor.data_ptr(), tensor.nbytes());
    }
    writer.writeEndOfFile();
    return bytes;
}

/// errno as a sentence.
std::string
Fail(const std::string& what, const std::string& path)
{
    return what + " " + path + ": " + std::strerror(errno);
}

/// Write all bytes and have them on the disk.
bool
WriteAll(int file, const std::vector<char>& bytes)
{
    for (std::size_t done = 0; done < bytes.size();)
    {
        const auto written = ::write(file, bytes.data() + done, bytes.size() - done);
        if (written < 0 && errno != EINTR)
        {
            return false;
        }
        done += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
    return ::fsync(file) == 0;
}

/// Write a file that appears whole or not at all. \return "" or what went wrong
std::string
WriteFile(const std::vector<char>& bytes, const std::string& path)
{
    std::error_code error;
    if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error))
    {
        return "cannot write " + path + ": there is something else of that name"; // say, a device
    }
    // Always the same name, so that what a killed process has left is replaced by the next.
    const std::string temporary = path + ".partial";
    const int file = ::open(temporary.c_str(),
                            O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
                            S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (file < 0)
    {
        return Fail("cannot write", path);
    }
    bool good = WriteAll(file, bytes);
    std::string problem = good ? "" : Fail("cannot write", path);
    if (::close(file) != 0 && good)
    {
        problem = Fail("cannot write", path);
    }
    if (problem.empty() && std::rename(temporary.c_str(), path.c_str()) != 0)
    {
        problem = Fail("cannot replace", path);
    }
    if (!problem.empty())
    {
        std::remove(temporary.c_str());
    }
    return problem;
}

/// Read a whole regular file. \return its bytes, or why not
GrowsLoaded<std::vector<char>>
ReadFile(const std::string& path, uint64_t maximumBytes)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error)
    {
        return {std::nullopt, "cannot read " + path + ": " + error.message()};
    }
    if (size > maximumBytes)
    {
        return {std::nullopt,
                path + " has " + std::to_string(size) + " bytes, expected at most " +
                    std::to_string(maximumBytes)};
    }
    std::vector<char> bytes(size);
    std::ifstream file(path, std::ios::binary);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size)))
    {
        return {std::nullopt, Fail("cannot read", path)};
    }
    return {std::move(bytes), ""};
}

} // namespace

std::string
GrowsSaveDictionary(const GrowsDictionary& dictionary, const std::string& path)
{
    const auto bytes = Serialise(dictionary);
    if (bytes.size() > MAXIMUM_BYTES)
    {
        return "cannot write " + path + ": it would have " + std::to_string(bytes.size()) +
               " bytes, at most " + std::to_string(MAXIMUM_BYTES) +
               " are possible; lower the capacity of the replay memory";
    }
    return WriteFile(bytes, path);
}

GrowsLoaded<GrowsDictionary>
GrowsLoadDictionary(const std::string& path, uint64_t maximumBytes)
{
    const auto bytes = ReadFile(path, maximumBytes);
    if (!bytes.value)
    {
        return {std::nullopt, bytes.problem};
    }
    const auto problem = GrowsFindArchiveProblem(*bytes.value);
    if (!problem.empty())
    {
        return {std::nullopt, path + " " + problem};
    }
    try
    {
        GrowsDictionary dictionary;
        for (const auto& item : torch::jit::pickle_load(*bytes.value).toGenericDict())
        {
            dictionary[item.key().toStringRef()] = ToEntry(item.value());
        }
        return {std::move(dictionary), ""};
    }
    catch (const std::exception& error)
    {
        const std::string text = error.what();
        return {std::nullopt, path + " cannot be read: " + text.substr(0, text.find('\n'))};
    }
}

} // namespace ns3
