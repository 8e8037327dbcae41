#include "core/harmonise/pieces.h"

#include "core/coverage/engine.h"
#include "core/habitat/classification.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace ecotone::harmonise {

namespace {

struct Edge
{
    geometry::GridPoint from;
    geometry::GridPoint to;
    bool operator==(const Edge&) const = default;
};

struct EdgeHash
{
    std::size_t operator()(const Edge& edge) const noexcept
    {
        std::uint64_t mixed = 0;
        for (const auto value : {edge.from.x, edge.from.y, edge.to.x, edge.to.y}) {
            mixed = (mixed ^ static_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL;
            mixed ^= mixed >> 31;
        }
        return static_cast<std::size_t>(mixed);
    }
};

template <class Visit>
void visitEdges(const geometry::Polygon& polygon, const Visit& visit)
{
    const auto ring = [&](const geometry::Ring& points) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            visit(Edge{points[i], points[(i + 1) % points.size()]});
        }
    };
    ring(polygon.outer);
    for (const auto& hole : polygon.holes) {
        ring(hole);
    }
}

double lengthOf(const Edge& edge)
{
    return std::hypot(static_cast<double>(edge.to.x - edge.from.x),
                      static_cast<double>(edge.to.y - edge.from.y));
}

/// For every piece in `marked` its neighbours and the lengths of the edges shared with them.
std::map<std::size_t, std::map<std::size_t, double>> sharedLengths(const std::vector<Piece>& pieces,
                                                                   const std::vector<bool>& marked)
{
    std::unordered_map<Edge, std::size_t, EdgeHash> twins;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (marked[i]) {
            visitEdges(pieces[i].outline,
                       [&](const Edge& edge) { twins.emplace(Edge{edge.to, edge.from}, i); });
        }
    }
    std::map<std::size_t, std::map<std::size_t, double>> shared;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        visitEdges(pieces[i].outline, [&](const Edge& edge) {
            const auto found = twins.find(edge);
            if (found != twins.end() && found->second != i) {
                shared[found->second][i] += lengthOf(edge);
            }
        });
    }
    return shared;
}

/// Gives every dissolving piece to the neighbour with the longest shared edge. A clean partition
/// has every shared edge twice, in opposite directions.
class Dissolver
{
public:
    Dissolver(std::vector<Piece> pieces, const std::vector<bool>& dissolves)
        : m_pieces{std::move(pieces)}
        , m_dissolves{&dissolves}
    {
    }

    Result<std::vector<Piece>> run()
    {
        m_shared = sharedLengths(m_pieces, *m_dissolves);
        std::vector<std::size_t> owner(m_pieces.size());
        for (std::size_t i = 0; i < owner.size(); ++i) {
            owner[i] = i;
        }
        // A dissolving piece between others waits until one of them has an owner.
        for (bool moved = true; moved;) {
            moved = false;
            for (auto& [piece, shared] : m_shared) {
                if (owner[piece] == piece) {
                    const auto target = bestOf(shared, owner);
                    if (target) {
                        owner[piece] = *target;
                        moved = true;
                    }
                }
            }
        }
        return joined(owner);
    }

private:
    [[nodiscard]] std::optional<std::size_t> bestOf(const std::map<std::size_t, double>& shared,
                                                    const std::vector<std::size_t>& owner) const
    {
        std::map<std::size_t, double> byOwner;
        for (const auto& [neighbour, length] : shared) {
            const auto of = owner[neighbour];
            if (!(*m_dissolves)[of]) {
                byOwner[of] += length;
            }
        }
        const auto best = std::ranges::max_element(
            byOwner, [](const auto& a, const auto& b) { return a.second < b.second; });
        return best == byOwner.end() ? std::nullopt : std::optional{best->first};
    }

    Result<std::vector<Piece>> joined(const std::vector<std::size_t>& owner)
    {
        std::map<std::size_t, std::vector<geometry::Polygon>> joining;
        for (std::size_t i = 0; i < owner.size(); ++i) {
            if (owner[i] != i) {
                joining[owner[i]].push_back(m_pieces[i].outline);
            }
        }
        std::vector<Piece> result;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            if (owner[i] != i) {
                continue;
            }
            const auto found = joining.find(i);
            if (found == joining.end()) {
                result.push_back(std::move(m_pieces[i]));
                continue;
            }
            found->second.push_back(m_pieces[i].outline);
            ECO_ASSIGN(const auto outline, coverage::outlineOf(found->second));
            for (const auto& polygon : outline) {
                Piece piece = m_pieces[i];
                piece.outline = polygon;
                piece.changed = piece.existing != 0;
                result.push_back(std::move(piece));
            }
        }
        return result;
    }

    std::vector<Piece> m_pieces;
    const std::vector<bool>* m_dissolves;
    std::map<std::size_t, std::map<std::size_t, double>> m_shared;
};

} // namespace

Piece unclaimedPiece(geometry::Polygon outline)
{
    Piece piece;
    piece.attributes.classCode = habitat::noDataClass;
    piece.attributes.ruleId = "unclaimed";
    piece.outline = std::move(outline);
    return piece;
}

void adoptSides(std::vector<Piece>& pieces)
{
    std::vector<bool> homeless;
    for (const auto& piece : pieces) {
        homeless.push_back(piece.attributes.country.empty());
    }
    if (std::ranges::find(homeless, true) == homeless.end()) {
        return;
    }
    for (const auto& [piece, neighbours] : sharedLengths(pieces, homeless)) {
        double longest = 0.0;
        for (const auto& [neighbour, length] : neighbours) {
            if (length > longest && !homeless[neighbour]) {
                longest = length;
                pieces[piece].attributes.country = pieces[neighbour].attributes.country;
                pieces[piece].attributes.landscape = pieces[neighbour].attributes.landscape;
            }
        }
    }
}

Result<std::vector<Piece>> dissolved(std::vector<Piece> pieces, const std::vector<bool>& dissolves)
{
    if (std::ranges::find(dissolves, true) == dissolves.end()) {
        return pieces;
    }
    return Dissolver{std::move(pieces), dissolves}.run();
}

} // namespace ecotone::harmonise
