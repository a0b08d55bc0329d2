// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-test-case.h"
#include "grows-reference-page.h"
#include "grows-test-text.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-script-recorder.h"
#include "ns3/type-id.h"

#include <csignal>
#include <map>

/**
 * \file
 * \ingroup grows-tests
 * Holds the manual to the library: what is generated, listed and shown there.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * The reference is what the library says today.
 */
class GrowsReferenceTestCase : public GrowsProgramTestCase
{
  public:
    GrowsReferenceTestCase()
        : GrowsProgramTestCase("the reference of attributes and traces is up to date")
    {
    }

  private:
    void DoRun() override
    {
        const std::string page = ReadFile(NS_TEST_SOURCEDIR "/../doc/grows-reference.rst");
        const auto sections = GrowsGetReference();
        NS_TEST_EXPECT_MSG_GT(sections.size(), 10, "classes with attributes");
        bool hasNr = false; // the page is made where there is no NR
        for (const auto& section : sections)
        {
            if (section.title.find("GrowsNr") != std::string::npos)
            {
                hasNr = true;
                continue;
            }
            NS_TEST_EXPECT_MSG_EQ(
                FindMissing(page, section.text.substr(0, section.text.size() - 1)),
                "",
                section.title << " has changed: run ./grows doc");
        }
        TypeId tid;
        const bool isWhole = TypeId::LookupByNameFailSafe("ns3::GrowsDoubleDqn", &tid) &&
                             TypeId::LookupByNameFailSafe("ns3::GrowsLteNetwork", &tid);
        if (isWhole && !hasNr) // nothing was left out of this build
        {
            NS_TEST_EXPECT_MSG_EQ((page == GrowsGetReferencePage()), true, "run ./grows doc");
        }
    }
};

/**
 * \ingroup grows-tests The manual names every command-line option and name.
 */
class GrowsListedNamesTestCase : public GrowsProgramTestCase
{
  public:
    GrowsListedNamesTestCase()
        : GrowsProgramTestCase("the manual lists every policy, every scenario and every suite")
    {
    }

  private:
    /// A page of the manual has names. \param page its file \param names that it must have
    void ExpectNames(const std::string& page, const std::vector<std::string>& names)
    {
        const std::string text = ReadFile(NS_TEST_SOURCEDIR "/../doc/" + page);
        for (const std::string& name : names)
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(text, "``" + name + "``"),
                                  "",
                                  "doc/" << page << " does not describe " << name);
        }
    }

    /// \return names of the suites, as their files are called
    static std::vector<std::string> GetSuites()
    {
        const std::string ending = "-test-suite.cc";
        std::vector<std::string> suites;
        for (const auto& file : std::filesystem::directory_iterator(NS_TEST_SOURCEDIR))
        {
            const std::string name = file.path().filename().string();
            if (const auto stem = name.find(ending); stem != std::string::npos)
            {
                suites.push_back(name.substr(0, stem));
            }
        }
        return suites;
    }

    void DoRun() override
    {
        ExpectNames("grows-policies.rst", GrowsAssociationPolicy::GetNames());
        ExpectNames("grows-scenarios.rst", GrowsRadioScenario::GetNames());
        NS_TEST_EXPECT_MSG_GT(GetSuites().size(), 20, "suites in test/");
        ExpectNames("grows-tests.rst", GetSuites());
    }
};

/**
 * \ingroup grows-tests
 * Files outside the code that state the version have that of the library.
 */
class GrowsVersionTestCase : public GrowsProgramTestCase
{
  public:
    GrowsVersionTestCase()
        : GrowsProgramTestCase("citation, release notes and App Store entry have the version")
    {
    }

  private:
    void DoRun() override
    {
        const std::string version = GrowsScriptRecorder::GetVersion();
        for (const auto& [file, line] : std::map<std::string, std::string>{
                 {"CITATION.cff", "\nversion: " + version + "\n"},
                 {"RELEASE_NOTES.md", "\n## Release " + version + "\n"},
                 {"doc/app-store.md", "\n| version | " + version + " |\n"}})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(ReadFile(NS_TEST_SOURCEDIR "/../" + file), line),
                                  "",
                                  file << " has another version");
        }
    }
};

/**
 * \ingroup grows-tests
 * The manual's example of a policy. Without weight it is max-rssi-retry, with a very large one
 * least-loaded (ties to the stronger cell); in between it is neither.
 */
class GrowsOwnPolicyTestCase : public GrowsProgramTestCase
{
  public:
    GrowsOwnPolicyTestCase()
        : GrowsProgramTestCase("a policy of your own, from the manual")
    {
    }

  private:
    /**
     * \param dbPerUser the policy's weight
     * \return figures of each policy: utility, per arrival, rejections, completion
     */
    std::map<std::string, std::string> Compare(const std::string& dbPerUser)
    {
        const Outcome outcome =
            Run("--RngRun=10001 --episodes=2 --ns3::GrowsCrowdBiasPolicy::DbPerUser=" + dbPerUser,
                GROWS_OWN_POLICY_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        std::map<std::string, std::string> figures;
        std::istringstream lines(outcome.output);
        for (std::string line; std::getline(lines, line) && !line.empty();)
        {
            std::istringstream words(line);
            std::string policy;
            std::string word;
            words >> policy;
            for (int i = 0; i < 4 && words >> word; ++i)
            {
                figures[policy] += word + " ";
            }
        }
        return figures;
    }

    void DoRun() override
    {
        auto none = Compare("0");
        NS_TEST_EXPECT_MSG_NE(none["crowd-bias"], "", "a row of its own");
        NS_TEST_EXPECT_MSG_EQ(none["crowd-bias"], none["max-rssi-retry"], "no weight");
        auto large = Compare("1e6");
        NS_TEST_EXPECT_MSG_EQ(large["crowd-bias"], large["least-loaded"], "very large");
        auto middle = Compare("3");
        NS_TEST_EXPECT_MSG_NE(middle["crowd-bias"], middle["max-rssi-retry"], "3 dB");
        NS_TEST_EXPECT_MSG_NE(middle["crowd-bias"], middle["least-loaded"], "3 dB");

        const Outcome wrong = Run("--scenario=nosuch", GROWS_OWN_POLICY_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(wrong.exitCode, 128 + SIGABRT, "a script ends in ns-3's way");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(wrong.errors, "there is no network 'nosuch'"),
                              "",
                              wrong.errors);
    }
};

/**
 * \ingroup grows-tests
 * The commands of a page are executed in their order, shortened (test/platforms/run-page).
 */
class GrowsPageCommandsTestCase : public GrowsProgramTestCase
{
  public:
    /// \param page its file in doc/
    explicit GrowsPageCommandsTestCase(const std::string& page)
        : GrowsProgramTestCase("the commands of " + page + " work"),
          m_page(page)
    {
    }

  private:
    /// Put an example where pages start it. \param program as the shell reads it \param name its
    /// own
    void LinkExample(const std::string& program, const std::string& name)
    {
        const auto folder = GetFolder() + "/build/examples/";
        std::filesystem::create_directories(folder);
        std::filesystem::create_symlink(program.substr(1, program.size() - 2), folder + name);
    }

    void DoRun() override
    {
        LinkExample(GROWS_LTE_SCRIPT_PROGRAM, "grows-lte-script");
        LinkExample(GROWS_TRAIN_IN_SCRIPT_PROGRAM, "grows-train-in-script");
        const std::string train = GROWS_TRAIN_PROGRAM;
        const std::string program = train.substr(0, train.rfind(" train"));
        const auto tests = std::filesystem::absolute(NS_TEST_SOURCEDIR).string();
        const auto outcome =
            RunCommand("GROWS_PROGRAM=" + program + " '" + tests + "/platforms/run-page' '" +
                       tests + "/../doc/" + m_page + "'");
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode,
                              0,
                              m_page << "\n"
                                     << outcome.output << outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.output, "./grows "), "", m_page);
    }

    std::string m_page; //!< its file in doc/
};

/**
 * \ingroup grows-tests
 * The manual.
 */
class GrowsDocumentationTestSuite : public TestSuite
{
  public:
    GrowsDocumentationTestSuite()
        : TestSuite("grows-documentation", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsReferenceTestCase);
        AddTestCase(new GrowsListedNamesTestCase);
        AddTestCase(new GrowsVersionTestCase);
        if (!std::string(GROWS_OWN_POLICY_PROGRAM).empty())
        {
            AddTestCase(new GrowsOwnPolicyTestCase);
        }
        const std::string train = GROWS_TRAIN_PROGRAM;
        const std::string script = GROWS_TRAIN_IN_SCRIPT_PROGRAM;
        if (!train.empty() && !script.empty())
        {
            for (const std::string page : {"compare",
                                           "first-run",
                                           "moving-users",
                                           "offline-training",
                                           "scenarios",
                                           "train",
                                           "train-in-script"})
            {
                AddTestCase(new GrowsPageCommandsTestCase("grows-" + page + ".rst"));
            }
        }
    }
};

GrowsDocumentationTestSuite g_growsDocumentationTestSuite; //!< registers the suite

} // namespace
