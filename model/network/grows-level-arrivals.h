// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LEVEL_ARRIVALS_H
#define GROWS_LEVEL_ARRIVALS_H

#include "grows-slotted-arrivals.h"

#include "ns3/grows-counted-variable.h"

#include <array>

namespace ns3
{

/**
 * \ingroup grows
 * The paper's arrivals (section IV): at most one a slot, with a discrete RSSI level for each base
 * station, drawn independently, and a discrete demand.
 */
class GrowsLevelArrivals : public GrowsSlottedArrivals
{
  public:
    /// How demands, in units, are drawn.
    enum DemandLaw
    {
        UNIFORM,    //!< uniform over the integers 1 to 2 mean - 1
        TWO_POINTS, //!< a short one or a long one
        VARIABLE    //!< any random variable
    };

    /// Configuration of the arrivals.
    struct Configuration
    {
        double probability{0.5};            //!< of an arrival in a slot
        uint32_t drawnLevels{3};            //!< levels 0 to drawnLevels - 1 are equally likely
        uint32_t maxLevel{2};               //!< highest level after the bias
        std::vector<double> bias;           //!< per cell: probability that its level rises by 1
        bool randomTies{false};             //!< whether equal levels are ranked by lot
        DemandLaw demandLaw{UNIFORM};       //!< distribution of the demands
        double meanDemand{14.0};            //!< units
        double shortRatio{0.5851};          //!< TWO_POINTS: short one over the mean, rounded
        double shortProbability{2.0 / 3.0}; //!< TWO_POINTS: of the short one
        Ptr<RandomVariableStream> demand;   //!< VARIABLE: units
        GrowsDemand::Kind kind{GrowsDemand::Kind::SLOTS}; //!< SLOTS or VOLUME
        double unit{3.0};                                 //!< slots or bytes of a unit
    };

    /// \param configuration the configuration
    explicit GrowsLevelArrivals(const Configuration& configuration);

    /// \param configuration with TWO_POINTS \return the short demand, in units
    static double GetShortUnits(const Configuration& configuration);

    /// \param configuration with TWO_POINTS
    /// \return the long demand, in units: whole, and of the wanted mean, if the short one has
    /// probability 2/3; it may be negative if the short one is too likely
    static double GetLongUnits(const Configuration& configuration);

    void Restart(double slot) override;
    bool Next(double end, GrowsSlottedArrival& arrival) override;
    int64_t AssignStreams(int64_t stream) override;
    std::vector<uint64_t> GetDraws() const override;
    void SkipDraws(const std::vector<uint64_t>& draws) override;

  private:
    /// What is drawn, each with a stream of its own.
    enum Draw
    {
        ARRIVAL,
        LEVEL,
        BIAS,
        TIE,
        DEMAND,
        N_DRAWS
    };

    /// \param draw a stream \return a number in [0, 1) from it, or a demand if it is a variable
    double Get(Draw draw)
    {
        return m_draws[draw].GetValue();
    }

    /// \param [out] links of an arriving UE
    void DrawLinks(std::vector<GrowsRadioLink>& links);
    /// \return a demand in units
    double DrawUnits();

    Configuration m_configuration;                     //!< the configuration
    double m_demands;                                  //!< UNIFORM: number of demands
    uint32_t m_levelsPerDraw;                          //!< cells that share a random number
    double m_next{0.0};                                //!< slot to draw next
    std::array<GrowsCountedVariable, N_DRAWS> m_draws; //!< one stream each
};

} // namespace ns3

#endif /* GROWS_LEVEL_ARRIVALS_H */
