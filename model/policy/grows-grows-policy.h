/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_GROWS_POLICY_H
#define GROWS_GROWS_POLICY_H

#include "grows-agent-policy.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * GROWS as good as this module makes it: by default the general agent that ships
 * (models/general.pt), which takes no cell without room.
 */
class GrowsGrowsPolicy : public GrowsAgentPolicy
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

#endif /* GROWS_GROWS_POLICY_H */
