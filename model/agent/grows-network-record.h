// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NETWORK_RECORD_H
#define GROWS_NETWORK_RECORD_H

#include "ns3/grows-candidate-selection.h"

#include <cstdint>
#include <vector>

namespace ns3
{

class GrowsTensorFile;

/// \ingroup grows
/// What a network was and did in a run: raw data, of which a surrogate of it can be made.
struct GrowsNetworkRecord
{
    /// What stands for a level in dB or dBm that was not measured: a file holds finite numbers.
    static constexpr double NOT_MEASURED{-1000.0};
    /// What stands for an index, a kind or a time that there is none of.
    static constexpr int NONE{-1};

    /// A cell, as it was when its handler was installed.
    struct Cell
    {
        int64_t resourceBlocks{0}; //!< its bandwidth
        int64_t capacity{0};       //!< users that admission lets in
        double txPowerDbm{0.0};    //!< over the whole band
        double xM{0.0};            //!< its place in metres; 0 where it is not known
        double yM{0.0};            //!< its place in metres; 0 where it is not known
    };

    /// A link between an arriving UE and a cell, when it arrived (GrowsRadioLink).
    struct Link
    {
        double rsrpDbm{NOT_MEASURED};        //!< as the UE reports it
        double snrDb{NOT_MEASURED};          //!< without interference
        double sinrDb{NOT_MEASURED};         //!< with that of cells that serve users
        double fullLoadSinrDb{NOT_MEASURED}; //!< with that of all cells
        double modelRateBps{0.0};            //!< full-cell rate by the network's rate model
    };

    /// An arrival, whatever became of it.
    struct Arrival
    {
        double timeS{0.0};        //!< when
        int64_t kind{NONE};       //!< of the demand (GrowsDemand::Kind); NONE: none was decided on
        double amount{0.0};       //!< of the demand: seconds, bytes or slots
        double normalised{1.0};   //!< amount over the mean of its law
        double offeredBps{0.0};   //!< what its traffic offers; 0: unknown or without limit
        int64_t qci{0};           //!< QCI or 5QI; 0: unknown
        int64_t cell{NONE};       //!< that it was associated with; NONE: it was rejected
        double connectedS{NONE};  //!< when data could first flow; NONE: never
        double departedS{NONE};   //!< when it stopped being served; NONE: the run ended before
        int64_t receivedBytes{0}; //!< in the session
        double rbSeconds{0.0};    //!< resource blocks scheduled to it, times seconds
    };

    /// A cell in a window.
    struct CellWindow
    {
        int64_t users{0};         //!< in it at the window's end
        double rbUse{0.0};        //!< share of its resource blocks that was scheduled
        int64_t receivedBytes{0}; //!< by its users, those who came in the window included
    };

    /// A user that one cell served for a whole window.
    struct Sample
    {
        int64_t arrival{0};       //!< index
        int64_t window{0};        //!< index
        int64_t cell{0};          //!< index
        int64_t receivedBytes{0}; //!< in the window
        double rbSeconds{0.0};    //!< resource blocks scheduled to it, times seconds
        double sinrDb{0.0};       //!< of its cell at the window's end
    };

    double windowS{1.0};                 //!< length of a window: the handlers'
    GrowsCandidateLimits limits;         //!< of candidates: the handlers'
    std::vector<Cell> cells;             //!< [C]
    std::vector<Arrival> arrivals;       //!< [A], in order of time
    std::vector<Link> links;             //!< [A, C], row-major
    std::vector<CellWindow> cellWindows; //!< [W, C], row-major; window w ends at (w + 1) windowS
    std::vector<double> utilities;       //!< [W], sums over users of ln(1 + Mbit/s received)
    std::vector<Sample> samples;         //!< in order of windows

    /// \param arrival index of an arrival \param cell index of a cell \return the link between them
    const Link& GetLink(std::size_t arrival, std::size_t cell) const
    {
        return links.at(arrival * cells.size() + cell);
    }
};

/// Add a network's record to a file, as tensors of the names of GrowsSaveTrajectory.
/// \param record of a network \param [in,out] file where it goes
void GrowsPutNetworkRecord(const GrowsNetworkRecord& record, GrowsTensorFile& file);

/// Take a network's record out of a file and check it: sizes, indices, order.
/// \param file what was read
/// \return the record; throws GrowsFileProblem if something about it is wrong
GrowsNetworkRecord GrowsGetNetworkRecord(const GrowsTensorFile& file);

} // namespace ns3

#endif /* GROWS_NETWORK_RECORD_H */
