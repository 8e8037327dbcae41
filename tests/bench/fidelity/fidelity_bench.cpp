/// bench_fidelity [FOLDER]: the sheets of tests/fixtures/sheets as projects with the styles stored
/// in them, drawn by Ecotone and by QGIS at 192 dots an inch; prints the share of pixels that
/// differ (see tests/support/picture_difference.h). FOLDER keeps projects and pictures.

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/cartography/qml.h"
#include "core/store/project_file.h"
#include "tests/support/picture_difference.h"
#include "tests/support/sheet.h"
#include "ui/render/render_image.h"
#include "ui/render/text_measurer_qt.h"

#include <QGuiApplication>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace ecotone;
using tests::Sheet;
namespace fs = std::filesystem;

constexpr double ratio = 2.0;
constexpr double dotsPerInch = 96.0 * ratio;

model::EntryHeader header(model::Scope scope)
{
    model::EntryHeader made;
    made.kind = "import";
    made.scope = scope;
    made.author = {"Bench", "Ecotone", ""};
    return made;
}

Result<> copyPatches(const Sheet& sheet, store::ProjectFile& project)
{
    std::vector<model::Patch> patches;
    std::vector<model::PatchId> ids;
    ECO_TRY(sheet.map->visitPatches({}, [&](const model::PatchView& patch) {
        ids.push_back(patch.id);
        return true;
    }));
    for (const model::PatchId id : ids) {
        ECO_ASSIGN(model::Patch patch, sheet.map->patch(id));
        patch.attributes.landscape = "LBC";
        patches.push_back(std::move(patch));
    }
    ECO_ASSIGN(auto recording, project.history().begin(header(model::Scope::Map)));
    ECO_TRY(project.patches().insert(patches));
    ECO_TRY(recording.commit());
    return {};
}

/// Columns the rows fill and a new project has not.
Result<> addFields(const std::string& name,
                   const std::vector<model::Feature>& rows,
                   store::ProjectFile& project)
{
    ECO_ASSIGN(model::Layer layer, project.layerRows().layer(name));
    for (const model::Feature& row : rows) {
        for (const auto& [key, value] : row.values) {
            if (std::ranges::none_of(layer.fields, [&key = key](const model::Field& field) {
                    return field.name == key;
                })) {
                layer.fields.push_back({key, model::FieldType::Text, {}});
            }
        }
    }
    return project.layerRows().ensureLayer(layer);
}

Result<> copyFeatures(const Sheet& sheet, store::ProjectFile& project)
{
    ECO_ASSIGN(const auto layers, sheet.map->layers());
    for (const model::Layer& layer : layers) {
        std::vector<model::Feature> rows;
        ECO_TRY(sheet.map->visitFeatures(layer.name, {}, [&](const model::Feature& row) {
            rows.push_back(row);
            return true;
        }));
        const auto scope = layer.name == "proposal" ? model::Scope::Proposal : model::Scope::Map;
        ECO_ASSIGN(auto recording, project.history().begin(header(scope)));
        ECO_TRY(addFields(layer.name, rows, project));
        ECO_TRY(project.layerRows().insert(layer.name, rows));
        ECO_TRY(recording.commit());
    }
    return {};
}

Result<>
writeProject(const Sheet& sheet, const cartography::MapKnowledge& knowledge, const fs::path& path)
{
    ECO_ASSIGN(auto project, store::ProjectFile::create(path, {.demonstration = true}));
    ECO_TRY(copyPatches(sheet, *project));
    ECO_TRY(copyFeatures(sheet, *project));
    ECO_ASSIGN(auto recording, project->history().begin(header(model::Scope::Layout)));
    const Language language = sheet.request.language;
    const auto habitat = cartography::habitatStyle(knowledge, language);
    ECO_TRY(
        project->documents().setLayerStyles("habitat", {{"Ecotone", habitat.qml, habitat.sld}}));
    ECO_ASSIGN(const auto layers, project->layerRows().list());
    for (const model::Layer& layer : layers) {
        const auto style = cartography::layerStyle(layer, knowledge, language);
        ECO_TRY(
            project->documents().setLayerStyles(layer.name, {{"Ecotone", style.qml, style.sld}}));
    }
    ECO_TRY(recording.commit());
    ECO_TRY(project->finish());
    return project->close();
}

std::string viewOf(const Sheet& sheet, const QImage& screen, cartography::Color land)
{
    const auto view = sheet.viewport(cartography::pixelsPerMillimetre);
    // Whole pixels, from the upper left corner on.
    const double metres = view.metresPerPixel / ratio;
    const auto corner = view.toMetres({0.0, 0.0});
    std::string text;
    for (const double number : {corner.x,
                                corner.y - screen.height() * metres,
                                corner.x + screen.width() * metres,
                                corner.y,
                                1.0 * screen.width(),
                                1.0 * screen.height(),
                                dotsPerInch}) {
        text += toText(number, 4) + " ";
    }
    text += land.hex() + "\n";
    if (sheet.request.habitatOpacity < 1.0) {
        text += "opacity habitat " + toText(sheet.request.habitatOpacity, 3) + "\n";
    }
    for (const auto& [layer, share] : sheet.request.layerOpacity) {
        text += "opacity " + layer + " " + toText(share, 3) + "\n";
    }
    return text;
}

Result<QImage> onScreen(const Sheet& sheet, const cartography::MapKnowledge& knowledge)
{
    cartography::SceneRequest request = sheet.request;
    request.viewport = sheet.viewport(cartography::pixelsPerMillimetre);
    request.viewport.devicePixelRatio = ratio;
    request.form = cartography::HabitatForm::Pixels;
    const render::TextMeasurerQt measurer;
    ECO_ASSIGN(const auto scene, cartography::buildScene(*sheet.map, knowledge, request, measurer));
    return render::renderImage(scene.picture, ratio);
}

Result<int> compareAll(const fs::path& folder)
{
    ECO_ASSIGN(const auto knowledge, cartography::MapKnowledge::load());
    ECO_ASSIGN(const auto sheets, tests::everySheet());
    const auto beside = [&](std::size_t number, const std::string& ending) {
        const std::string name = (number < 9 ? "0" : "") + std::to_string(number + 1);
        return folder / (name + ending);
    };
    std::vector<QImage> screens;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        std::error_code ignored;
        fs::remove(beside(i, ".gpkg"), ignored);
        ECO_TRY(writeProject(sheets[i], knowledge, beside(i, ".gpkg")));
        ECO_ASSIGN(QImage screen, onScreen(sheets[i], knowledge));
        screen.setDevicePixelRatio(1.0);
        ECO_TRY(writeFile(beside(i, ".view"), viewOf(sheets[i], screen, knowledge.style.land)));
        screen.save(QString::fromStdString(toUtf8(beside(i, ".ecotone.png"))));
        screens.push_back(std::move(screen));
    }
    ECO_ASSIGN(const auto child,
               platform::runChild(ECOTONE_SOURCE_DIR "/tests/bench/fidelity/draw_in_qgis",
                                  {toUtf8(folder)}));
    if (child.exitCode != 0) {
        std::printf("skipped: %s\n", child.errors.c_str());
        return 0;
    }
    int over = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const QImage drawn{QString::fromStdString(toUtf8(beside(i, ".qgis.png")))};
        QImage marked;
        const double share = tests::differingPixels(screens[i], drawn, &marked);
        marked.save(QString::fromStdString(toUtf8(beside(i, ".difference.png"))));
        std::printf("%02zu %-55s %7.3f %%\n", i + 1, sheets[i].name.c_str(), share);
        over += share < 2.0 ? 0 : 1;
    }
    std::printf("%d of %zu sheets differ in 2 %% of their pixels or more\n", over, sheets.size());
    return over;
}

} // namespace

int main(int argc, char** argv)
{
    setenv("QT_QPA_PLATFORM", "offscreen", 0);
    const QGuiApplication application{argc, argv};
    const fs::path folder = argc > 1 ? fs::path{argv[1]} : platform::makeTemporaryFolder().value();
    if (!makeFolder(folder)) {
        return 2;
    }
    const auto over = compareAll(folder);
    if (!over) {
        std::printf("%s\n", over.error().detail.c_str());
        return 2;
    }
    return 0;
}
