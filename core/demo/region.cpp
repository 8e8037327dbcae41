#include "core/demo/region.h"

#include "core/demo/vegetation.h"

namespace ecotone::demo {

std::vector<Town> townsOf(const Ground& ground, const habitat::Gazetteer& gazetteer)
{
    std::vector<Town> towns;
    for (const habitat::Place& place : gazetteer.places) {
        const double radius = place.type == "city"                              ? 2200.0
                              : place.type == "town"                            ? 1200.0
                              : place.type == "village" || place.type == "soum" ? 620.0
                                                                                : 0.0;
        const RealPoint centre = ground.frame().fromLonLat(place.lonLat);
        if (radius == 0.0 || !ground.plan().world().grown(3000.0).contains(centre.x, centre.y)) {
            continue;
        }
        int country = -1;
        for (std::size_t i = 0; i < ground.plan().countries.size(); ++i) {
            if (ground.plan().countries[i].code == place.country) {
                country = static_cast<int>(i);
            }
        }
        towns.push_back({&place, centre, radius, country});
    }
    return towns;
}

Region makeRegion(const RegionPlan& plan,
                  const habitat::Gazetteer& gazetteer,
                  double scale,
                  std::uint64_t seed)
{
    Region region;
    region.plan = &plan;
    region.ground = std::make_unique<Ground>(plan, seed);
    region.relief = makeRelief(*region.ground, seed);
    region.site = std::make_unique<Site>(
        *region.ground, region.relief, townsOf(*region.ground, gazetteer), scale, seed);
    region.mosaic = makeMosaic(*region.site, seed);
    plant(*region.site, region.mosaic);
    return region;
}

} // namespace ecotone::demo
