// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-live-table.h"
#include "grows-program-test-case.h"
#include "grows-progress.h"

#include <algorithm>
#include <chrono>
#include <regex>
#include <sys/ioctl.h>
#include <thread>

/**
 * \file
 * \ingroup grows-tests
 * The table while runs finish: on a terminal, in a file, and how often.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * The table while runs finish.
 */
class GrowsLiveTableTestCase : public GrowsProgramTestCase
{
  public:
    GrowsLiveTableTestCase()
        : GrowsProgramTestCase("the table grows on a terminal; elsewhere there are plain lines")
    {
    }

  private:
    /// A run finishes. \param policy of the run \param utility that it reaches
    void Finish(const std::string& policy, const std::string& utility)
    {
        GrowsCsv row({"policy", "seed", "utility"});
        row.AddRow({policy, "1", utility});
        std::filesystem::create_directories(GetFolder() + "/runs/" + policy + "-1");
        row.Write(GetFolder() + "/runs/" + policy + "-1/runs.csv");
    }

    /// \param cost how long it takes to make the table \return what makes it
    static GrowsProgress::Table MakeTable(std::chrono::milliseconds cost = {})
    {
        return [cost](std::size_t /* columns */) {
            std::this_thread::sleep_for(cost);
            return std::string("policy  utility\nmax-rssi  10.5 ±0.25\n");
        };
    }

    /// Show progress twice, after what shows nothing. \param progress where
    static void Show(GrowsProgress& progress)
    {
        progress.Show(0.25, "0 of 2 runs");
        std::this_thread::sleep_for(std::chrono::milliseconds(2300));
        progress.Show(0.5, "1 of 2 runs");
        std::this_thread::sleep_for(
            std::chrono::seconds(2)); // longer than the rest after a drawing
        progress.Show(0.75, "2 of 2 runs");
    }

    /// \param text with times left \return it without these
    static std::string HideTime(const std::string& text)
    {
        return std::regex_replace(text, std::regex("  [0-9]+ s left"), "  left");
    }

    /// \param columns of a terminal \param cost how long it takes to make the table
    /// \return what stands on it
    std::string ShowOnTerminal(uint16_t columns, std::chrono::milliseconds cost = {})
    {
        const int screen = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
        grantpt(screen);
        unlockpt(screen);
        const int terminal = open(ptsname(screen), O_RDWR | O_NOCTTY);
        const winsize size{24, columns, 0, 0};
        ioctl(terminal, TIOCSWINSZ, &size);
        RunForked([terminal, cost] {
            dup2(terminal, STDERR_FILENO);
            GrowsProgress progress(false, MakeTable(cost));
            Show(progress);
        });
        std::string text(4096, '\0');
        text.resize(std::max<ssize_t>(read(screen, text.data(), text.size()), 0));
        close(terminal);
        close(screen);
        return HideTime(text);
    }

    void DoRun() override
    {
        const GrowsRunFolder folder(GetFolder());
        GrowsLiveTable table(folder, {"max-rssi-1", "grows-1"});
        NS_TEST_EXPECT_MSG_EQ(table.Update(80), "", "no run has finished");
        Finish("grows", "2");
        NS_TEST_EXPECT_MSG_EQ(table.Update(80), "policy  utility\ngrows      2.00\n", "one has");
        Finish("grows", "3");
        Finish("max-rssi", "1");
        NS_TEST_EXPECT_MSG_EQ(table.Update(80),
                              "policy    utility\ngrows        2.00\nmax-rssi     1.00\n",
                              "each is read once");
        NS_TEST_EXPECT_MSG_EQ(table.Update(16), "policy  \ngrows   \nmax-rssi\n", "narrow");
        NS_TEST_EXPECT_MSG_EQ(table.Update(17), table.Update(80), "wide enough");

        const std::string row = "policy  utility\r\nmax-rssi  10.5 ±0.25\r\n";
        NS_TEST_EXPECT_MSG_EQ(
            ShowOnTerminal(80),
            row + "[############............] 50 %  1 of 2 runs  left" + "\r\033[2A\033[J" + row +
                "[##################......] 75 %  2 of 2 runs  left" + "\r\033[2A\033[J",
            "drawn over, and gone at the end");
        NS_TEST_EXPECT_MSG_EQ(ShowOnTerminal(80, std::chrono::seconds(1)),
                              row + "[############............] 50 %  1 of 2 runs  left" +
                                  "\r\033[2A\033[J",
                              "a table that takes long is drawn seldom");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(ShowOnTerminal(20), "max-rssi  10.5 ±0.2\r\n[####"),
                              "",
                              "no line is broken");
        const auto plain = RunForked([] {
            GrowsProgress progress(false, MakeTable(), std::chrono::seconds(0));
            Show(progress);
            progress.Show(0.0, "none");
        });
        NS_TEST_EXPECT_MSG_EQ(FindMissing(HideTime(plain.errors), "50 %  1 of 2 runs  left\n75 %"),
                              "",
                              "plain lines");
        NS_TEST_EXPECT_MSG_EQ(plain.errors.find('\033'), std::string::npos, "without codes");
        NS_TEST_EXPECT_MSG_EQ(plain.errors.find("none"), std::string::npos, "without progress");
        const auto seldom = RunForked([] {
            GrowsProgress progress(false, MakeTable());
            Show(progress);
        });
        NS_TEST_EXPECT_MSG_EQ(seldom.errors, "", "what is soon done has none");
    }
};

/**
 * \ingroup grows-tests
 * The table during a comparison.
 */
class GrowsLiveTableTestSuite : public TestSuite
{
  public:
    GrowsLiveTableTestSuite()
        : TestSuite("grows-live-table")
    {
        AddTestCase(new GrowsLiveTableTestCase);
    }
};

GrowsLiveTableTestSuite g_growsLiveTableTestSuite; //!< registers the suite

} // namespace
