// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FILE_APPLICATION_H
#define GROWS_FILE_APPLICATION_H

#include "grows-downlink-flow.h"

#include "ns3/application.h"
#include "ns3/event-id.h"
#include "ns3/nstime.h"
#include "ns3/random-variable-stream.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Files for a UE, over a GrowsDownlinkFlow: one at the start (3GPP TR 36.814, A.2.1.3.1, FTP model
 * 1, whose user leaves with it), or files that arrive in a Poisson process (TR 36.872,
 * FTP model 3). They are sent one after the other, in the order of their arrival.
 */
class GrowsFileApplication : public Application
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    GrowsFileApplication();

    /// \param flow what carries the files; used by nobody else between start and stop
    void SetFlow(Ptr<GrowsDownlinkFlow> flow);

    /// Fix the random stream of the gaps between files. \param stream its index
    void SetStream(int64_t stream);

    /// \return bytes of all files that have arrived
    uint64_t GetOfferedBytes() const;

    /// \return bytes of files that the UE has received
    uint64_t GetReceivedBytes() const;

    /// \return seconds from a file's arrival to its last byte at the UE, for each received whole
    const std::vector<double>& GetCompletionsS() const
    {
        return m_completionsS;
    }

  protected:
    /// Forget the flow.
    void DoDispose() override;

  private:
    /// The first file arrives, or is waited for.
    void StartApplication() override;
    /// No more files arrive.
    void StopApplication() override;
    /// Wait for the next file.
    void ScheduleFile();
    /// A file arrives.
    void AddFile();
    /// The UE has received a file.
    void FinishFile();

    uint64_t m_fileBytes;                 //!< of every file
    double m_filesPerS;                   //!< that arrive; 0: one, at the start
    Ptr<ExponentialRandomVariable> m_gap; //!< between files, mean 1
    Ptr<GrowsDownlinkFlow> m_flow;        //!< see SetFlow
    std::deque<Time> m_waiting;           //!< when files arrived; the first is being sent
    std::vector<double> m_completionsS;   //!< see GetCompletionsS
    EventId m_nextFile;                   //!< arrives
    bool m_isActive{false};               //!< between start and stop
};

} // namespace ns3

#endif /* GROWS_FILE_APPLICATION_H */
