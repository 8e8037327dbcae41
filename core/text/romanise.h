#pragma once

#include "core/base/language.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace ecotone::text {

/// A romanisation to propose, never to print unreviewed: ICU reads 珲春 as "huī chūn", the town
/// is Hunchun. The language is that of the attribute, not guessed from the script.
struct Romanised
{
    std::string text;
    std::string system; ///< "Hanyu Pinyin", "BGN/PCGN", "MNS 5217:2012".
    bool reviewed = false;
};
/// Russian by BGN/PCGN, Mongolian by MNS 5217, Chinese by ICU's Han-Latin for names, syllables
/// joined and capitalised. English text comes back unchanged.
[[nodiscard]] Result<Romanised> romanised(std::string_view utf8, Language language);

} // namespace ecotone::text
