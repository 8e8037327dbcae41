#include "core/cartography/label_spot.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace ecotone::cartography {
namespace {

/// Rings as edges, the y axis stretched.
class Area
{
public:
    Area(const Path& path, double stretch)
    {
        for (std::size_t part = 0; part < path.parts(); ++part) {
            const std::size_t begin = path.starts[part];
            const std::size_t end = path.end(part);
            for (std::size_t i = begin; i < end; ++i) {
                const PicturePoint& from = path.points[i];
                const PicturePoint& to = path.points[i + 1 < end ? i + 1 : begin];
                m_edges.push_back({{from.x, from.y * stretch}, {to.x, to.y * stretch}});
            }
        }
    }

    /// To the nearest edge; negative outside.
    [[nodiscard]] double depth(PicturePoint at) const
    {
        double nearest = std::numeric_limits<double>::max();
        bool inside = false;
        for (const Edge& edge : m_edges) {
            const double dx = edge.to.x - edge.from.x;
            const double dy = edge.to.y - edge.from.y;
            if ((edge.from.y > at.y) != (edge.to.y > at.y) &&
                at.x < dx * (at.y - edge.from.y) / dy + edge.from.x) {
                inside = !inside;
            }
            const double length = dx * dx + dy * dy;
            const double along =
                length > 0.0 ? ((at.x - edge.from.x) * dx + (at.y - edge.from.y) * dy) / length
                             : 0.0;
            const double share = std::clamp(along, 0.0, 1.0);
            const double awayX = at.x - edge.from.x - share * dx;
            const double awayY = at.y - edge.from.y - share * dy;
            nearest = std::min(nearest, awayX * awayX + awayY * awayY);
        }
        return inside ? std::sqrt(nearest) : -std::sqrt(nearest);
    }

    [[nodiscard]] PictureBox box() const
    {
        PicturePoint low = m_edges.front().from;
        PicturePoint high = low;
        for (const Edge& edge : m_edges) {
            low = {std::min(low.x, edge.from.x), std::min(low.y, edge.from.y)};
            high = {std::max(high.x, edge.from.x), std::max(high.y, edge.from.y)};
        }
        return {low.x, low.y, high.x - low.x, high.y - low.y};
    }
    [[nodiscard]] bool empty() const { return m_edges.empty(); }

private:
    struct Edge
    {
        PicturePoint from;
        PicturePoint to;
    };
    std::vector<Edge> m_edges;
};

struct Cell
{
    PicturePoint middle;
    double half = 0.0;
    double depth = 0.0; ///< At the middle.

    /// No point of the cell is deeper.
    [[nodiscard]] double atMost() const { return depth + half * std::numbers::sqrt2; }
    bool operator<(const Cell& other) const { return atMost() < other.atMost(); }
};

} // namespace

LabelSpot roomiestSpot(const Path& area, double width, double height)
{
    const double stretch = width / height;
    const Area edges{area, stretch};
    if (edges.empty()) {
        return {};
    }
    const PictureBox box = edges.box();
    const double size = std::max(std::min(box.width, box.height), width / 4.0);
    // The circle around the stretched box, a square of `width`.
    const double needed = width / std::numbers::sqrt2;
    std::priority_queue<Cell> cells;
    const auto cell = [&](PicturePoint middle, double half) {
        return Cell{middle, half, edges.depth(middle)};
    };
    Cell best = cell(box.centre(), 0.0);
    for (double x = box.x; x < box.right(); x += size) {
        for (double y = box.y; y < box.bottom(); y += size) {
            cells.push(cell({x + size / 2.0, y + size / 2.0}, size / 2.0));
        }
    }
    constexpr double betterBy = 0.05;
    constexpr int mostCells = 400;
    for (int looked = 0; !cells.empty() && looked < mostCells; ++looked) {
        const Cell top = cells.top();
        cells.pop();
        if (top.depth > best.depth) {
            best = top;
        }
        if (top.atMost() <= std::max(best.depth * (1.0 + betterBy), 0.0)) {
            break;
        }
        const double half = top.half / 2.0;
        for (const double dx : {-half, half}) {
            for (const double dy : {-half, half}) {
                cells.push(cell({top.middle.x + dx, top.middle.y + dy}, half));
            }
        }
    }
    return {{best.middle.x, best.middle.y / stretch}, std::max(best.depth, 0.0) / needed};
}

} // namespace ecotone::cartography
