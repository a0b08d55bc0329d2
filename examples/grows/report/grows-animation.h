// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ANIMATION_H
#define GROWS_ANIMATION_H

#include "grows-animation-validation.h"

#include "ns3/grows-lte-helper.h"
#include "ns3/nstime.h"
#include "ns3/ptr.h"

#include <cstdint>
#include <memory>
#include <string>

namespace ns3
{

class AnimationInterface;

/**
 * \ingroup grows
 * Writes a packet-level run as a file for NetAnim: the cells, each in a colour of its own, and the
 * UEs where they arrive, in the colour of the cell that serves them; those refused are red for a
 * moment. Packets are left out: they would make the file as long as the run. Must outlive the
 * simulation, and be gone before Simulator::Destroy. ns-3 can write one animation at a time.
 */
class GrowsAnimation
{
  public:
    /// \param path of the file to write; one that exists is replaced
    /// \param helper the handlers of the run; installed
    GrowsAnimation(const std::string& path, GrowsLteHelper& helper);
    /// Ends the file.
    ~GrowsAnimation();

    GrowsAnimation(const GrowsAnimation&) = delete;
    GrowsAnimation& operator=(const GrowsAnimation&) = delete;

  private:
    /// Draw a node. \param node which \param colour 0xRRGGBB \param name beside it, may be ""
    /// \param share of the largest node's size
    void Draw(Ptr<Node> node, uint32_t colour, const std::string& name, double share);
    /// \param session that begins to be served
    void RecordConnected(const GrowsSession& session);
    /// \param session that ended
    void RecordDeparture(const GrowsSession& session);
    /// \param user index of a user that is not served \param time when \param reason why
    void RecordRejection(uint32_t user, Time time, GrowsReason reason);
    /// \param user index of a user that has no session now
    void Hide(uint32_t user);

    Ptr<GrowsLteNetwork> m_network;               //!< whose devices are drawn
    double m_sizeM{1.0};                          //!< of a cell's mark
    std::unique_ptr<AnimationInterface> m_writer; //!< ns-3's
};

} // namespace ns3

#endif /* GROWS_ANIMATION_H */
