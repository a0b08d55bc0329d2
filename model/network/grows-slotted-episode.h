// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_EPISODE_H
#define GROWS_SLOTTED_EPISODE_H

#include "grows-slotted-cells.h"

#include "ns3/grows-handover-count.h"

#include <optional>

namespace ns3
{

/// Result of an episode. Arrivals and slots of the warm-up do not count.
struct GrowsEpisodeResult
{
    double utility{0.0};           //!< mean of the summed utilities, see UtilityAverage
    double weightedUtility{0.0};   //!< the same with utilities times weights of traffic classes
    double utilityPerArrival{0.0}; //!< mean of the sessions' utilities, 0 if rejected
    double weightedUtilityPerArrival{0.0}; //!< the same times weights
    uint32_t arrivals{0};                  //!< users that arrived
    uint32_t accepted{0};                  //!< users that were served
    uint32_t rejections{0};                //!< users that were not
    double meanUsers{0.0};                 //!< users served at a time, mean over slots
    uint32_t completed{0};                 //!< users whose demand was met
    double meanSlots{0.0};                 //!< what they took for it, in slots
    uint32_t handovers{0};                 //!< of users that move
    uint32_t pingPongs{0};                 //!< see GrowsHandoverCount
    double interruptionS{0.0}; //!< time in which users received nothing because of handovers
};

/// What became of one arrival of an episode, with traffic classes.
struct GrowsSlottedSession
{
    uint32_t trafficClass{0};      //!< index of its class in the radio scenario
    double arrivedSlot{0.0};       //!< when it arrived, in slots
    std::optional<double> endSlot; //!< when its demand was met; none: not before the end
    bool isAccepted{false};        //!< whether a cell served it
    double receivedBits{0.0};      //!< payload; of a volume, no more than it wanted
    /// Its volume, or its offered rate times the time that it was served; NaN if it always had data
    /// waiting.
    double offeredBits{0.0};
    GrowsReason reason{GrowsReason::NONE}; //!< why no cell served it
};

/**
 * \ingroup grows
 * One episode of the slotted network: slots pass, users arrive, are served or rejected, and leave.
 * In a slot, first its arrivals are decided, then all users are served, then users whose demand is
 * met leave (paper, section III-A and IV). A value, like the cells it has.
 */
class GrowsSlottedEpisode
{
  public:
    /// Which moments the utility of an episode is the mean of.
    enum UtilityAverage
    {
        ACCEPTED, //!< after each accepted arrival
        ARRIVALS, //!< after each arrival
        SLOTS     //!< each slot
    };

    /// Configuration of the count.
    struct Configuration
    {
        uint32_t slots{40};               //!< T
        uint32_t warmUpSlots{0};          //!< that do not count
        UtilityAverage average{ACCEPTED}; //!< moments that count
        bool horizon{true};               //!< whether the association state contains the time left
    };

    /// Set up. \param cellsConfiguration of the cells \param episodeConfiguration of the count
    void Configure(const GrowsSlottedCells::Configuration& cellsConfiguration,
                   const Configuration& episodeConfiguration);

    /// Begin with empty cells. \param slot the first slot
    /// \param user index of the first user that arrives
    void Begin(uint32_t slot = 0, uint32_t user = 0);

    /// Start counting at the present slot, for so many slots; the users stay. For imagined futures:
    /// sessions are no longer kept.
    /// \param slots number of slots from now on
    void BeginCounting(uint32_t slots);

    /// Advance slots until a user arrives, and build its association state.
    /// \param arrival the arrival, before the end
    void Arrive(const GrowsSlottedArrival& arrival);

    /// Advance slots until one begins in which no user arrives, and build the cells' state.
    /// \param slot the slot
    /// \param nobody stands in for the arriving UE: links without a rate, a demand of 0
    void Idle(uint32_t slot, const GrowsSlottedArrival& nobody);

    /// Carry out the decision about the last arrival. \param arrival the arrival
    /// \param cell the cell that serves it; none: rejected
    /// \param reason why it is rejected
    /// \return the paper's reward: the sum of the utilities over all users afterwards, weighted
    double Apply(const GrowsSlottedArrival& arrival,
                 std::optional<uint32_t> cell,
                 GrowsReason reason = GrowsReason::NONE);

    /// Advance the remaining slots, and count what users still served received.
    void Finish();

    /// \return the slot after the last one
    double GetEnd() const
    {
        return m_end;
    }

    /// With handover by policy. \param callback decides; it must outlive the episode
    void SetHandoverCallback(const GrowsHandoverCallback& callback)
    {
        m_handoverCallback = callback;
    }

    /// \return seconds for which a user receives nothing after a handover
    double GetInterruption() const
    {
        return m_interruptionS;
    }

    /// \return what SetHandoverCallback was given
    const GrowsHandoverCallback& GetHandoverCallback() const
    {
        return m_handoverCallback;
    }

    /// \return slots between the last two decisions, or since the beginning
    double GetElapsedSlots() const
    {
        return m_elapsed;
    }

    /// \return the result of the episode so far
    GrowsEpisodeResult GetResult() const;

    /// \return the arrivals that count, in their order; after Finish, they include the payload of
    /// users that are still served. Empty without traffic classes.
    const std::vector<GrowsSlottedSession>& GetSessions() const
    {
        return m_sessions;
    }

    /// \return the cells
    GrowsSlottedCells& GetCells()
    {
        return m_cells;
    }

    /// \return the association state of the last arrival
    const GrowsAssociationState& GetState() const
    {
        return m_cells.GetState();
    }

    /// \copydoc GetCells
    const GrowsSlottedCells& GetCells() const
    {
        return m_cells;
    }

  private:
    /// What is counted.
    struct Tally
    {
        double utility{0.0};    //!< sum over the slots that UtilityAverage selects
        double weighted{0.0};   //!< the same, weighted
        double moments{0.0};    //!< number of summands
        double userSlots{0.0};  //!< sum over slots of the users served
        double slots{0.0};      //!< that went by
        double sessions{0.0};   //!< sum of the sessions' utilities
        double perArrival{0.0}; //!< the same, weighted, for weightedUtilityPerArrival
        double completion{0.0}; //!< sum of slots until demands were met
        uint32_t completed{0};  //!< demands met
        uint32_t arrivals{0};   //!< users that arrived
        uint32_t accepted{0};   //!< users that were served
        uint32_t handovers{0};  //!< of users that move
        uint32_t pingPongs{0};  //!< among them
    };

    /// \param slot a slot \return the share of the episode still to come then, 0 without a horizon
    double GetTimeLeft(double slot) const;
    /// Count the utility of this moment.
    void CountUtility();
    /// Advance slots until one begins. \param slot the one
    void AdvanceTo(uint32_t slot);
    /// End the present slot: count it, release users whose demand is met, and move the others.
    void EndSlot();
    /// Move the users, and count who is handed over.
    void Move();
    /// Release users whose demand is met. \param now in slots
    void Dismiss(double now);
    /// Count what a user got. \param user its index \param service how it was served
    /// \param now in slots
    void CountSession(uint32_t user, const GrowsSlottedService& service, double now);
    /// Begin the session of the last arrival. \param arrival the arrival
    /// \param isAccepted whether a cell serves it
    void AddSession(const GrowsSlottedArrival& arrival, bool isAccepted);
    /// \param user index of a user \return its session; null: none is kept
    GrowsSlottedSession* FindSession(uint32_t user);

    GrowsSlottedCells m_cells;                             //!< the cells
    Configuration m_configuration;                         //!< the configuration
    double m_slotS{1.0};                                   //!< length of a slot in seconds
    double m_utilityAlpha{1.0};                            //!< see GrowsUtility
    uint32_t m_countFrom{0};                               //!< first slot that counts
    uint32_t m_end{0};                                     //!< slot after the last one
    uint32_t m_slot{0};                                    //!< the present slot
    double m_lastDecision{0.0};                            //!< slot of the last one
    double m_elapsed{0.0};                                 //!< slots between the last two
    uint32_t m_user{0};                                    //!< index of the next user
    Tally m_tally;                                         //!< what is counted
    bool m_keepsSessions{false};                           //!< whether m_sessions is filled
    uint32_t m_firstSessionUser{0};                        //!< user of the first session
    std::vector<GrowsSlottedSession> m_sessions;           //!< one per arrival that counts
    std::vector<std::pair<uint32_t, uint32_t>> m_finished; //!< memory to reuse
    GrowsHandoverCallback m_handoverCallback;              //!< see SetHandoverCallback
    GrowsHandoverCount m_handovers;                        //!< tells ping-pongs
    double m_interruptionS{0.0};                           //!< of a handover
};

} // namespace ns3

#endif /* GROWS_SLOTTED_EPISODE_H */
