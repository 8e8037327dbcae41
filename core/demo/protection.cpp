#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/demo/delivery.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

/// Protected areas, zones, corridors and places. Outlines are straight-edged on purpose: nobody
/// should take them for the real ones.
namespace ecotone::demo {

namespace {

const habitat::ProtectedArea* areaOf(const habitat::Gazetteer& gazetteer, std::string_view id)
{
    const auto found = std::ranges::find(gazetteer.protectedAreas, id, &habitat::ProtectedArea::id);
    return found == gazetteer.protectedAreas.end() ? nullptr : &*found;
}

/// Outlines of a few corners for areas whose box would reach over a reference line.
const std::map<std::string_view, Path>& drawnOutlines()
{
    static const std::map<std::string_view, Path> outlines{
        {"TLNP",
         {{130.42, 42.96},
          {130.62, 42.92},
          {130.85, 42.95},
          {131.0, 43.08},
          {131.08, 43.22},
          {131.18, 43.42},
          {131.2, 43.55},
          {131.08, 43.75},
          {130.95, 44.0},
          {130.4, 44.2},
          {129.6, 44.1},
          {129.2, 43.7},
          {129.35, 43.4},
          {129.9, 43.22},
          {130.2, 43.08}}},
        {"LLNP",
         {{130.72, 42.78},
          {130.95, 42.8},
          {131.1, 42.93},
          {131.22, 43.12},
          {131.32, 43.34},
          {131.38, 43.52},
          {131.3, 43.68},
          {131.55, 43.72},
          {131.75, 43.45},
          {131.5, 43.22},
          {131.36, 43.05},
          {131.18, 42.87},
          {130.95, 42.73}}},
        {"POLT",
         {{131.35, 43.75}, {131.6, 43.78}, {131.62, 44.02}, {131.4, 44.0}, {131.32, 43.88}}},
        {"TAIP",
         {{130.53, 48.08},
          {130.66, 48.05},
          {130.7, 48.2},
          {130.68, 48.32},
          {130.58, 48.34},
          {130.52, 48.2}}},
        {"POMP",
         {{130.87, 48.1},
          {130.85, 48.32},
          {130.77, 48.48},
          {130.8, 48.66},
          {131.1, 48.7},
          {131.5, 48.55},
          {131.55, 48.25},
          {131.2, 48.05}}},
        {"KHIN",
         {{129.75, 49.25},
          {130.0, 49.08},
          {130.35, 49.0},
          {130.6, 48.97},
          {130.75, 49.02},
          {130.7, 49.25},
          {130.3, 49.3}}},
        {"SAIL",
         {{88.3, 49.5},
          {88.6, 49.57},
          {88.95, 49.62},
          {89.18, 49.72},
          {89.05, 49.8},
          {88.7, 49.72},
          {88.3, 49.66}}},
        {"SIIL",
         {{88.6, 49.36},
          {89.0, 49.42},
          {89.3, 49.52},
          {89.6, 49.62},
          {89.78, 49.8},
          {89.88, 49.95},
          {90.0, 49.98},
          {89.95, 49.8},
          {89.7, 49.5},
          {89.3, 49.33},
          {88.9, 49.28}}},
        {"TUNK",
         {{100.85, 51.76},
          {101.3, 51.56},
          {101.8, 51.5},
          {102.3, 51.45},
          {102.9, 51.42},
          {103.2, 51.8},
          {102.7, 52.2},
          {101.6, 52.15},
          {101.0, 52.0}}},
        {"KHUV",
         {{100.05, 50.5},
          {100.9, 50.45},
          {101.3, 51.0},
          {101.12, 51.38},
          {100.75, 51.58},
          {100.45, 51.66},
          {100.05, 51.68},
          {99.98, 51.2}}},
        {"KHOR",
         {{99.55, 50.55},
          {99.85, 50.45},
          {99.95, 50.8},
          {99.92, 51.2},
          {99.7, 51.35},
          {99.5, 51.0}}}};
    return outlines;
}

/// Eight corners around a centre.
Path octagon(RealPoint centre, double halfEast, double halfNorth)
{
    Path path;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::numbers::pi / 4.0;
        path.push_back({centre.x + 1.05 * halfEast * std::cos(angle),
                        centre.y + 1.05 * halfNorth * std::sin(angle)});
    }
    return path;
}

/// Empty when the gazetteer knows neither place nor size.
Path outlineOf(const habitat::ProtectedArea& area)
{
    if (const auto drawn = drawnOutlines().find(area.id); drawn != drawnOutlines().end()) {
        return drawn->second;
    }
    if (area.box && !area.box->empty()) {
        const geometry::RealBox& box = *area.box;
        return octagon({(box.minX + box.maxX) / 2.0, (box.minY + box.maxY) / 2.0},
                       (box.maxX - box.minX) / 2.0,
                       (box.maxY - box.minY) / 2.0);
    }
    if (!area.lonLat) {
        return {};
    }
    // A cluster of a reserve is not the whole reserve.
    const double hectares =
        area.id == "UBSU" ? 15890.0 : std::min(area.areaHectares.value_or(20000.0), 120000.0);
    const double radiusKm = std::sqrt(hectares / 100.0 / std::numbers::pi);
    const double degreesNorth = radiusKm / 111.2;
    return octagon(*area.lonLat,
                   degreesNorth / std::cos(area.lonLat->y * std::numbers::pi / 180.0),
                   degreesNorth);
}

Path shrunk(const Path& path, double share)
{
    RealPoint centre;
    for (const RealPoint& point : path) {
        centre.x += point.x / static_cast<double>(path.size());
        centre.y += point.y / static_cast<double>(path.size());
    }
    Path result;
    for (const RealPoint& point : path) {
        result.push_back(
            {centre.x + (point.x - centre.x) * share, centre.y + (point.y - centre.y) * share});
    }
    return result;
}

geometry::RealRing ring(const Path& path, bool counterClockwise)
{
    double twice = 0.0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const RealPoint& a = path[i];
        const RealPoint& b = path[(i + 1) % path.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    geometry::RealRing result = path;
    if ((twice > 0.0) != counterClockwise) {
        std::reverse(result.begin(), result.end());
    }
    return result;
}

geometry::RealShape polygon(const Path& outer, const Path& hole = {})
{
    geometry::RealPolygon made{ring(outer, true), {}};
    if (!hole.empty()) {
        made.holes.push_back(ring(hole, false));
    }
    return geometry::shapeOf(std::move(made));
}

std::vector<exchange::WriteField> withNames(const std::vector<exchange::WriteField>& own)
{
    std::vector<exchange::WriteField> fields{textField("name_en", 120),
                                             textField("name_zh", 120),
                                             textField("name_ru", 160),
                                             textField("name_mn", 160),
                                             textField("name_local", 160)};
    fields.insert(fields.end(), own.begin(), own.end());
    return fields;
}

std::vector<model::Value> names(const LocalText& text, const std::string& local)
{
    return {text.in(Language::English),
            text.in(Language::Chinese),
            text.in(Language::Russian),
            text.in(Language::Mongolian),
            local};
}

harmonise::Recipe layerRecipe(const std::string& layer, const std::string& title)
{
    harmonise::Recipe recipe;
    recipe.title = title;
    recipe.agency = "Ecotone demonstration";
    recipe.date = "2024-01-01";
    recipe.sharing = model::Sharing::Open;
    recipe.role = harmonise::Role::Layer;
    recipe.targetLayer = layer;
    recipe.names = {"name_en", "name_zh", "name_ru", "name_mn", "name_local"};
    return recipe;
}

Result<> deliverTable(const exchange::WriteTable& table,
                      const std::string& file,
                      harmonise::Recipe recipe,
                      const std::filesystem::path& folder,
                      Delivered& delivered)
{
    ECO_TRY(exchange::writeLayer(folder / file, table, crs::wgs84().toWkt2()));
    return noteRecipe(
        std::move(recipe), file, static_cast<std::int64_t>(table.rows.size()), folder, delivered);
}

Result<> deliverAreas(const habitat::Gazetteer& gazetteer,
                      const std::filesystem::path& folder,
                      Delivered& delivered)
{
    exchange::WriteTable table;
    table.name = "protected_area";
    table.fields = withNames({textField("code", 12),
                              textField("country", 8),
                              textField("landscape", 4),
                              textField("category", 60),
                              textField("iucn", 8),
                              textField("status", 20),
                              wholeField("year", 5),
                              numberField("stated_area_ha", 16, 1)});
    for (const habitat::ProtectedArea& area : gazetteer.protectedAreas) {
        if (area.status != "designated" && area.status != "proposed") {
            continue;
        }
        const Path outline = outlineOf(area);
        if (outline.empty()) {
            continue;
        }
        auto values = names(area.name, area.localName);
        values.emplace_back(area.id);
        values.emplace_back(area.country);
        values.emplace_back(area.landscape);
        values.emplace_back(area.categoryNative);
        values.emplace_back(area.iucnCategory);
        values.emplace_back(area.status);
        const auto year = parseInteger(area.year);
        values.push_back(year ? model::Value{*year} : model::Value{});
        values.push_back(area.areaHectares ? model::Value{*area.areaHectares} : model::Value{});
        table.rows.push_back({std::move(values), polygon(outline)});
    }
    return deliverTable(table,
                        "protected_area.geojson",
                        layerRecipe("protected_area", "Protected areas (demonstration)"),
                        folder,
                        delivered);
}

/// A core inside each large park and the rest around it, under the national zone names.
Result<> deliverZones(const habitat::Gazetteer& gazetteer,
                      const std::filesystem::path& folder,
                      Delivered& delivered)
{
    struct Zoning
    {
        std::string_view area;
        std::string_view inner; ///< Zone codes of pa_zone.csv.
        std::string_view outer;
    };
    static constexpr std::array<Zoning, 8> zonings{{{"TLNP", "HX", "YB"},
                                                    {"LLNP", "A", "V"},
                                                    {"TAIP", "OHX", "OSY"},
                                                    {"SAIL", "A", "B"},
                                                    {"SIIL", "N1", "N3"},
                                                    {"TUNK", "A", "D"},
                                                    {"KHUV", "N1", "N2"},
                                                    {"KHOR", "M1", "M3"}}};
    // Crescents have no smaller self inside them: their cores are drawn.
    static const std::map<std::string_view, Path> cores{
        {"LLNP",
         {{131.3, 43.17},
          {131.44, 43.24},
          {131.62, 43.45},
          {131.5, 43.62},
          {131.42, 43.5},
          {131.37, 43.32}}},
        {"SIIL", {{89.0, 49.34}, {89.3, 49.44}, {89.62, 49.56}, {89.68, 49.55}, {89.3, 49.38}}}};
    exchange::WriteTable table;
    table.name = "zone";
    table.fields = withNames({textField("code", 8),
                              textField("protected_area", 12),
                              textField("kind", 4),
                              textField("country", 4),
                              textField("landscape", 4)});
    const auto add =
        [&](const habitat::ProtectedArea& area, std::string_view code, geometry::RealShape shape) {
            const habitat::ProtectedZone* zone = gazetteer.zone(code);
            auto values = zone != nullptr ? names(zone->name, zone->nativeName)
                                          : names(LocalText{}, std::string{});
            values.emplace_back(std::string{code});
            values.emplace_back(area.id);
            values.emplace_back(zone != nullptr ? zone->unifiedZone : std::string{});
            values.emplace_back(area.country);
            values.emplace_back(area.landscape);
            table.rows.push_back({std::move(values), std::move(shape)});
        };
    for (const Zoning& zoning : zonings) {
        const habitat::ProtectedArea* area = areaOf(gazetteer, zoning.area);
        if (area == nullptr) {
            continue;
        }
        const Path outer = outlineOf(*area);
        const auto core = cores.find(zoning.area);
        const Path inner = core != cores.end() ? core->second : shrunk(outer, 0.55);
        add(*area, zoning.inner, polygon(inner));
        add(*area, zoning.outer, polygon(outer, inner));
    }
    return deliverTable(
        table, "zone.geojson", layerRecipe("zone", "Zones (demonstration)"), folder, delivered);
}

Result<> deliverCorridors(const std::filesystem::path& folder, Delivered& delivered)
{
    struct Corridor
    {
        std::string_view letter;
        std::string_view landscape;
        std::string_view species;
        Path outline;
    };
    static const std::vector<Corridor> corridors{
        {"A",
         "LBC",
         "tiger",
         {{131.62, 43.5}, {131.8, 43.48}, {132.0, 43.6}, {131.95, 43.7}, {131.7, 43.62}}},
        {"B", "LBC", "leopard", {{130.95, 43.0}, {131.1, 42.95}, {131.25, 43.12}, {131.12, 43.2}}},
        {"C", "LBC", "tiger", {{131.05, 43.55}, {131.4, 43.52}, {131.42, 43.64}, {131.05, 43.68}}},
        {"D", "LKH", "tiger", {{130.6, 48.2}, {130.95, 48.24}, {130.95, 48.34}, {130.6, 48.3}}},
        {"E", "LKH", "tiger", {{130.5, 48.55}, {130.9, 48.56}, {130.88, 48.64}, {130.5, 48.64}}},
        {"F", "LKH", "tiger", {{130.66, 47.95}, {130.98, 47.92}, {130.98, 48.02}, {130.66, 48.04}}},
        {"G", "CHI", "snow_leopard", {{89.35, 49.86}, {89.6, 49.7}, {89.95, 49.95}, {89.7, 50.12}}},
        {"H",
         "ESA",
         "snow_leopard",
         {{100.2, 51.65}, {101.0, 51.55}, {101.1, 51.75}, {100.3, 51.85}}}};
    exchange::WriteTable table;
    table.name = "corridor";
    table.fields =
        withNames({textField("kind", 20), textField("species", 20), textField("landscape", 4)});
    for (const Corridor& corridor : corridors) {
        const std::string letter{corridor.letter};
        table.rows.push_back({{"Demonstration corridor " + letter,
                               "演示廊道" + letter,
                               "Демонстрационный коридор " + letter,
                               "Жишээ коридор " + letter,
                               std::string{},
                               std::string{"proposed"},
                               std::string{corridor.species},
                               std::string{corridor.landscape}},
                              polygon(corridor.outline)});
    }
    return deliverTable(table,
                        "corridor.kml",
                        layerRecipe("corridor", "Ecological corridors (demonstration)"),
                        folder,
                        delivered);
}

/// Drawn boundaries of transboundary areas, as planners would send them in.
Result<> deliverProposals(const std::filesystem::path& folder, Delivered& delivered)
{
    struct Drawn
    {
        std::string_view letter;
        Path outline;
    };
    static const std::vector<Drawn> drawn{
        {"A",
         {{130.5, 42.95},
          {130.8, 42.83},
          {131.15, 42.86},
          {131.45, 43.1},
          {131.62, 43.4},
          {131.5, 43.72},
          {131.0, 43.85},
          {130.7, 43.55}}},
        {"B",
         {{130.5, 48.08},
          {130.9, 48.02},
          {131.4, 48.2},
          {131.45, 48.55},
          {130.9, 48.68},
          {130.55, 48.4}}},
        {"C",
         {{88.7, 49.34}, {89.5, 49.4}, {90.1, 49.95}, {89.7, 50.2}, {89.1, 49.85}, {88.55, 49.6}}},
        {"D",
         {{100.0, 51.3},
          {100.9, 51.4},
          {101.6, 51.5},
          {101.2, 51.95},
          {100.3, 51.95},
          {99.9, 51.7}}}};
    exchange::WriteTable table;
    table.name = "proposal";
    table.fields = withNames({textField("scenario", 20),
                              textField("status", 20),
                              textField("category", 20),
                              textField("note", 80),
                              textField("author", 40),
                              textField("drawn_on", 10)});
    for (const Drawn& proposal : drawn) {
        const std::string letter{proposal.letter};
        table.rows.push_back({{"Demonstration proposal " + letter,
                               "演示方案" + letter,
                               "Демонстрационное предложение " + letter,
                               "Жишээ санал " + letter,
                               std::string{},
                               std::string{"1"},
                               std::string{"draft"},
                               std::string{"TBPA"},
                               std::string{"schematic, drawn for the demonstration"},
                               std::string{"Ecotone demonstration"},
                               std::string{"2024-01-01"}},
                              polygon(proposal.outline)});
    }
    return deliverTable(table,
                        "proposal.geojson",
                        layerRecipe("proposal", "Proposals (demonstration)"),
                        folder,
                        delivered);
}

std::int64_t rankOf(const std::string& type)
{
    static const std::map<std::string, std::int64_t> ranks{
        {"city", 1}, {"town", 2}, {"peak", 3}, {"soum", 3}, {"village", 4}};
    const auto found = ranks.find(type);
    return found == ranks.end() ? 5 : found->second;
}

/// As a table of longitudes and latitudes, the way such lists come.
Result<> deliverPlaces(const habitat::Gazetteer& gazetteer,
                       const std::filesystem::path& folder,
                       Delivered& delivered)
{
    std::string text =
        "code,kind,name_en,name_zh,name_ru,name_mn,name_local,country,landscape,rank,"
        "elevation_m,lon,lat\n";
    std::int64_t rows = 0;
    for (const habitat::Place& place : gazetteer.places) {
        // Roads and rivers are lines elsewhere; a label anchor is no place.
        if (place.type == "road" || place.type == "rail" || place.type == "river") {
            continue;
        }
        // "Munku-Sardyk (3,491 m)": the height is in the name.
        std::string height;
        const std::string& english = place.name.in(Language::English);
        if (const auto open = english.find('(');
            place.type == "peak" && open != std::string::npos) {
            for (const char c : english.substr(open)) {
                if (c >= '0' && c <= '9') {
                    height.push_back(c);
                }
            }
        }
        text += csvLine({place.id,
                         place.type,
                         english,
                         place.name.in(Language::Chinese),
                         place.name.in(Language::Russian),
                         place.name.in(Language::Mongolian),
                         place.localName,
                         place.country,
                         place.landscape,
                         toText(rankOf(place.type)),
                         height,
                         toText(place.lonLat.x),
                         toText(place.lonLat.y)}) +
                "\n";
        ++rows;
    }
    ECO_TRY(writeFile(folder / "place.csv", text));
    harmonise::Recipe recipe = layerRecipe("place", "Settlements and peaks (demonstration)");
    recipe.encoding = "UTF-8";
    recipe.crs = "EPSG:4326";
    recipe.xColumn = "lon";
    recipe.yColumn = "lat";
    return noteRecipe(std::move(recipe), "place.csv", rows, folder, delivered);
}

} // namespace

Result<> deliverGazetteer(const habitat::Gazetteer& gazetteer,
                          const std::filesystem::path& folder,
                          Delivered& delivered)
{
    ECO_TRY(deliverAreas(gazetteer, folder, delivered));
    ECO_TRY(deliverZones(gazetteer, folder, delivered));
    ECO_TRY(deliverCorridors(folder, delivered));
    ECO_TRY(deliverProposals(folder, delivered));
    return deliverPlaces(gazetteer, folder, delivered);
}

} // namespace ecotone::demo
