// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-training-preset.h"

#include "ns3/config.h"
#include "ns3/string.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// What a station is and what choosing it would bring: everything but the horizon.
const std::string STATION = "users,mean-utility,rate,demand,gain,sum-utility,mean-rate,full,"
                            "shared-rate,remaining";

/// The same of a station whose users were measured, whatever they offer, and whatever their packets
/// cost.
const std::string MEASURED = "users,mean-utility,rate,gain,sum-utility,mean-rate,full,shared-rate,"
                             "rb-use,largest-share,sum-share,squared-share,sharers,hoped-rate,"
                             "log-hoped-rate,inverse-hoped-rate,unmeasured,cell-throughput";

/// Values that every agent beyond the paper's shares: a faster step, centred rewards, no full
/// cells.
const std::vector<std::pair<std::string, std::string>> BEYOND_PAPER{
    {"ns3::GrowsDoubleDqn::LearningRate", "0.001"},
    {"ns3::GrowsDoubleDqn::UpdateInterval", "4"},
    {"ns3::GrowsTrainer::Discount", "0.99"},
    {"ns3::GrowsTrainer::RewardOffset", "3"},
    {"ns3::GrowsTrainer::RewardRejections", "false"},
    {"ns3::GrowsTrainer::MaskFullCells", "true"}};

/// The values beyond the paper, then others; the later of two counts.
std::vector<std::pair<std::string, std::string>>
BeyondPaperWith(const std::vector<std::pair<std::string, std::string>>& others)
{
    auto attributes = BEYOND_PAPER;
    attributes.insert(attributes.end(), others.begin(), others.end());
    return attributes;
}

/// The paper's networks: rates up to 1.6 Mbit/s, service up to 3 x 14 slots on average.
const GrowsFeatureSet::Scales PAPER{1.6e6, 42.0, 1.0};

/// Radio scenarios: 25 resource blocks carry up to 17 Mbit/s, ln(1 + 17) = 2.9; demands in seconds.
const GrowsFeatureSet::Scales RADIO{17.0e6, 10.0, 2.9};

/// Two layers of 16 features, with a learning rate that falls as training ends.
const std::vector<std::pair<std::string, std::string>> WIDE{
    {"ns3::GrowsDoubleDqn::Widths", "16,16"},
    {"ns3::GrowsDoubleDqn::LearningRateFloor", "0.02"}};

/// An endless process: rewards are the utility as it passes.
const std::vector<std::pair<std::string, std::string>> ENDLESS{
    WIDE[0],
    WIDE[1],
    {"ns3::GrowsDoubleDqn::BaselineWeight", "0.6"},
    {"ns3::GrowsTrainer::Discount", "0.9"},
    {"ns3::GrowsTrainer::PotentialWeight", "10"},
    {"ns3::GrowsTrainer::RewardOffset", "0"},
    {"ns3::GrowsTrainer::RewardScale", "0.1"},
    {"ns3::GrowsTrainer::RewardRejections", "true"},
    {"ns3::GrowsTrainer::EndIsTerminal", "false"}};

/// The same, looking as far as a user stays, with one more action.
const std::vector<std::pair<std::string, std::string>> FAR = [] {
    auto attributes = ENDLESS;
    attributes.insert(attributes.end(),
                      {{"ns3::GrowsTrainer::Discount", "0.98"},
                       {"ns3::GrowsTrainer::PotentialWeight", "30"},
                       {"ns3::GrowsTrainer::Decline", "true"}});
    return attributes;
}();

/// The same with many decisions about served users between two arrivals: ten seconds count.
const std::vector<std::pair<std::string, std::string>> MOVING = [] {
    auto attributes = ENDLESS;
    attributes.insert(attributes.end(),
                      {{"ns3::GrowsTrainer::DiscountPeriod", "1s"},
                       {"ns3::GrowsTrainer::RewardPerTime", "true"}});
    return attributes;
}();

} // namespace

const GrowsTrainingPreset*
GrowsTrainingPreset::Find(const std::string& name)
{
    const auto& all = GetAll();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& preset) {
        return preset.name == name;
    });
    return found == all.end() ? nullptr : &*found;
}

const std::vector<GrowsTrainingPreset>&
GrowsTrainingPreset::GetAll()
{
    static const std::vector<GrowsTrainingPreset> presets{
        {"paper-grows",
         "the paper's settings (section IV)",
         "users,mean-utility,rate,demand",
         PAPER,
         1,
         {{"ns3::GrowsTrainer::Transitions", "Slots"}}},
        {"grows",
         "the paper's network for one cell of its table, with more features and centred rewards",
         STATION + ",time-left",
         PAPER,
         16,
         BEYOND_PAPER},
        {"general",
         "one wider network for all arrival rates and demands, which corrects greedy-utility",
         STATION + ",time-left,arrival-probability,mean-demand",
         PAPER,
         30,
         BeyondPaperWith({{WIDE[0].first, WIDE[0].second},
                          {WIDE[1].first, WIDE[1].second},
                          {"ns3::GrowsDoubleDqn::Baseline", "greedy-utility"},
                          {"ns3::GrowsDoubleDqn::BaselineWeight", "10"},
                          {"ns3::GrowsDoubleDqn::InitialEpsilon", "0.3"}})},
        {"radio",
         "for radio scenarios: an endless process, seen without a horizon",
         STATION,
         RADIO,
         16,
         BeyondPaperWith(ENDLESS)},
        {"traffic",
         "the same for users who do not all have data waiting (VoIP beside downloads): sees how "
         "much of each cell they were measured to use",
         MEASURED,
         RADIO,
         16,
         BeyondPaperWith(ENDLESS)},
        {"priorities",
         "the same for users of different weights where places are scarce: sees the weight of an "
         "arriving UE, and may decline it",
         MEASURED + ",offered-rate,weight",
         RADIO,
         16,
         BeyondPaperWith(FAR)},
        {"moving",
         "for radio scenarios whose served users are handed over by the agent, too",
         STATION,
         RADIO,
         16,
         BeyondPaperWith(MOVING)}};
    return presets;
}

void
GrowsTrainingPreset::SetDefaults() const
{
    for (const auto& [name, value] : attributes)
    {
        Config::SetDefault(name, StringValue(value));
    }
}

} // namespace ns3
