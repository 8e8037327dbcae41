#pragma once

#include "core/cartography/text_measurer.h"

#include <string>
#include <vector>

namespace ecotone::tests {

/// Every letter is half a font size wide, every Han character a whole one; lines break at blanks
/// and between Han characters.
class FakeMeasurer final : public cartography::TextMeasurer
{
public:
    [[nodiscard]] cartography::TextExtent
    measure(std::string_view text, const cartography::Font& font, Language) const override
    {
        double advance = 0.0;
        for (std::size_t i = 0; i < text.size(); i += lengthAt(text, i)) {
            advance += (lengthAt(text, i) == 3 ? 1.0 : 0.5) * font.size;
        }
        return {advance, font.size * 0.9, font.size * 0.25};
    }

    [[nodiscard]] std::vector<std::string> lines(std::string_view text,
                                                 const cartography::Font& font,
                                                 Language language,
                                                 double width) const override
    {
        std::vector<std::string> result{{}};
        std::string word;
        const auto flush = [&] {
            const double needed = measure(result.back() + word, font, language).advance;
            if (!result.back().empty() && needed > width) {
                result.emplace_back();
                word.erase(0, word.find_first_not_of(' '));
            }
            result.back() += word;
            word.clear();
        };
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t length = lengthAt(text, i);
            if (text[i] == '\n') {
                flush();
                result.emplace_back();
                ++i;
                continue;
            }
            if (text[i] == ' ' || length == 3) {
                flush();
            }
            word += text.substr(i, length);
            i += length;
        }
        flush();
        return result;
    }

private:
    static std::size_t lengthAt(std::string_view text, std::size_t at)
    {
        const auto lead = static_cast<unsigned char>(text[at]);
        return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
};

} // namespace ecotone::tests
