#include "core/cartography/hatch_lines.h"
#include "core/cartography/scene_builder.h"
#include "core/geometry/area.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecotone::cartography {
namespace {

/// Weak statuses below, strong ones on top.
constexpr std::array<std::string_view, 6> protectedOrder{
    "not_designated", "superseded", "merged", "designated", "agreement_signed", "proposed"};

std::string statusOf(const model::Feature& feature, std::string_view fallback)
{
    std::string status = attributeOf(feature, {"status", "STATUS"});
    return status.empty() ? std::string{fallback} : status;
}

const geometry::Polygon* largest(const model::Feature& feature)
{
    const auto found =
        std::ranges::max_element(feature.shape.polygons, {}, [](const geometry::Polygon& polygon) {
            return geometry::areaOf(polygon);
        });
    return found == feature.shape.polygons.end() ? nullptr : &*found;
}

} // namespace

/// Names of areas that are dots at the scale would hide them.
bool SceneBuilder::carriesName(const geometry::Box& seen) const
{
    constexpr double leastMillimetres = 5.0;
    constexpr double centimetres = 100.0;
    const auto longer = static_cast<double>(std::max(seen.maxX - seen.minX, seen.maxY - seen.minY));
    return longer / centimetres >= leastMillimetres * m_mm * m_request.viewport.metresPerPixel;
}

void SceneBuilder::labelArea(const model::Feature& feature, Color color, double size, int priority)
{
    const geometry::Polygon* polygon = largest(feature);
    if (polygon == nullptr || polygon->outer.size() < 3) {
        return;
    }
    LabelCandidate candidate = label(feature, size);
    if (candidate.text.empty()) {
        return;
    }
    // About the middle of what the picture shows of the area, where that lies inside; else a
    // point inside the whole.
    const geometry::Box view = m_request.viewport.gridBox();
    geometry::Box seen = geometry::boundsOf(*polygon);
    seen = {std::max(seen.minX, view.minX),
            std::max(seen.minY, view.minY),
            std::min(seen.maxX, view.maxX),
            std::min(seen.maxY, view.maxY)};
    if (!carriesName(seen)) {
        return;
    }
    if (!seen.empty()) {
        // Off the middle too: a town may stand there.
        for (const auto& [x, y] : {std::pair{2, 2}, {2, 3}, {2, 1}, {1, 2}, {3, 2}}) {
            const geometry::GridPoint point{seen.minX + (seen.maxX - seen.minX) / 4 * x,
                                            seen.minY + (seen.maxY - seen.minY) / 4 * y};
            if (geometry::contains(*polygon, point)) {
                candidate.anchors.push_back(m_geometry.at(point));
            }
        }
    }
    candidate.anchors.push_back(m_geometry.at(geometry::pointInside(*polygon)));
    candidate.placement = LabelPlacement::Centred;
    candidate.maxWidth = candidate.font.size * 11.0;
    candidate.color = color;
    candidate.font.italic = !hasHan(candidate.text);
    candidate.priority = priority;
    m_labels.push_back(std::move(candidate));
}

void SceneBuilder::markArea(const model::Feature& feature, const Path& area, const AreaStyle& style)
{
    if (area.empty()) {
        return;
    }
    const geometry::Box box = geometry::boundsOf(feature.shape);
    const double least = m_style.smallestPatternPatch * m_mm * m_request.viewport.metresPerPixel;
    constexpr double centimetres = 100.0;
    const auto shorter = static_cast<double>(std::min(box.maxX - box.minX, box.maxY - box.minY));
    if (shorter / centimetres >= least) {
        for (const Pattern& lines : style.hatching(m_mm)) {
            m_scene.picture.add(StrokePath{hatchLines(area, lines),
                                           lines.ink.withOpacity(m_opacity),
                                           lines.width,
                                           {},
                                           LineEnd::Flat});
        }
    }
    if (style.bandWidth > 0.0) {
        m_scene.picture.add(BeginClip{area});
        m_scene.picture.add(
            StrokePath{area,
                       style.line.color.withOpacity(style.bandOpacity * m_opacity),
                       2.0 * style.bandWidth * m_mm * style.line.shareAt(m_denominator),
                       {},
                       LineEnd::Round});
        m_scene.picture.add(EndClip{});
    }
}

void SceneBuilder::drawProtectedAreas(const std::vector<model::Feature>& features)
{
    const bool theme = m_request.theme.kind == Theme::Kind::ProtectedAreas;
    for (const std::string_view status : protectedOrder) {
        const auto found = m_style.protectedAreas.find(status);
        if (found == m_style.protectedAreas.end()) {
            continue;
        }
        const AreaStyle& style = found->second;
        for (const model::Feature& feature : features) {
            if (statusOf(feature, "designated") != status) {
                continue;
            }
            sign("protected_area." + std::string{status});
            Path area = m_geometry.fillOf(feature.shape);
            const bool strong = status == "designated" || status == "agreement_signed";
            if (theme && (strong || status == "proposed")) {
                fill(area, style.line.color.withOpacity(strong ? 0.24 : 0.1));
            }
            markArea(feature, area, style);
            stroke(m_geometry.outlineOf(feature.shape), style.line);
            if (strong || status == "proposed") {
                labelArea(feature,
                          mixed(style.line.color, Color{}, 0.25),
                          theme ? 8.0 : 7.0,
                          theme ? 110 : 65);
            }
        }
    }
}

void SceneBuilder::drawZones(const std::vector<model::Feature>& features)
{
    const bool filled = m_request.theme.kind == Theme::Kind::ProtectedAreas;
    for (const model::Feature& feature : features) {
        std::string zone = attributeOf(feature, {"kind", "unified_zone", "zone", "code"});
        if (const habitat::ProtectedZone* known = m_knowledge.gazetteer.zone(zone)) {
            zone = known->unifiedZone;
        }
        const auto style = m_style.zones.find(zone);
        if (style == m_style.zones.end()) {
            stroke(m_geometry.outlineOf(feature.shape), m_style.coast);
            continue;
        }
        sign("zone." + zone);
        if (filled) {
            fill(m_geometry.fillOf(feature.shape), style->second.fill.withOpacity(0.5));
        }
        stroke(m_geometry.outlineOf(feature.shape), style->second.line);
    }
}

void SceneBuilder::drawCorridors(const std::vector<model::Feature>& features)
{
    for (const model::Feature& feature : features) {
        sign("corridor");
        const Path area = m_geometry.fillOf(feature.shape);
        fill(area, m_style.corridor.fill);
        markArea(feature, area, m_style.corridor);
        LineStyle line = m_style.corridor.line;
        if (!feature.shape.lines.empty()) {
            line.width *= 1.75; // The least-cost path itself.
        }
        stroke(m_geometry.outlineOf(feature.shape), line);
        labelArea(feature, m_style.corridor.line.color, 6.5, 40);
    }
}

void SceneBuilder::drawProposals(const std::vector<model::Feature>& features)
{
    std::vector<std::string> variants;
    for (const model::Feature& feature : features) {
        const std::string status = statusOf(feature, "draft");
        std::string variant = attributeOf(feature, {"scenario"});
        if (variant.empty()) {
            variant = model::shownName(feature, Language::English).text;
        }
        auto place = std::ranges::find(variants, variant);
        if (place == variants.end()) {
            place = variants.insert(variants.end(), variant);
        }
        const auto number = static_cast<std::size_t>(place - variants.begin());
        const Color color = m_style.proposalVariants[number % m_style.proposalVariants.size()];
        sign("proposal." + status);
        AreaStyle style = m_style.proposal;
        style.line.color = color;
        const Path area = m_geometry.fillOf(feature.shape);
        fill(area, color.withOpacity(style.fill.alpha / 255.0));
        markArea(feature, area, style);
        LineStyle& line = style.line;
        if (const auto dash = m_style.proposalDash.find(status);
            dash != m_style.proposalDash.end()) {
            line.dash = dash->second;
        }
        stroke(m_geometry.outlineOf(feature.shape), line);
        labelArea(feature, color, 8.0, 120);
    }
}

void SceneBuilder::drawReferenceLines(const std::vector<model::Feature>& features)
{
    for (const model::Feature& feature : features) {
        if (m_request.hiddenBoundaries.contains("reference_line") ||
            m_denominator > m_style.referenceLine.maxDenominator) {
            return;
        }
        sign("reference_line");
        stroke(m_geometry.outlineOf(feature.shape), m_style.referenceLine);
    }
}

void SceneBuilder::drawBoundaries(const std::vector<model::Feature>& features)
{
    // Administrative lines below international ones.
    for (const std::string_view wanted :
         {"coast", "administrative", "undetermined", "international"}) {
        for (const model::Feature& feature : features) {
            std::string kind = attributeOf(feature, {"status", "kind", "type"});
            if (kind == "country" || attributeOf(feature, {"level"}) == "0") {
                kind = "international";
            } else if (kind != "coast" && !m_style.boundaries.contains(kind)) {
                kind = "administrative";
            }
            if (kind != wanted || m_request.hiddenBoundaries.contains(kind)) {
                continue;
            }
            const Path outline = m_geometry.outlineOf(feature.shape);
            if (outline.empty()) {
                continue;
            }
            if (kind == "coast") {
                stroke(outline, m_style.coast);
            } else {
                sign("boundary." + kind);
                stroke(outline, m_style.boundaries.find(kind)->second);
            }
        }
    }
}

void SceneBuilder::drawOther(const std::vector<model::Feature>& features)
{
    LineStyle line = m_style.coast;
    line.color = Color::fromRgb(0x6A7073);
    for (const model::Feature& feature : features) {
        stroke(m_geometry.outlineOf(feature.shape), line);
        for (const geometry::GridPoint& point : feature.shape.points) {
            const PicturePoint at = m_geometry.at(point);
            if (m_geometry.sees(at)) {
                fill(Path::circle(at, 1.2 * m_mm), line.color);
            }
        }
    }
}

} // namespace ecotone::cartography
