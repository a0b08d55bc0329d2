// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HANDOVER_ALGORITHM_H
#define GROWS_HANDOVER_ALGORITHM_H

#include "grows-anr-guard.h"
#include "grows-user-association.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-lte-network.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-handover-algorithm.h"
#include "ns3/lte-handover-management-sap.h"
#include "ns3/lte-rrc-sap.h"
#include "ns3/nstime.h"
#include "ns3/traced-callback.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// Why a handover was not begun, or failed.
enum class GrowsHandoverRefusal : uint8_t
{
    NONE,         //!< it was begun
    RRC_STATE,    //!< the eNB is busy with the UE: the policy was not asked
    ANR_HANDOVER, //!< neighbour relations forbid the target (NoHo)
    ANR_X2,       //!< neighbour relations know no X2 interface to the target (NoX2)
    PING_PONG,    //!< the UE came from there a moment ago
    TARGET        //!< the target did not take the UE
};

/// \param refusal a reason \return its name, for example "ping-pong"; "" for NONE
std::string GrowsToString(GrowsHandoverRefusal refusal);

/**
 * \ingroup grows
 *
 * Hands connected UEs over to the cell that an association policy takes for them: as if the UE
 * arrived anew, whenever it reports its measurements. To be chosen like any handover algorithm of
 * ns-3, in any script with EPC and X2 interfaces, before the eNBs are installed:
 *
 *     lteHelper->SetHandoverAlgorithmType("ns3::GrowsHandoverAlgorithm");
 *     lteHelper->SetHandoverAlgorithmAttribute("Policy", StringValue("greedy-utility"));
 *
 * Where the script has installed handlers (GrowsUserAssociation), they say what the cells are like;
 * where it has not, every eNB on the same channel gets one, and all UEs that they serve are
 * counted.
 *
 * On each report: the eNB's RRC state is looked at; the policy is asked, with the serving cell
 * raised by Hysteresis; a target that neighbour relations or the ping-pong guard forbid is refused
 * and the policy asked again without it; a target that stays the same for TimeToTrigger becomes a
 * handover.
 */
class GrowsHandoverAlgorithm : public LteHandoverAlgorithm
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsHandoverAlgorithm();
    ~GrowsHandoverAlgorithm() override;

    void SetLteHandoverManagementSapUser(LteHandoverManagementSapUser* s) override;
    LteHandoverManagementSapProvider* GetLteHandoverManagementSapProvider() override;

    /// Lets the forwarder call DoReportUeMeas.
    friend class MemberLteHandoverManagementSapProvider<GrowsHandoverAlgorithm>;

    /// \return the policy that is asked; null before the simulation runs
    Ptr<GrowsAssociationPolicy> GetPolicy() const;

    /// TracedCallback signature of Decision: as GrowsUserAssociation's, with the serving cell as
    /// handlerCell, and the cell that the policy takes.
    typedef void (*DecisionTracedCallback)(const GrowsDecisionRecord& record);
    /// TracedCallback signature of Trigger.
    typedef void (*TriggerTracedCallback)(uint64_t imsi,
                                          uint16_t cellId,
                                          uint16_t rnti,
                                          uint16_t targetCellId);
    /// TracedCallback signature of Refusal; the target is 0 where there is none yet.
    typedef void (*RefusalTracedCallback)(uint64_t imsi,
                                          uint16_t cellId,
                                          uint16_t rnti,
                                          uint16_t targetCellId,
                                          GrowsHandoverRefusal refusal);

  protected:
    void DoInitialize() override;
    void DoDispose() override;
    void DoReportUeMeas(uint16_t rnti, LteRrcSap::MeasResults measResults) override;

  private:
    /// A UE that reports.
    struct Reporter
    {
        uint32_t user;                      //!< its index in the network
        uint64_t imsi;                      //!< subscriber
        uint16_t rnti;                      //!< its number in this cell
        std::map<uint32_t, double> rsrpDbm; //!< what it measures, by index of the cell
    };

    /// A target that has not been the policy's for long enough.
    struct Pending
    {
        uint32_t cell; //!< the target
        Time since;    //!< when the policy first took it
        Time last;     //!< when it did last
    };

    /// Find the eNB, its handler and the network, once the script has set up everything.
    void Begin();
    /// \return the eNB that this algorithm belongs to
    Ptr<LteEnbNetDevice> FindDevice() const;
    /// Give every eNB on the channel of this one a handler.
    void InstallHandlers();
    /// \return the wanted name of a policy: that of GrowsHandoverPolicy, or the attribute's
    std::string GetPolicyName() const;
    /// \return a policy of the wanted name
    Ptr<GrowsAssociationPolicy> CreatePolicy() const;
    /// Put the guard between RRC and its neighbour relations, if it has any.
    void GuardAnr();

    /// \param rnti number of a UE in this cell
    /// \param measResults what it reports
    /// \return the same in terms of the network; none if it is not known there
    std::optional<Reporter> Read(uint16_t rnti, const LteRrcSap::MeasResults& measResults) const;
    /// Fill in what the policy is asked about, in \ref m_record. \param reporter the UE
    void FillState(const Reporter& reporter);
    /// Take in what the UE measures instead of what is computed, and sort. \param reporter the UE
    void ApplyMeasurements(const Reporter& reporter);
    /// Ask the policy, and again without the targets that are refused.
    /// \param reporter the UE
    /// \return the cell to hand it over to; none if it is to stay
    std::optional<uint32_t> FindTarget(const Reporter& reporter);
    /// \param user index of a user in this cell
    /// \param cell index of another cell
    /// \return why it cannot be handed over there
    GrowsHandoverRefusal FindRefusal(uint32_t user, uint32_t cell) const;
    /// \param user index of a user in this cell
    /// \param cell where the policy would have it
    /// \return whether it would have for long enough
    bool IsDue(uint32_t user, uint32_t cell);
    /// Report that a handover is refused.
    /// \param rnti number of the UE
    /// \param cell the target, if there is one yet
    /// \param refusal why
    void Refuse(uint16_t rnti, std::optional<uint32_t> cell, GrowsHandoverRefusal refusal);

    /// The eNB forgets a UE.
    /// \param imsi subscriber
    /// \param cellId physical cell id
    /// \param rnti its number
    void NotifyReleased(uint64_t imsi, uint16_t cellId, uint16_t rnti);

    std::string m_policyName;       //!< see attribute Policy
    double m_hysteresisDb;          //!< see attribute Hysteresis
    double m_margin;                //!< see attribute Margin
    Time m_timeToTrigger;           //!< see attribute TimeToTrigger
    Time m_pingPongGuard;           //!< see attribute PingPongGuard
    bool m_measuredCellsOnly;       //!< see attribute MeasuredCellsOnly
    std::vector<uint8_t> m_measIds; //!< of the reports that were ordered

    LteHandoverManagementSapUser* m_sapUser{nullptr};                //!< the eNB's RRC
    std::unique_ptr<LteHandoverManagementSapProvider> m_sapProvider; //!< for the eNB's RRC
    std::unique_ptr<GrowsAnrGuard> m_anr;                            //!< null without LteAnr
    Ptr<LteEnbRrc> m_rrc;                                            //!< of the eNB
    Ptr<GrowsUserAssociation> m_handler;                             //!< on the eNB's node
    Ptr<GrowsLteNetwork> m_network;                                  //!< of the handler
    Ptr<GrowsAssociationPolicy> m_policy;                            //!< whom to ask
    GrowsDecisionRecord m_record;                                    //!< of the latest report
    std::map<uint32_t, Pending> m_pending;                           //!< by user

    TracedCallback<const GrowsDecisionRecord&> m_decisionTrace;            //!< see Decision
    TracedCallback<uint64_t, uint16_t, uint16_t, uint16_t> m_triggerTrace; //!< see Trigger
    TracedCallback<uint64_t, uint16_t, uint16_t, uint16_t, GrowsHandoverRefusal>
        m_refusalTrace; //!< see Refusal
};

} // namespace ns3

#endif /* GROWS_HANDOVER_ALGORITHM_H */
