#include "core/coverage/edge_match.h"

#include "core/coverage/edge_matcher.h"
#include "core/coverage/neighbours.h"
#include "core/geometry/predicates.h"
#include "core/geometry/spatial_index.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ecotone::coverage {

using geometry::GridPoint;

namespace {

/// Lines of the linework that are not a reference line: connectors and the border of the extent.
constexpr Tag helpTag = std::numeric_limits<Tag>::min();

std::optional<std::string> complaint(std::span<const ReferenceLine> lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].line.size() < 2) {
            return "a reference line has fewer than two points";
        }
        if (lines[i].left.empty() || lines[i].right.empty() || lines[i].left == lines[i].right) {
            return "a reference line does not name the countries on its two sides";
        }
    }
    return {};
}

} // namespace

EdgeMatcher::EdgeMatcher(std::span<const Side> sides,
                         std::span<const ReferenceLine> lines,
                         const EdgeMatchOptions& options)
    : m_sides{sides}
    , m_lines{lines}
    , m_options{options}
    , m_tolerance{options.toleranceMetres * geometry::centimetresPerMetre}
    , m_reference{lines, m_tolerance}
{
}

/// Patches within reach of a line, and patches that may overlap one of another country.
void EdgeMatcher::takePatches()
{
    constexpr geometry::Centimetres margin = 4; // beyond what snapping moves
    std::vector<TakenPatch> all;
    std::vector<geometry::Box> boxes;
    for (const Side& side : m_sides) {
        for (const EdgePatch& patch : side.patches) {
            all.push_back({&patch, &side});
            boxes.push_back(geometry::boundsOf(patch.outline));
        }
    }
    const geometry::SpatialIndex index{boxes};
    for (std::size_t i = 0; i < all.size(); ++i) {
        bool taken = m_reference.isNear(all[i].patch->outline);
        if (!taken) {
            index.query(boxes[i].grown(margin), [&](std::size_t k) {
                taken = taken || all[k].side->country != all[i].side->country;
            });
        }
        if (taken) {
            m_taken.push_back(all[i]);
        } else {
            m_untaken.push_back(all[i].patch);
        }
    }
    // Labels in the order of ids: results do not depend on the order of the sides.
    std::sort(m_taken.begin(), m_taken.end(), [](const TakenPatch& left, const TakenPatch& right) {
        return left.patch->id < right.patch->id;
    });
    m_result.patchesTaken = static_cast<std::int64_t>(m_taken.size());
}

bool EdgeMatcher::isReference(Tag tag) const
{
    return tag < 0 && tag != helpTag;
}

Linework EdgeMatcher::linework() const
{
    Linework lines;
    for (std::size_t i = 0; i < m_taken.size(); ++i) {
        lines.addPolygon(m_taken[i].patch->outline, static_cast<Tag>(i));
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        lines.addLine(m_lines[i].line, -1 - static_cast<Tag>(i));
    }
    for (const Side& side : m_sides) {
        for (const geometry::Line& connector : connectors(side, m_reference, m_lines)) {
            lines.addLine(connector, helpTag);
        }
    }
    const auto addBorder = [&](const geometry::Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GridPoint a = ring[i];
            const GridPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
            if (m_reference.isNear(a, b)) {
                lines.addLine({a, b}, helpTag);
            }
        }
    };
    for (const geometry::Polygon& polygon : m_options.extent) {
        addBorder(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), addBorder);
    }
    return lines;
}

/// Faces along a line are on one of its sides; from there the sides spread until they meet the
/// lines again.
void EdgeMatcher::findSides(const Arrangement& faces)
{
    m_faces.assign(faces.faceCount(), {});
    std::vector<std::map<std::string, double>> votes(faces.faceCount());
    std::vector<bool> onLine(faces.edgeCount(), false);
    for (std::size_t edge = 0; edge < faces.edgeCount(); ++edge) {
        for (const Use& use : faces.usesOf(edge)) {
            if (!isReference(use.tag)) {
                continue;
            }
            onLine[edge] = true;
            const ReferenceLine& line = m_lines[static_cast<std::size_t>(-1 - use.tag)];
            const auto half = static_cast<HalfEdgeId>(2 * edge);
            const FaceId left = faces.face(use.winding >= 0 ? half : Arrangement::twin(half));
            const FaceId right = faces.face(use.winding >= 0 ? Arrangement::twin(half) : half);
            if (use.winding != 0 && left != right) {
                votes[left][line.left] += faces.length(half);
                votes[right][line.right] += faces.length(half);
            }
        }
    }
    std::vector<FaceId> wave;
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        double most = 0.0;
        for (const auto& [country, length] : votes[face]) {
            if (length > most) {
                most = length;
                m_faces[face].country = country;
            }
        }
        if (most > 0.0) {
            wave.push_back(face);
        }
    }
    while (!wave.empty()) {
        std::vector<FaceId> next;
        for (const FaceId face : wave) {
            for (const HalfEdgeId half : faces.border(face)) {
                const FaceId other = faces.face(Arrangement::twin(half));
                if (other != outerFace && m_faces[other].country.empty() && !onLine[half / 2]) {
                    m_faces[other].country = m_faces[face].country;
                    next.push_back(other);
                }
            }
        }
        wave = std::move(next);
    }
}

/// Each side keeps its side; elsewhere the higher authority, then the smaller id.
void EdgeMatcher::findOwners(const Arrangement& faces)
{
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        FaceState& state = m_faces[face];
        for (const Cover& cover : faces.covers(face)) {
            if (cover.winding > 0) {
                state.claims.push_back(cover.tag);
            }
        }
        const auto rank = [&](Label label) {
            const Side& side = *m_taken[static_cast<std::size_t>(label)].side;
            return std::pair{side.country == state.country, side.authority};
        };
        for (const Label claim : state.claims) {
            if (state.owner == noLabel || rank(claim) > rank(state.owner)) {
                state.owner = claim;
            }
        }
    }
}

/// Faces that may be drawn to the side they lie on: nobody's or only claimed from abroad, and
/// nowhere farther from the line than the tolerance.
Result<std::vector<bool>> EdgeMatcher::closableFaces(const Arrangement& faces) const
{
    std::vector<bool> result(faces.faceCount(), false);
    std::vector<signed char> nodeIsNear(faces.nodeCount(), -1);
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        const FaceState& state = m_faces[face];
        if (state.country.empty() ||
            (state.owner != noLabel &&
             m_taken[static_cast<std::size_t>(state.owner)].side->country == state.country)) {
            continue;
        }
        bool near = true;
        for (const HalfEdgeId half : faces.border(face)) {
            signed char& known = nodeIsNear[faces.node(half)];
            if (known < 0) {
                known = m_reference.isNear(faces.origin(half)) ? 1 : 0;
            }
            if (known == 0) {
                near = false;
                break;
            }
        }
        result[face] = near;
    }
    if (m_options.extent.empty()) {
        return result;
    }
    std::vector<Label> own(faces.faceCount(), noLabel);
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        own[face] = result[face] ? static_cast<Label>(face) : noLabel;
    }
    ECO_ASSIGN(const Regions regions, dissolve(faces, own));
    for (const Region& region : regions.regions) {
        result[region.faces.front()] =
            geometry::contains(m_options.extent, geometry::pointInside(region.polygon));
    }
    return result;
}

std::vector<Label> EdgeMatcher::owners() const
{
    std::vector<Label> result;
    result.reserve(m_faces.size());
    for (const FaceState& state : m_faces) {
        result.push_back(state.owner);
    }
    return result;
}

Result<> EdgeMatcher::closeFaces(const Arrangement& faces)
{
    ECO_ASSIGN(std::vector<bool> open, closableFaces(faces));
    for (bool progress = true; progress;) {
        progress = false;
        const std::vector<Label> owner = owners();
        for (FaceId face = 1; face < faces.faceCount(); ++face) {
            if (!open[face]) {
                continue;
            }
            FaceState& state = m_faces[face];
            const FaceId one[] = {face};
            const Label to = longestNeighbour(faces, one, owner, [&](Label label) {
                return m_taken[static_cast<std::size_t>(label)].side->country == state.country;
            });
            if (to == noLabel) {
                continue;
            }
            if (state.owner == noLabel) {
                state.closed = true;
                ++m_result.facesClosed;
                m_result.areaClosed += faces.area(face);
            }
            state.owner = to;
            open[face] = false;
            progress = true;
        }
    }
    return {};
}

/// Where a border and the line cross again and again, crumbs of a patch are left on its side:
/// they go to a neighbour of the same country.
void EdgeMatcher::giveAwayFragments(const Arrangement& faces)
{
    const double smallest = m_tolerance * m_tolerance / 4; // square centimetres
    const std::vector<Label> owner = owners();
    const Regions regions = joinFaces(faces, owner);
    std::map<Label, std::uint32_t> largest;
    for (std::uint32_t i = 0; i < regions.regions.size(); ++i) {
        const Region& region = regions.regions[i];
        const auto [at, isFirst] = largest.emplace(region.owner, i);
        if (!isFirst && regions.regions[at->second].area < region.area) {
            at->second = i;
        }
    }
    std::vector<std::pair<std::uint32_t, Label>> moves;
    for (std::uint32_t i = 0; i < regions.regions.size(); ++i) {
        const Region& region = regions.regions[i];
        if (largest[region.owner] == i || region.area.squareMetres() * 1e4 >= smallest) {
            continue;
        }
        const std::string& country = m_taken[static_cast<std::size_t>(region.owner)].side->country;
        const Label to = longestNeighbour(faces, region.faces, owner, [&](Label label) {
            return label != region.owner &&
                   m_taken[static_cast<std::size_t>(label)].side->country == country;
        });
        if (to != noLabel) {
            moves.emplace_back(i, to);
        }
    }
    for (const auto& [i, to] : moves) {
        for (const FaceId face : regions.regions[i].faces) {
            m_faces[face].owner = to;
        }
    }
}

Result<EdgeMatchResult> EdgeMatcher::run(const Progress& progress)
{
    takePatches();
    ECO_TRY(progress.check());
    ECO_ASSIGN(NodedLinework noded, node(linework(), progress));
    progress.report(0.5, "edge matching");
    ECO_ASSIGN(const Arrangement faces, Arrangement::build(std::move(noded)));
    findSides(faces);
    findOwners(faces);
    ECO_TRY(closeFaces(faces));
    giveAwayFragments(faces);
    ECO_TRY(progress.check());
    progress.report(0.8, "edge matching");
    ECO_TRY(makeChanges(faces));
    ECO_TRY(listClaims(faces));
    ECO_TRY(listSoleClaims(faces));
    ECO_TRY(listUnclaimed(faces));
    sumMovedAreas(faces);
    measureMoves();
    measureDisagreement(faces);
    return std::move(m_result);
}

Result<EdgeMatchResult> edgeMatch(std::span<const Side> sides,
                                  std::span<const ReferenceLine> lines,
                                  const EdgeMatchOptions& options,
                                  const Progress& progress)
{
    if (const auto wrong = complaint(lines)) {
        return fail(ErrorCode::InvalidArgument, *wrong);
    }
    if (!(options.toleranceMetres > 0.0) || options.toleranceMetres > 1e5) {
        return fail(ErrorCode::InvalidArgument,
                    "the tolerance must be more than 0 and at most 100 km");
    }
    return EdgeMatcher{sides, lines, options}.run(progress);
}

} // namespace ecotone::coverage
