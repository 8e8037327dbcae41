#include "core/harmonise/joining.h"

#include "core/base/number.h"
#include "core/coverage/engine.h"
#include "core/crs/geodesic.h"
#include "core/crs/project_grid.h"
#include "core/geometry/overlay.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

namespace ecotone::harmonise {

namespace {

constexpr std::int64_t coarsestScale = 200'000;
constexpr int belowAllClaims = -2'000'000;

double geodesicMetres(geometry::GridPoint from, geometry::GridPoint to)
{
    const std::array<geometry::RealPoint, 2> ends{crs::lonLatFromGrid(from),
                                                  crs::lonLatFromGrid(to)};
    return crs::geodesicLength(std::span<const geometry::RealPoint>{ends});
}

std::vector<coverage::Side> sidesOf(const JoinInput& input)
{
    std::map<std::string, coverage::Side> byCountry;
    for (std::size_t i = 0; i < input.pieces->size(); ++i) {
        const auto& piece = (*input.pieces)[i];
        auto& side = byCountry[piece.attributes.country];
        side.country = piece.attributes.country;
        side.patches.push_back({static_cast<model::PatchId>(i + 1),
                                piece.attributes.sourceId,
                                piece.attributes.classCode,
                                piece.outline});
    }
    std::vector<coverage::Side> sides;
    for (auto& [country, side] : byCountry) {
        const auto authority = input.authority.find(country);
        side.authority = authority == input.authority.end() ? 0 : authority->second;
        sides.push_back(std::move(side));
    }
    return sides;
}

std::vector<geometry::Polygon> outlinesOf(const std::vector<Piece>& pieces)
{
    std::vector<geometry::Polygon> outlines;
    outlines.reserve(pieces.size());
    for (const auto& piece : pieces) {
        outlines.push_back(piece.outline);
    }
    return outlines;
}

Result<geometry::MultiPolygon> wholeExtent(const JoinInput& input)
{
    std::vector<geometry::Polygon> land;
    for (const auto& extent : input.extents) {
        land.insert(land.end(), extent.land.begin(), extent.land.end());
    }
    if (land.empty()) {
        return geometry::MultiPolygon{};
    }
    return geometry::unionOf(land);
}

void takeReport(const coverage::EdgeMatchResult& matched, Joined& joined)
{
    auto& report = joined.report;
    for (const auto& moved : matched.moved) {
        report.moved.push_back({moved.fromCountry, moved.toCountry, moved.toClass, moved.area});
    }
    for (const auto& each : matched.disagreement) {
        report.disagreement.push_back({each.level,
                                       each.leftCountry + " " + each.leftClass,
                                       each.rightCountry + " " + each.rightClass,
                                       each.kilometres});
    }
    report.claims = static_cast<std::int64_t>(matched.claims.size());
    report.closedFaces = matched.facesClosed;
    report.referenceLineKm = matched.matchedKilometres;
}

Result<> matchEdges(const JoinInput& input,
                    Joined& joined,
                    std::vector<geometry::Polygon>& unclaimed,
                    const Progress& progress)
{
    const auto lines = namedLines(input.lines, *input.pieces);
    if (lines.empty()) {
        return {};
    }
    if (input.matching.scale > coarsestScale && !input.matching.coarseLineAccepted) {
        return fail(ErrorCode::RecipeInvalid,
                    "the reference line has a scale of 1:" + toText(input.matching.scale) +
                        ", coarser than 1:200000: set accept_coarse_line = true in "
                        "[edge_matching] to use it all the same");
    }
    coverage::EdgeMatchOptions options;
    options.toleranceMetres = input.matching.toleranceMetres;
    ECO_ASSIGN(options.extent, wholeExtent(input));
    options.classAtLevel = [&](const std::string& code, int level) {
        return std::string{input.classification->parentAtLevel(code, level)};
    };
    options.lengthMetres = geodesicMetres;
    ECO_ASSIGN(auto matched, coverage::edgeMatch(sidesOf(input), lines, options, progress));
    takeReport(matched, joined);
    joined.changes = std::move(matched.changes);
    joined.claims = std::move(matched.claims);
    joined.issues = std::move(matched.issues);
    unclaimed = std::move(matched.unclaimed);
    return {};
}

/// Pieces after the changes, and for each its id (positive: that row; negative: a new one like it).
struct Present
{
    std::vector<Piece> pieces;
    std::vector<model::PatchId> ids;
};

Present presentOf(const std::vector<Piece>& pieces, const coverage::ChangeSet& changes)
{
    std::map<model::PatchId, const geometry::Polygon*> replaced;
    for (const auto& each : changes.replaced) {
        replaced[each.id] = &each.outline;
    }
    const std::set<model::PatchId> removed{changes.removed.begin(), changes.removed.end()};
    Present present;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto id = static_cast<model::PatchId>(i + 1);
        if (removed.contains(id)) {
            continue;
        }
        present.pieces.push_back(pieces[i]);
        present.ids.push_back(id);
        if (const auto found = replaced.find(id); found != replaced.end()) {
            present.pieces.back().outline = *found->second;
        }
    }
    for (const auto& each : changes.created) {
        if (each.like > 0) {
            present.pieces.push_back(pieces[static_cast<std::size_t>(each.like - 1)]);
            present.pieces.back().existing = 0;
            present.pieces.back().outline = each.outline;
            present.ids.push_back(-each.like);
        }
    }
    return present;
}

/// In metres: that of a strip of the same area and perimeter.
double meanWidth(const geometry::Polygon& polygon)
{
    return 2.0 * geometry::areaOf(polygon).squareMetres() /
           (geometry::perimeter(polygon) / geometry::centimetresPerMetre);
}

Piece noDataPiece(const MappedExtent& extent, geometry::Polygon outline)
{
    auto piece = unclaimedPiece(std::move(outline));
    piece.attributes.country = extent.country;
    piece.attributes.landscape = extent.landscape;
    return piece;
}

void noteOverlap(const Present& present, const coverage::Overlap& overlap, Joined& joined)
{
    const auto count = static_cast<coverage::Label>(present.pieces.size());
    if (overlap.winner >= count || overlap.loser >= count) {
        return; // Every claim lies over the extent it was mapped in.
    }
    const auto winnerIndex = static_cast<std::size_t>(overlap.winner);
    const auto loserIndex = static_cast<std::size_t>(overlap.loser);
    const auto& winner = present.pieces[winnerIndex].attributes;
    const auto& loser = present.pieces[loserIndex].attributes;
    joined.claims.push_back({overlap.place,
                             std::abs(present.ids[loserIndex]),
                             loser.sourceId,
                             loser.classCode,
                             loser.country,
                             std::abs(present.ids[winnerIndex]),
                             overlap.area,
                             false});
    joined.report.moved.push_back({loser.country, winner.country, winner.classCode, overlap.area});
    joined.report.claims = static_cast<std::int64_t>(joined.claims.size());
}

/// The pieces as a change set over those of the input; what has no row becomes `filled`.
void takeChanges(const JoinInput& input,
                 const Present& before,
                 std::vector<Piece> pieces,
                 Joined& joined)
{
    coverage::ChangeSet changes;
    changes.removed = joined.changes.removed;
    std::set<model::PatchId> seen;
    for (auto& piece : pieces) {
        if (piece.tag == 0) {
            joined.filled.push_back(std::move(piece));
        } else if (piece.tag > 0 && seen.insert(piece.tag).second) {
            if ((*input.pieces)[static_cast<std::size_t>(piece.tag - 1)].outline != piece.outline) {
                changes.replaced.push_back({piece.tag, std::move(piece.outline)});
            }
        } else {
            changes.created.push_back({std::abs(piece.tag), std::move(piece.outline)});
        }
    }
    for (const auto id : before.ids) {
        if (id > 0 && !seen.contains(id)) {
            changes.removed.push_back(id);
        }
    }
    std::ranges::sort(changes.removed);
    std::ranges::sort(changes.replaced, {}, &coverage::ChangeSet::Replaced::id);
    joined.changes = std::move(changes);
}

/// One partition of everything: settles what sides still claim twice, gives neighbours their
/// common vertices, and makes unclaimed land inside the extents patches of U01 of that side.
Result<> partitionAll(const JoinInput& input,
                      const Present& present,
                      Joined& joined,
                      const Progress& progress)
{
    coverage::PartitionInput all;
    for (std::size_t i = 0; i < present.pieces.size(); ++i) {
        const auto& piece = present.pieces[i];
        const auto authority = input.authority.find(piece.attributes.country);
        all.polygons.push_back({piece.outline,
                                static_cast<coverage::Label>(i),
                                authority == input.authority.end() ? 0 : authority->second});
    }
    for (std::size_t i = 0; i < input.extents.size(); ++i) {
        for (const auto& polygon : input.extents[i].land) {
            all.polygons.push_back(
                {polygon, static_cast<coverage::Label>(present.pieces.size() + i), belowAllClaims});
        }
    }
    ECO_ASSIGN(const auto partition, coverage::partition(all, {sliverMetres}, progress));
    std::vector<Piece> pieces;
    std::vector<bool> slivers;
    for (const auto& owned : partition.polygons) {
        const auto label = static_cast<std::size_t>(owned.owner);
        const bool isClaim = label < present.pieces.size();
        pieces.push_back(isClaim ? present.pieces[label]
                                 : noDataPiece(input.extents[label - present.pieces.size()], {}));
        pieces.back().outline = owned.polygon;
        pieces.back().tag = isClaim ? present.ids[label] : 0;
        slivers.push_back(!isClaim && meanWidth(owned.polygon) <= sliverMetres);
    }
    for (const auto& hole : partition.unclaimed) {
        pieces.push_back(unclaimedPiece(hole));
        slivers.push_back(false);
    }
    adoptSides(pieces);
    for (const auto& overlap : partition.overlaps) {
        noteOverlap(present, overlap, joined);
    }
    ECO_ASSIGN(pieces, dissolved(std::move(pieces), slivers));
    takeChanges(input, present, std::move(pieces), joined);
    return {};
}

} // namespace

std::vector<Piece> applied(const std::vector<Piece>& pieces, const Joined& joined)
{
    auto present = presentOf(pieces, joined.changes).pieces;
    present.insert(present.end(), joined.filled.begin(), joined.filled.end());
    return present;
}

Result<Joined> joinSides(const JoinInput& input, const Progress& progress)
{
    Joined joined;
    std::vector<geometry::Polygon> unclaimed;
    ECO_TRY(matchEdges(input, joined, unclaimed, progress.part(0.0, 0.6)));
    auto present = presentOf(*input.pieces, joined.changes);
    for (auto& face : unclaimed) {
        present.pieces.push_back(unclaimedPiece(std::move(face)));
        present.ids.push_back(0);
    }
    adoptSides(present.pieces);
    ECO_ASSIGN(auto check, coverage::checkCoverage(outlinesOf(present.pieces), {}));
    if (!input.extents.empty() || check.gap != geometry::Area{} ||
        check.overlap != geometry::Area{} || check.unmatchedEdges > 0 || check.invalid > 0) {
        ECO_TRY(partitionAll(input, present, joined, progress.part(0.6, 0.95)));
    } else {
        for (std::size_t i = 0; i < present.pieces.size(); ++i) {
            if (present.ids[i] == 0) {
                joined.filled.push_back(std::move(present.pieces[i]));
            }
        }
    }
    ECO_ASSIGN(check, coverage::checkCoverage(outlinesOf(applied(*input.pieces, joined)), {}));
    joined.report.overlap = check.overlap;
    joined.report.gap = check.gap;
    return joined;
}

} // namespace ecotone::harmonise
