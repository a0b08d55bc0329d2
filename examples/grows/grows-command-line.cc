// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-command-line.h"

#include "ns3/config.h"
#include "ns3/global-value.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-script-recorder.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/string.h"
#include "ns3/type-id.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <utility>

namespace ns3
{

namespace
{

/// What every sentence of refusal begins with.
const std::string ERROR = "error: ";

/// \param value a number \return it in readable form
template <typename T>
std::string
ToText(T value)
{
    std::ostringstream text;
    text << value;
    return text.str();
}

/// \param minimum smallest value allowed \param maximum largest value allowed
/// \return the range in words
template <typename T>
std::string
RangeToText(T minimum, T maximum)
{
    return "from " + ToText(minimum) + " to " + ToText(maximum);
}

/// \param word as given \return whether it is an option and not a value
bool
IsOption(const std::string& word)
{
    return word.rfind("--", 0) == 0;
}

/// \param name of an argument, without -- \return whether it is a switch of ns-3's CommandLine
bool
IsNs3Switch(const std::string& name)
{
    static const std::set<std::string> switches{"help",
                                                "PrintHelp",
                                                "PrintVersion",
                                                "PrintGlobals",
                                                "PrintGroups",
                                                "PrintGroup",
                                                "PrintTypeIds",
                                                "PrintAttributes"};
    return switches.count(name) > 0;
}

/// \param argument an option, with its value behind = or without
/// \return its name without --, and its value, if any
std::pair<std::string, std::optional<std::string>>
SplitArgument(const std::string& argument)
{
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos)
    {
        return {argument.substr(2), std::nullopt};
    }
    return {argument.substr(2, equals - 2), argument.substr(equals + 1)};
}

/// \param name of an attribute with its type, or of a GlobalValue, without --
/// \return what checks its values; null if there is none
Ptr<const AttributeChecker>
GetChecker(const std::string& name)
{
    const std::size_t colons = name.rfind("::");
    if (colons == std::string::npos)
    {
        const auto global =
            std::find_if(GlobalValue::Begin(), GlobalValue::End(), [&name](GlobalValue* value) {
                return value->GetName() == name;
            });
        return global == GlobalValue::End() ? nullptr : (*global)->GetChecker();
    }
    TypeId tid;
    TypeId::AttributeInformation info;
    const bool isKnown = TypeId::LookupByNameFailSafe(name.substr(0, colons), &tid) &&
                         tid.LookupAttributeByName(name.substr(colons + 2), &info);
    return isKnown ? info.checker : nullptr;
}

/// What ns-3 does not check: besides what GrowsIsReadable looks at, it makes an object of any text
/// for a pointer, even where there is no such type, and crashes. Late releases make a zero of no
/// text at all. \param name of an attribute with its type, or of a GlobalValue, without --
/// \param text its value \return whether ns-3 must not see it
bool
IsUnreadable(const std::string& name, const std::string& text)
{
    const auto checker = GetChecker(name);
    if (!checker)
    {
        return false; // as ns-3 will say
    }
    TypeId tid;
    const std::string type = checker->GetValueTypeName();
    return (text.empty() && type.find("StringValue") == std::string::npos) ||
           (name == "SimulatorImplementationType" && !TypeId::LookupByNameFailSafe(text, &tid)) ||
           (type == "ns3::PointerValue" &&
            !TypeId::LookupByNameFailSafe(text.substr(0, text.find('[')), &tid)) ||
           !GrowsIsReadable(*checker, text);
}

/// Set a GlobalValue or the default of an attribute; fails the program if there is none.
/// \param name of an argument, without -- \param value the text behind it, if anything
void
SetNs3Value(const std::string& name, const std::optional<std::string>& value)
{
    StringValue known;
    const bool isGlobal = GlobalValue::GetValueByNameFailSafe(name, known);
    if (!isGlobal && name.find("::") == std::string::npos)
    {
        GrowsCommandLine::Fail("unknown option --" + name + "; --help lists the options", 2);
    }
    const StringValue wanted(value.value_or(""));
    static std::string refusal;
    refusal = "ns-3 has no " + name + " that takes '" + wanted.Get() +
              "'; --PrintAttributes=<type> lists attributes and their values";
    // Some of ns-3's values abort on what they cannot read, with lines that are for programmers.
    auto* const errors = std::cerr.rdbuf(nullptr);
    auto* const log = std::clog.rdbuf(nullptr);
    const auto terminate = std::set_terminate([] {
        std::fputs((ERROR + refusal + "\n").c_str(), stderr);
        std::_Exit(1);
    });
    const bool isSet =
        !IsUnreadable(name, wanted.Get()) && (isGlobal ? Config::SetGlobalFailSafe(name, wanted)
                                                       : Config::SetDefaultFailSafe(name, wanted));
    std::set_terminate(terminate);
    std::clog.rdbuf(log);
    std::cerr.rdbuf(errors);
    if (!isSet)
    {
        GrowsCommandLine::Fail(refusal);
    }
    GrowsRecordDefault(name);
}

/// What is left of a mistake that no check has foreseen: where a class of the module or of ns-3
/// aborts, or an exception is not caught, the program ends with one line, too.
[[noreturn]] void
EndOnAbort()
{
    try
    {
        if (const auto exception = std::current_exception())
        {
            std::rethrow_exception(exception);
        }
    }
    catch (const GrowsInputError& error)
    {
        std::cerr << ERROR << error.what() << std::endl;
        std::_Exit(error.GetExitCode());
    }
    catch (const std::exception& exception)
    {
        const std::string text = exception.what();
        std::cerr << ERROR << text.substr(0, text.find('\n')) << std::endl;
    }
    catch (...)
    {
        std::cerr << ERROR << "unknown exception" << std::endl;
    }
    std::_Exit(1); // the abort has stated why
}

} // namespace

GrowsInputError::GrowsInputError(const std::string& sentence, int exitCode)
    : std::runtime_error(sentence),
      m_exitCode(exitCode)
{
}

int
GrowsInputError::GetExitCode() const
{
    return m_exitCode;
}

GrowsCommandLine::GrowsCommandLine(const std::string& file, const std::string& usage)
    : m_commandLine(file)
{
    m_commandLine.Usage(usage + "\n\nOptions of ns-3 hold, too: --RngRun, attributes such as "
                                "--ns3::GrowsRadioScenario::MinRbPerUe=3.\nExit codes: 0 done, 1 "
                                "bad input or failure (one line on standard error says which),\n2 "
                                "wrong use, 130 interrupted.");
    std::signal(SIGXFSZ, SIG_IGN); // a file that grows too large is reported like a full disk
}

void
GrowsCommandLine::AddFlag(const std::string& name, const std::string& help, bool& value)
{
    Add(name, help, true, "", [&value](const std::string& text) {
        const bool isOn = text.empty() || text == "1" || text == "true";
        if (!isOn && text != "0" && text != "false")
        {
            return std::string("true or false");
        }
        value = isOn;
        return std::string();
    });
}

void
GrowsCommandLine::AddInteger(const std::string& name,
                             const std::string& help,
                             int64_t minimum,
                             int64_t maximum,
                             int64_t initial,
                             std::function<void(int64_t number)> set)
{
    Add(name, help, false, ToText(initial), [=](const std::string& text) {
        char* end = nullptr;
        errno = 0;
        const long long number = std::strtoll(text.c_str(), &end, 10);
        if (text.empty() || *end != '\0' || errno != 0 || number < minimum || number > maximum)
        {
            return "a whole number " + RangeToText(minimum, maximum);
        }
        set(number);
        return std::string();
    });
}

void
GrowsCommandLine::AddNumber(const std::string& name,
                            const std::string& help,
                            double minimum,
                            double maximum,
                            double& value)
{
    Add(name, help, false, ToText(value), [=, &value](const std::string& text) {
        char* end = nullptr;
        const double number = std::strtod(text.c_str(), &end);
        if (text.empty() || *end != '\0' || !(number >= minimum && number <= maximum))
        {
            return "a number " + RangeToText(minimum, maximum);
        }
        value = number;
        return std::string();
    });
}

void
GrowsCommandLine::AddText(const std::string& name, const std::string& help, std::string& value)
{
    Add(name, help, false, value, [&value](const std::string& text) {
        value = text;
        return std::string();
    });
}

void
GrowsCommandLine::AddText(const std::string& name,
                          const std::string& help,
                          std::optional<std::string>& value)
{
    Add(name, help, false, "", [&value](const std::string& text) {
        value = text.empty() ? std::nullopt : std::make_optional(text);
        return std::string();
    });
}

void
GrowsCommandLine::Add(const std::string& name,
                      const std::string& help,
                      bool isFlag,
                      const std::string& initial,
                      Reader read)
{
    m_options.push_back(
        std::make_unique<Option>(Option{name, isFlag, initial, std::move(read), false, true}));
    m_commandLine.AddValue(name, help, m_options.back()->initial);
}

void
GrowsCommandLine::KeepFromJobs(const std::string& name)
{
    Find(name)->isForJobs = false;
}

void
GrowsCommandLine::Parse(int argc, char* argv[])
{
    std::set_terminate(&EndOnAbort);
    m_command = argv[0];
    for (int i = 1; i < argc; ++i)
    {
        const std::string word = argv[i];
        if (!IsOption(word))
        {
            Fail("unexpected '" + word + "'; --help lists the options", 2);
        }
        auto [name, value] = SplitArgument(word);
        const Option* option = Find(name);
        if (!value && option && !option->isFlag && i + 1 < argc && !IsOption(argv[i + 1]))
        {
            value = argv[++i];
        }
        Read(name, value);
    }
}

void
GrowsCommandLine::PrintVersion()
{
    std::cout << "grows " << GrowsScriptRecorder::GetVersion() << " with ns-" << GROWS_NS3_VERSION
              << "\n";
}

void
GrowsCommandLine::Read(const std::string& name, const std::optional<std::string>& value)
{
    const std::string joined = "--" + name + (value ? "=" + *value : "");
    m_arguments.push_back(joined);
    Option* option = Find(name);
    if (name == "version")
    {
        PrintVersion();
        std::exit(0);
    }
    if (!option && IsNs3Switch(name))
    {
        m_commandLine.Parse({m_commandLine.GetName(), joined}); // answers and exits
    }
    else if (!option)
    {
        SetNs3Value(name, value);
        m_ns3Arguments.push_back(joined);
    }
    else if (!option->isFlag && !value)
    {
        Fail("--" + name + " needs a value", 2);
    }
    else if (const std::string expected = option->read(value.value_or("")); !expected.empty())
    {
        Fail("--" + name + " must be " + expected + ", not '" + value.value_or("") + "'");
    }
    else
    {
        option->isGiven = true;
    }
}

GrowsCommandLine::Option*
GrowsCommandLine::Find(const std::string& name) const
{
    const auto found = std::find_if(m_options.begin(),
                                    m_options.end(),
                                    [&name](const auto& option) { return option->name == name; });
    return found == m_options.end() ? nullptr : found->get();
}

bool
GrowsCommandLine::IsGiven(const std::string& name) const
{
    const Option* option = Find(name);
    return option && option->isGiven;
}

void
GrowsCommandLine::ReadSeed(const std::string& name, int64_t maximum, int64_t& seed) const
{
    const bool isTyped =
        std::any_of(m_ns3Arguments.begin(), m_ns3Arguments.end(), [](const std::string& argument) {
            return argument.rfind("--RngRun=", 0) == 0;
        });
    if (isTyped && IsGiven(name))
    {
        Fail("--" + name + " is RngRun: give one of them", 2);
    }
    const uint64_t run = RngSeedManager::GetRun();
    constexpr uint64_t UNSET = 1; // what RngRun is if it was not set
    if (!IsGiven(name) && (isTyped || run != UNSET))
    {
        Require(run >= 1 && run <= static_cast<uint64_t>(maximum)
                    ? ""
                    : "--RngRun must be from 1 to " + std::to_string(maximum) + ", not '" +
                          std::to_string(run) + "'");
        seed = static_cast<int64_t>(run);
    }
}

void
GrowsCommandLine::RefuseHandlers(const std::string& why) const
{
    for (const std::string& argument : m_ns3Arguments)
    {
        Require(argument.rfind("--ns3::GrowsUserAssociation::", 0) != 0
                    ? ""
                    : argument.substr(2, argument.find('=') - 2) + " has no effect " + why);
    }
}

std::vector<std::string>
GrowsCommandLine::GetJobArguments() const
{
    std::vector<std::string> arguments{m_command};
    std::copy_if(m_arguments.begin(),
                 m_arguments.end(),
                 std::back_inserter(arguments),
                 [this](const std::string& argument) {
                     const Option* option = Find(SplitArgument(argument).first);
                     return !option || option->isForJobs;
                 });
    return arguments;
}

void
GrowsCommandLine::SetNs3Values() const
{
    for (const std::string& argument : m_ns3Arguments)
    {
        const auto [name, value] = SplitArgument(argument);
        SetNs3Value(name, value);
    }
}

void
GrowsCommandLine::Fail(const std::string& sentence, int exitCode)
{
    throw GrowsInputError(sentence, exitCode);
}

void
GrowsCommandLine::Require(const std::string& problem)
{
    if (!problem.empty())
    {
        Fail(problem);
    }
}

} // namespace ns3
