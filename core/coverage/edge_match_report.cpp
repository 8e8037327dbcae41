#include "core/base/number.h"
#include "core/coverage/change_builder.h"
#include "core/coverage/edge_matcher.h"
#include "core/coverage/neighbours.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace ecotone::coverage {

using geometry::Area;
using geometry::GridPoint;
using geometry::Polygon;

Result<> EdgeMatcher::makeChanges(const Arrangement& faces)
{
    ECO_ASSIGN(Regions regions, dissolve(faces, owners()));
    for (const Region& region : regions.regions) {
        const auto add = [this](const geometry::Ring& ring) {
            m_newPoints.insert(m_newPoints.end(), ring.begin(), ring.end());
        };
        add(region.polygon.outer);
        std::for_each(region.polygon.holes.begin(), region.polygon.holes.end(), add);
    }
    std::sort(m_newPoints.begin(), m_newPoints.end());
    std::vector<OriginalPatch> originals;
    originals.reserve(m_taken.size());
    for (const TakenPatch& taken : m_taken) {
        originals.push_back({taken.patch->id, &taken.patch->outline});
    }
    sumLand(regions);
    m_result.changes = changesBetween(originals, std::move(regions));
    return {};
}

void EdgeMatcher::sumLand(const Regions& regions)
{
    std::map<std::string, CountryLand> land;
    for (const Side& side : m_sides) {
        CountryLand& sum = land[side.country];
        sum.country = side.country;
        for (const EdgePatch& patch : side.patches) {
            sum.before += geometry::areaOf(patch.outline);
        }
    }
    for (auto& [country, sum] : land) {
        sum.after = sum.before;
    }
    // What was not taken stays as it is.
    for (const TakenPatch& taken : m_taken) {
        land[taken.side->country].after -= geometry::areaOf(taken.patch->outline);
    }
    for (const Region& region : regions.regions) {
        land[m_taken[static_cast<std::size_t>(region.owner)].side->country].after += region.area;
    }
    for (auto& [country, sum] : land) {
        m_result.land.push_back(std::move(sum));
    }
}

/// No corner lies farther from the lines than the tolerance.
bool EdgeMatcher::staysNear(const Polygon& polygon) const
{
    const auto isNear = [this](const geometry::Ring& ring) {
        return std::all_of(ring.begin(), ring.end(), [this](GridPoint point) {
            return m_reference.isNear(point);
        });
    };
    return isNear(polygon.outer) && std::all_of(polygon.holes.begin(), polygon.holes.end(), isNear);
}

/// Every patch that covers a face it does not own has a claim there: one round per rank, so that
/// each face has one pair a round.
Result<> EdgeMatcher::listClaims(const Arrangement& faces)
{
    for (std::size_t rank = 0;; ++rank) {
        std::map<std::pair<Label, Label>, Label> ids;
        std::vector<std::pair<Label, Label>> pairs;
        std::vector<Label> pairOfFace(faces.faceCount(), noLabel);
        for (FaceId face = 1; face < faces.faceCount(); ++face) {
            std::vector<Label> losers = m_faces[face].claims;
            std::erase(losers, m_faces[face].owner);
            if (losers.size() > rank) {
                const std::pair pair{losers[rank], m_faces[face].owner};
                const auto [at, isNew] = ids.emplace(pair, static_cast<Label>(pairs.size()));
                if (isNew) {
                    pairs.push_back(pair);
                }
                pairOfFace[face] = at->second;
            }
        }
        if (pairs.empty()) {
            break;
        }
        ECO_ASSIGN(Regions regions, dissolve(faces, pairOfFace));
        for (Region& region : regions.regions) {
            const auto& [losing, winning] = pairs[static_cast<std::size_t>(region.owner)];
            const TakenPatch& loser = m_taken[static_cast<std::size_t>(losing)];
            const TakenPatch& winner = m_taken[static_cast<std::size_t>(winning)];
            const bool abroad = loser.side->country != winner.side->country;
            ECO_ASSIGN(bool thin, isThin(region.polygon, m_tolerance));
            thin = thin && (!abroad || staysNear(region.polygon));
            if (!thin && abroad) {
                addIssue("edge-overlap",
                         model::Severity::Warning,
                         "claimed by both sides",
                         losing,
                         winning,
                         region.polygon);
            }
            m_result.claims.push_back({std::move(region.polygon),
                                       loser.patch->id,
                                       loser.patch->source,
                                       loser.patch->classCode,
                                       loser.side->country,
                                       winner.patch->id,
                                       region.area,
                                       !thin});
        }
    }
    std::sort(m_result.claims.begin(), m_result.claims.end(), [](const Claim& a, const Claim& b) {
        return std::tie(a.losingPatch, a.winningPatch, a.geometry.outer) <
               std::tie(b.losingPatch, b.winningPatch, b.geometry.outer);
    });
    return {};
}

/// Land on one side of the line that only the other side maps, wider than the tolerance.
Result<> EdgeMatcher::listSoleClaims(const Arrangement& faces)
{
    std::vector<Label> abroad(faces.faceCount(), noLabel);
    bool any = false;
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        const FaceState& state = m_faces[face];
        if (state.owner != noLabel && !state.country.empty() &&
            m_taken[static_cast<std::size_t>(state.owner)].side->country != state.country) {
            abroad[face] = state.owner;
            any = true;
        }
    }
    if (!any) {
        return {};
    }
    ECO_ASSIGN(const Regions regions, dissolve(faces, abroad));
    for (const Region& region : regions.regions) {
        ECO_ASSIGN(const bool thin, isThin(region.polygon, m_tolerance));
        if (!thin) {
            addIssue("edge-sole-claim",
                     model::Severity::Note,
                     "beyond the line, mapped by this side only",
                     region.owner,
                     region.owner,
                     region.polygon);
        }
    }
    return {};
}

/// Enclosed faces along the line that stayed nobody's. Faces that are the land of patches not
/// taken are none.
Result<> EdgeMatcher::listUnclaimed(const Arrangement& faces)
{
    std::vector<Label> nobody(faces.faceCount(), noLabel);
    std::vector<bool> touchesLine(faces.faceCount(), false);
    for (std::size_t edge = 0; edge < faces.edgeCount(); ++edge) {
        for (const Use& use : faces.usesOf(edge)) {
            if (isReference(use.tag)) {
                touchesLine[faces.face(static_cast<HalfEdgeId>(2 * edge))] = true;
                touchesLine[faces.face(static_cast<HalfEdgeId>(2 * edge + 1))] = true;
            }
        }
    }
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        if (m_faces[face].owner == noLabel) {
            nobody[face] = 0;
        }
    }
    ECO_ASSIGN(Regions regions, dissolve(faces, nobody));
    for (Region& region : regions.regions) {
        const bool atLine = std::any_of(region.faces.begin(), region.faces.end(), [&](FaceId face) {
            return touchesLine[face];
        });
        const bool inExtent =
            m_options.extent.empty() ||
            geometry::contains(m_options.extent, geometry::pointInside(region.polygon));
        if (!atLine || !inExtent) {
            continue;
        }
        const geometry::Box box = geometry::boundsOf(region.polygon);
        const bool mapped =
            std::any_of(m_untaken.begin(), m_untaken.end(), [&](const EdgePatch* patch) {
                const geometry::Ring& ring = patch->outline.outer;
                return !ring.empty() && box.contains(ring.front().x, ring.front().y) &&
                       geometry::contains(region.polygon, ring.front());
            });
        if (!mapped) {
            addIssue("edge-gap",
                     model::Severity::Warning,
                     "mapped by neither side",
                     noLabel,
                     noLabel,
                     region.polygon);
            m_result.unclaimed.push_back(std::move(region.polygon));
        }
    }
    std::sort(m_result.unclaimed.begin(),
              m_result.unclaimed.end(),
              [](const Polygon& a, const Polygon& b) { return a.outer < b.outer; });
    return {};
}

void EdgeMatcher::sumMovedAreas(const Arrangement& faces)
{
    using Key = std::tuple<std::string, model::SourceId, std::string>;
    const auto keyOf = [this](Label label) {
        if (label == noLabel) {
            return Key{};
        }
        const TakenPatch& taken = m_taken[static_cast<std::size_t>(label)];
        return Key{taken.side->country, taken.patch->source, taken.patch->classCode};
    };
    std::map<std::pair<Key, Key>, Area> sums;
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        const FaceState& state = m_faces[face];
        if (state.owner == noLabel) {
            continue;
        }
        if (state.claims.empty()) {
            sums[{Key{}, keyOf(state.owner)}] += faces.area(face);
        }
        for (const Label claim : state.claims) {
            if (claim != state.owner) {
                sums[{keyOf(claim), keyOf(state.owner)}] += faces.area(face);
            }
        }
    }
    for (const auto& [keys, area] : sums) {
        const auto& [from, to] = keys;
        m_result.moved.push_back({std::get<0>(from),
                                  std::get<1>(from),
                                  std::get<2>(from),
                                  std::get<0>(to),
                                  std::get<1>(to),
                                  std::get<2>(to),
                                  area});
    }
}

/// Border vertices that no patch has any more have moved onto the line.
void EdgeMatcher::measureMoves()
{
    std::vector<GridPoint> gone;
    for (const TakenPatch& taken : m_taken) {
        const auto add = [&](const geometry::Ring& ring) {
            for (const GridPoint point : ring) {
                if (!std::binary_search(m_newPoints.begin(), m_newPoints.end(), point)) {
                    gone.push_back(point);
                }
            }
        };
        add(taken.patch->outline.outer);
        std::for_each(taken.patch->outline.holes.begin(), taken.patch->outline.holes.end(), add);
    }
    std::sort(gone.begin(), gone.end());
    gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
    double sum = 0.0;
    for (const GridPoint point : gone) {
        if (const auto place = m_reference.nearest(point)) {
            ++m_result.verticesMoved;
            const double metres = place->distance / geometry::centimetresPerMetre;
            sum += metres;
            m_result.largestMoveMetres = std::max(m_result.largestMoveMetres, metres);
        }
    }
    if (m_result.verticesMoved > 0) {
        m_result.meanMoveMetres = sum / static_cast<double>(m_result.verticesMoved);
    }
}

void EdgeMatcher::measureDisagreement(const Arrangement& faces)
{
    const auto metres = [this](GridPoint a, GridPoint b) {
        return m_options.lengthMetres ? m_options.lengthMetres(a, b)
                                      : geometry::distance(a, b, b) / geometry::centimetresPerMetre;
    };
    using Pair = std::tuple<std::string, std::string, std::string, std::string>;
    std::map<Pair, double> lengths;
    for (std::size_t edge = 0; edge < faces.edgeCount(); ++edge) {
        const auto uses = faces.usesOf(edge);
        const auto use = std::find_if(uses.begin(), uses.end(), [this](const Use& one) {
            return isReference(one.tag) && one.winding != 0;
        });
        if (use == uses.end()) {
            continue;
        }
        const auto along = static_cast<HalfEdgeId>(use->winding > 0 ? 2 * edge : 2 * edge + 1);
        const Label left = m_faces[faces.face(along)].owner;
        const Label right = m_faces[faces.face(Arrangement::twin(along))].owner;
        if (left == noLabel || right == noLabel) {
            continue;
        }
        const TakenPatch& a = m_taken[static_cast<std::size_t>(left)];
        const TakenPatch& b = m_taken[static_cast<std::size_t>(right)];
        if (a.side->country != b.side->country) {
            lengths[{a.side->country, a.patch->classCode, b.side->country, b.patch->classCode}] +=
                metres(faces.origin(along), faces.origin(Arrangement::twin(along))) / 1000.0;
        }
    }
    const auto at = [this](const std::string& code, int level) {
        return m_options.classAtLevel ? m_options.classAtLevel(code, level) : code;
    };
    std::map<std::pair<int, Pair>, double> rows;
    for (const auto& [pair, kilometres] : lengths) {
        const auto& [leftCountry, leftClass, rightCountry, rightClass] = pair;
        m_result.matchedKilometres += kilometres;
        for (int level = 1; level <= 3; ++level) {
            const Pair shown{
                leftCountry, at(leftClass, level), rightCountry, at(rightClass, level)};
            if (std::get<1>(shown) != std::get<3>(shown)) {
                rows[{level, shown}] += kilometres;
            }
        }
    }
    for (const auto& [key, kilometres] : rows) {
        const auto& [leftCountry, leftClass, rightCountry, rightClass] = key.second;
        m_result.disagreement.push_back(
            {key.first, leftCountry, leftClass, rightCountry, rightClass, kilometres});
    }
}

void EdgeMatcher::addIssue(const char* code,
                           model::Severity severity,
                           const char* what,
                           Label losing,
                           Label winning,
                           const Polygon& place)
{
    const auto patchOf = [this](Label label) -> const TakenPatch* {
        return label == noLabel ? nullptr : &m_taken[static_cast<std::size_t>(label)];
    };
    const TakenPatch* loser = patchOf(losing);
    const TakenPatch* winner = patchOf(winning);
    const std::string hectares = geometry::areaOf(place).rounded(10000, 2);
    const GridPoint at = place.outer.front();
    model::Issue issue;
    issue.code = code;
    issue.severity = severity;
    issue.identity = std::string{code} + ":" + toText(loser != nullptr ? loser->patch->id : 0) +
                     ":" + toText(winner != nullptr ? winner->patch->id : 0) + ":" + toText(at.x) +
                     ":" + toText(at.y);
    issue.message = hectares + " ha " + what;
    issue.argumentsJson = "{\"hectares\": " + hectares;
    if (loser != nullptr && winner != nullptr) {
        issue.message += " (" + loser->side->country + " " + loser->patch->classCode + ", " +
                         winner->side->country + " " + winner->patch->classCode + ")";
        issue.argumentsJson += ", \"losing\": \"" + loser->side->country +
                               "\", \"losing_class\": \"" + loser->patch->classCode +
                               "\", \"winning\": \"" + winner->side->country + "\"";
        issue.patchId = winner->patch->id;
        issue.sourceId = loser->patch->source;
        if (loser != winner) {
            issue.fixes = {"give-to-other-side"};
        }
    }
    issue.argumentsJson += "}";
    issue.place = geometry::shapeOf(place);
    m_result.issues.push_back(std::move(issue));
}

} // namespace ecotone::coverage
