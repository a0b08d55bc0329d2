// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-test-text.h"

#include "ns3/grows-tensor-file.h"
#include "ns3/test.h"

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sys/resource.h>
#include <unistd.h>

/**
 * \file
 * \ingroup grows-tests
 * Files of the format safetensors: their bytes, and what is refused.
 */

using namespace ns3;

namespace
{

/// A whole file.
std::string
ReadBytes(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Numbers as bytes.
template <typename T>
std::string
ToBytes(const std::vector<T>& numbers)
{
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(T)};
}

/// A file of this header and these numbers.
std::string
MakeFile(const std::string& header, const std::string& numbers = "")
{
    return ToBytes<uint64_t>({header.size()}) + header + numbers;
}

/// A tensor as a header says it. \param place first byte and the one behind the last
std::string
MakeMember(const std::string& name,
           const std::string& place,
           const std::string& type = "U8",
           const std::string& shape = "2")
{
    return "\"" + name + "\":{\"data_offsets\":[" + place + "],\"dtype\":\"" + type +
           "\",\"shape\":[" + shape + "]}";
}

/**
 * \ingroup grows-tests
 * A test with a file of its own, also if another process runs the same test in the same second, to
 * which ns-3 gives the same folder.
 */
class GrowsTensorFileTestCase : public TestCase
{
  public:
    using TestCase::TestCase;

  protected:
    /// \return where the file is
    std::string GetPath()
    {
        return CreateTempDirFilename(std::to_string(getpid()) + "-file.safetensors");
    }

    /// Read bytes as a file.
    GrowsLoaded<GrowsTensorFile> Load(const std::string& bytes)
    {
        std::filesystem::remove(GetPath()); // some file systems flush one that is overwritten
        std::ofstream(GetPath(), std::ios::binary) << bytes;
        return GrowsTensorFile::Load(GetPath());
    }

    /// A problem is one line with the file's name and a part.
    void ExpectProblem(const std::string& problem, const std::string& part)
    {
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, GetPath()), "", "names the file");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says what is wrong");
        NS_TEST_EXPECT_MSG_EQ(problem.find('\n'), std::string::npos, problem);
    }
};

/**
 * \ingroup grows-tests
 * The bytes of a file, written by hand from the definition of the format.
 */
class GrowsTensorBytesTestCase : public GrowsTensorFileTestCase
{
  public:
    GrowsTensorBytesTestCase()
        : GrowsTensorFileTestCase("the bytes of a file, and back")
    {
    }

  private:
    void DoRun() override
    {
        GrowsTensorFile file;
        file.metadata["note"] = "naïve \"text\"";
        file.metadata["sizes"] = {4, 0.1};
        file.Put<uint8_t>("bytes", {3}, {0, 1, 255});
        file.Put<float>("floats", {2, 1}, {1.5F, -0.25F});
        file.Put<double>("doubles", {}, {0.1});
        file.Put<int64_t>("integers", {1, 2}, {-1, int64_t{1} << 62});
        file.Put<float>("none", {0, 4}, {});
        NS_TEST_ASSERT_MSG_EQ(file.Save(GetPath()), "", "written");

        const std::string header =
            R"({"__metadata__":{"note":"\"naïve \\\"text\\\"\"","sizes":"[4,0.1]"},)" +
            MakeMember("bytes", "32,35", "U8", "3") + "," +
            MakeMember("doubles", "0,8", "F64", "") + "," +
            MakeMember("floats", "24,32", "F32", "2,1") + "," +
            MakeMember("integers", "8,24", "I64", "1,2") + "," +
            MakeMember("none", "32,32", "F32", "0,4") + "}";
        const std::string expected =
            MakeFile(header + std::string(-header.size() % 8, ' '),
                     ToBytes<double>({0.1}) + ToBytes<int64_t>({-1, int64_t{1} << 62}) +
                         ToBytes<float>({1.5F, -0.25F}) + std::string("\0\x01\xff", 3));
        NS_TEST_EXPECT_MSG_EQ(ReadBytes(GetPath()), expected, "by hand");

        const auto loaded = GrowsTensorFile::Load(GetPath());
        NS_TEST_ASSERT_MSG_EQ(loaded.problem, "", "read");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->metadata.dump(), file.metadata.dump(), "metadata");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->Has("integers"), true, "a tensor");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->Has("reals"), false, "no tensor");
        NS_TEST_EXPECT_MSG_EQ((loaded.value->Get<double>("doubles", {}).at(0)), 0.1, "double");
        NS_TEST_EXPECT_MSG_EQ((loaded.value->Get<uint8_t>("bytes", {3}).at(2)), 255, "byte");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->Get<float>("none", {0, 4}).size(), 0, "nothing");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->Save(GetPath()), "", "written again");
        NS_TEST_EXPECT_MSG_EQ(ReadBytes(GetPath()), expected, "the same bytes");
    }
};

/**
 * \ingroup grows-tests
 * Files that are damaged, or that were made to do harm.
 */
class GrowsTensorRefusalTestCase : public GrowsTensorFileTestCase
{
  public:
    GrowsTensorRefusalTestCase()
        : GrowsTensorFileTestCase("damaged and hostile files are refused in one line")
    {
    }

  private:
    void DoRun() override
    {
        CheckHeaders();
        CheckPlaces();
        CheckDamage();
        CheckContents();
    }

    /// Bytes are refused with a part in the sentence.
    void Refuse(const std::string& bytes, const std::string& part)
    {
        const auto loaded = Load(bytes);
        NS_TEST_EXPECT_MSG_EQ(loaded.value.has_value(), false, "refused: " << part);
        ExpectProblem(loaded.problem, part);
    }

    /// Lengths and JSON.
    void CheckHeaders()
    {
        NS_TEST_EXPECT_MSG_EQ(Load(MakeFile("{}")).problem, "", "nothing is a file");
        Refuse("", "no header");
        Refuse("1234567", "no header");
        Refuse(ToBytes<uint64_t>({3}) + "{}", "no header");
        Refuse(ToBytes<uint64_t>({~uint64_t{0}}) + "{}", "no header");
        Refuse(MakeFile("{}" + std::string(4U << 20U, ' ')), "no header");
        Refuse("PK\003\004" + std::string(100, 'x'), "models/convert-pt.py");
        Refuse(MakeFile(""), "its header is no JSON");
        Refuse(MakeFile("{\"a\xff\":1}"), "its header is no JSON");
        Refuse(MakeFile("[]"), "its header is no object");
        Refuse(MakeFile(std::string(4U << 20U, '[')), "its header is too deep");
        Refuse(MakeFile(R"({"a\n":{},"b":{"c":{}},"a\n":{}})"), R"(its header has "a\n" twice)");
        Refuse(MakeFile(R"({"__metadata__":[]})"), "__metadata__ is no object");
        Refuse(MakeFile(R"({"__metadata__":{"a\n":1}})"), R"(its metadata "a\n" is no text)");
        Refuse(MakeFile(R"({"__metadata__":{"a":"pt"}})"), R"(its metadata "a" is no JSON)");
        Refuse(MakeFile(R"({"__metadata__":{"a":"1e999"}})"), R"(its metadata "a" is no JSON)");
        Refuse(MakeFile(R"({"__metadata__":{"a":"[[[[[[]]]]]]"}})"), "is too deep");
        Refuse(MakeFile(R"({"__metadata__":{"a":"{\"b\":1,\"b\":2}"}})"), R"(has "b" twice)");
    }

    /// Tensors and where they are.
    void CheckPlaces()
    {
        const auto refuse = [this](const std::string& members, const std::string& part) {
            Refuse(MakeFile("{" + members + "}", "1234"), part);
        };
        const auto first = MakeMember("a", "0,2");
        NS_TEST_EXPECT_MSG_EQ(
            Load(MakeFile("{" + first + "," + MakeMember("b", "2,4") + "}", "1234")).problem,
            "",
            "the good original of the following");
        refuse(first, "its tensors have 2 bytes, but there are 4");
        refuse(first + "," + MakeMember("b", "0,2"), "\"b\" is not where");
        refuse(first + "," + MakeMember("b", "1,3"), "\"b\" is not where");
        refuse(first + "," + MakeMember("b", "3,4", "U8", "1"), "\"b\" is not where");
        refuse(first + "," + MakeMember("b", "2,6", "U8", "4"), "\"b\" is not where");
        refuse(first + "," + MakeMember("b", "2,0"), "\"b\" is not where");
        refuse(first + "," + MakeMember("b", "2,4", "U8", "3"), "as its shape says");
        refuse(MakeMember("a", "0,4", "F32", "2"), "as its shape says");
        refuse(MakeMember("a", "0,4", "U8", "4294967296,4294967297,4"), "as its shape says");
        refuse(MakeMember("a", "0,4", "F32", "18446744073709551615,4"), "as its shape says");
        refuse(MakeMember("a", "0,4", "F16", "2"), "unknown type \"F16\"");
        refuse(MakeMember("a", "0,4", "U8", "-4"), "\"shape\"");
        refuse(MakeMember("a", "0,4", "U8", "4.0"), "\"shape\"");
        refuse(MakeMember("a", "0,-4"), "\"data_offsets\"");
        refuse(MakeMember("a", "0"), "needs dtype, shape and data_offsets");
        refuse(R"("a\n":{"data_offsets":[0,4],"dtype":"U8","shape":[4],"code":1})", "and no more");
        refuse("\"a\":7", "\"data_offsets\"");
    }

    /// Cut at every byte, and every byte changed: refused, or harmless.
    void CheckDamage()
    {
        const std::string good =
            MakeFile(R"({"__metadata__":{"a":"[1]"},)" + MakeMember("a", "0,2") + "," +
                         MakeMember("b", "2,10", "F32", "2") + "}",
                     "12" + ToBytes<float>({1.0F, 2.0F}));
        for (std::size_t i = 0; i < good.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_NE(Load(good.substr(0, i)).problem, "", "cut at " << i);
            auto changed = good;
            changed[i] = static_cast<char>(changed[i] ^ 0x10);
            const auto problem = Load(changed).problem;
            NS_TEST_EXPECT_MSG_EQ(problem.find('\n'), std::string::npos, problem);
        }
    }

    /// What a reader asks for and does not get.
    void CheckContents()
    {
        const auto numbers = ToBytes<float>({1.0F, NAN, -INFINITY});
        const auto file = Load(MakeFile("{" + MakeMember("a", "0,4", "F32", "1") + "," +
                                            MakeMember("b", "4,8", "F32", "1") + "," +
                                            MakeMember("c", "8,12", "F32", "1") + "}",
                                        numbers));
        NS_TEST_ASSERT_MSG_EQ(file.problem, "", "a good file");
        const auto get = [&file](const std::string& name, const auto& shape) {
            return file.value->Get<float>(name, shape);
        };
        const std::vector<std::size_t> one{1};
        NS_TEST_EXPECT_MSG_EQ(get("a", one).at(0), 1.0F, "a good tensor");
        ExpectThrow([&] { get("b", one); }, "infinite or undefined numbers in \"b\"");
        ExpectThrow([&] { get("c", one); }, "infinite or undefined numbers in \"c\"");
        ExpectThrow([&] { get("d", one); }, "no tensor \"d\"");
        ExpectThrow([&] { get("a", std::vector<std::size_t>{1, 2}); }, "[1], expected [1,2]");
        ExpectThrow([&] { file.value->Get<double>("a", one); }, "type F32, expected F64");

        GrowsTensorFile other;
        ExpectThrow([&] { other.CheckFormat("mine", 1); }, "\"format\"");
        other.metadata = {{"format", "theirs"}, {"version", 2}, {"half", 0.5}, {"sizes", {1, -1}}};
        ExpectThrow([&] { other.CheckFormat("mine", 2); }, "\"theirs\", expected \"mine\"");
        ExpectThrow([&] { other.CheckFormat("theirs", 1); }, "version 2, expected 1");
        ExpectThrow([&] { GrowsGetMember<uint64_t>(other.metadata, "half"); }, "\"half\"");
        ExpectThrow([&] { GrowsGetMember<std::vector<uint64_t>>(other.metadata, "sizes"); },
                    "\"sizes\"");
        NS_TEST_EXPECT_MSG_EQ(GrowsGetMember<double>(other.metadata, "version"), 2.0, "a number");
    }

    /// An action throws with a part in its text.
    template <typename F>
    void ExpectThrow(F action, const std::string& part)
    {
        std::string problem = "nothing was thrown";
        try
        {
            action();
        }
        catch (const GrowsFileProblem& thrown)
        {
            problem = thrown.what();
        }
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says what is wrong");
    }
};

/**
 * \ingroup grows-tests
 * What is no file, and what cannot be written.
 */
class GrowsTensorPathTestCase : public GrowsTensorFileTestCase
{
  public:
    GrowsTensorPathTestCase()
        : GrowsTensorFileTestCase("files appear whole or not at all")
    {
    }

  private:
    void DoRun() override
    {
        ExpectProblem(GrowsTensorFile::Load(GetPath()).problem, "cannot read");
        std::filesystem::create_directory(GetPath());
        ExpectProblem(GrowsTensorFile::Load(GetPath()).problem, "directory");
        ExpectProblem(GrowsTensorFile().Save(GetPath()), "something else of that name");
        std::filesystem::remove(GetPath());
        std::ofstream(GetPath()) << "x";
        std::filesystem::resize_file(GetPath(), uint64_t{1} << 40U);
        ExpectProblem(GrowsTensorFile::Load(GetPath()).problem, "expected at most 4294967296");
        std::filesystem::resize_file(GetPath(), 100);
        ExpectProblem(GrowsTensorFile::Load(GetPath(), 99).problem, "expected at most 99");
        const auto path = CreateTempDirFilename("none/" + std::to_string(getpid()));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(GrowsTensorFile().Save(path), "No such"),
                              "",
                              "no folder");
        CheckFullDisk();
    }

    /// A good file survives when a new one cannot be written.
    void CheckFullDisk()
    {
        GrowsTensorFile file;
        file.Put<uint8_t>("bytes", {1000}, std::vector<uint8_t>(1000));
        NS_TEST_ASSERT_MSG_EQ(file.Save(GetPath()), "", "written");
        const auto good = ReadBytes(GetPath());
        // A limit on the size of files stands for a full disk: write() fails half way.
        auto* handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        rlimit small{good.size() / 2, limit.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto problem = file.Save(GetPath());
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, handler);
        ExpectProblem(problem, "cannot write");
        NS_TEST_EXPECT_MSG_EQ(FindDifference(ReadBytes(GetPath()), good),
                              "",
                              "the old file is whole");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(GetPath() + ".partial"),
                              false,
                              "nothing half written is left");
    }
};

/**
 * \ingroup grows-tests
 * The lines of NumPy that the manual shows read every kind of file, as does the package safetensors
 * where it is installed.
 */
class GrowsTensorPythonTestCase : public TestCase
{
  public:
    GrowsTensorPythonTestCase()
        : TestCase("Python reads models, a checkpoint and a trajectory")
    {
    }

  private:
    static constexpr int SKIPPED{77}; //!< exit code of the script

    void DoRun() override
    {
        const auto output = CreateTempDirFilename(std::to_string(getpid()) + "-python.txt");
        const int status = std::system(
            ("cd '" NS_TEST_SOURCEDIR "' && python3 platforms/read-safetensors.py "
             "../models/*.safetensors corpus/checkpoint/good-* corpus/trajectory/good-* > '" +
             output + "' 2>&1")
                .c_str());
        if (!WIFEXITED(status) || WEXITSTATUS(status) == 127 || WEXITSTATUS(status) == SKIPPED)
        {
            std::cout << "skipped: reading files in Python, which needs python3-numpy\n";
            return;
        }
        NS_TEST_EXPECT_MSG_EQ(WEXITSTATUS(status), 0, ReadBytes(output));
    }
};

/**
 * \ingroup grows-tests
 * Files of tensors.
 */
class GrowsTensorFileTestSuite : public TestSuite
{
  public:
    GrowsTensorFileTestSuite()
        : TestSuite("grows-tensor-file")
    {
        AddTestCase(new GrowsTensorBytesTestCase);
        AddTestCase(new GrowsTensorRefusalTestCase);
        AddTestCase(new GrowsTensorPathTestCase);
        AddTestCase(new GrowsTensorPythonTestCase);
    }
};

GrowsTensorFileTestSuite g_growsTensorFileTestSuite; //!< registers the suite

} // namespace
