// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-globals.h"

#include "ns3/abort.h"
#include "ns3/global-value.h"
#include "ns3/grows-names.h"
#include "ns3/string.h"

namespace ns3
{

namespace
{

/// See GrowsGlobals::policy.
GlobalValue g_policy("GrowsPolicy",
                     "Association policy that decides instead of the script's own; empty: none",
                     StringValue(""),
                     MakeStringChecker());
/// See GrowsGlobals::model.
GlobalValue g_model("GrowsModel",
                    "Model file of the association policy, if it reads one; empty: its own",
                    StringValue(""),
                    MakeStringChecker());
/// See GrowsGlobals::results.
GlobalValue g_results("GrowsResults",
                      "Folder for the results of association in a script; empty: none are written",
                      StringValue(""),
                      MakeStringChecker());
/// See GrowsGlobals::warmUp.
GlobalValue g_warmUp("GrowsWarmup",
                     "Arrivals and windows before do not count in the results of a script",
                     TimeValue(Seconds(0)),
                     MakeTimeChecker(Seconds(0)));
/// See GrowsGlobals::duration.
GlobalValue g_duration("GrowsDuration",
                       "End of the simulation of a script with association; 0: where it says",
                       TimeValue(Seconds(0)),
                       MakeTimeChecker(Seconds(0)));

/// \param global a global value \return its text
std::string
GetText(const GlobalValue& global)
{
    StringValue text;
    global.GetValue(text);
    return text.Get();
}

/// \param global a global value \return its time
Time
GetTime(const GlobalValue& global)
{
    TimeValue time;
    global.GetValue(time);
    return time.Get();
}

} // namespace

GrowsGlobals
GrowsGlobals::Get()
{
    return {GetText(g_policy),
            GetText(g_model),
            GetText(g_results),
            GetTime(g_warmUp),
            GetTime(g_duration)};
}

Ptr<GrowsAssociationPolicy>
GrowsChoosePolicy(Ptr<GrowsAssociationPolicy> own)
{
    const auto globals = GrowsGlobals::Get();
    const auto policy =
        globals.policy.empty() ? own : GrowsAssociationPolicy::Create(globals.policy);
    NS_ABORT_MSG_UNLESS(policy,
                        "GrowsPolicy: there is no policy '"
                            << globals.policy << "'; known are "
                            << GrowsJoinNames(GrowsAssociationPolicy::GetNames()));
    if (!globals.model.empty())
    {
        policy->SetAttributeFailSafe("Model", StringValue(globals.model));
    }
    return policy;
}

} // namespace ns3
