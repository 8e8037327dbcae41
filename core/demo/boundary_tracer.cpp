#include "core/demo/boundary_tracer.h"

#include "core/geometry/point.h"

#include <array>
#include <cmath>

namespace ecotone::demo {

using geometry::GridPoint;
using geometry::Line;

namespace {

/// Corners of cells are a lattice of (columns + 1) x (rows + 1); corner (0, 0) is the south-west
/// corner of cell (0, 0). The four links of a corner lead east, north, west and south, each
/// between two cells. A link carries a boundary when its cells have unlike labels.
///
/// Every boundary point lies between two cell centres, every node within the square of the four
/// centres around its corner. Boundaries that leave a square leave it through such points, so two
/// of them never cross; and where two opposite cells of a square belong together, the boundary
/// passes on both sides of their connection instead of through a node, so no ring touches itself.
class Tracer
{
public:
    Tracer(const Site& site, const std::vector<std::int32_t>& labels, Mosaic& mosaic)
        : m_site{site}
        , m_labels{labels}
        , m_mosaic{mosaic}
        , m_columns{site.columns()}
        , m_rows{site.rows()}
        , m_visited(cornerCount(), 0)
        , m_node(cornerCount(), -1)
    {
    }

    void run();

private:
    enum Way : int
    {
        East,
        North,
        West,
        South,
    };
    struct Step
    {
        int x;
        int y;
    };
    static constexpr std::array<Step, 4> steps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

    [[nodiscard]] std::size_t cornerCount() const
    {
        return static_cast<std::size_t>(m_columns + 1) * static_cast<std::size_t>(m_rows + 1);
    }
    [[nodiscard]] std::size_t corner(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns + 1) +
               static_cast<std::size_t>(x);
    }
    [[nodiscard]] bool isCell(int column, int row) const
    {
        return column >= 0 && row >= 0 && column < m_columns && row < m_rows;
    }
    [[nodiscard]] std::size_t cell(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] std::int32_t label(int column, int row) const
    {
        return isCell(column, row) ? m_labels[cell(column, row)] : -1;
    }
    /// Cells around a corner: north-east, north-west, south-west, south-east.
    [[nodiscard]] std::array<std::int32_t, 4> around(int x, int y) const
    {
        return {label(x, y), label(x - 1, y), label(x - 1, y - 1), label(x, y - 1)};
    }
    /// The links that carry a boundary: way w runs between around[w] and around[(w + 3) % 4].
    [[nodiscard]] static bool carries(const std::array<std::int32_t, 4>& cells, int way)
    {
        return cells[static_cast<std::size_t>(way)] !=
               cells[static_cast<std::size_t>((way + 3) % 4)];
    }
    [[nodiscard]] static int degree(const std::array<std::int32_t, 4>& cells)
    {
        int count = 0;
        for (int way = 0; way < 4; ++way) {
            count += carries(cells, way) ? 1 : 0;
        }
        return count;
    }
    [[nodiscard]] static bool isNode(const std::array<std::int32_t, 4>& cells)
    {
        const int links = degree(cells);
        return links == 3 || (links == 4 && cells[0] != cells[2] && cells[1] != cells[3]);
    }
    [[nodiscard]] static int exitWay(const std::array<std::int32_t, 4>& cells, int entry);

    [[nodiscard]] RealPoint linkPoint(int x, int y, int way) const;
    [[nodiscard]] GridPoint grid(RealPoint local) const
    {
        return geometry::snapped(m_site.ground().frame().toProject(local));
    }
    [[nodiscard]] std::int32_t nodeAt(int x, int y);
    [[nodiscard]] bool visited(int x, int y, int way) const;
    void visit(int x, int y, int way);
    void trace(int x, int y, int way);
    [[nodiscard]] Line simplified(const std::vector<RealPoint>& points) const;

    const Site& m_site;
    const std::vector<std::int32_t>& m_labels;
    Mosaic& m_mosaic;
    int m_columns;
    int m_rows;
    std::vector<std::uint8_t> m_visited; ///< Bit a way.
    std::vector<std::int32_t> m_node;
};

/// Where a boundary that came in over `entry` (a way of this corner) goes on.
int Tracer::exitWay(const std::array<std::int32_t, 4>& cells, int entry)
{
    if (degree(cells) == 4) {
        // Ways w and w+1 enclose cell w. Cells 0 and 2 belong together: the boundary goes around
        // cells 1 and 3, that is over ways 1-2 and 3-0; otherwise around 0 and 2: 0-1 and 2-3.
        return cells[0] == cells[2] ? (entry % 2 == 1 ? (entry + 1) % 4 : (entry + 3) % 4)
                                    : (entry % 2 == 0 ? entry + 1 : entry - 1);
    }
    for (int way = 0; way < 4; ++way) {
        if (way != entry && carries(cells, way)) {
            return way;
        }
    }
    return entry;
}

RealPoint Tracer::linkPoint(int x, int y, int way) const
{
    // The two cells of the link, in an order that does not depend on the end it is seen from.
    const int x0 = way == West ? x - 1 : x;
    const int y0 = way == South ? y - 1 : y;
    const bool level = way == East || way == West;
    const int c0 = level ? x0 : x0 - 1;
    const int r0 = level ? y0 - 1 : y0;
    const int c1 = x0;
    const int r1 = y0;
    double share = 0.5;
    if (isCell(c0, r0) && isCell(c1, r1)) {
        share = m_site.crossing(cell(c0, r0), cell(c1, r1));
    }
    const RealPoint origin = m_site.centre(0);
    const double size = m_site.cell();
    return {origin.x + (c0 + share * (c1 - c0)) * size, origin.y + (r0 + share * (r1 - r0)) * size};
}

std::int32_t Tracer::nodeAt(int x, int y)
{
    std::int32_t& number = m_node[corner(x, y)];
    if (number >= 0) {
        return number;
    }
    const auto cells = around(x, y);
    const auto sideOf = [&](int index) {
        const int column = index == 0 || index == 3 ? x : x - 1;
        const int row = index < 2 ? y : y - 1;
        return isCell(column, row) ? m_site.side(cell(column, row)) : Side{};
    };
    RealPoint all;
    RealPoint onLine;
    int links = 0;
    int lineLinks = 0;
    for (int way = 0; way < 4; ++way) {
        if (!carries(cells, way)) {
            continue;
        }
        const RealPoint point = linkPoint(x, y, way);
        all = {all.x + point.x, all.y + point.y};
        ++links;
        if (sideOf(way) != sideOf((way + 3) % 4)) {
            onLine = {onLine.x + point.x, onLine.y + point.y};
            ++lineLinks;
        }
    }
    // Where sides meet, the node lies on their line; else in the middle of its boundaries.
    const RealPoint sum = lineLinks > 0 ? onLine : all;
    const int count = lineLinks > 0 ? lineLinks : links;
    number = static_cast<std::int32_t>(m_mosaic.nodes.size());
    m_mosaic.nodes.push_back(grid({sum.x / count, sum.y / count}));
    return number;
}

bool Tracer::visited(int x, int y, int way) const
{
    return (m_visited[corner(x, y)] >> way & 1) != 0;
}

void Tracer::visit(int x, int y, int way)
{
    m_visited[corner(x, y)] |= static_cast<std::uint8_t>(1 << way);
    const auto& step = steps[static_cast<std::size_t>(way)];
    m_visited[corner(x + step.x, y + step.y)] |= static_cast<std::uint8_t>(1 << ((way + 2) % 4));
}

/// Drops points that lie within a fortieth of a cell of the line without them: far less than
/// boundaries are apart.
Line Tracer::simplified(const std::vector<RealPoint>& points) const
{
    const double tolerance = m_site.cell() / 40.0;
    Line kept;
    kept.push_back(grid(points.front()));
    std::size_t start = 0;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        bool straight = i + 1 - start < 12;
        const RealPoint a = points[start];
        const RealPoint b = points[i + 1];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        for (std::size_t q = start + 1; q <= i && straight; ++q) {
            const double off =
                std::abs((b.x - a.x) * (points[q].y - a.y) - (b.y - a.y) * (points[q].x - a.x));
            straight = off <= tolerance * length;
        }
        if (!straight) {
            kept.push_back(grid(points[i]));
            start = i;
        }
    }
    kept.push_back(grid(points.back()));
    return kept;
}

void Tracer::trace(int x, int y, int way)
{
    const int startX = x;
    const int startY = y;
    const int startWay = way;
    const auto first = around(x, y);
    const bool open = isNode(first);
    Arc arc;
    // Going east from a corner, the cell to the left is the north-eastern one.
    arc.left = first[static_cast<std::size_t>(way)];
    arc.right = first[static_cast<std::size_t>((way + 3) % 4)];
    std::vector<RealPoint> points;
    while (true) {
        visit(x, y, way);
        points.push_back(linkPoint(x, y, way));
        x += steps[static_cast<std::size_t>(way)].x;
        y += steps[static_cast<std::size_t>(way)].y;
        const auto cells = around(x, y);
        if (isNode(cells)) {
            break;
        }
        way = exitWay(cells, (way + 2) % 4);
        if (!open && x == startX && y == startY && way == startWay) {
            break;
        }
    }
    if (open) {
        arc.from = nodeAt(startX, startY);
        arc.to = nodeAt(x, y);
        const auto place = [this](std::int32_t node) {
            const auto metres = geometry::toMetres(m_mosaic.nodes[static_cast<std::size_t>(node)]);
            return m_site.ground().frame().toLocal(metres);
        };
        points.insert(points.begin(), place(arc.from));
        points.push_back(place(arc.to));
        arc.points = simplified(points);
        arc.points.front() = m_mosaic.nodes[static_cast<std::size_t>(arc.from)];
        arc.points.back() = m_mosaic.nodes[static_cast<std::size_t>(arc.to)];
    } else {
        points.push_back(points.front());
        arc.points = simplified(points);
        arc.points.back() = arc.points.front();
    }
    m_mosaic.arcs.push_back(std::move(arc));
}

void Tracer::run()
{
    for (const bool nodesOnly : {true, false}) {
        for (int y = 0; y <= m_rows; ++y) {
            for (int x = 0; x <= m_columns; ++x) {
                const auto cells = around(x, y);
                if (nodesOnly && !isNode(cells)) {
                    continue;
                }
                for (int way = 0; way < 4; ++way) {
                    if (carries(cells, way) && !visited(x, y, way)) {
                        trace(x, y, way);
                    }
                }
            }
        }
    }
}

} // namespace

void traceBoundaries(const Site& site, const std::vector<std::int32_t>& labels, Mosaic& mosaic)
{
    Tracer{site, labels, mosaic}.run();
}

} // namespace ecotone::demo
