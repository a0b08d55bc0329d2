// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-script-command.h"

#include "grows-script-results.h"
#include "grows-shell-command.h"

#include "ns3/grows-names.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <system_error>

namespace ns3
{

namespace
{

constexpr double MAX_SECONDS = 100000000.0; //!< more are a mistake
const std::string SEED = "{seed}";          //!< in a command: the seed
const std::string POLICY = "{policy}";      //!< in a command: the policy

/// \param [in,out] text in which all places of a word are replaced \param word it \param by what
void
ReplaceAll(std::string& text, const std::string& word, const std::string& by)
{
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
    {
        text.replace(at, word.size(), by);
    }
}

/// \param name of an environment variable \return its value; "" if it is not set
std::string
GetVariable(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// \param globals by name
/// \return what the environment variable NS_GLOBAL_VALUE has to be: they, and those that it has
std::string
JoinGlobals(const GrowsScriptCommand::Globals& globals)
{
    std::vector<std::string> all;
    std::istringstream given(GetVariable("NS_GLOBAL_VALUE"));
    for (std::string pair; std::getline(given, pair, ';');)
    {
        if (!globals.count(pair.substr(0, pair.find('='))))
        {
            all.push_back(pair);
        }
    }
    for (const auto& [name, value] : globals)
    {
        all.push_back(name + "=" + value);
    }
    return GrowsJoinNames(all, ";");
}

/// \param file path of a table of a run \return whether it holds what depends on the seed
bool
HoldsOutcome(const std::string& file)
{
    return file.find("arrivals.csv") != std::string::npos ||
           file.find("windows.csv") != std::string::npos;
}

} // namespace

void
GrowsScriptCommand::AddOptions(GrowsCommandLine& options)
{
    options.AddText("program",
                    "command for a shell; {seed} and {policy} in it are replaced by those of the "
                    "run",
                    line);
    options.AddNumber("warm-up",
                      "simulated seconds; what arrives before does not count",
                      0.0,
                      MAX_SECONDS,
                      warmUpS);
    options.AddNumber("duration",
                      "simulated seconds with warm-up; 0: as the program or scenario says",
                      0.0,
                      MAX_SECONDS,
                      durationS);
    options.AddNumber("timeout",
                      "wall-clock seconds after which a run has failed; 0: never",
                      0.0,
                      MAX_SECONDS,
                      timeoutS);
}

void
GrowsScriptCommand::Check() const
{
    const auto isBlank = line.find_first_not_of(" \t\n") == std::string::npos;
    GrowsCommandLine::Require(isBlank ? "--program must be a command, such as 'build/my-script'"
                                      : "");
    GrowsCommandLine::Require(durationS > 0.0 && durationS < warmUpS + 1.0
                                  ? "--duration must be at least the warm-up and one second"
                                  : "");
    record.Check();
}

bool
GrowsScriptCommand::TakesSeed() const
{
    return line.find(SEED) != std::string::npos;
}

void
GrowsScriptCommand::CheckPath(const std::string& path)
{
    GrowsCommandLine::Require(path.find(';') == std::string::npos
                                  ? ""
                                  : "a path must be without ';', at which ns-3 splits global "
                                    "values, not '" +
                                        path + "'");
}

GrowsRunFolder::Configuration
GrowsScriptCommand::GetConfiguration() const
{
    GrowsRunFolder::Configuration configuration{{"program", line},
                                                {"warm-up", GrowsCsv::Format(warmUpS)},
                                                {"duration", GrowsCsv::Format(durationS)}};
    record.AddTo(configuration);
    const auto surroundings = GetSurroundings();
    configuration.insert(configuration.end(), surroundings.begin(), surroundings.end());
    return configuration;
}

GrowsRunFolder::Configuration
GrowsScriptCommand::GetSurroundings() const
{
    GrowsRunFolder::Configuration configuration;
    for (const char* variable : {"NS_GLOBAL_VALUE", "NS_ATTRIBUTE_DEFAULT"})
    {
        configuration.emplace_back(variable, GetVariable(variable));
    }
    std::istringstream words(line); // those that are files: another build is another program
    for (std::string word; words >> word;)
    {
        word.erase(std::remove(word.begin(), word.end(), '\''), word.end());
        std::error_code error;
        if (std::filesystem::is_regular_file(word, error))
        {
            configuration.emplace_back("file " + word, GrowsRunFolder::GetFingerprint(word));
        }
    }
    return configuration;
}

GrowsScriptCommand::Globals
GrowsScriptCommand::GetGlobals(const GrowsRun& run,
                               const Globals& others,
                               const std::string& folder) const
{
    auto globals = record.GetGlobals(folder);
    globals.insert(others.begin(), others.end());
    globals["GrowsPolicy"] = run.policy;
    globals["GrowsResults"] = folder;
    globals["RngRun"] = std::to_string(run.seed);
    if (warmUpS > 0.0)
    {
        globals["GrowsWarmup"] = GrowsCsv::Format(warmUpS) + "s";
    }
    if (durationS > 0.0)
    {
        globals["GrowsDuration"] = GrowsCsv::Format(durationS) + "s";
    }
    return globals;
}

std::string
GrowsScriptCommand::GetLine(const GrowsRun& run) const
{
    std::string replaced = line;
    ReplaceAll(replaced, SEED, std::to_string(run.seed));
    ReplaceAll(replaced, POLICY, run.policy);
    return replaced;
}

std::string
GrowsScriptCommand::Execute(const GrowsRun& run,
                            const Globals& globals,
                            const std::string& folder) const
{
    const GrowsShellCommand command{GetLine(run),
                                    JoinGlobals(globals),
                                    folder + "/output.txt",
                                    folder + "/errors.txt",
                                    timeoutS,
                                    endsWithIt};
    if (const auto end = command.Run(); !end.empty())
    {
        const auto reason = GrowsCampaign::FindReason(GrowsReadFile(command.errors));
        return "the program " + end + (reason.empty() ? "" : ": " + reason);
    }
    return GrowsValidateScriptValues(globals, folder);
}

GrowsTables
GrowsScriptCommand::Run(const GrowsRun& run,
                        const Globals& others,
                        const GrowsRunFolder& folder,
                        const Inspect& inspect) const
{
    const auto path = std::filesystem::absolute(folder.BeginRun(run.name)).string();
    GrowsTables tables;
    auto problem = Execute(run, GetGlobals(run, others, path), path);
    problem = problem.empty() ? GrowsReadScriptTables(run, path, tables) : problem;
    problem = problem.empty() ? inspect(tables, path) : problem;
    if (!problem.empty())
    {
        GrowsCommandLine::Fail(problem + " (its output is in " + folder.KeepFailed(run.name) + ")");
    }
    return tables;
}

std::vector<GrowsRun>
GrowsSelectEarlier(const GrowsRun& run, const std::vector<GrowsRun>& runs)
{
    std::vector<GrowsRun> before;
    for (auto other = runs.begin(); other != runs.end() && other->seed != run.seed; ++other)
    {
        if (other->policy == run.policy)
        {
            before.push_back(*other);
        }
    }
    std::vector<GrowsRun> earlier;
    for (std::size_t distance = 1; distance <= before.size(); distance *= 2)
    {
        earlier.push_back(before[before.size() - distance]);
    }
    return earlier;
}

std::string
GrowsFindTwin(const GrowsRun& run,
              const GrowsTables& tables,
              const std::vector<GrowsRun>& others,
              const GrowsRunFolder& folder)
{
    const auto isTwin = [&](const GrowsRun& other) {
        return other.seed != run.seed && other.policy == run.policy &&
               std::all_of(tables.begin(), tables.end(), [&](const auto& table) {
                   const auto& [file, ours] = table;
                   if (!HoldsOutcome(file))
                   {
                       return true;
                   }
                   auto theirs = folder.Collect({other.name}, file).value_or(GrowsCsv());
                   if (theirs.HasColumn("seed"))
                   {
                       theirs.SetColumn("seed", std::to_string(run.seed));
                   }
                   return theirs == ours;
               });
    };
    const auto twin = std::find_if(others.begin(), others.end(), isTwin);
    if (twin == others.end())
    {
        return "";
    }
    const auto [less, more] = std::minmax(twin->seed, run.seed);
    return "the seeds " + std::to_string(less) + " and " + std::to_string(more) +
           " have the same outcome under " + run.policy +
           ": the program draws nothing at random, or sets RngRun itself: let it take the seed "
           "from its command line, as {seed} in --program";
}

} // namespace ns3
