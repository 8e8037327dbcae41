#pragma once

#include "core/geometry/shape.h"
#include "core/model/patch.h"

#include <string>
#include <vector>

namespace ecotone::model {

/// How a row of a delivery stands to the land it draws. Persisted; never renumber.
enum class LandClaim : int
{
    Owns = 0,   ///< It is a patch.
    Joins = 1,  ///< A line on the ground: its land goes to the neighbours.
    Yields = 2, ///< Without cover meaning: any other row goes before it.
};

/// One row of a delivered dataset as it was read and classified, before it met anything else.
struct DeliveryRow
{
    /// Identity over all deliveries of a series: the key field's text, or, where the source has
    /// none, the one given when the row first came. Patches name it as their sourceFid.
    std::string key;
    PatchAttributes attributes; ///< Source id and fid are not kept.
    LandClaim claim = LandClaim::Owns;
    geometry::MultiPolygon land; ///< Normalised, sorted; valid parts that touch at most.

    bool operator==(const DeliveryRow&) const = default;
};

/// Where the rows of a delivery are known from.
enum class DeliveryOrigin : bool
{
    AsRead,     ///< Kept when it was read.
    AsImported, ///< Not kept (an older program): the patches it became, cut as they were.
};

struct Delivery
{
    DeliveryOrigin origin = DeliveryOrigin::AsRead;
    std::vector<DeliveryRow> rows; ///< In the order of the source.
};

} // namespace ecotone::model
