/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_SLOTTED_NETWORK_H
#define GROWS_SLOTTED_NETWORK_H

#include "grows-level-arrivals.h"
#include "grows-network.h"
#include "grows-slotted-episode.h"

#include "ns3/callback.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/nstime.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

class GrowsSlottedRolloutModel;

/**
 * \ingroup grows
 *
 * The paper's network (sections III-A and IV), made general: time is slotted, users arrive at
 * random, share their cell equally and leave when their demand is met. It is built either from
 * discrete RSSI levels, as in the paper, or from a radio scenario.
 *
 * Two ways to use it. **Episodes** need no Simulator and are what agents are trained on:
 *
 * \code
 * auto network = GrowsSlottedNetwork::Create("paper-a");
 * network->AssignStreams(0);
 * network->BeginEpisode();
 * while (network->NextArrival())
 * {
 *     reward = network->Apply(GrowsDecide(*policy, network->GetState(), decision));
 * }
 * network->GetResult();
 * \endcode
 *
 * As a **GrowsNetwork** it is driven by Simulator events, and handlers decide: call Start once,
 * before Simulator::Run. Users are numbered in the order of their arrival.
 *
 * Attributes are read when it is first used; later changes have no effect.
 */
class GrowsSlottedNetwork : public GrowsNetwork
{
  public:
    /// How demands are served.
    enum Service
    {
        BY_SLOTS,      //!< for a number of slots, whatever the rate and the load
        BY_OWN_RATE,   //!< a volume, at the user's own rate whatever the load
        BY_SHARED_RATE //!< a volume, at the user's share of the cell
    };

    /// Which cells a newcomer may ask.
    enum Admission
    {
        CHOSEN, //!< any; if the chosen one is full, the newcomer is rejected
        FILTER  //!< those with room, where it would get MinSharedRate at least
    };

    /// How levels that are equal are ranked.
    enum TieRule
    {
        LOWEST_INDEX, //!< the cell of lower index counts as the better heard one
        BY_LOT        //!< at random, for each newcomer anew
    };

    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

    GrowsSlottedNetwork();
    ~GrowsSlottedNetwork() override;

    /**
     * Make a network by the name people type.
     * \param name "paper-a", "paper-m1" or the name of a radio scenario
     * \return the network; null if there is none of that name
     */
    static Ptr<GrowsSlottedNetwork> Create(const std::string& name);

    /**
     * Make a network from a radio scenario: slots of 0.1 s, utility averaged over them.
     * \param scenario the scenario
     * \return the network
     */
    static Ptr<GrowsSlottedNetwork> CreateFromScenario(Ptr<GrowsRadioScenario> scenario);

    /// \return the names that Create knows, sorted
    static std::vector<std::string> GetNames();

    /**
     * Programs ask before it is used.
     * \return a sentence that says which attribute makes no network, and why; "" if all is well
     */
    std::string FindProblem() const;

    /// \return its short name
    std::string GetName() const;

    /// \return its radio scenario; null: it has levels
    Ptr<GrowsRadioScenario> GetScenario() const;

    /// \return the length of a slot
    Time GetSlotLength() const;

    /// \return the number of slots in an episode
    uint32_t GetNSlots() const;

    /// Begin an episode: nobody is served, the random streams go on.
    void BeginEpisode();

    /**
     * Let slots go by until the next user arrives.
     * \return whether one does; false: the episode is over
     */
    bool NextArrival();

    /**
     * The paper's walk (section III-A), slot by slot: let one slot go by, or take its next arrival.
     * Without an arrival the state is the cells' alone: demand and rates of the newcomer are 0. Use
     * either this or NextArrival throughout an episode.
     * \return whether there is a slot; false: the episode is over
     */
    bool NextSlot();

    /// \return the sum of ln(1 + Mbit/s) over all users now
    double GetUtility() const;

    /// \return whether a user waits for a decision
    bool HasArrival() const;

    /// \return the last arrival and its candidates; valid until the next call of NextArrival
    const GrowsAssociationState& GetState() const;

    /**
     * Carry out a decision about the last arrival; once for each.
     * \param verdict what was decided
     * \return the paper's reward: the sum of ln(1 + Mbit/s) over all users afterwards
     */
    double Apply(const GrowsVerdict& verdict);

    /// \return slots between the last two arrivals, or since the beginning
    double GetElapsedSlots() const;

    /// \return what the episode came to so far
    GrowsEpisodeResult GetResult() const;

    /**
     * Fix the random streams.
     * \param stream the first stream index to use
     * \return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

    /// \return how many values each stream has given since AssignStreams, for a checkpoint
    std::vector<uint64_t> GetDraws() const;

    /**
     * \return about the most values that a stream gives in an episode: more than the mean by ten
     *         standard deviations, and at least one for every slot
     */
    double GetMostDraws() const;

    /**
     * Go on where a checkpoint was written, between two episodes. Call after AssignStreams with the
     * same stream.
     * \param draws what GetDraws returned then
     */
    void SkipDraws(const std::vector<uint64_t>& draws);

    /**
     * What look-ahead needs. Fix its streams through the policy. Not with a DemandVariable.
     * \return a network of the same kind to imagine in, which follows this one
     */
    Ptr<GrowsSlottedRolloutModel> CreateRolloutModel();

    /// \return the episode under way
    const GrowsSlottedEpisode& GetEpisode() const;
    /// \return who arrived last
    const GrowsSlottedArrival& GetLastArrival() const;
    /// \return arrivals of the same laws with random streams of their own
    Ptr<GrowsSlottedArrivals> CreateArrivals() const;

    /// Called when a user arrives (Start): its index and its demand.
    typedef Callback<void, uint32_t, const GrowsDemand&> ArrivalCallback;

    /**
     * Set whom to tell of arrivals. It is forgotten when the simulator is destroyed.
     * \param callback told of every arrival; typically GrowsUserAssociation::Dispatch, bound to
     * this
     */
    void SetArrivalCallback(ArrivalCallback callback);

    /**
     * Have users arrive, one episode long, as events of the Simulator from now on. Slots and
     * volumes are met (DemandMet) shortly before a slot ends, so that a handler with a StopNotice
     * of 5 % of a slot or less has released the user when the next slot begins.
     */
    void Start();

  protected:
    void NotifyConstructionCompleted() override;
    void DoDispose() override;

  private:
    /// A user that arrived by an event.
    struct User
    {
        GrowsSlottedArrival arrival; //!< who it is
        double receivedBits{0.0};    //!< until it left
    };

    uint32_t DoGetNCells() const override;
    uint32_t DoGetNUsers() const override;
    Ptr<Node> DoGetCellNode(uint32_t cell) const override;
    uint32_t DoGetResourceBlocks(uint32_t cell) const override;
    uint32_t DoGetUserLimit(uint32_t cell) const override;
    double DoGetTxPowerDbm(uint32_t cell) const override;
    double DoGetRbUse(uint32_t cell) const override;
    void DoResetRbUse(uint32_t cell) override;
    GrowsRadioLink DoGetLink(uint32_t user, uint32_t cell) const override;
    uint64_t DoGetReceivedBytes(uint32_t user) const override;
    void DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand) override;
    void DoRelease(uint32_t user) override;

    /// What is made from the attributes.
    struct Built
    {
        std::vector<GrowsSlottedCells::Cell> cells; //!< what the cells are
        GrowsSlottedEpisode episode;                //!< the users in them, and the count
        Ptr<GrowsSlottedArrivals> arrivals;         //!< who arrives
        std::vector<Ptr<Node>> nodes;               //!< of the cells; made when they are asked for
    };

    /// \return what is made from the attributes at first use
    Built& Use() const;
    /// \return the cells by the attributes
    std::vector<GrowsSlottedCells::Cell> MakeCells() const;
    /// \return the rules by the attributes
    GrowsSlottedCells::Rules MakeRules() const;
    /**
     * \param cells number of cells
     * \return what the users of each get together at most, by the attributes; empty: no limits
     */
    std::vector<double> MakeLimits(std::size_t cells) const;
    /**
     * \param time a duration
     * \return slots in it, rounded; it aborts if they are too many
     */
    uint32_t CountSlots(const Time& time) const;
    /// \return levels of the rate model; those that are drawn if it has none
    uint32_t GetNLevels() const;
    /// \return what is missing for the laws of arrivals; "" if nothing is
    std::string FindLawsProblem() const;
    /// \return what is wrong with the demands; "" if nothing is
    std::string FindDemandProblem() const;
    /**
     * \param time a duration
     * \return a sentence if it has too many slots, else ""
     */
    std::string FindSlotsProblem(const Time& time) const;
    /// \return the terms by the attributes
    GrowsSlottedEpisode::Terms MakeTerms() const;
    /// \return the laws of arrivals with levels by the attributes
    GrowsLevelArrivals::Laws MakeLaws() const;

    /// Schedule the next arrival.
    void ScheduleArrival();
    /// A user arrives.
    void Arrive();
    /// A slot ends: tell of the demands that are met.
    void EndSlot();
    /// \return the time in slots since Start
    double GetNow() const;

    std::string m_name;                            //!< short name
    Ptr<GrowsRadioScenario> m_scenario;            //!< radio; null: levels
    uint32_t m_nSlots;                             //!< of an episode
    Time m_slotLength;                             //!< length of a slot
    uint32_t m_nCells;                             //!< with levels
    std::string m_capacity;                        //!< users per cell, with levels
    uint32_t m_drawnLevels;                        //!< levels that are drawn
    std::string m_levelBias;                       //!< per cell
    TieRule m_tieRule;                             //!< of equal levels
    double m_arrivalProbability;                   //!< in a slot, with levels
    double m_meanDemand;                           //!< units, with levels
    double m_referenceDemand;                      //!< units
    GrowsLevelArrivals::DemandLaw m_demandLaw;     //!< with levels
    double m_shortDemandRatio;                     //!< of two points
    double m_shortDemandProbability;               //!< of two points
    Ptr<RandomVariableStream> m_demandVariable;    //!< of any law
    Service m_service;                             //!< how demands are served
    double m_demandUnit;                           //!< slots or Mbit
    Ptr<GrowsRateModel> m_trueModel;               //!< what users get; null: what is expected
    std::string m_backhaulLimits;                  //!< per cell
    uint32_t m_candidates;                         //!< k, with levels
    Admission m_admission;                         //!< which cells may be asked
    double m_minSharedRate;                        //!< Mbit/s
    GrowsSlottedEpisode::UtilityAverage m_average; //!< what the utility is the mean of

    mutable std::unique_ptr<Built> m_built; //!< see Use
    GrowsSlottedArrival m_arrival;          //!< the last one
    bool m_pending{false};                  //!< whether it waits for a decision
    GrowsSlottedArrival m_nobody;           //!< stands in for it in an empty slot
    bool m_drawn{false};                    //!< NextSlot: whether m_arrival is yet to come
    bool m_upcoming{false};                 //!< NextSlot: whether anybody is yet to come
    uint32_t m_nextSlot{0};                 //!< NextSlot: the slot that has not begun

    ArrivalCallback m_arrivalCallback;                     //!< see SetArrivalCallback
    Time m_started;                                        //!< when Start was called
    double m_now{0.0};                                     //!< slot of the last event
    std::vector<User> m_users;                             //!< that arrived by events
    std::vector<std::pair<uint32_t, uint32_t>> m_finished; //!< memory to reuse
};

} // namespace ns3

#endif /* GROWS_SLOTTED_NETWORK_H */
