// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_FADING_H
#define GROWS_SCENARIO_FADING_H

#include "ns3/grows-radio-scenario.h"
#include "ns3/lte-helper.h"

#include <cstdint>

namespace ns3
{

/**
 * \ingroup grows
 * Have the links of LTE devices fade as attribute Fading of a scenario says, on top of the loss
 * models that the channels have. Call it once the base stations are there, before anything is sent.
 *
 * Nakagami: ns-3's NakagamiPropagationLossModel draws anew whenever a signal is sent and whenever a
 * link is computed. What an arriving UE measures is then one draw, which the next subframe does not
 * share, and adaptive modulation is always too late.
 *
 * Trace: ns-3's TraceFadingLossModel with 10 s of GrowsMakeFadingTrace. Links read it at places of
 * their own and every half second at others; what a link is computed as is what is sent over it in
 * that millisecond.
 *
 * \param scenario whose attributes say how
 * \param lteHelper whose channels
 * \param carrierHz of the first carrier, for the Doppler shift
 * \param stream the first random stream to use
 * \return the number of streams used: none without fading
 */
int64_t GrowsInstallFading(const GrowsRadioScenario& scenario,
                           Ptr<LteHelper> lteHelper,
                           double carrierHz,
                           int64_t stream);

} // namespace ns3

#endif /* GROWS_SCENARIO_FADING_H */
