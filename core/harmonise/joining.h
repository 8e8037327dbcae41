#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/coverage/change_set.h"
#include "core/coverage/edge_match.h"
#include "core/geometry/shape.h"
#include "core/habitat/classification.h"
#include "core/harmonise/pieces.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"
#include "core/model/claim.h"
#include "core/model/issue.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// A line features of a reference line layer give, with the countries on its two hands where the
/// source names them.
struct LineGiven
{
    geometry::Line line;
    std::string left;
    std::string right;
};

/// The area a side maps.
struct MappedExtent
{
    std::string country;
    std::string landscape;
    geometry::MultiPolygon land;
};

struct JoinInput
{
    const std::vector<Piece>* pieces = nullptr;
    std::vector<LineGiven> lines;
    std::vector<MappedExtent> extents;
    EdgeMatching matching;
    std::map<std::string, int> authority; ///< By country.
    const habitat::Classification* classification = nullptr;
};

/// What has to change for the sides to meet. Piece i has the id i + 1 in `changes`.
struct Joined
{
    coverage::ChangeSet changes;
    std::vector<Piece> filled; ///< Unclaimed land inside the extents: U01.
    std::vector<coverage::Claim> claims;
    std::vector<model::Issue> issues;
    EdgeMatchingReport report;
};

/// Edge matching along the reference lines, then "no data" patches for what nobody claims inside
/// the mapped extents. Without reference lines sides that overlap are settled by authority.
[[nodiscard]] Result<Joined> joinSides(const JoinInput& input, const Progress& progress = {});

/// Countries on both hands of a line, by the patches found near it; empty where there are none.
[[nodiscard]] std::vector<coverage::ReferenceLine> namedLines(const std::vector<LineGiven>& lines,
                                                              const std::vector<Piece>& pieces);

/// The pieces as they are after `joined`.
[[nodiscard]] std::vector<Piece> applied(const std::vector<Piece>& pieces, const Joined& joined);

} // namespace ecotone::harmonise
