/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-agent-test-case.h"

#include "ns3/grows-agent-policy.h"
#include "ns3/grows-archive-guard.h"
#include "ns3/test.h"

#include <algorithm>
#include <caffe2/serialize/inline_container.h>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <map>
#include <sys/resource.h>
#include <torch/csrc/jit/serialization/pickle.h>
#include <torch/script.h>

using namespace ns3;

namespace
{

/// An archive as LibTorch writes it, with records of our own.
std::vector<char>
MakeArchive(const std::map<std::string, std::string>& records)
{
    std::vector<char> bytes;
    caffe2::serialize::PyTorchStreamWriter writer([&bytes](const void* data, std::size_t size) {
        const auto* begin = static_cast<const char*>(data);
        bytes.insert(bytes.end(), begin, begin + size);
        return size;
    });
    for (const auto& [name, record] : records)
    {
        writer.writeRecord(name, record.data(), record.size());
    }
    writer.writeEndOfFile();
    return bytes;
}

} // namespace

/**
 * \ingroup grows-tests
 * A model survives being written and read; what is not a model is refused with a sentence.
 */
class GrowsModelFileTestCase : public GrowsFileTestCase
{
  public:
    GrowsModelFileTestCase()
        : GrowsFileTestCase("model files: round trip, and everything else is refused")
    {
    }

  private:
    void DoRun() override
    {
        m_path = GetPath("model.pt");
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveModel(MakeModel(), m_path), "", "written");
        m_good = ReadBytes(m_path);
        CheckRoundTrip();
        CheckPaths();
        CheckDamage();
        CheckContents();
        CheckFailedWrites();
    }

    /// What was written is what is read, by LibTorch itself too.
    void CheckRoundTrip()
    {
        const auto loaded = GrowsLoadModel(m_path);
        NS_TEST_ASSERT_MSG_EQ(loaded.problem, "", "read");
        const auto& model = *loaded.value;
        const auto expected = MakeModel();
        NS_TEST_EXPECT_MSG_EQ((model.architecture == expected.architecture), true, "architecture");
        NS_TEST_EXPECT_MSG_EQ((model.parameters == expected.parameters), true, "parameters");
        NS_TEST_EXPECT_MSG_EQ((model.record == expected.record), true, "record");
        NS_TEST_EXPECT_MSG_EQ(model.features, expected.features, "features");
        NS_TEST_EXPECT_MSG_EQ(model.shift, expected.shift, "shift operator");
        NS_TEST_EXPECT_MSG_EQ(model.scales.rateBps, 2e6, "scale of rates");
        NS_TEST_EXPECT_MSG_EQ(model.scales.demandAmount, 3.0, "scale of demands");
        NS_TEST_EXPECT_MSG_EQ(model.scales.utility, 0.25, "scale of utilities");
        const auto dictionary = torch::jit::pickle_load(m_good).toGenericDict();
        const auto weight = dictionary.at("layer1_weight").toTensor();
        NS_TEST_EXPECT_MSG_EQ((weight.sizes() == at::IntArrayRef{2, 2, 4}), true, "shape");
        // layer 0 has 4 x 2 x 4 weights and 4 biases, numbered from -3
        NS_TEST_EXPECT_MSG_EQ(weight[0][0][0].item<float>(), 33.0F, "first of its weights");
    }

    /// A file is refused with a sentence that names it and has a part in it.
    void ExpectRefusal(const std::string& path, const std::string& part)
    {
        const auto loaded = GrowsLoadModel(path);
        NS_TEST_EXPECT_MSG_EQ(loaded.value.has_value(), false, "refused because of " << part);
        NS_TEST_EXPECT_MSG_NE(loaded.problem.find(path), std::string::npos, loaded.problem);
        NS_TEST_EXPECT_MSG_NE(loaded.problem.find(part), std::string::npos, loaded.problem);
        NS_TEST_EXPECT_MSG_EQ(loaded.problem.find('\n'), std::string::npos, loaded.problem);
    }

    /// The same for bytes.
    void ExpectRefusal(const std::vector<char>& bytes, const std::string& part)
    {
        const auto path = GetPath("bad.pt");
        WriteBytes(path, bytes);
        ExpectRefusal(path, part);
    }

    /// What is no file.
    void CheckPaths()
    {
        ExpectRefusal(GetPath("missing.pt"), "No such file");
        const auto folder = GetPath("folder.pt");
        std::filesystem::create_directory(folder);
        ExpectRefusal(folder, "director");
        ExpectRefusal(std::vector<char>(), "too short");
        const auto large = GetPath("large.pt");
        WriteBytes(large, {'x'});
        std::filesystem::resize_file(large, uint64_t{1} << 40U);
        ExpectRefusal(large, "expected at most");
        std::filesystem::remove(large);
    }

    /// Cut at every byte, and every byte changed: refused, or harmless.
    void CheckDamage()
    {
        for (std::size_t size = 1; size < m_good.size(); ++size)
        {
            const std::vector<char> cut(m_good.begin(),
                                        m_good.begin() + static_cast<std::ptrdiff_t>(size));
            NS_TEST_EXPECT_MSG_NE(GrowsFindArchiveProblem(cut), "", "cut at " << size);
        }
        const auto path = GetPath("bad.pt");
        const auto expected = MakeModel();
        for (std::size_t i = 0; i < m_good.size(); ++i)
        {
            auto bytes = m_good;
            bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
            if (!GrowsFindArchiveProblem(bytes).empty())
            {
                continue;
            }
            WriteBytes(path, bytes);
            const auto loaded = GrowsLoadModel(path);
            const bool same = loaded.value && loaded.value->parameters == expected.parameters &&
                              loaded.value->architecture == expected.architecture;
            NS_TEST_EXPECT_MSG_EQ((same || !loaded.problem.empty()), true, "changed at " << i);
        }
        const std::string text = "not a model, only a text that is longer than an end record";
        ExpectRefusal(std::vector<char>(text.begin(), text.end()), "does not end like an archive");
        ExpectRefusal(MakeArchive({{"note.txt", "hello"}}), "unknown record");
        ExpectRefusal(MakeArchive({{"data/0", "hello"}}), "no dictionary");
    }

    /// Good dictionaries that are no good models.
    void CheckContents()
    {
        const auto good = GrowsLoadDictionary(m_path, m_good.size());
        NS_TEST_ASSERT_MSG_EQ(good.problem, "", "a dictionary");
        const auto tensor = [](std::vector<int64_t> shape, std::size_t size, float value) {
            return GrowsArray<float>{std::move(shape), std::vector<float>(size, value)};
        };
        const auto sizes = [](std::vector<int64_t> values) {
            return GrowsArray<int64_t>{{static_cast<int64_t>(values.size())}, values};
        };
        const std::vector<std::tuple<std::string, GrowsEntry, std::string>> changes{
            {"format", std::string("other"), "found \"other\""},
            {"version", int64_t{2}, "expected 1"},
            {"layer0_weight", tensor({4, 2, 4}, 32, NAN), "infinite or undefined"},
            {"layer0_weight", tensor({4, 2, 4}, 32, INFINITY), "infinite or undefined"},
            {"layer0_weight", tensor({4, 4, 2}, 32, 0.0F), "expected [4, 2, 4]"},
            {"layer0_weight", int64_t{1}, "layer0_weight"},
            {"readout0_bias", tensor({2}, 2, 0.0F), "expected [1]"},
            {"signals", sizes({4, 4, 2, 2}), "impossible network"},
            {"signals", sizes({4, 1 << 20, 2}), "expected 1 to"},
            {"taps", sizes({2, -2}), "expected 1 to"},
            {"readout", sizes({2}), "last width must be 1"},
            {"nonlinearity", std::string("sine"), "unknown nonlinearity \"sine\""},
            {"shift", std::string("left"), "unknown shift \"left\""},
            {"features", std::string("users,beauty"), "unknown feature \"beauty\""},
            {"features", std::string("users"), "1 features for a network of 4"},
            {"scale.rate_bps", 0.0, "scale.rate_bps"},
            {"scale.utility", NAN, "scale.utility"},
            {"record.note", 1.0, "record.note"}};
        const auto path = GetPath("bad.pt");
        for (const auto& [name, entry, part] : changes)
        {
            auto bad = *good.value;
            bad[name] = entry;
            NS_TEST_EXPECT_MSG_EQ(GrowsSaveDictionary(bad, path), "", "written");
            ExpectRefusal(path, part);
        }
    }

    /// A good file survives when a new one cannot be written.
    void CheckFailedWrites()
    {
        NS_TEST_EXPECT_MSG_NE(
            GrowsSaveModel(MakeModel(), CreateTempDirFilename("none/model.pt")).find("No such"),
            std::string::npos,
            "no folder");
        // A limit on the size of files stands for a full disk: write() fails half way.
        auto* handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        rlimit small{m_good.size() / 2, limit.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto problem = GrowsSaveModel(MakeModel(), m_path);
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, handler);
        NS_TEST_EXPECT_MSG_NE(problem.find("cannot write " + m_path), std::string::npos, problem);
        NS_TEST_EXPECT_MSG_EQ((ReadBytes(m_path) == m_good), true, "the old file is whole");
        const auto folder = std::filesystem::path(m_path).parent_path();
        for (const auto& entry : std::filesystem::directory_iterator(folder))
        {
            NS_TEST_EXPECT_MSG_EQ(entry.path().string().find(m_path + "."),
                                  std::string::npos,
                                  "nothing half written is left: " << entry.path());
        }
    }

    std::string m_path;       //!< a good model file
    std::vector<char> m_good; //!< its bytes
};

/**
 * \ingroup grows-tests
 * Files made to do harm are refused and never run.
 */
class GrowsHostileFileTestCase : public GrowsFileTestCase
{
  public:
    GrowsHostileFileTestCase()
        : GrowsFileTestCase("hostile files are refused and never run")
    {
    }

  private:
    /// A file with this pickle and one record of two floats is refused.
    void Expect(const std::string& pickle, const std::string& part)
    {
        const auto problem = GrowsFindArchiveProblem(
            MakeArchive({{"data.pkl", pickle}, {"data/0", std::string(8, '\0')}}));
        NS_TEST_EXPECT_MSG_NE(problem.find(part),
                              std::string::npos,
                              "\"" << problem << "\" says \"" << part << "\"");
    }

    /// The pickle of a dictionary with one tensor over the record of two floats.
    static std::string MakeTensor(const std::string& elements,
                                  const std::string& offset,
                                  const std::string& sizes,
                                  const std::string& strides)
    {
        using std::string_literals::operator""s;
        return "\x80\x02}(X\x01\0\0\0w"s + "ctorch._utils\n_rebuild_tensor_v2\n((" +
               "X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\0000X\x03\0\0\0cpu"s + elements +
               "tQ" + offset + sizes + strides + "\x89" + "ccollections\nOrderedDict\n)RtRu.";
    }

    /// Small files that would take much memory or time are refused before they do.
    void ExpectSmall()
    {
        using std::string_literals::operator""s;
        const std::string tensor =
            "ctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0"s
            "\0000X\x03\0\0\0cpuM\0\x04tQK\0(M\0\x04t(K\x01t\x89"
            "ccollections\nOrderedDict\n)RtR"s;
        const std::string text(2000, 'x');
        std::string tensors = "\x80\x02}(";
        std::string texts = "\x80\x02}(X\x01\0\0\0tX\xd0\x07\0\0"s + text + "q\x01";
        for (int i = 0; i < 1000; ++i)
        {
            const std::string name = "X\x03\0\0\0"s + std::to_string(i % 900 + 100);
            tensors += name + tensor;
            texts += name + "h\x01";
        }
        const std::string record(4096, '\0');
        const auto refuse = [this](const std::vector<char>& archive, const std::string& part) {
            const auto problem = GrowsFindArchiveProblem(archive);
            NS_TEST_EXPECT_MSG_NE(problem.find(part), std::string::npos, problem << ": " << part);
        };
        refuse(MakeArchive({{"data.pkl", tensors + "u."}, {"data/0", record}}),
               "its tensors are larger than it is");
        refuse(MakeArchive({{"data.pkl", texts + "u."}}), "its texts are larger than it is");

        // Two names for one record.
        constexpr std::size_t ENTRY_SIZE = 46; // of a directory entry's fixed part
        auto archive =
            MakeArchive({{"data.pkl", "\x80\x02}."}, {"data/0", record}, {"data/1", ""}});
        const std::string_view whole(archive.data(), archive.size());
        const auto first = whole.rfind("PK\1\2", whole.rfind("data/0"));
        const auto second = whole.rfind("PK\1\2", whole.rfind("data/1"));
        std::copy_n(archive.begin() + first, ENTRY_SIZE, archive.begin() + second);
        refuse(archive, "its records overlap");
    }

    void DoRun() override
    {
        using std::string_literals::operator""s;
        const auto marker = GetPath("marker");
        const auto command = "touch " + marker;
        const auto length = std::string(1, static_cast<char>(command.size())) + "\0\0\0"s;
        Expect("\x80\x02"
               "cos\nsystem\nX" +
                   length + command + "\x85R.",
               "os.system");
        Expect("\x80\x02"
               "c__builtin__\neval\n)R.",
               "refers to code");
        Expect("\x80\x02"
               "c__torch__\nModule\n)\x81}b.",
               "refers to code");

        const std::string good = MakeTensor("K\x02", "K"s + '\0', "(K\x02t", "(K\x01t");
        NS_TEST_EXPECT_MSG_EQ(GrowsFindArchiveProblem(MakeArchive(
                                  {{"data.pkl", good}, {"data/0", std::string(8, '\0')}})),
                              "",
                              "the good original of the following");
        const std::string zero = "K"s + '\0';
        Expect(MakeTensor("J\xff\xff\xff\x7f", zero, "(K\x02t", "(K\x01t"), "another size");
        Expect(MakeTensor("J\xfe\xff\xff\xff", zero, "(K\x02t", "(K\x01t"), "another size");
        Expect(MakeTensor("K\x02", "K\x01", "(K\x02t", "(K\x01t"), "not understood");
        Expect(MakeTensor("K\x02", zero, "(K\x7ft", "(K\x01t"), "wrong shape");
        Expect(MakeTensor("K\x02", zero, "(K\x02t", "(K\x09t"), "not contiguous");
        Expect(MakeTensor("K\x02", zero, "(K\x02K\x02t", "(K\x02K\x01t"), "larger");
        Expect(MakeTensor("K\x02", zero, "(K\x01t", "(K\x01t"), "smaller");
        Expect(MakeTensor("K\x02", zero, "(J\xff\xff\xff\xfft", "(K\x01t"), "wrong shape");
        Expect("\x80\x02.", "one dictionary");
        Expect("\x80\x02}u.", "more than there is");
        Expect("\x80\x02}(K\x01K\x02u.", "not a text");
        Expect("\x80\x02}(X\x01\0\0\0a}u."s, "neither number nor text");
        Expect("\x80\x02h\x05.", "never knew");
        Expect("\x80\x02X\xff\xff\xff\xff.", "too early");
        Expect("\x80\x02" + std::string(100000, '\x85'), "more than there is");
        Expect("\x80\x02)" + std::string(100000, '\x85'), "nested");
        Expect("\x80\x02" + std::string(2 << 20, ')'), "too large");

        ExpectSmall();

        torch::jit::Module module("hostile");
        module.define("def forward(self, x):\n  return x\n");
        const auto script = GetPath("script.pt");
        module.save(script);
        NS_TEST_EXPECT_MSG_NE(GrowsLoadModel(script).problem.find("TorchScript program"),
                              std::string::npos,
                              "a TorchScript archive is refused");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(marker), false, "nothing was run");
    }
};

/**
 * \ingroup grows-tests
 * Files of models: what is written and read, and what is refused.
 */
class GrowsModelFileTestSuite : public TestSuite
{
  public:
    GrowsModelFileTestSuite()
        : TestSuite("grows-model-file")
    {
        AddTestCase(new GrowsModelFileTestCase);
        AddTestCase(new GrowsHostileFileTestCase);
    }
};

static GrowsModelFileTestSuite g_growsModelFileTestSuite; //!< registers the suite
