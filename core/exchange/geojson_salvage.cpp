#include "core/exchange/geojson_salvage.h"

#include <string>

namespace ecotone::exchange {

namespace {

using Json = nlohmann::ordered_json;

Json parsed(std::string_view text)
{
    return Json::parse(text.begin(), text.end(), nullptr, false);
}

/// Just behind the bracket that closes the one at `from`; npos when none does.
std::size_t endOf(std::string_view bytes, std::size_t from)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = from; at < bytes.size(); ++at) {
        const char letter = bytes[at];
        if (quoted) {
            at += letter == '\\' ? 1 : 0;
            quoted = letter != '"';
        } else if (letter == '"') {
            quoted = true;
        } else if (letter == '{' || letter == '[') {
            ++depth;
        } else if ((letter == '}' || letter == ']') && --depth == 0) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

/// The bracket before the next word "Feature": where reading can go on.
std::size_t nextFeature(std::string_view bytes, std::size_t from)
{
    const std::size_t word = bytes.find("\"Feature\"", from);
    if (word == std::string_view::npos) {
        return word;
    }
    const std::size_t open = bytes.rfind('{', word);
    return open == std::string_view::npos || open < from ? nextFeature(bytes, word + 1) : open;
}

bool isFeature(const Json& json)
{
    return json.is_object() && json.contains("type") && json["type"] == "Feature";
}

} // namespace

std::optional<SalvagedCollection> salvagedCollection(std::string_view bytes)
{
    const std::size_t key = bytes.find("\"features\"");
    const std::size_t open = key == std::string_view::npos ? key : bytes.find('[', key);
    if (open == std::string_view::npos) {
        return std::nullopt;
    }
    std::string heading{bytes.substr(0, key)};
    heading.erase(heading.find_last_not_of(", \t\r\n") + 1);
    SalvagedCollection saved;
    saved.heading = parsed(heading + "}");
    if (!saved.heading.is_object() || !saved.heading.contains("type") ||
        saved.heading["type"] != "FeatureCollection") {
        return std::nullopt;
    }
    std::size_t at = bytes.find_first_not_of(", \t\r\n", open + 1);
    while (at != std::string_view::npos && bytes[at] != ']') {
        const std::size_t end = endOf(bytes, at);
        const bool whole = end != std::string_view::npos;
        Json feature = whole ? parsed(bytes.substr(at, end - at)) : Json(nullptr);
        if (isFeature(feature)) {
            saved.features.push_back(std::move(feature));
            at = bytes.find_first_not_of(", \t\r\n", end);
            continue;
        }
        saved.features.emplace_back(nullptr);
        const std::size_t next = nextFeature(bytes, at + 1);
        saved.endsEarly = !whole && next == std::string_view::npos;
        at = next;
    }
    return saved;
}

} // namespace ecotone::exchange
