#include "core/cartography/scene_builder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::cartography {
namespace {

/// Cells in which sensitive positions leave the house.
constexpr geometry::Centimetres sensitiveCell = 1'000'000; // 10 km

bool isWater(std::string_view type)
{
    constexpr std::array<std::string_view, 9> waters{
        "river", "lake", "bay", "lagoon", "gulf", "sea", "strait", "river_mouth", "reservoir"};
    return std::ranges::find(waters, type) != waters.end();
}

int placePriority(std::string_view type)
{
    if (type == "city") {
        return 100;
    }
    if (type == "town" || type == "soum") {
        return 80;
    }
    if (isWater(type)) {
        return 55;
    }
    if (type == "village") {
        return 50;
    }
    return type == "peak" ? 45 : 40;
}

/// From the size in words, or the rank: 1 is the largest.
std::string riverSize(const model::Feature& feature)
{
    std::string size = attributeOf(feature, {"size", "rank"});
    if (size == "large" || size == "1") {
        return "large";
    }
    if (size == "small" || size == "3") {
        return "small";
    }
    return size == "stream" || size >= "4" ? "stream" : "middle";
}

double distance(PicturePoint a, PicturePoint b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// The points of a line within a way from its start.
std::vector<PicturePoint> firstPart(const std::vector<PicturePoint>& line, double way)
{
    std::vector<PicturePoint> part;
    for (const PicturePoint& point : line) {
        const double step = part.empty() ? 0.0 : distance(part.back(), point);
        if (step > way) {
            const double share = way / step;
            part.push_back({std::lerp(part.back().x, point.x, share),
                            std::lerp(part.back().y, point.y, share)});
            break;
        }
        way -= step;
        part.push_back(point);
    }
    return part;
}

bool startsWithHan(std::string_view text)
{
    return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE3;
}

} // namespace

void SceneBuilder::labelRiver(const model::Feature& feature,
                              const Path& path,
                              const std::string& size)
{
    LabelCandidate candidate = label(feature, size == "large" ? 7.5 : 6.5);
    if (candidate.text.empty() || (size != "large" && size != "middle")) {
        return;
    }
    candidate.font.italic = !startsWithHan(candidate.text);
    candidate.color = m_style.label.waterColor;
    candidate.placement = LabelPlacement::AlongLine;
    candidate.priority = size == "large" ? 60 : 42;
    // The longest part of what the picture shows of it.
    double longest = 0.0;
    for (std::size_t part = 0; part < path.parts(); ++part) {
        double way = 0.0;
        for (std::size_t i = path.starts[part] + 1; i < path.end(part); ++i) {
            way += distance(path.points[i - 1], path.points[i]);
        }
        if (way > longest) {
            longest = way;
            candidate.line.assign(
                path.points.begin() + static_cast<std::ptrdiff_t>(path.starts[part]),
                path.points.begin() + static_cast<std::ptrdiff_t>(path.end(part)));
        }
    }
    // The other language stands elsewhere along the river, not below the name.
    LabelCandidate local = candidate;
    candidate.second.clear();
    m_labels.push_back(std::move(candidate));
    if (!local.second.empty()) {
        local.text = std::move(local.second);
        local.second.clear();
        local.font.italic = !hasHan(local.text);
        local.priority -= 20;
        local.line = firstPart(local.line, longest * 0.45);
        m_labels.push_back(std::move(local));
    }
}

void SceneBuilder::drawRivers(const std::vector<model::Feature>& features)
{
    for (const model::Feature& feature : features) {
        const std::string size = riverSize(feature);
        const auto style = m_style.rivers.find(size);
        if (style == m_style.rivers.end() || m_denominator > style->second.maxDenominator) {
            continue;
        }
        sign("river." + size);
        fill(m_geometry.fillOf(feature.shape),
             mixed(m_style.riverColor, {255, 255, 255, 255}, 0.5));
        const Path line = m_geometry.outlineOf(feature.shape);
        stroke(line, style->second);
        if (!feature.shape.lines.empty()) {
            labelRiver(feature, line, size);
        }
    }
}

void SceneBuilder::drawRailway(const Path& path, const RoadStyle& style)
{
    stroke(path, style.line);
    // Ties: a wide dashed line whose dashes are as long as the line is wide.
    m_scene.picture.add(StrokePath{path,
                                   style.line.color.withOpacity(m_opacity),
                                   style.tieLength * m_mm,
                                   {0.25 * m_mm, std::max(style.tieSpacing - 0.25, 0.1) * m_mm},
                                   LineEnd::Flat});
}

void SceneBuilder::drawRoads(const std::vector<model::Feature>& features)
{
    constexpr std::array<std::string_view, 5> order{
        "forest", "local", "provincial", "highway", "railway"};
    std::map<std::string, std::vector<Path>, std::less<>> paths;
    for (const model::Feature& feature : features) {
        std::string kind = attributeOf(feature, {"kind", "class", "type"});
        if (!m_style.roads.contains(kind)) {
            kind = kind == "main" ? "provincial" : "local";
        }
        if (m_denominator > m_style.roads.find(kind)->second.line.maxDenominator) {
            continue;
        }
        sign("road." + kind);
        paths[kind].push_back(m_geometry.linesOf(feature.shape));
    }
    for (const std::string_view kind : order) {
        const auto found = paths.find(kind);
        if (found == paths.end()) {
            continue;
        }
        const RoadStyle& style = m_style.roads.find(kind)->second;
        for (const Path& path : found->second) {
            if (path.empty()) {
                continue;
            }
            if (style.tieLength > 0.0) {
                drawRailway(path, style);
            } else if (style.casing <= 0.0) {
                stroke(path, style.line);
            } else {
                m_scene.picture.add(StrokePath{path,
                                               style.line.casingColor.withOpacity(m_opacity),
                                               style.line.width * m_mm,
                                               {},
                                               LineEnd::Round});
            }
        }
        // Cores after all casings, so that crossings stay open.
        for (const Path& path : found->second) {
            if (!path.empty() && style.casing > 0.0 && style.tieLength <= 0.0) {
                m_scene.picture.add(StrokePath{path,
                                               style.line.color.withOpacity(m_opacity),
                                               (style.line.width - 2.0 * style.casing) * m_mm,
                                               {},
                                               LineEnd::Round});
            }
        }
    }
}

void SceneBuilder::drawPlaceMark(const PlaceStyle& style, PicturePoint at)
{
    const double size = style.size * m_mm;
    Path mark;
    if (style.shape == "circle") {
        mark = Path::circle(at, size);
    } else if (style.shape == "square") {
        mark = Path::rectangle({at.x - size / 2.0, at.y - size / 2.0, size, size});
    } else if (style.shape == "triangle") {
        mark.closed = true;
        mark.beginPart();
        mark.points = {{at.x, at.y - size * 0.58},
                       {at.x + size / 2.0, at.y + size * 0.29},
                       {at.x - size / 2.0, at.y + size * 0.29}};
    } else {
        return;
    }
    fill(mark, style.fill);
    m_scene.picture.add(StrokePath{std::move(mark),
                                   style.line.withOpacity(m_opacity),
                                   style.lineWidth * m_mm,
                                   {},
                                   LineEnd::Round});
}

void SceneBuilder::drawPlaces(const std::vector<model::Feature>& features)
{
    for (const model::Feature& feature : features) {
        const std::string type = attributeOf(feature, {"kind", "type"});
        const PlaceStyle* style = m_style.place(type);
        if (style == nullptr || m_denominator > style->maxDenominator) {
            continue;
        }
        for (const geometry::GridPoint& point : feature.shape.points) {
            const PicturePoint at = m_geometry.at(point);
            if (!m_request.viewport.box().contains(PictureBox{at.x, at.y, 0.0, 0.0})) {
                continue;
            }
            LabelCandidate candidate = label(feature, style->textPoints);
            if (style->shape != "none") {
                drawPlaceMark(*style, at);
                sign("place." + std::string{type.starts_with("crossing") ? "crossing" : type});
                candidate.markRadius = style->size * m_mm / 2.0;
            } else {
                candidate.placement = LabelPlacement::Centred;
                candidate.font.letterSpacing = points(style->letterSpacing);
            }
            if (isWater(type)) {
                candidate.color = m_style.label.waterColor;
                candidate.font.italic = !startsWithHan(candidate.text);
                candidate.font.letterSpacing = 0.0;
            }
            candidate.anchors.push_back(at);
            candidate.priority = placePriority(type);
            if (!candidate.text.empty()) {
                m_labels.push_back(std::move(candidate));
            }
        }
    }
}

void SceneBuilder::drawObservations(const std::vector<model::Feature>& features,
                                    model::Sharing sharing)
{
    const bool generalised = sharing == model::Sharing::Sensitive && !m_request.internalLayers;
    const Color color = Color::fromRgb(0x8A2F5A);
    std::set<geometry::GridPoint> cells;
    for (const model::Feature& feature : features) {
        for (const geometry::GridPoint& point : feature.shape.points) {
            if (generalised) {
                const auto cell = [](geometry::Centimetres value) {
                    const geometry::Centimetres rest = value % sensitiveCell;
                    return value - (rest < 0 ? rest + sensitiveCell : rest);
                };
                cells.insert({cell(point.x), cell(point.y)});
                continue;
            }
            const PicturePoint at = m_geometry.at(point);
            if (m_geometry.sees(at)) {
                fill(Path::circle(at, 1.1 * m_mm), color);
            }
        }
    }
    for (const geometry::GridPoint& cell : cells) {
        const geometry::Polygon square{{cell,
                                        {cell.x + sensitiveCell, cell.y},
                                        {cell.x + sensitiveCell, cell.y + sensitiveCell},
                                        {cell.x, cell.y + sensitiveCell}},
                                       {}};
        fill(m_geometry.fillOf(geometry::shapeOf(square)), color.withOpacity(0.35));
    }
    m_scene.contents.sensitiveGeneralised |= !cells.empty();
    sign("observation");
}

} // namespace ecotone::cartography
