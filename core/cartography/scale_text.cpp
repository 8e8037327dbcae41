#include "core/cartography/scale_text.h"

#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ecotone::cartography {

namespace {

struct Unit
{
    std::string_view text;
    double value;
};
/// Longer ones first.
constexpr std::array units{Unit{"million", 1e6},
                           Unit{"миллион", 1e6},
                           Unit{"мянга", 1e3},
                           Unit{"百万", 1e6},
                           Unit{"тысяч", 1e3},
                           Unit{"млн.", 1e6},
                           Unit{"тыс.", 1e3},
                           Unit{"млн", 1e6},
                           Unit{"тыс", 1e3},
                           Unit{"сая", 1e6},
                           Unit{"万", 1e4},
                           Unit{"萬", 1e4},
                           Unit{"千", 1e3},
                           Unit{"mln", 1e6},
                           Unit{"k", 1e3},
                           Unit{"K", 1e3},
                           Unit{"m", 1e6},
                           Unit{"M", 1e6}};

using Replacement = std::pair<std::string_view, std::string_view>;
constexpr std::array marks{Replacement{"０", "0"},
                           Replacement{"１", "1"},
                           Replacement{"２", "2"},
                           Replacement{"３", "3"},
                           Replacement{"４", "4"},
                           Replacement{"５", "5"},
                           Replacement{"６", "6"},
                           Replacement{"７", "7"},
                           Replacement{"８", "8"},
                           Replacement{"９", "9"},
                           Replacement{"：", ":"},
                           Replacement{"∶", ":"},
                           Replacement{"／", "/"},
                           Replacement{"，", ","},
                           Replacement{"．", "."},
                           Replacement{"　", " "},
                           Replacement{"\u00a0", " "},
                           Replacement{"\u2009", " "},
                           Replacement{"\u202f", " "}};

std::string plain(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const auto* const mark = std::find_if(marks.begin(), marks.end(), [&](const auto& each) {
            return text.starts_with(each.first);
        });
        if (mark != marks.end()) {
            result += mark->second;
            text.remove_prefix(mark->first.size());
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

/// With a unit a mark is the decimal one; without it marks group the figures.
std::optional<double> numberIn(std::string_view text, bool hasUnit)
{
    std::string figures;
    for (const char letter : text) {
        if (letter >= '0' && letter <= '9') {
            figures += letter;
        } else if (letter == '.' || letter == ',' || letter == '\'') {
            figures += hasUnit ? "." : "";
        } else if (letter != ' ') {
            return std::nullopt;
        }
    }
    return figures.empty() ? std::nullopt : parseDouble(figures);
}

} // namespace

std::optional<double> parseScale(std::string_view utf8)
{
    const std::string text = plain(utf8);
    std::string_view rest = trimmed(text);
    const std::size_t colon = rest.find_first_of(":/");
    if (colon != std::string_view::npos) {
        if (trimmed(rest.substr(0, colon)) != "1") {
            return std::nullopt;
        }
        rest = trimmed(rest.substr(colon + 1));
    }
    double unit = 1.0;
    const auto* const found = std::find_if(
        units.begin(), units.end(), [&](const Unit& each) { return rest.ends_with(each.text); });
    if (found != units.end()) {
        unit = found->value;
        rest = trimmed(rest.substr(0, rest.size() - found->text.size()));
    }
    const auto number = numberIn(rest, unit > 1.0);
    constexpr double largest = 1e10;
    if (!number || *number * unit < 1.0 || *number * unit > largest) {
        return std::nullopt;
    }
    return *number * unit;
}

} // namespace ecotone::cartography
