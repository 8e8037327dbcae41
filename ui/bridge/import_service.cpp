#include "ui/bridge/import_service.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/crs/datum.h"
#include "core/exchange/delivery.h"
#include "core/habitat/crosswalk.h"
#include "core/harmonise/pipeline.h"
#include "core/text/encoding.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <utility>

namespace ecotone::bridge {

namespace {

namespace fs = std::filesystem;

struct ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

/// Paths of a recipe, seen from another folder.
void moveTo(harmonise::Recipe& recipe, const fs::path& folder)
{
    const auto moved = [&](std::string& path) {
        if (path.empty()) {
            return;
        }
        std::error_code error;
        const auto absolute = fs::weakly_canonical(recipe.resolve(path), error);
        const auto relative = absolute.lexically_relative(fs::weakly_canonical(folder, error));
        path = ecotone::toUtf8(relative.empty() ? absolute : relative);
    };
    moved(recipe.file);
    moved(recipe.elevation);
    if (recipe.mask) {
        moved(recipe.mask->file);
    }
    recipe.folder = folder;
}

bool reads(const harmonise::Recipe& recipe, const fs::path& file, const std::string& layer)
{
    std::error_code error;
    return (recipe.layer.empty() || layer.empty() || recipe.layer == layer) &&
           fs::equivalent(recipe.sourcePath(), file, error);
}

/// A recipe beside the file, or one that the project keeps; for any layer when `layer` is empty.
std::optional<harmonise::Recipe>
knownRecipe(const fs::path& file, const std::string& layer, const fs::path& recipes)
{
    fs::path beside = file;
    beside.replace_extension(".toml");
    std::vector<fs::path> candidates{beside};
    std::error_code error;
    for (const auto& each : fs::directory_iterator{recipes, error}) {
        candidates.push_back(each.path());
    }
    std::sort(candidates.begin() + 1, candidates.end());
    for (const auto& path : candidates) {
        if (path.extension() != ".toml" || !fs::exists(path, error)) {
            continue;
        }
        auto recipe = harmonise::readRecipe(path);
        if (recipe && reads(*recipe, file, layer)) {
            return *std::move(recipe);
        }
    }
    return std::nullopt;
}

ImportEntry
suggestedEntry(const harmonise::FileReport& file, std::size_t layer, const fs::path& recipes)
{
    const auto path = pathFromUtf8(file.file);
    const auto& report = file.layers[layer];
    if (auto known = knownRecipe(path, report.name, recipes)) {
        auto entry = entryFor(file, layer, *std::move(known));
        entry.fromRecipe = true;
        entry.use = Use::BringIn;
        return entry;
    }
    auto entry =
        entryFor(file, layer, harmonise::suggestedRecipe(file, report, path.parent_path()));
    if (report.geometry == "none") {
        entry.use = Use::LeaveOut;
    } else if (entry.recipe.role == harmonise::Role::Habitat) {
        entry.use = Use::BringIn;
    } else {
        setUse(entry, Use::Show);
    }
    return entry;
}

harmonise::ProbeHints hintsOf(const harmonise::Recipe& recipe)
{
    return {recipe.country,
            recipe.crs,
            recipe.assume,
            recipe.controlPoints,
            recipe.offset,
            recipe.encoding};
}

/// One file; what an earlier import decided about it is a hint.
Result<> look(const fs::path& source,
              const std::optional<harmonise::ProbeHints>& hints,
              const fs::path& recipes,
              const Progress& progress,
              Delivery& delivery)
{
    const auto known = knownRecipe(source, {}, recipes);
    const auto best = hints ? *hints : known ? hintsOf(*known) : harmonise::ProbeHints{};
    progress.report(0.0, fileName(source));
    ECO_ASSIGN(auto reports, harmonise::probe(std::array{source}, best, progress));
    for (auto& report : reports) {
        delivery.files.push_back(std::move(report));
        const auto& file = delivery.files.back();
        for (std::size_t layer = 0; layer < file.layers.size(); ++layer) {
            delivery.entries.push_back(suggestedEntry(file, layer, recipes));
            delivery.entries.back().file = delivery.files.size() - 1;
        }
    }
    return {};
}

/// "forest.toml", or "forest-2.toml" where another source has taken the name.
fs::path freeRecipePath(const fs::path& folder, const harmonise::Recipe& recipe)
{
    std::string stem = ecotone::toUtf8(pathFromUtf8(recipe.file).stem());
    if (!recipe.layer.empty()) {
        stem += "-" + recipe.layer;
    }
    for (const char bad : {'/', '\\', ':'}) {
        std::ranges::replace(stem, bad, '_');
    }
    for (std::int64_t number = 1;; ++number) {
        const std::string name =
            number == 1 ? stem + ".toml" : stem + "-" + toText(number) + ".toml";
        fs::path path = folder / pathFromUtf8(name);
        std::error_code error;
        if (!fs::exists(path, error)) {
            return path;
        }
        const auto taken = harmonise::readRecipe(path);
        if (taken && reads(*taken, recipe.sourcePath(), recipe.layer)) {
            return path;
        }
    }
}

Result<> saveRecipes(std::vector<harmonise::Recipe> recipes, const fs::path& project)
{
    const auto folder = recipeFolder(project);
    ECO_TRY(makeFolder(folder));
    for (auto& recipe : recipes) {
        moveTo(recipe, folder);
        ECO_TRY(harmonise::writeRecipe(recipe, freeRecipePath(folder, recipe)));
    }
    return {};
}

} // namespace

void askProbe(StoreBridge& bridge,
              QObject* context,
              std::vector<fs::path> paths,
              std::optional<harmonise::ProbeHints> hints,
              Answer<Delivery> done)
{
    const fs::path recipes =
        bridge.hasProject() ? recipeFolder(toPath(bridge.summary().path)) : fs::path{};
    bridge.work<Delivery>(
        context,
        ImportWords::tr("Looking at the file"),
        [paths = std::move(paths), hints = std::move(hints), recipes](
            const Progress& progress) -> Result<Delivery> {
            Delivery delivery;
            const auto sources = exchange::sourcesIn(paths);
            for (std::size_t i = 0; i < sources.size(); ++i) {
                const double count = static_cast<double>(sources.size());
                const auto part = progress.part(static_cast<double>(i) / count,
                                                static_cast<double>(i + 1) / count);
                ECO_TRY(look(sources[i], hints, recipes, part, delivery));
            }
            return delivery;
        },
        std::move(done));
}

void runImport(StoreBridge& bridge,
               QObject* context,
               std::vector<harmonise::Recipe> recipes,
               Answer<Imported> done)
{
    harmonise::HarmoniseOptions options;
    options.author = bridge.author();
    options.language = currentLanguage();
    bridge.workOnFile<Imported>(
        context,
        ImportWords::tr("Bringing the file into the map"),
        [recipes = std::move(recipes), options](const fs::path& path,
                                                const Progress& progress) -> Result<Imported> {
            Imported imported;
            ECO_ASSIGN(imported.report, harmonise::harmonise(recipes, path, options, progress));
            if (auto saved = saveRecipes(recipes, path); !saved) {
                imported.recipesNotSaved = std::move(saved).error();
            }
            return imported;
        },
        std::move(done));
}

fs::path recipeFolder(const fs::path& project)
{
    fs::path folder = project;
    return folder.replace_extension(".recipes");
}

QStringList encodingNames()
{
    QStringList names;
    for (const auto encoding : {text::Encoding::Utf8,
                                text::Encoding::Gb18030,
                                text::Encoding::Big5,
                                text::Encoding::Cp1251,
                                text::Encoding::Cp1251Mongolian,
                                text::Encoding::Cp866,
                                text::Encoding::Koi8R,
                                text::Encoding::Iso8859_5,
                                text::Encoding::Cp1252,
                                text::Encoding::Cp437}) {
        names.append(fromUtf8(text::name(encoding)));
    }
    return names;
}

std::vector<std::string> schemeNames()
{
    auto schemes = habitat::crosswalkSchemes();
    std::erase_if(schemes,
                  [](const std::string& scheme) { return scheme.ends_with("_tree_species"); });
    return schemes;
}

QString schemeTitle(const std::string& scheme)
{
    static constexpr std::array titles{
        std::pair{"cn_forest_dilei", QT_TRANSLATE_NOOP("ImportWords", "Chinese forest inventory")},
        std::pair{"cn_gbt21010_2017",
                  QT_TRANSLATE_NOOP("ImportWords", "Chinese land use, GB/T 21010-2017")},
        std::pair{"cn_landsea_2023",
                  QT_TRANSLATE_NOOP("ImportWords", "Chinese land and sea use, 2023")},
        std::pair{"cn_vegmap_1m",
                  QT_TRANSLATE_NOOP("ImportWords", "Vegetation map of China, 1:1,000,000")},
        std::pair{"ru_forest_land_category",
                  QT_TRANSLATE_NOOP("ImportWords", "Russian forest inventory")},
        std::pair{"ru_vegmap", QT_TRANSLATE_NOOP("ImportWords", "Russian vegetation map")},
        std::pair{"mn_landuse", QT_TRANSLATE_NOOP("ImportWords", "Mongolian land use")},
        std::pair{"mn_land_fund", QT_TRANSLATE_NOOP("ImportWords", "Mongolian land fund")},
        std::pair{"mn_ecosystem", QT_TRANSLATE_NOOP("ImportWords", "Ecosystems of Mongolia")},
    };
    for (const auto& [name, title] : titles) {
        if (scheme == name) {
            return ImportWords::tr(title);
        }
    }
    return fromUtf8(scheme);
}

QStringList datumNames()
{
    QStringList names;
    for (const auto datum : {crs::Datum::Wgs84,
                             crs::Datum::Cgcs2000,
                             crs::Datum::Pulkovo1942,
                             crs::Datum::Pulkovo1995,
                             crs::Datum::Gsk2011,
                             crs::Datum::Beijing1954,
                             crs::Datum::Monref97}) {
        names.append(fromUtf8(crs::name(datum)));
    }
    return names;
}

} // namespace ecotone::bridge
