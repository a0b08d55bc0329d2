// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RECORDED_SCENARIO_H
#define GROWS_RECORDED_SCENARIO_H

#include "grows-recorded-network.h"
#include "grows-slotted-scenario.h"

#include <memory>

namespace ns3
{

/**
 * \ingroup grows
 * A surrogate: a network of which there are records, in slots of 0.1 s. Recorded arrivals come
 * again, drawn in blocks of consecutive ones with their gaps, demands and measurements of all
 * cells; cells serve at the rates that were measured, shared as was found (GrowsRecordedNetwork).
 * Policies are told what the network's rate model told them, not what users get.
 */
class GrowsRecordedScenario : public GrowsSlottedScenario
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param network what is known; it passes its Validate \return the scenario
    static Ptr<GrowsRecordedScenario> Create(const GrowsRecordedNetwork& network);

    std::string GetName() const override
    {
        return m_network->name;
    }

    Times GetTimes() const override;
    void SetDefaultAttributes(ObjectFactory& environment) const override;
    Ptr<GrowsRateModel> CreateRateModel() const override;
    std::string Validate(Ptr<GrowsRateModel> rateModel) const override;
    void Configure(GrowsSlottedCells::Configuration& configuration) const override;
    Ptr<GrowsSlottedArrivals> CreateArrivals(
        const GrowsSlottedCells::Configuration& configuration) const override;
    double GetMostArrivals(double lengthS, double slots) const override;

  private:
    std::shared_ptr<const GrowsRecordedNetwork> m_network{
        std::make_shared<GrowsRecordedNetwork>()}; //!< what is known
};

} // namespace ns3

#endif /* GROWS_RECORDED_SCENARIO_H */
