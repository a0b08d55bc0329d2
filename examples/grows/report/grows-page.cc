// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-page.h"

#include "grows-command-line.h"
#include "grows-html.h"

#include "ns3/grows-text-file.h"

#include <filesystem>

namespace ns3
{

namespace
{

/// \param name of a file of which the page is made \return its contents
std::string
ReadPart(const std::string& name)
{
    const auto path = std::string(GROWS_REPORT_DIR) + "/" + name;
    auto text = GrowsReadFile(path);
    GrowsCommandLine::Require(text.empty() ? "cannot read " + path + ", of which reports are made"
                                           : "");
    return text;
}

/// \param tables some \return them in HTML
std::string
FormatTables(const std::vector<GrowsTextTable>& tables)
{
    std::string text;
    for (const auto& table : tables)
    {
        text += table.ToHtml();
    }
    return text;
}

/// \param charts files of pictures \return the pictures in HTML, as long as there is space
std::string
FormatCharts(const std::vector<GrowsChart>& charts)
{
    std::string text;
    for (const auto& [path, heading] : charts)
    {
        const auto caption = GrowsEscapeHtml(heading);
        const auto image = "<img alt=\"" + caption + "\" src=\"data:image/svg+xml," +
                           GrowsEscapeUri(GrowsReadFile(path)) + "\">";
        const auto name = std::filesystem::path(path).filename().string();
        const bool isShown = text.size() + image.size() <= GrowsPage::CHART_BYTES;
        text += isShown ? "<figure><figcaption>" + caption + "</figcaption><div class=\"scroll\">" +
                              image + "</div></figure>\n"
                        : "<p>" + caption + ": in " + GrowsEscapeHtml(name) +
                              ", which is too large for this page.</p>\n";
    }
    return text.empty() ? "<p>There are none.</p>" : text;
}

/// \param facts names and values \return a table of them in HTML
std::string
FormatFacts(const GrowsRunFolder::Configuration& facts)
{
    std::string text;
    for (const auto& [name, value] : facts)
    {
        text += "<tr><th scope=\"row\">" + GrowsEscapeHtml(name) + "</th><td>" +
                GrowsEscapeHtml(value) + "</td></tr>\n";
    }
    return text;
}

} // namespace

std::string
GrowsPage::ToHtml() const
{
    return GrowsFillPage(ReadPart("report.html"),
                         {{"title", GrowsEscapeHtml(title)},
                          {"headline", GrowsEscapeHtml(headline)},
                          {"tables", FormatTables(tables)},
                          {"notes", GrowsEscapeHtml(notes)},
                          {"charts", FormatCharts(charts)},
                          {"facts", FormatFacts(facts)},
                          {"note", GrowsEscapeHtml(replayNote)},
                          {"data", replay.empty() ? "null" : replay},
                          {"style", ReadPart("report.css")},
                          {"script", ReadPart("report.js")}});
}

} // namespace ns3
