#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/demo/delivery.h"
#include "core/harmonise/reading_report.h"
#include "core/model/history.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ecotone::demo {

inline constexpr std::uint64_t defaultSeed = 2026;
/// The project that the demonstration becomes, in its folder.
inline constexpr const char* projectFileName = "land-of-big-cats.gpkg";

struct DemoOptions
{
    std::uint64_t seed = defaultSeed;
    /// Multiplies the number of patches: 1 gives about 20,000 in the Land of Big Cats and 4,000
    /// in each other landscape. 0.01 to 4.
    double scale = 1.0;
    /// Codes of regionPlans(); empty: all.
    std::vector<std::string> regions;
};

/// Patches of one side of one landscape, as made up.
struct SideCount
{
    std::string landscape;
    std::string country;
    std::int64_t patches = 0;
    double squareKilometres = 0.0;
};

struct DemoReport
{
    std::vector<std::filesystem::path> recipes; ///< In the order to run them.
    std::vector<SideCount> sides;
    Delivered delivered;
};

/// Writes believable national deliveries of all five landscapes into a folder, which is made when
/// missing: shapefiles of each side in its own scheme, datum and encoding, elevation models,
/// rivers, roads, protected areas, zones, corridors, places and reference lines, and a recipe for
/// each. The same seed gives the same bytes. Nothing in it is a survey of anything.
///
/// Fails with InvalidArgument for a scale out of range, and with FileUnwritable or DiskFull.
[[nodiscard]] Result<DemoReport> writeDemo(const std::filesystem::path& folder,
                                           const DemoOptions& options = {},
                                           const Progress& progress = {});

struct DemoProject
{
    DemoReport demo;
    harmonise::HarmoniseReport harmonised;
    std::filesystem::path project;
};
/// writeDemo, then the recipes into `folder`/land-of-big-cats.gpkg, which says of itself that it is
/// a demonstration. An older project of that name in the folder is replaced.
[[nodiscard]] Result<DemoProject> makeDemoProject(const std::filesystem::path& folder,
                                                  const DemoOptions& options = {},
                                                  const Progress& progress = {});

} // namespace ecotone::demo
