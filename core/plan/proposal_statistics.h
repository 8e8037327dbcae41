#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/geometry/shape.h"
#include "core/model/cursor.h"

#include <cstdint>
#include <string>
#include <vector>

/// Live numbers of a drawn boundary.
namespace ecotone::plan {

/// What a row of a table is kept apart by.
enum class GroupKey : unsigned char
{
    Class,      ///< Class code of the patch.
    Country,    ///< Country of the patch.
    Protection, ///< Name-free identity of the protected area that covers the piece, or empty.
    Zone,       ///< Unified zone code (Z1 …) of the piece, or empty.
    District,   ///< Identity of the administrative unit, or empty.
};

/// Identity of a feature of a layer that takes part in a grouping.
struct GroupValue
{
    std::string key;   ///< Class or country code; for features "layer:fid"; empty for "none".
    auto operator<=>(const GroupValue&) const = default;
};

/// One combination of keys. `patches` counts the patches that lie in it at least in part.
struct GroupArea
{
    std::vector<std::string> keys; ///< In the order of StatisticsRequest::by.
    std::int64_t patches = 0;
    geometry::Area area;
};

struct StatisticsRequest
{
    /// Empty: everything.
    geometry::MultiPolygon within;
    std::vector<GroupKey> by{GroupKey::Class, GroupKey::Country};
    model::PatchFilter filter;
};

/// Exact parts of an exact whole. A patch wholly inside counts with its stored area; one that the
/// boundary crosses is clipped on the 1 cm grid. Snapping the cuts to the grid moves each by less
/// than a centimetre, so the whole is *defined* as the sum of its parts:
/// total = sum of rows, and within = total + outside to the last digit, where `outside` is the
/// land of the boundary that no patch claims.
struct Statistics
{
    std::vector<GroupArea> rows; ///< Sorted by keys; none is zero.
    geometry::Area total;        ///< Sum of the rows.
    geometry::Area within;       ///< Area of the boundary itself; zero when none was given.
    geometry::Area outside;      ///< within - total; zero when no boundary was given.
    std::int64_t patches = 0;
};

/// Fails with InvalidGeometry when the boundary is not a valid polygon, with Cancelled.
[[nodiscard]] Result<Statistics> areasWithin(model::MapReader& map,
                                             const StatisticsRequest& request,
                                             const Progress& progress = {});

} // namespace ecotone::plan
