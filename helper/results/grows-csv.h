// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CSV_H
#define GROWS_CSV_H

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * A table of results in memory and as a CSV file: a line of column names, then rows. Values are
 * names and numbers without commas, so nothing is quoted; a number that does not exist is empty.
 */
class GrowsCsv
{
  public:
    /// One row: a value per column.
    using Row = std::vector<std::string>;

    /// \param columns their names
    explicit GrowsCsv(const Row& columns = {});

    /// Read a file. \param path of the file
    /// \return the table; none if the file cannot be read or a row does not fit the columns
    static std::optional<GrowsCsv> Read(const std::string& path);

    /// Check whether a table that was read can be used. \param columns that it must have
    /// \param leastRows how many rows it must have at least
    /// \return what is missing; "" if nothing is
    std::string Validate(const Row& columns, std::size_t leastRows) const;

    /// Write a file, whole or not at all. \param path of the file; one that exists is replaced
    /// \return whether it was written
    bool Write(const std::string& path) const;

    /// \param row one value per column
    void AddRow(const Row& row);

    /// Add the rows of another table.
    /// \param other a table of the same columns; if this one has none yet, it takes them over
    /// \return whether the columns are the same; if not, nothing is added
    bool Append(const GrowsCsv& other);

    /// Give all rows the same value in a column.
    /// \param column name of a column that the table has
    /// \param value the value
    void SetColumn(const std::string& column, const std::string& value);

    /// \param other a table \return whether it has the same columns and rows
    bool operator==(const GrowsCsv& other) const;

    /// \param column name of a column
    /// \param value what to look for
    /// \return the rows that have the value in the column
    GrowsCsv Select(const std::string& column, const std::string& value) const;

    /// \return number of rows
    std::size_t GetNRows() const
    {
        return m_rows.size();
    }

    /// \param column name of a column \return whether the table has it
    bool HasColumn(const std::string& column) const;

    /// \param row index \param column that the table has \return the value as it stands in the file
    const std::string& GetText(std::size_t row, const std::string& column) const;

    /// \param row index \param column that the table has
    /// \return the value as a number, NaN if it is empty or none
    double GetNumber(std::size_t row, const std::string& column) const;

    /// \param column that the table has \return all its values as numbers
    std::vector<double> GetNumbers(const std::string& column) const;

    /// \param column that the table has
    /// \return its different values, in the order in which they first stand there
    std::vector<std::string> GetDistinct(const std::string& column) const;

    /// \param value a number \return it with ten significant digits, "" if it is NaN
    static std::string Format(double value);

    /// \param value a number \return the number that its text stands for: ten significant digits
    static double Round(double value);

  private:
    /// \param column that the table has \return its index
    std::size_t Find(const std::string& column) const;

    Row m_columns;           //!< their names
    std::vector<Row> m_rows; //!< in order
};

/// Tables of one run by file name.
using GrowsTables = std::map<std::string, GrowsCsv>;

} // namespace ns3

#endif /* GROWS_CSV_H */
