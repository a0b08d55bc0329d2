// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_RADIO_SCENARIO_H
#define GROWS_SLOTTED_RADIO_SCENARIO_H

#include "grows-slotted-scenario.h"

namespace ns3
{

/**
 * \ingroup grows
 * A radio scenario in slots of 0.1 s: volumes are served at the shared rate, cells of one carrier
 * interfere, and users of traffic classes get no more than they offer (GrowsSlottedSharing). As in
 * packets, policies are not told when it ends.
 */
class GrowsSlottedRadioScenario : public GrowsSlottedScenario
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    std::string GetName() const override
    {
        return m_radio->GetName();
    }

    Ptr<GrowsRadioScenario> GetRadio() const override
    {
        return m_radio;
    }

    Times GetTimes() const override;
    void SetDefaultAttributes(ObjectFactory& environment) const override;

    Ptr<GrowsRateModel> CreateRateModel() const override;

    std::string Validate(Ptr<GrowsRateModel> rateModel) const override;

    void Configure(GrowsSlottedCells::Configuration& configuration) const override;
    Ptr<GrowsSlottedArrivals> CreateArrivals(
        const GrowsSlottedCells::Configuration& configuration) const override;
    double GetMostArrivals(double lengthS, double slots) const override;
    std::string ValidateRollout() const override;

  protected:
    void DoDispose() override;

  private:
    /// Add the attributes on handovers. \param tid of this class \return it
    static TypeId AddHandoverAttributes(TypeId tid);

    Ptr<GrowsRadioScenario> m_radio;              //!< the radio scenario
    GrowsSlottedSharing::PacketCost m_packetCost; //!< with traffic classes
    Time m_handoverInterval;                      //!< see attribute HandoverInterval
    double m_handoverHysteresisDb;                //!< see attribute HandoverHysteresis
    double m_handoverMargin;                      //!< see attribute HandoverMargin
    Time m_handoverInterruption;                  //!< see attribute HandoverInterruption
};

} // namespace ns3

#endif /* GROWS_SLOTTED_RADIO_SCENARIO_H */
