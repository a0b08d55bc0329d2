// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LEVEL_SCENARIO_H
#define GROWS_LEVEL_SCENARIO_H

#include "grows-level-arrivals.h"
#include "grows-slotted-episode.h"
#include "grows-slotted-scenario.h"

#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * The paper's scenario (section IV), made general: base stations that users hear at discrete RSSI
 * levels, without interference, and demands in units.
 */
class GrowsLevelScenario : public GrowsSlottedScenario
{
  public:
    /// How demands are served.
    enum Service
    {
        BY_SLOTS,      //!< for a number of slots, whatever the rate and the load
        BY_OWN_RATE,   //!< a volume, at the user's own rate whatever the load
        BY_SHARED_RATE //!< a volume, at the user's share of the cell
    };

    /// How levels that are equal are ranked.
    enum TieRule
    {
        LOWEST_INDEX, //!< the cell of lower index counts as the stronger one
        BY_LOT        //!< at random, for each arriving UE anew
    };

    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Make a calibration of the paper's scenario. What it sets gives way to defaults that were
    /// changed (GrowsIsOverridden). \param name "paper-a" or "paper-m1"
    /// \return the scenario; null if there is none of that name
    static Ptr<GrowsLevelScenario> Create(const std::string& name);

    /// \return the names that Create knows, sorted
    static std::vector<std::string> GetNames();

    std::string GetName() const override
    {
        return m_name;
    }

    void SetDefaultAttributes(ObjectFactory& environment) const override;
    Ptr<GrowsRateModel> CreateRateModel() const override;
    void Configure(GrowsSlottedCells::Configuration& configuration) const override;
    Ptr<GrowsSlottedArrivals> CreateArrivals(
        const GrowsSlottedCells::Configuration& configuration) const override;

    double GetMostArrivals(double lengthS, double slots) const override;

    std::string Validate(Ptr<GrowsRateModel> rateModel) const override;
    std::string ValidateRollout() const override;

  protected:
    void DoDispose() override;

  private:
    /// \param rateModel a rate model
    /// \return levels that it knows; those that are drawn if it does not know levels
    uint32_t GetNLevels(Ptr<GrowsRateModel> rateModel) const;
    /// \return how users arrive, by the attributes
    GrowsLevelArrivals::Configuration GetArrivals() const;

    std::string m_name;   //!< short name
    std::string m_levels; //!< Mbit/s of a preset's rate model
    GrowsSlottedEpisode::UtilityAverage m_average{GrowsSlottedEpisode::ACCEPTED}; //!< of a preset
    uint32_t m_nCells;                                                            //!< base stations
    std::string m_capacity;                     //!< users per cell
    uint32_t m_drawnLevels;                     //!< levels that are drawn
    std::string m_levelBias;                    //!< per cell
    TieRule m_tieRule;                          //!< of equal levels
    double m_arrivalProbability;                //!< in a slot
    double m_meanDemand;                        //!< units
    double m_referenceDemand;                   //!< units
    GrowsLevelArrivals::DemandLaw m_demandLaw;  //!< how demands are drawn
    double m_shortDemandRatio;                  //!< of two points
    double m_shortDemandProbability;            //!< of two points
    Ptr<RandomVariableStream> m_demandVariable; //!< of any law
    Service m_service;                          //!< how demands are served
    double m_demandUnit;                        //!< slots or Mbit
    uint32_t m_candidates;                      //!< k
};

} // namespace ns3

#endif /* GROWS_LEVEL_SCENARIO_H */
