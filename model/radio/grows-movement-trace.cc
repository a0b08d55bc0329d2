// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-movement-trace.h"

#include "ns3/grows-number-list.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>

namespace ns3
{

namespace
{

constexpr std::uintmax_t MAX_TRACE_BYTES = 1 << 26; //!< an hour of some hundred vehicles
constexpr double MAX_VALUE = 1e9;                   //!< of a coordinate in m, a time in s

/// A statement with a time.
struct Statement
{
    double timeS{0.0};           //!< when
    std::size_t line{0};         //!< of the file
    char axis{0};                //!< whose coordinate is set; 0: setdest
    std::vector<double> numbers; //!< the coordinate, or x, y and speed
};

/// What a file says of a node.
struct Node
{
    std::map<char, double> place;      //!< coordinate of each axis, without a time
    std::vector<Statement> statements; //!< with a time
};

using Nodes = std::map<uint64_t, Node>; //!< by number

/// \return the words of a line without comment, quotation marks and semicolons
std::vector<std::string>
Split(std::string line)
{
    line.resize(std::min(line.size(), line.find('#')));
    std::replace_if(
        line.begin(),
        line.end(),
        [](char c) { return c == '"' || c == ';' || c == ','; },
        ' ');
    std::istringstream stream(line);
    return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

/// \return the number of a node by its name, such as $node_(3)
std::optional<uint64_t>
ReadNode(const std::string& word)
{
    static const std::string begin = "$node_(";
    constexpr std::size_t MOST_DIGITS = 18;
    const bool isNode = word.size() > begin.size() + 1 && word.back() == ')' &&
                        word.compare(0, begin.size(), begin) == 0;
    const auto digits = isNode ? word.substr(begin.size(), word.size() - begin.size() - 1) : "";
    const bool isNumber = !digits.empty() && digits.size() <= MOST_DIGITS &&
                          digits.find_first_not_of("0123456789") == std::string::npos;
    return isNumber ? std::make_optional(std::stoull(digits)) : std::nullopt;
}

/// \return numbers; none unless all words are some, within bounds
std::optional<std::vector<double>>
ReadNumbers(std::vector<std::string>::const_iterator first,
            std::vector<std::string>::const_iterator last)
{
    std::vector<double> numbers;
    for (; first != last; ++first)
    {
        const auto number = GrowsParseNumbers(*first);
        if (!number || number->size() != 1 || std::abs(number->front()) > MAX_VALUE)
        {
            return std::nullopt;
        }
        numbers.push_back(number->front());
    }
    return numbers;
}

/// Read what follows a time, if any: $node_(N) set X_ V, or $node_(N) setdest X Y SPEED.
/// \param words of it \param [in,out] statement what it says \return the node, if it is one
std::optional<uint64_t>
ReadStatement(const std::vector<std::string>& words, Statement& statement)
{
    const bool isSet = words.size() == 4 && words[1] == "set" && words[2].size() == 2 &&
                       words[2][0] >= 'X' && words[2][0] <= 'Z' && words[2][1] == '_';
    const bool isMove = words.size() == 5 && words[1] == "setdest";
    if (!isSet && !isMove)
    {
        return std::nullopt;
    }
    const auto numbers = ReadNumbers(words.begin() + (isSet ? 3 : 2), words.end());
    if (!numbers || (isMove && numbers->back() < 0.0))
    {
        return std::nullopt;
    }
    statement.axis = isSet ? words[2][0] : '\0';
    statement.numbers = *numbers;
    return ReadNode(words.front());
}

/// \param line a line of the file \param number of the line \param [in,out] nodes what it says
/// \return whether it is of the format
bool
ReadLine(const std::string& line, std::size_t number, Nodes& nodes)
{
    auto words = Split(line);
    Statement statement;
    statement.line = number;
    const bool hasTime = words.size() > 3 && words[0] == "$ns_" && words[1] == "at";
    if (hasTime)
    {
        const auto time = ReadNumbers(words.begin() + 2, words.begin() + 3);
        if (!time || time->front() < 0.0)
        {
            return false;
        }
        statement.timeS = time->front();
        words.erase(words.begin(), words.begin() + 3);
    }
    if (words.empty() || words.front() == "$god_")
    {
        return true;
    }
    const auto node = ReadStatement(words, statement);
    if (!node || (!hasTime && statement.axis == 0))
    {
        return false;
    }
    if (hasTime)
    {
        nodes[*node].statements.push_back(statement);
    }
    else
    {
        nodes[*node].place[statement.axis] = statement.numbers.front();
    }
    return true;
}

/// \param [in,out] position of which a coordinate is set \param axis whose \param value of it
void
SetCoordinate(Vector& position, char axis, double value)
{
    (axis == 'X' ? position.x : axis == 'Y' ? position.y : position.z) = value;
}

/// \param [in,out] course of a node \param statement what it does next
void
Follow(GrowsCourse& course, const Statement& statement)
{
    course.StopAt(statement.timeS);
    Vector position = course.GetPosition(statement.timeS);
    const auto& numbers = statement.numbers;
    if (statement.axis != 0)
    {
        SetCoordinate(position, statement.axis, numbers.front());
        course.Add(statement.timeS, position);
        return;
    }
    const Vector to(numbers[0], numbers[1], position.z);
    if (numbers[2] > 0.0)
    {
        course.Add(statement.timeS + CalculateDistance(position, to) / numbers[2], to);
    }
}

/// \param node what a file says of it \param [out] course its course
/// \return the line of a movement that begins nowhere, if there is one
std::optional<std::size_t>
MakeCourse(Node& node, GrowsCourse& course)
{
    auto& statements = node.statements;
    std::stable_sort(statements.begin(), statements.end(), [](const auto& a, const auto& b) {
        return a.timeS < b.timeS;
    });
    Vector place;
    for (const auto& [axis, value] : node.place)
    {
        SetCoordinate(place, axis, value);
    }
    course.Add(statements.empty() ? 0.0 : statements.front().timeS, place);
    bool isSomewhere = !node.place.empty();
    for (const auto& statement : statements)
    {
        isSomewhere |= statement.axis != 0;
        if (!isSomewhere)
        {
            return statement.line;
        }
        Follow(course, statement);
    }
    return std::nullopt;
}

} // namespace

std::string
GrowsReadMovementTrace(const std::string& path, std::vector<GrowsCourse>& courses)
{
    const std::string file = "the movement file '" + path + "' ";
    std::error_code error;
    const auto bytes = std::filesystem::file_size(path, error);
    std::ifstream stream(path);
    if (error || !stream)
    {
        return "cannot read the movement file '" + path + "'";
    }
    if (bytes > MAX_TRACE_BYTES)
    {
        return file + "is larger than 64 MiB";
    }
    Nodes nodes;
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);)
    {
        if (!ReadLine(line, ++number, nodes))
        {
            return file + "is no ns-2 movement file: line " + std::to_string(number) +
                   " is not '$node_(N) set X_ V', '$ns_ at T \"$node_(N) setdest X Y SPEED\"' or "
                   "'$ns_ at T \"$node_(N) set X_ V\"'";
        }
    }
    courses.clear();
    for (auto& [index, node] : nodes)
    {
        if (const auto line = MakeCourse(node, courses.emplace_back()))
        {
            return file + "moves node " + std::to_string(index) + " in line " +
                   std::to_string(*line) + " before it is anywhere: set its X_ and Y_";
        }
    }
    return courses.empty() ? file + "has no node" : "";
}

} // namespace ns3
