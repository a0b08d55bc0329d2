// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_SCENARIO_H
#define GROWS_SLOTTED_SCENARIO_H

#include "grows-slotted-arrivals.h"
#include "grows-slotted-cells.h"

#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-rate-model.h"
#include "ns3/nstime.h"
#include "ns3/object-factory.h"
#include "ns3/object.h"

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 * What a GrowsSlottedEnvironment is made from: the cells and the arrivals. The leaves are the
 * paper's discrete levels (GrowsLevelScenario) and radio scenarios (GrowsSlottedRadioScenario).
 */
class GrowsSlottedScenario : public Object
{
  public:
    /// Times of the scenario.
    struct Times
    {
        Time duration{0};       //!< of an episode; 0: the environment's slots
        Time warmUp{0};         //!< beginning of an episode that does not count
        Time rolloutHorizon{0}; //!< of simulated futures; 0: to the end of the episode
        bool isEndKnown{true};  //!< whether policies know how much of the episode is left
    };

    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \return its short name
    virtual std::string GetName() const = 0;

    /// \return the radio scenario that it is; null: none
    virtual Ptr<GrowsRadioScenario> GetRadio() const
    {
        return nullptr;
    }

    /// \return the times of the scenario
    virtual Times GetTimes() const
    {
        return {};
    }

    /// Suggest attributes that suit it (GrowsSetIfUnset).
    /// \param environment what creates a GrowsSlottedEnvironment
    virtual void SetDefaultAttributes(ObjectFactory& environment) const = 0;

    /// \return the rate model for an environment without one
    virtual Ptr<GrowsRateModel> CreateRateModel() const = 0;

    /// Describe the cells and configuration of all cells of them.
    /// \param [in,out] configuration all but what is the environment's
    virtual void Configure(GrowsSlottedCells::Configuration& configuration) const = 0;

    /// \param configuration complete \return arrivals with random streams of their own
    virtual Ptr<GrowsSlottedArrivals> CreateArrivals(
        const GrowsSlottedCells::Configuration& configuration) const = 0;

    /// \param lengthS of an episode \param slots the same in slots
    /// \return about the most arrivals in it: more than the mean by ten standard deviations
    virtual double GetMostArrivals(double lengthS, double slots) const = 0;

    /// \param rateModel of the environment
    /// \return an error message if it makes no network; "" otherwise
    virtual std::string Validate(Ptr<GrowsRateModel> rateModel) const;

    /// \return why no futures can be drawn; "" if they can
    virtual std::string ValidateRollout() const
    {
        return "";
    }
};

} // namespace ns3

#endif /* GROWS_SLOTTED_SCENARIO_H */
