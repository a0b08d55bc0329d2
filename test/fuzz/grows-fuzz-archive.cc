/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-fuzz-archive.h"

#include <cstdint>

/**
 * \file
 * \ingroup grows-tests
 * The zip container, as far as files without compression need it.
 */

namespace ns3
{

namespace
{

constexpr std::size_t END_SIZE{22};              //!< of the end record
constexpr std::size_t ENTRY_SIZE{46};            //!< of a directory entry's fixed part
constexpr std::size_t HEADER_SIZE{30};           //!< of a record header's fixed part
constexpr uint32_t END_SIGNATURE{0x06054b50};    //!< of the end record
constexpr uint32_t ENTRY_SIGNATURE{0x02014b50};  //!< of a directory entry
constexpr uint32_t HEADER_SIGNATURE{0x04034b50}; //!< of a record header

/**
 * \param bytes of a file
 * \param offset of a number
 * \param size of it
 * \return the number; 0 beyond the end
 */
uint32_t
Get(std::string_view bytes, std::size_t offset, std::size_t size)
{
    uint32_t number = 0;
    for (std::size_t i = size; i-- > 0 && offset + size <= bytes.size();)
    {
        number = number << 8U | static_cast<uint8_t>(bytes[offset + i]);
    }
    return number;
}

/**
 * \param number to be written
 * \param size how many bytes
 * \return them
 */
std::string
Put(std::size_t number, std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i, number >>= 8U)
    {
        bytes += static_cast<char>(number & 0xffU);
    }
    return bytes;
}

/// \param bytes of a record \return their checksum, CRC-32
uint32_t
GetChecksum(const std::string& bytes)
{
    uint32_t rest = 0xffffffff;
    for (const char byte : bytes)
    {
        rest ^= static_cast<uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
        {
            rest = rest >> 1U ^ (rest & 1U ? 0xedb88320 : 0U);
        }
    }
    return ~rest;
}

/// \param record of an archive \return what its header and its entry have in common
std::string
Describe(const GrowsFuzzRecord& record)
{
    return Put(0, 8) + Put(GetChecksum(record.bytes), 4) + Put(record.bytes.size(), 4) +
           Put(record.bytes.size(), 4) + Put(record.name.size(), 2) + Put(0, 2);
}

} // namespace

std::vector<GrowsFuzzRecord>
GrowsTakeApart(std::string_view bytes)
{
    std::vector<GrowsFuzzRecord> records;
    if (bytes.size() < END_SIZE || Get(bytes, bytes.size() - END_SIZE, 4) != END_SIGNATURE)
    {
        return records;
    }
    std::size_t entry = Get(bytes, bytes.size() - END_SIZE + 16, 4);
    while (Get(bytes, entry, 4) == ENTRY_SIGNATURE)
    {
        const std::size_t size = Get(bytes, entry + 24, 4);
        const std::size_t header = Get(bytes, entry + 42, 4);
        const std::size_t begin =
            header + HEADER_SIZE + Get(bytes, header + 26, 2) + Get(bytes, header + 28, 2);
        const std::size_t nameSize = Get(bytes, entry + 28, 2);
        if (begin > bytes.size() || entry + ENTRY_SIZE > bytes.size())
        {
            break;
        }
        records.push_back({std::string(bytes.substr(entry + ENTRY_SIZE, nameSize)),
                           std::string(bytes.substr(begin, size))});
        entry += ENTRY_SIZE + nameSize + Get(bytes, entry + 30, 2) + Get(bytes, entry + 32, 2);
    }
    return records;
}

std::string
GrowsPutTogether(const std::vector<GrowsFuzzRecord>& records)
{
    std::string archive;
    std::string directory;
    for (const auto& record : records)
    {
        const std::string description = Describe(record);
        directory += Put(ENTRY_SIGNATURE, 4) + Put(0, 4) + description + Put(0, 10) +
                     Put(archive.size(), 4) + record.name;
        archive += Put(HEADER_SIGNATURE, 4) + Put(0, 2) + description + record.name + record.bytes;
    }
    return archive + directory + Put(END_SIGNATURE, 4) + Put(0, 4) + Put(records.size(), 2) +
           Put(records.size(), 2) + Put(directory.size(), 4) + Put(archive.size(), 4) + Put(0, 2);
}

} // namespace ns3
