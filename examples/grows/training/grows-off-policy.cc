// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-off-policy.h"

#include <algorithm>
#include <iterator>

namespace ns3
{

namespace
{

/// Sums over the starts, so many decisions after them.
struct Step
{
    double utility{0.0}; //!< of W D (1 - discount) utility
    double weight{0.0};  //!< of W D (1 - discount)
    double starts{0.0};  //!< of W
    double squares{0.0}; //!< of W W

    /// \return effective number of starts; NaN if none has a weight
    double GetEffectiveSize() const
    {
        return starts * starts / squares;
    }
};

/// \param ofEach sums of each record \param without index of one to leave out \return their sums
std::vector<Step>
SumWithout(const std::vector<std::vector<Step>>& ofEach, std::size_t without)
{
    std::vector<Step> sums(ofEach.empty() ? 0 : ofEach.front().size());
    for (std::size_t i = 0; i < ofEach.size(); ++i)
    {
        for (std::size_t k = 0; k < sums.size() && i != without; ++k)
        {
            sums[k].utility += ofEach[i][k].utility;
            sums[k].weight += ofEach[i][k].weight;
            sums[k].starts += ofEach[i][k].starts;
            sums[k].squares += ofEach[i][k].squares;
        }
    }
    return sums;
}

/// Add what follows one decision of a record. \param start the decision
void
AddStart(const GrowsEvaluatedRecord& record, std::size_t start, std::vector<Step>& steps)
{
    double ratio = 1.0;
    double discount = 1.0;
    for (std::size_t k = 0; k < steps.size() && ratio > 0.0; ++k)
    {
        const auto now = start + k;
        if (now < record.ratios.size())
        {
            ratio *= record.ratios[now];
            const double weight = ratio * discount * (1.0 - record.discounts[now]);
            steps[k].utility += weight * record.utilities[now];
            steps[k].weight += weight;
            discount *= record.discounts[now];
        }
        else if (discount > 0.0)
        {
            return; // the record was cut: what followed is not known
        }
        steps[k].starts += ratio;
        steps[k].squares += ratio * ratio;
    }
}

/// \param steps sums \param horizon how many of them to read \return the value
double
GetValue(const std::vector<Step>& steps, std::size_t horizon)
{
    double utility = 0.0;
    double weight = 0.0;
    for (std::size_t k = 0; k < horizon; ++k)
    {
        utility += steps[k].utility / steps[k].starts;
        weight += steps[k].weight / steps[k].starts;
    }
    return utility / weight; // NaN if there is nothing
}

} // namespace

GrowsOffPolicyValue
GrowsSampleByImportance(const std::vector<GrowsEvaluatedRecord>& records,
                        std::size_t horizon,
                        double leastSize)
{
    std::vector<std::vector<Step>> ofEach;
    for (const auto& record : records)
    {
        ofEach.emplace_back(horizon);
        for (std::size_t start = 0; start < record.ratios.size(); ++start)
        {
            AddStart(record, start, ofEach.back());
        }
    }
    std::vector<std::vector<Step>> parts; // without one record each
    for (std::size_t i = 0; i < ofEach.size() && ofEach.size() > 1; ++i)
    {
        parts.push_back(SumWithout(ofEach, i));
    }
    const auto sums = SumWithout(ofEach, ofEach.size());
    const auto isEnough = [leastSize](const auto& steps, std::size_t k) {
        return steps[k].GetEffectiveSize() >= leastSize; // false where it is NaN
    };
    GrowsOffPolicyValue found;
    auto& k = found.horizon;
    while (k < sums.size() && isEnough(sums, k) &&
           std::all_of(parts.begin(), parts.end(), [&](const auto& part) {
               return isEnough(part, k);
           }))
    {
        ++k;
    }
    if (k == 0)
    {
        return found;
    }
    found.value = GetValue(sums, k);
    found.firstEffectiveSize = sums.front().GetEffectiveSize();
    found.lastEffectiveSize = sums[k - 1].GetEffectiveSize();
    std::transform(parts.begin(),
                   parts.end(),
                   std::back_inserter(found.withoutEach),
                   [k](const auto& part) { return GetValue(part, k); });
    return found;
}

GrowsEstimate
GrowsJackknife(double whole, const std::vector<double>& withoutEach)
{
    const auto n = static_cast<double>(withoutEach.size());
    std::vector<double> values;
    values.reserve(withoutEach.size());
    for (const double without : withoutEach)
    {
        values.push_back(n * whole - (n - 1.0) * without);
    }
    return {whole, GrowsEstimateMean(values).halfWidth};
}

std::vector<GrowsTransition>
GrowsFollowPolicy(const std::vector<GrowsTransition>& transitions,
                  const std::vector<double>& utilities,
                  const std::vector<uint32_t>& nextChoices,
                  double offset,
                  double scale)
{
    auto followed = transitions;
    for (std::size_t i = 0; i < followed.size(); ++i)
    {
        auto& [state, action, reward, discount, next, probability, timeS] = followed[i];
        reward = static_cast<float>((1.0 - discount) * (utilities[i] - offset) / scale);
        if (next.nodes > 0)
        {
            std::fill(next.allowed.begin(), next.allowed.end(), 0);
            next.allowed[nextChoices[i]] = 1;
        }
    }
    return followed;
}

} // namespace ns3
