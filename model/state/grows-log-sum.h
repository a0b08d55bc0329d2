// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LOG_SUM_H
#define GROWS_LOG_SUM_H

#include <cmath>

namespace ns3
{

/// \ingroup grows
/// A sum of many logarithms at the price of few: ln a + ln b = ln(a b), as long as the product
/// stays in range. A utility, the sum of ln(1 + Mbit/s) over the users of a cell, needs one
/// std::log then.
class GrowsLogSum
{
  public:
    /// Add a logarithm to the sum. \param factor its argument: positive, 1e-100 to 1e100
    void Add(double factor)
    {
        m_product *= factor;
        if (m_product > LARGE || m_product < SMALL)
        {
            m_sum += std::log(m_product);
            m_product = 1.0;
        }
    }

    /// \return the sum of the natural logarithms
    double Get() const
    {
        return m_sum + std::log(m_product);
    }

  private:
    static constexpr double LARGE = 1e200;  //!< no factor takes a smaller product out of range
    static constexpr double SMALL = 1e-200; //!< no factor takes a larger product out of range

    double m_sum{0.0};     //!< what was taken out of the product
    double m_product{1.0}; //!< arguments whose logarithm has not been taken
};

} // namespace ns3

#endif /* GROWS_LOG_SUM_H */
