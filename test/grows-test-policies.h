// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TEST_POLICIES_H
#define GROWS_TEST_POLICIES_H

#include "ns3/grows-association-policy.h"

namespace ns3
{

/// A policy that answers what was set, and remembers what it was asked.
class GrowsScriptedPolicy : public GrowsAssociationPolicy
{
  public:
    GrowsDecision answer;       //!< what to say
    GrowsAssociationState last; //!< what it was asked last
    uint32_t asked{0};          //!< how often

  private:
    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) override
    {
        decision = answer;
        last = state;
        ++asked;
    }

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 0;
    }
};

/// A policy that chooses a cell by its index in the network.
class GrowsCellPolicy : public GrowsAssociationPolicy
{
  public:
    uint32_t cell{0}; //!< the cell to choose; none if it is no candidate

  private:
    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) override
    {
        for (uint32_t i = 0; i < state.candidates.size(); ++i)
        {
            const bool isWanted = state.candidates[i].cell.cell == cell;
            decision.values.push_back(isWanted ? 1.0 : 0.0);
            if (isWanted)
            {
                decision.choice = i;
            }
        }
    }

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 0;
    }
};

} // namespace ns3

#endif /* GROWS_TEST_POLICIES_H */
