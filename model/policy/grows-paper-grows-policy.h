/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_PAPER_GROWS_POLICY_H
#define GROWS_PAPER_GROWS_POLICY_H

#include "grows-agent-policy.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * GROWS with the paper's own settings (section IV), as a yardstick. Cells without room may be
 * chosen, which rejects the newcomer. No agent ships for it: it is trained for one cell of the
 * paper's table, as grows-table1 does, or with ./grows train --agent paper-grows.
 */
class GrowsPaperGrowsPolicy : public GrowsAgentPolicy
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

  private:
    std::string DoGetDefaultModel() const override;
};

} // namespace ns3

#endif /* GROWS_PAPER_GROWS_POLICY_H */
