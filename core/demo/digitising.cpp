#include "core/demo/digitising.h"

#include "core/demo/noise.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace ecotone::demo {

using geometry::GridPoint;
using geometry::RealPoint;

namespace {

bool onLine(const Mosaic& mosaic, const Arc& arc)
{
    return arc.left >= 0 && arc.right >= 0 &&
           mosaic.patches[static_cast<std::size_t>(arc.left)].side.country !=
               mosaic.patches[static_cast<std::size_t>(arc.right)].side.country;
}

/// Every point of the result is a point of the line; none left out is further than the tolerance.
geometry::Line thinned(const geometry::Line& line, double toleranceCentimetres)
{
    geometry::Line kept{line.front()};
    std::size_t start = 0;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const auto dx = static_cast<double>(line[i + 1].x - line[start].x);
        const auto dy = static_cast<double>(line[i + 1].y - line[start].y);
        const double length = std::hypot(dx, dy);
        bool straight = i - start < 10;
        for (std::size_t q = start + 1; q <= i && straight; ++q) {
            const double off = dx * static_cast<double>(line[q].y - line[start].y) -
                               dy * static_cast<double>(line[q].x - line[start].x);
            straight = std::abs(off) <= toleranceCentimetres * length;
        }
        if (!straight) {
            kept.push_back(line[i]);
            start = i;
        }
    }
    kept.push_back(line.back());
    return kept;
}

} // namespace

Digitised::Digitised(const Mosaic& mosaic, const Site& site, int country, std::uint64_t seed)
    : m_mosaic{mosaic}
    , m_site{site}
    , m_seed{hashAt(seed, country, 0, 105)}
    , m_reach{std::min(9.0, 0.06 * site.cell())}
    , m_arcs(mosaic.arcs.size())
{
    const std::string& code = site.ground().countryCode(country);
    // The mask of a side without data was cut along the common line itself.
    if (code == "KP") {
        m_reach = 0.0;
    }
    std::vector<bool> lineNode(mosaic.nodes.size(), false);
    for (const Arc& arc : mosaic.arcs) {
        if (arc.from >= 0 && onLine(mosaic, arc)) {
            lineNode[static_cast<std::size_t>(arc.from)] = true;
            lineNode[static_cast<std::size_t>(arc.to)] = true;
        }
    }
    const double tolerance = code == "RU" ? 4.5 : code == "KP" ? 0.0 : 2.5;
    for (std::size_t i = 0; i < mosaic.arcs.size(); ++i) {
        const Arc& arc = mosaic.arcs[i];
        const auto mine = [&](std::int32_t patch) {
            return patch >= 0 &&
                   mosaic.patches[static_cast<std::size_t>(patch)].side.country == country;
        };
        if (!mine(arc.left) && !mine(arc.right)) {
            continue;
        }
        if (onLine(mosaic, arc)) {
            drawLine(i, tolerance);
            continue;
        }
        m_arcs[i].reserve(arc.points.size());
        for (const GridPoint& point : arc.points) {
            m_arcs[i].push_back(geometry::toMetres(point));
        }
        if (arc.from >= 0 && lineNode[static_cast<std::size_t>(arc.from)]) {
            m_arcs[i].front() = placed(arc.points.front());
        }
        if (arc.to >= 0 && lineNode[static_cast<std::size_t>(arc.to)]) {
            m_arcs[i].back() = placed(arc.points.back());
        }
    }
}

void Digitised::drawLine(std::size_t arc, double tolerance)
{
    const geometry::Line& points = m_mosaic.arcs[arc].points;
    const geometry::Line kept = m_reach == 0.0 || points.size() < 4 || m_mosaic.arcs[arc].from < 0
                                    ? points
                                    : thinned(points, tolerance * 100.0);
    for (const GridPoint& point : kept) {
        m_arcs[arc].push_back(placed(point));
    }
}

RealPoint Digitised::placed(GridPoint point) const
{
    const RealPoint metres = geometry::toMetres(point);
    if (m_reach == 0.0) {
        return metres;
    }
    // Where mapped areas meet or end, all sides agree, so that no sliver opens between areas.
    const RealPoint local = m_site.ground().frame().toLocal(metres);
    double edge = 1e9;
    for (const MappedArea& area : m_site.ground().plan().areas) {
        const geometry::RealBox& box = area.kilometres;
        const Path outline{{box.minX * 1e3, box.minY * 1e3},
                           {box.maxX * 1e3, box.minY * 1e3},
                           {box.maxX * 1e3, box.maxY * 1e3},
                           {box.minX * 1e3, box.maxY * 1e3},
                           {box.minX * 1e3, box.minY * 1e3}};
        edge = std::min(edge, distanceTo(outline, local));
    }
    const double share = std::clamp((edge - 300.0) / 1500.0, 0.0, 1.0);
    const Noise alongX{m_seed, 51};
    const Noise alongY{m_seed, 52};
    Dice hand{hashAt(m_seed, point.x, point.y, 53)};
    const double x =
        0.8 * alongX.at(metres.x / 700.0, metres.y / 700.0) + 0.5 * (hand.roll() - 0.5);
    const double y =
        0.8 * alongY.at(metres.x / 700.0, metres.y / 700.0) + 0.5 * (hand.roll() - 0.5);
    const double length = std::max(1.0, std::hypot(x, y));
    // Rounded to a millimetre, as surveys are delivered.
    const auto rounded = [](double value) { return std::round(value * 1000.0) / 1000.0; };
    return {rounded(metres.x + m_reach * share * x / length),
            rounded(metres.y + m_reach * share * y / length)};
}

geometry::RealPolygon Digitised::outline(std::int32_t patch) const
{
    geometry::RealPolygon polygon;
    for (const auto& uses : m_mosaic.patches[static_cast<std::size_t>(patch)].rings) {
        geometry::RealRing ring;
        double twice = 0.0;
        for (const ArcUse& use : uses) {
            const auto& points = m_arcs[static_cast<std::size_t>(use.arc)];
            if (use.forward) {
                ring.insert(ring.end(), points.begin(), points.end() - 1);
            } else {
                ring.insert(ring.end(), points.rbegin(), points.rend() - 1);
            }
        }
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const RealPoint& a = ring[i];
            const RealPoint& b = ring[(i + 1) % ring.size()];
            twice += (a.x - ring[0].x) * (b.y - ring[0].y) - (b.x - ring[0].x) * (a.y - ring[0].y);
        }
        if (twice > 0.0 && polygon.outer.empty()) {
            polygon.outer = std::move(ring);
        } else {
            polygon.holes.push_back(std::move(ring));
        }
    }
    return polygon;
}

std::vector<ReferenceLine> referenceLines(const Mosaic& mosaic)
{
    struct Piece
    {
        geometry::Line points;
        std::int32_t from;
        std::int32_t to;
        bool used = false;
    };
    std::map<std::tuple<int, int, int>, std::vector<Piece>> pieces;
    for (const Arc& arc : mosaic.arcs) {
        if (!onLine(mosaic, arc)) {
            continue;
        }
        const Side left = mosaic.patches[static_cast<std::size_t>(arc.left)].side;
        const Side right = mosaic.patches[static_cast<std::size_t>(arc.right)].side;
        Piece piece{arc.points, arc.from, arc.to};
        if (left.country > right.country) {
            std::reverse(piece.points.begin(), piece.points.end());
            std::swap(piece.from, piece.to);
        }
        pieces[{left.area,
                std::min(left.country, right.country),
                std::max(left.country, right.country)}]
            .push_back(std::move(piece));
    }
    std::vector<ReferenceLine> lines;
    for (auto& [key, list] : pieces) {
        std::map<std::int32_t, std::size_t> starting;
        std::map<std::int32_t, int> ending;
        for (std::size_t i = 0; i < list.size(); ++i) {
            starting.emplace(list[i].from, i);
            ++ending[list[i].to];
        }
        // Lines that begin somewhere first, then what remains (closed ones).
        for (const bool heads : {true, false}) {
            for (Piece& first : list) {
                if (first.used || (heads && ending.contains(first.from))) {
                    continue;
                }
                ReferenceLine line{std::get<0>(key), std::get<1>(key), std::get<2>(key), {}};
                for (Piece* piece = &first; piece != nullptr && !piece->used;) {
                    piece->used = true;
                    line.points.insert(line.points.end(),
                                       piece->points.begin() + (line.points.empty() ? 0 : 1),
                                       piece->points.end());
                    const auto next = starting.find(piece->to);
                    piece = next == starting.end() || piece->to < 0 ? nullptr : &list[next->second];
                }
                lines.push_back(std::move(line));
            }
        }
    }
    return lines;
}

} // namespace ecotone::demo
