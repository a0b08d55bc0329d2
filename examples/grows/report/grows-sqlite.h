// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SQLITE_H
#define GROWS_SQLITE_H

#include <string>
#include <vector>

namespace ns3
{

/// \return why there is no SQLite output, as a sentence; "" if there is
std::string GrowsValidateSqlite();

/// \ingroup grows
/// Write tables to an SQLite database, by ns-3's SQLiteOutput: a table for each file, named like
/// it, with its columns. Numbers are numbers there, and what is empty is NULL.
/// \param path of the database; one that exists is replaced \param folder where the files are
/// \param files names of CSV files \return an error message; "" on success
std::string GrowsWriteSqlite(const std::string& path,
                             const std::string& folder,
                             const std::vector<std::string>& files);

} // namespace ns3

#endif /* GROWS_SQLITE_H */
