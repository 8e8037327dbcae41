#include "core/exchange/raster.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace ecotone::exchange {

using geometry::RealPoint;
using geometry::RealRing;

namespace {

constexpr std::int32_t outside = -1;

/// Which cells hang together by their edges.
class Regions
{
public:
    explicit Regions(const ClassGrid& grid);

    [[nodiscard]] std::int32_t at(int column, int row) const
    {
        return column < 0 || row < 0 || column >= m_width || row >= m_height
                   ? outside
                   : m_labels[index(column, row)];
    }
    [[nodiscard]] std::int32_t count() const { return m_count; }
    [[nodiscard]] std::size_t index(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width) +
               static_cast<std::size_t>(column);
    }

private:
    [[nodiscard]] std::int32_t rootOf(std::int32_t label);
    void join(std::int32_t left, std::int32_t right);

    int m_width;
    int m_height;
    std::int32_t m_count = 0;
    std::vector<std::int32_t> m_labels;
    std::vector<std::int32_t> m_parents;
};

Regions::Regions(const ClassGrid& grid)
    : m_width{grid.width}
    , m_height{grid.height}
    , m_labels(grid.values.size(), outside)
{
    for (int row = 0; row < m_height; ++row) {
        for (int column = 0; column < m_width; ++column) {
            const std::size_t here = index(column, row);
            const std::int32_t value = grid.values[here];
            if (grid.noData && value == *grid.noData) {
                continue;
            }
            const bool west =
                column > 0 && m_labels[here - 1] != outside && grid.values[here - 1] == value;
            const std::size_t above = row > 0 ? index(column, row - 1) : here;
            const bool north = row > 0 && m_labels[above] != outside && grid.values[above] == value;
            if (west) {
                m_labels[here] = m_labels[here - 1];
            }
            if (north && west) {
                join(m_labels[above], m_labels[here]);
            } else if (north) {
                m_labels[here] = m_labels[above];
            } else if (!west) {
                m_labels[here] = static_cast<std::int32_t>(m_parents.size());
                m_parents.push_back(m_labels[here]);
            }
        }
    }
    // Numbers in the order of each region's first cell.
    std::vector<std::int32_t> numbers(m_parents.size(), outside);
    for (std::int32_t& label : m_labels) {
        if (label == outside) {
            continue;
        }
        std::int32_t& number = numbers[static_cast<std::size_t>(rootOf(label))];
        if (number == outside) {
            number = m_count++;
        }
        label = number;
    }
}

std::int32_t Regions::rootOf(std::int32_t label)
{
    std::int32_t root = label;
    while (m_parents[static_cast<std::size_t>(root)] != root) {
        root = m_parents[static_cast<std::size_t>(root)];
    }
    while (m_parents[static_cast<std::size_t>(label)] != root) {
        label = std::exchange(m_parents[static_cast<std::size_t>(label)], root);
    }
    return root;
}

void Regions::join(std::int32_t left, std::int32_t right)
{
    const std::int32_t a = rootOf(left);
    const std::int32_t b = rootOf(right);
    m_parents[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
}

/// Directions as they look on the map; the region lies on the left hand.
enum Direction : int
{
    West = 0,
    South = 1,
    East = 2,
    North = 3,
};
constexpr std::array<std::array<int, 2>, 4> steps{{{-1, 0}, {0, 1}, {1, 0}, {0, -1}}};

struct Corner
{
    int column = 0;
    int row = 0;
};

class RingTracer
{
public:
    RingTracer(const ClassGrid& grid, const Regions& regions)
        : m_grid{grid}
        , m_regions{regions}
        , m_done(grid.values.size(), 0)
    {
    }

    /// The ring that runs along one side of a cell; nothing when it was traced before or the
    /// side is no boundary.
    [[nodiscard]] std::vector<RealPoint> ringAt(int column, int row, Direction side);

private:
    /// The cell left of (or right of) an edge that leaves a corner.
    [[nodiscard]] static Corner cellBeside(Corner corner, int direction, bool left);
    [[nodiscard]] bool isNode(Corner corner) const;

    const ClassGrid& m_grid;
    const Regions& m_regions;
    std::vector<unsigned char> m_done; ///< A bit per side of each cell.
};

Corner RingTracer::cellBeside(Corner corner, int direction, bool left)
{
    // Cells around a corner: columns corner-1 and corner, rows corner-1 and corner.
    switch (direction) {
    case West: return {corner.column - 1, left ? corner.row : corner.row - 1};
    case South: return {left ? corner.column : corner.column - 1, corner.row};
    case East: return {corner.column, left ? corner.row - 1 : corner.row};
    default: return {left ? corner.column - 1 : corner.column, corner.row - 1};
    }
}

/// Where three or four boundaries meet, every neighbour needs the vertex.
bool RingTracer::isNode(Corner corner) const
{
    const std::array<std::int32_t, 4> around{m_regions.at(corner.column - 1, corner.row - 1),
                                             m_regions.at(corner.column, corner.row - 1),
                                             m_regions.at(corner.column, corner.row),
                                             m_regions.at(corner.column - 1, corner.row)};
    int boundaries = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        boundaries += around[i] != around[(i + 1) % 4] ? 1 : 0;
    }
    return boundaries > 2;
}

std::vector<RealPoint> RingTracer::ringAt(int column, int row, Direction side)
{
    // A side is named by the direction in which its edge runs: the top edge runs west.
    const auto bit = static_cast<unsigned char>(1U << side);
    const std::int32_t region = m_regions.at(column, row);
    static constexpr std::array<std::array<int, 2>, 4> across{{{0, -1}, {-1, 0}, {0, 1}, {1, 0}}};
    static constexpr std::array<std::array<int, 2>, 4> starts{{{1, 0}, {0, 0}, {0, 1}, {1, 1}}};
    if ((m_done[m_regions.index(column, row)] & bit) != 0 ||
        m_regions.at(column + across[side][0], row + across[side][1]) == region) {
        return {};
    }
    const GeoTransform& t = m_grid.transform;
    std::vector<RealPoint> ring;
    Corner corner{column + starts[side][0], row + starts[side][1]};
    int direction = side;
    while (true) {
        const Corner cell = cellBeside(corner, direction, true);
        unsigned char& done = m_done[m_regions.index(cell.column, cell.row)];
        if ((done & (1U << direction)) != 0) {
            return ring;
        }
        done = static_cast<unsigned char>(done | (1U << direction));
        const auto step = steps[static_cast<std::size_t>(direction)];
        corner = {corner.column + step[0], corner.row + step[1]};
        const Corner left = cellBeside(corner, direction, true);
        const Corner right = cellBeside(corner, direction, false);
        int next = direction;
        // Right first: where the region touches itself at a corner, the outer ring stays simple
        // and what it encloses becomes a hole of its own.
        if (m_regions.at(right.column, right.row) == region) {
            next = (direction + 3) % 4;
        } else if (m_regions.at(left.column, left.row) != region) {
            next = (direction + 1) % 4;
        }
        if (next != direction || isNode(corner)) {
            ring.push_back({t[0] + t[1] * corner.column + t[2] * corner.row,
                            t[3] + t[4] * corner.column + t[5] * corner.row});
        }
        direction = next;
    }
}

} // namespace

std::vector<ClassPatch> polygonise(const ClassGrid& grid)
{
    if (grid.values.size() !=
        static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height)) {
        return {};
    }
    const Regions regions{grid};
    RingTracer tracer{grid, regions};
    std::vector<ClassPatch> patches(static_cast<std::size_t>(regions.count()));
    for (int row = 0; row < grid.height; ++row) {
        for (int column = 0; column < grid.width; ++column) {
            const std::int32_t region = regions.at(column, row);
            if (region == outside) {
                continue;
            }
            ClassPatch& patch = patches[static_cast<std::size_t>(region)];
            patch.value = grid.values[regions.index(column, row)];
            ++patch.cells;
            for (const Direction side : {West, South, East, North}) {
                RealRing ring = tracer.ringAt(column, row, side);
                if (ring.empty()) {
                    continue;
                }
                // The first ring met runs along the top of the topmost cell: the outer one.
                if (patch.outline.outer.empty()) {
                    patch.outline.outer = std::move(ring);
                } else {
                    patch.outline.holes.push_back(std::move(ring));
                }
            }
        }
    }
    return patches;
}

} // namespace ecotone::exchange
