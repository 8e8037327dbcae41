#include "core/report/boundary.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/geometry/overlay.h"
#include "core/geometry/wkb.h"
#include "core/habitat/gazetteer.h"
#include "core/plan/boundary_file.h"
#include "core/report/area_table.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <vector>

namespace ecotone::report {

namespace {

/// Layers whose features may be named, the most specific first.
constexpr std::array<std::string_view, 5> namedLayers{
    "proposal", "protected_area", "zone", "corridor", "admin"};

struct Match
{
    std::string layer;
    model::Feature feature;
};

/// ASCII case does not matter; other scripts are compared as they are.
std::string folded(std::string_view text)
{
    std::string result{trimmed(text)};
    for (auto& letter : result) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

bool isNamed(std::string_view layer, const model::Feature& feature, const std::string& wanted)
{
    const auto id = ecotone::toText(feature.id);
    if (wanted == std::string{layer} + ":" + id || (layer == "proposal" && wanted == id)) {
        return true;
    }
    const auto same = [&wanted](const std::string& text) {
        return !text.empty() && folded(text) == wanted;
    };
    return same(feature.text("code")) || same(feature.localName) ||
           std::any_of(feature.names.text.begin(), feature.names.text.end(), same);
}

Result<std::vector<Match>> matches(model::MapReader& map, const std::string& wanted)
{
    std::vector<Match> found;
    ECO_ASSIGN(const auto layers, map.layers());
    for (const auto name : namedLayers) {
        const bool known = std::any_of(
            layers.begin(), layers.end(), [name](const auto& one) { return one.name == name; });
        if (!known) {
            continue;
        }
        ECO_TRY(map.visitFeatures(std::string{name}, {}, [&](const model::Feature& feature) {
            if (!feature.shape.polygons.empty() && isNamed(name, feature, wanted)) {
                found.push_back({std::string{name}, feature});
            }
            return true;
        }));
    }
    return found;
}

/// Parts of one area that were stored as several rows belong together.
bool areOneThing(const std::vector<Match>& found)
{
    const auto& first = found.front();
    const auto code = first.feature.text("code");
    return found.size() == 1 ||
           (!code.empty() && std::all_of(found.begin(), found.end(), [&](const Match& match) {
               return match.layer == first.layer && match.feature.text("code") == code;
           }));
}

Result<NamedLand>
landOf(const std::vector<Match>& found, std::string_view within, Language language)
{
    if (!areOneThing(found)) {
        std::string list;
        for (const auto& match : found) {
            list += (list.empty() ? "" : ", ") + match.layer + ":" +
                    ecotone::toText(match.feature.id) + " \"" +
                    model::shownName(match.feature, Language::English).text + "\"";
        }
        return fail(ErrorCode::InvalidArgument,
                    "\"" + std::string{within} + "\" names several things: " + list +
                        "; name one of them by layer and number");
    }
    NamedLand land;
    land.name = model::shownName(found.front().feature, language).text;
    for (const auto& match : found) {
        const auto& parts = match.feature.shape.polygons;
        land.polygons.insert(land.polygons.end(), parts.begin(), parts.end());
    }
    return land;
}

} // namespace

Result<NamedLand> namedLand(model::MapReader& map, std::string_view within, Language language)
{
    ECO_ASSIGN(const auto gazetteer, habitat::Gazetteer::load());
    if (const auto* landscape = gazetteer.landscape(within)) {
        const auto& name = landscape->name.in(language);
        return NamedLand{name.empty() ? landscape->code : name, landscape->code, {}};
    }
    ECO_ASSIGN(const auto found, matches(map, folded(within)));
    if (!found.empty()) {
        return landOf(found, within, language);
    }
    const auto path = pathFromUtf8(within);
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) {
        NamedLand land;
        land.name = fileName(path);
        ECO_ASSIGN(land.polygons, plan::readBoundary(path));
        return land;
    }
    return fail(ErrorCode::NotFound,
                "\"" + std::string{within} +
                    "\" is no landscape code, no proposal, protected area, zone, corridor or "
                    "district of the project by name, code or id, and no file");
}

Result<geometry::MultiPolygon> boundaryNamed(model::MapReader& map, std::string_view within)
{
    ECO_ASSIGN(auto land, namedLand(map, within, Language::English));
    if (land.landscape.empty()) {
        return std::move(land.polygons);
    }
    model::PatchFilter filter;
    filter.landscape = land.landscape;
    geometry::MultiPolygon patches;
    Result<> state;
    ECO_TRY(map.visitPatches(filter, [&](const model::PatchView& patch) {
        auto shape = geometry::fromGeoPackageBlob(patch.geometryBlob);
        if (!shape) {
            state = fail(std::move(shape).error());
            return false;
        }
        std::move(shape->polygons.begin(), shape->polygons.end(), std::back_inserter(patches));
        return true;
    }));
    ECO_TRY(std::move(state));
    if (patches.empty()) {
        return fail(ErrorCode::NotFound,
                    "the project has no patch in the landscape " + land.landscape);
    }
    return geometry::unionOf(patches);
}

} // namespace ecotone::report
