#include "core/demo/delivery.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/raster.h"

#include <algorithm>
#include <cmath>

namespace ecotone::demo {

std::string lowered(std::string_view text)
{
    std::string result{text};
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return result;
}

Result<crs::Transform>
nationalTransform(std::string_view crs, std::string_view country, const geometry::RealBox& lonLat)
{
    ECO_ASSIGN(const auto system, crs::Crs::fromUserInput(crs));
    ECO_ASSIGN(const auto operation, crs::operationFor(system, lonLat, country));
    return crs::Transform::toProject(system, operation);
}

Result<std::string> prjText(std::string_view crs)
{
    ECO_ASSIGN(const auto system, crs::Crs::fromUserInput(crs));
    return system.toEsriWkt();
}

Result<> writeDated(const std::filesystem::path& path,
                    const exchange::WriteTable& table,
                    exchange::ShapefileOptions options,
                    std::string_view crs,
                    std::string_view date)
{
    ECO_ASSIGN(options.prj, prjText(crs));
    ECO_TRY(exchange::writeShapefile(path, table, options));
    auto dbf = path;
    dbf.replace_extension(".dbf");
    ECO_ASSIGN(auto bytes, readFile(dbf));
    // Bytes 1 to 3 of a .dbf: years since 1900, month, day.
    constexpr int firstYear = 1900;
    const auto part = [date](std::size_t from, std::size_t count) {
        return static_cast<int>(parseInteger(date.substr(from, count)).value_or(1));
    };
    bytes[1] = static_cast<char>(part(0, 4) - firstYear);
    bytes[2] = static_cast<char>(part(5, 2));
    bytes[3] = static_cast<char>(part(8, 2));
    return writeFile(dbf, bytes);
}

Result<> noteRecipe(harmonise::Recipe recipe,
                    const std::string& file,
                    std::int64_t rows,
                    const std::filesystem::path& folder,
                    Delivered& delivered)
{
    const std::string stem = file.substr(0, file.rfind('.'));
    recipe.file = file;
    recipe.licence = "CC0-1.0";
    const std::string name = stem + ".toml";
    ECO_TRY(harmonise::writeRecipe(recipe, folder / name));
    delivered.files.push_back({file, name, rows});
    return {};
}

Result<>
deliverElevation(const Region& region, const std::filesystem::path& folder, Delivered& delivered)
{
    constexpr double cell = 500.0;
    constexpr double margin = 4000.0;
    constexpr double nothing = -9999.0;
    for (const MappedArea& area : region.plan->areas) {
        const geometry::RealBox& km = area.kilometres;
        const geometry::RealBox local =
            geometry::RealBox{km.minX * 1e3, km.minY * 1e3, km.maxX * 1e3, km.maxY * 1e3}.grown(
                margin);
        geometry::RealBox box;
        for (const RealPoint corner : {RealPoint{local.minX, local.minY},
                                       RealPoint{local.maxX, local.minY},
                                       RealPoint{local.minX, local.maxY},
                                       RealPoint{local.maxX, local.maxY}}) {
            const RealPoint metres = region.ground->frame().toProject(corner);
            box.extend(metres.x, metres.y);
        }
        const double west = std::floor(box.minX / cell) * cell;
        const double north = std::ceil(box.maxY / cell) * cell;
        exchange::Grid grid;
        grid.width = static_cast<int>(std::ceil((box.maxX - west) / cell));
        grid.height = static_cast<int>(std::ceil((north - box.minY) / cell));
        grid.transform = {west, cell, 0.0, north, 0.0, -cell};
        grid.crs.kind = exchange::CrsStatement::Kind::Wkt;
        grid.crs.text = crs::projectCrs().toWkt2();
        grid.noData = nothing;
        grid.values.reserve(static_cast<std::size_t>(grid.width) *
                            static_cast<std::size_t>(grid.height));
        for (int row = 0; row < grid.height; ++row) {
            for (int column = 0; column < grid.width; ++column) {
                const RealPoint place = region.ground->frame().toLocal(
                    {west + (column + 0.5) * cell, north - (row + 0.5) * cell});
                grid.values.push_back(local.contains(place.x, place.y)
                                          ? std::round(region.relief.height.at(place))
                                          : nothing);
            }
        }
        const std::string file = "dem_" + lowered(area.landscape) + ".tif";
        ECO_TRY(exchange::writeGrid(folder / file, grid, exchange::CellType::Int16));
        delivered.files.push_back({file, {}, 0});
    }
    return {};
}

} // namespace ecotone::demo
