#include "core/harmonise/map_offset.h"

#include "core/base/number.h"
#include "core/crs/country_outline.h"
#include "core/crs/geodesic.h"
#include "core/crs/project_grid.h"
#include "core/geometry/shape.h"

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
            }
        }
    }
    if (lines.empty()) {
        return {};
    }
    std::vector<RealPoint> vertices;
    for (const auto& row : source.rows) {
        eachVertex(row.shape, [&](geometry::GridPoint point) {
            vertices.push_back(crs::lonLatFromGrid(point));
        });
    }
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
    return fail(ErrorCode::CrsUndecided, offsetQuestion(sentence));
}

} // namespace ecotone::harmonise
