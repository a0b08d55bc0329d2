// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-progress.h"

#include <iostream>

namespace ns3
{

GrowsBenchProgress::GrowsBenchProgress(double total, bool quiet)
    : m_progress(quiet),
      m_total(total)
{
}

void
GrowsBenchProgress::Begin(const std::string& what)
{
    m_progress.Show(m_done / m_total, what);
}

void
GrowsBenchProgress::End(const std::string& line, double work)
{
    m_progress.Clear();
    std::cout << line << std::endl;
    m_done += work;
}

} // namespace ns3
