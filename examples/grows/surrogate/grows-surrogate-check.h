// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SURROGATE_CHECK_H
#define GROWS_SURROGATE_CHECK_H

#include "grows-surrogate-fit.h"

#include "ns3/grows-csv.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// What a surrogate is compared by: the figures of one run.
struct GrowsSurrogateFigures
{
    double utility{0.0};       //!< mean over windows of the summed utility
    double rejected{0.0};      //!< share of the arrivals
    std::vector<double> rbUse; //!< of each cell, mean over windows
};

/// A record whose run a surrogate may be compared with.
struct GrowsPolicyRecord
{
    std::string policy;                         //!< who decided
    double epsilon{0.0};                        //!< with which it explored: GrowsEpsilonGreedy
    const GrowsNetworkRecord* network{nullptr}; //!< what came of it
};

/// Policies in a surrogate and in the network that it stands for.
struct GrowsSurrogateComparison
{
    std::string policy;                        //!< who decides
    std::string unseen;                        //!< what the surrogate was not fitted to
    std::vector<GrowsSurrogateFigures> record; //!< of runs that it was not fitted to
    std::vector<GrowsSurrogateFigures> slots;  //!< of the surrogate with the same arrivals

    /// \return its row in a table: see GrowsTabulateComparisons
    GrowsCsv ToCsv() const;
};

/**
 * \ingroup grows
 * How well surrogates stand for records that they were not fitted to: of each third of every
 * policy's records by one fitted to the others, and of all records of a policy by one fitted to
 * those of other policies. The surrogate has the arrivals of the record that it is compared with,
 * so that chance is the same in both; both are counted in the same way, and handlers decide.
 */
class GrowsSurrogateCheck
{
  public:
    /// What is checked.
    struct Configuration
    {
        std::vector<GrowsPolicyRecord> records; //!< of one network
        double warmUpS{0.0};                    //!< see GrowsFitSurrogate
        std::optional<std::string> model;       //!< file of policies that read one
    };

    /// \param configuration what is checked
    explicit GrowsSurrogateCheck(const Configuration& configuration);

    /// Fit and compare. \return a comparison for each policy that can run here, and what is unseen
    std::vector<GrowsSurrogateComparison> Compare();

    /// \return policies that cannot run here, and why, as sentences
    const std::vector<std::string>& GetNotes() const
    {
        return m_notes;
    }

  private:
    /// \return names of the policies of the records that can run here
    std::vector<std::string> FindPolicies();
    /// Compare a surrogate with records that it has not seen. \param isSeen of each record
    /// \param isCompared of each record \param [in,out] to what comes of it
    void Add(const std::vector<bool>& isSeen,
             const std::vector<bool>& isCompared,
             GrowsSurrogateComparison& to) const;
    /// \param policy name \return it in a surrogate fitted to the other records of all policies
    GrowsSurrogateComparison CompareThirds(const std::string& policy) const;
    /// \param policy name \return it in a surrogate fitted to records of other policies
    GrowsSurrogateComparison ComparePolicy(const std::string& policy) const;

    Configuration m_configuration;    //!< what is checked
    std::vector<std::string> m_notes; //!< see GetNotes
};

/// \param record of a run \param warmUpS beginning that does not count
/// \return its figures
GrowsSurrogateFigures GrowsGetFigures(const GrowsNetworkRecord& record, double warmUpS);

/// \param comparisons some
/// \return a table: policy, unseen, records, utility, slots_utility, utility_percent,
/// utility_percent_interval, rejected_percent, slots_rejected_percent, rb_use, slots_rb_use,
/// rb_use_largest_difference
GrowsCsv GrowsTabulateComparisons(const std::vector<GrowsSurrogateComparison>& comparisons);

/// \param comparisons some \return the same for a terminal
std::string GrowsShowComparisons(const std::vector<GrowsSurrogateComparison>& comparisons);

} // namespace ns3

#endif /* GROWS_SURROGATE_CHECK_H */
