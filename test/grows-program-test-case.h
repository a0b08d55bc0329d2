// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PROGRAM_TEST_CASE_H
#define GROWS_PROGRAM_TEST_CASE_H

#include "grows-test-text.h"

#include "ns3/grows-csv.h"
#include "ns3/test.h"

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#ifndef GROWS_RUN_PROGRAM
#define GROWS_RUN_PROGRAM "" // examples are not built
#endif
#ifndef GROWS_BENCH_PROGRAM
#define GROWS_BENCH_PROGRAM "" // not built, or without LibTorch
#endif
#ifndef GROWS_BENCH_PACKETS_PROGRAM
#define GROWS_BENCH_PACKETS_PROGRAM "" // not built
#endif
#ifndef GROWS_SLOTTED_PROGRAM
#define GROWS_SLOTTED_PROGRAM "" // not built
#endif
#ifndef GROWS_EXPLAIN_PROGRAM
#define GROWS_EXPLAIN_PROGRAM "" // not built
#endif
#ifndef GROWS_HANDOVER_PROGRAM
#define GROWS_HANDOVER_PROGRAM "" // not built
#endif
#ifndef GROWS_OWN_POLICY_PROGRAM
#define GROWS_OWN_POLICY_PROGRAM "" // not built
#endif
#ifndef GROWS_LTE_ARRIVALS_PROGRAM
#define GROWS_LTE_ARRIVALS_PROGRAM "" // not built
#endif
#ifndef GROWS_LTE_SCRIPT_PROGRAM
#define GROWS_LTE_SCRIPT_PROGRAM "" // not built
#endif
#ifndef GROWS_REFERENCE_PROGRAM
#define GROWS_REFERENCE_PROGRAM "" // not built
#endif
#ifndef GROWS_SOAK_PROGRAM
#define GROWS_SOAK_PROGRAM "" // not built
#endif
#ifndef GROWS_SURROGATE_PROGRAM
#define GROWS_SURROGATE_PROGRAM "" // not built
#endif
#ifndef GROWS_TABLE1_PROGRAM
#define GROWS_TABLE1_PROGRAM "" // not built, or without LibTorch
#endif
#ifndef GROWS_TRAIN_IN_SCRIPT_PROGRAM
#define GROWS_TRAIN_IN_SCRIPT_PROGRAM "" // not built
#endif
#ifndef GROWS_TRAIN_PROGRAM
#define GROWS_TRAIN_PROGRAM "" // not built
#endif

namespace ns3
{

/**
 * \ingroup grows-tests A test that runs the module's programs as users do, in a folder of its own,
 * and looks at what they answer and leave; or does what ends a process in one. The build defines
 * where they are.
 */
class GrowsProgramTestCase : public TestCase
{
  protected:
    /// What a program did.
    struct Outcome
    {
        int exitCode;       //!< or 128 + signal
        std::string output; //!< standard output
        std::string errors; //!< standard error
    };

    /// A wrong command line.
    struct BadInput
    {
        std::string arguments; //!< as given
        int exitCode;          //!< expected
        std::string part;      //!< of what is said
    };

    /// \param name what is tested
    explicit GrowsProgramTestCase(const std::string& name)
        : TestCase(name)
    {
    }

    /**
     * Run a program.
     * \param arguments as a person types them
     * \param program its path
     * \return what it did
     */
    Outcome Run(const std::string& arguments, const std::string& program = GROWS_RUN_PROGRAM)
    {
        return RunCommand(program + " " + arguments);
    }

    /// Run a command. \param line for the shell \return what it did
    Outcome RunCommand(const std::string& line)
    {
        const std::string output = GetPath("output.txt");
        const std::string errors = GetPath("errors.txt");
        const std::string command = "cd '" + GetFolder() + "' && { " + line + "; } >'" + output +
                                    "' 2>'" + errors + "' </dev/null";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                ReadFile(output),
                HideProgress(ReadFile(errors))};
    }

    /// \param text on standard error
    /// \return it without progress, which without a terminal only slow runs state
    static std::string HideProgress(const std::string& text)
    {
        const std::regex progress("[0-9]+ %  [0-9]+ of [0-9]+ runs  [^\n]* left\n");
        return std::regex_replace(text, progress, "");
    }

    /**
     * \param name of a file of this test
     * \return where it is, from any folder: ns-3's test.py names its own by a relative path
     */
    std::string GetPath(const std::string& name)
    {
        return std::filesystem::absolute(CreateTempDirFilename(name)).string();
    }

    /// \return the folder that programs run in; its name has a space
    std::string GetFolder()
    {
        const std::string folder = GetPath("a folder");
        std::filesystem::create_directories(folder);
        return folder;
    }

    /// \param file path below the folder \return its contents
    std::string Read(const std::string& file)
    {
        return ReadFile(GetFolder() + "/" + file);
    }

    /// \param file below the folder that programs run in \return the table in it
    GrowsCsv ReadTable(const std::string& file)
    {
        const auto table = GrowsCsv::Read(GetFolder() + "/" + file);
        NS_TEST_EXPECT_MSG_EQ(table.has_value(), true, file << " is a table");
        return table.value_or(GrowsCsv());
    }

    /// \param table some \param columns of it \return their values
    static std::string Join(const GrowsCsv& table, const std::vector<std::string>& columns)
    {
        std::string text;
        for (std::size_t row = 0; row < table.GetNRows(); ++row)
        {
            for (const auto& column : columns)
            {
                text += table.GetText(row, column) + " ";
            }
            text += "\n";
        }
        return text;
    }

    /**
     * Look at a program's response to wrong input: one line that names what is wrong, and nothing
     * is written.
     * \param inputs what is wrong
     * \param program its path
     */
    void ExpectRefusals(const std::vector<BadInput>& inputs,
                        const std::string& program = GROWS_RUN_PROGRAM)
    {
        for (const BadInput& input : inputs)
        {
            const Outcome outcome = Run(input.arguments, program);
            ExpectOneLine(outcome, input.exitCode, input.part, input.arguments);
            NS_TEST_EXPECT_MSG_EQ(std::filesystem::is_empty(GetFolder()), true, input.arguments);
        }
    }

    /**
     * Expect a failure of one line.
     * \param outcome what a program did
     * \param exitCode what it should have ended with
     * \param part of what it should have said
     * \param what was done, in words
     */
    void ExpectOneLine(const Outcome& outcome,
                       int exitCode,
                       const std::string& part,
                       const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, exitCode, what);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.errors, part), "", what);
        NS_TEST_EXPECT_MSG_EQ(CountLines(outcome), 1, what << ": one line: " << outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(outcome.output, "", what);
    }

    /**
     * \param outcome what a program did
     * \return the lines on standard error, but for the one with which late releases of ns-3 end an
     *         abort
     */
    static std::ptrdiff_t CountLines(const Outcome& outcome)
    {
        const auto& errors = outcome.errors;
        const bool isAbort = errors.find("NS_FATAL, terminating\n") != std::string::npos;
        return std::count(errors.begin(), errors.end(), '\n') - (isAbort ? 1 : 0);
    }

    /// \return what goes before a command so that root's rights are gone; "" for who has none
    static std::string GetNobody()
    {
        return geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
    }

    /**
     * \param program how it is called
     * \return whether somebody without root's rights can start it in this test's folder
     */
    bool CanBeNobody(const std::string& program)
    {
        const auto outcome = RunCommand(GetNobody() + "sh -c 'test -x \"$0\" -a -x .' " + program);
        return outcome.exitCode == 0;
    }

    /// Do something in a process of its own. \param act what to do \return the result
    Outcome RunForked(const std::function<void()>& act)
    {
        const std::string errors = GetPath("errors.txt");
        const pid_t child = fork();
        if (child == 0)
        {
            const int file = open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            dup2(file, STDERR_FILENO);
            act();
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                "",
                ReadFile(errors)};
    }

    /// Expect an abort. \param part of the message \param act what leads to it
    void ExpectAbort(const std::string& part, const std::function<void()>& act)
    {
        const Outcome outcome = RunForked(act);
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 128 + SIGABRT, part);
        const std::string line = outcome.errors.substr(0, outcome.errors.find('\n'));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(line, part), "", outcome.errors);
    }

    /// What makes a comparison short.
    static constexpr const char* SHORT =
        "--ns3::GrowsRadioScenario::WarmUp=1s --ns3::GrowsRadioScenario::ArrivalRate=2 "
        "--duration 3 --first-seed=10001 ";
};

} // namespace ns3

#endif /* GROWS_PROGRAM_TEST_CASE_H */
