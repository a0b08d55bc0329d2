// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_CELLS_H
#define GROWS_SLOTTED_CELLS_H

#include "grows-slotted-arrivals.h"
#include "grows-slotted-movement.h"
#include "grows-slotted-sharing.h"

#include "ns3/grows-association-state.h"
#include "ns3/grows-candidate-selection.h"
#include "ns3/grows-radio-map.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-rate-model.h"

#include <functional>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace ns3
{

/// A question about a served user that moves: whether it is to be handed over.
struct GrowsHandoverRequest
{
    /// As if it arrived now: it is in none of the cells, and the link to the serving one is raised
    /// by the hysteresis.
    const GrowsAssociationState& state;
    uint32_t serving; //!< the candidate that serves it
    double margin;    //!< see GrowsExceedsMargin
    double utility;   //!< sum of the utilities over all users, with this one where it is
};

/// Decides about a handover. It returns the candidate that is to serve the user, perhaps the same.
using GrowsHandoverCallback = std::function<uint32_t(const GrowsHandoverRequest&)>;

/**
 * \ingroup grows
 * The cells of the slotted network and the users they serve: capacity, interference, and the
 * association state of an arriving UE, built in place; how the users of a cell share it is up to a
 * GrowsSlottedSharing. A value: copying it is how look-ahead goes back to the moment of a decision.
 * Times are in slots and never go back. Memory is allocated only while lists grow, and per user
 * where cells interfere.
 */
class GrowsSlottedCells
{
  public:
    /// What one cell is.
    struct Cell
    {
        uint32_t capacity{11};      //!< users let in
        uint32_t resourceBlocks{0}; //!< bandwidth
        double txPowerDbm{0.0};     //!< see GrowsCellState
        /// With classes: share of the bandwidth that can be in use; 0: what is in whole groups.
        double schedulable{0.0};
        /// With classes: what its users get together at most; the slower ones feel it last.
        double carriedBps{std::numeric_limits<double>::infinity()};
        Ptr<GrowsRateModel> trueModel{nullptr}; //!< what users get there; null: that of all cells
    };

    /// Configuration of all cells.
    struct Configuration
    {
        std::vector<Cell> cells;       //!< the base stations
        Ptr<GrowsRateModel> rateModel; //!< what arriving UEs are expected to get
        Ptr<GrowsRateModel> trueModel; //!< what users get; null: what is expected
        std::vector<double> limitsBps; //!< of each cell's users together; empty: none
        Ptr<GrowsRadioScenario> radio; //!< for interference and movement; null: no movement
        std::shared_ptr<const GrowsRadioMap> map; //!< without radio: for interference; null: none
        double noiseMw{0.0};                      //!< with map: of a user per resource element
        double slotS{1.0};                        //!< length of a slot in seconds
        double arrivalProbability{0.0};           //!< see GrowsAssociationState
        double meanDemand{0.0};                   //!< see GrowsAssociationState
        bool volumesShare{false}; //!< volumes are served at the shared rate, not the full-cell one
        GrowsCandidateLimits limits;  //!< of candidates
        bool filter{false};           //!< leave unavailable cells out before ranking
        double minSharedRateBps{0.0}; //!< with filter: a cell that would give less is unavailable
        std::vector<GrowsTrafficClass> classes; //!< of users; empty: all alike, and backlogged
        /// With classes: what a packet costs of its cell's time.
        GrowsSlottedSharing::PacketCost packetCost{GrowsSlottedSharing::WHOLE_TTI};
        double utilityAlpha{1.0};              //!< of the utility, see GrowsUtility
        GrowsSlottedHandoverSettings handover; //!< of users that move
    };

    /// Set up empty cells. \param cellsConfiguration the configuration
    void Configure(const Configuration& cellsConfiguration);

    /// From now on arriving UEs get what is expected of them: for imagined futures without better
    /// knowledge. Users keep the rates that they were seen to have; in cells of one carrier only
    /// until interference there changes, from when they get what is expected of them, too. Users
    /// that are served stay where they are, as nobody knows where they go.
    void ForgetTruth();

    /// Remove all users and set the clocks to 0.
    void Clear();

    /// Build the association state of an arriving UE. \param user its index
    /// \param arrival the arrival \param now in slots
    /// \param timeLeft share of the episode still to come, 0 without a horizon
    void BuildState(uint32_t user, const GrowsSlottedArrival& arrival, double now, double timeLeft);

    /// \return the state that BuildState built, with what happened since in its cells
    const GrowsAssociationState& GetState() const
    {
        return m_state;
    }

    /// Begin to serve a user. \param user its index \param arrival the arrival
    /// \param cell where; it must have free capacity \param now in slots
    void Join(uint32_t user, const GrowsSlottedArrival& arrival, uint32_t cell, double now);

    /// Begin to serve a user as a cell state reports it: its full-cell rate is taken as it is. With
    /// classes, it offers what its remaining demand says, in packets as the class that offers the
    /// same has them; 0: it always has data waiting.
    /// \param served the user and what remains of its demand \param cell where \param now in slots
    void Adopt(const GrowsServedUser& served, uint32_t cell, double now);

    /// Find the users whose demand is met. Each is reported once. \param now in slots
    /// \param [out] finished appended: cell and user
    void FindFinished(double now, std::vector<std::pair<uint32_t, uint32_t>>& finished);

    /// Stop serving a user. \param cell where it is \param user its index \param now in slots
    /// \return what it got
    GrowsSlottedService Remove(uint32_t cell, uint32_t user, double now);

    /// \param cell where a user is \param user its index \param now in slots
    /// \return how it has been served so far
    GrowsSlottedService GetService(uint32_t cell, uint32_t user, double now) const;

    /// Bring the links of users that move up to date, if that is due, and hand over those that are
    /// to be. \param now in slots \param decide asked with handover by policy
    /// \return who was handed over; valid until the next call
    const std::vector<GrowsSlottedHandover>& Move(double now,
                                                  const GrowsHandoverCallback& decide = nullptr);

    /// \param arrival a user that has arrived \param cell index \param now in slots
    /// \return its link to the cell where it is now, with the interference of now
    GrowsRadioLink GetLink(const GrowsSlottedArrival& arrival, uint32_t cell, double now) const;

    /// \return sum of the utilities (GrowsUtility) over all cells and users: the paper's reward
    double GetUtility();

    /// \return the same, each utility times the weight of its user's class
    double GetWeightedUtility();

    /// \return the number of cells
    uint32_t GetN() const
    {
        return m_home.size();
    }

    /// \return the number of users in all cells
    uint32_t GetNUsers() const
    {
        return m_users;
    }

    /// \param cell index
    /// \return its state; throughput, mean utility and remaining demands as of the last BuildState
    const GrowsCellState& GetCell(uint32_t cell) const;

    /// \param cell index \return the share of its time that its users get now, 0..1
    double GetRbUse(uint32_t cell) const
    {
        return m_sharings[cell].GetRbUse();
    }

    /// \return the classes of its users; empty: all are alike, and backlogged
    const std::vector<GrowsTrafficClass>& GetTrafficClasses() const
    {
        return m_configuration.classes;
    }

    /// Update a link for the interference of those cells that serve users now.
    /// \param rsrpMw power of each cell; empty: no interference \param cell index
    /// \param [in,out] link the link to it
    void UpdateSinr(const std::vector<double>& rsrpMw, uint32_t cell, GrowsRadioLink& link) const;

  private:
    /// \return which cells interfere, in a network where any do
    const GrowsRadioMap& GetMap() const
    {
        return m_configuration.radio ? m_configuration.radio->GetMap() : *m_configuration.map;
    }

    /// \param cell index \return its state, wherever it is kept
    GrowsCellState& At(uint32_t cell);
    /// Take the cells back that the association state holds.
    void TakeBack();
    /// \param cell index \param link a user's measurements of it
    /// \return bit/s of the user if it is served there alone
    double GetTrueRateBps(uint32_t cell, const GrowsRadioLink& link) const;
    /// \param arrival an arriving UE \param cell index \return whether the cell passes the filter
    bool IsAvailable(const GrowsSlottedArrival& arrival, uint32_t cell) const;
    /// Fill in the candidates of the association state. \param cells their indices
    /// \param arrival the arriving UE \param now in slots
    void AddCandidates(const std::vector<uint32_t>& cells,
                       const GrowsSlottedArrival& arrival,
                       double now);
    /// Add a candidate to the association state. \param index of the candidate that it becomes
    /// \param cell index \param arrival the arriving UE \param now in slots
    void AddCandidate(std::size_t index,
                      uint32_t cell,
                      const GrowsSlottedArrival& arrival,
                      double now);
    /// \param trafficClass index of an arriving UE's class \param demand what it wants
    /// \return what it offers; what the demand says if the class is not known
    GrowsSlottedSharing::Offer GetOffer(uint32_t trafficClass, const GrowsDemand& demand) const;
    /// Add a user. \param served the user; demand and link are filled in
    /// \param trafficClass index of its class \param rsrpMw of each cell, for interference
    /// \param cell index \param now in slots
    void Add(const GrowsServedUser& served,
             uint32_t trafficClass,
             std::vector<double> rsrpMw,
             uint32_t cell,
             double now);
    /// A cell began or ceased to send: update the cells on its carrier. \param cell index
    /// \param now in slots
    void UpdateInterference(uint32_t cell, double now);
    /// Bring the rates of a cell's users up to date with the interference. \param cell index
    /// \param now in slots
    void UpdateRates(uint32_t cell, double now);
    /// Bring the links of a cell's users up to date with where they are, and note those that are to
    /// be handed over, and those about whom the policy is to be asked. \param cell index
    /// \param now in slots
    void UpdateLinks(uint32_t cell, double now);

    /// A served user on its way from one cell to another.
    struct DetachedUser
    {
        GrowsServedUser served;     //!< as the former cell saw it
        GrowsSlottedService before; //!< how it has been served so far
        uint32_t from;              //!< the former cell
    };

    /// Take a user that moves out of its cell. \param user index \param cell index
    /// \param now in slots \return the user
    DetachedUser Detach(uint32_t user, uint32_t cell, double now);
    /// Serve a user that Detach took out. \param detached the user \param cell that serves it
    /// \param now in slots \return what its interruption costs, if the cell is another
    double Attach(const DetachedUser& detached, uint32_t cell, double now);
    /// \param user index of a user that moves \return the weight of its traffic class
    double GetWeight(uint32_t user) const;
    /// Build the state about a user that Detach took out. \param detached the user
    /// \param now in slots \return the candidate that is its former cell
    uint32_t BuildTargetState(const DetachedUser& detached, double now);
    /// Ask whether a user is to be handed over, and do it. \param user index
    /// \param cell that serves it \param now in slots \param decide to be asked
    void Reconsider(uint32_t user, uint32_t cell, double now, const GrowsHandoverCallback& decide);
    /// Take a user out of a cell. \param cell index \param position of the user there
    /// \param now in slots
    void TakeOut(uint32_t cell, std::size_t position, double now);
    /// \param cell index \param user index \return the user's position there
    std::size_t Find(uint32_t cell, uint32_t user) const;

    Configuration m_configuration;               //!< the configuration
    bool m_hasWeights{false};                    //!< whether a class has another weight than 1
    bool m_interference{false};                  //!< whether any two cells interfere
    double m_noiseMw{0.0};                       //!< of a user per resource element
    std::vector<GrowsCellState> m_home;          //!< cells that are not candidates now
    std::vector<int32_t> m_candidateIndices;     //!< per cell: which candidate it is, or -1
    std::size_t m_nCandidates{0};                //!< how many candidates hold their cells
    std::vector<GrowsSlottedSharing> m_sharings; //!< per cell
    std::vector<uint8_t> m_active;               //!< per cell: whether it serves users
    GrowsCandidateSelection m_selection;         //!< of the arriving UE's candidates
    GrowsAssociationState m_state;               //!< of the arriving UE
    uint32_t m_users{0};                         //!< in all cells
    GrowsSlottedMovement m_movement;             //!< of the users that move
    std::vector<GrowsSlottedHandover> m_moves;   //!< of the last call of Move
    std::vector<GrowsSlottedHandover> m_due;     //!< about whom the policy is to be asked
    GrowsSlottedArrival m_measured;              //!< what the last of them measured
};

} // namespace ns3

#endif /* GROWS_SLOTTED_CELLS_H */
