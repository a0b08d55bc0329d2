// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TEXT_TABLE_H
#define GROWS_TEXT_TABLE_H

#include "grows-estimate.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * A table in readable form: the first column to the left, numbers to the right, on a terminal or in
 * Markdown.
 */
class GrowsTextTable
{
  public:
    /// \param header names of the columns
    explicit GrowsTextTable(const std::vector<std::string>& header);

    /// \param row one text per column
    void AddRow(const std::vector<std::string>& row);

    /// \return the table for a terminal, each line ended
    std::string ToText() const;

    /// \param width characters of a terminal
    /// \return the same, without those last columns that do not fit
    std::string ToText(std::size_t width) const;

    /// \return the table in Markdown, each line ended
    std::string ToMarkdown() const;

    /// \return the table in HTML, its texts escaped
    std::string ToHtml() const;

    /// \param value a number \param decimals digits behind the point \return it, "-" if it is NaN
    static std::string Format(double value, int decimals);

    /// \param estimate a mean and its interval \param decimals digits behind the point
    /// \return "13.17 ±0.15"; without the interval if there is none, "-" if there is no mean
    static std::string Format(const GrowsEstimate& estimate, int decimals);

    /// \param estimate a relative change and its interval \return "+13.1 ±1.2 %"
    static std::string FormatChange(const GrowsEstimate& estimate);

  private:
    /// \return characters of the widest text of each column
    std::vector<std::size_t> GetWidths() const;

    std::vector<std::vector<std::string>> m_rows; //!< the header first
};

} // namespace ns3

#endif /* GROWS_TEXT_TABLE_H */
