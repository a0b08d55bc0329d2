// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-agent-test-case.h"
#include "grows-factory.h"
#include "grows-run-experiment.h"
#include "grows-test-text.h"

#include "ns3/config.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <algorithm>
#include <cstdlib>

/**
 * \file
 * \ingroup grows-tests
 * Model files that were given to the program.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * Which file a policy reads, and what results are said to be made with.
 */
class GrowsTypedModelTestCase : public GrowsFileTestCase
{
  public:
    GrowsTypedModelTestCase()
        : GrowsFileTestCase("model files that were typed, and those that results depend on")
    {
    }

  private:
    /// \param model the given model file \return the file that the policy grows reads in the town
    static std::string GetModel(const std::optional<std::string>& model = std::nullopt)
    {
        const auto policy = GrowsAssociationPolicy::Create("grows");
        GrowsSetModel("grows", "town", model, *policy);
        StringValue path;
        policy->GetAttribute("Model", path);
        return path.Get();
    }

    /// \return the configuration of runs
    static GrowsRunFolder::Configuration Record()
    {
        GrowsRunFolder::Configuration configuration;
        GrowsRecordModels(&GrowsAssociationPolicy::Create, configuration);
        return configuration;
    }

    void DoRun() override
    {
        const auto folder = GetPath("typed");
        std::filesystem::create_directory(folder);
        setenv("GROWS_MODEL_DIR", folder.c_str(), 1);
        std::ofstream(folder + "/general.safetensors") << "general";
        NS_TEST_EXPECT_MSG_EQ(GetModel(), folder + "/general.safetensors", "there is no other");
        std::ofstream(folder + "/town.safetensors") << "town";
        NS_TEST_EXPECT_MSG_EQ(GetModel(), folder + "/town.safetensors", "the scenario's own");
        NS_TEST_EXPECT_MSG_EQ(GetModel("mine.safetensors"),
                              "mine.safetensors",
                              "what was given as --model");

        const std::string attribute = "ns3::GrowsAgentPolicy::Model";
        const auto path = folder + "/other.safetensors";
        std::ofstream(path) << "one";
        Config::SetDefault(attribute, StringValue(path));
        NS_TEST_EXPECT_MSG_EQ(GetModel(), path, "what was given as an attribute");
        const auto before = Record();
        NS_TEST_EXPECT_MSG_EQ(Record(), before, "the same files");
        std::ofstream(path) << "two";
        NS_TEST_EXPECT_MSG_NE(Record(), before, "another agent in the file");
        Config::SetDefault(attribute, StringValue(""));
        unsetenv("GROWS_MODEL_DIR");
        CheckFull();
    }

    /// --full runs nothing that has to be named, least of all a program.
    void CheckFull()
    {
        GrowsRunExperiment experiment("grows-typed-model-test-suite.cc");
        const std::string typed = "--model=" NS_TEST_SOURCEDIR "/../models/general.safetensors";
        std::vector<std::string> arguments{"test", "--full", typed, "--output=" + GetPath("out")};
        std::vector<char*> argv;
        argv.reserve(arguments.size());
        for (std::string& argument : arguments)
        {
            argv.push_back(argument.data());
        }
        experiment.Read(static_cast<int>(argv.size()), argv.data());
        const auto& names = experiment.GetPolicies();
        NS_TEST_EXPECT_MSG_EQ(std::count(names.begin(), names.end(), "grows"), 1, "the agent");
        NS_TEST_EXPECT_MSG_EQ(std::count(names.begin(), names.end(), "look-ahead"), 1, "a rule");
        for (const auto* other : {"torch-script", "paper-grows"})
        {
            NS_TEST_EXPECT_MSG_EQ(std::count(names.begin(), names.end(), other), 0, other);
        }
    }
};

/**
 * \ingroup grows-tests
 * Model files that were typed.
 */
class GrowsTypedModelTestSuite : public TestSuite
{
  public:
    GrowsTypedModelTestSuite()
        : TestSuite("grows-typed-model")
    {
        AddTestCase(new GrowsTypedModelTestCase);
    }
};

GrowsTypedModelTestSuite g_growsTypedModelTestSuite; //!< registers the suite

} // namespace
