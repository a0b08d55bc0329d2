// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_SHARING_H
#define GROWS_SLOTTED_SHARING_H

#include "ns3/grows-association-state.h"

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace ns3
{

/// How a user of the slotted network has been served.
struct GrowsSlottedService
{
    double arrivedSlot{0.0};  //!< when it came
    double receivedBits{0.0}; //!< what it got
    double usedSlots{0.0};    //!< share of its cell's resource blocks that it used, times slots
    double endSlot{0.0};      //!< when its stay ends, unless it has a volume
};

/**
 * \ingroup grows
 * How the users of one cell of the slotted network share it, and what each has received.
 *
 * Without traffic classes, n users get 1/n of their full-cell rates each (paper, section III-A). A
 * share clock then advances by 1/n a slot, and what a user received is its full-cell rate times
 * what the clock advanced: nothing is computed for the others when a user comes or goes.
 *
 * With traffic classes, users share the cell's time by max-min fairness (GrowsFindWaterLevel). With
 * a full-cell rate R, a user that offers r bit/s in packets of b bits, headers included, wants the
 * share r / payload x ceil(b / (R x 1 ms)) x 1 ms: the proportional-fair scheduler of ns-3 gives
 * one UE the whole TTI. Where packets that wait for the same TTI share it, a user wants less the
 * more wait: with the load L of the cell, all users' whole TTIs, (1 - exp(-L)) / L of what its
 * TTIs have left over. A user that always has data waiting wants all. With the share s, a user
 * gets min(r, s x R): packets that wait fill whole TTIs. The cell is idle for the rest, and its
 * use of resource blocks is the sum of the shares. Everything is settled and shared anew when a
 * user comes or goes or rates change.
 *
 * A value. Times are in slots and never go back. The users themselves are in the cell's state.
 */
class GrowsSlottedSharing
{
  public:
    /// What a packet costs of the time of its cell.
    enum PacketCost : uint8_t
    {
        WHOLE_TTI,  //!< all resource blocks of the TTIs that it needs
        SHARED_TTI, //!< the same, but packets that wait for one TTI share it (round robin)
        NONE        //!< its payload at the full-cell rate
    };

    /// What a user offers.
    struct Offer
    {
        /// Payload in bit/s; infinity: it always has data waiting.
        double bps{std::numeric_limits<double>::infinity()};
        double packetsPerS{0.0}; //!< 0 if it always has data waiting
        double packetBits{0.0};  //!< of a packet with headers
        double weight{1.0};      //!< of its utility in the weighted one
    };

    /// Configuration of a cell.
    struct Configuration
    {
        double slotS{1.0};                //!< length of a slot in seconds
        double utilityAlpha{1.0};         //!< see GrowsUtility
        uint32_t resourceBlocks{0};       //!< bandwidth
        PacketCost packetCost{WHOLE_TTI}; //!< with classes
        bool hasClasses{false};           //!< whether users may offer less than they could get
        bool volumesShare{false};         //!< volumes are served at the shared rate
        double schedulable{0.0}; //!< with classes: share of the bandwidth that can be in use; 0:
                                 //!< that of the resource blocks in whole groups
        /// With classes: what all users get together at most.
        double carriedBps{std::numeric_limits<double>::infinity()};
    };

    /// \param bps payload, infinity if data always waits \param packetBytes payload of a packet
    /// \return what a user offers in UDP packets
    static Offer MakeOffer(double bps, uint32_t packetBytes);

    /// \param resourceBlocks of a cell
    /// \return share of them that are in whole groups (3GPP TS 36.213, table 7.1.6.1-1): 24 of 25
    static double GetSchedulableShare(uint32_t resourceBlocks);

    /// Set up a cell without users. \param configuration of the cell
    void Configure(const Configuration& configuration);

    /// Remove all users and set the clocks to 0.
    void Clear();

    /// Begin to serve a user. \param [in,out] state of the cell; the user is added
    /// \param served the user; demand, link and full-cell rate are filled in
    /// \param offer what it offers \param rsrpMw of each cell, kept for GetRsrpMw
    /// \param now in slots
    void Add(GrowsCellState& state,
             const GrowsServedUser& served,
             const Offer& offer,
             std::vector<double> rsrpMw,
             double now);

    /// Stop serving a user. The last one takes its position. \param [in,out] state of the cell
    /// \param position of the user \param now in slots
    void Remove(GrowsCellState& state, std::size_t position, double now);

    /// The user that was added last has been served by another cell. \param before what came of it
    void Resume(const GrowsSlottedService& before)
    {
        m_services.back().arrived = before.arrivedSlot;
        m_services.back().receivedBits = before.receivedBits;
    }

    /// The user that was added last receives nothing for a while: its share stays unused.
    /// \param state of the cell \param slots for so long \return what that costs: utility times
    /// slots
    double Interrupt(const GrowsCellState& state, double slots);

    /// The user that was added last, without a demand that ends, leaves all the same.
    /// \param seconds for which it is served
    void LimitStay(double seconds);

    /// From now on its users get together what their radio links allow.
    void ForgetLimit()
    {
        m_configuration.carriedBps = std::numeric_limits<double>::infinity();
    }

    /// A user receives something else from now on. \param position of the user
    /// \param rsrpMw of each cell
    void SetRsrpMw(std::size_t position, const std::vector<double>& rsrpMw)
    {
        m_services[position].rsrpMw = rsrpMw;
    }

    /// Full-cell rates of users are about to change. \param state of the cell \param now in slots
    void BeginChange(const GrowsCellState& state, double now);

    /// Full-cell rates have changed, after BeginChange. \param state of the cell
    void EndChange(const GrowsCellState& state);

    /// \param position of a user \return its power from each cell, as given to Add
    const std::vector<double>& GetRsrpMw(std::size_t position) const
    {
        return m_services[position].rsrpMw;
    }

    /// Bring what the state says of use, utility and users up to date. With classes, users count
    /// as measured once a whole second has begun since they came, as windows of packets do; until
    /// then they have no throughput. \param [in,out] state of the cell \param now in slots
    void Refresh(GrowsCellState& state, double now);

    /// \param state of the cell \param position of a user \param now in slots
    /// \return how it has been served so far
    GrowsSlottedService GetService(const GrowsCellState& state,
                                   std::size_t position,
                                   double now) const;

    /// Find the users whose demand is met. Each is reported once. \param state of the cell
    /// \param now in slots \param [out] finished appended: cell and user
    void FindFinished(const GrowsCellState& state,
                      double now,
                      std::vector<std::pair<uint32_t, uint32_t>>& finished)
    {
        if (m_firstOnTime > now + ROUNDING &&
            (m_firstOnShare == NOT_IN_SIGHT || m_firstOnShare > GetClock(now) + ROUNDING))
        {
            return;
        }
        ReportFinished(state, now, finished);
    }

    /// \param state of the cell \return the summed utility of its users
    double GetUtility(const GrowsCellState& state)
    {
        if (!m_isUtilityKnown)
        {
            m_utility = ComputeUtility(state);
            m_isUtilityKnown = true;
        }
        return m_utility;
    }

    /// \param state of the cell \return the same, each utility times the weight of its user
    double GetWeightedUtility(const GrowsCellState& state) const;

    /// \return the share of the cell's resource blocks that its users use, 0..1. With classes at
    /// most what is schedulable
    double GetRbUse() const
    {
        return m_configuration.hasClasses ? m_schedulable * m_use
                                          : (m_services.empty() ? 0.0 : 1.0);
    }

  private:
    /// How a user is served; by the side of its GrowsServedUser.
    struct Service
    {
        double arrived{0.0};           //!< slot
        double finish{0.0};            //!< on its clock
        double remainingBits{0.0};     //!< of a volume, when its clock showed clock0
        double clock0{0.0};            //!< see remainingBits
        double share0{0.0};            //!< share clock when receivedBits was updated
        double receivedBits{0.0};      //!< up to share0
        double usedSlots{0.0};         //!< up to share0
        double normalisedPerUnit{0.0}; //!< of the demand's amount
        bool onShareClock{false};      //!< its clock is the share clock of the cell, not time
        bool reported{false};          //!< FindFinished has reported it
        std::vector<double> rsrpMw;    //!< of each cell; empty: no interference
    };

    /// What a user offers and gets, with classes.
    struct Flow
    {
        Offer offer;         //!< what it offers
        double want{0.0};    //!< share of the time that it wants
        double share{0.0};   //!< share of the time that it gets
        double rateBps{0.0}; //!< payload that it gets
    };

    /// \param now in slots \return the share clock; time with classes
    double GetClock(double now) const
    {
        if (m_configuration.hasClasses)
        {
            return now;
        }
        const std::size_t n = m_services.size();
        return n == 0 ? m_share : m_share + (now - m_updated) / n;
    }

    /// The number of users or their rates are about to change. \param now in slots
    void UpdateClock(double now);
    /// \param state of the cell \param position of a user
    /// \return bits that it gets while the share clock advances by 1
    double GetBitsPerUnit(const GrowsCellState& state, std::size_t position) const;

    /// \param position of a user \return share of the resource blocks that it uses, times slots,
    /// while the share clock advances by 1
    double GetSlotsPerUnit(std::size_t position) const
    {
        return m_configuration.hasClasses ? m_schedulable * m_flows[position].share : 1.0;
    }

    /// \param state of the cell \param position of a user \param clock what its clock shows
    /// \return what remains of its demand
    double GetRemaining(const GrowsCellState& state, std::size_t position, double clock) const;
    /// \param demand of a user \param now in slots \return how it is served from now on
    Service MakeService(const GrowsDemand& demand, double now) const;
    /// Compute when a user will have received its volume, if it wants one. \param state of the cell
    /// \param position of the user
    void SetVolumeFinish(const GrowsCellState& state, std::size_t position);
    /// Find when the first user will have finished.
    void FindFirst();
    /// With classes: share the time by what users want. \param state of the cell
    void Share(const GrowsCellState& state);
    /// With classes: share what a limited cell carries, equally but for those who want less or
    /// whose links allow less. \param state of the cell
    void ShareLimit(const GrowsCellState& state);
    /// With classes: give users shares of the time by what they want of it. \param state of the
    /// cell \return what they get together, in bit/s
    double GiveShares(const GrowsCellState& state);
    /// With classes: compute what users want of the time. \param state of the cell
    void FillWants(const GrowsCellState& state);
    /// With classes: fill in what is measured of the users. \param [in,out] state of the cell
    /// \param now in slots
    void MeasureFlows(GrowsCellState& state, double now) const;
    /// \copydoc FindFinished
    void ReportFinished(const GrowsCellState& state,
                        double now,
                        std::vector<std::pair<uint32_t, uint32_t>>& finished);
    /// \copydoc GetUtility
    double ComputeUtility(const GrowsCellState& state) const;
    /// \param state of the cell \param position of a user \return what it gets, in bit/s
    double GetRateBps(const GrowsCellState& state, std::size_t position) const;

    /// Slot of what will not happen.
    static constexpr double NOT_IN_SIGHT = std::numeric_limits<double>::infinity();
    static constexpr double ROUNDING = 1e-9; //!< slots; sums of shares are not exact

    Configuration m_configuration;       //!< the configuration
    std::vector<Service> m_services;     //!< in the order of the users
    std::vector<Flow> m_flows;           //!< the same with classes, else empty
    double m_share{0.0};                 //!< share clock: slots, each over the number of users
    double m_updated{0.0};               //!< slot when m_share was updated
    double m_firstOnTime{NOT_IN_SIGHT};  //!< earliest finish by time
    double m_firstOnShare{NOT_IN_SIGHT}; //!< earliest finish by share clock
    double m_schedulable{1.0};           //!< share of the resource blocks that are in whole groups
    double m_use{0.0};                   //!< sum of the users' shares of the time, with classes
    double m_utility{0.0};               //!< of all users
    bool m_isUtilityKnown{true};         //!< whether m_utility is up to date
};

} // namespace ns3

#endif /* GROWS_SLOTTED_SHARING_H */
