#include "core/base/number.h"
#include "core/demo/delivery.h"

#include <queue>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace ecotone::demo {

namespace {

constexpr double riverCatchment = 260.0; ///< km2 from which a stream is drawn as a river.
constexpr double nothing = 1e9;

exchange::WriteTable emptyTable(const std::string& name,
                                geometry::ShapeKind kind,
                                const std::vector<exchange::WriteField>& own)
{
    exchange::WriteTable table;
    table.name = name;
    table.kind = kind;
    table.fields = {textField("name_en", 60),
                    textField("name_zh", 60),
                    textField("name_ru", 60),
                    textField("name_mn", 60),
                    textField("name_local", 80)};
    table.fields.insert(table.fields.end(), own.begin(), own.end());
    return table;
}

harmonise::Recipe
layerRecipe(const std::string& layer, const std::string& title, const std::string& landscape)
{
    harmonise::Recipe recipe;
    recipe.title = title;
    recipe.agency = "Ecotone demonstration";
    recipe.date = "2024-01-01";
    recipe.landscape = landscape;
    recipe.sharing = model::Sharing::Open;
    recipe.role = harmonise::Role::Layer;
    recipe.targetLayer = layer;
    recipe.names = {"name_en", "name_zh", "name_ru", "name_mn", "name_local"};
    return recipe;
}

/// The parts of a line on one mapped area, in longitude and latitude.
std::vector<geometry::RealLine> partsOn(const Region& region, std::size_t area, const Path& path)
{
    std::vector<geometry::RealLine> parts;
    geometry::RealLine part;
    for (const RealPoint& point : path) {
        if (region.ground->areaAt(point) == static_cast<int>(area)) {
            part.push_back(region.ground->frame().toLonLat(point));
        } else if (part.size() > 1) {
            parts.push_back(std::move(part));
            part.clear();
        } else {
            part.clear();
        }
    }
    if (part.size() > 1) {
        parts.push_back(std::move(part));
    }
    return parts;
}

/// A planned river as it bends: the bend moves places onto the plan, so it is undone here.
Path bentRiver(const Region& region, const TrunkRiver& river)
{
    Path path;
    const Ground& ground = *region.ground;
    for (std::size_t i = 0; i + 1 < river.path.size(); ++i) {
        const RealPoint from = ground.frame().fromLonLat(river.path[i]);
        const RealPoint to = ground.frame().fromLonLat(river.path[i + 1]);
        const int steps =
            std::max(1, static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / 350.0));
        for (int step = 0; step < steps; ++step) {
            const RealPoint target{from.x + (to.x - from.x) * step / steps,
                                   from.y + (to.y - from.y) * step / steps};
            RealPoint guess = target;
            for (int pass = 0; pass < 24; ++pass) {
                const RealPoint bent = ground.bent(guess);
                guess = {guess.x + 0.8 * (target.x - bent.x), guess.y + 0.8 * (target.y - bent.y)};
            }
            path.push_back(guess);
        }
    }
    return path;
}

/// The gazetteer's river or road whose label anchor lies within ten kilometres or so.
const habitat::Place*
nearestNamed(const habitat::Gazetteer& gazetteer, std::string_view type, const Path& lonLat)
{
    const habitat::Place* best = nullptr;
    double nearest = 0.12;
    for (const habitat::Place& place : gazetteer.places) {
        const double distance = distanceTo(lonLat, place.lonLat);
        if (place.type == type && distance < nearest) {
            nearest = distance;
            best = &place;
        }
    }
    return best;
}

std::vector<model::Value> namesOf(const habitat::Place* place)
{
    if (place == nullptr) {
        return {std::string{}, std::string{}, std::string{}, std::string{}, std::string{}};
    }
    return {place->name.in(Language::English),
            place->name.in(Language::Chinese),
            place->name.in(Language::Russian),
            place->name.in(Language::Mongolian),
            place->localName};
}

/// The same lines with the Russian and the local name alone, the local one where it is Russian.
exchange::WriteTable inRussian(const exchange::WriteTable& table)
{
    exchange::WriteTable result = table;
    result.fields.erase(result.fields.begin() + 3);
    result.fields.erase(result.fields.begin(), result.fields.begin() + 2);
    for (exchange::WriteRow& row : result.rows) {
        row.values[4] = row.values[2];
        row.values.erase(row.values.begin() + 3);
        row.values.erase(row.values.begin(), row.values.begin() + 2);
    }
    return result;
}

Result<> deliverRivers(const Region& region,
                       const habitat::Gazetteer& gazetteer,
                       std::size_t area,
                       const std::filesystem::path& folder,
                       Delivered& delivered)
{
    const std::string& landscape = region.plan->areas[area].landscape;
    auto table = emptyTable("river", geometry::ShapeKind::Line, {wholeField("rank", 4)});
    const auto add = [&](const Path& path, const habitat::Place* name, std::int64_t rank) {
        for (geometry::RealLine& part : partsOn(region, area, path)) {
            auto values = namesOf(name);
            values.emplace_back(rank);
            table.rows.push_back({std::move(values), geometry::shapeOfLine(std::move(part))});
        }
    };
    for (const TrunkRiver& river : region.plan->rivers) {
        add(bentRiver(region, river),
            nearestNamed(gazetteer, "river", river.path),
            river.halfWidthMetres > 90.0 ? 1 : 2);
    }
    for (const Stream& stream : region.relief.streams) {
        Path path;
        double largest = 0.0;
        for (std::size_t i = 0; i < stream.path.size(); ++i) {
            if (stream.catchment[i] >= riverCatchment) {
                path.push_back(stream.path[i]);
                largest = std::max(largest, stream.catchment[i]);
            }
        }
        add(path, nullptr, largest > 600.0 ? 3 : 4);
    }
    auto recipe = layerRecipe("river", "Rivers (demonstration)", landscape);
    std::string file = "river_" + lowered(landscape);
    if (landscape == "LKH") {
        // The Russian hydrographers deliver MapInfo, with names in their own letters alone.
        file += ".mif";
        recipe.names = {{}, {}, "name_ru", {}, "name_local"};
        exchange::MifOptions options;
        options.coordSys = "Earth Projection 1, 104";
        ECO_TRY(exchange::writeMif(folder / file, inRussian(table), options));
    } else {
        file += ".geojson";
        ECO_TRY(exchange::writeLayer(folder / file, table, crs::wgs84().toWkt2()));
    }
    return noteRecipe(
        std::move(recipe), file, static_cast<std::int64_t>(table.rows.size()), folder, delivered);
}

/// Least-cost ways over every second point of the elevation model.
class RoadMaker
{
public:
    explicit RoadMaker(const Region& region)
        : m_region{region}
        , m_height{region.relief.height}
        , m_columns{m_height.columns / 2}
        , m_rows{m_height.rows / 2}
        , m_open(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows))
    {
        for (int row = 0; row < m_rows; ++row) {
            for (int column = 0; column < m_columns; ++column) {
                const RealPoint bent = region.ground->bent(place(column, row));
                int lake = -1;
                m_open[index(column, row)] =
                    region.ground->coast(bent) > 0.0 && region.ground->shore(bent, lake) > 0.0 ? 1
                                                                                               : 0;
            }
        }
    }

    [[nodiscard]] Path between(RealPoint from, RealPoint to) const;

private:
    [[nodiscard]] RealPoint place(int column, int row) const
    {
        return m_height.centre(2 * column, 2 * row);
    }
    [[nodiscard]] std::size_t index(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] std::size_t indexOf(RealPoint local) const
    {
        const double step = 2.0 * m_height.cell;
        return index(
            std::clamp(static_cast<int>((local.x - m_height.west) / step + 0.5), 0, m_columns - 1),
            std::clamp(static_cast<int>((local.y - m_height.south) / step + 0.5), 0, m_rows - 1));
    }

    const Region& m_region;
    const Field& m_height;
    int m_columns;
    int m_rows;
    std::vector<std::uint8_t> m_open;
};

Path RoadMaker::between(RealPoint from, RealPoint to) const
{
    const std::size_t start = indexOf(from);
    const std::size_t goal = indexOf(to);
    std::vector<double> cost(m_open.size(), nothing);
    std::vector<std::int32_t> before(m_open.size(), -1);
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    cost[start] = 0.0;
    open.push({0.0, start});
    const auto columns = static_cast<std::size_t>(m_columns);
    while (!open.empty() && open.top().second != goal) {
        const auto [sum, k] = open.top();
        open.pop();
        if (sum > cost[k]) {
            continue;
        }
        const int column = static_cast<int>(k % columns);
        const int row = static_cast<int>(k / columns);
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                const int c = column + dx;
                const int r = row + dy;
                if ((dx == 0 && dy == 0) || c < 0 || r < 0 || c >= m_columns || r >= m_rows) {
                    continue;
                }
                const std::size_t q = index(c, r);
                const double rise =
                    std::abs(m_height.at(place(c, r)) - m_height.at(place(column, row)));
                const double next =
                    sum + std::hypot(dx, dy) * (1.0 + rise / 25.0) + (m_open[q] == 0 ? 40.0 : 0.0);
                if (next < cost[q]) {
                    cost[q] = next;
                    before[q] = static_cast<std::int32_t>(k);
                    open.push({next, q});
                }
            }
        }
    }
    Path path;
    for (auto k = static_cast<std::int32_t>(goal); k >= 0;
         k = before[static_cast<std::size_t>(k)]) {
        path.push_back(place(static_cast<int>(static_cast<std::size_t>(k) % columns),
                             static_cast<int>(static_cast<std::size_t>(k) / columns)));
    }
    path.front() = to;
    path.back() = from;
    // Corner cutting, twice: roads have no right angles.
    for (int round = 0; round < 2; ++round) {
        Path next{path.front()};
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            const auto mix = [&](double t) {
                return RealPoint{path[i].x + (path[i + 1].x - path[i].x) * t,
                                 path[i].y + (path[i + 1].y - path[i].y) * t};
            };
            next.push_back(mix(0.25));
            next.push_back(mix(0.75));
        }
        next.push_back(path.back());
        path = std::move(next);
    }
    return path;
}

struct RoadLink
{
    std::size_t from;
    std::size_t to;
    bool main;
};

/// The shortest tree over the settlements outside the masked side; the links of larger places are
/// main roads.
std::vector<RoadLink> roadTree(const std::vector<Town>& towns)
{
    std::vector<RoadLink> links;
    std::vector<bool> joined(towns.size(), false);
    if (!towns.empty()) {
        joined[0] = true;
    }
    while (true) {
        RoadLink best{0, 0, false};
        double nearest = nothing;
        for (std::size_t i = 0; i < towns.size(); ++i) {
            for (std::size_t j = 0; j < towns.size(); ++j) {
                if (!joined[i] || joined[j]) {
                    continue;
                }
                // A crossing costs a detour.
                const double distance = std::hypot(towns[i].centre.x - towns[j].centre.x,
                                                   towns[i].centre.y - towns[j].centre.y) *
                                        (towns[i].country == towns[j].country ? 1.0 : 2.2);
                if (distance < nearest) {
                    nearest = distance;
                    best = {i, j, towns[i].radius > 1000.0 && towns[j].radius > 1000.0};
                }
            }
        }
        if (nearest == nothing) {
            return links;
        }
        joined[best.to] = true;
        links.push_back(best);
    }
}

Result<> deliverRoads(const Region& region,
                      const habitat::Gazetteer& gazetteer,
                      const std::filesystem::path& folder,
                      Delivered& delivered)
{
    std::vector<Town> towns;
    for (const Town& town : region.site->towns()) {
        if (town.place->country != "KP") {
            towns.push_back(town);
        }
    }
    const RoadMaker maker{region};
    std::vector<std::pair<Path, bool>> roads;
    for (const RoadLink& link : roadTree(towns)) {
        roads.emplace_back(maker.between(towns[link.from].centre, towns[link.to].centre),
                           link.main);
    }
    for (std::size_t area = 0; area < region.plan->areas.size(); ++area) {
        const std::string& landscape = region.plan->areas[area].landscape;
        auto table = emptyTable("road", geometry::ShapeKind::Line, {textField("kind", 20)});
        for (const auto& [path, isMain] : roads) {
            for (geometry::RealLine& part : partsOn(region, area, path)) {
                auto values = namesOf(nearestNamed(gazetteer, "road", part));
                values.emplace_back(std::string{isMain ? "main" : "local"});
                table.rows.push_back({std::move(values), geometry::shapeOfLine(std::move(part))});
            }
        }
        if (table.rows.empty()) {
            continue;
        }
        const std::string stem = "road_" + lowered(landscape);
        exchange::ShapefileOptions options;
        options.cpg = "UTF-8";
        ECO_TRY(writeDated(folder / (stem + ".shp"), table, options, "EPSG:4326", "2024-01-01"));
        ECO_TRY(noteRecipe(layerRecipe("road", "Roads (demonstration)", landscape),
                           stem + ".shp",
                           static_cast<std::int64_t>(table.rows.size()),
                           folder,
                           delivered));
    }
    return {};
}

} // namespace

Result<> deliverNetworks(const Region& region,
                         const habitat::Gazetteer& gazetteer,
                         const std::filesystem::path& folder,
                         Delivered& delivered)
{
    for (std::size_t area = 0; area < region.plan->areas.size(); ++area) {
        ECO_TRY(deliverRivers(region, gazetteer, area, folder, delivered));
    }
    return deliverRoads(region, gazetteer, folder, delivered);
}

} // namespace ecotone::demo
