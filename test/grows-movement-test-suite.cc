// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-drive.h"
#include "grows-test-text.h"

#include "ns3/constant-velocity-mobility-model.h"
#include "ns3/double.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-lte-amc-rate-model.h"
#include "ns3/grows-movement-trace.h"
#include "ns3/grows-movement.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-slotted-environment.h"
#include "ns3/grows-slotted-network.h"
#include "ns3/node-container.h"
#include "ns3/ns2-mobility-helper.h"
#include "ns3/pointer.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <cmath>
#include <fstream>
#include <map>

/**
 * \file
 * \ingroup grows-tests
 * How the users of radio scenarios move: courses, the movements that draw them, movement files,
 * arrivals, and the slotted network. What LTE makes of it is tested in grows-mobile-lte.
 */

using namespace ns3;

namespace
{

/// A movement file: node 0 is there from 2 s to 16 s, node 1 stands, node 2 jumps at 4 s.
const std::string GOOD_TRACE = "# three nodes\n"
                               "$node_(0) set X_ 10.0\n"
                               "$node_(0) set Y_ 20.0\n"
                               "$node_(0) set Z_ 0.0\n"
                               "$node_(1) set X_ -5\n"
                               "$node_(1) set Y_ 5\n"
                               "$node_(2) set X_ 0\n"
                               "$node_(2) set Y_ 0\n"
                               "\n"
                               "$ns_ at 2.0 \"$node_(0) setdest 110.0 20.0 10.0\"\n"
                               "$ns_ at 6.0 \"$node_(0) setdest 50.0 120.0 10.0\"\n"
                               "$ns_ at 1.0 \"$node_(2) setdest 0.0 100.0 1.0\"\n"
                               "$ns_ at 4.0 \"$node_(2) set X_ 40.0\"\n"
                               "$ns_ at 4.0 \"$god_ set-dist 0 1 2\"\n"
                               "$ns_ at 5.0 \"$node_(2) setdest 40.0 53.0 5.0\"\n";

/// \return uniform draws of a fixed stream
GrowsCountedVariable
MakeUniform()
{
    GrowsCountedVariable uniform(CreateObject<UniformRandomVariable>());
    uniform.SetStream(70);
    return uniform;
}

/// \param to a point \param x of it in m \param y of it in m \return how far it is off, in m
double
GetError(const Vector& to, double x, double y)
{
    return std::hypot(to.x - x, to.y - y);
}

} // namespace

/**
 * \ingroup grows-tests
 * Courses, by hand.
 */
class GrowsCourseTestCase : public TestCase
{
  public:
    GrowsCourseTestCase()
        : TestCase("courses: lines, rests and jumps")
    {
    }

  private:
    void DoRun() override
    {
        GrowsCourse course;
        NS_TEST_EXPECT_MSG_EQ(course.IsEmpty(), true, "no waypoint");
        course.Add(10.0, {0, 0, 0});
        course.Add(20.0, {100, 0, 0});
        course.Add(20.0, {0, 50, 0});
        course.Add(30.0, {0, 150, 0});
        const std::map<double, Vector> expected{{0.0, {0, 0, 0}},
                                                {10.0, {0, 0, 0}},
                                                {12.5, {25, 0, 0}},
                                                {20.0, {0, 50, 0}},
                                                {26.0, {0, 110, 0}},
                                                {30.0, {0, 150, 0}},
                                                {99.0, {0, 150, 0}}};
        for (const auto& [timeS, position] : expected)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(GetError(course.GetPosition(timeS), position.x, position.y),
                                      0.0,
                                      1e-9,
                                      "at " << timeS << " s");
        }
        course.StopAt(25.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(GetError(course.GetPosition(24.0), 0, 90), 0.0, 1e-9, "before");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetError(course.GetPosition(40.0), 0, 100), 0.0, 1e-9, "after");
    }
};

/**
 * \ingroup grows-tests
 * Movements in a disc.
 */
class GrowsDiscMovementTestCase : public TestCase
{
  public:
    GrowsDiscMovementTestCase()
        : TestCase("constant velocity and random waypoint: speeds, edges, pauses")
    {
    }

  private:
    /// \param course a course \param settings its movement's
    void CheckSpeeds(const GrowsCourse& course, const GrowsMovementSettings& settings)
    {
        const auto& waypoints = course.GetWaypoints();
        for (std::size_t i = 1; i < waypoints.size(); ++i)
        {
            const double metres =
                CalculateDistance(waypoints[i - 1].position, waypoints[i].position);
            const double speed = metres / (waypoints[i].timeS - waypoints[i - 1].timeS);
            if (metres > 0.0)
            {
                NS_TEST_EXPECT_MSG_GT_OR_EQ(speed, settings.minSpeed - 1e-6, "lowest speed");
                NS_TEST_EXPECT_MSG_LT_OR_EQ(speed, settings.maxSpeed + 1e-6, "highest speed");
            }
        }
    }

    /// From the centre a user goes to and fro on a line.
    void CheckCentre()
    {
        auto uniform = MakeUniform();
        const Vector centre(300, 40, 0);
        GrowsCourse course;
        GrowsCreateConstantVelocity({{centre, 100.0}, 10.0, 10.0, 0.0})
            ->Draw(centre, 5.0, 60.0, uniform, course);
        NS_TEST_EXPECT_MSG_EQ(uniform.GetDraws(), 2, "a direction and a speed");
        const auto edge = course.GetPosition(15.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(CalculateDistance(edge, centre), 100.0, 1e-9, "10 s to the edge");
        NS_TEST_EXPECT_MSG_EQ_TOL(CalculateDistance(course.GetPosition(25.0), centre),
                                  0.0,
                                  1e-6,
                                  "and back");
        NS_TEST_EXPECT_MSG_EQ_TOL(CalculateDistance(course.GetPosition(35.0), edge),
                                  200.0,
                                  1e-6,
                                  "to the other edge");
        NS_TEST_EXPECT_MSG_GT_OR_EQ(course.GetWaypoints().back().timeS, 60.0, "long enough");
    }

    /// Ways from edge to edge are equally long, as the angles are the same.
    void CheckReflection(double fromM, double radius)
    {
        auto uniform = MakeUniform();
        const GrowsMovementSettings settings{{Vector(), 100.0}, 5.0, 25.0, 0.0};
        for (uint32_t i = 0; i < 50; ++i)
        {
            GrowsCourse course;
            GrowsCreateConstantVelocity(settings)->Draw({fromM, 0, 0}, 0.0, 200.0, uniform, course);
            CheckSpeeds(course, settings);
            const auto& waypoints = course.GetWaypoints();
            const auto way = [&waypoints](std::size_t k) {
                return CalculateDistance(waypoints[k].position, waypoints[k + 1].position);
            };
            for (std::size_t k = 1; k + 1 < waypoints.size(); ++k)
            {
                NS_TEST_EXPECT_MSG_EQ_TOL(way(k), way(1), 1e-6, "equal ways");
                NS_TEST_EXPECT_MSG_EQ_TOL(CalculateDistance(waypoints[k].position, Vector()),
                                          radius,
                                          1e-6,
                                          "at the edge");
            }
        }
    }

    /// Destinations are uniform in the disc: half of them within radius / sqrt(2).
    void CheckRandomWaypoint()
    {
        auto uniform = MakeUniform();
        const GrowsMovementSettings settings{{{10, 20, 0}, 100.0}, 1.0, 3.0, 7.0};
        GrowsCourse course;
        GrowsCreateRandomWaypoint(settings)->Draw({0, 0, 0}, 0.0, 1e5, uniform, course);
        CheckSpeeds(course, settings);
        const auto& waypoints = course.GetWaypoints();
        uint32_t inner = 0;
        for (std::size_t i = 1; i + 1 < waypoints.size(); i += 2)
        {
            const double metres = CalculateDistance(waypoints[i].position, settings.area.centre);
            NS_TEST_EXPECT_MSG_LT_OR_EQ(metres, 100.0, "within the disc");
            inner += metres < 100.0 * std::sqrt(0.5) ? 1 : 0;
            NS_TEST_EXPECT_MSG_EQ_TOL(waypoints[i + 1].timeS - waypoints[i].timeS,
                                      7.0,
                                      1e-6,
                                      "the pause");
        }
        const double n = (waypoints.size() - 1) / 2;
        NS_TEST_EXPECT_MSG_EQ_TOL(inner, 0.5 * n, 2.0 * std::sqrt(n), "half of them");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckCentre();
        CheckReflection(60.0, 100.0);
        CheckReflection(150.0, 150.0); // outside: an edge of its own
        CheckRandomWaypoint();
    }
};

/**
 * \ingroup grows-tests
 * Movement files.
 */
class GrowsMovementTraceTestCase : public TestCase
{
  public:
    GrowsMovementTraceTestCase()
        : TestCase("movement files: as ns-3's Ns2MobilityHelper reads them, and bad ones")
    {
    }

  private:
    /// \param contents of a file \return its path
    std::string Write(const std::string& contents)
    {
        const auto path = CreateTempDirFilename("trace.tcl");
        std::ofstream(path) << contents;
        return path;
    }

    /// Compare courses with nodes that the helper moves.
    void CheckAgainstHelper()
    {
        const auto path = Write(GOOD_TRACE);
        std::vector<GrowsCourse> courses;
        NS_TEST_ASSERT_MSG_EQ(GrowsReadMovementTrace(path, courses), "", "a good file");
        NS_TEST_ASSERT_MSG_EQ(courses.size(), 3, "three nodes");
        NS_TEST_EXPECT_MSG_EQ(courses[1].GetWaypoints().size(), 1, "node 1 stands");
        NS_TEST_EXPECT_MSG_EQ(courses[0].GetWaypoints().front().timeS, 2.0, "under way from 2 s");
        NodeContainer nodes(3);
        Ns2MobilityHelper(path).Install(nodes.Begin(), nodes.End());
        for (double timeS = 0.5; timeS < 25.0; timeS += 0.5)
        {
            Simulator::Stop(Seconds(0.5));
            Simulator::Run();
            for (const uint32_t i : {0, 1}) // the helper has a node that jumps there at once
            {
                const auto known = nodes.Get(i)->GetObject<MobilityModel>()->GetPosition();
                NS_TEST_EXPECT_MSG_EQ_TOL(CalculateDistance(courses[i].GetPosition(timeS), known),
                                          0.0,
                                          1e-6,
                                          "node " << i << " at " << timeS << " s");
            }
        }
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ_TOL(GetError(courses[2].GetPosition(4.5), 40, 3), 0.0, 1e-9, "jump");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetError(courses[2].GetPosition(7.0), 40, 13), 0.0, 1e-9, "on");
    }

    void CheckBadFiles()
    {
        const std::map<std::string, std::string> bad{
            {"", "has no node"},
            {"$node_(0) set X_ a\n", "is no ns-2 movement file: line 1 is not"},
            {"$node_(0) set W_ 1\n", "line 1 is not"},
            {"$node_(-1) set X_ 1\n", "line 1 is not"},
            {"$node_(0) set X_ 1\n$ns_ at 1 \"$node_(0) setdest 1 2\"\n", "line 2 is not"},
            {"$node_(0) set X_ 1\n$ns_ at -1 \"$node_(0) setdest 1 2 3\"\n", "line 2 is not"},
            {"$node_(0) set X_ 1\n$ns_ at 1 \"$node_(0) setdest 1 2 -3\"\n", "line 2 is not"},
            {"$node_(0) setdest 1 2 3\n", "line 1 is not"},
            {"$node_(0) set X_ 1e300\n", "line 1 is not"},
            {"<timestep time=\"0.00\">\n", "line 1 is not"},
            {"$ns_ at 1 \"$node_(3) setdest 1 2 3\"\n",
             "moves node 3 in line 1 before it is anywhere: set its X_ and Y_"}};
        for (const auto& [contents, expected] : bad)
        {
            std::vector<GrowsCourse> courses;
            const auto problem = GrowsReadMovementTrace(Write(contents), courses);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, expected), "", contents);
        }
        std::vector<GrowsCourse> courses;
        NS_TEST_EXPECT_MSG_EQ(GrowsReadMovementTrace("/no/where", courses),
                              "cannot read the movement file '/no/where'",
                              "no file");
    }

    /// Users follow those who are under way.
    void CheckFollowing()
    {
        std::vector<GrowsCourse> courses;
        GrowsReadMovementTrace(Write(GOOD_TRACE), courses);
        const auto movement = GrowsCreateTraceMovement(courses);
        auto uniform = MakeUniform();
        std::map<double, uint32_t> counts; // by x
        for (uint32_t i = 0; i < 3000; ++i)
        {
            GrowsCourse course;
            movement->Draw({1, 1, 0}, 3.0, 30.0, uniform, course);
            ++counts[course.GetPosition(3.0).x];
        }
        NS_TEST_EXPECT_MSG_EQ(counts.size(), 3, "three are there at 3 s");
        for (const double x : {20.0, -5.0, 0.0})
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(counts[x], 1000, 104, "each as likely: 4 deviations");
        }
        GrowsCourse late;
        movement->Draw({1, 1, 0}, 100.0, 130.0, uniform, late);
        NS_TEST_EXPECT_MSG_EQ(late.GetPosition(110.0).x, -5.0, "only the one that stands is left");
        GrowsCourse nowhere;
        GrowsCreateTraceMovement({courses[0]})->Draw({1, 2, 0}, 50.0, 60.0, uniform, nowhere);
        NS_TEST_EXPECT_MSG_EQ(nowhere.GetPosition(55.0), Vector(1, 2, 0), "nobody to follow");
        NS_TEST_EXPECT_MSG_EQ(uniform.GetDraws(), 3002, "one draw each");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckAgainstHelper();
        CheckBadFiles();
        CheckFollowing();
    }
};

/**
 * \ingroup grows-tests
 * Arrivals of scenarios whose users move.
 */
class GrowsMovingArrivalsTestCase : public TestCase
{
  public:
    GrowsMovingArrivalsTestCase()
        : TestCase("arrivals that move: one more stream, all else as it was")
    {
    }

  private:
    /// \param mobility see attribute Mobility \param name of the scenario \return its arrivals
    static Ptr<GrowsScenarioTraffic> Create(const std::string& mobility, const std::string& name)
    {
        const auto scenario = GrowsRadioScenario::Create(name);
        scenario->SetAttribute("Mobility", StringValue(mobility));
        scenario->SetAttribute("MaxSpeed", DoubleValue(30.0));
        return scenario->CreateTraffic();
    }

    void CheckSameArrivals(const std::string& name, int64_t streams)
    {
        auto still = Create("Static", name);
        auto moving = Create("ConstantVelocity", name);
        NS_TEST_EXPECT_MSG_EQ(still->AssignStreams(70), streams, "as ever");
        NS_TEST_EXPECT_MSG_EQ(moving->AssignStreams(70), streams + 1, "one more");
        for (uint32_t i = 0; i < 50; ++i)
        {
            const auto a = still->Draw();
            const auto b = moving->Draw();
            NS_TEST_EXPECT_MSG_EQ(a.course.IsEmpty(), true, "it stays");
            NS_TEST_EXPECT_MSG_EQ(a.timeS, b.timeS, "time");
            NS_TEST_EXPECT_MSG_EQ(a.position, b.position, "place");
            NS_TEST_EXPECT_MSG_EQ(a.position, a.GetPosition(b.timeS + 5.0), "it stays");
            NS_TEST_EXPECT_MSG_EQ((a.shadowingDb == b.shadowingDb), true, "shadowing");
            NS_TEST_EXPECT_MSG_EQ(a.demand.amount, b.demand.amount, "demand");
            NS_TEST_EXPECT_MSG_EQ(b.GetPosition(b.timeS), b.position, "it begins there");
            NS_TEST_EXPECT_MSG_EQ((b.GetPosition(b.timeS + 1.0) == b.position), false, "and goes");
            NS_TEST_EXPECT_MSG_GT_OR_EQ(b.course.GetWaypoints().back().timeS,
                                        b.timeS + b.demand.amount,
                                        "for as long as it stays");
        }
    }

    /// A checkpoint has the draws of courses, too.
    void CheckResume(const std::string& name)
    {
        auto first = Create("RandomWaypoint", name);
        auto resumed = Create("RandomWaypoint", name);
        first->AssignStreams(70);
        resumed->AssignStreams(70);
        first->Draw();
        first->Draw();
        resumed->SkipDraws(first->GetDraws());
        first->Restart();
        resumed->Restart();
        for (uint32_t i = 0; i < 20; ++i)
        {
            const auto a = first->Draw();
            const auto b = resumed->Draw();
            NS_TEST_EXPECT_MSG_EQ(a.GetPosition(a.timeS + 5.0),
                                  b.GetPosition(a.timeS + 5.0),
                                  "course");
        }
    }

    void CheckMistakes()
    {
        const auto validate = [](const std::string& name,
                                 const std::map<std::string, std::string>& attributes) {
            const auto scenario = GrowsRadioScenario::Create(name);
            for (const auto& [attribute, value] : attributes)
            {
                scenario->SetAttribute(attribute, StringValue(value));
            }
            return scenario->Validate();
        };
        NS_TEST_EXPECT_MSG_EQ(validate("hotspot", {{"MinSpeed", "2"}}),
                              "MinSpeed of the scenario is more than its MaxSpeed",
                              "speeds");
        NS_TEST_EXPECT_MSG_EQ(validate("hotspot", {{"Mobility", "Trace"}}),
                              "Mobility Trace needs an ns-2 movement file: set MobilityTrace",
                              "no file");
        NS_TEST_EXPECT_MSG_EQ(validate("hotspot", {{"MobilityTrace", "x"}}),
                              "MobilityTrace has no effect unless Mobility is Trace",
                              "a file in vain");
        NS_TEST_EXPECT_MSG_EQ(
            validate("hotspot", {{"Mobility", "Trace"}, {"MobilityTrace", "/no/where"}}),
            "cannot read the movement file '/no/where'",
            "a file that is not there");
        const std::string carriers = "Handover needs cells of one carrier";
        NS_TEST_EXPECT_MSG_EQ(FindMissing(validate("hotspot", {{"Handover", "A3Rsrp"}}), carriers),
                              "",
                              "three carriers");
        NS_TEST_EXPECT_MSG_EQ(validate("hotspot-shared", {{"Handover", "Grows"}}), "", "one");
        for (const std::string name : {"pedestrians", "vehicles"})
        {
            NS_TEST_EXPECT_MSG_EQ(validate(name, {}), "", name);
        }
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckSameArrivals("hotspot", 4);
        CheckSameArrivals("voip-picos", 5);
        CheckResume("hotspot");
        CheckResume("voip-picos");
        CheckMistakes();
    }
};

/**
 * \ingroup grows-tests
 * A user that drives from one cell to another, in slots, by hand.
 */
class GrowsSlottedHandoverTestCase : public TestCase
{
  public:
    GrowsSlottedHandoverTestCase()
        : TestCase("slots: links follow a user, and event A3 hands it over")
    {
    }

  private:
    /// 545.8 m from the first cell, the second is 3 dB stronger: reached within slot 89. Seen at
    /// the end of slot 90; 256 ms later, at the end of slot 93, it is handed over.
    void CheckHandover()
    {
        const auto scenario = GrowsSlottedDrive::CreateScenario("A3Rsrp");
        auto cells = GrowsSlottedDrive::CreateCells(scenario, {});
        const auto arrival = GrowsSlottedDrive::CreateArrival(scenario);
        const double rsrpDbm = arrival.links[0].rsrpDbm;
        cells.Join(7, arrival, 0, 0.0);
        std::vector<std::pair<uint32_t, uint32_t>> finished;
        double bits = 0.0;
        for (uint32_t slot = 1; slot < 200; ++slot)
        {
            const uint32_t cell = slot < 94 ? 0 : 1;
            bits += cells.GetCell(cell).users.front().fullCellRateBps * GrowsSlottedDrive::SLOT_S;
            cells.FindFinished(slot, finished);
            const auto& moves = cells.Move(slot);
            NS_TEST_ASSERT_MSG_EQ(moves.size(), (slot == 93 ? 1 : 0), "moves in slot " << slot);
            if (slot < 93)
            {
                NS_TEST_EXPECT_MSG_EQ_TOL(cells.GetCell(0).users.front().link.rsrpDbm,
                                          rsrpDbm + GrowsSlottedDrive::GetGainDb(slot),
                                          1e-6,
                                          "RSRP in slot " << slot);
            }
        }
        NS_TEST_EXPECT_MSG_EQ(cells.GetNUsers(), 1, "one user all the time");
        NS_TEST_EXPECT_MSG_EQ(cells.GetCell(0).users.size(), 0, "not there");
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 0, "it stays for 20 s");
        cells.FindFinished(200, finished);
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 1, "its holding time went on");
        const auto service = cells.Remove(1, 7, 199.0);
        NS_TEST_EXPECT_MSG_EQ(service.arrivedSlot, 0.0, "one session");
        NS_TEST_EXPECT_MSG_EQ_TOL(service.receivedBits, bits, 1e-9 * bits, "of both cells");
    }

    /// Without handover, and in imagined futures.
    void CheckOthers()
    {
        const auto scenario = GrowsSlottedDrive::CreateScenario("Off");
        auto cells = GrowsSlottedDrive::CreateCells(scenario, {});
        const auto arrival = GrowsSlottedDrive::CreateArrival(scenario);
        cells.Join(7, arrival, 0, 0.0);
        auto future = cells;
        future.ForgetTruth();
        for (uint32_t slot = 1; slot < 190; ++slot)
        {
            NS_TEST_EXPECT_MSG_EQ(cells.Move(slot).size(), 0, "nobody hands it over");
            future.Move(slot);
        }
        const auto expected = cells.GetLink(arrival, 0, 180.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(cells.GetCell(0).users.front().link.rsrpDbm,
                                  expected.rsrpDbm,
                                  1e-9,
                                  "it rests after 18 s");
        NS_TEST_EXPECT_MSG_EQ(future.GetCell(0).users.front().link.rsrpDbm,
                              arrival.links[0].rsrpDbm,
                              "nobody knows where it goes");
    }

    void DoRun() override
    {
        CheckHandover();
        CheckOthers();
    }
};

/**
 * \ingroup grows-tests
 * Scenarios whose users move in slots.
 */
class GrowsSlottedVehiclesTestCase : public TestCase
{
  public:
    GrowsSlottedVehiclesTestCase()
        : TestCase("slots: vehicles are handed over under handlers, or refused by a sentence")
    {
    }

  private:
    /// \param user that was handed over \param from its former cell \param to its cell
    void CountMove(uint32_t user, uint32_t from, uint32_t to)
    {
        ++m_moves;
        const auto strongest = m_network->GetStrongestCell(user);
        NS_TEST_EXPECT_MSG_EQ((strongest == to), true, "to the strongest cell");
        NS_TEST_EXPECT_MSG_GT(m_network->GetLink(user, to).rsrpDbm,
                              m_network->GetLink(user, from).rsrpDbm + 2.0,
                              "by about 3 dB");
    }

    /// \param attributes of the scenario \return an environment of it
    static Ptr<GrowsSlottedEnvironment> Create(const std::map<std::string, std::string>& attributes)
    {
        const auto scenario = GrowsRadioScenario::Create("vehicles");
        for (const auto& [attribute, value] : attributes)
        {
            scenario->SetAttribute(attribute, StringValue(value));
        }
        return GrowsSlottedEnvironment::CreateFromRadio(scenario);
    }

    /// \param handover see attribute Handover \return handovers in 40 s
    uint32_t Run(const std::string& handover)
    {
        m_moves = 0;
        const auto environment = Create({{"Handover", handover}});
        environment->AssignStreams(60);
        m_network = CreateObjectWithAttributes<GrowsSlottedNetwork>("Environment",
                                                                    PointerValue(environment));
        GrowsHelper grows("greedy-utility");
        grows.Install(m_network);
        m_network->SetArrivalCallback(
            MakeBoundCallback(&GrowsUserAssociation::Dispatch, Ptr<GrowsNetwork>(m_network)));
        m_network->TraceConnectWithoutContext(
            "Moved",
            MakeCallback(&GrowsSlottedVehiclesTestCase::CountMove, this));
        m_network->Start();
        Simulator::Stop(Seconds(40));
        Simulator::Run();
        Simulator::Destroy();
        m_network = nullptr;
        return m_moves;
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        const uint32_t without = Run("Off");
        const uint32_t with = Run("A3Rsrp");
        NS_TEST_EXPECT_MSG_EQ(without, 0, "nobody");
        NS_TEST_EXPECT_MSG_GT(with, 2, "some");
        NS_TEST_EXPECT_MSG_EQ(Create({})->Validate(), "", "all is well");
        NS_TEST_EXPECT_MSG_EQ(Create({{"Handover", "A2A4Rsrq"}})->Validate(),
                              "the slotted network knows Handover Off, A3Rsrp and Grows; A2A4Rsrq "
                              "needs LTE",
                              "A2-A4");
        NS_TEST_EXPECT_MSG_EQ(Create({{"Fading", "Trace"}})->Validate(),
                              "the slotted network has no Fading: it needs LTE",
                              "fading");
    }

    Ptr<GrowsSlottedNetwork> m_network; //!< under test
    uint32_t m_moves{0};                //!< handovers so far
};

/**
 * \ingroup grows-tests
 * The suite.
 */
class GrowsMovementTestSuite : public TestSuite
{
  public:
    GrowsMovementTestSuite()
        : TestSuite("grows-movement", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsCourseTestCase);
        AddTestCase(new GrowsDiscMovementTestCase);
        AddTestCase(new GrowsMovementTraceTestCase);
        AddTestCase(new GrowsMovingArrivalsTestCase);
        AddTestCase(new GrowsSlottedHandoverTestCase);
        AddTestCase(new GrowsSlottedVehiclesTestCase);
    }
};

static GrowsMovementTestSuite g_growsMovementTestSuite; //!< registers the suite
