#include "core/habitat/stored_row.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

namespace ecotone::habitat {

namespace {

using Json = nlohmann::ordered_json;

constexpr double placeSteps = 10'000.0; ///< A degree.
constexpr double reliefSteps = 10.0;    ///< A metre or a degree.

constexpr std::array<std::pair<const char*, std::string NationalRow::*>, 13> texts{
    {{"name", &NationalRow::name},
     {"species", &NationalRow::species},
     {"composition", &NationalRow::composition},
     {"origin", &NationalRow::origin},
     {"age", &NationalRow::age},
     {"age_class", &NationalRow::ageClass},
     {"closure", &NationalRow::closure},
     {"landform", &NationalRow::landform},
     {"site", &NationalRow::site},
     {"soil", &NationalRow::soil},
     {"dilei", &NationalRow::dilei},
     {"cause", &NationalRow::cause},
     {"zone", &NationalRow::zone}}};
constexpr std::array<std::pair<const char*, std::optional<double> NationalRow::*>, 5> numbers{
    {{"lon", &NationalRow::lon},
     {"lat", &NationalRow::lat},
     {"elev", &NationalRow::elevation},
     {"slope", &NationalRow::slope},
     {"timberline", &NationalRow::timberline}}};
/// What a person wants to see of any stand; the row itself has the rest.
constexpr std::array<const char*, 7> shown{"grp", "pure", "origin", "age", "cc", "wet", "valley"};

constexpr const char* rowKey = "row";
constexpr const char* furtherKey = "set";

Json toJson(const model::Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return *whole;
    }
    const auto* real = std::get_if<double>(&value);
    return real != nullptr ? Json(*real) : Json(nullptr);
}

model::Value fromJson(const Json& json)
{
    if (json.is_string()) {
        return json.get<std::string>();
    }
    if (json.is_number_integer()) {
        return json.get<std::int64_t>();
    }
    return json.is_number() ? model::Value{json.get<double>()} : model::Value{};
}

Json rowJson(const NationalRow& row)
{
    Json json = Json::object();
    for (const auto& [key, member] : texts) {
        if (!(row.*member).empty()) {
            json[key] = row.*member;
        }
    }
    for (const auto& [key, member] : numbers) {
        if (row.*member) {
            json[key] = *(row.*member);
        }
    }
    for (const auto& [key, value] : row.further) {
        json[furtherKey][key] = toJson(value);
    }
    return json;
}

NationalRow rowOf(const Json& json)
{
    NationalRow row;
    for (const auto& [key, member] : texts) {
        if (const auto found = json.find(key); found != json.end() && found->is_string()) {
            row.*member = found->get<std::string>();
        }
    }
    for (const auto& [key, member] : numbers) {
        if (const auto found = json.find(key); found != json.end() && found->is_number()) {
            row.*member = found->get<double>();
        }
    }
    if (const auto further = json.find(furtherKey); further != json.end()) {
        for (const auto& [key, value] : further->items()) {
            row.further[key] = fromJson(value);
        }
    }
    return row;
}

std::optional<double> rounded(std::optional<double> value, double steps)
{
    return value ? std::optional{std::round(*value * steps) / steps} : std::nullopt;
}

/// The attributes that rules know under the row's own names.
void putInto(Attributes& decided, const NationalRow& row)
{
    for (const auto& [key, member] : numbers) {
        if (row.*member) {
            decided.try_emplace(key, *(row.*member));
        }
    }
    for (const auto& [key, text] : {std::pair{"name", &row.name},
                                    {"site", &row.site},
                                    {"type", &row.site},
                                    {"soil", &row.soil},
                                    {"dilei", &row.dilei},
                                    {"cause", &row.cause},
                                    {"zone", &row.zone}}) {
        if (!text->empty()) {
            decided.try_emplace(key, *text);
        }
    }
    for (const auto& [key, value] : row.further) {
        decided.try_emplace(key, value);
    }
}

} // namespace

void roundPlace(NationalRow& row)
{
    row.lon = rounded(row.lon, placeSteps);
    row.lat = rounded(row.lat, placeSteps);
    row.elevation = rounded(row.elevation, reliefSteps);
    row.slope = rounded(row.slope, reliefSteps);
}

std::string
storedJson(const NationalRow& row, const Attributes& decided, const std::vector<std::string>& named)
{
    Json json = Json::object();
    const auto keep = [&](const std::string& key) {
        if (const auto found = decided.find(key); found != decided.end()) {
            json[key] = toJson(found->second);
        }
    };
    std::ranges::for_each(shown, keep);
    for (const auto& key : named) {
        // The row itself has its texts and its place.
        const bool inRow =
            std::ranges::any_of(numbers, [&](const auto& n) { return n.first == key; });
        if (!inRow && key != "sptext" && key != "name") {
            keep(key);
        }
    }
    if (!row.composition.empty()) {
        json["composition"] = row.composition;
    }
    json[rowKey] = rowJson(row);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StoredRow storedRow(const std::string& text)
{
    StoredRow stored;
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return stored;
    }
    for (const auto& [key, value] : json.items()) {
        if (key != rowKey && key != "composition") {
            stored.decided[key] = fromJson(value);
        }
    }
    if (const auto row = json.find(rowKey); row != json.end() && row->is_object()) {
        stored.row = rowOf(*row);
        stored.whole = true;
        putInto(stored.decided, stored.row);
    }
    return stored;
}

} // namespace ecotone::habitat
