#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Unicode repairs for PDF text; private to the room.
namespace ecotone::layout {

/// Radicals (U+2E80-2EFF, U+2F00-2FDF) to the unified ideographs they look like: property
/// Equivalent_Unified_Ideograph of Unicode, from
/// resources/layout/equivalent_unified_ideographs.csv.
[[nodiscard]] Result<std::map<char32_t, char32_t>> radicalTable();

[[nodiscard]] std::u32string fromUtf8(std::string_view text);
[[nodiscard]] std::string toUtf8(std::u32string_view text);
/// Big-endian UTF-16 as PDF strings want it.
[[nodiscard]] std::string toUtf16Bytes(std::u32string_view text);
[[nodiscard]] std::u32string fromUtf16Bytes(std::string_view bytes);

/// What a ToUnicode map says: code of one or two bytes to its text.
struct UnicodeMap
{
    std::size_t codeBytes = 2;
    std::map<std::uint32_t, std::u32string> texts;
};
/// Reads bfchar and bfrange sections; unknown lines are skipped.
[[nodiscard]] UnicodeMap parseUnicodeMap(std::string_view cmap);
/// A complete CMap of bfchar sections.
[[nodiscard]] std::string writeUnicodeMap(const UnicodeMap& map);

} // namespace ecotone::layout
