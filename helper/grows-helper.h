// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HELPER_H
#define GROWS_HELPER_H

#include "grows-conservation-checker.h"

#include "ns3/grows-arrival-process.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-network.h"
#include "ns3/grows-user-association.h"
#include "ns3/nstime.h"
#include "ns3/object-factory.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

class GrowsOutcomeSummary;
class GrowsRadioScenario;
struct GrowsRecording;

/**
 * \ingroup grows
 *
 * Puts user association into a network: one handler on the node of every cell, one policy for all
 * of them. It creates no traffic. GrowsLteHelper adds what LTE needs.
 */
class GrowsHelper
{
  public:
    /// \param policy name of the policy ("grows", "max-rssi"...); aborts on an unknown one: check
    /// with Validate first for user input
    explicit GrowsHelper(const std::string& policy);

    /// \param policy the policy; aborts on null
    explicit GrowsHelper(Ptr<GrowsAssociationPolicy> policy);

    /// A demand that is never satisfied. \return the demand
    static GrowsDemand Endless();
    /// A demand to be served for a time. \param time how long \return the demand
    static GrowsDemand HoldingTime(const Time& time);
    /// A demand to receive a volume. \param bytes how much payload \return the demand
    static GrowsDemand Volume(double bytes);

    /// \param policy name of a policy
    /// \return an error message that lists the known ones; "" if it is one of them
    static std::string Validate(const std::string& policy);

    /// What keeps handlers from being installed on a network.
    /// \param network the network
    /// \return an error message that names the remedy; "" if there is none
    static std::string Validate(Ptr<GrowsNetwork> network);

    /// What keeps a policy from deciding in a network: that it reads what the network does not
    /// measure.
    /// \param network the network
    /// \param policy the policy, after its own Validate
    /// \return an error message that names the remedy; "" if there is none
    static std::string Validate(Ptr<GrowsNetwork> network, GrowsAssociationPolicy& policy);

    /// Set an attribute of the script's policy: one that GrowsPolicy names keeps its own values.
    /// Call before Install; aborts after it.
    /// \param name name of an attribute of the policy
    /// \param value its value; aborts if it cannot be
    void SetPolicyAttribute(const std::string& name, const AttributeValue& value);

    /// Set an attribute of the handlers that Install will create; aborts after it.
    /// \param name name of an attribute of GrowsUserAssociation
    /// \param value its value; aborts if it cannot be
    void SetHandlerAttribute(const std::string& name, const AttributeValue& value);

    /// Set when a user is associated again after a failure. Call before Install; aborts after it.
    /// \param name name of an attribute of GrowsReassociation
    /// \param value its value; aborts if it cannot be
    void SetReassociationAttribute(const std::string& name, const AttributeValue& value);

    /**
     * Have the trajectory of the run written to a file when the simulator is destroyed: states,
     * actions and what came of them, and raw data of the network (GrowsSaveTrajectory). The global
     * values GrowsRecord and GrowsRecordEpsilon take precedence. Call before Install; aborts after
     * it.
     * \param file where to
     * \param epsilon probability with which a random candidate with free capacity is taken instead
     * of the policy's choice (GrowsEpsilonGreedy), 0..1
     */
    void Record(const std::string& file, double epsilon = 0.0);

    /// Put a handler on the node of every cell, and apply the global values (GrowsGlobals). A
    /// second call is for cells that the same network has received since; the connections of
    /// TraceConnect apply to them, too.
    /// \param network the network; aborts with Validate's message, or the policy's
    void Install(Ptr<GrowsNetwork> network);

    /**
     * Have a user arrive. If the simulation ends before that, the summary (OmitSummary) reports it.
     * \param user index of the user in the network
     * \param time when, since the beginning of the simulation; not in the past
     * \param demand its demand
     */
    void Arrive(uint32_t user, const Time& time, const GrowsDemand& demand);

    /// Have users of a pool arrive.
    /// \param process when and with what demands
    /// \param pool indices of the users in the network
    void InstallArrivals(Ptr<GrowsArrivalProcess> process, const std::vector<uint32_t>& pool);

    /// Connect a trace source of every handler.
    /// \param name "Arrival", "Decision", "Rejection", "Connected", "Stopping", "Departure",
    /// "Unfinished" or "Window"
    /// \param sink what to call, without context
    void TraceConnect(const std::string& name, const CallbackBase& sink);

    /// Leave rejections and lost connections out of the summary, as other code reports them. The
    /// summary is one line on standard error when the simulator is destroyed: arrivals that were
    /// rejected, unless TraceConnect has connected Rejection; users that were dropped, unless
    /// Departure is connected; arrivals that did not take place. Nothing is printed without them.
    void OmitSummary() const;

    /// Give handlers the limits of a scenario: candidates and capacity. Call before Install.
    /// \param scenario the scenario
    void SetLimits(const GrowsRadioScenario& scenario);

    /**
     * Let a policy that simulates futures know the cells that are no candidates. Install does it
     * for the policy that decides.
     * \param policy any other
     */
    void ReportCells(Ptr<GrowsAssociationPolicy> policy) const;

    /**
     * Check that no arrival and no capacity of a cell is ever lost. Call right after Install; with
     * the GlobalValue GrowsCheckConservation, Install does it itself.
     * \return the checker, which ends the simulation if something is lost
     */
    Ptr<GrowsConservationChecker> CheckConservation();

    /// Let Install do it in this process from now on. For tests: recent releases of ns-3 reset
    /// global values between tests.
    /// \param isOn whether it is to
    static void AlwaysCheckConservation(bool isOn);

    /**
     * Fix the random streams of the arrival processes installed so far, and those of the policy: no
     * stream of the former, or of what has its streams after these, depends on the policy.
     * \param stream the first stream index to use
     * \return the number of streams used or reserved
     */
    int64_t AssignStreams(int64_t stream);

    /// Is called for every helper that has installed handlers.
    using InstallListener = void (*)(const GrowsHelper& helper);

    /// \param listener the only one, for helper/results: helpers know nothing of results
    static void SetInstallListener(InstallListener listener);

    /// Records the run of a helper that has installed handlers.
    using Recorder = void (*)(const GrowsHelper& helper, const GrowsRecording& recording);

    /// \param recorder the only one, for helper/training: helpers know nothing of trajectories
    static void SetRecorder(Recorder recorder);

    /// \return the network, null before Install
    Ptr<GrowsNetwork> GetNetwork() const;
    /// \return the policy; from Install on it is the one that decides, see GrowsChoosePolicy, or a
    /// GrowsEpsilonGreedy around that one
    Ptr<GrowsAssociationPolicy> GetPolicy() const;
    /// \return the handlers, one per cell in this order; empty before Install
    const std::vector<Ptr<GrowsUserAssociation>>& GetHandlers() const;

  private:
    /// Abort if there are handlers. \param caller what must be called before
    void NeedNoHandlers(const std::string& caller) const;
    /// \param network a network \return what keeps Install from it; "" if there is nothing
    std::string ValidateInstall(Ptr<GrowsNetwork> network) const;
    /// Choose who decides, and what is recorded of it.
    void ChoosePolicy();
    /// Connect handlers to all that listens. \param first index of the first one that is new
    void Listen(uint32_t first);

    Ptr<GrowsAssociationPolicy> m_ownPolicy;           //!< the script's, without GrowsPolicy
    Ptr<GrowsAssociationPolicy> m_policy;              //!< the policy
    ObjectFactory m_handlerFactory;                    //!< makes handlers
    Ptr<GrowsNetwork> m_network;                       //!< the network
    std::vector<Ptr<GrowsUserAssociation>> m_handlers; //!< one per cell
    std::vector<Ptr<GrowsArrivalProcess>> m_processes; //!< arrival processes
    Ptr<GrowsConservationChecker> m_checker;           //!< null: not watched
    ObjectFactory m_reassociationFactory;              //!< makes the network's GrowsReassociation
    std::vector<std::pair<std::string, CallbackBase>> m_sinks; //!< connected to handlers' traces
    std::shared_ptr<GrowsRecording> m_recording;               //!< what is recorded; never null
    std::shared_ptr<GrowsOutcomeSummary> m_summary; //!< also the simulator's, which may live longer
};

} // namespace ns3

#endif /* GROWS_HELPER_H */
