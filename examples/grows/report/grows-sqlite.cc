// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-sqlite.h"

#ifdef GROWS_HAS_SQLITE
#include "ns3/ptr.h"
#include "ns3/sqlite-output.h"
#endif

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <system_error>

namespace ns3
{

std::string
GrowsValidateSqlite()
{
#ifdef GROWS_HAS_SQLITE
    return "";
#else
    return "this build has no SQLite output: ns-3 was built without SQLite";
#endif
}

#ifdef GROWS_HAS_SQLITE

namespace
{

/// \param line of a CSV file \param quote what stands round each value
/// \param suffix what stands behind each value \return the values as SQL has them
std::string
ToSql(const std::string& line, char quote, const std::string& suffix)
{
    std::string list;
    std::istringstream values(line + ",");
    for (std::string value; std::getline(values, value, ',');)
    {
        list += list.empty() ? "" : ", ";
        if (value.empty())
        {
            list += "NULL";
            continue;
        }
        list += quote;
        for (const char c : value)
        {
            list += c == quote ? std::string(2, c) : std::string(1, c);
        }
        list += quote + suffix;
    }
    return list;
}

/// Make a table of a CSV file.
/// \param database where to
/// \param folder where the file is
/// \param name of the file, for that of the table
/// \return whether all of it is there
bool
WriteTable(const SQLiteOutput& database, const std::string& folder, std::filesystem::path name)
{
    std::ifstream file(folder / name);
    const std::string table = "\"" + name.replace_extension().string() + "\"";
    std::string line;
    bool isWritten =
        std::getline(file, line) &&
        database.SpinExec("CREATE TABLE " + table + " (" + ToSql(line, '"', " NUMERIC") + ");");
    while (isWritten && std::getline(file, line))
    {
        isWritten =
            database.SpinExec("INSERT INTO " + table + " VALUES (" + ToSql(line, '\'', "") + ");");
    }
    return isWritten;
}

} // namespace

std::string
GrowsWriteSqlite(const std::string& path,
                 const std::string& folder,
                 const std::vector<std::string>& files)
{
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error || !std::ofstream(path))
    {
        return "cannot write " + path; // ns-3 would end the program
    }
    auto* const errors = std::cerr.rdbuf(nullptr); // ns-3 writes there what SQLite says
    bool isWritten = false;
    {
        const SQLiteOutput database(path);
        isWritten = database.SpinExec("BEGIN;") &&
                    std::all_of(files.begin(),
                                files.end(),
                                [&](const std::string& name) {
                                    return WriteTable(database, folder, name);
                                }) &&
                    database.SpinExec("COMMIT;");
    }
    std::cerr.rdbuf(errors);
    if (!isWritten)
    {
        std::filesystem::remove(path, error);
    }
    return isWritten ? "" : "cannot write " + path;
}

#else

std::string
GrowsWriteSqlite(const std::string& /* path */,
                 const std::string& /* folder */,
                 const std::vector<std::string>& /* files */)
{
    return GrowsValidateSqlite();
}

#endif

} // namespace ns3
