#pragma once

#include <cstdint>
#include <span>

/// What letters of the region's languages look like, in bits (log2 of a probability, negative).
/// Private to the room: detector.h is the door.
namespace ecotone::text {

/// Which letters a text is measured by.
enum class LetterModel : unsigned char
{
    Russian,
    Mongolian, ///< Є є Ї ї of CP1251 count as Ө ө Ү ү.
    Han,       ///< Levels of GB2312: frequent, rare, outside.
    HanBig5,   ///< Levels of Big5.
    Latin,     ///< Accented letters between plain ones.
    AnyScript, ///< Letters of every other script; for UTF-8, whose form alone is evidence.
};

/// How well decoded text fits one model.
struct LetterScore
{
    double bits = 0.0;  ///< Sum over the characters above U+007F.
    int characters = 0; ///< Of those.
    int letters = 0;    ///< Of those, letters of the model's script.
};
[[nodiscard]] LetterScore letterScore(std::span<const char32_t> text, LetterModel model);

/// Bits of a lower-case letter after another; `before` 0: at the start of a word.
[[nodiscard]] double pairBits(char32_t before, char32_t letter, LetterModel model);
/// 1 to 3: among the 128, 512 or 1200 most frequent characters; 0: not among these.
[[nodiscard]] int hanRank(char32_t code);

/// Cyrillic letters of Russian, Mongolian and Ukrainian, Ѳ ѳ included.
[[nodiscard]] bool isCyrillic(char32_t code) noexcept;
[[nodiscard]] bool isHan(char32_t code) noexcept;
[[nodiscard]] bool isAsciiLetter(char32_t code) noexcept;
[[nodiscard]] char32_t lowerCyrillic(char32_t code) noexcept;

} // namespace ecotone::text
