#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/habitat/crosswalk.h"
#include "core/harmonise/classifying.h"
#include "core/harmonise/pieces.h"
#include "core/harmonise/source_reading.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// One claim to land of a side: a row of a source, or a patch of the project.
struct Claimant
{
    Piece piece; ///< Its outline is unused for rows.
    habitat::Outcome outcome = habitat::Outcome::Class;
    int authority = 0;
    geometry::MultiPolygon land;
};

/// One country's land, without gap or overlap among its own sources.
struct SidePartition
{
    std::vector<Piece> pieces;
    std::vector<model::PatchId> removed;       ///< Existing patches that own nothing any more.
    std::map<int, std::int64_t> covered;       ///< Source to rows wholly under others.
    std::map<int, std::int64_t> overlaps;      ///< Source to overlaps among its own rows …
    std::map<int, geometry::Area> overlapArea; ///< … and their area.
    std::int64_t closedFaces = 0;
    std::int64_t unclaimed = 0;   ///< Enclosed holes, among the pieces as U01 …
    geometry::Area unclaimedArea; ///< … and their area.
};

/// Nodes the claims of one country against each other; the higher authority wins, an existing
/// patch before a new one, rows without cover meaning (next_source) last. Rows that dissolve join
/// the neighbour with the longest shared edge.
[[nodiscard]] Result<SidePartition> partitionSide(std::vector<Claimant> claims,
                                                  const Progress& progress = {});

/// Cuts the rows of a source to a mask.
[[nodiscard]] Result<>
cutToMask(ReadSource& read, const geometry::MultiPolygon& mask, const Progress& progress = {});

} // namespace ecotone::harmonise
