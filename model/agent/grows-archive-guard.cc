/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-archive-guard.h"

#include <boost/crc.hpp>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string_view>

namespace ns3
{

namespace
{

/// What is wrong, as the rest of a sentence that begins with the file's name.
class Refusal : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

const std::string DAMAGED = "is damaged or not a model file: ";

/// Refuse unless a condition holds.
void
Require(bool condition, const std::string& problem)
{
    if (!condition)
    {
        throw Refusal(DAMAGED + problem);
    }
}

/// Little-endian number at a place in memory; refuses to read beyond the end.
template <typename T>
T
Read(std::string_view bytes, std::size_t offset)
{
    Require(offset <= bytes.size() && sizeof(T) <= bytes.size() - offset, "it ends too early");
    T number = 0;
    for (std::size_t i = sizeof(T); i-- > 0;)
    {
        number = static_cast<T>(number << 8U) | static_cast<uint8_t>(bytes[offset + i]);
    }
    return number;
}

/// A part of memory; refuses to reach beyond the end.
std::string_view
Cut(std::string_view bytes, std::size_t offset, std::size_t size)
{
    Require(offset <= bytes.size() && size <= bytes.size() - offset, "it ends too early");
    return bytes.substr(offset, size);
}

/// Records of an archive by name, without the name of the archive in front.
using Records = std::map<std::string, std::string_view>;

/**
 * The zip container: every record stored, whole, with the right checksum, and one directory only.
 */
class Container
{
  public:
    /// \param bytes the whole file
    explicit Container(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    /// \return its records
    Records GetRecords()
    {
        Require(m_bytes.size() >= END_SIZE, "it is too short");
        const std::size_t end = m_bytes.size() - END_SIZE;
        Require(Read<uint32_t>(m_bytes, end) == END_SIGNATURE, "it does not end like an archive");
        const std::size_t size = Read<uint32_t>(m_bytes, end + 12);
        std::size_t entry = Read<uint32_t>(m_bytes, end + 16);
        Require(Cut(m_bytes, entry, size).size() == size, "its directory is cut");
        CheckSecondDirectory(end, entry, size);
        Records records;
        for (uint32_t left = Read<uint16_t>(m_bytes, end + 10); left > 0; --left)
        {
            entry = ReadEntry(entry, records);
        }
        return records;
    }

  private:
    static constexpr std::size_t END_SIZE{22};               //!< of the end record
    static constexpr std::size_t SECOND_SIZE{56};            //!< of the 64-bit end record
    static constexpr std::size_t LOCATOR_SIZE{20};           //!< of the pointer to that
    static constexpr std::size_t ENTRY_SIZE{46};             //!< of a directory entry's fixed part
    static constexpr std::size_t HEADER_SIZE{30};            //!< of a record header's fixed part
    static constexpr uint32_t END_SIGNATURE{0x06054b50};     //!< of the end record
    static constexpr uint32_t SECOND_SIGNATURE{0x06064b50};  //!< of the 64-bit end record
    static constexpr uint32_t LOCATOR_SIGNATURE{0x07064b50}; //!< of the pointer to that
    static constexpr uint32_t ENTRY_SIGNATURE{0x02014b50};   //!< of a directory entry
    static constexpr uint32_t HEADER_SIGNATURE{0x04034b50};  //!< of a record header
    static constexpr uint32_t KNOWN_FLAGS{0x0808};           //!< size after the data, UTF-8 name
    static constexpr uint32_t TOO_LARGE{0xffffffff};         //!< size is elsewhere, in 64 bits

    /**
     * Where there is a 64-bit end record, LibTorch reads that one: it must say the same.
     * \param end offset of the end record
     * \param directory offset of the directory
     * \param size of the directory
     */
    void CheckSecondDirectory(std::size_t end, std::size_t directory, std::size_t size) const
    {
        if (end < LOCATOR_SIZE + SECOND_SIZE ||
            Read<uint32_t>(m_bytes, end - LOCATOR_SIZE) != LOCATOR_SIGNATURE)
        {
            return;
        }
        const std::size_t second = end - LOCATOR_SIZE - SECOND_SIZE;
        Require(Read<uint64_t>(m_bytes, end - LOCATOR_SIZE + 8) == second &&
                    Read<uint32_t>(m_bytes, second) == SECOND_SIGNATURE &&
                    Read<uint64_t>(m_bytes, second + 24) == Read<uint16_t>(m_bytes, end + 8) &&
                    Read<uint64_t>(m_bytes, second + 32) == Read<uint16_t>(m_bytes, end + 10) &&
                    Read<uint64_t>(m_bytes, second + 40) == size &&
                    Read<uint64_t>(m_bytes, second + 48) == directory,
                "its two directories differ");
    }

    /**
     * \param entry offset of a directory entry
     * \param [out] records where the record goes
     * \return offset of the next entry
     */
    std::size_t ReadEntry(std::size_t entry, Records& records)
    {
        Require(Read<uint32_t>(m_bytes, entry) == ENTRY_SIGNATURE, "its directory is broken");
        const auto flags = Read<uint16_t>(m_bytes, entry + 8);
        const auto method = Read<uint16_t>(m_bytes, entry + 10);
        const auto checksum = Read<uint32_t>(m_bytes, entry + 16);
        const auto stored = Read<uint32_t>(m_bytes, entry + 20);
        const auto size = Read<uint32_t>(m_bytes, entry + 24);
        const auto nameSize = Read<uint16_t>(m_bytes, entry + 28);
        const std::size_t rest =
            std::size_t{Read<uint16_t>(m_bytes, entry + 30)} + Read<uint16_t>(m_bytes, entry + 32);
        const auto attributes = Read<uint32_t>(m_bytes, entry + 38);
        const auto header = Read<uint32_t>(m_bytes, entry + 42);
        Require((flags & ~KNOWN_FLAGS) == 0 && attributes == 0, "a record is not a plain one");
        Require(method == 0 && stored == size && size != TOO_LARGE && header != TOO_LARGE,
                "it is compressed or larger than 4 GiB");
        Require(Read<uint32_t>(m_bytes, header) == HEADER_SIGNATURE, "a record has no header");
        const std::size_t begin = header + HEADER_SIZE + Read<uint16_t>(m_bytes, header + 26) +
                                  Read<uint16_t>(m_bytes, header + 28);
        const auto record = Cut(m_bytes, begin, size);
        m_total += size;
        Require(m_total <= m_bytes.size(), "its records overlap"); // or checksums would take hours
        boost::crc_32_type crc;
        crc.process_bytes(record.data(), record.size());
        Require(crc.checksum() == checksum, "a checksum is wrong");
        const std::string name(Cut(m_bytes, entry + ENTRY_SIZE, nameSize));
        const auto archive = name.substr(0, name.find('/') + 1);
        Require(!archive.empty() && (records.empty() || archive == m_archive) &&
                    records.emplace(name.substr(archive.size()), record).second,
                "its records have wrong names");
        m_archive = archive;
        return entry + ENTRY_SIZE + nameSize + rest;
    }

    std::string_view m_bytes; //!< the whole file
    std::string m_archive;    //!< what the names of all records begin with
    std::size_t m_total{0};   //!< bytes of the records so far
};

/**
 * The program of the pickle machine, run without doing anything: stack and memory hold only what is
 * needed to tell whether each step makes sense.
 */
class Program
{
  public:
    /**
     * \param code the program
     * \param records where tensors keep their elements
     */
    Program(std::string_view code, const Records& records)
        : m_code(code),
          m_records(records)
    {
        for (const auto& [name, record] : records)
        {
            m_tensorBytesLeft += record.size();
        }
    }

    /// Refuse it unless it makes a flat dictionary of numbers, texts and tensors.
    void Check()
    {
        Require(m_code.size() <= MAX_SIZE, "its dictionary is too large");
        Require(Take<uint8_t>() == PROTO && Take<uint8_t>() == 2,
                "it is not a pickle of protocol 2");
        for (auto code = Take<uint8_t>(); code != STOP; code = Take<uint8_t>())
        {
            Step(code);
        }
        Require(m_stack.size() == 1 && m_stack.back().kind == Kind::DICTIONARY,
                "it does not hold one dictionary");
    }

  private:
    /// Codes of the pickle machine that occur (Python's pickletools).
    enum Code : uint8_t
    {
        PROTO = 0x80,
        STOP = '.',
        MARK = '(',
        EMPTY_DICTIONARY = '}',
        EMPTY_TUPLE = ')',
        TUPLE = 't',
        TUPLE1 = 0x85,
        TUPLE2 = 0x86,
        TUPLE3 = 0x87,
        SETITEM = 's',
        SETITEMS = 'u',
        TEXT = 'X',
        INTEGER1 = 'K',
        INTEGER2 = 'M',
        INTEGER4 = 'J',
        INTEGER_LONG = 0x8a,
        FLOAT = 'G',
        TRUE = 0x88,
        FALSE = 0x89,
        GLOBAL = 'c',
        REDUCE = 'R',
        PERSISTENT = 'Q',
        PUT1 = 'q',
        PUT4 = 'r',
        GET1 = 'h',
        GET4 = 'j'
    };

    /// What an item on the stack is.
    enum class Kind : uint8_t
    {
        MARK,
        INTEGER,
        FLOAT,
        BOOLEAN,
        TEXT,
        GLOBAL,
        TUPLE,
        STORAGE,
        TENSOR,
        HOOKS,
        DICTIONARY
    };

    /// An item on the stack.
    struct Item
    {
        Kind kind{Kind::MARK};                     //!< what it is
        int64_t number{0};                         //!< of an INTEGER; elements of a STORAGE
        std::shared_ptr<const std::string> text{}; //!< of a TEXT; name of a GLOBAL
        std::vector<Item> items{};                 //!< of a TUPLE

        /// Whether it is this text.
        bool IsText(const std::string& expected) const
        {
            return kind == Kind::TEXT && *text == expected;
        }
    };

    /// \return the next number of the program
    template <typename T>
    T Take()
    {
        const T number = Read<T>(m_code, m_next);
        m_next += sizeof(T);
        return number;
    }

    /// \return the next bytes of the program
    std::string TakeText(std::size_t size)
    {
        const std::string text(Cut(m_code, m_next, size));
        m_next += size;
        return text;
    }

    /// \return the next line of the program
    std::string TakeLine()
    {
        const auto end = m_code.find('\n', m_next);
        Require(end != std::string_view::npos, "it ends too early");
        auto line = TakeText(end - m_next);
        ++m_next;
        return line;
    }

    /// \return the item on top of the stack, taken off
    Item Pop()
    {
        Require(!m_stack.empty(), "it takes more than there is");
        Item item = std::move(m_stack.back());
        m_stack.pop_back();
        return item;
    }

    /// \return the items above the last mark, taken off with it
    std::vector<Item> PopToMark()
    {
        std::size_t mark = m_stack.size();
        while (mark > 0 && m_stack[mark - 1].kind != Kind::MARK)
        {
            --mark;
        }
        Require(mark > 0, "it takes more than there is");
        std::vector<Item> items(std::make_move_iterator(m_stack.begin() + mark),
                                std::make_move_iterator(m_stack.end()));
        m_stack.resize(mark - 1);
        return items;
    }

    /// Put an item on top of the stack.
    void Push(Kind kind, int64_t number = 0)
    {
        m_stack.push_back({kind, number});
    }

    /// Put a text or a name on top of the stack.
    void PushText(Kind kind, std::string text)
    {
        m_stack.push_back({kind, 0, std::make_shared<const std::string>(std::move(text))});
    }

    /// Put a tuple on top of the stack; more than one within another is no tensor's.
    void PushTuple(std::vector<Item> items)
    {
        for (const auto& item : items)
        {
            for (const auto& inner : item.items)
            {
                Require(inner.kind != Kind::TUPLE, "it is nested too deeply");
            }
        }
        m_stack.push_back({Kind::TUPLE, 0, nullptr, std::move(items)});
    }

    /// One step of the machine.
    void Step(uint8_t code)
    {
        switch (code)
        {
        case MARK:
            return Push(Kind::MARK);
        case EMPTY_DICTIONARY:
            return Push(Kind::DICTIONARY);
        case GLOBAL:
            return PushGlobal();
        case REDUCE:
            return Reduce();
        case PERSISTENT:
            return PushStorage();
        case SETITEM:
            return SetItems(PopMany(2));
        case SETITEMS:
            return SetItems(PopToMark());
        case PUT1:
            return Put(Take<uint8_t>());
        case PUT4:
            return Put(Take<uint32_t>());
        case GET1:
            return Get(Take<uint8_t>());
        case GET4:
            return Get(Take<uint32_t>());
        default:
            return StepValue(code);
        }
    }

    /// One step that pushes a plain value.
    void StepValue(uint8_t code)
    {
        switch (code)
        {
        case TEXT:
            return PushText(Kind::TEXT, TakeText(Take<uint32_t>()));
        case INTEGER1:
            return Push(Kind::INTEGER, Take<uint8_t>());
        case INTEGER2:
            return Push(Kind::INTEGER, Take<uint16_t>());
        case INTEGER4:
            return Push(Kind::INTEGER, static_cast<int32_t>(Take<uint32_t>()));
        case INTEGER_LONG:
            Require(Take<uint8_t>() == sizeof(int64_t), "it has a number of unknown size");
            return Push(Kind::INTEGER, static_cast<int64_t>(Take<uint64_t>()));
        case FLOAT:
            Take<uint64_t>();
            return Push(Kind::FLOAT);
        case TRUE:
        case FALSE:
            return Push(Kind::BOOLEAN);
        default:
            return StepTuple(code);
        }
    }

    /// One step that pushes a tuple.
    void StepTuple(uint8_t code)
    {
        switch (code)
        {
        case EMPTY_TUPLE:
            return Push(Kind::TUPLE);
        case TUPLE:
            return PushTuple(PopToMark());
        case TUPLE1:
        case TUPLE2:
        case TUPLE3:
            return PushTuple(PopMany(code - TUPLE1 + 1U));
        default:
            throw Refusal("holds more than a dictionary of numbers, texts and tensors");
        }
    }

    /// \return this many items from the top of the stack, in order
    std::vector<Item> PopMany(std::size_t n)
    {
        std::vector<Item> items(n);
        for (std::size_t i = n; i-- > 0;)
        {
            items[i] = Pop();
        }
        return items;
    }

    /// A name of code: the four harmless ones only.
    void PushGlobal()
    {
        const auto module = TakeLine();
        const auto name = module + "." + TakeLine();
        const bool known = name == REBUILD || name == HOOKS || GetElementSize(name) > 0;
        if (!known)
        {
            throw Refusal("refers to code (" + name.substr(0, 60) +
                          "), expected a dictionary of numbers, texts and tensors");
        }
        PushText(Kind::GLOBAL, name);
    }

    /// \return bytes of an element of a storage class, 0 if it is none we know
    static std::size_t GetElementSize(const std::string& storage)
    {
        if (storage == "torch.FloatStorage")
        {
            return sizeof(float);
        }
        return storage == "torch.DoubleStorage" || storage == "torch.LongStorage" ? sizeof(double)
                                                                                  : 0;
    }

    /// ("storage", class, record, device, elements): the record must have as many elements.
    void PushStorage()
    {
        const auto id = Pop();
        Require(id.kind == Kind::TUPLE && id.items.size() == 5 && id.items[0].IsText("storage") &&
                    id.items[1].kind == Kind::GLOBAL && id.items[2].kind == Kind::TEXT &&
                    id.items[3].IsText("cpu") && id.items[4].kind == Kind::INTEGER,
                "a tensor's storage is not understood");
        const auto record = m_records.find("data/" + *id.items[2].text);
        const auto elementSize = GetElementSize(*id.items[1].text);
        const auto elements = id.items[4].number;
        Require(record != m_records.end() && elementSize > 0 && elements >= 0 &&
                    record->second.size() % elementSize == 0 &&
                    record->second.size() / elementSize == static_cast<uint64_t>(elements),
                "a tensor has another size than its record");
        // A record that many tensors name would be read once for each.
        Require(record->second.size() <= m_tensorBytesLeft, "its tensors are larger than it is");
        m_tensorBytesLeft -= record->second.size();
        Push(Kind::STORAGE, elements);
    }

    /// A call: of one that makes a tensor, or the empty table of hooks that goes with it.
    void Reduce()
    {
        const auto arguments = Pop();
        const auto function = Pop();
        Require(function.kind == Kind::GLOBAL && arguments.kind == Kind::TUPLE,
                "a tensor is not understood");
        if (*function.text == HOOKS)
        {
            Require(arguments.items.empty(), "a tensor has hooks");
            return Push(Kind::HOOKS);
        }
        Require(*function.text == REBUILD, "a tensor is not understood");
        CheckTensor(arguments.items);
        Push(Kind::TENSOR);
    }

    /**
     * A tensor: storage, offset, sizes, strides, requires_grad, hooks.
     * \param parts the arguments of the call that makes it
     */
    static void CheckTensor(const std::vector<Item>& parts)
    {
        Require(parts.size() == 6 && parts[0].kind == Kind::STORAGE &&
                    parts[1].kind == Kind::INTEGER && parts[1].number == 0 &&
                    parts[2].kind == Kind::TUPLE && parts[3].kind == Kind::TUPLE &&
                    parts[2].items.size() == parts[3].items.size() &&
                    parts[4].kind == Kind::BOOLEAN && parts[5].kind == Kind::HOOKS,
                "a tensor is not understood");
        int64_t elements = 1;
        for (std::size_t i = parts[2].items.size(); i-- > 0;)
        {
            const auto& size = parts[2].items[i];
            const auto& stride = parts[3].items[i];
            Require(size.kind == Kind::INTEGER && stride.kind == Kind::INTEGER &&
                        size.number >= 0 && size.number <= parts[0].number &&
                        (stride.number == elements || size.number <= 1),
                    "a tensor is not contiguous or has a wrong shape");
            elements *= size.number;
            Require(elements <= parts[0].number, "a tensor is larger than its record");
        }
        Require(elements == parts[0].number, "a tensor is smaller than its record");
    }

    /// Entries of the dictionary that stands below them on the stack.
    void SetItems(const std::vector<Item>& items)
    {
        Require(!m_stack.empty() && m_stack.back().kind == Kind::DICTIONARY &&
                    m_stack.size() == 1 && items.size() % 2 == 0,
                "it does not hold one flat dictionary");
        for (std::size_t i = 0; i < items.size(); i += 2)
        {
            const auto kind = items[i + 1].kind;
            Require(items[i].kind == Kind::TEXT, "a name is not a text");
            Require(kind == Kind::INTEGER || kind == Kind::FLOAT || kind == Kind::TEXT ||
                        kind == Kind::TENSOR,
                    "\"" + *items[i].text + "\" is neither number nor text nor tensor");
            // A text that is recalled many times would be kept once for each.
            const std::size_t size =
                items[i].text->size() + (kind == Kind::TEXT ? items[i + 1].text->size() : 0);
            Require(size <= m_textBytesLeft, "its texts are larger than it is");
            m_textBytesLeft -= size;
        }
    }

    /// Remember the item on top of the stack.
    void Put(std::size_t place)
    {
        Require(!m_stack.empty() && place < m_code.size(), "it remembers nothing");
        if (m_memory.size() <= place)
        {
            m_memory.resize(place + 1);
        }
        m_memory[place] = m_stack.back().text ? m_stack.back() : Item{};
    }

    /// Push what was remembered: texts and names only, everything else occurs once.
    void Get(std::size_t place)
    {
        Require(place < m_memory.size() && m_memory[place].kind != Kind::MARK,
                "it recalls what it never knew");
        m_stack.push_back(m_memory[place]);
    }

    static constexpr std::size_t MAX_SIZE{1U << 20U}; //!< of a program: tensors are elsewhere
    static constexpr const char* REBUILD{"torch._utils._rebuild_tensor_v2"}; //!< makes a tensor
    static constexpr const char* HOOKS{"collections.OrderedDict"};           //!< goes with it

    std::string_view m_code;    //!< the program
    std::size_t m_next{0};      //!< offset of the next step
    const Records& m_records;   //!< where tensors keep their elements
    std::vector<Item> m_stack;  //!< of the machine
    std::vector<Item> m_memory; //!< of the machine

    std::size_t m_tensorBytesLeft{0};      //!< for further tensors
    std::size_t m_textBytesLeft{MAX_SIZE}; //!< for further texts
};

/// \return whether a text is a version of the format that LibTorch reads, a number from 1 to 10
bool
IsVersion(std::string_view text)
{
    if (!text.empty() && text.back() == '\n')
    {
        text.remove_suffix(1);
    }
    return text == "10" || (text.size() == 1 && text[0] >= '1' && text[0] <= '9');
}

/// Refuse archives that hold code or anything else that is no tensor.
void
CheckNames(const Records& records)
{
    static const std::set<std::string> known{"data.pkl",
                                             "version",
                                             "byteorder",
                                             ".format_version",
                                             ".storage_alignment",
                                             ".data/serialization_id"};
    for (const auto& [name, record] : records)
    {
        if (name.rfind("code/", 0) == 0 || name == "constants.pkl")
        {
            throw Refusal(
                "is a TorchScript program, expected a model file of plain tensors: use it "
                "with the torch-script policy if you trust where it comes from");
        }
        const bool tensor = name.rfind("data/", 0) == 0 && name.size() > 5 &&
                            name.find_first_not_of("0123456789", 5) == std::string::npos;
        Require(tensor || known.count(name) == 1, "it has an unknown record");
    }
    // What LibTorch does not read it refuses with an exception that leaves memory behind.
    const auto version = records.find("version");
    Require(version != records.end() && IsVersion(version->second), "it is of an unknown version");
    const auto order = records.find("byteorder");
    Require(order == records.end() || order->second == "little", "it is big-endian");
    Require(records.count("data.pkl") == 1, "it has no dictionary");
}

} // namespace

std::string
GrowsFindArchiveProblem(const std::vector<char>& bytes)
{
    try
    {
        const auto records = Container({bytes.data(), bytes.size()}).GetRecords();
        CheckNames(records);
        Program(records.at("data.pkl"), records).Check();
    }
    catch (const Refusal& refusal)
    {
        return refusal.what();
    }
    return "";
}

} // namespace ns3
