#include "core/base/number.h"

#include <array>
#include <charconv>

namespace ecotone {

namespace {

template <class Value, class... Options>
std::string written(Value value, Options... options)
{
    std::array<char, 400> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, options...);
    return error == std::errc{} ? std::string{buffer.data(), end} : std::string{};
}

template <class Value>
std::optional<Value> parsed(std::string_view text)
{
    text = trimmed(text);
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
    }
    Value value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

std::string toText(double value)
{
    return written(value);
}

std::string toText(double value, int decimals)
{
    return written(value, std::chars_format::fixed, decimals);
}

std::string toText(std::int64_t value)
{
    return written(value);
}

std::optional<double> parseDouble(std::string_view text)
{
    return parsed<double>(text);
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    return parsed<std::int64_t>(text);
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace ecotone
