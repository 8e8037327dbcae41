#include "app/commands/command.h"
#include "app/commands/labelling_options.h"
#include "app/commands/project_argument.h"
#include "app/offscreen.h"
#include "app/picture_furniture.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/cartography/scene.h"
#include "core/crs/project_grid.h"
#include "core/layout/project_themes.h"
#include "ui/bridge/relief.h"
#include "ui/render/render_image.h"
#include "ui/render/text_measurer_qt.h"

#include <CLI/CLI.hpp>
#include <array>
#include <memory>

namespace ecotone::app {

namespace {

struct RenderOptions
{
    std::string project;
    std::string landscape;
    std::string box;
    std::string size = "1600x1000";
    std::string language;
    std::string theme = "habitat";
    std::string output;
    std::string edition;
    std::string hillshade;
    std::string names;
    bool codes = false;
    double azimuth = 315.0;
    double altitude = 45.0;
    double exaggeration = 1.0;
};

Result<std::array<double, 2>> sizeFrom(const std::string& text)
{
    const auto cross = text.find('x');
    const auto width = parseInteger(text.substr(0, cross));
    const auto height =
        cross == std::string::npos ? std::nullopt : parseInteger(text.substr(cross + 1));
    constexpr std::int64_t most = 20000;
    if (!width || !height || *width < 16 || *height < 16 || *width > most || *height > most) {
        return fail(ErrorCode::InvalidArgument,
                    "\"" + text + "\" is no size; say WIDTHxHEIGHT in pixels, 16 to 20000");
    }
    return std::array{static_cast<double>(*width), static_cast<double>(*height)};
}

Result<geometry::RealBox> boxFrom(const std::string& text)
{
    std::array<double, 4> side{};
    std::string_view rest = text;
    for (std::size_t i = 0; i < side.size(); ++i) {
        const auto comma = rest.find(',');
        const auto value = parseDouble(rest.substr(0, comma));
        if (!value || (comma == std::string_view::npos) != (i == 3)) {
            return fail(ErrorCode::InvalidArgument,
                        "\"" + text + "\" is no box; say WEST,SOUTH,EAST,NORTH in degrees");
        }
        side[i] = *value;
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    if (side[0] >= side[2] || side[1] >= side[3]) {
        return fail(ErrorCode::InvalidArgument, "the box \"" + text + "\" is empty");
    }
    return geometry::RealBox{side[0], side[1], side[2], side[3]};
}

Result<cartography::Viewport> viewportOf(const RenderOptions& options,
                                         const cartography::MapKnowledge& knowledge,
                                         store::ProjectFile& project)
{
    ECO_ASSIGN(const auto size, sizeFrom(options.size));
    if (!options.box.empty()) {
        ECO_ASSIGN(const geometry::RealBox box, boxFrom(options.box));
        return cartography::fittedLonLat(box, size[0], size[1]);
    }
    model::PatchFilter filter;
    if (!options.landscape.empty()) {
        const habitat::Landscape* landscape = knowledge.gazetteer.landscape(options.landscape);
        if (landscape == nullptr) {
            return fail(ErrorCode::NotFound,
                        "\"" + options.landscape + "\" is no landscape; `ecotone list` names them");
        }
        filter.landscape = options.landscape;
    }
    // The outline, not its box on the project plane: there the meridians lean.
    geometry::RealBox lonLat;
    ECO_ASSIGN(const auto extents, project.extents().list());
    for (const store::Extent& extent : extents) {
        if (!options.landscape.empty() && extent.landscape != options.landscape) {
            continue;
        }
        for (const geometry::Polygon& part : extent.outline) {
            for (const geometry::GridPoint& corner : part.outer) {
                const geometry::RealPoint point = crs::lonLatFromGrid(corner);
                lonLat.extend(point.x, point.y);
            }
        }
    }
    if (!lonLat.empty()) {
        return cartography::fittedLonLat(lonLat, size[0], size[1]);
    }
    ECO_ASSIGN(const geometry::Box bounds, project.patches().bounds(filter));
    if (bounds.empty()) {
        return fail(ErrorCode::NotFound, options.project + ": nothing is mapped there");
    }
    return cartography::fitted(bounds, size[0], size[1]);
}

Result<> draw(const Terminal& terminal, const RenderOptions& options)
{
    ECO_ASSIGN(const auto offscreen, Offscreen::start());
    ECO_ASSIGN(auto knowledge, cartography::MapKnowledge::load());
    ECO_ASSIGN(auto project, openForReading(terminal, options.project, options.edition));
    ECO_ASSIGN(const auto themes, layout::themesOf(*project));
    cartography::SceneRequest request;
    ECO_ASSIGN(request.viewport, viewportOf(options, knowledge, *project));
    ECO_ASSIGN(request.theme, themes.theme(options.theme));
    knowledge.style = themes.styled(knowledge.style, request.theme);
    ECO_ASSIGN(request.language, project->meta().language());
    if (!options.language.empty()) {
        ECO_ASSIGN(request.language, languageFromOption(options.language));
    }
    request.labelling = labellingOf(options.names, options.codes);
    request.internalLayers = false;
    request.form = cartography::HabitatForm::Pixels;
    ECO_ASSIGN(const bool demonstration, project->meta().isDemonstration());
    request.obstacles = furnitureBoxes(request.viewport, demonstration);
    if (options.hillshade.empty()) {
        request.relief = bridge::openReliefOf(*project);
    } else {
        cartography::ReliefSettings relief;
        relief.file = toUtf8(std::filesystem::absolute(pathFromUtf8(options.hillshade)));
        relief.azimuth = options.azimuth;
        relief.altitude = options.altitude;
        relief.exaggeration = options.exaggeration;
        ECO_ASSIGN(request.relief, bridge::openRelief(relief, project->path()));
    }
    const render::TextMeasurerQt measurer;
    ECO_ASSIGN(
        cartography::Scene scene,
        cartography::buildScene(*project, knowledge, request, measurer, terminal.progress()));
    addFurniture(scene.picture, request, knowledge, measurer, demonstration);
    ECO_ASSIGN(const QImage image, render::renderImage(scene.picture));
    ECO_ASSIGN(const std::string png, render::pngBytes(image));
    return writeFile(pathFromUtf8(options.output), png);
}

} // namespace

void addRender(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<RenderOptions>();
    auto* command = parser.add_subcommand("render", "Draw one picture of the map");
    command->add_option("project", options->project, "Project file")->required();
    auto* landscape =
        command->add_option("--landscape", options->landscape, "Landscape code, e.g. LBC");
    command->add_option("--bbox", options->box, "WEST,SOUTH,EAST,NORTH in degrees")
        ->excludes(landscape);
    command->add_option("--size", options->size, "WIDTHxHEIGHT in pixels");
    command->add_option("--language", options->language, "en, zh, ru, mn");
    command->add_option("--theme",
                        options->theme,
                        "habitat, cn_landuse, ru_vegetation, a theme of the project, "
                        "rating:SPECIES or protected_areas");
    command->add_option("-o,--output", options->output, "PNG file to write")->required();
    auto* hillshade = command->add_option(
        "--hillshade", options->hillshade, "Elevation model instead of the project's own");
    command
        ->add_option("--azimuth", options->azimuth, "Of the light, degrees clockwise from the top")
        ->needs(hillshade);
    command->add_option("--altitude", options->altitude, "Of the light, degrees above the horizon")
        ->needs(hillshade);
    command->add_option("--exaggeration", options->exaggeration, "Of heights")->needs(hillshade);
    addLabelling(*command, options->names, options->codes);
    command->add_option("--edition", options->edition, "A frozen state instead of the present");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = draw(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
