// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-training-options.h"

#include "grows-campaign.h"
#include "grows-command-line.h"
#include "grows-record-files.h"
#include "grows-scenario-script.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-names.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace ns3
{

namespace
{

constexpr int64_t MANY{1000000000}; //!< episodes or seeds: more are a mistake
constexpr int64_t MAX_ROUND{10000}; //!< episodes of a round

/// What --episodes and --checkpoint-every are in packets, where an episode takes a minute.
constexpr uint64_t PACKET_EPISODES{40};
constexpr uint64_t PACKET_CHECKPOINT_EVERY{1};

/// What --episodes is for records, times their number.
constexpr uint64_t PASSES{50};

/// Exploration of an agent that knows something already begins with this.
constexpr double WARM_EPSILON{0.1};

/// Options that change no result.
const std::set<std::string> PRACTICAL{"--resume",
                                      "--quiet",
                                      "--jobs",
                                      "--launcher",
                                      "--job",
                                      "--timeout"};

/// \return the training presets, in readable form
std::string
DescribePresets()
{
    std::string presets;
    for (const auto& preset : GrowsTrainingPreset::GetAll())
    {
        presets += (presets.empty() ? "" : "; ") + preset.name + ": " + preset.description;
    }
    return presets;
}

/// \param line the command line
/// \return that of it which a result depends on, however it was given: a checkpoint goes with it
std::string
GetConfiguration(const GrowsCommandLine& line)
{
    const auto& ns3 = line.GetNs3Arguments();
    std::string configuration = "grows-train";
    for (std::string argument : line.GetArguments())
    {
        const std::size_t equals = argument.find('=');
        if (PRACTICAL.count(argument.substr(0, equals)) > 0)
        {
            continue;
        }
        if (equals != std::string::npos && std::count(ns3.begin(), ns3.end(), argument) == 0)
        {
            argument[equals] = ' '; // as most users type, and the manual does
        }
        configuration += " " + argument;
    }
    return configuration;
}

/// Reads the command line.
class Reader
{
  public:
    /// \param file __FILE__ of the program
    explicit Reader(const std::string& file);

    /// \return what the command line says
    GrowsTrainingOptions Read(int argc, char* argv[]);

  private:
    /// Fill in what was not typed and is not the same in slots and in packets.
    void ChooseDefaults();
    /// Find the records, and fill in what was not typed for them.
    void ReadData();
    /// Fill in the plan.
    void MakePlan();
    /// Fill in the plan of a training in packets.
    void PlanPackets();
    /// Fail if options contradict each other.
    void Check() const;
    /// Fail if options contradict a training in somebody's program.
    void CheckProgram() const;

    /// \return whether the training is in somebody's program
    bool IsProgram() const
    {
        return m_line.IsGiven("program");
    }

    /// Make the preset's values the defaults of attributes; given values come after them.
    void SetAttributes();

    GrowsCommandLine m_line;           //!< the options
    std::string m_network{"slotted"};  //!< "slotted" or "lte"
    std::string m_agent{"grows"};      //!< name of the training preset
    std::string m_networks{"paper-a"}; //!< comma-separated
    std::string m_cells;               //!< of the paper's table, comma-separated
    std::string m_data;                //!< files of records, comma-separated patterns
    GrowsScriptCommand m_command;      //!< with --program
    GrowsPacketPlan m_packets;         //!< in packets
    bool m_isInPackets{false};         //!< in LTE, or in somebody's program
    uint64_t m_job{0};                 //!< in packets: the episode to play
    uint64_t m_select{0};              //!< development episodes of a selection
    GrowsTrainingOptions m_options;    //!< what is read
    GrowsTrainingPlan& m_plan;         //!< of it
};

Reader::Reader(const std::string& file)
    : m_line(file,
             "Train an association agent: in slots, in packet-level LTE, or, with --program "
             "COMMAND, in a\nprogram of your own. Every attribute of ns3::GrowsDoubleDqn and "
             "ns3::GrowsTrainer can be overridden, for example "
             "--ns3::GrowsDoubleDqn::LearningRate=0.0005."),
      m_plan(m_options.plan)
{
    m_plan.output = "agent.safetensors";
    m_line.AddText("network",
                   "Where: slotted (seconds) or lte (packets, hours; agent radio and network "
                   "hotspot by default); --program: in a program of your own",
                   m_network);
    m_command.AddOptions(m_line);
    m_line.AddText("agent", "How to train. " + DescribePresets(), m_agent);
    m_line.AddText("networks",
                   "Presets, radio scenarios or scenario files to train on, comma-separated",
                   m_networks);
    m_line.AddText("cells", "Cells of the paper's table, such as 0.5:6,1:14", m_cells);
    m_line.AddText("data", "Records to train from, such as 'runs/*'; agent radio", m_data);
    m_line.AddText("model", "Model file of an agent to begin with", m_plan.model);
    m_line.AddInteger("episodes",
                      "Episodes, over all networks; in packets: 40; of records: 50 of each",
                      1,
                      MANY,
                      m_plan.episodes);
    m_line.AddInteger(
        "seed",
        "RngRun; use 10001 and up; in packets: of episode 0, one more for every other",
        1,
        MANY,
        m_plan.seed);
    m_line.AddInteger("checkpoint-every",
                      "Episodes, 0: never; in packets: 1, which is after every round",
                      0,
                      MANY,
                      m_plan.checkpointEvery);
    m_line.AddInteger("round",
                      "in packets: episodes that the same weights play",
                      1,
                      MAX_ROUND,
                      m_packets.round);
    m_packets.workers.AddOptions(m_line, "in packets: processes at a time; changes no result");
    m_line.AddInteger("select",
                      "Slotted, with a Baseline: development episodes by which checkpoints are "
                      "compared with it, 0: keep the last checkpoint; by default a fiftieth of "
                      "--episodes, at least 100",
                      0,
                      MANY,
                      m_select);
    m_line.AddText("output", "The model file to write", m_plan.output);
    m_line.AddFlag("resume", "Go on from the checkpoint beside the output", m_plan.resume);
    m_line.AddFlag("quiet", "No progress", m_options.isQuiet);
    m_line.AddInteger("job",
                      "in packets: play this episode of a training under way",
                      0,
                      MANY,
                      m_job);
}

GrowsTrainingOptions
Reader::Read(int argc, char* argv[])
{
    m_line.Parse(argc, argv);
    m_line.ReadSeed("seed", MANY, m_plan.seed);
    ChooseDefaults();
    m_plan.preset = GrowsTrainingPreset::Find(m_agent);
    Check();
    SetAttributes();
    MakePlan();
    if (m_line.IsGiven("job"))
    {
        GrowsCampaign::EndWithCampaign();
        m_options.job = m_job;
    }
    return m_options;
}

void
Reader::ReadData()
{
    for (const std::string option : {"network", "networks", "cells", "program"})
    {
        if (m_line.IsGiven(option))
        {
            GrowsCommandLine::Fail("--" + option + " has no effect with --data: records have one");
        }
    }
    m_plan.data = GrowsFindRecords(m_data);
    m_networks = "";
    m_agent = m_line.IsGiven("agent") ? m_agent : "radio";
    m_plan.episodes = m_line.IsGiven("episodes") ? m_plan.episodes : PASSES * m_plan.data.size();
}

void
Reader::ChooseDefaults()
{
    if (m_line.IsGiven("data"))
    {
        ReadData();
    }
    m_isInPackets = m_network == "lte" || IsProgram();
    if (!m_isInPackets)
    {
        return;
    }
    const auto choose = [this](const std::string& option, auto& value, const auto& otherwise) {
        value = m_line.IsGiven(option) ? value : otherwise;
    };
    choose("agent", m_agent, "radio");
    choose("networks", m_networks, "hotspot");
    choose("episodes", m_plan.episodes, PACKET_EPISODES);
    choose("checkpoint-every", m_plan.checkpointEvery, PACKET_CHECKPOINT_EVERY);
}

void
Reader::MakePlan()
{
    m_plan.networks =
        IsProgram() ? std::vector<std::string>{m_command.line} : GrowsSplitNames(m_networks);
    m_plan.cells = GrowsSplitNames(m_cells);
    m_plan.configuration = GetConfiguration(m_line);
    if (m_line.IsGiven("select"))
    {
        m_plan.select = m_select;
    }
    if (m_isInPackets)
    {
        PlanPackets();
    }
}

void
Reader::PlanPackets()
{
    GrowsScriptCommand::CheckPath((std::filesystem::current_path() / m_plan.output).string());
    m_plan.curveEvery = 1;
    m_packets.isForeign = IsProgram();
    m_packets.arguments = m_line.GetJobArguments();
    if (IsProgram())
    {
        m_packets.scripts.push_back(m_command);
    }
    else
    {
        auto arguments = m_line.GetNs3Arguments();
        const auto isSeed = [](const auto& one) { return one.rfind("--RngRun=", 0) == 0; };
        arguments.erase(std::remove_if(arguments.begin(), arguments.end(), isSeed),
                        arguments.end());
        for (const auto& network : m_plan.networks)
        {
            m_packets.scripts.push_back(
                GrowsCreateScenarioScript(network, m_command.durationS, arguments));
            m_packets.scripts.back().timeoutS = m_command.timeoutS;
        }
    }
    m_plan.packets = m_packets;
}

void
Reader::Check() const
{
    if (m_network != "slotted" && m_network != "lte")
    {
        GrowsCommandLine::Fail("--network must be slotted or lte, not '" + m_network +
                               "'; --networks names what to train on");
    }
    if (!m_plan.preset)
    {
        GrowsCommandLine::Fail("there is no agent '" + m_agent +
                               "'; known are: " + DescribePresets());
    }
    const auto cells = GrowsSplitNames(m_cells);
    const bool hasEmpty = std::count(cells.begin(), cells.end(), "") > 0;
    if (m_line.IsGiven("cells") && (cells.empty() || hasEmpty))
    {
        GrowsCommandLine::Fail("--cells must name cells, such as 0.5:6, not '" + m_cells + "'");
    }
    for (const std::string option : {"round", "duration", "timeout", "jobs", "launcher", "job"})
    {
        if (m_line.IsGiven(option) && !m_isInPackets)
        {
            GrowsCommandLine::Fail("--" + option + " is for --network lte and --program only");
        }
    }
    if (m_line.IsGiven("warm-up") && !IsProgram())
    {
        GrowsCommandLine::Fail("--warm-up is for --program only: a scenario has one of its own");
    }
    m_packets.workers.Check();
    if (!m_isInPackets)
    {
        m_line.RefuseHandlers("without --network lte");
    }
    if (m_line.IsGiven("model") && m_plan.model.empty())
    {
        GrowsCommandLine::Fail("--model must name a model file");
    }
    if (IsProgram())
    {
        CheckProgram();
    }
}

void
Reader::CheckProgram() const
{
    m_command.Check();
    for (const std::string option : {"network", "networks", "cells"})
    {
        if (m_line.IsGiven(option))
        {
            GrowsCommandLine::Fail("--" + option +
                                   " has no effect with --program, which says where "
                                   "to train");
        }
    }
    m_line.RefuseHandlers("with --program: give it in NS_ATTRIBUTE_DEFAULT, or in the program");
}

void
Reader::SetAttributes()
{
    m_plan.preset->SetDefaults();
    if (!m_plan.model.empty())
    {
        Config::SetDefault("ns3::GrowsDoubleDqn::InitialEpsilon", DoubleValue(WARM_EPSILON));
    }
    m_line.SetNs3Values();
}

} // namespace

GrowsTrainingOptions
GrowsReadTraining(const std::string& file, int argc, char* argv[])
{
    return Reader(file).Read(argc, argv);
}

} // namespace ns3
