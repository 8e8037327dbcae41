#include "ui/bridge/place_search.h"

#include "core/base/number.h"
#include "core/crs/project_grid.h"
#include "core/habitat/place_ranking.h"
#include "core/store/project_file.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/position_search.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <utility>

namespace ecotone::bridge {

namespace {

constexpr std::size_t mostPlaces = 40;
constexpr int longestCode = 24;
const std::string layerKind = "layer_";

/// A thing with a name. Words are left for whom it is found: their language may change.
struct Thing
{
    habitat::ThingNames names;
    std::shared_ptr<const std::vector<text::SearchName>> forms;
    habitat::Importance importance = habitat::Importance::Small;
    std::string kind; ///< Key of a word.
    geometry::Box box{};
    std::string classCode{}; ///< Of a class.
};

QString shown(const habitat::ThingNames& names)
{
    const std::string& own = names.names.in(currentLanguage());
    if (!names.code.empty()) {
        return fromUtf8(names.code + " " + own);
    }
    if (!own.empty()) {
        return fromUtf8(own);
    }
    return !names.local.empty() ? fromUtf8(names.local) : in(names.names);
}

FoundPlace placeOf(const Thing& thing, const std::string& form)
{
    FoundPlace place;
    place.name = shown(thing.names);
    place.kind = word(thing.kind);
    place.box = thing.box;
    if (!thing.classCode.empty()) {
        place.what = FoundPlace::What::Class;
        place.code = thing.classCode;
    }
    const QString matched = fromUtf8(form);
    if (matched != place.name && !place.name.contains(matched)) {
        place.other = matched;
    }
    return place;
}

bool isNear(const geometry::Box& one, const geometry::Box& other)
{
    constexpr geometry::Centimetres near = 2'000'000;
    return !one.empty() && one.grown(near).intersects(other);
}

/// Names that are the same thing in two tables stand once, told by the more exact word.
void addBest(const std::vector<const Thing*>& things,
             const std::string& typed,
             std::vector<FoundPlace>& places)
{
    habitat::PlaceRanking ranking{typed};
    for (std::size_t i = 0; i < things.size(); ++i) {
        ranking.look(i, *things[i]->forms, things[i]->importance);
    }
    for (const habitat::RankedThing& found : ranking.best(2 * mostPlaces)) {
        FoundPlace place = placeOf(*things[found.subject], found.form);
        const Thing& thing = *things[found.subject];
        const auto known = std::find_if(places.begin(), places.end(), [&](const auto& other) {
            return other.name == place.name && other.what == place.what &&
                   (other.kind == place.kind || isNear(other.box, place.box));
        });
        if (known != places.end()) {
            if (!thing.kind.starts_with(layerKind)) {
                known->kind = place.kind;
            }
        } else if (places.size() < mostPlaces) {
            places.push_back(std::move(place));
        }
    }
}

geometry::Box boxAt(geometry::RealPoint lonLat)
{
    const geometry::GridPoint point = crs::gridFromLonLat(lonLat.x, lonLat.y);
    return {point.x, point.y, point.x, point.y};
}

Thing thingOf(habitat::ThingNames names,
              habitat::Importance importance,
              std::string kind,
              const geometry::Box& box)
{
    Thing thing{std::move(names), nullptr, importance, std::move(kind), box};
    thing.forms =
        std::make_shared<const std::vector<text::SearchName>>(habitat::searchNames(thing.names));
    return thing;
}

/// What comes with the program: made ready by the first search.
const std::vector<Thing>& knownThings()
{
    using habitat::Importance;
    static const std::vector<Thing> known = [] {
        std::vector<Thing> things;
        for (const habitat::Landscape& landscape : facts().gazetteer.landscapes) {
            things.push_back(thingOf({landscape.name},
                                     Importance::Landscape,
                                     "landscape",
                                     crs::gridBounds(landscape.box)));
        }
        for (const habitat::Place& place : facts().gazetteer.places) {
            things.push_back(thingOf({place.name, place.localName, place.otherNames},
                                     habitat::importanceOf(place.type),
                                     place.type,
                                     boxAt(place.lonLat)));
        }
        for (const habitat::ProtectedArea& area : facts().gazetteer.protectedAreas) {
            if (area.box || area.lonLat) {
                things.push_back(
                    thingOf({area.name, area.localName, area.otherNames},
                            Importance::Protected,
                            "protected_area",
                            area.box ? crs::gridBounds(*area.box) : boxAt(*area.lonLat)));
            }
        }
        for (const habitat::HabitatClass& each : facts().classification.classes()) {
            things.push_back(
                thingOf({each.name, {}, {}, each.code}, Importance::Class, "class", {}));
            things.back().classCode = each.code;
        }
        return things;
    }();
    return known;
}

/// Everything a name is made ready from.
std::string keyOf(const model::Feature& feature)
{
    std::string key = feature.localName;
    for (const Language language : allLanguages) {
        key += '\n' + feature.names.in(language);
    }
    return key;
}

} // namespace

/// The things of a project's layers. What has the names of a thing of the state before is not made
/// ready again.
struct PlaceSearch::Names
{
    std::uint64_t state = 0;
    std::vector<Thing> things;
    std::map<std::string, Thing> ready; ///< By keyOf().

    Result<> read(store::ProjectFile& project)
    {
        things.clear();
        std::map<std::string, Thing> before = std::exchange(ready, {});
        ECO_ASSIGN(const auto layers, project.layers());
        for (const model::Layer& layer : layers) {
            if (layer.name == "road" || layer.name == "river" || layer.name == "admin") {
                continue;
            }
            const bool isArea = layer.name == "protected_area" || layer.name == "proposal";
            ECO_TRY(project.visitFeatures(layer.name, {}, [&](const model::Feature& feature) {
                const std::string key = keyOf(feature);
                auto known = ready.find(key);
                if (known == ready.end()) {
                    const auto earlier = before.find(key);
                    known = ready
                                .emplace(key,
                                         earlier != before.end()
                                             ? earlier->second
                                             : thingOf({feature.names, feature.localName},
                                                       habitat::Importance::Small,
                                                       {},
                                                       {}))
                                .first;
                }
                Thing thing = known->second;
                thing.importance =
                    isArea ? habitat::Importance::Protected : habitat::Importance::Village;
                thing.kind = layerKind + layer.name;
                thing.box = geometry::boundsOf(feature.shape);
                if (!thing.forms->empty()) {
                    things.push_back(std::move(thing));
                }
                return true;
            }));
        }
        return {};
    }
};

namespace {

void lookForPatch(store::ProjectFile& project,
                  std::string_view text,
                  std::vector<FoundPlace>& places)
{
    for (const std::string_view sign : {"№", "#"}) {
        if (text.starts_with(sign)) {
            text = trimmed(text.substr(sign.size()));
        }
    }
    const auto id = parseInteger(text);
    if (!id || *id <= 0) {
        return;
    }
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

/// Codes of nations have a figure in them.
bool mayBeNationalCode(std::string_view text)
{
    return !text.empty() && text.size() <= longestCode &&
           std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Looks through every patch.
Result<> lookForNationalCode(store::ProjectFile& project,
                             std::string_view text,
                             std::vector<FoundPlace>& places)
{
    model::PatchFilter filter;
    filter.sourceCode = std::string{text};
    filter.order = model::PatchOrder::Any;
    ECO_ASSIGN(const auto groups, project.patches().areaBy({}, filter));
    const std::int64_t count = groups.empty() ? 0 : groups.front().patches;
    const int shownCount = static_cast<int>(count);
    if (count > 0) {
        FoundPlace place;
        place.what = FoundPlace::What::NationalCode;
        place.code = filter.sourceCode;
        place.name = QCoreApplication::translate("PlaceSearch", "National code %1")
                         .arg(fromUtf8(filter.sourceCode));
        place.other =
            QCoreApplication::translate("PlaceSearch", "%n patch(es)", nullptr, shownCount);
        place.kind = word("patch");
        ECO_ASSIGN(place.box, project.patches().bounds(filter));
        places.push_back(std::move(place));
    }
    return {};
}

} // namespace

PlaceSearch::PlaceSearch(StoreBridge& bridge, QObject* parent)
    : QObject{parent}
    , m_bridge{&bridge}
    , m_names{std::make_shared<Names>()}
    , m_newest{std::make_shared<std::atomic<std::uint64_t>>(0)}
{
    const auto stale = [this] { ++m_state; };
    connect(m_bridge, &StoreBridge::projectOpened, this, stale);
    connect(m_bridge, &StoreBridge::changed, this, stale);
}

void PlaceSearch::ask(QObject* context, const QString& text, Answer<FoundPlaces> done)
{
    const std::uint64_t number = ++*m_newest;
    const std::string typed{trimmed(toUtf8(text))};
    const auto isNewest = [newest = m_newest, number] { return *newest == number; };
    const auto overtaken = [] { return fail(ErrorCode::Cancelled, "a newer search came"); };
    m_bridge->read<FoundPlaces>(
        context,
        [typed, isNewest, overtaken, names = m_names, state = m_state](
            store::ProjectFile& project) -> Result<FoundPlaces> {
            if (!isNewest()) {
                return overtaken();
            }
            if (names->state != state) {
                ECO_TRY(names->read(project));
                names->state = state;
            }
            // Numbers that are a place on the grid are nothing else.
            FoundPlaces found{positionsIn(typed)};
            found.complete = !found.places.empty() || !mayBeNationalCode(typed);
            if (found.places.empty()) {
                lookForPatch(project, typed, found.places);
            }
            std::vector<const Thing*> things;
            const std::vector<Thing>& own = names->things;
            for (const auto* table : {&own, &knownThings()}) {
                for (const Thing& thing : *table) {
                    things.push_back(&thing);
                }
            }
            addBest(things, typed, found.places);
            return found;
        },
        [this, context = QPointer<QObject>{context}, typed, isNewest, overtaken, done](
            Result<FoundPlaces> found) {
            if (!isNewest()) {
                return;
            }
            done(found);
            if (!found || found->complete || context.isNull()) {
                return;
            }
            m_bridge->read<FoundPlaces>(
                context,
                [typed, isNewest, overtaken, found = *found](
                    store::ProjectFile& project) mutable -> Result<FoundPlaces> {
                    if (!isNewest()) {
                        return overtaken();
                    }
                    ECO_TRY(lookForNationalCode(project, typed, found.places));
                    found.complete = true;
                    return found;
                },
                [isNewest, done](Result<FoundPlaces> all) {
                    if (isNewest()) {
                        done(std::move(all));
                    }
                });
        });
}

} // namespace ecotone::bridge
