// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-test-case.h"

#include <algorithm>
#include <cstdlib>

/**
 * \file
 * \ingroup grows-tests
 * Every option of every program, as its --help lists them, and values that a person should not give
 * it: one of each list in turn, or all if the environment variable GROWS_OPTIONS is "all".
 */

using namespace ns3;

namespace
{

/// A program, and what makes its work short.
struct Program
{
    std::string name;      //!< for people
    std::string path;      //!< "" if it is not built
    std::string arguments; //!< that make it short
};

/// \return all programs
std::vector<Program>
GetPrograms()
{
    const std::string run = "--ns3::GrowsRadioScenario::WarmUp=1s --first-seed=10001 ";
    return {{"bench", GROWS_BENCH_PROGRAM, ""}, // has no option that a text could be right for
            {"bench-packets", GROWS_BENCH_PACKETS_PROGRAM, "--seconds 2"},
            {"slotted", GROWS_SLOTTED_PROGRAM, "--seeds 1 --episodes 1 --policies none"},
            {"explain",
             GROWS_EXPLAIN_PROGRAM,
             "--ns3::GrowsRadioScenario::Duration=2s --policy none --policies none --arrivals 1"},
            {"handover",
             GROWS_HANDOVER_PROGRAM,
             "--duration 6 --seeds 1 --policies max-rssi --vehicles 1 --jammed 0"},
            {"reference", GROWS_REFERENCE_PROGRAM, ""},
            {"run", GROWS_RUN_PROGRAM, run + "--duration 3 --seeds 1 --policies none"},
            {"soak", GROWS_SOAK_PROGRAM, "--duration 1 --schedulers Rr --policies none"},
            {"surrogate", GROWS_SURROGATE_PROGRAM, "--data none --output mine.json"},
            {"table1",
             GROWS_TABLE1_PROGRAM,
             "--cells 0.5:6 --seeds 1 --first-seed 10001 --episodes 5 --policies none"},
            {"train", GROWS_TRAIN_PROGRAM, "--cells 0.5:6 --episodes 1"}};
}

/// Values that no number of a program is.
const std::vector<std::string>
    NO_NUMBERS{"", "nonsense", "nan", "-1", "1e999", "99999999999999999999", "3x"};

/// Values that no switch has.
const std::vector<std::string> NO_SWITCHES{"nonsense", "2", "-1", "nan"};

/// What a text may be: it is right, or one line states why not.
const std::vector<std::string> TEXT_VALUES{"",
                                           "nonsense",
                                           "-1",
                                           "nan",
                                           "99999999999999999999",
                                           ",",
                                           "/proc",
                                           "/proc/nonexistent/file.json",
                                           "a\tb",
                                           std::string(9999, 'x')};

/**
 * \ingroup grows-tests
 * All options of a program.
 */
class GrowsOptionsTestCase : public GrowsProgramTestCase
{
  public:
    /// \param program it
    explicit GrowsOptionsTestCase(const Program& program)
        : GrowsProgramTestCase("values for options of " + program.name),
          m_program(program)
    {
    }

  private:
    /// An option, as --help shows it.
    struct Option
    {
        std::string name;    //!< without --
        std::string initial; //!< its default
    };

    /// \return the program's own options
    std::vector<Option> GetOptions()
    {
        std::istringstream help(Run("--help", m_program.path).output);
        std::vector<Option> options;
        bool isProgram = false;
        for (std::string line; std::getline(help, line);)
        {
            isProgram = line.empty() ? isProgram : line == "Program Options:" || isProgram;
            const auto colon = line.find(':');
            if (line == "General Arguments:")
            {
                break;
            }
            if (isProgram && line.rfind("    --", 0) == 0 && colon != std::string::npos)
            {
                const auto bracket = std::min(line.rfind('['), line.size() - 1);
                options.push_back({line.substr(6, colon - 6),
                                   line.substr(bracket + 1, line.size() - bracket - 2)});
            }
        }
        return options;
    }

    /**
     * What the program does with one more argument. It has a minute of processor time.
     * \param argument quoted for the shell
     * \param before what goes before the program
     * \return what it did
     */
    Outcome Use(const std::string& argument, const std::string& before = "")
    {
        std::filesystem::remove_all(GetFolder());
        return RunCommand("ulimit -t 60; timeout -s KILL 500 " + before + m_program.path + " " +
                          m_program.arguments + " " + argument);
    }

    /// Expect one line. \param argument that is wrong \param outcome what the program did
    void ExpectRefusal(const std::string& argument, const Outcome& outcome)
    {
        ExpectOneLine(outcome, 1, "error: ", m_program.name + " " + argument.substr(0, 80));
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::is_empty(GetFolder()), true, argument);
    }

    /// Expect one line, or none. \param argument that may be wrong \param outcome its outcome
    void ExpectLineOrResult(const std::string& argument, const Outcome& outcome)
    {
        if (outcome.exitCode != 0)
        {
            ExpectOneLine(outcome,
                          outcome.exitCode == 2 ? 2 : 1,
                          "error: ",
                          m_program.name + " " + argument.substr(0, 80));
        }
    }

    /// \param values a list of them \return those that are tried now: all, or the next
    std::vector<std::string> Choose(const std::vector<std::string>& values)
    {
        const char* wanted = std::getenv("GROWS_OPTIONS");
        const bool isAll = wanted && std::string(wanted) == "all";
        return isAll ? values : std::vector<std::string>{values[m_next++ % values.size()]};
    }

    /// Try values. \param name of an option \param values that must be refused
    void Refuse(const std::string& name, const std::vector<std::string>& values)
    {
        for (const auto& value : Choose(values))
        {
            const auto argument = "--" + name + "='" + value + "'";
            ExpectRefusal(argument, Use(argument));
        }
    }

    /// Try values. \param name of an option
    void TryTexts(const std::string& name)
    {
        for (const auto& value : Choose(TEXT_VALUES))
        {
            const auto argument = "--" + name + "='" + value + "'";
            ExpectLineOrResult(argument, Use(argument));
        }
    }

    /// Try a file that only root may read. \param name of an option
    void TrySecret(const std::string& name)
    {
        const std::string secret = GetPath("secret.json");
        std::ofstream(secret) << "mine";
        std::filesystem::permissions(secret, std::filesystem::perms::none);
        if (CanBeNobody(m_program.path))
        {
            const auto argument = "--" + name + "='" + secret + "'";
            ExpectRefusal(argument, Use(argument, GetNobody()));
        }
        std::filesystem::permissions(secret, std::filesystem::perms::owner_all);
        NS_TEST_EXPECT_MSG_EQ(ReadFile(secret), "mine", "is neither read nor replaced");
        std::filesystem::remove(secret);
    }

    void DoRun() override
    {
        const auto options = GetOptions();
        NS_TEST_EXPECT_MSG_GT(options.size(), 0, "options of " << m_program.name);
        for (const auto& option : options)
        {
            char* end = nullptr;
            std::strtod(option.initial.c_str(), &end);
            const bool isNumber = !option.initial.empty() && *end == '\0';
            if (isNumber)
            {
                Refuse(option.name, NO_NUMBERS);
            }
            else if (IsSwitch(option.name))
            {
                Refuse(option.name, NO_SWITCHES);
            }
            else
            {
                TryTexts(option.name);
            }
            if (option.name == "scenario" || option.name == "model" || option.name == "output")
            {
                TrySecret(option.name);
            }
        }
    }

    /// \param name of an option \return whether it needs no value
    bool IsSwitch(const std::string& name)
    {
        return name == "quiet" || name == "full" || name == "sqlite" || name == "netanim" ||
               name == "resume";
    }

    Program m_program;     //!< it
    std::size_t m_next{0}; //!< value of a list
};

/**
 * \ingroup grows-tests
 * What every program takes from ns-3.
 */
class GrowsGlobalOptionsTestCase : public GrowsProgramTestCase
{
  public:
    GrowsGlobalOptionsTestCase()
        : GrowsProgramTestCase("values for options of ns-3")
    {
    }

  private:
    void DoRun() override
    {
        for (const std::string name : {"RngRun", "RngSeed"})
        {
            for (const auto& value : NO_NUMBERS)
            {
                ExpectRefusals({{"--" + name + "='" + value + "'", 1, name + " that takes"}},
                               GROWS_SLOTTED_PROGRAM);
            }
        }
        ExpectRefusals({{"--GrowsCheckConservation=nonsense", 1, "GrowsCheckConservation"},
                        {"--SchedulerType=nonsense", 1, "SchedulerType"},
                        {"--SimulatorImplementationType=ns3::No", 1, "SimulatorImplementationType"},
                        {"--PrintAttributes=nonsense", 1, "Unknown type=nonsense"}},
                       GROWS_SLOTTED_PROGRAM);
    }
};

/**
 * \ingroup grows-tests
 * Options.
 */
class GrowsOptionsTestSuite : public TestSuite
{
  public:
    GrowsOptionsTestSuite()
        : TestSuite("grows-options", TestSuite::Type::SYSTEM)
    {
        for (const auto& program : GetPrograms())
        {
            if (!program.path.empty())
            {
                AddTestCase(new GrowsOptionsTestCase(program));
            }
        }
        if (!std::string(GROWS_SLOTTED_PROGRAM).empty())
        {
            AddTestCase(new GrowsGlobalOptionsTestCase);
        }
    }
};

GrowsOptionsTestSuite g_growsOptionsTestSuite; //!< registers the suite

} // namespace
