#pragma once

#include "core/demo/mosaic.h"
#include "core/habitat/gazetteer.h"

#include <cstdint>
#include <memory>

namespace ecotone::demo {

/// One made-up region with everything on it, true classes included.
struct Region
{
    const RegionPlan* plan = nullptr;
    std::unique_ptr<Ground> ground;
    Relief relief;
    std::unique_ptr<Site> site;
    Mosaic mosaic;
};

/// `scale` multiplies the number of patches; the ground stays the same.
[[nodiscard]] Region makeRegion(const RegionPlan& plan,
                                const habitat::Gazetteer& gazetteer,
                                double scale,
                                std::uint64_t seed);

/// Settlements of the gazetteer on the region's mapped areas.
[[nodiscard]] std::vector<Town> townsOf(const Ground& ground, const habitat::Gazetteer& gazetteer);

} // namespace ecotone::demo
