#include "ui/bridge/import_service.h"

#include "core/base/file.h"
#include "core/harmonise/pipeline.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace ecotone::bridge {

namespace {

struct ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

} // namespace

void askProbe(StoreBridge& bridge,
              QObject* context,
              std::vector<std::filesystem::path> files,
              harmonise::ProbeHints hints,
              Answer<std::vector<harmonise::FileReport>> done)
{
    using Reports = std::vector<harmonise::FileReport>;
    bridge.work<Reports>(
        context,
        ImportWords::tr("Looking at the file"),
        [files = std::move(files), hints = std::move(hints)](const Progress& progress) {
            return harmonise::probe(files, hints, progress);
        },
        std::move(done));
}

harmonise::Recipe recipeFor(const harmonise::FileReport& file, const harmonise::LayerReport& layer)
{
    return harmonise::suggestedRecipe(file, layer, pathFromUtf8(file.file).parent_path());
}

void runImport(StoreBridge& bridge,
               QObject* context,
               std::vector<harmonise::Recipe> recipes,
               Answer<harmonise::HarmoniseReport> done)
{
    harmonise::HarmoniseOptions options;
    options.author = bridge.author();
    options.language = currentLanguage();
    bridge.workOnFile<harmonise::HarmoniseReport>(
        context,
        ImportWords::tr("Bringing the file into the map"),
        [recipes = std::move(recipes), options](const std::filesystem::path& path,
                                                const Progress& progress) {
            return harmonise::harmonise(recipes, path, options, progress);
        },
        std::move(done));
}

QString reportPage(const std::vector<harmonise::FileReport>& files)
{
    return fromUtf8(harmonise::probePage(files, currentLanguage()));
}

} // namespace ecotone::bridge
