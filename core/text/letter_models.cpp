#include "core/text/letter_models.h"

#include "core/text/encoding.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unicode/uchar.h>
#include <utility>
#include <vector>

namespace ecotone::text {

namespace {

constexpr double strangerBits = -14.0;
constexpr double noTextBits = -22.0;
constexpr double anyScriptBits = -10.0;
constexpr double signBits = -7.0; // № ° « » and their like stand in any Cyrillic text.

bool isTextSign(char32_t code)
{
    static constexpr std::u32string_view signs = U"№°ºª«»–—…“”„§±²³ ·’‘";
    return signs.find(code) != std::u32string_view::npos;
}

/// Marks without a letter, unassigned and private codes: what chance makes of bytes.
bool isNoText(char32_t code)
{
    constexpr std::uint32_t kinds = U_GC_CN_MASK | U_GC_CO_MASK | U_GC_M_MASK | U_GC_CC_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(code)) & kinds) != 0;
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
    if (model == LetterModel::Han) {
        switch (hanRank(code)) {
        case 1: return -8.3;
        case 2: return -10.0;
        case 3: return -11.5;
        default: break;
        }
    }
    switch ((model == LetterModel::HanBig5 ? big5 : gb).of(code)) {
    case 1: return model == LetterModel::Han ? -13.0 : -11.2;
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

/// How a word is written: small, Capital, CAPITALS; a capital in the middle of a lower-case word is
/// what a wrong code page looks like.
double caseBits(std::span<const char32_t> word)
{
    const auto capitals =
        static_cast<std::size_t>(std::count_if(word.begin(), word.end(), isUpperCyrillic));
    if (capitals == 0) {
        return -1.5;
    }
    if (capitals == 1 && isUpperCyrillic(word[0])) {
        return -1.2;
    }
    if (capitals == word.size()) {
        return -2.5;
    }
    double bits = 0.0;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (isUpperCyrillic(word[at])) {
            bits += at == 0 ? -3.5 : isUpperCyrillic(word[at - 1]) ? -2.0 : -9.0;
        }
    }
    return bits;
}

/// A run of Cyrillic letters.
double wordBits(std::span<const char32_t> word, LetterModel model)
{
    double bits = caseBits(word);
    char32_t before = 0;
    for (const char32_t code : word) {
        char32_t letter = lowerCyrillic(code);
        if (model == LetterModel::Mongolian) {
            letter = letter == U'є' ? U'ө' : letter == U'ї' ? U'ү' : letter;
        }
        bits += pairBits(before, letter, model);
        before = letter;
    }
    return bits;
}

/// Cyrillic glued to Latin letters: rare in text, common in a wrong code page.
double neighbourBits(std::span<const char32_t> text, std::size_t first, std::size_t end)
{
    const bool before = first > 0 && isAsciiLetter(text[first - 1]);
    const bool after = end < text.size() && isAsciiLetter(text[end]);
    return (before ? -4.0 : 0.0) + (after ? -4.0 : 0.0);
}

double latinBits(std::span<const char32_t> text, std::size_t at)
{
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
    const auto add = [&](double bits, int letters) {
        score.bits += bits;
        score.letters += letters;
    };
    const bool han = model == LetterModel::Han || model == LetterModel::HanBig5;
    const bool cyrillic = model == LetterModel::Russian || model == LetterModel::Mongolian;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t code = text[at];
        if (code < 0x80) {
            continue;
        }
        ++score.characters;
        if (cyrillic && isCyrillic(code)) {
            std::size_t end = at + 1;
            while (end < text.size() && isCyrillic(text[end])) {
                ++end;
            }
            const auto length = static_cast<int>(end - at);
            add(wordBits(text.subspan(at, end - at), model) + neighbourBits(text, at, end), length);
            score.characters += length - 1;
            at = end - 1;
        } else if (han && isHan(code)) {
            add(hanBits(code, model), 1);
        } else if (han) {
            add(isChinesePunctuation(code) ? -9.0 : -22.0, 0);
        } else if (model == LetterModel::Latin && isAccentedLatin(code)) {
            add(latinBits(text, at), 1);
        } else if (model == LetterModel::AnyScript && u_isalpha(static_cast<UChar32>(code)) != 0) {
            add(anyScriptBits, 1);
        } else {
            add(isTextSign(code) ? signBits : isNoText(code) ? noTextBits : strangerBits, 0);
        }
    }
    return score;
}

} // namespace ecotone::text
