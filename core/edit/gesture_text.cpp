#include "core/edit/gesture_text.h"

#include "core/base/number.h"
#include "core/geometry/wkb.h"

#include <charconv>
#include <utility>

namespace ecotone::edit {

using geometry::GridPoint;
using model::PatchId;

namespace {

/// Reads the values of one line.
class Words
{
public:
    Words(const std::string& verb,
          const GestureValues& values,
          const std::function<GridPoint(geometry::RealPoint)>& toGrid)
        : m_verb{verb}
        , m_values{values}
        , m_toGrid{toGrid}
    {
    }

    [[nodiscard]] std::string text(const std::string& key) const
    {
        const auto found = m_values.find(key);
        return found == m_values.end() ? std::string{} : found->second;
    }

    [[nodiscard]] Result<std::vector<PatchId>> patches(const std::string& key) const
    {
        const std::string list = text(key);
        std::vector<PatchId> ids;
        for (const char* at = list.data(); at < list.data() + list.size();) {
            PatchId id = 0;
            const auto [end, error] = std::from_chars(at, list.data() + list.size(), id);
            if (error != std::errc{} || (end < list.data() + list.size() && *end != ',')) {
                return wrong(key, "a list of patch numbers: 12,13");
            }
            ids.push_back(id);
            at = end + 1;
        }
        return ids;
    }

    [[nodiscard]] Result<PatchId> patch() const
    {
        ECO_ASSIGN(const std::vector<PatchId> ids, patches("patch"));
        if (ids.size() != 1) {
            return wrong("patch", "one patch number");
        }
        return ids.front();
    }

    [[nodiscard]] Result<GridPoint> point(const std::string& key) const
    {
        const auto shape = geometry::fromWkt(text(key));
        if (!shape || shape->points.size() != 1) {
            return wrong(key, "a POINT(x y)");
        }
        return m_toGrid(shape->points.front());
    }

    [[nodiscard]] Result<geometry::Line> line(const std::string& key) const
    {
        const auto shape = geometry::fromWkt(text(key));
        if (!shape || shape->lines.size() != 1) {
            return wrong(key, "a LINESTRING(x y, x y)");
        }
        return placed(shape->lines.front());
    }

    [[nodiscard]] Result<geometry::Polygon> polygon(const std::string& key) const
    {
        const auto shape = geometry::fromWkt(text(key));
        if (!shape || shape->polygons.size() != 1) {
            return wrong(key, "a POLYGON((x y, x y, x y))");
        }
        geometry::Polygon polygon{placed(shape->polygons.front().outer), {}};
        for (const geometry::RealRing& hole : shape->polygons.front().holes) {
            polygon.holes.push_back(placed(hole));
        }
        return polygon;
    }

    [[nodiscard]] Result<bool>
    isOther(const std::string& key, const char* usual, const char* other) const
    {
        const std::string value = text(key);
        if (!value.empty() && value != usual && value != other) {
            return wrong(key, std::string{usual} + " or " + other);
        }
        return value == other;
    }

private:
    [[nodiscard]] geometry::Line placed(const geometry::RealLine& line) const
    {
        geometry::Line result;
        for (const geometry::RealPoint point : line) {
            const GridPoint next = m_toGrid(point);
            if (result.empty() || result.back() != next) {
                result.push_back(next);
            }
        }
        return result;
    }

    [[nodiscard]] tl::unexpected<Error> wrong(const std::string& key,
                                              const std::string& wanted) const
    {
        return fail(ErrorCode::InvalidArgument,
                    m_verb + ": " + key + "=\"" + text(key) + "\" is not " + wanted);
    }

    const std::string& m_verb;
    const GestureValues& m_values;
    const std::function<GridPoint(geometry::RealPoint)>& m_toGrid;
};

using Reading = Result<coverage::Gesture> (*)(const Words&);

Result<coverage::Gesture> splitFrom(const Words& words)
{
    ECO_ASSIGN(geometry::Line line, words.line("line"));
    ECO_ASSIGN(std::vector<PatchId> only, words.patches("patches"));
    return coverage::Split{std::move(line), std::move(only)};
}

Result<coverage::Gesture> mergeFrom(const Words& words)
{
    ECO_ASSIGN(std::vector<PatchId> patches, words.patches("patches"));
    return coverage::Merge{std::move(patches)};
}

Result<coverage::Gesture> reshapeFrom(const Words& words)
{
    ECO_ASSIGN(const PatchId patch, words.patch());
    ECO_ASSIGN(geometry::Line line, words.line("line"));
    return coverage::Reshape{patch, std::move(line)};
}

Result<coverage::Gesture> moveFrom(const Words& words)
{
    ECO_ASSIGN(const GridPoint from, words.point("from"));
    ECO_ASSIGN(const GridPoint to, words.point("to"));
    return coverage::MoveVertex{from, to};
}

Result<coverage::Gesture> insertFrom(const Words& words)
{
    ECO_ASSIGN(const geometry::Line edge, words.line("edge"));
    ECO_ASSIGN(const GridPoint at, words.point("at"));
    if (edge.size() != 2) {
        return fail(ErrorCode::InvalidArgument, "insert-vertex: edge has not two ends");
    }
    return coverage::InsertVertex{edge[0], edge[1], at};
}

Result<coverage::Gesture> deleteFrom(const Words& words)
{
    ECO_ASSIGN(const GridPoint at, words.point("at"));
    return coverage::DeleteVertex{at};
}

Result<coverage::Gesture> drawFrom(const Words& words)
{
    ECO_ASSIGN(geometry::Polygon ring, words.polygon("ring"));
    ECO_ASSIGN(const bool take, words.isOther("beyond", "cut", "take"));
    return coverage::DrawOver{
        std::move(ring), take ? coverage::BeyondCoverage::Take : coverage::BeyondCoverage::Cut};
}

Result<coverage::Gesture> cutFrom(const Words& words)
{
    ECO_ASSIGN(const PatchId patch, words.patch());
    ECO_ASSIGN(geometry::Polygon ring, words.polygon("ring"));
    return coverage::CutHole{patch, std::move(ring)};
}

Result<coverage::Gesture> fillFrom(const Words& words)
{
    ECO_ASSIGN(geometry::Polygon within, words.polygon("within"));
    ECO_ASSIGN(const bool asNew, words.isOther("with", "neighbour", "new"));
    return coverage::FillGap{{std::move(within)},
                             asNew ? coverage::FillWith::NewPatch : coverage::FillWith::Neighbour};
}

Result<coverage::Gesture> dissolveFrom(const Words& words)
{
    ECO_ASSIGN(std::vector<PatchId> patches, words.patches("patches"));
    return coverage::DissolveSlivers{std::move(patches)};
}

Result<coverage::Gesture> giveFrom(const Words& words)
{
    ECO_ASSIGN(const PatchId patch, words.patch());
    ECO_ASSIGN(geometry::Polygon piece, words.polygon("piece"));
    return coverage::GiveTo{std::move(piece), patch};
}

Result<coverage::Gesture> cleanFrom(const Words& words)
{
    ECO_ASSIGN(std::vector<PatchId> patches, words.patches("patches"));
    return coverage::CleanUp{std::move(patches), {}};
}

const std::map<std::string, Reading>& readings()
{
    static const std::map<std::string, Reading> table{{"split", splitFrom},
                                                      {"merge", mergeFrom},
                                                      {"reshape", reshapeFrom},
                                                      {"move-vertex", moveFrom},
                                                      {"insert-vertex", insertFrom},
                                                      {"delete-vertex", deleteFrom},
                                                      {"draw", drawFrom},
                                                      {"cut-hole", cutFrom},
                                                      {"fill-gap", fillFrom},
                                                      {"dissolve-slivers", dissolveFrom},
                                                      {"give-to", giveFrom},
                                                      {"clean-up", cleanFrom}};
    return table;
}

} // namespace

const std::map<std::string, GestureVerb>& gestureVerbs()
{
    static const std::map<std::string, GestureVerb> table{
        {"split", {{"line"}, {"patches"}}},
        {"merge", {{"patches"}, {}}},
        {"reshape", {{"patch", "line"}, {}}},
        {"move-vertex", {{"from", "to"}, {}}},
        {"insert-vertex", {{"edge", "at"}, {}}},
        {"delete-vertex", {{"at"}, {}}},
        {"draw", {{"ring", "class"}, {"beyond", "country"}}},
        {"cut-hole", {{"patch", "ring", "class"}, {}}},
        {"fill-gap", {{"within"}, {"with", "class", "country"}}},
        {"dissolve-slivers", {{"patches"}, {}}},
        {"give-to", {{"patch", "piece"}, {}}},
        {"clean-up", {{"patches"}, {}}},
    };
    return table;
}

Result<WordedGesture> gestureFromWords(const std::string& verb,
                                       const GestureValues& values,
                                       const std::function<GridPoint(geometry::RealPoint)>& toGrid)
{
    const auto reading = readings().find(verb);
    if (reading == readings().end()) {
        return fail(ErrorCode::InvalidArgument, "\"" + verb + "\" is no edit");
    }
    const Words words{verb, values, toGrid};
    ECO_ASSIGN(coverage::Gesture gesture, reading->second(words));
    WordedGesture worded{std::move(gesture), {}};
    worded.ofNew.classCode = words.text("class");
    worded.ofNew.country = words.text("country");
    return worded;
}

} // namespace ecotone::edit
