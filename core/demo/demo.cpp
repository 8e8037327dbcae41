#include "core/demo/demo.h"

#include "core/base/file.h"
#include "core/geometry/area.h"
#include "core/harmonise/pipeline.h"

#include <algorithm>
#include <map>
#include <system_error>

namespace ecotone::demo {

namespace {

void countSides(const Region& region, std::vector<SideCount>& sides)
{
    std::map<std::pair<int, int>, SideCount> counts;
    std::map<std::pair<int, int>, geometry::Area> areas;
    for (std::size_t i = 0; i < region.mosaic.patches.size(); ++i) {
        const Side side = region.mosaic.patches[i].side;
        SideCount& count = counts[{side.area, side.country}];
        count.landscape = region.plan->areas[static_cast<std::size_t>(side.area)].landscape;
        count.country = region.ground->countryCode(side.country);
        ++count.patches;
        areas[{side.area, side.country}] +=
            geometry::areaOf(region.mosaic.outline(static_cast<std::int32_t>(i)));
    }
    for (auto& [key, count] : counts) {
        count.squareKilometres = areas[key].squareKilometres();
        sides.push_back(count);
    }
}

bool isWanted(const RegionPlan& plan, const std::vector<std::string>& regions)
{
    return regions.empty() || std::ranges::find(regions, plan.code) != regions.end();
}

} // namespace

Result<DemoReport>
writeDemo(const std::filesystem::path& folder, const DemoOptions& options, const Progress& progress)
{
    if (!(options.scale >= 0.01 && options.scale <= 4.0)) {
        return fail(ErrorCode::InvalidArgument, "the scale of the demonstration must be 0.01 to 4");
    }
    ECO_TRY(makeFolder(folder));
    ECO_ASSIGN(const auto gazetteer, habitat::Gazetteer::load());
    DemoReport report;
    const auto& plans = regionPlans();
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (!isWanted(plans[i], options.regions)) {
            continue;
        }
        const double from = static_cast<double>(i) / static_cast<double>(plans.size());
        progress.report(from, "shaping " + plans[i].code);
        ECO_TRY(progress.check());
        const Region region = makeRegion(plans[i], gazetteer, options.scale, options.seed);
        countSides(region, report.sides);
        progress.report(from + 0.12, "writing " + plans[i].code);
        ECO_TRY(progress.check());
        ECO_TRY(deliverElevation(region, folder, report.delivered));
        ECO_TRY(deliverHabitat(region, options.seed, folder, report.delivered));
        ECO_TRY(deliverNetworks(region, gazetteer, folder, report.delivered));
    }
    ECO_TRY(deliverGazetteer(gazetteer, folder, report.delivered));
    for (const DeliveredFile& file : report.delivered.files) {
        if (!file.recipe.empty()) {
            report.recipes.push_back(folder / file.recipe);
        }
    }
    progress.report(1.0, "demonstration written");
    return report;
}

Result<DemoProject> makeDemoProject(const std::filesystem::path& folder,
                                    const DemoOptions& options,
                                    const Progress& progress)
{
    DemoProject made;
    ECO_ASSIGN(made.demo, writeDemo(folder, options, progress.part(0.0, 0.2)));
    made.project = folder / projectFileName;
    std::error_code ignored;
    std::filesystem::remove(made.project, ignored);
    std::vector<harmonise::Recipe> recipes;
    for (const std::filesystem::path& path : made.demo.recipes) {
        ECO_ASSIGN(auto recipe, harmonise::readRecipe(path));
        recipes.push_back(std::move(recipe));
    }
    harmonise::HarmoniseOptions wanted;
    wanted.author = {"Ecotone demonstration", {}, {}};
    wanted.title = "Land of Big Cats (demonstration)";
    wanted.demonstration = true;
    ECO_ASSIGN(made.harmonised,
               harmonise::harmonise(recipes, made.project, wanted, progress.part(0.2, 1.0)));
    return made;
}

} // namespace ecotone::demo
