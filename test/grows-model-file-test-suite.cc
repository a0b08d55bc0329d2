// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-agent-test-case.h"
#include "grows-test-text.h"

#include "ns3/grows-agent-policy.h"
#include "ns3/grows-tensor-file.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <cmath>
#include <cstring>

/**
 * \file
 * \ingroup grows-tests
 * Model files, and the agents that ship. Nothing here needs LibTorch.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * A model survives being written and read; what is not a model is refused with a sentence.
 */
class GrowsModelFileTestCase : public GrowsFileTestCase
{
  public:
    GrowsModelFileTestCase()
        : GrowsFileTestCase("model files: round trip, and everything else is refused")
    {
    }

  private:
    void DoRun() override
    {
        m_path = GetPath("model.safetensors");
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveModel(MakeModel(), m_path), "", "written");
        CheckRoundTrip();
        CheckMetadata();
        CheckTensors();
    }

    /// What was written is what is read.
    void CheckRoundTrip()
    {
        const auto loaded = GrowsLoadModel(m_path);
        NS_TEST_ASSERT_MSG_EQ(loaded.problem, "", "read");
        const auto& model = *loaded.value;
        const auto expected = MakeModel();
        NS_TEST_EXPECT_MSG_EQ((model.architecture == expected.architecture), true, "architecture");
        NS_TEST_EXPECT_MSG_EQ(model.parameters, expected.parameters, "parameters as written");
        NS_TEST_EXPECT_MSG_EQ(model.record, expected.record, "record as written");
        NS_TEST_EXPECT_MSG_EQ(model.features, expected.features, "features");
        NS_TEST_EXPECT_MSG_EQ(model.shift, expected.shift, "shift operator");
        NS_TEST_EXPECT_MSG_EQ(model.scales.rateBps, 2e6, "scale of rates");
        NS_TEST_EXPECT_MSG_EQ(model.scales.demandAmount, 3.0, "scale of demands");
        NS_TEST_EXPECT_MSG_EQ(model.scales.utility, 0.25, "scale of utilities");
        const auto file = GrowsTensorFile::Load(m_path);
        NS_TEST_ASSERT_MSG_EQ(file.problem, "", "read as any other file");
        // layer 0 has 4 x 2 x 4 weights and 4 biases, numbered from -3
        const auto weight = file.value->Get<float>("layer1_weight", {2, 2, 4});
        NS_TEST_EXPECT_MSG_EQ(weight.front(), 33.0F, "first of its weights");
    }

    /// A file is refused with a sentence that names it and has a part in it.
    void ExpectRefusal(const GrowsTensorFile& file, const std::string& part)
    {
        const auto path = GetPath("bad.safetensors");
        NS_TEST_ASSERT_MSG_EQ(file.Save(path), "", "written");
        const auto loaded = GrowsLoadModel(path);
        NS_TEST_EXPECT_MSG_EQ(loaded.value.has_value(), false, "refused because of " << part);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(loaded.problem, path), "", "names the file");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(loaded.problem, part), "", "says what is wrong");
        NS_TEST_EXPECT_MSG_EQ(loaded.problem.find('\n'), std::string::npos, loaded.problem);
    }

    /// Metadata of no good model.
    void CheckMetadata()
    {
        const auto good = GrowsTensorFile::Load(m_path).value.value();
        const std::vector<std::tuple<std::string, nlohmann::json, std::string>> changes{
            {"/format", "other", "\"other\", expected \"grows-model\""},
            {"/version", 1, "version 1, expected 2"},
            {"/architecture", 7, "\"architecture\""},
            {"/architecture/signals", {4, 4, 2, 2}, "impossible network"},
            {"/architecture/signals", {4, 1 << 20, 2}, "expected 1 to"},
            {"/architecture/taps", {2, -2}, "\"taps\""},
            {"/architecture/readout", {2}, "last width must be 1"},
            {"/architecture/bias", 1, "\"bias\""},
            {"/architecture/nonlinearity", "si\nne", "unknown nonlinearity \"si\\nne\""},
            {"/shift", "left", "unknown shift \"left\""},
            {"/features", {"users", "beau\nty"}, "unknown feature \"beau\\nty\""},
            {"/features", {"users"}, "1 features for a network of 4"},
            {"/features", "users", "\"features\""},
            {"/scales/rate_bps", 0.0, "\"rate_bps\""},
            {"/scales/utility", "1", "\"utility\""},
            {"/record/no\nte", 1.0, "\"no\\nte\""}};
        for (const auto& [pointer, value, part] : changes)
        {
            auto bad = good;
            bad.metadata[nlohmann::json::json_pointer(pointer)] = value;
            ExpectRefusal(bad, part);
        }
    }

    /// Tensors of no good model.
    void CheckTensors()
    {
        const auto good = GrowsTensorFile::Load(m_path).value.value();
        const std::vector<float> zeros(32);
        const auto expect = [&](const std::string& name,
                                const auto& shape,
                                const auto& values,
                                const std::string& part) {
            auto bad = good;
            bad.Put(name, shape, values);
            ExpectRefusal(bad, part);
        };
        using Shape = std::vector<std::size_t>;
        auto odd = zeros;
        odd.back() = NAN;
        expect("layer0_weight", Shape{4, 2, 4}, odd, "infinite or undefined");
        odd.back() = INFINITY;
        expect("layer0_weight", Shape{4, 2, 4}, odd, "infinite or undefined");
        expect("layer0_weight", Shape{4, 4, 2}, zeros, "expected [4,2,4]");
        expect("layer0_weight", Shape{4, 2, 4}, std::vector<double>(32), "type F64, expected F32");
        expect("readout0_bias", Shape{2}, std::vector<float>(2), "expected [1]");
        GrowsTensorFile none;
        none.metadata = good.metadata;
        ExpectRefusal(none, "no tensor \"layer0_weight\"");
    }

    std::string m_path; //!< a good model file
};

/// Numbers that are the same on every machine.
class Draw
{
  public:
    /// \param most the end of a range \return a number in it, from 0 on
    double operator()(double most)
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL; // Knuth's MMIX
        return most * static_cast<double>(m_state >> 40U) / static_cast<double>(1U << 24U);
    }

  private:
    uint64_t m_state{1}; //!< of a linear congruential generator
};

/// An arriving UE and three cells with up to seven users each.
GrowsAssociationState
DrawState(Draw& draw)
{
    GrowsAssociationState state;
    state.demand = {GrowsDemand::Kind::HOLDING_TIME, draw(40.0), draw(2.0)};
    state.timeLeft = draw(1.0);
    state.arrivalProbability = draw(1.0);
    state.meanDemand = draw(1.0);
    state.candidates.resize(3);
    for (auto& [cell, link, rateBps] : state.candidates)
    {
        link.rsrpDbm = -70.0 - draw(30.0);
        link.rssiDbm = link.rsrpDbm + 25.0;
        link.snrDb = draw(30.0);
        link.sinrDb = link.snrDb - draw(5.0);
        rateBps = draw(17e6);
        cell.capacity = 8;
        cell.users.resize(static_cast<std::size_t>(draw(8.0)));
        for (auto& user : cell.users)
        {
            user.fullCellRateBps = draw(17e6);
            user.throughputBps = user.fullCellRateBps / 8.0;
            user.remaining = {GrowsDemand::Kind::HOLDING_TIME, draw(40.0), draw(2.0)};
            cell.meanUtility += draw(2.0) / 8.0;
        }
    }
    return state;
}

/**
 * \ingroup grows-tests
 * The agents that ship are those that were trained: their weights, bit for bit, and their decisions
 * were recorded from the files of LibTorch that they were before.
 */
class GrowsShippedAgentTestCase : public TestCase
{
  public:
    GrowsShippedAgentTestCase()
        : TestCase("the agents that ship have the weights, values and decisions that they had")
    {
    }

  private:
    /// What an agent was.
    struct Agent
    {
        std::string name;           //!< of its file
        uint64_t digest;            //!< of its weights
        std::vector<double> values; //!< of the first state's candidates
        std::string choices;        //!< in sixty states
    };

    /// FNV-1a over the bits of the weights.
    static uint64_t GetDigest(const std::vector<float>& weights)
    {
        uint64_t digest = 0xcbf29ce484222325;
        for (const float weight : weights)
        {
            uint32_t bits = 0;
            std::memcpy(&bits, &weight, sizeof(bits));
            digest = (digest ^ bits) * 0x100000001b3;
        }
        return digest;
    }

    /// An agent is what it was.
    void Check(const Agent& agent)
    {
        const auto path =
            std::string(NS_TEST_SOURCEDIR "/../models/") + agent.name + ".safetensors";
        const auto model = GrowsLoadModel(path);
        NS_TEST_ASSERT_MSG_EQ(model.problem, "", "it is read");
        NS_TEST_EXPECT_MSG_EQ(GetDigest(model.value->parameters), agent.digest, agent.name);
        auto policy = GrowsAssociationPolicy::Create("grows");
        policy->SetAttribute("Model", StringValue(path));
        std::string choices;
        Draw draw;
        while (choices.size() < agent.choices.size())
        {
            GrowsDecision decision;
            policy->Decide(DrawState(draw), decision);
            for (std::size_t i = 0; choices.empty() && i < agent.values.size(); ++i)
            {
                NS_TEST_EXPECT_MSG_EQ_TOL(decision.values.at(i), agent.values[i], 1e-5, agent.name);
            }
            choices += std::to_string(decision.choice.value_or(9));
        }
        NS_TEST_EXPECT_MSG_EQ(choices, agent.choices, agent.name << " decides");
    }

    void DoRun() override
    {
        Check({"general",
               0xb2d88ee91f4ca2e8,
               {3.20105839, 2.44499469, 1.31120944},
               "011221002021111122212202110001021210200212122022110112000111"});
        Check({"hotspot",
               0x08b93a9f863be727,
               {5.49722004, 4.67431307, 3.83292055},
               "011221002121111022212202110002021100200212122022102112000111"});
        Check({"paper-a",
               0xd26542ad67cd3922,
               {20.4037495, 21.0360374, 17.0446377},
               "102210112000112210111112110021012200001222001112102212201002"});
        Check({"paper-m1",
               0x5180b867d2f00050,
               {21.0163002, 20.8001995, 20.2147999},
               "012110110101121221121211121021012120102210001210001110211010"});
        Check({"seven-cells-busy",
               0xd51d64c6c63e4545,
               {2.78887177, 1.91301656, 0.526913941},
               "011221002021111022212202112001021210200212122022110112001111"});
    }
};

/**
 * \ingroup grows-tests
 * Model files.
 */
class GrowsModelFileTestSuite : public TestSuite
{
  public:
    GrowsModelFileTestSuite()
        : TestSuite("grows-model-file")
    {
        AddTestCase(new GrowsModelFileTestCase);
        AddTestCase(new GrowsShippedAgentTestCase);
    }
};

GrowsModelFileTestSuite g_growsModelFileTestSuite; //!< registers the suite

} // namespace
