#pragma once

#include "core/crs/project_grid.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/memory_map.h"

#include <array>
#include <string>
#include <vector>

namespace ecotone::tests {

inline geometry::GridPoint gridAt(double lon, double lat)
{
    return crs::gridFromLonLat(lon, lat);
}

inline geometry::Shape areaThrough(const std::vector<geometry::RealPoint>& lonLat)
{
    geometry::Polygon polygon;
    for (const geometry::RealPoint& point : lonLat) {
        polygon.outer.push_back(gridAt(point.x, point.y));
    }
    return geometry::shapeOf(geometry::normalised(std::move(polygon)));
}

inline geometry::Shape lineThrough(const std::vector<geometry::RealPoint>& lonLat)
{
    geometry::Line line;
    for (const geometry::RealPoint& point : lonLat) {
        line.push_back(gridAt(point.x, point.y));
    }
    return geometry::shapeOfLine(std::move(line));
}

inline model::Feature& add(ecotone::testing::MemoryMap& map,
                           const std::string& layer,
                           geometry::Shape shape,
                           const std::array<std::string, 4>& names,
                           std::map<std::string, model::Value> values = {})
{
    model::Feature& feature = map.addFeature(layer, "POINT(0 0)", names[0]);
    feature.names.text = names;
    feature.shape = std::move(shape);
    feature.values = std::move(values);
    return feature;
}

/// Made-up patches over the Land of Big Cats: bands of classes from north-west to south-east,
/// the sea in the south-east corner, land without data in the south-west.
inline void addPatches(ecotone::testing::MemoryMap& map, int columns, int rows)
{
    static constexpr std::array<std::string_view, 24> bands{
        "F12", "F11", "F11", "F21", "F24", "F23", "F22", "F31", "F34", "S11", "G11", "W11",
        "W13", "H12", "A11", "A12", "B11", "R11", "F1",  "F13", "F32", "F35", "A14", "U00"};
    const geometry::Box box = crs::gridBounds({129.0, 42.3, 132.2, 44.5});
    FractalGrid grid;
    grid.columns = columns;
    grid.rows = rows;
    grid.cell = std::max((box.maxX - box.minX) / columns, (box.maxY - box.minY) / rows);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            model::Patch patch;
            patch.outline = grid.patch(column, row);
            for (geometry::GridPoint& point : patch.outline.outer) {
                point = {point.x + box.minX, point.y + box.minY};
            }
            const double east = static_cast<double>(column) / columns;
            const double north = static_cast<double>(row) / rows;
            const double wave =
                noiseAt(3, column / 3, row / 3) * 6.0 + noiseAt(5, column, row) * 5.0;
            const auto band = static_cast<std::size_t>((east + 1.0 - north) * 8.0 + wave + 12.0);
            std::string code{bands[band % bands.size()]};
            std::string country = east < 0.5 ? "CN" : "RU";
            if (east > 0.72 && north < 0.3) {
                code = "H15";
            } else if (east < 0.42 && north < 0.16) {
                code = "U01";
                country = "KP";
            }
            map.addPatch(std::move(patch), code, country, "LBC");
        }
    }
}

/// Layers of every kind with names in four languages; one is internal.
inline void addLayers(ecotone::testing::MemoryMap& map)
{
    using V = model::Value;
    add(map,
        "protected_area",
        areaThrough({{129.4, 43.0}, {130.6, 42.8}, {131.0, 43.4}, {130.3, 44.0}, {129.5, 43.8}}),
        {"Northeast China Tiger and Leopard National Park",
         "东北虎豹国家公园",
         "Национальный парк тигра и леопарда Северо-Восточного Китая",
         "Зүүн хойд Хятадын бар, амарын ирвэсийн байгалийн цогцолборт газар"},
        {{"status", V{std::string{"designated"}}},
         {"country", V{std::string{"CN"}}},
         {"landscape", V{std::string{"LBC"}}},
         {"stated_area_ha", V{1406500.0}},
         {"year", V{std::int64_t{2021}}}});
    add(map,
        "protected_area",
        areaThrough({{130.75, 42.6}, {131.2, 42.7}, {131.5, 43.3}, {131.3, 43.6}, {131.05, 43.3}}),
        {"Land of the Leopard National Park",
         "豹地国家公园",
         "Национальный парк «Земля леопарда»",
         "«Амарын ирвэсийн нутаг» байгалийн цогцолборт газар"},
        {{"status", V{std::string{"designated"}}},
         {"country", V{std::string{"RU"}}},
         {"landscape", V{std::string{"LBC"}}},
         {"stated_area_ha", V{268900.0}},
         {"year", V{std::int64_t{2012}}}});
    add(map,
        "protected_area",
        areaThrough({{130.9, 43.7}, {131.6, 43.7}, {131.7, 44.2}, {131.0, 44.25}}),
        {"Northern cluster", "北部片区", "Северный кластер", "Хойд хэсэг"},
        {{"status", V{std::string{"proposed"}}},
         {"country", V{std::string{"RU"}}},
         {"landscape", V{std::string{"LBC"}}}});
    add(map,
        "river",
        lineThrough({{129.2, 43.2}, {129.6, 42.95}, {129.9, 43.0}, {130.3, 42.7}, {130.7, 42.4}}),
        {"Tumen", "图们江", "Туманная", "Түмэн"},
        {{"rank", V{std::int64_t{1}}}});
    add(map,
        "road",
        lineThrough({{129.5, 42.9}, {130.4, 42.9}, {131.0, 43.3}, {131.9, 43.8}}),
        {"", "", "", ""},
        {{"kind", V{std::string{"main"}}}});
    add(map,
        "reference_line",
        lineThrough({{130.6, 42.4}, {130.9, 42.9}, {131.1, 43.3}, {131.2, 44.4}}),
        {"", "", "", ""},
        {});
    add(map,
        "place",
        geometry::shapeOfPoint(gridAt(131.8735, 43.1056)),
        {"Vladivostok", "符拉迪沃斯托克", "Владивосток", "Владивосток"},
        {{"kind", V{std::string{"city"}}}});
    add(map,
        "place",
        geometry::shapeOfPoint(gridAt(130.36, 42.87)),
        {"Hunchun", "珲春", "Хуньчунь", "Хүньчүнь"},
        {{"kind", V{std::string{"town"}}}});
    add(map,
        "place",
        geometry::shapeOfPoint(gridAt(130.6, 44.1)),
        {"Mount Laoyeling", "老爷岭", "Лаоелин", ""},
        {{"kind", V{std::string{"range"}}}})
        .localName = "老爷岭";
    add(map,
        "camera_station",
        geometry::shapeOfPoint(gridAt(130.8, 43.1)),
        {"secret place", "", "", ""});
    map.layer("camera_station").sharing = model::Sharing::Internal;
}

} // namespace ecotone::tests
