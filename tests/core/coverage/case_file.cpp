#include "tests/core/coverage/case_file.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

namespace ecotone::coverage {

namespace {

using geometry::GridPoint;
using geometry::Polygon;
using geometry::Ring;

std::vector<std::string> split(const std::string& text, const std::string& at)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t to = 0; (to = text.find(at, from)) != std::string::npos;
         from = to + at.size()) {
        parts.push_back(text.substr(from, to - from));
    }
    parts.push_back(text.substr(from));
    return parts;
}

std::vector<std::int64_t> numbersIn(const std::string& text)
{
    std::istringstream words{text};
    std::vector<std::int64_t> numbers;
    for (std::int64_t number = 0; words >> number;) {
        numbers.push_back(number);
    }
    return numbers;
}

GridPoint pointFrom(const std::string& text)
{
    const auto numbers = numbersIn(text);
    EXPECT_EQ(numbers.size(), 2U) << text;
    return numbers.size() == 2 ? GridPoint{numbers[0], numbers[1]} : GridPoint{};
}

geometry::Line lineFrom(const std::string& text)
{
    geometry::Line line;
    for (const std::string& point : split(text, ",")) {
        line.push_back(pointFrom(point));
    }
    return line;
}

std::string ringText(const Ring& ring)
{
    std::string text;
    for (const GridPoint point : ring) {
        text += (text.empty() ? "" : ", ") + toText(point.x) + " " + toText(point.y);
    }
    return text;
}

/// "word rest"
std::pair<std::string, std::string> firstWord(const std::string& text)
{
    const auto blank = text.find(' ');
    return blank == std::string::npos ? std::pair{text, std::string{}}
                                      : std::pair{text.substr(0, blank), text.substr(blank + 1)};
}

/// "1 F11 priority 2" and what follows the colon.
CasePatch patchFrom(const std::string& head, const std::string& outline)
{
    std::istringstream words{head};
    CasePatch patch;
    std::string priority;
    words >> patch.id >> patch.classCode >> priority >> patch.priority;
    patch.outline = polygonFrom(outline);
    return patch;
}

Gesture gestureFrom(const std::string& verb, const std::string& rest)
{
    const auto [first, others] = firstWord(rest);
    const auto ids = numbersIn(rest);
    const auto id = ids.empty() ? model::PatchId{0} : ids.front();
    if (verb == "split") {
        return Split{lineFrom(rest), {}};
    }
    if (verb == "merge") {
        return Merge{{ids.begin(), ids.end()}};
    }
    if (verb == "reshape") {
        return Reshape{id, lineFrom(others)};
    }
    if (verb == "move") {
        const auto ends = split(rest, " to ");
        return MoveVertex{pointFrom(ends.at(0)), pointFrom(ends.at(1))};
    }
    if (verb == "insert") {
        const auto points = lineFrom(rest);
        return InsertVertex{points.at(0), points.at(1), points.at(2)};
    }
    if (verb == "delete") {
        return DeleteVertex{pointFrom(rest)};
    }
    if (verb == "draw") {
        return DrawOver{polygonFrom(rest)};
    }
    if (verb == "cut") {
        return CutHole{id, polygonFrom(others)};
    }
    if (verb == "fill" || verb == "fill-new") {
        return FillGap{{polygonFrom(rest)},
                       verb == "fill" ? FillWith::Neighbour : FillWith::NewPatch};
    }
    if (verb == "dissolve") {
        return DissolveSlivers{{ids.begin(), ids.end()}};
    }
    if (verb == "give") {
        return GiveTo{polygonFrom(others), id};
    }
    EXPECT_EQ(verb, "clean");
    return CleanUp{{ids.begin(), ids.end()}, {}};
}

std::string lineOf(model::PatchId id, const std::string& classCode, const Polygon& outline)
{
    return "patch " + toText(id) + " " + classCode + ": " + textOf(outline);
}

std::vector<std::string> partitioned(const CoverageCase& one, const std::string& options)
{
    PartitionInput input;
    input.extent = one.extent;
    std::map<model::PatchId, std::string> classes;
    for (const CasePatch& patch : one.patches) {
        input.polygons.push_back({patch.outline, patch.id, patch.priority});
        classes[patch.id] = patch.classCode;
    }
    const auto [thin, metres] = firstWord(options);
    const auto widths = numbersIn(metres);
    const auto result =
        partition(input, {widths.empty() ? 0.0 : static_cast<double>(widths.front())});
    if (!result) {
        return {"refused " + result.error().detail};
    }
    std::vector<std::string> lines;
    std::vector<Polygon> outlines;
    for (const OwnedPolygon& owned : result->polygons) {
        lines.push_back(lineOf(owned.owner, classes[owned.owner], owned.polygon));
        outlines.push_back(owned.polygon);
    }
    for (const Polygon& unclaimed : result->unclaimed) {
        lines.push_back("unclaimed: " + textOf(unclaimed));
        outlines.push_back(unclaimed);
    }
    EXPECT_TRUE(checkCoverage(outlines, one.extent).value().clean());
    return lines;
}

std::vector<std::string> checked(const CoverageCase& one)
{
    std::vector<Polygon> outlines;
    for (const CasePatch& patch : one.patches) {
        outlines.push_back(patch.outline);
    }
    const CoverageCheck check = checkCoverage(outlines, one.extent).value();
    std::vector<std::string> lines;
    const auto addArea = [&](const char* name, geometry::Area area) {
        if (area != geometry::Area{}) {
            lines.push_back(std::string{name} + " " + area.exactSquareMetres());
        }
    };
    const auto addCount = [&](const char* name, std::int64_t count) {
        if (count != 0) {
            lines.push_back(std::string{name} + " " + toText(count));
        }
    };
    addArea("gap", check.gap);
    addArea("overlap", check.overlap);
    addArea("outside", check.outside);
    addCount("invalid", check.invalid);
    addCount("unmatched", check.unmatchedEdges);
    return lines;
}

std::vector<std::string> edited(const CoverageCase& one, const Gesture& gesture)
{
    std::vector<LocalPatch> patches;
    std::map<model::PatchId, std::pair<std::string, Polygon>> now;
    for (const CasePatch& patch : one.patches) {
        patches.push_back({patch.id, patch.outline, patch.classCode});
        now[patch.id] = {patch.classCode, geometry::normalised(patch.outline)};
    }
    const auto changes = changesOf(gesture, patches);
    if (!changes) {
        return {"refused " + changes.error().detail};
    }
    model::PatchId next = now.rbegin()->first + 1;
    for (const auto& replaced : changes->replaced) {
        now[replaced.id].second = replaced.outline;
    }
    for (const auto& created : changes->created) {
        now[next++] = {created.like == 0 ? "new" : now[created.like].first, created.outline};
    }
    for (const model::PatchId id : changes->removed) {
        now.erase(id);
    }
    std::vector<std::string> lines;
    std::vector<Polygon> outlines;
    for (const auto& [id, row] : now) {
        lines.push_back(lineOf(id, row.first, row.second));
        outlines.push_back(row.second);
    }
    // A map that has to be cleaned has no extent to speak of yet.
    const geometry::MultiPolygon extent =
        one.extent.empty() ? one.extent : withBorder(one.extent, changes->border).value();
    EXPECT_TRUE(checkCoverage(outlines, extent).value().clean());
    return lines;
}

} // namespace

std::string textOf(const Polygon& polygon)
{
    std::string text = ringText(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        text += " without " + ringText(hole);
    }
    return text;
}

Polygon polygonFrom(const std::string& text)
{
    const auto parts = split(text, " without ");
    Polygon polygon;
    const auto ringFrom = [](const std::string& part) -> Ring {
        const auto [word, corners] = firstWord(part);
        if (word != "box") {
            return lineFrom(part);
        }
        const auto n = numbersIn(corners);
        EXPECT_EQ(n.size(), 4U) << part;
        return {{n[0], n[1]}, {n[2], n[1]}, {n[2], n[3]}, {n[0], n[3]}};
    };
    polygon.outer = ringFrom(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        polygon.holes.push_back(ringFrom(parts[i]));
    }
    return polygon;
}

std::vector<CoverageCase> readCases(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() == ".txt") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<CoverageCase> cases;
    for (const auto& file : files) {
        bool expecting = false;
        for (const std::string& line : split(readFile(file).value(), "\n")) {
            const std::string text{trimmed(line)};
            const auto colon = text.find(':');
            const std::string value{colon == std::string::npos
                                        ? std::string_view{}
                                        : trimmed(std::string_view{text}.substr(colon + 1))};
            if (text.empty() || text.front() == '#') {
                continue;
            }
            if (text.starts_with("case:")) {
                cases.push_back({value, file.filename().string(), {}, {}, {}, {}});
                expecting = false;
            } else if (text.starts_with("expect:")) {
                expecting = true;
                if (!value.empty()) {
                    cases.back().expected.push_back(value);
                }
            } else if (expecting) {
                cases.back().expected.push_back(text);
            } else if (text.starts_with("patch ")) {
                cases.back().patches.push_back(patchFrom(text.substr(6, colon - 6), value));
            } else if (text.starts_with("extent:")) {
                cases.back().extent.push_back(polygonFrom(value));
            } else if (text.starts_with("do:")) {
                cases.back().work = value;
            } else {
                ADD_FAILURE() << file.filename() << ": \"" << text << "\" says nothing";
            }
        }
    }
    return cases;
}

std::vector<std::string> outcomeOf(const CoverageCase& one)
{
    const auto [verb, rest] = firstWord(one.work);
    if (verb == "partition") {
        return partitioned(one, rest);
    }
    if (verb == "check") {
        return checked(one);
    }
    CoverageCase work = one;
    if (work.extent.empty()) {
        std::vector<Polygon> outlines;
        for (const CasePatch& patch : one.patches) {
            outlines.push_back(patch.outline);
        }
        if (verb != "clean") {
            work.extent = outlineOf(outlines).value();
        }
    }
    return edited(work, gestureFrom(verb, rest));
}

} // namespace ecotone::coverage
