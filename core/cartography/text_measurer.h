#pragma once

#include "core/base/language.h"
#include "core/cartography/display_list.h"

#include <string>
#include <string_view>
#include <vector>

namespace ecotone::cartography {

struct TextExtent
{
    double advance = 0.0;
    double ascent = 0.0;  ///< Above the baseline.
    double descent = 0.0; ///< Below it, positive.

    [[nodiscard]] double height() const { return ascent + descent; }
};

/// How wide a text is and where it may be broken. Implemented by ui/render with the same fonts
/// that paint; tests use one of fixed advances. Safe to use from one thread at a time.
class TextMeasurer
{
public:
    TextMeasurer() = default;
    TextMeasurer(const TextMeasurer&) = delete;
    TextMeasurer& operator=(const TextMeasurer&) = delete;
    virtual ~TextMeasurer() = default;

    [[nodiscard]] virtual TextExtent
    measure(std::string_view text, const Font& font, Language language) const = 0;
    /// The text in lines no wider than `width`, broken where the language allows; a word that
    /// is too long alone is broken anywhere. '\n' always breaks.
    [[nodiscard]] virtual std::vector<std::string>
    lines(std::string_view text, const Font& font, Language language, double width) const = 0;
};

} // namespace ecotone::cartography
