// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-policy.h"

#include "ns3/double.h"
#include "ns3/grows-log-sum.h"
#include "ns3/grows-rate-model.h"
#include "ns3/grows-water-filling.h"

#include <algorithm>
#include <vector>

namespace ns3
{

/**
 * The cell where the arriving UE raises the sum of ln(1 + Mbit/s) most, with users as they were
 * measured instead of counted: a user wants the share of resource blocks that it used, so that one
 * of VoIP leaves the rest of the cell to others, whatever its packets cost. The cell is shared by
 * max-min fairness (GrowsFindWaterLevel) before and after the arrival. Resource blocks that were
 * used beyond those of its users - by users that have left or are not known - are one more's.
 *
 * The arriving UE hopes for its full-cell rate times its share, and the users there lose in
 * proportion to theirs. It takes no training, but a network that measures shares.
 */
class GrowsMeasuredUtilityPolicy : public GrowsScoredPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid =
            TypeId("ns3::GrowsMeasuredUtilityPolicy")
                .SetParent<GrowsScoredPolicy>()
                .SetGroupName("Grows")
                .AddConstructor<GrowsMeasuredUtilityPolicy>()
                .AddAttribute(
                    "UnmeasuredShare",
                    "Share of the cell that is expected of a user that was not served in the last "
                    "window, unless its offered rate is known; 1: it always has data waiting.",
                    DoubleValue(1.0),
                    MakeDoubleAccessor(&GrowsMeasuredUtilityPolicy::m_unmeasuredShare),
                    MakeDoubleChecker<double>(0.0, 1.0))
                .AddAttribute("LossWeight",
                              "How much what served users lose counts against what the arriving "
                              "UE gets; 0: not at all.",
                              DoubleValue(0.6),
                              MakeDoubleAccessor(&GrowsMeasuredUtilityPolicy::m_lossWeight),
                              MakeDoubleChecker<double>(0.0));
        return tid;
    }

  private:
    std::string DoGetRbShareReader() override
    {
        return "policy measured-utility";
    }

    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        const auto& candidate = state.candidates[index];
        if (!candidate.cell.HasFreeCapacity())
        {
            return NEVER;
        }
        FillWants(candidate.cell);
        const double before = GetLevel();
        const double own = GetWant(state.demand, candidate.fullCellRateBps, 1.0);
        m_wants.push_back(own);
        const double after = GetLevel();
        return GrowsUtility(candidate.fullCellRateBps * std::min(own, after)) -
               m_lossWeight * GetLoss(candidate.cell, before, after);
    }

    /// \param demand of a user \param fullCellBps its full-cell rate
    /// \param otherwise the share if the offered rate is not known
    /// \return the share of the cell that carries what it offers
    static double GetWant(const GrowsDemand& demand, double fullCellBps, double otherwise)
    {
        return demand.offeredBps > 0.0 && fullCellBps > 0.0
                   ? std::min(1.0, demand.offeredBps / fullCellBps)
                   : otherwise;
    }

    /// Fill in the shares that the users of a cell want, and that of unknown ones.
    /// \param cell the cell
    void FillWants(const GrowsCellState& cell)
    {
        m_wants.clear();
        double unknown = cell.rbUse;
        for (const auto& user : cell.users)
        {
            m_wants.push_back(
                user.isMeasured ? user.rbShare
                                : GetWant(user.remaining, user.fullCellRateBps, m_unmeasuredShare));
            unknown -= user.rbShare;
        }
        m_wants.push_back(std::max(0.0, unknown));
    }

    /// \return the water level of the cell: the share of those that want more
    double GetLevel() const
    {
        return GrowsFindWaterLevel(m_wants, [](double want) { return want; });
    }

    /// \param cell a cell \param before water level without the arriving UE \param after with it
    /// \return what its users lose of the sum of ln(1 + Mbit/s)
    double GetLoss(const GrowsCellState& cell, double before, double after) const
    {
        GrowsLogSum loss;
        for (std::size_t i = 0; i < cell.users.size(); ++i)
        {
            const auto& user = cell.users[i];
            const double mbps = 1e-6 * (user.rbShare > 0.0 ? user.throughputBps / user.rbShare
                                                           : user.fullCellRateBps);
            loss.Add((1.0 + mbps * std::min(m_wants[i], before)) /
                     (1.0 + mbps * std::min(m_wants[i], after)));
        }
        return loss.Get();
    }

    double m_unmeasuredShare;    //!< see attribute UnmeasuredShare
    double m_lossWeight;         //!< see attribute LossWeight
    std::vector<double> m_wants; //!< shares that users want; memory to reuse
};

NS_OBJECT_ENSURE_REGISTERED(GrowsMeasuredUtilityPolicy);

} // namespace ns3
