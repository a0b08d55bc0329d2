// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_ENVIRONMENT_H
#define GROWS_SLOTTED_ENVIRONMENT_H

#include "grows-slotted-episode.h"
#include "grows-slotted-scenario.h"

#include "ns3/grows-association-state.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-rate-model.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <string>
#include <vector>

namespace ns3
{

class GrowsSlottedRolloutModel;

/**
 * \ingroup grows
 * The paper's environment (sections III-A and IV), made general: time is slotted, users arrive at
 * random, share their cell equally and leave when their demand is satisfied. A
 * GrowsSlottedScenario defines the arrivals and their cells: discrete RSSI levels, as in the paper,
 * or a radio scenario. Episodes need no Simulator; agents are trained on them:
 *
 * \code
 * auto environment = GrowsSlottedEnvironment::Create("paper-a");
 * environment->AssignStreams(0);
 * environment->BeginEpisode();
 * while (environment->NextArrival())
 * {
 *     const auto checked = GrowsDecide(*policy, environment->GetState(), decision);
 *     reward = environment->Apply(checked);
 * }
 * environment->GetResult();
 * \endcode
 *
 * GrowsSlottedNetwork is the same with handlers, by events of the Simulator. Attributes are read
 * when it is first used; later changes have no effect.
 */
class GrowsSlottedEnvironment : public Object
{
  public:
    /// Which cells an arriving UE may ask.
    enum Admission
    {
        CHOSEN, //!< any; if the chosen one is full, the arriving UE is rejected
        FILTER  //!< those with free capacity, where it would get MinSharedRate at least
    };

    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Make an environment by its short name.
    /// \param name "paper-a", "paper-m1" or the name of a radio scenario
    /// \return the environment; null if there is none of that name
    static Ptr<GrowsSlottedEnvironment> Create(const std::string& name);

    /// Make an environment from a scenario, with the attributes that suit it.
    /// \param scenario the scenario \return the environment
    static Ptr<GrowsSlottedEnvironment> Create(Ptr<GrowsSlottedScenario> scenario);

    /// Make an environment from a radio scenario: slots of 0.1 s, utility averaged over them.
    /// \param radio the radio scenario \return the environment
    static Ptr<GrowsSlottedEnvironment> CreateFromRadio(Ptr<GrowsRadioScenario> radio);

    /// \return the names that Create knows, sorted
    static std::vector<std::string> GetNames();

    /// Programs ask before it is used.
    /// \return an error message: which attribute makes no network, and why; "" if there is none
    std::string Validate() const;

    /// \return its short name
    std::string GetName() const
    {
        return m_scenario->GetName();
    }

    /// \return the cells and the arrivals
    Ptr<GrowsSlottedScenario> GetScenario() const
    {
        return m_scenario;
    }

    /// \return what users are expected to get
    Ptr<GrowsRateModel> GetRateModel() const
    {
        return m_rateModel;
    }

    /// \return the length of a slot
    Time GetSlotLength() const
    {
        return m_slotLength;
    }

    /// \return the number of slots in an episode
    uint32_t GetNSlots() const;

    /// Begin an episode: no user is served, the random streams continue.
    void BeginEpisode();

    /// Advance slots until the next user arrives.
    /// \return whether one does; false: the episode is over
    bool NextArrival();

    /// The paper's walk (section III-A), slot by slot: advance one slot, or take its next arrival.
    /// Without an arrival the state is the cells' alone: demand and rates of the arriving UE are 0.
    /// Use either this or NextArrival throughout an episode.
    /// \return whether there is a slot; false: the episode is over
    bool NextSlot();

    /// \return the sum of the utilities (attribute UtilityAlpha) over all users now
    double GetUtility() const;

    /// \return the same, each utility times the weight of its user's class
    double GetWeightedUtility() const;

    /// \return whether a user waits for a decision
    bool HasArrival() const
    {
        return m_pending;
    }

    /// \return the last arrival and its candidates; valid until the next call of NextArrival
    const GrowsAssociationState& GetState() const
    {
        return GetEpisode().GetState();
    }

    /// Carry out a decision about the last arrival; once for each. \param checked what was decided
    /// \return the paper's reward: the sum of the utilities over all users afterwards, weighted
    double Apply(const GrowsCheckedDecision& checked);

    /// With the radio scenario's Handover Grows: whom to ask about served users.
    /// \param callback decides; whoever set one before is not asked any more
    void SetHandoverCallback(const GrowsHandoverCallback& callback)
    {
        GetEpisode().SetHandoverCallback(callback);
    }

    /// \return slots between the last two decisions, or since the beginning
    double GetElapsedSlots() const
    {
        return GetEpisode().GetElapsedSlots();
    }

    /// \return the result of the episode so far
    GrowsEpisodeResult GetResult() const
    {
        return GetEpisode().GetResult();
    }

    /// Fix the random streams. \param stream the first stream index to use
    /// \return the number of streams used
    int64_t AssignStreams(int64_t stream);

    /// \return how many values each stream has given since AssignStreams, for a checkpoint
    std::vector<uint64_t> GetDraws() const;

    /// \return about the most values that a stream gives in an episode: more than the mean by ten
    /// standard deviations, and at least one for every slot
    double GetMostDraws() const;

    /// Continue where a checkpoint was written, between two episodes. Call after AssignStreams with
    /// the same stream. \param draws what GetDraws returned then
    void SkipDraws(const std::vector<uint64_t>& draws);

    /// What look-ahead needs. Fix its streams through the policy. Not with a DemandVariable.
    /// \return an environment of the same kind to imagine in, which follows this one
    Ptr<GrowsSlottedRolloutModel> CreateRolloutModel();

    /// \return the episode under way
    const GrowsSlottedEpisode& GetEpisode() const;
    /// \copydoc GetEpisode
    GrowsSlottedEpisode& GetEpisode();

    /// \return the last arrival
    const GrowsSlottedArrival& GetLastArrival() const
    {
        return m_arrival;
    }

    /// \return arrivals of the same configuration with random streams of their own
    Ptr<GrowsSlottedArrivals> CreateArrivals() const;

    /// Draw the next arrival of an episode whose slots other code advances.
    /// \param [out] arrival the arrival \return whether a user arrives before the episode ends
    bool DrawArrival(GrowsSlottedArrival& arrival);

  protected:
    void NotifyConstructionCompleted() override;
    void DoDispose() override;

  private:
    /// Set up the episode and the arrivals by the attributes, at first use.
    void Prepare() const;
    /// \return what holds for the cells, by the attributes
    GrowsSlottedCells::Configuration GetCellsConfiguration() const;
    /// \param time a duration \return slots in it, rounded; it aborts if they are too many
    uint32_t CountSlots(const Time& time) const;
    /// \param time a duration \return a sentence if it has too many slots, else ""
    std::string ValidateSlots(const Time& time) const;
    /// \return a sentence if an episode cannot be of the wanted length, else ""
    std::string ValidateTimes() const;

    Ptr<GrowsSlottedScenario> m_scenario;          //!< the cells and the arrivals
    uint32_t m_nSlots;                             //!< of an episode; 0: the scenario's
    Time m_slotLength;                             //!< length of a slot
    Ptr<GrowsRateModel> m_rateModel;               //!< what users are expected to get
    Ptr<GrowsRateModel> m_trueModel;               //!< what users get; null: what is expected
    std::string m_backhaulLimits;                  //!< per cell
    Admission m_admission;                         //!< which cells may be asked
    double m_minSharedRate;                        //!< Mbit/s
    GrowsSlottedEpisode::UtilityAverage m_average; //!< what the utility is the mean of
    double m_utilityAlpha;                         //!< see GrowsUtility

    mutable GrowsSlottedEpisode m_episode;        //!< the users in the cells, and the count
    mutable Ptr<GrowsSlottedArrivals> m_arrivals; //!< the arrivals; null before first use
    GrowsSlottedArrival m_arrival;                //!< the last one
    bool m_pending{false};                        //!< whether it waits for a decision
    GrowsSlottedArrival m_nobody;                 //!< stands in for it in an empty slot
    bool m_drawn{false};                          //!< NextSlot: whether m_arrival is yet to come
    bool m_upcoming{false};                       //!< NextSlot: whether a user is yet to arrive
    uint32_t m_nextSlot{0};                       //!< NextSlot: the slot that has not begun
};

} // namespace ns3

#endif /* GROWS_SLOTTED_ENVIRONMENT_H */
