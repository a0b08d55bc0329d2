// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_REPORT_H
#define GROWS_REPORT_H

#include "grows-page.h"
#include "grows-plots.h"
#include "grows-run-folder.h"

#include "ns3/grows-csv.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// A part of a table that is too long for the memory: of one run.
struct GrowsTablePart
{
    GrowsCsv table;   //!< its rows
    std::string text; //!< the same as in a file
};

/**
 * \ingroup grows
 * What an experiment leaves in its folder beside its runs: tables of all runs, texts and pictures.
 * But for timing.csv, what tables state of time and the command in a page, it is the same for any
 * number of processes. Where a file cannot be read or written, it throws GrowsInputError.
 */
class GrowsReport
{
  public:
    /// \param folder where the runs are and the report goes \param runs names of all runs, in order
    /// \param facts how the runs were made, in a readable order
    GrowsReport(const GrowsRunFolder& folder,
                const std::vector<std::string>& runs,
                const GrowsRunFolder::Configuration& facts = {});

    /// \return names of all runs, in order
    const std::vector<std::string>& GetRuns() const
    {
        return m_runs;
    }

    /// Put a table of all runs together, and write it. \param file its name, of a run and of all
    /// \return the table
    GrowsCsv Collect(const std::string& file);

    /// Receives one run's table after the other.
    using Visit = std::function<void(const GrowsCsv& table)>;

    /// Put a table of all runs together that is too long for the memory, and write it.
    /// \param file its name, of a run and of all \param visit sees the table of each run, in order
    void Stream(const std::string& file, const Visit& visit);

    /// Read the table of a run. \param file its name \param run name of the run \return the table
    GrowsTablePart ReadPart(const std::string& file, const std::string& run) const;

    /// Write a table part by part. \param file its name \param number of parts
    /// \param get returns a part, by its place among them
    void WriteParts(const std::string& file,
                    std::size_t number,
                    const std::function<GrowsTablePart(std::size_t part)>& get);

    /// \param file name of a table of a run \return whether there is a run that has it
    bool Has(const std::string& file) const;

    /// Put a table of some runs together. \param file its name \param runs their names, in order
    /// \return the table
    GrowsCsv Read(const std::string& file, const std::vector<std::string>& runs) const;

    /// Write a table. \param file its name \param table its contents
    void Write(const std::string& file, const GrowsCsv& table);

    /// Write a text. \param file its name \param text its contents
    void Write(const std::string& file, const std::string& text);

    /// \param plots pictures for this folder, which are drawn
    void Draw(const GrowsPlots& plots);

    /// Write report.html, with the pictures drawn since the last one.
    /// \param part in front of its name: a folder and "/", or ""
    /// \param page what it holds beside these and how the runs were made
    void Write(const std::string& part, GrowsPage page);

    /// Write all tables so far as an SQLite database.
    void WriteDatabase();

    /// \param file name of a file \return its path
    std::string GetPath(const std::string& file) const
    {
        return m_folder.GetPath(file);
    }

    /// \return where the report is and which files it has, for a terminal; the pages last
    std::string GetText() const;

    /// \param file name of one of a run's tables \param table that was read
    /// \return what prevents it from being reported; "" if nothing does
    static std::string Validate(const std::string& file, const GrowsCsv& table);

  private:
    /// \param file name of a table \param table it, if it could be read
    /// \return it, if it can be reported; throws GrowsInputError otherwise
    GrowsCsv Check(const std::string& file, std::optional<GrowsCsv> table) const;

    const GrowsRunFolder& m_folder;        //!< where the runs are and the report goes
    std::vector<std::string> m_runs;       //!< names
    std::vector<std::string> m_tables;     //!< names of files
    std::string m_texts;                   //!< names of files, each followed by a comma and a blank
    std::string m_pictures;                //!< names of files, or why there are none
    GrowsRunFolder::Configuration m_facts; //!< how the runs were made
    std::vector<GrowsChart> m_charts;      //!< pictures since the last page
    std::string m_pages;                   //!< paths of pages, a line each
};

} // namespace ns3

#endif /* GROWS_REPORT_H */
