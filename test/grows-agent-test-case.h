// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_AGENT_TEST_CASE_H
#define GROWS_AGENT_TEST_CASE_H

#include "ns3/grows-model-file.h"
#include "ns3/test.h"

#include <filesystem>
#include <fstream>
#include <numeric>
#include <unistd.h>

namespace ns3
{

/**
 * \ingroup grows-tests
 * A test with files of its own, also if another process runs the same test in the same second, to
 * which ns-3 gives the same folder.
 */
class GrowsFileTestCase : public TestCase
{
  public:
    using TestCase::TestCase;

  protected:
    /// \param name name of a file \return a path for it
    std::string GetPath(const std::string& name)
    {
        return CreateTempDirFilename(std::to_string(getpid()) + "-" + name);
    }

    /// \param path a file \return all of it
    static std::vector<char> ReadBytes(const std::string& path)
    {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
};

/// \return a model as it would be trained with the paper's features
inline GrowsModel
MakeModel()
{
    GrowsModel model;
    model.features = "users,mean-utility,rate,demand";
    model.scales = {2e6, 3.0, 0.25};
    model.shift = GrowsShiftKind::GCN;
    model.record = {{"episodes", "50000"}, {"note", "naïve"}};
    model.parameters.resize(model.architecture.GetNParameters());
    std::iota(model.parameters.begin(), model.parameters.end(), -3.0F);
    return model;
}

} // namespace ns3

#endif /* GROWS_AGENT_TEST_CASE_H */
