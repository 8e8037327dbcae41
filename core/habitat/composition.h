#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// One species of a stand's composition.
struct CompositionPart
{
    std::string species; ///< Symbol as written after folding: "К", "БЖ", "红".
    double tenths = 0.0; ///< 0 for "+" (under half a tenth) and "ед." (single trees).
    bool trace = false;  ///< "+"
    bool single = false; ///< "ед."
    int age = 0;         ///< Years, where written: "6К(120)".
};

/// A stand in tenths: "6К2Е1Лп1Бж", "4红3椴2云1枫".
struct Composition
{
    std::vector<CompositionPart> parts;
    std::string folded;    ///< The text as read, after look-alike letters were folded.
    int foldedLetters = 0; ///< Latin look-alikes that were read as Cyrillic.

    /// Sum of tenths; 10 in a well-formed formula.
    [[nodiscard]] double total() const;
    /// The part with the most tenths, the first written of equals; null when empty.
    [[nodiscard]] const CompositionPart* leading() const;
};

/// Russian and Mongolian formulas (letters) and Chinese ones (characters). Symbols are upper-cased
/// in Cyrillic: "Лп" is "ЛП". Fails with InvalidArgument when no part can be read or the tenths
/// exceed 10 by more than a rounding.
[[nodiscard]] Result<Composition> parseComposition(std::string_view text);

} // namespace ecotone::habitat
