// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "fuzz/grows-fuzz-formats.h"
#include "grows-test-text.h"

#include "ns3/random-variable-stream.h"
#include "ns3/test.h"

#include <algorithm>
#include <filesystem>

/**
 * \file
 * \ingroup grows-tests
 * Files that nobody would write: the stored corpus of each format - good files, bad ones, and what
 * fuzzing has found - and what becomes of its files when bytes are missing or bits are wrong.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * One file of the corpus. Whatever is done to it, its reader comes back and says at most one line.
 */
class GrowsCorpusTestCase : public TestCase
{
  public:
    /// \param format of the file \param path of the file; its name says whether it is good-...
    GrowsCorpusTestCase(const GrowsFuzzFormat& format, const std::filesystem::path& path)
        : TestCase(format.name + ": " + path.filename().string()),
          m_format(format),
          m_path(path)
    {
    }

  private:
    static constexpr std::size_t SAMPLES{60}; //!< cuts, and wrong bits

    /// Read bytes. \param bytes of a file \return what is wrong with them
    std::string Read(const std::string& bytes)
    {
        const auto problem = GrowsFuzz(m_format, bytes);
        NS_TEST_EXPECT_MSG_EQ(std::count(problem.begin(), problem.end(), '\n'), 0, problem);
        return problem;
    }

    /// Bytes are missing at the end.
    void Cut()
    {
        const std::size_t step = std::max<std::size_t>(m_bytes.size() / SAMPLES, 1);
        for (std::size_t size = 0; size + 1 < m_bytes.size(); size += step)
        {
            const auto problem = Read(m_bytes.substr(0, size));
            if (m_format.isWhole)
            {
                NS_TEST_EXPECT_MSG_NE(problem, "", "cut at " << size);
            }
        }
    }

    /// A bit is wrong.
    void Flip()
    {
        auto random = CreateObject<UniformRandomVariable>();
        random->SetStream(1);
        for (std::size_t i = 0; i < SAMPLES && !m_bytes.empty(); ++i)
        {
            std::string bytes = m_bytes;
            bytes[random->GetInteger(0, bytes.size() - 1)] ^= 1 << random->GetInteger(0, 7);
            Read(bytes);
        }
    }

    void DoRun() override
    {
        m_bytes = ReadFile(m_path);
        const bool isGood = m_path.filename().string().rfind("good", 0) == 0;
        const auto problem = Read(m_bytes);
        NS_TEST_EXPECT_MSG_EQ(problem.empty(), isGood, problem);
        Cut();
        Flip();
    }

    const GrowsFuzzFormat& m_format; //!< of the file
    std::filesystem::path m_path;    //!< of the file
    std::string m_bytes;             //!< of the file
};

/**
 * \ingroup grows-tests
 * The corpus.
 */
class GrowsFuzzTestSuite : public TestSuite
{
  public:
    GrowsFuzzTestSuite()
        : TestSuite("grows-fuzz", TestSuite::Type::UNIT)
    {
        for (const auto& format : GrowsGetFuzzFormats())
        {
            const auto folder = std::filesystem::path(NS_TEST_SOURCEDIR) / "corpus" / format.name;
            std::error_code error;
            std::vector<std::filesystem::path> files(
                std::filesystem::directory_iterator(folder, error),
                std::filesystem::directory_iterator());
            if (files.empty())
            {
                files.push_back(folder / "good-file"); // it is missing, which fails
            }
            std::sort(files.begin(), files.end());
            for (const auto& file : files)
            {
                AddTestCase(new GrowsCorpusTestCase(format, file));
            }
        }
    }
};

GrowsFuzzTestSuite g_growsFuzzTestSuite; //!< registers the suite

} // namespace
