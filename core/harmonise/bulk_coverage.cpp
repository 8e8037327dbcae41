#include "core/harmonise/bulk_coverage.h"

#include "core/harmonise/bulk_rows.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace ecotone::harmonise {

namespace {

using coverage::DirectedEdge;
using geometry::GridPoint;

/// After so many rounds everything is loosened: the source is no coverage with a few defects.
constexpr int mostRounds = 6;
constexpr geometry::Centimetres cellSize = 1 << 17;

/// A tag that no row has, of the piece that stands for settled rows.
constexpr std::int64_t settledTag = -1;

bool before(const DirectedEdge& left, const DirectedEdge& right)
{
    return std::tie(left.from, left.to) < std::tie(right.from, right.to);
}

void appendEdges(const geometry::Ring& ring, std::vector<DirectedEdge>& edges)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        edges.push_back({ring[i], ring[i + 1 < ring.size() ? i + 1 : 0]});
    }
}

void appendEdges(const geometry::Polygon& polygon, std::vector<DirectedEdge>& edges)
{
    appendEdges(polygon.outer, edges);
    for (const auto& hole : polygon.holes) {
        appendEdges(hole, edges);
    }
}

std::vector<DirectedEdge> edgesOf(const geometry::MultiPolygon& land)
{
    std::vector<DirectedEdge> edges;
    for (const auto& polygon : land) {
        appendEdges(polygon, edges);
    }
    std::ranges::sort(edges, before);
    return edges;
}

/// Edges of `edges` less those of `others`, both sorted, the others turned round or not.
std::vector<DirectedEdge> without(const std::vector<DirectedEdge>& edges,
                                  std::vector<DirectedEdge> others)
{
    std::ranges::sort(others, before);
    std::vector<DirectedEdge> left;
    std::ranges::set_difference(edges, others, std::back_inserter(left), before);
    return left;
}

std::vector<DirectedEdge> turned(std::vector<DirectedEdge> edges)
{
    for (auto& edge : edges) {
        std::swap(edge.from, edge.to);
    }
    return edges;
}

geometry::Box boxOf(GridPoint from, GridPoint to)
{
    geometry::Box box;
    box.extend(from.x, from.y);
    box.extend(to.x, to.y);
    return box;
}

/// Boxes in square cells.
class Places
{
public:
    explicit Places(const std::vector<geometry::Box>& boxes) : m_boxes{&boxes}
    {
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            visitCells(boxes[i], [&](std::uint64_t cell) {
                m_cells[cell].push_back(static_cast<std::uint32_t>(i));
                return false;
            });
        }
    }

    [[nodiscard]] bool meet(const geometry::Box& box) const
    {
        return visitCells(box, [&](std::uint64_t cell) {
            const auto found = m_cells.find(cell);
            return found != m_cells.end() &&
                   std::ranges::any_of(found->second, [&](std::uint32_t each) {
                       return (*m_boxes)[each].intersects(box);
                   });
        });
    }

private:
    template <class Visit>
    static bool visitCells(const geometry::Box& box, const Visit& visit)
    {
        for (auto x = box.minX / cellSize; x <= box.maxX / cellSize; ++x) {
            for (auto y = box.minY / cellSize; y <= box.maxY / cellSize; ++y) {
                if (visit((static_cast<std::uint64_t>(x) << 32U) ^
                          static_cast<std::uint64_t>(y & 0xFFFF'FFFF))) {
                    return true;
                }
            }
        }
        return false;
    }

    const std::vector<geometry::Box>* m_boxes;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
};

Claimant claimOf(const ReadSource& source, std::size_t index)
{
    Claimant claim;
    claim.piece.source = static_cast<int>(index);
    claim.authority = source.recipe.authority;
    return claim;
}

} // namespace

Result<BulkCoverage> BulkCoverage::create(Run& run, const Progress& progress)
{
    BulkCoverage coverage{run};
    for (std::size_t i = 0; i < run.sources.size(); ++i) {
        if (run.sources[i].bulk) {
            ECO_TRY(progress.check());
            progress.report(0.0, "comparing edges of " + run.sources[i].report.file);
            coverage.m_sides.push_back({i, {}, {}, 0});
            ECO_TRY(coverage.findLoose(coverage.m_sides.back()));
        }
    }
    std::vector<geometry::Box> places;
    for (const auto& side : coverage.m_sides) {
        for (const auto& edge : side.twins.loose) {
            places.push_back(boxOf(edge.from, edge.to));
        }
    }
    coverage.loosenAt(places);
    return coverage;
}

Result<> BulkCoverage::findLoose(Side& side)
{
    auto& bulk = *m_run->sources[side.source].bulk;
    bulk.loose.assign(bulk.file.rowCount(), false);
    std::vector<bool> dissolves(bulk.outlines.size(), false);
    for (std::size_t i = 0; i < bulk.outlines.size(); ++i) {
        const auto row = bulk.outlines[i].row;
        const auto outcome = bulk.classes[bulk.classOfRow[row]].outcome;
        dissolves[i] = outcome == habitat::Outcome::Dissolve;
        if (dissolves[i] || outcome == habitat::Outcome::NextSource) {
            bulk.loose[row] = true;
        }
    }
    if (std::ranges::find(dissolves, true) == dissolves.end()) {
        dissolves.clear();
    }
    ECO_ASSIGN(side.twins,
               findTwins(bulk.outlines, [&bulk] { return bulk.spill.read(); }, dissolves));
    for (const auto& edge : side.twins.loose) {
        bulk.loose[bulk.outlines[edge.outline].row] = true;
    }
    for (const auto* list : {&side.twins.doubled, &side.twins.besideMarked}) {
        for (const auto outline : *list) {
            bulk.loose[bulk.outlines[outline].row] = true;
        }
    }
    for (const auto& [row, shape] : bulk.repaired) {
        bulk.loose[row] = true;
    }
    return {};
}

void BulkCoverage::loosenAt(const std::vector<geometry::Box>& places)
{
    const Places index{places};
    for (const auto& side : m_sides) {
        auto& bulk = *m_run->sources[side.source].bulk;
        for (const auto& outline : bulk.outlines) {
            if (!bulk.loose[outline.row] && index.meet(outline.box())) {
                bulk.loose[outline.row] = true;
            }
        }
    }
}

void BulkCoverage::loosenAll(Side& side)
{
    auto& bulk = *m_run->sources[side.source].bulk;
    bulk.loose.assign(bulk.file.rowCount(), true);
    side.rest.clear();
    side.settledRows = 0;
}

/// The land of the settled rows: bounded by edges of loose rows whose twins are theirs.
Result<> BulkCoverage::findRest(Side& side)
{
    const auto& bulk = *m_run->sources[side.source].bulk;
    side.rest.clear();
    side.settledRows = 0;
    geometry::Area settledArea;
    std::vector<DirectedEdge> edges;
    geometry::Polygon polygon;
    ECO_ASSIGN(auto window, bulk.spill.read());
    for (const auto& outline : bulk.outlines) {
        if (bulk.loose[outline.row]) {
            readOutline(window.view(outline.offset, outline.bytes), polygon);
            appendEdges(polygon, edges);
        } else {
            settledArea += geometry::Area::fromHalfSquareCentimetres(outline.area);
            ++side.settledRows;
        }
    }
    if (side.settledRows == 0) {
        return {};
    }
    // Edges of all rows cancel to the outer ones; so what loose rows leave of them bounds the rest.
    for (const auto& edge : side.twins.loose) {
        edges.push_back({edge.to, edge.from});
    }
    std::ranges::sort(edges, before);
    edges = turned(without(edges, turned(edges)));
    if (!edges.empty()) {
        ECO_ASSIGN(side.rest, coverage::landWithin(edges));
    }
    // Noding must not have moved anything, and no land may be covered twice.
    std::ranges::sort(edges, before);
    const auto traced = edgesOf(side.rest);
    const bool same = std::ranges::equal(edges, traced, [](const auto& left, const auto& right) {
        return left.from == right.from && left.to == right.to;
    });
    if (!same || geometry::areaOf(side.rest) != settledArea) {
        loosenAll(side);
    }
    return {};
}

Result<> BulkCoverage::addClaims(std::map<std::string, std::vector<Claimant>>& claims)
{
    for (auto& side : m_sides) {
        ECO_TRY(findRest(side));
        const auto& source = m_run->sources[side.source];
        const auto& bulk = *source.bulk;
        auto& list = claims[source.recipe.country];
        std::vector<std::uint32_t> rows;
        for (std::size_t row = 0; row < bulk.loose.size(); ++row) {
            if (bulk.loose[row]) {
                rows.push_back(static_cast<std::uint32_t>(row));
            }
        }
        ECO_ASSIGN(auto shapes, bulk.shapesOf(rows));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto claim = claimOf(source, side.source);
            const auto& classified = bulk.classes[bulk.classOfRow[rows[i]]];
            claim.piece.attributes = classified.attributes;
            if (classified.attributes.ruleId != "restricted") {
                claim.piece.attributes.sourceFid = bulk.fid(source, rows[i]);
            }
            claim.piece.tag = rows[i];
            claim.outcome = classified.outcome;
            claim.land = std::move(shapes[i].polygons);
            list.push_back(std::move(claim));
        }
        if (!side.rest.empty()) {
            auto claim = claimOf(source, side.source);
            claim.piece.tag = settledTag;
            claim.piece.settled = true;
            claim.piece.attributes.country = source.recipe.country;
            claim.piece.attributes.landscape = source.recipe.landscape;
            claim.land = side.rest;
            list.push_back(std::move(claim));
        }
    }
    return {};
}

/// Places where the settled land came out of the partition of its side otherwise.
void BulkCoverage::addPlacesOfSide(const Side& side, std::vector<geometry::Box>& places) const
{
    geometry::MultiPolygon now;
    for (const auto& piece : m_run->pieces) {
        if (piece.settled && piece.source == static_cast<int>(side.source)) {
            now.push_back(piece.outline);
        }
    }
    const auto expected = edgesOf(side.rest);
    const auto found = edgesOf(now);
    for (const auto& edges : {without(expected, found), without(found, expected)}) {
        for (const auto& edge : edges) {
            places.push_back(boxOf(edge.from, edge.to));
        }
    }
}

/// Places where joining the sides touched it.
void BulkCoverage::addPlacesOfJoining(std::vector<geometry::Box>& places) const
{
    const auto pieceOf = [this](model::PatchId id) -> const Piece& {
        return m_run->pieces[static_cast<std::size_t>(id - 1)];
    };
    const auto isSettled = [&](model::PatchId id) { return id > 0 && pieceOf(id).settled; };
    const auto note = [&](const std::vector<DirectedEdge>& edges) {
        for (const auto& edge : edges) {
            places.push_back(boxOf(edge.from, edge.to));
        }
    };
    const auto& changes = m_run->joined.changes;
    for (const auto& each : changes.replaced) {
        if (isSettled(each.id)) {
            const auto was = edgesOf({pieceOf(each.id).outline});
            const auto is = edgesOf({each.outline});
            note(without(was, is));
            note(without(is, was));
        }
    }
    for (const auto id : changes.removed) {
        if (isSettled(id)) {
            note(edgesOf({pieceOf(id).outline}));
        }
    }
    for (const auto& each : changes.created) {
        if (isSettled(each.like)) {
            note(edgesOf({each.outline}));
        }
    }
    for (const auto& claim : m_run->joined.claims) {
        if (isSettled(claim.losingPatch) || isSettled(claim.winningPatch)) {
            places.push_back(geometry::boundsOf(claim.geometry));
        }
    }
}

std::vector<geometry::Box> BulkCoverage::placesChanged() const
{
    std::vector<geometry::Box> places;
    for (const auto& side : m_sides) {
        addPlacesOfSide(side, places);
    }
    addPlacesOfJoining(places);
    return places;
}

Result<bool> BulkCoverage::settled()
{
    const auto places = placesChanged();
    if (places.empty()) {
        return true;
    }
    if (++m_rounds >= mostRounds) {
        for (auto& side : m_sides) {
            loosenAll(side);
        }
    } else {
        loosenAt(places);
    }
    return false;
}

} // namespace ecotone::harmonise
