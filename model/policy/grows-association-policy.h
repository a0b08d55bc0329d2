// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ASSOCIATION_POLICY_H
#define GROWS_ASSOCIATION_POLICY_H

#include "ns3/grows-association-state.h"
#include "ns3/object.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Which base station serves the arriving UE? One policy object answers for every handler of a
 * network and for the slotted network. Leaves override DoDecide; most are simpler as
 * subclasses of GrowsScoredPolicy, which asks for one number per candidate.
 *
 * A leaf's TypeId is ns3::Grows + its short name in CamelCase + Policy ("max-rssi" is
 * ns3::GrowsMaxRssiPolicy), which is all that Create and GetNames need: a policy that a user
 * defines in a script of their own is found by name too. Some names are presets: "paper-grows",
 * "q-learning-decay" and "greedy-measured" are "grows", "q-learning" and "greedy-utility" with
 * other values of their attributes, unless their defaults were overridden.
 */
class GrowsAssociationPolicy : public Object
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Ask the policy. The answer is the policy's decision, unchecked: GrowsDecide checks it.
    /// \param state the arriving UE and its candidates; not empty
    /// \param decision where the choice and the values go; its memory is reused
    void Decide(const GrowsAssociationState& state, GrowsDecision& decision);

    /// The state as the policy sees it. \param state the arriving UE and its candidates
    /// \return the same; with MeasuredRates a copy with these rates, until it is called again
    const GrowsAssociationState& GetBelievedState(const GrowsAssociationState& state);

    /// What in the policy reads the shares of resource blocks of served users
    /// (GrowsServedUser::rbShare), which not every network measures: GrowsHelper asks.
    /// \return its name, for example "feature largest-rb-share"; "" if nothing does
    std::string GetRbShareReader()
    {
        return DoGetRbShareReader();
    }

    /// Fix the random streams. \param stream the first stream index to use
    /// \return the number of streams used
    int64_t AssignStreams(int64_t stream)
    {
        return DoAssignStreams(stream);
    }

    /**
     * What the candidates' base stations send each other if they decide without a centre; ask after
     * Decide. The usual: the base station that the arriving UE measures strongest informs the
     * others (a round) and they report their state (another). Every number is of 4 bytes.
     * \param state the arriving UE and its candidates, as Decide was asked about them
     * \return rounds, messages and payload; headers are left 0
     */
    GrowsSignalling GetSignalling(const GrowsAssociationState& state) const;

    /// What keeps the policy from deciding as it is set up, for example that its model file cannot
    /// be read. Programs ask before long work begins.
    /// \return an error message that names the remedy; "" if there is none
    std::string Validate()
    {
        return DoValidate();
    }

    /// Make a policy by its short name.
    /// \param name short name ("max-rssi"), alias ("argmax") or TypeId name
    /// \return the policy, with default attributes; null if there is none of that name
    static Ptr<GrowsAssociationPolicy> Create(const std::string& name);

    /// \param name see Create
    /// \return the short name that goes with it; what is no policy's name stays as it is
    static std::string GetShortName(const std::string& name);

    /// \return the short name that it was created by, that of the policy inside it
    /// (GrowsEpsilonGreedy), or that of its class
    std::string GetName() const;

    /// \return the short names of all policies that can be created, sorted
    static std::vector<std::string> GetNames();

  protected:
    /// \param name short name that GetName is to return, whatever the class
    void SetName(const std::string& name)
    {
        m_name = name;
    }

    /// The round that informs the other candidates of an arriving UE: its identity, its demand, and
    /// of each candidate the cell, its RSRP and its SINR, as in the UE's measurement report.
    /// \param state the arriving UE and its candidates; not empty \return what is sent
    static GrowsSignalling GetAnnouncement(const GrowsAssociationState& state);

    /// With MeasuredRates, replace the full-cell rates of served users by those measured.
    /// \param [in,out] cell the cell and its users
    void UseMeasuredRates(GrowsCellState& cell) const;

    /// What base stations send each other for a decision; state reports by default.
    /// \param state the arriving UE and at least two candidates \return what is sent
    virtual GrowsSignalling DoGetSignalling(const GrowsAssociationState& state) const;

  private:
    /// Decide. \param state the arriving UE and its candidates; not empty
    /// \param [out] decision choice and values, both cleared before the call
    virtual void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) = 0;

    /// Fix the random streams: pure, so that no leaf forgets its streams.
    /// \param stream the first stream index to use \return the number of streams used
    virtual int64_t DoAssignStreams(int64_t stream) = 0;

    /// What keeps the policy from deciding; nothing does by default. \return a sentence, or ""
    virtual std::string DoValidate()
    {
        return "";
    }

    /// What reads shares of resource blocks; nothing does by default. \return its name, or ""
    virtual std::string DoGetRbShareReader()
    {
        return "";
    }

    std::string m_name;               //!< see SetName; "": that of the class
    bool m_measuredRates{false};      //!< see attribute MeasuredRates
    GrowsAssociationState m_believed; //!< the state with measured rates; memory to reuse
};

/// \ingroup grows
/// A policy that gives every candidate a score and takes the highest. Ties go to the stronger cell
/// (RSRP), then to the lower index.
class GrowsScoredPolicy : public GrowsAssociationPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// The score of a candidate that must not be chosen.
    static constexpr double NEVER = -std::numeric_limits<double>::infinity();

  private:
    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) final;

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 0;
    }

    /// Look at the whole state before its candidates are scored; does nothing by default.
    /// \param state the arriving UE and its candidates
    virtual void DoPrepare([[maybe_unused]] const GrowsAssociationState& state)
    {
    }

    /// Score one candidate. \param state the arriving UE and its candidates
    /// \param index the candidate \return the score, NEVER if the candidate must not be chosen
    virtual double DoScore(const GrowsAssociationState& state, std::size_t index) = 0;
};

/// Check a decision: is there such a candidate, and has its cell free capacity?
/// \param state the arriving user and its candidates; not empty
/// \param decision what a policy, or a learner that explores, has chosen
/// \return the cell that will serve the user, or why none does
GrowsCheckedDecision GrowsCheckDecision(const GrowsAssociationState& state,
                                        const GrowsDecision& decision);

/**
 * \ingroup grows
 * The decision core, one for every network: ask the policy and check its decision. A choice out of
 * range or a value that is NaN is a POLICY_ERROR, a full cell CELL_FULL; none is NO_FREE_CAPACITY
 * or DECLINED; without candidates the policy is not asked (NO_CANDIDATE).
 * \param policy the policy to ask
 * \param state the arriving UE and its candidates
 * \param [out] decision the policy's decision
 * \return what is to be done
 */
GrowsCheckedDecision GrowsDecide(GrowsAssociationPolicy& policy,
                                 const GrowsAssociationState& state,
                                 GrowsDecision& decision);

} // namespace ns3

#endif /* GROWS_ASSOCIATION_POLICY_H */
