#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/crs/transform.h"
#include "core/demo/national.h"
#include "core/demo/region.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::demo {

/// What a delivered row really is; odd ones cannot be read back to it.
struct PatchTruth
{
    std::string file; ///< Without folder.
    std::string id;
    std::string classCode;
    bool odd = false;
};

/// Rows spoilt on purpose.
struct Oddities
{
    std::int64_t unmapped = 0;
    std::int64_t restricted = 0;
    std::int64_t emptyNames = 0;
    std::int64_t invalid = 0; ///< Bow-ties.

    Oddities& operator+=(const Oddities& other);
};

struct DeliveredFile
{
    std::string file;   ///< Without folder.
    std::string recipe; ///< Without folder; empty for files no recipe names.
    std::int64_t rows = 0;
};

/// Everything written so far.
struct Delivered
{
    std::vector<DeliveredFile> files;
    std::vector<PatchTruth> truths;
    Oddities odd;
};

/// Writes one region's habitat: the forms of each side, the sea and the mask, and the reference
/// lines between the sides.
[[nodiscard]] Result<> deliverHabitat(const Region& region,
                                      std::uint64_t seed,
                                      const std::filesystem::path& folder,
                                      Delivered& delivered);

/// The region's elevation model, one GeoTIFF a mapped area: "dem_lbc.tif".
[[nodiscard]] Result<>
deliverElevation(const Region& region, const std::filesystem::path& folder, Delivered& delivered);

/// Rivers and roads of the region.
[[nodiscard]] Result<> deliverNetworks(const Region& region,
                                       const habitat::Gazetteer& gazetteer,
                                       const std::filesystem::path& folder,
                                       Delivered& delivered);

/// Protected areas, zones, corridors, proposals and places of all landscapes.
[[nodiscard]] Result<> deliverGazetteer(const habitat::Gazetteer& gazetteer,
                                        const std::filesystem::path& folder,
                                        Delivered& delivered);

// Helpers of the writers.

/// From metres of the project plane to a national system.
[[nodiscard]] Result<crs::Transform>
nationalTransform(std::string_view crs, std::string_view country, const geometry::RealBox& lonLat);
/// ESRI WKT as such deliveries carry it, with the names of the trade.
[[nodiscard]] Result<std::string> prjText(std::string_view crs);
/// A shapefile whose table carries the date of its survey ("2023-12-31") instead of the day on
/// which it was made up, so that the same seed gives the same bytes on every day.
[[nodiscard]] Result<> writeDated(const std::filesystem::path& path,
                                  const exchange::WriteTable& table,
                                  exchange::ShapefileOptions options,
                                  std::string_view crs,
                                  std::string_view date);
/// Writes the recipe beside its file and notes both.
[[nodiscard]] Result<> noteRecipe(harmonise::Recipe recipe,
                                  const std::string& file,
                                  std::int64_t rows,
                                  const std::filesystem::path& folder,
                                  Delivered& delivered);
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace ecotone::demo
