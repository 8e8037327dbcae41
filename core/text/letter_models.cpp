#include "core/text/letter_models.h"

#include "core/text/encoding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::text {

namespace {

using LetterShare = std::pair<char32_t, double>;

/// Per mille of letters in Russian prose.
constexpr std::array<LetterShare, 33> russianShares{{
    {U'о', 109.7}, {U'е', 84.5}, {U'а', 80.1}, {U'и', 73.5}, {U'н', 67.0}, {U'т', 62.6},
    {U'с', 54.7},  {U'р', 47.3}, {U'в', 45.4}, {U'л', 44.0}, {U'к', 34.9}, {U'м', 32.1},
    {U'д', 29.8},  {U'п', 28.1}, {U'у', 26.2}, {U'я', 20.1}, {U'ы', 19.0}, {U'ь', 17.4},
    {U'г', 17.0},  {U'з', 16.5}, {U'б', 15.9}, {U'ч', 14.4}, {U'й', 12.1}, {U'х', 9.7},
    {U'ж', 9.4},   {U'ш', 7.3},  {U'ю', 6.4},  {U'ц', 4.8},  {U'щ', 3.6},  {U'э', 3.2},
    {U'ф', 2.6},   {U'ъ', 0.5},  {U'ё', 0.8},
}};

/// Per mille of letters in the Mongolian class, place and land-use names of this product.
constexpr std::array<LetterShare, 35> mongolianShares{{
    {U'а', 143.0}, {U'н', 76.0}, {U'л', 70.5}, {U'г', 66.8}, {U'о', 61.0}, {U'р', 58.8},
    {U'у', 47.7},  {U'х', 44.3}, {U'т', 43.3}, {U'и', 41.1}, {U'й', 39.6}, {U'с', 38.4},
    {U'э', 35.5},  {U'д', 29.5}, {U'б', 25.8}, {U'м', 25.3}, {U'ү', 25.2}, {U'ө', 22.1},
    {U'з', 20.3},  {U'ы', 14.2}, {U'в', 13.1}, {U'ш', 11.4}, {U'ц', 11.1}, {U'ч', 8.2},
    {U'ж', 7.6},   {U'ь', 4.8},  {U'к', 4.2},  {U'я', 3.8},  {U'е', 2.7},  {U'п', 1.6},
    {U'ё', 1.0},   {U'ю', 0.8},  {U'ф', 0.3},  {U'ъ', 0.3},  {U'щ', 0.1},
}};

constexpr double strangerBits = -14.0;
constexpr double signBits = -7.0; // № ° « » and their like stand in any Cyrillic text.

using BitsTable = std::array<double, 0x100>;

template <std::size_t Count>
BitsTable bitsTable(const std::array<LetterShare, Count>& shares)
{
    BitsTable table;
    table.fill(strangerBits);
    for (const auto& [letter, share] : shares) {
        table[letter - 0x400] = std::log2(share / 1000.0);
    }
    return table;
}

double cyrillicBits(char32_t lower, LetterModel model)
{
    static const BitsTable russian = bitsTable(russianShares);
    static const BitsTable mongolian = bitsTable(mongolianShares);
    if (model == LetterModel::Mongolian) {
        lower = lower == U'є' ? U'ө' : lower == U'ї' ? U'ү' : lower;
    }
    if (lower < 0x400 || lower > 0x4FF) {
        return strangerBits;
    }
    return (model == LetterModel::Mongolian ? mongolian : russian)[lower - 0x400];
}

bool isTextSign(char32_t code)
{
    static constexpr std::u32string_view signs = U"№°«»–—…“”„§±²³ ·’‘";
    return signs.find(code) != std::u32string_view::npos;
}

/// 1 and 2: the levels of the standard; 0: outside it.
class HanLevels
{
public:
    HanLevels(Encoding encoding,
              std::pair<unsigned, unsigned> first,
              std::pair<unsigned, unsigned> second)
        : m_levels(0x10000, 0)
    {
        fill(encoding, first, 1);
        fill(encoding, second, 2);
    }
    [[nodiscard]] int of(char32_t code) const { return code < 0x10000 ? m_levels[code] : 0; }

private:
    void fill(Encoding encoding, std::pair<unsigned, unsigned> range, std::uint8_t level)
    {
        for (unsigned pair = range.first; pair <= range.second; ++pair) {
            const unsigned trail = pair & 0xFF;
            const bool fits = encoding == Encoding::Gb18030 ? trail >= 0xA1 && trail <= 0xFE
                                                            : (trail >= 0x40 && trail <= 0x7E) ||
                                                                  (trail >= 0xA1 && trail <= 0xFE);
            if (!fits) {
                continue;
            }
            const std::string bytes{static_cast<char>(pair >> 8), static_cast<char>(trail)};
            const Decoded decoded = decode(bytes, encoding);
            const auto codes = codePoints(decoded.text);
            if (!decoded.lost && codes.size() == 1 && isHan(codes[0]) && codes[0] < 0x10000) {
                m_levels[codes[0]] = level;
            }
        }
    }

    std::vector<std::uint8_t> m_levels;
};

double hanBits(char32_t code, LetterModel model)
{
    static const HanLevels gb{Encoding::Gb18030, {0xB0A1, 0xD7F9}, {0xD8A1, 0xF7FE}};
    static const HanLevels big5{Encoding::Big5, {0xA440, 0xC67E}, {0xC940, 0xF9D5}};
    switch ((model == LetterModel::HanBig5 ? big5 : gb).of(code)) {
    case 1: return -11.2;
    case 2: return -16.0;
    default: return code <= 0x9FFF ? -19.5 : -22.0;
    }
}

bool isChinesePunctuation(char32_t code)
{
    return (code >= 0x3000 && code <= 0x3017) || (code >= 0xFF00 && code <= 0xFF5E) ||
           code == U'·' || code == U'—' || code == U'“' || code == U'”' || code == U'…' ||
           code == U'℃' || code == U'²' || code == U'°';
}

bool isAccentedLatin(char32_t code)
{
    return (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) ||
           (code >= 0x1E00 && code <= 0x1EFF);
}

bool isUpperCyrillic(char32_t code)
{
    return lowerCyrillic(code) != code;
}

/// A capital in the middle of a lower-case word is what a wrong code page looks like.
double capitalBits(std::span<const char32_t> text, std::size_t at)
{
    if (!isUpperCyrillic(text[at])) {
        return 0.0;
    }
    if (at == 0 || !isCyrillic(text[at - 1])) {
        return -3.5;
    }
    return isUpperCyrillic(text[at - 1]) ? -2.0 : -9.0;
}

/// Cyrillic glued to Latin letters: rare in text, common in a wrong code page.
double neighbourBits(std::span<const char32_t> text, std::size_t at)
{
    const bool before = at > 0 && isAsciiLetter(text[at - 1]);
    const bool after = at + 1 < text.size() && isAsciiLetter(text[at + 1]);
    return (before ? -4.0 : 0.0) + (after ? -4.0 : 0.0);
}

double latinBits(std::span<const char32_t> text, std::size_t at)
{
    if (!isAccentedLatin(text[at])) {
        return isTextSign(text[at]) ? -10.0 : strangerBits;
    }
    const bool near = (at > 0 && isAsciiLetter(text[at - 1])) ||
                      (at + 1 < text.size() && isAsciiLetter(text[at + 1]));
    return near ? -6.5 : -12.0;
}

} // namespace

bool isCyrillic(char32_t code) noexcept
{
    return (code >= 0x400 && code <= 0x45F) || code == 0x472 || code == 0x473 || code == 0x490 ||
           code == 0x491 || code == 0x4AE || code == 0x4AF || code == 0x4E8 || code == 0x4E9;
}

bool isHan(char32_t code) noexcept
{
    return (code >= 0x3400 && code <= 0x4DBF) || (code >= 0x4E00 && code <= 0x9FFF) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF);
}

bool isAsciiLetter(char32_t code) noexcept
{
    return (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z');
}

char32_t lowerCyrillic(char32_t code) noexcept
{
    if (code >= 0x410 && code <= 0x42F) {
        return code + 0x20;
    }
    if (code >= 0x400 && code <= 0x40F) {
        return code + 0x50;
    }
    if (code == 0x472 || code == 0x490 || code == 0x4AE || code == 0x4E8) {
        return code + 1;
    }
    return code;
}

LetterScore letterScore(std::span<const char32_t> text, LetterModel model)
{
    LetterScore score;
    const bool han = model == LetterModel::Han || model == LetterModel::HanBig5;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t code = text[at];
        if (code < 0x80) {
            continue;
        }
        ++score.characters;
        double bits = han ? -22.0 : strangerBits;
        bool letter = false;
        if (han) {
            letter = isHan(code);
            bits = letter ? hanBits(code, model) : isChinesePunctuation(code) ? -9.0 : bits;
        } else if (model == LetterModel::Latin) {
            letter = isAccentedLatin(code);
            bits = latinBits(text, at);
        } else if (isCyrillic(code)) {
            letter = true;
            bits = cyrillicBits(lowerCyrillic(code), model) + capitalBits(text, at) +
                   neighbourBits(text, at);
        } else if (isTextSign(code)) {
            bits = signBits;
        }
        score.bits += bits;
        if (letter) {
            ++score.letters;
            score.letterBits += bits;
        }
    }
    return score;
}

} // namespace ecotone::text
