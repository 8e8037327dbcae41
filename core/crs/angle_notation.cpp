#include "core/crs/angle_notation.h"

#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ecotone::crs {

namespace {

constexpr std::array<std::string_view, 3> partWords{"degrees", "minutes", "seconds"};

/// Numbers in a text of degrees, minutes and seconds.
std::vector<double> numbersIn(std::string_view text)
{
    std::vector<double> numbers;
    std::string current;
    const auto finish = [&] {
        if (!current.empty()) {
            numbers.push_back(parseDouble(current).value_or(std::nan("")));
            current.clear();
        }
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        const bool digitFollows = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (letter >= '0' && letter <= '9') {
            current += letter;
        } else if ((letter == '.' || letter == ',') && !current.empty() && digitFollows &&
                   current.find('.') == std::string::npos) {
            current += '.';
        } else {
            finish();
        }
    }
    finish();
    return numbers;
}

bool isWestOrSouth(std::string_view text)
{
    for (const std::string_view word : {"W", "w", "S", "s", "з.д", "ю.ш", "西", "南"}) {
        if (text.find(word) != std::string_view::npos) {
            return true;
        }
    }
    return !text.empty() && text.front() == '-';
}

} // namespace

std::optional<double> parseDecimal(std::string_view text)
{
    text = trimmed(text);
    if (text.empty()) {
        return std::nullopt;
    }
    if (const auto plain = parseDouble(text)) {
        return plain;
    }
    if (std::count(text.begin(), text.end(), ',') != 1) {
        return std::nullopt;
    }
    std::string point{text};
    std::replace(point.begin(), point.end(), ',', '.');
    return parseDouble(point);
}

std::string angleFault(std::string_view utf8)
{
    const std::string_view text = trimmed(utf8);
    const std::vector<double> numbers = numbersIn(text);
    if (parseDecimal(text) || numbers.size() < 2 || numbers.size() > 3) {
        return {};
    }
    // Words other than directions make it some other text, not an angle.
    const bool marked = text.find("°") != std::string_view::npos ||
                        text.find("º") != std::string_view::npos ||
                        text.find("度") != std::string_view::npos;
    const bool bare = text.find_first_not_of("0123456789., -") == std::string_view::npos;
    if (!marked && !bare) {
        return {};
    }
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i] >= 60.0) {
            return toText(numbers[i]) + " " + std::string{partWords[i]} + " are " +
                   (i == 1 ? "a degree" : "a minute") + " or more";
        }
    }
    return numbers[0] > 180.0 ? toText(numbers[0]) + " degrees are more than half a turn"
                              : std::string{};
}

std::optional<double> parseCoordinate(std::string_view utf8)
{
    const std::string_view text = trimmed(utf8);
    if (text.empty()) {
        return std::nullopt;
    }
    if (const auto number = parseDecimal(text)) {
        return number;
    }
    // Degrees, minutes, seconds: two or three numbers and no other words than directions.
    const std::vector<double> numbers = numbersIn(text);
    if (numbers.empty() || numbers.size() > 3) {
        return std::nullopt;
    }
    double value = 0.0;
    double unit = 1.0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!std::isfinite(numbers[i]) || (i == 0 && numbers[i] > 180.0) ||
            (i > 0 && numbers[i] >= 60.0)) {
            return std::nullopt;
        }
        value += numbers[i] * unit;
        unit /= 60.0;
    }
    if (numbers.size() == 1 && text.find("°") == std::string_view::npos) {
        return std::nullopt;
    }
    return isWestOrSouth(text) ? -value : value;
}

} // namespace ecotone::crs
