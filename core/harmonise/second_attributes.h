#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/predicates.h"
#include "core/geometry/spatial_index.h"
#include "core/habitat/attributes.h"
#include "core/harmonise/source_reading.h"
#include "core/harmonise/terrain.h"
#include "core/model/feature.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace ecotone::harmonise {

/// Attributes that a source does not state itself and another layer or raster of the same place
/// does: land cover, natural zone, leaf type. Named in a recipe under [attribute_from.NAME].
class SecondAttributes
{
public:
    /// Fails as reading sources does, naming the attribute and the file.
    [[nodiscard]] static Result<SecondAttributes> load(const Recipe& recipe,
                                                       const Progress& progress = {});

    [[nodiscard]] bool empty() const { return m_sources.empty(); }
    /// Adds what is known at a place; an attribute that is there already stays.
    void addTo(habitat::Attributes& attributes, geometry::GridPoint place) const;

private:
    /// Polygons with a value each.
    struct Zones
    {
        std::vector<geometry::MultiPolygon> shapes;
        std::vector<model::Value> values;
        geometry::SpatialIndex index;

        [[nodiscard]] model::Value at(geometry::GridPoint place) const;
    };
    using Source = std::variant<Zones, Terrain>;

    [[nodiscard]] static Result<Zones>
    readZones(const Recipe& recipe, const AttributeSource& source, const Progress& progress);

    std::map<std::string, Source> m_sources;
};

} // namespace ecotone::harmonise
