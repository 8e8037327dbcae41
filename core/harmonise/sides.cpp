#include "core/harmonise/sides.h"

#include "core/base/number.h"
#include "core/coverage/engine.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ecotone::harmonise {

namespace {

constexpr int withoutCover = -1'000'000;

int priorityOf(const Claimant& claim)
{
    if (claim.outcome == habitat::Outcome::NextSource) {
        return withoutCover + claim.authority;
    }
    return claim.authority;
}

/// The first piece of an existing patch keeps its row; others become new rows like it.
void settleExisting(const std::vector<Claimant>& claims, SidePartition& side)
{
    std::map<model::PatchId, std::size_t> first;
    for (std::size_t i = 0; i < side.pieces.size(); ++i) {
        auto& piece = side.pieces[i];
        if (piece.existing == 0) {
            continue;
        }
        const auto [place, isFirst] = first.emplace(piece.existing, i);
        if (!isFirst) {
            side.pieces[place->second].changed = true;
            piece.existing = 0;
            piece.changed = false;
        }
    }
    for (const auto& claim : claims) {
        if (claim.piece.existing == 0) {
            continue;
        }
        const auto found = first.find(claim.piece.existing);
        if (found == first.end()) {
            side.removed.push_back(claim.piece.existing);
        } else if (claim.land.size() != 1 ||
                   side.pieces[found->second].outline != geometry::normalised(claim.land.front())) {
            side.pieces[found->second].changed = true;
        }
    }
}

} // namespace

Result<SidePartition> partitionSide(std::vector<Claimant> claims, const Progress& progress)
{
    coverage::PartitionInput input;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        for (const auto& polygon : claims[i].land) {
            input.polygons.push_back(
                {polygon, static_cast<coverage::Label>(i), priorityOf(claims[i])});
        }
    }
    ECO_ASSIGN(const auto partition, coverage::partition(input, {sliverMetres}, progress));
    SidePartition side;
    side.closedFaces = static_cast<std::int64_t>(partition.closed.size());
    std::vector<Piece> pieces;
    std::vector<bool> dissolves;
    for (const auto& owned : partition.polygons) {
        const auto& claim = claims[static_cast<std::size_t>(owned.owner)];
        pieces.push_back(claim.piece);
        pieces.back().outline = owned.polygon;
        dissolves.push_back(claim.outcome == habitat::Outcome::Dissolve);
    }
    // A hole that nobody's polygon covers is land without data, not land without a patch.
    for (const auto& hole : partition.unclaimed) {
        pieces.push_back(unclaimedPiece(hole));
        dissolves.push_back(false);
        ++side.unclaimed;
        side.unclaimedArea += geometry::areaOf(hole);
    }
    adoptSides(pieces);
    ECO_ASSIGN(side.pieces, dissolved(std::move(pieces), dissolves));
    for (const auto label : partition.vanished) {
        const auto& piece = claims[static_cast<std::size_t>(label)].piece;
        if (piece.source >= 0) {
            ++side.covered[piece.source];
        }
    }
    for (const auto& overlap : partition.overlaps) {
        const auto& winner = claims[static_cast<std::size_t>(overlap.winner)].piece;
        const auto& loser = claims[static_cast<std::size_t>(overlap.loser)].piece;
        if (winner.source == loser.source && loser.source >= 0) {
            ++side.overlaps[loser.source];
            side.overlapArea[loser.source] += overlap.area;
        }
    }
    settleExisting(claims, side);
    return side;
}

Result<> cutToMask(ReadSource& read, const geometry::MultiPolygon& mask, const Progress& progress)
{
    coverage::PartitionInput input;
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
        for (const auto& polygon : read.rows[i].shape.polygons) {
            input.polygons.push_back({polygon, static_cast<coverage::Label>(i), 0});
        }
        read.rows[i].shape.polygons.clear();
    }
    input.extent = mask;
    ECO_ASSIGN(auto partition, coverage::partition(input, {}, progress));
    for (auto& owned : partition.polygons) {
        read.rows[static_cast<std::size_t>(owned.owner)].shape.polygons.push_back(
            std::move(owned.polygon));
    }
    const auto before = read.rows.size();
    std::erase_if(read.rows, [](const GridRow& row) { return row.shape.polygons.empty(); });
    const auto outside = static_cast<std::int64_t>(before - read.rows.size());
    if (outside > 0) {
        read.report.layer.issues.push_back(
            {"outside-mask",
             model::Severity::Note,
             outside,
             toText(outside) + " rows lie outside the mask and are not part of this source"});
    }
    read.report.outsideMask += outside;
    return {};
}

} // namespace ecotone::harmonise
