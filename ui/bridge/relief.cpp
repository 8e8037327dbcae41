#include "ui/bridge/relief.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/crs/transform.h"
#include "core/exchange/backdrop.h"
#include "core/store/project_file.h"
#include "ui/bridge/imagery_crs.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace ecotone::bridge {
namespace {

constexpr const char* kind = "relief";
constexpr const char* theOnly = "hillshade";

class RasterRelief final : public cartography::ReliefSource
{
public:
    RasterRelief(cartography::ReliefSettings settings,
                 std::unique_ptr<exchange::BackdropReader> reader,
                 crs::Transform toProject)
        : m_settings{std::move(settings)}
        , m_reader{std::move(reader)}
        , m_toProject{std::move(toProject)}
    {
    }

    [[nodiscard]] const cartography::ReliefSettings& settings() const override
    {
        return m_settings;
    }
    [[nodiscard]] Result<cartography::Heights> heights(const cartography::Viewport& view,
                                                       double resolution) override
    {
        cartography::Heights heights;
        heights.width = static_cast<int>(std::ceil(view.width * resolution)) + 2;
        heights.height = static_cast<int>(std::ceil(view.height * resolution)) + 2;
        heights.cell = view.metresPerPixel / resolution;
        // The middle of the first pixel outside the picture's corner.
        const double half = 0.5 / resolution;
        const auto at = [&](double x, double y) { return view.toMetres({x, y}); };
        const geometry::RealPoint corner = at(-half, -half);
        const geometry::RealPoint right = at(half, -half);
        const geometry::RealPoint down = at(-half, half);
        ECO_ASSIGN(heights.values,
                   m_reader->readNumbers(corner,
                                         {right.x - corner.x, right.y - corner.y},
                                         {down.x - corner.x, down.y - corner.y},
                                         heights.width,
                                         heights.height,
                                         [this](std::span<geometry::RealPoint> points) {
                                             return m_toProject.applyInverse(points);
                                         }));
        return heights;
    }

private:
    cartography::ReliefSettings m_settings;
    std::unique_ptr<exchange::BackdropReader> m_reader;
    crs::Transform m_toProject;
};

bool within(double value, double low, double high)
{
    return value >= low && value <= high; // False for NaN.
}

Result<> checked(const cartography::ReliefSettings& relief)
{
    if (!within(relief.azimuth, 0.0, 360.0) || !within(relief.altitude, 1.0, 90.0) ||
        !within(relief.exaggeration, 0.1, 20.0) || !within(relief.opacity, 0.0, 1.0) ||
        !within(relief.classOpacity, 0.0, 1.0)) {
        return fail(ErrorCode::InvalidArgument,
                    "hillshade: azimuth 0 to 360, altitude 1 to 90, exaggeration 0.1 to 20, "
                    "opacity 0 to 1");
    }
    return {};
}

} // namespace

Result<std::optional<cartography::ReliefSettings>> reliefOf(store::ProjectFile& project)
{
    const auto document = project.documents().get(kind, theOnly);
    if (!document) {
        if (document.error().code == ErrorCode::NotFound) {
            return std::optional<cartography::ReliefSettings>{};
        }
        return tl::unexpected(document.error());
    }
    const auto json = nlohmann::json::parse(document->json, nullptr, false);
    if (!json.is_object() || !json.contains("file") || !json["file"].is_string()) {
        return fail(ErrorCode::FileDamaged, "the project's hillshade names no file");
    }
    cartography::ReliefSettings relief;
    relief.file = json["file"].get<std::string>();
    const auto read = [&json](const char* key, double& value) {
        if (const auto found = json.find(key); found != json.end() && found->is_number()) {
            value = found->get<double>();
        }
    };
    read("azimuth", relief.azimuth);
    read("altitude", relief.altitude);
    read("exaggeration", relief.exaggeration);
    read("opacity", relief.opacity);
    read("class_opacity", relief.classOpacity);
    if (const auto found = json.find("many_sided"); found != json.end() && found->is_boolean()) {
        relief.manySided = found->get<bool>();
    }
    ECO_TRY(checked(relief));
    return std::optional{relief};
}

Result<model::HistoryEntry> keepRelief(store::ProjectFile& project,
                                       const model::Author& author,
                                       const std::optional<cartography::ReliefSettings>& relief)
{
    model::EntryHeader header;
    header.kind = "hillshade";
    header.scope = model::Scope::Layout;
    header.author = author;
    header.reason = relief ? relief->file : std::string{};
    ECO_ASSIGN(auto recording, project.history().begin(header));
    if (relief) {
        ECO_TRY(checked(*relief));
        const nlohmann::ordered_json json{{"file", relief->file},
                                          {"azimuth", relief->azimuth},
                                          {"altitude", relief->altitude},
                                          {"exaggeration", relief->exaggeration},
                                          {"many_sided", relief->manySided},
                                          {"opacity", relief->opacity},
                                          {"class_opacity", relief->classOpacity}};
        ECO_TRY(project.documents().put({0, kind, theOnly, 1, json.dump()}));
    } else {
        ECO_TRY(project.documents().erase(kind, theOnly));
    }
    return recording.commit();
}

Result<std::shared_ptr<cartography::ReliefSource>>
openRelief(const cartography::ReliefSettings& settings, const std::filesystem::path& project)
{
    ECO_TRY(checked(settings));
    // A whole path replaces the folder.
    const std::filesystem::path file = project.parent_path() / pathFromUtf8(settings.file);
    ECO_ASSIGN(auto reader, exchange::BackdropReader::open(file));
    ECO_ASSIGN(auto toProject, imageryToProject(*reader));
    return std::make_shared<RasterRelief>(settings, std::move(reader), std::move(toProject));
}

Result<bool> tryRelief(store::ProjectFile& project, const cartography::ReliefSettings& settings)
{
    ECO_TRY(openRelief(settings, project.path()));
    return true;
}

std::shared_ptr<cartography::ReliefSource> openReliefOf(store::ProjectFile& project)
{
    const auto kept = reliefOf(project);
    if (!kept || !*kept) {
        return nullptr;
    }
    auto opened = openRelief(**kept, project.path());
    if (!opened) {
        log::warning("the map is drawn without hillshade: " + opened.error().detail);
        return nullptr;
    }
    return *std::move(opened);
}

} // namespace ecotone::bridge
