#include "core/harmonise/map_offset.h"

#include "core/base/number.h"
#include "core/crs/country_outline.h"
#include "core/crs/geodesic.h"
#include "core/crs/project_grid.h"
#include "core/geometry/shape.h"
#include "core/harmonise/bulk_rows.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ecotone::harmonise {

namespace {

using geometry::RealPoint;

/// A line drawn by hand is true to half a millimetre of its map.
constexpr double lineMetresAtScale = 0.0005;
constexpr double finestLineMetres = 10.0;

template <class Shape, class Each>
void eachVertex(const Shape& shape, const Each& each)
{
    std::ranges::for_each(shape.points, each);
    for (const auto& line : shape.lines) {
        std::ranges::for_each(line, each);
    }
    for (const auto& polygon : shape.polygons) {
        std::ranges::for_each(polygon.outer, each);
        for (const auto& hole : polygon.holes) {
            std::ranges::for_each(hole, each);
        }
    }
}

bool isReference(const ReadSource& source)
{
    return source.recipe.role == Role::Layer && source.recipe.targetLayer == "reference_line";
}

double accuracyOf(const ReadSource& reference)
{
    const auto& matching = reference.recipe.edgeMatching;
    if (!matching || matching->scale <= 0) {
        return matching.value_or(EdgeMatching{}).toleranceMetres;
    }
    return std::max(finestLineMetres, static_cast<double>(matching->scale) * lineMetresAtScale);
}

/// The offset of a web map with the distance at which a vertex follows a line, and to spare.
constexpr std::int64_t reachCentimetres = 300'000;

void addReach(const geometry::Line& line, std::vector<geometry::Box>& reach)
{
    constexpr std::size_t stretch = 64;
    for (std::size_t i = 0; i < line.size(); i += stretch) {
        geometry::Box box;
        for (std::size_t at = i; at <= std::min(i + stretch, line.size() - 1); ++at) {
            box.extend(line[at].x, line[at].y);
        }
        reach.push_back(box.grown(reachCentimetres));
    }
}

/// In degrees; of shapes that touch one of the boxes alone.
Result<std::vector<RealPoint>> verticesWithin(const ReadSource& source,
                                              const std::vector<geometry::Box>& reach)
{
    std::vector<RealPoint> vertices;
    const auto isNear = [&](const geometry::Box& bounds) {
        return std::ranges::any_of(
            reach, [&](const geometry::Box& box) { return box.intersects(bounds); });
    };
    const auto add = [&](geometry::GridPoint point) {
        vertices.push_back(crs::lonLatFromGrid(point));
    };
    for (const auto& row : source.rows) {
        if (isNear(geometry::boundsOf(row.shape))) {
            eachVertex(row.shape, add);
        }
    }
    if (source.bulk) {
        ECO_ASSIGN(auto window, source.bulk->spill.read());
        geometry::Polygon polygon;
        for (const auto& outline : source.bulk->outlines) {
            if (isNear(outline.box())) {
                readOutline(window.view(outline.offset, outline.bytes), polygon);
                std::ranges::for_each(polygon.outer, add);
            }
        }
    }
    return vertices;
}

} // namespace

Result<>
reportOffset(const CrsDecision& decision, const exchange::SourceTable& table, LayerReport& report)
{
    if (!decision.operation || decision.operation->offset == crs::MapOffset::None ||
        !decision.crs->isGeographic()) {
        return {};
    }
    std::vector<RealPoint> before;
    for (const auto& row : table.rows) {
        eachVertex(row.shape, [&](RealPoint point) { before.push_back(point); });
    }
    auto after = before;
    ECO_ASSIGN(const auto stayed, crs::undoOffset(decision.operation->offset, after));
    double least = 1e9;
    double most = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!(before[i] == after[i])) {
            const double moved = crs::geodesicLength(std::array{before[i], after[i]});
            least = std::min(least, moved);
            most = std::max(most, moved);
        }
    }
    const auto moved = static_cast<std::int64_t>(before.size() - stayed);
    if (moved > 0) {
        report.issues.push_back({"offset-undone",
                                 model::Severity::Note,
                                 moved,
                                 table.file + ": " + toText(moved) + " positions moved by " +
                                     toText(least, 0) + " to " + toText(most, 0) +
                                     " m, as the recipe decides"});
    }
    if (stayed > 0) {
        report.issues.push_back({"offset-left",
                                 model::Severity::Warning,
                                 static_cast<std::int64_t>(stayed),
                                 table.file + ": " + toText(static_cast<std::int64_t>(stayed)) +
                                     " positions lie outside China, where web maps add no offset; "
                                     "they were not moved"});
    }
    return {};
}

Result<> compareWithReference(ReadSource& source, std::span<const ReadSource> sources)
{
    const auto* china = crs::CountryOutline::of("CN");
    if (isReference(source) || source.isRaster || !source.recipe.offset.empty() ||
        china == nullptr || source.report.layer.lonLat.empty() ||
        !china->touches(source.report.layer.lonLat)) {
        return {};
    }
    std::vector<std::vector<RealPoint>> lines;
    std::vector<geometry::Box> reach;
    double accuracy = 0.0;
    for (const auto& reference : sources) {
        if (!isReference(reference)) {
            continue;
        }
        accuracy = std::max(accuracy, accuracyOf(reference));
        for (const auto& row : reference.rows) {
            for (const auto& line : row.shape.lines) {
                auto& degrees = lines.emplace_back();
                for (const auto point : line) {
                    degrees.push_back(crs::lonLatFromGrid(point));
                }
                addReach(line, reach);
            }
        }
    }
    if (lines.empty()) {
        return {};
    }
    ECO_ASSIGN(const auto vertices, verticesWithin(source, reach));
    const auto verdict = crs::compareWithLines(vertices, lines, accuracy);
    if (!verdict.decided || verdict.hypothesis == crs::OffsetHypothesis::None) {
        return {};
    }
    const auto sentence = source.report.file + " (" + source.report.layer.name +
                          "): against the reference line: " + verdict.description();
    if (verdict.hypothesis == crs::OffsetHypothesis::UnshiftedBeijing1954) {
        source.report.layer.issues.push_back(
            {"crs-doubtful", model::Severity::Warning, 1, sentence});
        return {};
    }
    return fail(ErrorCode::CrsUndecided, offsetQuestion(Remark{sentence}).english());
}

} // namespace ecotone::harmonise
