// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_EXPLANATION_H
#define GROWS_EXPLANATION_H

#include "ns3/grows-association-policy.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-user-association.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// A policy's evaluation of an arrival.
struct GrowsPolicyEvaluation
{
    std::string policy;           //!< its name
    GrowsDecision decision;       //!< choice and values as it gave them
    GrowsCheckedDecision checked; //!< the same, checked
};

/**
 * \ingroup grows
 *
 * Why an arrival was served where it was: its candidates with all that a policy sees of them, what
 * several policies think of each, and why the others were not taken.
 */
class GrowsExplanation
{
  public:
    /// \param number of the arrival
    /// \param policy name of the policy that decided
    /// \param record what it decided about, and its outcome
    GrowsExplanation(uint32_t number, const std::string& policy, const GrowsDecisionRecord& record);

    /// Ask another policy about the same arrival.
    /// \param name of the policy
    /// \param policy the policy to ask
    void Ask(const std::string& name, GrowsAssociationPolicy& policy);

    /// Record why a cell was no candidate. \param sentence which cell, and why
    void AddNote(const std::string& sentence);

    /// \return all of it, for a terminal, each line ended
    std::string ToText() const;

    /// \return a row for each policy and candidate, and one without a cell if it weighs to decline
    GrowsCsv ToCsv() const;

  private:
    /// \return the arriving UE and what it wants
    std::string GetHeadline() const;
    /// \return what is known of the candidates
    std::string GetCandidates() const;
    /// \return what each policy thinks of them
    std::string GetEvaluations() const;
    /// \return what became of the arrival, and why of nothing else
    std::string GetOutcome() const;

    uint32_t m_number;            //!< of the arrival
    GrowsDecisionRecord m_record; //!< what was decided about
    std::vector<GrowsPolicyEvaluation>
        m_evaluations;                //!< the first is that of the policy that decided
    std::vector<std::string> m_notes; //!< about other cells
};

} // namespace ns3

#endif /* GROWS_EXPLANATION_H */
