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
    Protection, ///< Status of the protected area on the piece, the strongest one where areas
                ///< overlap: "designated", "agreement_signed", "proposed"; empty for none.
    Zone,       ///< Unified zone, the strictest one: "Z1" to "Z6"; empty for none.
    District,   ///< The most local unit of the layer `admin`: its code, else "admin:FID".
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

/// Exact parts of an exact whole: total = sum of rows and within = total + outside, to the last
/// digit, whatever the keys.
///
/// A patch wholly inside counts with its stored area; one that the boundary crosses is clipped on
/// the 1 cm grid. Snapping moves a cut by less than a centimetre. What this costs against the
/// exact area of the boundary (at most a strip of 1 cm along it) goes to the largest row, and what
/// splitting a patch by zones costs to the largest piece of that patch. Anything more is `outside`:
/// land of the boundary that no patch claims.
struct Statistics
{
    std::vector<GroupArea> rows; ///< Sorted by keys; none is zero.
    geometry::Area total;        ///< Sum of the rows.
    geometry::Area within;       ///< Area of the boundary itself; zero when none was given.
    geometry::Area outside;      ///< within - total; zero when no boundary was given.
    std::int64_t patches = 0;
};

/// Fails with InvalidGeometry when a polygon of the boundary is not valid (parts may overlap each
/// other), with Cancelled.
[[nodiscard]] Result<Statistics>
areasWithin(model::MapReader& map, const StatisticsRequest& request, const Progress& progress = {});

} // namespace ecotone::plan
