// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-record-files.h"

#include "grows-command-line.h"
#include "grows-record-options.h"

#include "ns3/grows-names.h"

#include <filesystem>
#include <glob.h>
#include <set>
#include <system_error>

namespace ns3
{

std::vector<std::string>
GrowsFindRecords(const std::string& patterns)
{
    std::set<std::string> paths;
    for (const auto& pattern : GrowsSplitNames(patterns))
    {
        glob_t found{};
        const bool areThere = glob(pattern.c_str(), 0, nullptr, &found) == 0;
        for (std::size_t i = 0; areThere && i < found.gl_pathc; ++i)
        {
            std::error_code error;
            const std::filesystem::path path(found.gl_pathv[i]);
            const bool isFolder = std::filesystem::is_directory(path, error);
            paths.insert(isFolder ? (path / GrowsRecordOptions::FILE_NAME).string()
                                  : path.string());
        }
        globfree(&found);
        GrowsCommandLine::Require(areThere ? "" : "no file matches '" + pattern + "'");
    }
    GrowsCommandLine::Require(paths.empty() ? "--data must name records, such as "
                                              "'results/runs/*/record.safetensors'"
                                            : "");
    return {paths.begin(), paths.end()};
}

std::vector<GrowsTrajectory>
GrowsReadRecords(const std::string& patterns)
{
    std::vector<GrowsTrajectory> records;
    const auto paths = GrowsFindRecords(patterns);
    for (const auto& path : paths)
    {
        auto loaded = GrowsLoadTrajectory(path);
        GrowsCommandLine::Require(loaded.problem);
        records.push_back(std::move(*loaded.value));
        const auto& first = records.front().origin;
        const auto& last = records.back().origin;
        GrowsCommandLine::Require(first.program == last.program && first.cells == last.cells
                                      ? ""
                                      : path + " is of another program or network than " +
                                            paths.front());
    }
    return records;
}

} // namespace ns3
