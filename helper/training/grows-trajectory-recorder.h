// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAJECTORY_RECORDER_H
#define GROWS_TRAJECTORY_RECORDER_H

#include "ns3/grows-helper.h"
#include "ns3/grows-state-encoder.h"
#include "ns3/grows-trajectory.h"

#include <map>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Turns what handlers decide, and what users then receive, into the trajectory of a run. It listens
 * to the traces of any network; what it receives of a network's rates it does not use: utility is
 * measured.
 *
 * Time is cut into windows, by default as long as a slot of the slotted network of a radio scenario
 * (100 ms). The utility of a window is the sum over users of ln(1 + Mbit/s received in it), each
 * times the weight in its demand. A
 * transition leads from one decision, anywhere in the network, to the next; its outcome is the mean
 * utility over the time between and the utility of the last whole window before each of the two
 * decisions. Must outlive the simulation.
 *
 * That a policy declines is an action where the features have "decline"; where they do not, there
 * is nothing to learn from it and the decision is left out.
 */
class GrowsTrajectoryRecorder
{
  public:
    /// \param encoder what an agent sees of a state
    /// \param window over which throughput is taken
    GrowsTrajectoryRecorder(const GrowsStateEncoder& encoder, const Time& window);

    GrowsTrajectoryRecorder(const GrowsTrajectoryRecorder&) = delete;
    GrowsTrajectoryRecorder& operator=(const GrowsTrajectoryRecorder&) = delete;

    /// Listen to the handlers; call it again for those of cells that were added since. The windows
    /// begin with the first call, at the beginning of the simulation.
    /// \param helper has installed them
    void Install(const GrowsHelper& helper);

    /// \return what lies in windows that have ended: transitions and their outcomes; the rest of
    /// the trajectory, its utility and rejections, knows who has run the simulation
    GrowsTrajectory GetTrajectory() const;

  private:
    /// A decision that was made.
    struct Decision
    {
        double timeS{0.0};            //!< when
        GrowsObservation observation; //!< what the agent saw
        uint32_t action{0};           //!< what it chose; its favourite if it had no choice
        double probability{1.0};      //!< with which it chose that
        bool accepted{false};         //!< whether the arriving UE was associated
        double potential{0.0};        //!< utility of the last whole window before
    };

    /// \param record of a decision
    void RecordDecision(const GrowsDecisionRecord& record);
    /// \param record of a decision \return what was chosen; the node that declines, or without one
    /// the policy's favourite, if there was no choice
    uint32_t GetAction(const GrowsDecisionRecord& record) const;
    /// A window ends and the next begins.
    void CloseWindow();

    /// \return end of the last window that has ended, in seconds
    double GetEndS() const
    {
        return static_cast<double>(m_sums.size() - 1) * m_window.GetSeconds();
    }

    /// \return utility of the last whole window
    double GetLastUtility() const;

    /// \param index of a decision \return what came of it
    GrowsOutcome GetOutcome(std::size_t index) const;

    /// \param beginS a moment, in seconds
    /// \param endS another, not before the former, nor after GetEndS
    /// \return mean utility between the two
    double GetMeanUtility(double beginS, double endS) const;

    GrowsStateEncoder m_encoder;          //!< what the agent sees
    Ptr<GrowsNetwork> m_network;          //!< where users are
    Ptr<GrowsAssociationPolicy> m_policy; //!< decides
    std::size_t m_nHandlers{0};           //!< listened to
    Time m_window;                        //!< length of a window
    std::vector<uint64_t> m_bytes;        //!< received by each user until the last window's end
    std::map<uint32_t, double> m_weights; //!< of users, in the utility
    std::vector<double> m_sums{0.0};      //!< utilities of windows, added up
    std::vector<Decision> m_decisions;    //!< in order
};

} // namespace ns3

#endif /* GROWS_TRAJECTORY_RECORDER_H */
