#include "core/base/number.h"
#include "core/crs/project_grid.h"
#include "core/habitat/place_ranking.h"
#include "core/store/project_file.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/position_search.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace ecotone::bridge {

namespace {

constexpr std::size_t mostPlaces = 40;
constexpr int longestCode = 24;

/// Things looked at, and what the list shows of those that were found.
class Finder
{
public:
    explicit Finder(const std::string& typed) : m_ranking{typed} {}

    void look(const habitat::ThingNames& names, habitat::Importance importance, FoundPlace place)
    {
        place.name = fromUtf8(shown(names));
        m_ranking.look(m_places.size(), names, importance);
        m_places.push_back(std::move(place));
    }

    /// Names that are the same thing in two tables stand once.
    void addBest(std::vector<FoundPlace>& places)
    {
        for (const habitat::RankedThing& thing : m_ranking.best(2 * mostPlaces)) {
            FoundPlace place = m_places[thing.subject];
            const bool known = std::any_of(places.begin(), places.end(), [&](const auto& other) {
                return other.name == place.name && other.kind == place.kind;
            });
            if (known || places.size() >= mostPlaces) {
                continue;
            }
            const QString form = fromUtf8(thing.form);
            if (form != place.name && !place.name.contains(form)) {
                place.other = form;
            }
            places.push_back(std::move(place));
        }
    }

private:
    static std::string shown(const habitat::ThingNames& names)
    {
        const std::string& own = names.names.in(currentLanguage());
        if (!names.code.empty()) {
            return names.code + " " + own;
        }
        if (!own.empty()) {
            return own;
        }
        return !names.local.empty() ? names.local : toUtf8(in(names.names));
    }

    habitat::PlaceRanking m_ranking;
    std::vector<FoundPlace> m_places;
};

geometry::Box boxAt(geometry::RealPoint lonLat)
{
    const geometry::GridPoint point = crs::gridFromLonLat(lonLat.x, lonLat.y);
    return {point.x, point.y, point.x, point.y};
}

FoundPlace placeAt(const QString& kind, const geometry::Box& box)
{
    FoundPlace place;
    place.kind = kind;
    place.box = box;
    return place;
}

void lookInGazetteer(Finder& finder)
{
    using habitat::Importance;
    for (const habitat::Landscape& landscape : facts().gazetteer.landscapes) {
        finder.look({landscape.name},
                    Importance::Landscape,
                    placeAt(word("landscape"), crs::gridBounds(landscape.box)));
    }
    for (const habitat::Place& place : facts().gazetteer.places) {
        finder.look({place.name, place.localName, place.otherNames},
                    habitat::importanceOf(place.type),
                    placeAt(word(place.type), boxAt(place.lonLat)));
    }
    for (const habitat::ProtectedArea& area : facts().gazetteer.protectedAreas) {
        if (area.box || area.lonLat) {
            finder.look({area.name, area.localName, area.otherNames},
                        Importance::Protected,
                        placeAt(word("protected_area"),
                                area.box ? crs::gridBounds(*area.box) : boxAt(*area.lonLat)));
        }
    }
    for (const habitat::HabitatClass& each : facts().classification.classes()) {
        FoundPlace place = placeAt(word("class"), {});
        place.what = FoundPlace::What::Class;
        place.code = each.code;
        finder.look({each.name, {}, {}, each.code}, Importance::Class, std::move(place));
    }
}

Result<> lookInLayers(Finder& finder, store::ProjectFile& project)
{
    ECO_ASSIGN(const auto layers, project.layers());
    for (const model::Layer& layer : layers) {
        if (layer.name == "road" || layer.name == "river" || layer.name == "admin") {
            continue;
        }
        const bool isArea = layer.name == "protected_area" || layer.name == "proposal";
        ECO_TRY(project.visitFeatures(layer.name, {}, [&](const model::Feature& feature) {
            finder.look({feature.names, feature.localName},
                        isArea ? habitat::Importance::Protected : habitat::Importance::Village,
                        placeAt(word("layer_" + layer.name), geometry::boundsOf(feature.shape)));
            return true;
        }));
    }
    return {};
}

/// A patch by its number, patches by their national code. Their text has a figure in it.
Result<> lookInPatches(store::ProjectFile& project,
                       const std::string& typed,
                       std::vector<FoundPlace>& places)
{
    std::string_view text = trimmed(typed);
    for (const std::string_view sign : {"№", "#"}) {
        if (text.starts_with(sign)) {
            text = trimmed(text.substr(sign.size()));
        }
    }
    if (const auto id = parseInteger(text); id && *id > 0) {
        if (const auto attributes = project.patches().attributes(*id)) {
            FoundPlace place;
            place.what = FoundPlace::What::Patch;
            place.patch = *id;
            place.name = QCoreApplication::translate("PlaceSearch", "Patch %1").arg(*id);
            place.other = className(attributes->classCode);
            place.kind = word("patch");
            places.push_back(std::move(place));
        }
    }
    const bool mayBeCode =
        !text.empty() && text.size() <= longestCode &&
        std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!mayBeCode) {
        return {};
    }
    model::PatchFilter filter;
    filter.sourceCode = std::string{text};
    filter.order = model::PatchOrder::Any;
    ECO_ASSIGN(const auto groups, project.patches().areaBy({}, filter));
    const std::int64_t count = groups.empty() ? 0 : groups.front().patches;
    const int shown = static_cast<int>(count);
    if (count > 0) {
        FoundPlace place;
        place.what = FoundPlace::What::NationalCode;
        place.code = filter.sourceCode;
        place.name = QCoreApplication::translate("PlaceSearch", "National code %1")
                         .arg(fromUtf8(filter.sourceCode));
        place.other = QCoreApplication::translate("PlaceSearch", "%n patch(es)", nullptr, shown);
        place.kind = word("patch");
        ECO_ASSIGN(place.box, project.patches().bounds(filter));
        places.push_back(std::move(place));
    }
    return {};
}

} // namespace

void askPlaces(StoreBridge& bridge,
               QObject* context,
               QString text,
               Answer<std::vector<FoundPlace>> done)
{
    using Places = std::vector<FoundPlace>;
    bridge.read<Places>(
        context,
        [typed = toUtf8(text)](store::ProjectFile& project) -> Result<Places> {
            // Numbers that are a place on the grid are nothing else.
            Places places = positionsIn(typed);
            if (places.empty()) {
                ECO_TRY(lookInPatches(project, typed, places));
            }
            Finder finder{typed};
            ECO_TRY(lookInLayers(finder, project));
            lookInGazetteer(finder);
            finder.addBest(places);
            return places;
        },
        std::move(done));
}

void askBounds(StoreBridge& bridge,
               QObject* context,
               model::PatchFilter filter,
               Answer<geometry::Box> done)
{
    bridge.read<geometry::Box>(
        context,
        [filter = std::move(filter)](store::ProjectFile& project) {
            return project.patches().bounds(filter);
        },
        std::move(done));
}

} // namespace ecotone::bridge
