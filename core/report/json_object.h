#pragma once

#include "core/geometry/area.h"

#include <string>
#include <string_view>

/// JSON written by hand, so that numbers keep the digits of every other output: 12.300, not 12.3.
/// Private to the room.
namespace ecotone::report {

/// Square kilometres with three decimals and a point.
[[nodiscard]] std::string kilometres(geometry::Area area);
[[nodiscard]] std::string jsonQuoted(std::string_view text);

class JsonObject
{
public:
    JsonObject& text(std::string_view key, std::string_view value)
    {
        return raw(key, jsonQuoted(value));
    }
    JsonObject& raw(std::string_view key, std::string_view value);
    /// KEY_m2 to the last digit, as text, and KEY_km2.
    JsonObject& area(const std::string& prefix, geometry::Area value);
    [[nodiscard]] std::string closed() const { return "{" + m_text + "}"; }

private:
    std::string m_text;
};

} // namespace ecotone::report
