#include "core/report/json_object.h"

namespace ecotone::report {

namespace {

constexpr std::int64_t squareKilometre = 1'000'000;
constexpr int kilometreDecimals = 3;

} // namespace

std::string kilometres(geometry::Area area)
{
    return area.rounded(squareKilometre, kilometreDecimals);
}

std::string jsonQuoted(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string result = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            result += '\\';
            result += letter;
        } else if (code < 0x20) {
            result += "\\u00";
            result += digits[code >> 4U];
            result += digits[code & 0xFU];
        } else {
            result += letter;
        }
    }
    return result + "\"";
}

JsonObject& JsonObject::raw(std::string_view key, std::string_view value)
{
    m_text += m_text.empty() ? "" : ",";
    m_text += jsonQuoted(key) + ":" + std::string{value};
    return *this;
}

JsonObject& JsonObject::area(const std::string& prefix, geometry::Area value)
{
    text(prefix + "_m2", value.exactSquareMetres());
    return raw(prefix + "_km2", kilometres(value));
}

} // namespace ecotone::report
