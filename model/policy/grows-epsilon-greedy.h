// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_EPSILON_GREEDY_H
#define GROWS_EPSILON_GREEDY_H

#include "grows-association-policy.h"

#include "ns3/random-variable-stream.h"

#include <optional>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Lets any policy explore, so that what is recorded of its runs tells of other choices, too: with
 * probability Epsilon a candidate with free capacity is taken, or none if the policy weighs that
 * (GrowsDecision::declineValue), uniformly drawn, else what the policy chooses. The probability
 * of a decision is exact; a policy that draws by itself, and therefore states another one than 1,
 * is left alone. Everything else is the policy's: its name, what it sends, what keeps it from
 * deciding.
 *
 * It is no policy of the lists; GrowsHelper puts it around the one that decides if
 * GrowsRecordEpsilon says so.
 */
class GrowsEpsilonGreedy : public GrowsAssociationPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    GrowsEpsilonGreedy();

    /// \param policy decides, unless a random candidate is taken
    void SetPolicy(Ptr<GrowsAssociationPolicy> policy);
    /// \return the policy that decides, unless a random candidate is taken
    Ptr<GrowsAssociationPolicy> GetPolicy() const;

    /// \param policy some policy \return the one inside it that decides; itself if it is no
    /// GrowsEpsilonGreedy
    static Ptr<GrowsAssociationPolicy> Unwrap(Ptr<GrowsAssociationPolicy> policy);

  protected:
    void DoDispose() override;

  private:
    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) override;
    int64_t DoAssignStreams(int64_t stream) override;
    std::string DoValidate() override;
    std::string DoGetRbShareReader() override;
    GrowsSignalling DoGetSignalling(const GrowsAssociationState& state) const override;

    Ptr<GrowsAssociationPolicy> m_policy; //!< see SetPolicy
    double m_epsilon;                     //!< see attribute Epsilon
    Ptr<UniformRandomVariable> m_uniform; //!< whether to explore, and where
    /// Candidates with free capacity and, where the policy weighs that, none; memory to reuse.
    std::vector<std::optional<uint32_t>> m_free;
};

} // namespace ns3

#endif /* GROWS_EPSILON_GREEDY_H */
