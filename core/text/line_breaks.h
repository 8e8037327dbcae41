#pragma once

#include "core/base/language.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::text {

struct LineBreak
{
    std::size_t offset = 0; ///< In bytes; the break is before this byte.
    bool mandatory = false; ///< After a line feed.
};
/// Where a line may break, by the Unicode rules of the language; the end of the text included.
[[nodiscard]] std::vector<LineBreak> lineBreaks(std::string_view utf8, Language language);

/// Byte offsets of the boundaries of what a reader sees as one character, 0 and the end included.
[[nodiscard]] std::vector<std::size_t> characterBreaks(std::string_view utf8);

/// Lower case by Unicode rules without a locale, for searching.
[[nodiscard]] std::string caseFolded(std::string_view utf8);

} // namespace ecotone::text
