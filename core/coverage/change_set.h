#pragma once

#include "core/geometry/shape.h"
#include "core/model/ids.h"

#include <vector>

namespace ecotone::coverage {

/// What an operation changes in the habitat layer. Whoever applies it keeps attributes: a
/// replaced patch keeps its own, a created one copies those of `like` (0: the caller's).
struct ChangeSet
{
    struct Replaced
    {
        model::PatchId id = 0;
        geometry::Polygon outline;
        bool operator==(const Replaced&) const = default;
    };
    struct Created
    {
        model::PatchId like = 0;
        geometry::Polygon outline;
        bool operator==(const Created&) const = default;
    };

    std::vector<Replaced> replaced;      ///< By id.
    std::vector<Created> created;        ///< By `like`, then by first point.
    std::vector<model::PatchId> removed; ///< Sorted.

    [[nodiscard]] bool empty() const
    {
        return replaced.empty() && created.empty() && removed.empty();
    }
    bool operator==(const ChangeSet&) const = default;
};

} // namespace ecotone::coverage
