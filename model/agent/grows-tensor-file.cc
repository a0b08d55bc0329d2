// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-tensor-file.h"

#include "ns3/assert.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace ns3
{

namespace
{

using Json = nlohmann::json;

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "numbers are copied as they are in files");

const std::string METADATA = "__metadata__";
constexpr std::size_t LENGTH_BYTES = sizeof(uint64_t); //!< of the header's length
constexpr std::size_t MAX_HEADER_BYTES = 4U << 20U;    //!< more than the largest network needs
constexpr int MAX_DEPTH = 4;                           //!< of JSON: more than any file needs

/// Size of a number of each type.
const std::map<std::string, std::size_t> SIZES{{"F32", 4}, {"F64", 8}, {"I64", 8}, {"U8", 1}};

// What files call the types of numbers.
template <typename T>
const char* TYPE = nullptr;
template <>
const char* TYPE<float> = "F32";
template <>
const char* TYPE<double> = "F64";
template <>
const char* TYPE<int64_t> = "I64";
template <>
const char* TYPE<uint8_t> = "U8";

/// A file that is none: throws.
[[noreturn]] void
Refuse(const std::string& reason)
{
    throw GrowsFileProblem("is damaged or no safetensors file: " + reason);
}

/// An object without depth and repeated names. \param what to call the text in messages
Json
ParseJson(const std::string& text, const std::string& what)
{
    std::vector<std::set<std::string>> names;
    const auto check = [&](int depth, Json::parse_event_t event, const Json& parsed) {
        if (event == Json::parse_event_t::object_start)
        {
            names.emplace_back();
        }
        else if (event == Json::parse_event_t::object_end)
        {
            names.pop_back();
        }
        else if (event == Json::parse_event_t::key &&
                 !names.back().insert(parsed.get<std::string>()).second)
        {
            Refuse(what + " has " + GrowsQuote(parsed.get<std::string>()) + " twice");
        }
        if (depth > MAX_DEPTH)
        {
            Refuse(what + " is too deep");
        }
        return true;
    };
    try
    {
        return Json::parse(text, check);
    }
    catch (const Json::exception&)
    {
        Refuse(what + " is no JSON");
    }
}

/// The product of sizes; more than most becomes most + 1.
std::size_t
Multiply(const std::vector<std::size_t>& sizes, std::size_t most)
{
    std::size_t product = 1;
    for (const auto size : sizes)
    {
        if (size > most || (size > 0 && product > most / size))
        {
            return most + 1;
        }
        product *= size;
    }
    return product;
}

/// Write bytes to a new file and have them on the disk. \return whether they are
bool
Write(const std::string& path, const std::string& bytes)
{
    const int file = ::open(path.c_str(),
                            O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
                            S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (file < 0)
    {
        return false;
    }
    std::size_t done = 0;
    ssize_t written = 0;
    while (done < bytes.size() && (written >= 0 || errno == EINTR))
    {
        written = ::write(file, bytes.data() + done, bytes.size() - done);
        done += std::max<ssize_t>(written, 0);
    }
    const bool isWritten = done == bytes.size() && ::fsync(file) == 0;
    const int reason = errno;
    const bool isClosed = ::close(file) == 0;
    errno = isWritten ? errno : reason;
    return isWritten && isClosed;
}

} // namespace

std::string
GrowsQuote(const std::string& text)
{
    constexpr std::size_t LONGEST = 500;
    return Json(text.substr(0, LONGEST)).dump(-1, ' ', true, Json::error_handler_t::replace);
}

template <typename T>
void
GrowsTensorFile::Put(const std::string& name, const Shape& shape, const std::vector<T>& values)
{
    NS_ASSERT_MSG(Multiply(shape, values.size()) == values.size(), name << " has another shape");
    const auto* bytes = reinterpret_cast<const char*>(values.data());
    m_tensors[name] = {TYPE<T>, shape, {bytes, values.size() * sizeof(T)}};
}

template <typename T>
std::vector<T>
GrowsTensorFile::Get(const std::string& name, const Shape& shape) const
{
    if (GetShape(name) != shape)
    {
        throw GrowsFileProblem("has \"" + name + "\" of shape " + Json(GetShape(name)).dump() +
                               ", expected " + Json(shape).dump());
    }
    const auto& tensor = m_tensors.at(name);
    if (tensor.type != TYPE<T>)
    {
        throw GrowsFileProblem("has \"" + name + "\" of type " + tensor.type + ", expected " +
                               TYPE<T>);
    }
    std::vector<T> values(tensor.bytes.size() / sizeof(T));
    tensor.bytes.copy(reinterpret_cast<char*>(values.data()), tensor.bytes.size());
    if (!std::all_of(values.begin(), values.end(), [](T value) { return std::isfinite(value); }))
    {
        throw GrowsFileProblem("has infinite or undefined numbers in \"" + name + "\"");
    }
    return values;
}

const GrowsTensorFile::Shape&
GrowsTensorFile::GetShape(const std::string& name) const
{
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end())
    {
        throw GrowsFileProblem("has no tensor \"" + name + "\"");
    }
    return found->second.shape;
}

void
GrowsTensorFile::CheckFormat(const std::string& format, uint64_t version) const
{
    const auto found = GrowsGetMember<std::string>(metadata, "format");
    if (found != format)
    {
        throw GrowsFileProblem("has the format " + GrowsQuote(found) + ", expected \"" + format +
                               "\"");
    }
    const auto number = GrowsGetMember<uint64_t>(metadata, "version");
    if (number != version)
    {
        throw GrowsFileProblem("has version " + std::to_string(number) + ", expected " +
                               std::to_string(version) +
                               ": use the release of grows that wrote it");
    }
}

std::string
GrowsTensorFile::Serialise() const
{
    std::vector<std::string> names;
    for (const auto& [name, tensor] : m_tensors)
    {
        names.push_back(name);
    }
    const auto size = [this](const auto& name) { return SIZES.at(m_tensors.at(name).type); };
    std::stable_sort(names.begin(), names.end(), [&size](const auto& a, const auto& b) {
        return size(a) > size(b); // so that all numbers are aligned
    });
    Json header = Json::object_t();
    for (const auto& [name, value] : metadata.items())
    {
        header[METADATA][name] = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    std::string numbers;
    for (const auto& name : names)
    {
        const auto& [type, shape, bytes] = m_tensors.at(name);
        const std::vector<std::size_t> place{numbers.size(), numbers.size() + bytes.size()};
        header[name] = {{"dtype", type}, {"shape", shape}, {"data_offsets", place}};
        numbers += bytes;
    }
    std::string text = header.dump();
    text.append(-text.size() % LENGTH_BYTES, ' ');
    const uint64_t length = text.size();
    return std::string(reinterpret_cast<const char*>(&length), LENGTH_BYTES) + text + numbers;
}

GrowsTensorFile
GrowsTensorFile::Parse(const std::string& bytes)
{
    if (bytes.rfind("PK", 0) == 0)
    {
        throw GrowsFileProblem("is an archive of LibTorch, which model files once were: "
                               "models/convert-pt.py makes a model file of it");
    }
    uint64_t length = 0;
    bytes.copy(reinterpret_cast<char*>(&length), LENGTH_BYTES);
    if (bytes.size() < LENGTH_BYTES ||
        length > std::min(bytes.size() - LENGTH_BYTES, MAX_HEADER_BYTES))
    {
        Refuse("it has no header");
    }
    GrowsTensorFile file;
    auto header = ParseJson(bytes.substr(LENGTH_BYTES, length), "its header");
    if (!header.is_object())
    {
        Refuse("its header is no object");
    }
    const auto texts = header.value(METADATA, Json::object());
    if (!texts.is_object())
    {
        Refuse("its " + METADATA + " is no object");
    }
    for (const auto& [name, text] : texts.items())
    {
        if (!text.is_string())
        {
            Refuse("its metadata " + GrowsQuote(name) + " is no text");
        }
        file.metadata[name] =
            ParseJson(text.get<std::string>(), "its metadata " + GrowsQuote(name));
    }
    header.erase(METADATA);
    file.ReadTensors(header, bytes, LENGTH_BYTES + length);
    return file;
}

void
GrowsTensorFile::ReadTensors(const Json& header, const std::string& bytes, std::size_t first)
{
    std::vector<std::tuple<std::size_t, std::size_t, std::string>> places;
    for (const auto& [name, member] : header.items())
    {
        const auto place = GrowsGetMember<std::vector<std::size_t>>(member, "data_offsets");
        if (place.size() != 2 || member.size() != 3)
        {
            Refuse(GrowsQuote(name) + " needs dtype, shape and data_offsets, and no more");
        }
        places.emplace_back(place[0], place[1], name);
    }
    std::sort(places.begin(), places.end());
    const auto size = bytes.size() - first;
    std::size_t next = 0;
    for (const auto& [begin, end, name] : places)
    {
        if (begin != next || end < begin || end > size)
        {
            Refuse(GrowsQuote(name) + " is not where the tensor before it ends");
        }
        auto& tensor = m_tensors[name];
        tensor.type = GrowsGetMember<std::string>(header[name], "dtype");
        tensor.shape = GrowsGetMember<std::vector<std::size_t>>(header[name], "shape");
        const auto found = SIZES.find(tensor.type);
        if (found == SIZES.end())
        {
            Refuse(GrowsQuote(name) + " is of the unknown type " + GrowsQuote(tensor.type));
        }
        if (Multiply(tensor.shape, size) * found->second != end - begin)
        {
            Refuse(GrowsQuote(name) + " has not as many numbers as its shape says");
        }
        tensor.bytes = bytes.substr(first + begin, end - begin);
        next = end;
    }
    if (next != size)
    {
        Refuse("its tensors have " + std::to_string(next) + " bytes, but there are " +
               std::to_string(size));
    }
}

std::string
GrowsTensorFile::Save(const std::string& path) const
{
    std::error_code error;
    if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error))
    {
        return "cannot write " + path + ": there is something else of that name"; // say, a device
    }
    const auto bytes = Serialise();
    if (bytes.size() > MAXIMUM_BYTES)
    {
        return "cannot write " + path + ": it would have " + std::to_string(bytes.size()) +
               " bytes, at most " + std::to_string(MAXIMUM_BYTES) +
               " are possible; lower the capacity of the replay memory";
    }
    // Always the same name, so that what a killed process has left is replaced by the next.
    const std::string temporary = path + ".partial";
    if (Write(temporary, bytes) && std::rename(temporary.c_str(), path.c_str()) == 0)
    {
        return "";
    }
    const std::string problem = "cannot write " + path + ": " + std::strerror(errno);
    std::remove(temporary.c_str());
    return problem;
}

GrowsLoaded<GrowsTensorFile>
GrowsTensorFile::Load(const std::string& path, uint64_t maximumBytes)
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
    std::string bytes(size, '\0');
    std::ifstream stream(path, std::ios::binary);
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size)))
    {
        return {std::nullopt, "cannot read " + path + ": " + std::strerror(errno)};
    }
    try
    {
        return {Parse(bytes), ""};
    }
    catch (const GrowsFileProblem& problem)
    {
        return {std::nullopt, path + " " + problem.what()};
    }
}

template void GrowsTensorFile::Put(const std::string&, const Shape&, const std::vector<float>&);
template void GrowsTensorFile::Put(const std::string&, const Shape&, const std::vector<double>&);
template void GrowsTensorFile::Put(const std::string&, const Shape&, const std::vector<int64_t>&);
template void GrowsTensorFile::Put(const std::string&, const Shape&, const std::vector<uint8_t>&);
template std::vector<float> GrowsTensorFile::Get(const std::string&, const Shape&) const;
template std::vector<double> GrowsTensorFile::Get(const std::string&, const Shape&) const;
template std::vector<int64_t> GrowsTensorFile::Get(const std::string&, const Shape&) const;
template std::vector<uint8_t> GrowsTensorFile::Get(const std::string&, const Shape&) const;

} // namespace ns3
