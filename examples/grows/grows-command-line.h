// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_COMMAND_LINE_H
#define GROWS_COMMAND_LINE_H

#include "ns3/command-line.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * What somebody typed, or a file that was read, is wrong. It carries one sentence to main, which
 * prints it and returns the exit code.
 */
class GrowsInputError : public std::runtime_error
{
  public:
    /// \param sentence what was wrong and its remedy \param exitCode of the program
    GrowsInputError(const std::string& sentence, int exitCode);

    /// \return 1: bad input, 2: wrong use, 130: interrupted
    int GetExitCode() const;

  private:
    int m_exitCode; //!< see GetExitCode
};

/**
 * \ingroup grows
 * The options of the module's programs: ns-3's CommandLine - with --help and everything else of
 * ns-3's, such as --ns3::GrowsRadioScenario::MinRbPerUe=3 - and what it does not do:
 *
 * - a value may stand behind its option as a word of its own (--seeds 5) or after = (--seeds=5);
 * - numbers are read whole, signed, and checked against their range ("--seeds=-1" is not 2^32-1);
 * - a mistake ends in one line on standard error: exit code 1 for a bad value, 2 for a wrong use of
 *   the program (unknown option, missing value).
 */
class GrowsCommandLine
{
  public:
    /// \param file __FILE__ of the program \param usage what the program does, for --help
    GrowsCommandLine(const std::string& file, const std::string& usage);

    /// Add a switch. \param name without -- \param help one line
    /// \param [out] value set to true if the switch is there
    void AddFlag(const std::string& name, const std::string& help, bool& value);

    /// Add a whole number. \param name without -- \param help one line
    /// \param minimum smallest value allowed \param maximum largest value allowed
    /// \param [in,out] value its default
    template <typename T>
    void AddInteger(const std::string& name,
                    const std::string& help,
                    int64_t minimum,
                    int64_t maximum,
                    T& value)
    {
        const auto set = [&value](int64_t number) { value = static_cast<T>(number); };
        AddInteger(name, help, minimum, maximum, static_cast<int64_t>(value), set);
    }

    /// Add a number. \param name without -- \param help one line
    /// \param minimum smallest value allowed \param maximum largest value allowed
    /// \param [in,out] value its default
    void AddNumber(const std::string& name,
                   const std::string& help,
                   double minimum,
                   double maximum,
                   double& value);

    /// Add a text. \param name without -- \param help one line \param [in,out] value its default
    void AddText(const std::string& name, const std::string& help, std::string& value);

    /// Add a text that has no default. \param name without -- \param help one line
    /// \param [out] value the given text; none if it is empty, as where a tool gives all options
    void AddText(const std::string& name,
                 const std::string& help,
                 std::optional<std::string>& value);

    /// Have jobs not receive an option: it is for the command that starts them.
    /// \param name of an option that was added
    void KeepFromJobs(const std::string& name);

    /// Read the arguments. Ends the program after --help or --version; throws GrowsInputError on a
    /// mistake. \param argc number of words \param argv the command and the given values behind it
    void Parse(int argc, char* argv[]);

    /// \param name of an option \return whether it was given
    bool IsGiven(const std::string& name) const;

    /// \return the given arguments, values joined by =, without the program
    const std::vector<std::string>& GetArguments() const
    {
        return m_arguments;
    }

    /// \return the command and the given values behind it, but for what is kept from jobs; with
    /// --job added, this program does a job
    std::vector<std::string> GetJobArguments() const;

    /// \return those of them that are ns-3's: attribute defaults and global values
    const std::vector<std::string>& GetNs3Arguments() const
    {
        return m_ns3Arguments;
    }

    /// Take ns-3's RngRun for a seed unless an option for it was given; throws GrowsInputError if
    /// both were, or if it is out of range. \param name of the option for the seed
    /// \param maximum largest seed \param [in,out] seed stays as it is if neither was given
    void ReadSeed(const std::string& name, int64_t maximum, int64_t& seed) const;

    /// Throw GrowsInputError if attributes of handlers were given. \param why they have no effect
    void RefuseHandlers(const std::string& why) const;

    /// Set the ns-3 given values once more: they go before what the program has set since.
    void SetNs3Values() const;

    /// Print the versions of the module and of ns-3.
    static void PrintVersion();

    /// Throw GrowsInputError. \param sentence what was wrong and its remedy
    /// \param exitCode 1: bad input, 2: wrong use
    [[noreturn]] static void Fail(const std::string& sentence, int exitCode = 1);

    /// Throw GrowsInputError if there is a problem.
    /// \param problem what was wrong and its remedy; "" if nothing is
    static void Require(const std::string& problem);

  private:
    /// Sets the program's variable; returns what the value must be if it cannot be, "" if all is
    /// well.
    using Reader = std::function<std::string(const std::string& text)>;

    /// One option of the program.
    struct Option
    {
        std::string name;    //!< without --
        bool isFlag;         //!< needs no value
        std::string initial; //!< its default, as --help shows it
        Reader read;         //!< sets the program's variable
        bool isGiven;        //!< whether it was given
        bool isForJobs;      //!< whether jobs receive it, too
    };

    /// \param name without -- \param help one line \param minimum smallest value allowed
    /// \param maximum largest value allowed \param initial its default
    /// \param set receives the value
    void AddInteger(const std::string& name,
                    const std::string& help,
                    int64_t minimum,
                    int64_t maximum,
                    int64_t initial,
                    std::function<void(int64_t number)> set);

    /// \param name without -- \param help one line \param isFlag whether it needs no value
    /// \param initial its default \param read sets the program's variable
    void Add(const std::string& name,
             const std::string& help,
             bool isFlag,
             const std::string& initial,
             Reader read);

    /// \param name without -- \return the option, null if the program has none of that name
    Option* Find(const std::string& name) const;

    /// Read one argument. \param name without -- \param value the text behind it, if anything
    void Read(const std::string& name, const std::optional<std::string>& value);

    CommandLine m_commandLine;                      //!< knows all options, for --help
    std::vector<std::unique_ptr<Option>> m_options; //!< in order; their addresses must not change
    std::string m_command;                          //!< name of the command
    std::vector<std::string> m_arguments;           //!< see GetArguments
    std::vector<std::string> m_ns3Arguments;        //!< see GetNs3Arguments
};

} // namespace ns3

#endif /* GROWS_COMMAND_LINE_H */
