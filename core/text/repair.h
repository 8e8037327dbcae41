#pragma once

#include "core/text/encoding.h"

#include <optional>
#include <string>
#include <string_view>

namespace ecotone::text {

/// CP1251 text of Mongolia: Є є Ї ї become Ө ө Ү ү (and Ґ ґ Ө ө, which RK1048 put there), fita Ѳ ѳ
/// becomes Ө ө, a Latin v or V inside a Cyrillic word becomes ү or Ү.
[[nodiscard]] std::string mongolianLetters(std::string_view utf8);
/// True when UTF-8 text of Mongolia uses the Ukrainian letters for its own: they stand in Cyrillic
/// words, no Ukrainian і does, and the letters are those of Mongolian rather than of Russian.
[[nodiscard]] bool needsMongolianLetters(std::string_view utf8);
/// True when decoded CP1251 text carries Є є Ї ї inside Cyrillic words and no Ukrainian і.
[[nodiscard]] bool looksMongolian1251(std::string_view utf8);

/// UTF-8 made by reading 8-bit text as Latin-1 (or CP1252), turned back into the bytes;
/// nullopt when a character cannot have come about that way.
[[nodiscard]] std::optional<std::string> undoLatin1(std::string_view utf8);

/// The text as it was meant, or the text itself where it cannot be Latin-1 mojibake.
[[nodiscard]] std::string withoutMojibake(std::string_view utf8, Encoding encoding);

/// True for text whose letters were lost before it reached us: to question marks ("????",
/// "??? сум", "Х?всг?л"), to U+FFFD, or to 锟斤拷, which is U+FFFD read as GBK.
[[nodiscard]] bool lostLetters(std::string_view utf8);
/// U+FFFD says "lost" and nothing else; it is stored as a question mark.
[[nodiscard]] std::string withQuestionMarks(std::string_view utf8);

/// Latin letters that look like Cyrillic ones, turned into these: "6K2E" typed on a Latin
/// keyboard reads 6К2Е.
struct Folded
{
    std::string text;
    int folded = 0; ///< Letters changed.
};
[[nodiscard]] Folded foldLookalikes(std::string_view utf8);

} // namespace ecotone::text
