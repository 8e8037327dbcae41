#include "core/habitat/gazetteer.h"

#include "core/habitat/table_reader.h"

#include <algorithm>

namespace ecotone::habitat {

namespace {

template <class Item, class Read>
Result<std::vector<Item>> readItems(std::string_view file, const Read& read)
{
    ECO_ASSIGN(const auto table, readTable(file));
    std::vector<Item> items;
    items.reserve(table.rowCount());
    for (std::size_t i = 0; i < table.rowCount(); ++i) {
        items.push_back(read(TableRow{table, i}));
    }
    return items;
}

double numberOrZero(const TableRow& row, std::string_view column)
{
    return row.number(column).value_or(0.0);
}

Landscape landscapeOf(const TableRow& row)
{
    return {row.text("code"),
            row.localText("name_"),
            {numberOrZero(row, "west"),
             numberOrZero(row, "south"),
             numberOrZero(row, "east"),
             numberOrZero(row, "north")},
            {numberOrZero(row, "centre_lon"), numberOrZero(row, "centre_lat")},
            numberOrZero(row, "local_north_deg"),
            numberOrZero(row, "timberline_m"),
            row.list("species", '|')};
}

Country countryOf(const TableRow& row)
{
    Country country{row.text("code"), row.localText("short_"), row.localText("formal_"), {}};
    for (const Language language : allLanguages) {
        country.order[static_cast<std::size_t>(language)] =
            static_cast<int>(numberOrZero(row, "un_order_" + std::string{code(language)}));
    }
    return country;
}

Species speciesOfRow(const TableRow& row)
{
    return {row.text("code"),
            row.text("latin"),
            row.localText("name_"),
            row.text("iucn_status"),
            row.list("landscapes", '|'),
            row.text("kind")};
}

Place placeOf(const TableRow& row)
{
    return {row.text("place_id"),
            row.text("type"),
            row.localText("name_"),
            row.text("name_local"),
            row.text("script"),
            row.list("alt_names", '|'),
            row.text("country"),
            row.text("landscape"),
            {numberOrZero(row, "lon"), numberOrZero(row, "lat")},
            numberOrZero(row, "precision_km"),
            row.text("source"),
            row.isYes("reviewed")};
}

ProtectedArea protectedAreaOf(const TableRow& row)
{
    ProtectedArea area;
    area.id = row.text("pa_id");
    area.name = row.localText("name_");
    area.localName = row.text("name_local");
    area.script = row.text("script");
    area.otherNames = row.list("alt_names", '|');
    area.country = row.text("country");
    area.landscape = row.text("landscape");
    area.categoryCode = row.text("category_code");
    area.categoryNative = row.text("category_native");
    area.iucnCategory = row.text("iucn_cat");
    area.status = row.text("status");
    area.year = row.text("year_established");
    area.areaHectares = row.number("area_ha");
    const auto lon = row.number("lon");
    const auto lat = row.number("lat");
    if (lon && lat) {
        area.lonLat = geometry::RealPoint{*lon, *lat};
    }
    const auto west = row.number("bbox_w");
    const auto south = row.number("bbox_s");
    const auto east = row.number("bbox_e");
    const auto north = row.number("bbox_n");
    if (west && south && east && north) {
        area.box = geometry::RealBox{*west, *south, *east, *north};
    }
    area.source = row.text("source");
    area.verified = row.isYes("verified");
    area.reviewed = row.isYes("reviewed");
    return area;
}

ProtectedCategory categoryOf(const TableRow& row)
{
    return {row.text("category_code"),
            row.text("country"),
            row.text("name_native"),
            row.localText("name_")};
}

ProtectedZone zoneOf(const TableRow& row)
{
    return {row.text("zone_code"),
            row.text("country"),
            row.text("name_native"),
            row.localText("name_"),
            row.text("unified_zone")};
}

template <class Item, class Key>
const Item* findBy(const std::vector<Item>& items, std::string_view wanted, Key key)
{
    const auto found = std::ranges::find(items, wanted, key);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

Result<Gazetteer> Gazetteer::load()
{
    Gazetteer result;
    ECO_ASSIGN(result.landscapes, readItems<Landscape>("gazetteer/landscapes.csv", landscapeOf));
    ECO_ASSIGN(result.countries, readItems<Country>("gazetteer/countries.csv", countryOf));
    ECO_ASSIGN(result.species, readItems<Species>("words/species.csv", speciesOfRow));
    ECO_ASSIGN(result.places, readItems<Place>("gazetteer/places.csv", placeOf));
    ECO_ASSIGN(result.protectedAreas,
               readItems<ProtectedArea>("gazetteer/protected_areas.csv", protectedAreaOf));
    ECO_ASSIGN(result.categories,
               readItems<ProtectedCategory>("protection/pa_category.csv", categoryOf));
    ECO_ASSIGN(result.zones, readItems<ProtectedZone>("protection/pa_zone.csv", zoneOf));
    return result;
}

const Landscape* Gazetteer::landscape(std::string_view code) const
{
    return findBy(landscapes, code, &Landscape::code);
}

const Country* Gazetteer::country(std::string_view code) const
{
    return findBy(countries, code, &Country::code);
}

const Species* Gazetteer::speciesOf(std::string_view code) const
{
    return findBy(species, code, &Species::code);
}

const ProtectedCategory* Gazetteer::category(std::string_view code) const
{
    return findBy(categories, code, &ProtectedCategory::code);
}

const ProtectedZone* Gazetteer::zone(std::string_view code) const
{
    return findBy(zones, code, &ProtectedZone::code);
}

const Landscape* Gazetteer::landscapeAt(geometry::RealPoint lonLat) const
{
    const auto found = std::ranges::find_if(
        landscapes, [&](const Landscape& each) { return each.box.contains(lonLat.x, lonLat.y); });
    return found == landscapes.end() ? nullptr : &*found;
}

bool Gazetteer::livesIn(std::string_view speciesCode, std::string_view landscapeCode) const
{
    const auto* each = speciesOf(speciesCode);
    return each != nullptr &&
           std::ranges::find(each->landscapes, landscapeCode) != each->landscapes.end();
}

} // namespace ecotone::habitat
