#include "core/store/rtree_packer.h"

#include "core/store/schema.h"
#include "core/store/spatial_functions.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace ecotone::store {

namespace {

/// The node format of SQLite's R-tree module: two bytes depth (root only), two bytes count, then
/// cells of an eight-byte id and float minx, maxx, miny, maxy; all big-endian.
constexpr std::size_t headBytes = 4;
constexpr std::size_t cellBytes = 8 + 4 * sizeof(float);

struct Cell
{
    std::int64_t id = 0;
    std::array<float, 4> sides{}; // minx, maxx, miny, maxy

    [[nodiscard]] float middle(std::size_t axis) const
    {
        return sides[2 * axis] / 2 + sides[2 * axis + 1] / 2;
    }
};

/// The nearest float that is not greater: a stored box never loses its geometry.
float roundedDown(double value)
{
    const auto nearest = static_cast<float>(value);
    return static_cast<double>(nearest) > value
               ? std::nextafter(nearest, -std::numeric_limits<float>::infinity())
               : nearest;
}

float roundedUp(double value)
{
    return -roundedDown(-value);
}

void appendBigEndian(std::string& bytes, std::uint64_t value, std::size_t count)
{
    for (std::size_t i = count; i-- > 0;) {
        bytes += static_cast<char>((value >> (8U * i)) & 0xFFU);
    }
}

std::string nodeBytes(std::span<const Cell> cells, unsigned depth, std::size_t nodeSize)
{
    std::string bytes;
    bytes.reserve(nodeSize);
    appendBigEndian(bytes, depth, 2);
    appendBigEndian(bytes, cells.size(), 2);
    for (const Cell& cell : cells) {
        appendBigEndian(bytes, static_cast<std::uint64_t>(cell.id), 8);
        for (const float value : cell.sides) {
            appendBigEndian(bytes, std::bit_cast<std::uint32_t>(value), 4);
        }
    }
    bytes.resize(nodeSize, '\0');
    return bytes;
}

Cell around(std::span<const Cell> cells, std::int64_t id)
{
    Cell box{id, cells.front().sides};
    for (const Cell& cell : cells) {
        box.sides[0] = std::min(box.sides[0], cell.sides[0]);
        box.sides[1] = std::max(box.sides[1], cell.sides[1]);
        box.sides[2] = std::min(box.sides[2], cell.sides[2]);
        box.sides[3] = std::max(box.sides[3], cell.sides[3]);
    }
    return box;
}

void sortByMiddle(std::span<Cell> cells, std::size_t axis)
{
    std::sort(cells.begin(), cells.end(), [axis](const Cell& left, const Cell& right) {
        const float a = left.middle(axis);
        const float b = right.middle(axis);
        return a != b ? a < b : left.id < right.id;
    });
}

/// Vertical strips of whole nodes, each sorted along y.
void sortIntoTiles(std::span<Cell> cells, std::size_t perNode)
{
    const std::size_t nodes = (cells.size() + perNode - 1) / perNode;
    const auto strips = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
    const std::size_t perStrip = (nodes + strips - 1) / strips * perNode;
    sortByMiddle(cells, 0);
    for (std::size_t first = 0; first < cells.size(); first += perStrip) {
        sortByMiddle(cells.subspan(first, std::min(perStrip, cells.size() - first)), 1);
    }
}

/// Cuts `count` cells into groups of at most `perNode`; the last two share, so that no node is
/// below the module's minimum fill.
std::vector<std::size_t> groupSizes(std::size_t count, std::size_t perNode)
{
    std::vector<std::size_t> sizes(count / perNode, perNode);
    if (const std::size_t rest = count % perNode; rest > 0) {
        sizes.push_back(rest);
        if (sizes.size() > 1 && rest < perNode / 2) {
            const std::size_t both = perNode + rest;
            sizes[sizes.size() - 2] = both - both / 2;
            sizes.back() = both / 2;
        }
    }
    return sizes;
}

Result<std::vector<Cell>> readCells(Database& database, const std::string& table)
{
    ECO_ASSIGN(Statement rows, database.prepare("SELECT fid, geom FROM " + sqlName(table)));
    std::vector<Cell> cells;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return cells;
        }
        if (const auto box = envelopeOf(rows.blob(1))) {
            cells.push_back({rows.integer(0),
                             {roundedDown(box->minX),
                              roundedUp(box->maxX),
                              roundedDown(box->minY),
                              roundedUp(box->maxY)}});
        }
    }
}

class NodeWriter
{
public:
    static Result<NodeWriter> create(Database& database, const std::string& index)
    {
        const auto insert = [&](const char* suffix) {
            return database.prepare("INSERT OR REPLACE INTO " + sqlName(index + suffix) +
                                    " VALUES (?, ?)");
        };
        ECO_ASSIGN(Statement node, insert("_node"));
        ECO_ASSIGN(Statement rowid, insert("_rowid"));
        ECO_ASSIGN(Statement parent, insert("_parent"));
        ECO_ASSIGN(const std::int64_t nodeSize,
                   database.integer("SELECT length(data) FROM " + sqlName(index + "_node") +
                                    " WHERE nodeno = 1"));
        return NodeWriter{std::move(node),
                          std::move(rowid),
                          std::move(parent),
                          static_cast<std::size_t>(nodeSize)};
    }

    [[nodiscard]] std::size_t cellsPerNode() const { return (m_nodeSize - headBytes) / cellBytes; }

    Result<> write(std::int64_t number, std::span<const Cell> cells, unsigned depth, bool leaf)
    {
        const std::string bytes = nodeBytes(cells, depth, m_nodeSize);
        m_node.bind(1, number);
        m_node.bindBlob(2, bytes);
        ECO_TRY(m_node.run());
        Statement& link = leaf ? m_rowid : m_parent;
        for (const Cell& cell : cells) {
            link.bind(1, cell.id);
            link.bind(2, number);
            ECO_TRY(link.run());
        }
        return {};
    }

private:
    NodeWriter(Statement node, Statement rowid, Statement parent, std::size_t nodeSize)
        : m_node{std::move(node)}
        , m_rowid{std::move(rowid)}
        , m_parent{std::move(parent)}
        , m_nodeSize{nodeSize}
    {
    }

    Statement m_node;
    Statement m_rowid;
    Statement m_parent;
    std::size_t m_nodeSize;
};

} // namespace

Result<> packSpatialIndex(Database& database, const std::string& table, const std::string& index)
{
    ECO_ASSIGN(std::vector<Cell> cells, readCells(database, table));
    if (cells.empty()) {
        return {};
    }
    ECO_ASSIGN(NodeWriter writer, NodeWriter::create(database, index));
    const std::size_t perNode = writer.cellsPerNode();
    std::int64_t nextNode = 2; // 1 is the root.
    unsigned depth = 0;
    while (cells.size() > perNode) {
        sortIntoTiles(cells, perNode);
        std::vector<Cell> parents;
        std::size_t first = 0;
        for (const std::size_t size : groupSizes(cells.size(), perNode)) {
            const std::span<const Cell> group = std::span{cells}.subspan(first, size);
            ECO_TRY(writer.write(nextNode, group, 0, depth == 0));
            parents.push_back(around(group, nextNode));
            ++nextNode;
            first += size;
        }
        cells = std::move(parents);
        ++depth;
    }
    return writer.write(1, cells, depth, depth == 0);
}

Result<> checkSpatialIndex(Database& database, const std::string& index)
{
    ECO_ASSIGN(Statement check, database.prepare("SELECT rtreecheck(?)"));
    check.bind(1, std::string_view{index});
    ECO_ASSIGN(const bool row, check.step());
    if (!row || check.text(0) != "ok") {
        return fail(ErrorCode::StoreCorrupt,
                    database.file() + ": spatial index " + index + ": " +
                        check.string(0).substr(0, 200));
    }
    return {};
}

} // namespace ecotone::store
