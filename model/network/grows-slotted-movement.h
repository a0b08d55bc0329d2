// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_MOVEMENT_H
#define GROWS_SLOTTED_MOVEMENT_H

#include "grows-slotted-arrivals.h"

#include "ns3/grows-radio-scenario.h"

#include <map>
#include <optional>
#include <vector>

namespace ns3
{

/// A user that is handed over.
struct GrowsSlottedHandover
{
    uint32_t user{0};        //!< its index
    uint32_t from{0};        //!< its former cell
    uint32_t to{0};          //!< its cell
    double lostUtility{0.0}; //!< what the interruption costs: utility times slots
    double weight{1.0};      //!< of its traffic class
};

/// How served users are handed over in slots: attributes of GrowsSlottedRadioScenario.
struct GrowsSlottedHandoverSettings
{
    double intervalS{0.5};     //!< see HandoverInterval
    double hysteresisDb{3.0};  //!< see HandoverHysteresis
    double margin{0.0};        //!< see HandoverMargin
    double interruptionS{0.0}; //!< see HandoverInterruption
};

/**
 * \ingroup grows
 * The users of the slotted network that move: what they receive where they are, and when they are
 * handed over, as by ns-3's A3RsrpHandoverAlgorithm with its defaults: a cell is stronger than the
 * serving one by 3 dB for 256 ms (3GPP TS 36.331, 5.5.4.4, event A3), evaluated when links are
 * updated. Of several cells the strongest is chosen. As in ns-3, the free capacity of the target is
 * not checked. With handover by policy, it states when the policy is asked about a user.
 *
 * A value, as GrowsSlottedCells is. Times are in slots.
 */
class GrowsSlottedMovement
{
  public:
    /// Set up without users. \param radio the scenario; null: users do not move
    /// \param slotS length of a slot in seconds \param settings of handovers
    void Configure(Ptr<const GrowsRadioScenario> radio,
                   double slotS,
                   const GrowsSlottedHandoverSettings& settings);

    /// Remove all users. The next update is due.
    void Clear();

    /// Begin with a user, if it moves. \param user its index \param arrival the arrival
    void Add(uint32_t user, const GrowsSlottedArrival& arrival);

    /// \param user its index; perhaps one that does not move
    void Remove(uint32_t user)
    {
        m_users.erase(user);
    }

    /// \param now in slots \return whether links are to be updated; not twice within the interval
    bool IsDue(double now);

    /// \param user its index \param now in slots
    /// \return what it receives, until the next call; null if it does not move
    const GrowsRadioMap::Reception* Receive(uint32_t user, double now);

    /// \param arrival a user that arrived and is measured again \param cell index of a cell
    /// \param now in slots \param [in,out] rsrpMw what the user receives of each cell
    /// \return the link to the cell where the user is, if all cells send
    GrowsRadioLink GetLink(const GrowsSlottedArrival& arrival,
                           uint32_t cell,
                           double now,
                           std::vector<double>& rsrpMw) const;

    /// Look at event A3, after Receive. \param user its index \param cell that serves it
    /// \param now in slots \return where it is to be handed over, if it is
    std::optional<uint32_t> FindTarget(uint32_t user, uint32_t cell, double now);

    /// After Receive. \param user its index \param now in slots
    /// \return whether the policy is to be asked about a handover; not twice within the interval
    bool IsToBeAsked(uint32_t user, double now);

    /// Write the measurements of whom Receive was asked about, if all cells send.
    /// \param [out] arrival links and powers of each cell; its memory is reused
    void FillMeasurements(GrowsSlottedArrival& arrival) const;

    /// \param user one that moves \return index of its traffic class
    uint32_t GetTrafficClass(uint32_t user) const
    {
        return m_users.at(user).trafficClass;
    }

    /// \param cell index of a cell \return the link to it of whom Receive was asked about
    GrowsRadioLink GetLink(uint32_t cell) const
    {
        return m_radio->GetMap().GetLink(m_reception, cell);
    }

  private:
    /// A user that moves.
    struct User
    {
        GrowsCourse course;              //!< where it goes
        std::vector<double> shadowingDb; //!< of each cell
        uint32_t trafficClass{0};        //!< index
        std::optional<double> since;     //!< slot from when on another cell has been stronger
        double asked{0.0};               //!< slot when the policy was asked about it
    };

    Ptr<const GrowsRadioScenario> m_radio;   //!< null: users do not move
    GrowsSlottedHandoverSettings m_settings; //!< of handovers
    double m_slotS{1.0};                     //!< length of a slot in seconds
    double m_interval{0.0};                  //!< slots between updates
    double m_next{0.0};                      //!< slot of the next update
    std::map<uint32_t, User> m_users;        //!< by index
    GrowsRadioMap::Reception m_reception;    //!< of whom Receive was asked about
};

} // namespace ns3

#endif /* GROWS_SLOTTED_MOVEMENT_H */
