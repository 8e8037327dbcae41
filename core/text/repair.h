#pragma once

#include "core/text/detector.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ecotone::text {

/// CP1251 text of Mongolia: Є є Ї ї become Ө ө Ү ү, fita Ѳ ѳ becomes Ө ө, a Latin v or V inside a
/// Cyrillic word becomes ү or Ү.
[[nodiscard]] std::string mongolianLetters(std::string_view utf8);
/// True when decoded CP1251 text carries Є є Ї ї inside Cyrillic words and no Ukrainian і.
[[nodiscard]] bool looksMongolian1251(std::string_view utf8);

/// UTF-8 made by reading 8-bit text as Latin-1 (or CP1252), turned back into the bytes;
/// nullopt when a character cannot have come about that way.
[[nodiscard]] std::optional<std::string> undoLatin1(std::string_view utf8);

/// What a column of UTF-8 text went through before it reached us.
struct MojibakeVerdict
{
    Encoding encoding = Encoding::Utf8; ///< Of the bytes once Latin-1 is undone.
    EncodingVerdict verdict;
    int values = 0; ///< Distinct values that are mojibake.
};
/// nullopt when the column reads as it should, or the evidence is under 15 bits.
[[nodiscard]] std::optional<MojibakeVerdict> detectMojibake(std::span<const std::string> values,
                                                            const EncodingHints& hints = {});
/// The text as it was meant, or the text itself where it cannot be Latin-1 mojibake.
[[nodiscard]] std::string withoutMojibake(std::string_view utf8, Encoding encoding);

/// True for text whose letters were lost to question marks: "????", "??? сум".
[[nodiscard]] bool lostToQuestionMarks(std::string_view utf8);

/// Latin letters that look like Cyrillic ones, turned into these: "6K2E" typed on a Latin
/// keyboard reads 6К2Е.
struct Folded
{
    std::string text;
    int folded = 0; ///< Letters changed.
};
[[nodiscard]] Folded foldLookalikes(std::string_view utf8);

} // namespace ecotone::text
