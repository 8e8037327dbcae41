#include "core/cartography/picture_geometry.h"

#include "core/cartography/segment_clip.h"
#include "core/cartography/stored_outline.h"
#include "core/geometry/wkb.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ecotone::cartography {
namespace {

/// Paper millimetres a vertex may move: below what a printer resolves.
constexpr double roundingMillimetres = 0.05;
/// The clip lies outside the picture by this, so that its edges and line ends stay unseen.
constexpr double clipMarginMillimetres = 5.0;

double shoelace(const std::vector<PicturePoint>& ring)
{
    double sum = 0.0;
    PicturePoint before = ring.back();
    for (const PicturePoint& point : ring) {
        sum += before.x * point.y - point.x * before.y;
        before = point;
    }
    return sum;
}

/// Keeps the side of a ring where `inside` is not negative (Sutherland and Hodgman).
template <class Inside>
void clipBy(const std::vector<PicturePoint>& from, std::vector<PicturePoint>& to, Inside inside)
{
    to.clear();
    if (from.empty()) {
        return;
    }
    PicturePoint before = from.back();
    double distanceBefore = inside(before);
    for (const PicturePoint& point : from) {
        const double distance = inside(point);
        if ((distance >= 0.0) != (distanceBefore >= 0.0)) {
            const double share = distanceBefore / (distanceBefore - distance);
            to.push_back(
                {before.x + share * (point.x - before.x), before.y + share * (point.y - before.y)});
        }
        if (distance >= 0.0) {
            to.push_back(point);
        }
        before = point;
        distanceBefore = distance;
    }
}

} // namespace

PictureGeometry::PictureGeometry(const Viewport& viewport)
    : m_step{roundingMillimetres * viewport.unitsPerMillimetre /
             std::max(viewport.devicePixelRatio, 1.0)}
    , m_clip{viewport.box().grown(clipMarginMillimetres * viewport.unitsPerMillimetre)}
{
    const double angle = viewport.rotationDegrees * std::numbers::pi / 180.0;
    const double scale = 1.0 / viewport.metresPerPixel;
    m_xx = std::cos(angle) * scale;
    m_xy = std::sin(angle) * scale;
    m_yx = std::sin(angle) * scale;
    m_yy = -std::cos(angle) * scale;
    m_x0 = viewport.width / 2.0 - m_xx * viewport.centre.x - m_xy * viewport.centre.y;
    m_y0 = viewport.height / 2.0 - m_yx * viewport.centre.x - m_yy * viewport.centre.y;
}

PicturePoint PictureGeometry::project(double metresX, double metresY) const
{
    return {m_xx * metresX + m_xy * metresY + m_x0, m_yx * metresX + m_yy * metresY + m_y0};
}

PicturePoint PictureGeometry::at(geometry::GridPoint point) const
{
    const geometry::RealPoint metres = geometry::toMetres(point);
    return project(metres.x, metres.y);
}

bool PictureGeometry::sees(PicturePoint point) const
{
    return point.x >= m_clip.x && point.x <= m_clip.right() && point.y >= m_clip.y &&
           point.y <= m_clip.bottom();
}

void PictureGeometry::addProjected(Path& path, Turn turn)
{
    if (m_points.size() < 3) {
        return;
    }
    PictureBox box{m_points[0].x, m_points[0].y, 0.0, 0.0};
    double right = box.x;
    double bottom = box.y;
    for (const PicturePoint& point : m_points) {
        box.x = std::min(box.x, point.x);
        box.y = std::min(box.y, point.y);
        right = std::max(right, point.x);
        bottom = std::max(bottom, point.y);
    }
    box.width = right - box.x;
    box.height = bottom - box.y;
    if (!box.intersects(m_clip)) {
        return;
    }
    if (turn != Turn::AsIs && (shoelace(m_points) > 0.0) != (turn == Turn::Positive)) {
        std::ranges::reverse(m_points);
    }
    if (!m_clip.contains(box)) {
        clipBy(m_points, m_other, [this](PicturePoint p) { return p.x - m_clip.x; });
        clipBy(m_other, m_points, [this](PicturePoint p) { return m_clip.right() - p.x; });
        clipBy(m_points, m_other, [this](PicturePoint p) { return p.y - m_clip.y; });
        clipBy(m_other, m_points, [this](PicturePoint p) { return m_clip.bottom() - p.y; });
    }
    const std::size_t start = path.points.size();
    for (const PicturePoint& point : m_points) {
        const PicturePoint rounded{std::round(point.x / m_step) * m_step,
                                   std::round(point.y / m_step) * m_step};
        if (path.points.size() == start || path.points.back() != rounded) {
            path.points.push_back(rounded);
        }
    }
    while (path.points.size() > start + 1 && path.points.back() == path.points[start]) {
        path.points.pop_back();
    }
    if (path.points.size() < start + 3) {
        path.points.resize(start);
        return;
    }
    path.starts.push_back(static_cast<std::uint32_t>(start));
}

void PictureGeometry::addOpen(Path& path)
{
    bool open = false;
    for (std::size_t i = 1; i < m_points.size(); ++i) {
        const auto part = clipped(m_points[i - 1], m_points[i], m_clip);
        if (!part) {
            open = false;
            continue;
        }
        if (!open || path.points.back() != part->first) {
            path.beginPart();
            path.points.push_back(part->first);
        }
        // Points closer than the rounding add nothing; the last one of the line always counts.
        const PicturePoint& last = path.points.back();
        const bool near = std::abs(last.x - part->second.x) < m_step &&
                          std::abs(last.y - part->second.y) < m_step;
        if (!near || i + 1 == m_points.size()) {
            path.points.push_back(part->second);
            open = part->second == m_points[i];
        } else {
            m_points[i] = last;
            open = true;
        }
    }
}

void PictureGeometry::addRing(Path& path, const geometry::Ring& ring)
{
    m_points.clear();
    for (const geometry::GridPoint& point : ring) {
        m_points.push_back(at(point));
    }
    addProjected(path, Turn::AsIs);
}

void PictureGeometry::addPolygon(Path& path, const geometry::Polygon& polygon)
{
    path.closed = true;
    addRing(path, polygon.outer);
    for (const geometry::Ring& hole : polygon.holes) {
        addRing(path, hole);
    }
}

void PictureGeometry::addLine(Path& path, const geometry::Line& line)
{
    m_points.clear();
    for (const geometry::GridPoint& point : line) {
        m_points.push_back(at(point));
    }
    addOpen(path);
}

Path PictureGeometry::fillOf(const geometry::Shape& shape)
{
    Path path;
    path.closed = true;
    for (const geometry::Polygon& polygon : shape.polygons) {
        addPolygon(path, polygon);
    }
    return path;
}

Path PictureGeometry::linesOf(const geometry::Shape& shape)
{
    Path path;
    for (const geometry::Line& line : shape.lines) {
        addLine(path, line);
    }
    return path;
}

Path PictureGeometry::outlineOf(const geometry::Shape& shape)
{
    Path path = linesOf(shape);
    for (const geometry::Polygon& polygon : shape.polygons) {
        const auto close = [&](const geometry::Ring& ring) {
            geometry::Line line = ring;
            if (!ring.empty()) {
                line.push_back(ring.front());
            }
            addLine(path, line);
        };
        close(polygon.outer);
        for (const geometry::Ring& hole : polygon.holes) {
            close(hole);
        }
    }
    return path;
}

bool PictureGeometry::parseBlob(Path& path, std::string_view blob, PictureBox& box)
{
    return forEachRing(blob, [&](const StoredRing& ring, std::uint32_t index) {
        m_points.clear();
        // The last point repeats the first.
        for (std::size_t i = 0; i + 1 < ring.count; ++i) {
            m_points.push_back(project(ring.x(i), ring.y(i)));
        }
        if (index == 0 && !m_points.empty()) {
            const auto [left, right] = std::ranges::minmax(m_points, {}, &PicturePoint::x);
            const auto [top, bottom] = std::ranges::minmax(m_points, {}, &PicturePoint::y);
            box = {left.x, top.y, right.x - left.x, bottom.y - top.y};
        }
        addProjected(path, index == 0 ? Turn::Positive : Turn::Negative);
    });
}

Result<PictureBox> PictureGeometry::addBlob(Path& path, std::string_view blob)
{
    path.closed = true;
    PictureBox box;
    const std::size_t points = path.points.size();
    const std::size_t parts = path.starts.size();
    if (parseBlob(path, blob, box)) {
        return path.starts.size() > parts ? box : PictureBox{};
    }
    // Written by another program: the slow way.
    path.points.resize(points);
    path.starts.resize(parts);
    ECO_ASSIGN(const geometry::Shape shape,
               geometry::fromGeoPackageBlob(blob, geometry::Grid::Snap));
    for (const geometry::Polygon& polygon : shape.polygons) {
        m_points.clear();
        for (const geometry::GridPoint& point : polygon.outer) {
            m_points.push_back(at(point));
        }
        addProjected(path, Turn::Positive);
        for (const geometry::Ring& hole : polygon.holes) {
            m_points.clear();
            for (const geometry::GridPoint& point : hole) {
                m_points.push_back(at(point));
            }
            addProjected(path, Turn::Negative);
        }
    }
    return path.starts.size() > parts ? PictureBox{0.0, 0.0, 1.0, 1.0} : PictureBox{};
}

} // namespace ecotone::cartography
