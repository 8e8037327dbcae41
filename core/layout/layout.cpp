#include "core/layout/layout.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace ecotone::layout {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<ItemKind, std::string_view>, 14> itemNames{
    {{ItemKind::Title, "title"},
     {ItemKind::Subtitle, "subtitle"},
     {ItemKind::Map, "map"},
     {ItemKind::Legend, "legend"},
     {ItemKind::ScaleBar, "scale_bar"},
     {ItemKind::NorthArrow, "north_arrow"},
     {ItemKind::Sources, "sources"},
     {ItemKind::Projection, "projection"},
     {ItemKind::Date, "date"},
     {ItemKind::ProfileText, "profile_text"},
     {ItemKind::Table, "table"},
     {ItemKind::DraftMark, "draft_mark"},
     {ItemKind::Demonstration, "demonstration"},
     {ItemKind::Notes, "notes"}}};

constexpr std::array<std::pair<TableKind, std::string_view>, 3> tableNames{
    {{TableKind::None, "none"},
     {TableKind::ProtectedAreas, "protected_areas"},
     {TableKind::ProposalClasses, "proposal_classes"}}};

constexpr int documentVersion = 1;

template <class Kind, std::size_t count>
std::optional<Kind> kindOf(const std::array<std::pair<Kind, std::string_view>, count>& names,
                           std::string_view word)
{
    const auto found = std::ranges::find(names, word, &std::pair<Kind, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional{found->first};
}

template <class Kind, std::size_t count>
std::string_view wordOf(const std::array<std::pair<Kind, std::string_view>, count>& names,
                        Kind kind)
{
    const auto found = std::ranges::find(names, kind, &std::pair<Kind, std::string_view>::first);
    return found == names.end() ? std::string_view{} : found->second;
}

Json toJson(const LocalText& text)
{
    Json object = Json::object();
    for (const Language language : allLanguages) {
        object[std::string{code(language)}] = text.in(language);
    }
    return object;
}

LocalText localTextOf(const Json& object)
{
    LocalText text;
    for (const Language language : allLanguages) {
        text.in(language) = object.value(std::string{code(language)}, std::string{});
    }
    return text;
}

Json boxJson(const cartography::PictureBox& box)
{
    return Json::array({box.x, box.y, box.width, box.height});
}

Json itemJson(const LayoutItem& item)
{
    Json object{
        {"kind", name(item.kind)}, {"box_mm", boxJson(item.box)}, {"visible", item.visible}};
    if (item.text) {
        object["text"] = toJson(*item.text);
    }
    return object;
}

/// nullopt for a kind this version does not know.
std::optional<LayoutItem> itemOf(const Json& object)
{
    LayoutItem item;
    const auto kind = kindOf(itemNames, object.at("kind").get<std::string>());
    if (!kind) {
        return std::nullopt;
    }
    item.kind = *kind;
    const Json& box = object.at("box_mm");
    item.box = {box.at(0), box.at(1), box.at(2), box.at(3)};
    item.visible = object.value("visible", true);
    if (object.contains("text")) {
        item.text = localTextOf(object.at("text"));
    }
    return item;
}

Layout layoutOf(const Json& json)
{
    Layout layout;
    layout.name = json.at("name");
    layout.title = localTextOf(json.at("title"));
    layout.subtitle = localTextOf(json.value("subtitle", Json::object()));
    layout.page.size = json.value("page", "A4") == "A3" ? PageSize::A3 : PageSize::A4;
    layout.page.orientation = json.value("orientation", "landscape") == "portrait"
                                  ? Orientation::Portrait
                                  : Orientation::Landscape;
    layout.profile = json.value("profile", layout.profile);
    layout.theme = json.value("theme", layout.theme);
    layout.landscape = json.value("landscape", std::string{});
    if (json.contains("lon_lat")) {
        const Json& box = json.at("lon_lat");
        layout.lonLat = geometry::RealBox{box.at(0), box.at(1), box.at(2), box.at(3)};
    }
    layout.level = json.value("level", layout.level);
    layout.graticule = json.value("graticule", layout.graticule);
    layout.labelling.names = cartography::namesFromWord(json.value("names", std::string{}));
    layout.labelling.codes = cartography::codesFromWord(json.value("codes", std::string{}));
    layout.legendAreas = json.value("legend_areas", layout.legendAreas);
    layout.table =
        kindOf(tableNames, json.value("table", std::string{"none"})).value_or(TableKind::None);
    layout.proposal = json.value("proposal", std::string{});
    layout.hiddenLayers = json.value("hidden_layers", std::vector<std::string>{});
    layout.fields = json.value("fields", std::map<std::string, std::string>{});
    for (const Json& item : json.at("items")) {
        if (auto known = itemOf(item)) {
            layout.items.push_back(*std::move(known));
        }
    }
    return layout;
}

} // namespace

std::string_view name(ItemKind kind) noexcept
{
    return wordOf(itemNames, kind);
}

double Page::widthMillimetres() const
{
    const bool upright = orientation == Orientation::Portrait;
    return size == PageSize::A4 ? (upright ? 210.0 : 297.0) : (upright ? 297.0 : 420.0);
}

double Page::heightMillimetres() const
{
    const bool upright = orientation == Orientation::Portrait;
    return size == PageSize::A4 ? (upright ? 297.0 : 210.0) : (upright ? 420.0 : 297.0);
}

const LayoutItem* Layout::item(ItemKind kind) const
{
    const auto found = std::ranges::find(items, kind, &LayoutItem::kind);
    return found == items.end() ? nullptr : &*found;
}

LayoutItem* Layout::item(ItemKind kind)
{
    const auto found = std::ranges::find(items, kind, &LayoutItem::kind);
    return found == items.end() ? nullptr : &*found;
}

std::string Layout::toJson() const
{
    Json json{{"version", documentVersion},
              {"name", name},
              {"title", layout::toJson(title)},
              {"subtitle", layout::toJson(subtitle)},
              {"page", page.size == PageSize::A3 ? "A3" : "A4"},
              {"orientation", page.orientation == Orientation::Portrait ? "portrait" : "landscape"},
              {"profile", profile},
              {"theme", theme},
              {"landscape", landscape}};
    if (lonLat) {
        json["lon_lat"] = Json::array({lonLat->minX, lonLat->minY, lonLat->maxX, lonLat->maxY});
    }
    json["level"] = level;
    json["graticule"] = graticule;
    if (labelling.names) {
        json["names"] = cartography::word(*labelling.names);
    }
    if (labelling.codes) {
        json["codes"] = cartography::word(*labelling.codes);
    }
    json["legend_areas"] = legendAreas;
    json["table"] = wordOf(tableNames, table);
    json["proposal"] = proposal;
    json["hidden_layers"] = hiddenLayers;
    json["fields"] = fields;
    json["items"] = Json::array();
    for (const LayoutItem& item : items) {
        json["items"].push_back(itemJson(item));
    }
    return json.dump(1);
}

Result<Layout> Layout::fromJson(std::string_view json)
{
    try {
        return layoutOf(Json::parse(json));
    } catch (const Json::exception& error) {
        return fail(ErrorCode::FileDamaged,
                    std::string{"the layout does not read: "} + error.what());
    }
}

} // namespace ecotone::layout
