/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_PROGRAM_TEST_CASE_H
#define GROWS_PROGRAM_TEST_CASE_H

#include "ns3/test.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/wait.h>

#ifndef GROWS_RUN_PROGRAM
#define GROWS_RUN_PROGRAM "" // examples are not built
#endif
#ifndef GROWS_EVALUATE_PROGRAM
#define GROWS_EVALUATE_PROGRAM "" // likewise
#endif

namespace ns3
{

/**
 * \ingroup grows-tests
 * A test that runs the module's programs as people do, in a folder of its own, and looks at what
 * they answer and leave. The build tells where they are.
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
        return RunCommand("'" + program + "' " + arguments);
    }

    /**
     * Run a command.
     * \param line for the shell
     * \return what it did
     */
    Outcome RunCommand(const std::string& line)
    {
        const std::string output = CreateTempDirFilename("output.txt");
        const std::string errors = CreateTempDirFilename("errors.txt");
        const std::string command = "cd '" + GetFolder() + "' && { " + line + "; } >'" + output +
                                    "' 2>'" + errors + "' </dev/null";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                ReadFile(output),
                ReadFile(errors)};
    }

    /// \return the folder that programs run in; its name has a space
    std::string GetFolder()
    {
        const std::string folder = CreateTempDirFilename("a folder");
        std::filesystem::create_directories(folder);
        return folder;
    }

    /**
     * \param file path below the folder
     * \return its contents
     */
    std::string Read(const std::string& file)
    {
        return ReadFile(GetFolder() + "/" + file);
    }

    /**
     * \param path of a file
     * \return its contents
     */
    static std::string ReadFile(const std::string& path)
    {
        std::ifstream file(path, std::ios::binary);
        std::ostringstream contents;
        contents << file.rdbuf();
        return contents.str();
    }

    /// What makes a comparison short.
    static constexpr const char* SHORT =
        "--ns3::GrowsRadioScenario::WarmUp=1s --ns3::GrowsRadioScenario::ArrivalRate=2 "
        "--duration 3 --first-seed=10001 ";
};

} // namespace ns3

#endif /* GROWS_PROGRAM_TEST_CASE_H */
