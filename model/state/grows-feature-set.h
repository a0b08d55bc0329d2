// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FEATURE_SET_H
#define GROWS_FEATURE_SET_H

#include "grows-association-state.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Turns an association state into node features [F, N], each scaled to about 0..1 (the paper,
 * section IV: "GNN model input are normalised"). Which features, in which order and at which scale,
 * is part of a model file, so that an agent always sees what it was trained on.
 *
 * The paper's own four are "users,mean-utility,rate,demand". Beside those of the catalogue there is
 * "score:" and the name of a policy, the scores that this rule gives the candidates: what an agent
 * corrects whose baseline it is.
 *
 * The feature "decline" adds a node behind the candidates: to decline the arriving UE. Features of
 * the arriving UE are the same there, those of cells are 0, and "decline" is 1. Of "score:" it is
 * what a candidate has that the rule must not take, or 0 if the rule takes none.
 */
class GrowsFeatureSet
{
  public:
    /// Scales that bring physical quantities to about 0..1.
    struct Scales
    {
        double rateBps{1.6e6};    //!< of full-cell rates: about the highest
        double demandAmount{1.0}; //!< of raw demand amounts ("demand-amount", "remaining-amount")
        double utility{1.0};      //!< of the utility of one user, ln(1 + Mbit/s)

        /// \param other scales \return whether features of both mean the same
        bool operator==(const Scales& other) const
        {
            return rateBps == other.rateBps && demandAmount == other.demandAmount &&
                   utility == other.utility;
        }
    };

    /// One feature of every node.
    struct Row
    {
        float* values;     //!< [N], 0 at first: candidates, then the node that declines if any
        std::size_t nodes; //!< N
    };

    /// Writes one feature of every node, divided by its scale.
    using Feature = std::function<void(const GrowsAssociationState&, const Scales&, const Row&)>;

    /// The scores of a rule as a feature.
    struct Score
    {
        Feature fill;             //!< computes it; empty: there is no such rule
        bool readsRbShare{false}; //!< the rule reads GrowsServedUser::rbShare
    };

    /// What the features that are scores of rules begin with.
    static constexpr const char* SCORE{"score:"};

    /// The feature that adds the node which declines.
    static constexpr const char* DECLINE{"decline"};

    /// Have features be scores of rules. The room of the policies calls it when the library is
    /// loaded; this one knows none. \param factory makes a feature of the name of a policy
    static void SetScoreFactory(Score (*factory)(const std::string& policy));

    /// \param names comma-separated names of features, in order; aborts on an unknown one: check
    /// with FindUnknown first for user input \param scales of the features
    GrowsFeatureSet(const std::string& names, const Scales& scales);

    /// \param names comma-separated names
    /// \return the first name that is not a feature; "" if all are (at least one is needed: an
    /// empty list returns "(none)")
    static std::string FindUnknown(const std::string& names);

    /// \param names comma-separated names
    /// \return the first of them that reads the shares of resource blocks of served users
    /// (GrowsServedUser::rbShare), which not every network measures; "" if none does
    static std::string FindRbShareReader(const std::string& names);

    /// \param names comma-separated names \return whether "decline" is among them
    static bool HasDecline(const std::string& names);

    /// \return the names of all features with one line of explanation each
    static std::vector<std::pair<std::string, std::string>> GetCatalogue();

    /// \return F
    std::size_t GetN() const
    {
        return m_features.size();
    }

    /// \return whether a node that declines follows the candidates
    bool HasDecline() const
    {
        return m_hasDecline;
    }

    /// \param state the arriving UE and its candidates
    /// \return N, the candidates and the node that declines if any
    std::size_t GetNNodes(const GrowsAssociationState& state) const
    {
        const auto n = state.candidates.size();
        return m_hasDecline && n > 0 ? n + 1 : n;
    }

    /// \return the names, comma-separated
    std::string GetNames() const
    {
        return m_names;
    }

    /// \return scales of the features
    const Scales& GetScales() const
    {
        return m_scales;
    }

    /// \param state the arriving UE and its candidates
    /// \param [out] features [F, N], feature-major; its memory is reused
    void Compute(const GrowsAssociationState& state, std::vector<float>& features) const;

  private:
    std::string m_names;             //!< comma-separated
    Scales m_scales;                 //!< of the features
    bool m_hasDecline{false};        //!< see HasDecline
    std::vector<Feature> m_features; //!< in the order of the names
};

} // namespace ns3

#endif /* GROWS_FEATURE_SET_H */
