// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_REPLAY_MEMORY_H
#define GROWS_REPLAY_MEMORY_H

#include "grows-double-dqn-update.h"
#include "grows-learner.h"

#include <boost/circular_buffer.hpp>
#include <cstddef>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// The last transitions, from which a learner draws its batches. Each one's numbers lie in one
/// piece of memory, which a later transition takes over: once full, it allocates nothing.
class GrowsReplayMemory
{
  public:
    /// \param capacity transitions to keep
    explicit GrowsReplayMemory(std::size_t capacity);

    /// Keep a transition; the oldest is removed if it is full. \param transition what happened
    void Add(const GrowsTransition& transition);

    /// \return the number of transitions kept
    std::size_t GetN() const
    {
        return m_records.size();
    }

    /// \param index 0 is the oldest
    /// \return the transition; refers to this memory until the next Add
    GrowsUpdateSample<float> Get(std::size_t index) const;

    /// Get many transitions, in less time than one by one: their memory is asked for beforehand.
    /// \param indices which
    /// \param [out] batch the transitions; refer to this memory until the next Add
    void Gather(const std::vector<std::size_t>& indices,
                std::vector<GrowsUpdateSample<float>>& batch) const;

    /// \return all transitions, the oldest first
    std::vector<GrowsTransition> GetTransitions() const;

  private:
    /// A transition: features, next features, shift, next shift, mask and next mask, one after
    /// another.
    struct Record
    {
        uint32_t nodes{0};         //!< N of s
        uint32_t nextNodes{0};     //!< N of s'
        uint32_t features{0};      //!< F
        uint32_t action{0};        //!< a
        float reward{0.0F};        //!< r
        float discount{0.0F};      //!< of the value of s'
        bool hasShift{false};      //!< s has its own graph shift operator
        bool hasNextShift{false};  //!< s' has its own graph shift operator
        std::vector<float> values; //!< the numbers
    };

    boost::circular_buffer<Record> m_records; //!< oldest first
    Record m_scratch;                         //!< the transition being added
};

} // namespace ns3

#endif /* GROWS_REPLAY_MEMORY_H */
