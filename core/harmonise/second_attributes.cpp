#include "core/harmonise/second_attributes.h"

#include <cmath>
#include <utility>

namespace ecotone::harmonise {

namespace {

bool isRaster(const AttributeSource& source)
{
    // A layer of polygons needs the column with the value; a raster has none.
    return source.field.empty();
}

/// Classes of a raster are whole numbers, as codes in conditions are.
model::Value valueOf(double number)
{
    constexpr double largestExact = 9.0e15;
    if (number == std::round(number) && std::abs(number) < largestExact) {
        return static_cast<std::int64_t>(number);
    }
    return number;
}

} // namespace

model::Value SecondAttributes::Zones::at(geometry::GridPoint place) const
{
    geometry::Box box;
    box.extend(place.x, place.y);
    // Of several polygons over a place the first of the file speaks.
    for (const std::size_t i : index.indicesIn(box)) {
        if (geometry::contains(shapes[i], place)) {
            return values[i];
        }
    }
    return {};
}

Result<SecondAttributes::Zones> SecondAttributes::readZones(const Recipe& recipe,
                                                            const AttributeSource& source,
                                                            const Progress& progress)
{
    Recipe part;
    part.folder = recipe.folder;
    part.name = recipe.name;
    part.file = source.file;
    part.layer = source.layer;
    part.country = recipe.country;
    part.assume = recipe.assume;
    part.role = Role::Layer;
    part.targetLayer = "attribute";
    ECO_ASSIGN(auto read, readOntoGrid(part, progress));
    Zones zones;
    std::vector<geometry::Box> boxes;
    std::size_t column = 0;
    while (column < read.fields.size() && read.fields[column].name != source.field) {
        ++column;
    }
    if (column == read.fields.size()) {
        return fail(ErrorCode::RecipeInvalid,
                    recipe.name + ": " + source.file + " has no column '" + source.field + "'");
    }
    for (auto& row : read.rows) {
        boxes.push_back(geometry::boundsOf(row.shape));
        zones.values.push_back(row.values[column]);
        zones.shapes.push_back(std::move(row.shape.polygons));
    }
    zones.index = geometry::SpatialIndex{boxes};
    return zones;
}

Result<SecondAttributes> SecondAttributes::load(const Recipe& recipe, const Progress& progress)
{
    SecondAttributes result;
    for (const auto& [name, source] : recipe.attributeFrom) {
        if (isRaster(source)) {
            ECO_ASSIGN(auto raster, Terrain::load(recipe.resolve(source.file), source.band));
            result.m_sources.emplace(name, std::move(raster));
        } else {
            ECO_ASSIGN(auto zones, readZones(recipe, source, progress));
            result.m_sources.emplace(name, std::move(zones));
        }
    }
    return result;
}

void SecondAttributes::addTo(habitat::Attributes& attributes, geometry::GridPoint place) const
{
    for (const auto& [name, source] : m_sources) {
        if (attributes.contains(name)) {
            continue;
        }
        if (const auto* zones = std::get_if<Zones>(&source)) {
            auto value = zones->at(place);
            if (!std::holds_alternative<std::monostate>(value)) {
                attributes[name] = std::move(value);
            }
        } else if (const auto number = std::get<Terrain>(source).valueAt(place)) {
            attributes[name] = valueOf(*number);
        }
    }
}

} // namespace ecotone::harmonise
