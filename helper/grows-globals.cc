// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-globals.h"

#include "ns3/abort.h"
#include "ns3/double.h"
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

/// See GrowsGlobals::record.
GlobalValue g_record("GrowsRecord",
                     "File for the trajectory of a script with association; empty: none is written",
                     StringValue(""),
                     MakeStringChecker());
/// See GrowsGlobals::recordEpsilon.
GlobalValue g_recordEpsilon("GrowsRecordEpsilon",
                            "Probability with which a random candidate with free capacity is taken "
                            "while a trajectory is recorded, 0 to 1",
                            DoubleValue(0.0),
                            MakeDoubleChecker<double>());
/// See GrowsGlobals::recordWindow.
GlobalValue g_recordWindow("GrowsRecordWindow",
                           "Over which throughput is taken for the outcomes of a trajectory",
                           TimeValue(MilliSeconds(100)),
                           MakeTimeChecker(MilliSeconds(1)));

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
    DoubleValue epsilon;
    g_recordEpsilon.GetValue(epsilon);
    return {GetText(g_policy),
            GetText(g_model),
            GetText(g_results),
            GetTime(g_warmUp),
            GetTime(g_duration),
            GetText(g_record),
            epsilon.Get(),
            GetTime(g_recordWindow)};
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

GrowsRecording
GrowsChooseRecording(const GrowsRecording& own)
{
    const auto globals = GrowsGlobals::Get();
    GrowsRecording chosen = own;
    if (!globals.record.empty())
    {
        chosen = {globals.record, 0.0};
    }
    if (globals.recordEpsilon != 0.0)
    {
        chosen.epsilon = globals.recordEpsilon;
    }
    NS_ABORT_MSG_UNLESS(chosen.epsilon >= 0.0 && chosen.epsilon <= 1.0,
                        "GrowsRecordEpsilon must be from 0 to 1, not " << chosen.epsilon);
    NS_ABORT_MSG_IF(chosen.epsilon > 0.0 && chosen.file.empty(),
                    "GrowsRecordEpsilon has no effect without GrowsRecord: name a file there");
    return chosen;
}

} // namespace ns3
