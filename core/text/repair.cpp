#include "core/text/repair.h"

#include "core/text/detector.h"
#include "core/text/letter_models.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace ecotone::text {

namespace {

struct LetterPair
{
    char32_t from;
    char32_t to;
};

constexpr std::array<LetterPair, 8> mongolianMap{{{U'Є', U'Ө'},
                                                  {U'є', U'ө'},
                                                  {U'Ї', U'Ү'},
                                                  {U'ї', U'ү'},
                                                  {U'Ѳ', U'Ө'},
                                                  {U'ѳ', U'ө'},
                                                  {U'Ґ', U'Ө'},
                                                  {U'ґ', U'ө'}}};

/// Latin letters and the Cyrillic ones of the same shape.
constexpr std::array<LetterPair, 18> lookalikes{{
    {U'A', U'А'},
    {U'B', U'В'},
    {U'C', U'С'},
    {U'E', U'Е'},
    {U'H', U'Н'},
    {U'K', U'К'},
    {U'M', U'М'},
    {U'O', U'О'},
    {U'P', U'Р'},
    {U'T', U'Т'},
    {U'X', U'Х'},
    {U'Y', U'У'},
    {U'a', U'а'},
    {U'c', U'с'},
    {U'e', U'е'},
    {U'o', U'о'},
    {U'p', U'р'},
    {U'x', U'х'},
}};

template <std::size_t Count>
char32_t mapped(char32_t code, const std::array<LetterPair, Count>& pairs)
{
    const auto found = std::find_if(
        pairs.begin(), pairs.end(), [code](const LetterPair& pair) { return pair.from == code; });
    return found == pairs.end() ? code : found->to;
}

std::string joined(const std::vector<char32_t>& codes)
{
    return toUtf8(std::u32string_view{codes.data(), codes.size()});
}

double bestBits(std::string_view bytes, Encoding encoding)
{
    return scoreBits(bytes, encoding);
}

double latinBits(std::string_view utf8)
{
    const auto codes = codePoints(utf8);
    return letterScore(codes, LetterModel::Latin).bits;
}

} // namespace

std::string mongolianLetters(std::string_view utf8)
{
    std::vector<char32_t> codes = codePoints(utf8);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        char32_t& code = codes[i];
        code = mapped(code, mongolianMap);
        const bool inWord = (i > 0 && isCyrillic(codes[i - 1])) ||
                            (i + 1 < codes.size() && isCyrillic(codes[i + 1]));
        if (inWord && code == U'v') {
            code = U'ү';
        } else if (inWord && code == U'V') {
            code = U'Ү';
        }
    }
    return joined(codes);
}

bool looksMongolian1251(std::string_view utf8)
{
    const std::vector<char32_t> codes = codePoints(utf8);
    int found = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const char32_t code = codes[i];
        if (code == U'і' || code == U'І') {
            return false;
        }
        const bool place = code == U'Є' || code == U'є' || code == U'Ї' || code == U'ї' ||
                           code == U'Ґ' || code == U'ґ';
        const bool inWord = (i > 0 && isCyrillic(codes[i - 1])) ||
                            (i + 1 < codes.size() && isCyrillic(codes[i + 1]));
        found += place && inWord ? 1 : 0;
    }
    return found > 0;
}

bool needsMongolianLetters(std::string_view utf8)
{
    if (!looksMongolian1251(utf8)) {
        return false;
    }
    const auto codes = codePoints(mongolianLetters(utf8));
    return letterScore(codes, LetterModel::Mongolian).bits >
           letterScore(codes, LetterModel::Russian).bits + decisionMarginBits;
}

std::optional<std::string> undoLatin1(std::string_view utf8)
{
    std::string bytes;
    for (const char32_t code : codePoints(utf8)) {
        if (code < 0x100) {
            bytes += static_cast<char>(code);
            continue;
        }
        // What CP1252 has at 0x80-0x9F, where Latin-1 has control characters.
        const auto encoded = encode(toUtf8(std::u32string_view{&code, 1}), Encoding::Cp1252);
        if (!encoded || encoded->size() != 1) {
            return std::nullopt;
        }
        bytes += *encoded;
    }
    return bytes;
}

std::string withoutMojibake(std::string_view utf8, Encoding encoding)
{
    const auto bytes = isAscii(utf8) ? std::nullopt : undoLatin1(utf8);
    // A name with honest accents among the garbled ones stays as it is.
    if (!bytes || bestBits(*bytes, encoding) <= latinBits(utf8)) {
        return std::string{utf8};
    }
    const Decoded decoded = decode(*bytes, encoding);
    return decoded.lost ? std::string{utf8} : decoded.text;
}

bool lostLetters(std::string_view utf8)
{
    if (utf8.find("\xEF\xBF\xBD") != std::string_view::npos ||
        utf8.find("锟斤拷") != std::string_view::npos) {
        return true;
    }
    if (utf8.find('?') == std::string_view::npos) {
        return false;
    }
    const std::vector<char32_t> codes = codePoints(utf8);
    const auto isLetter = [&](std::size_t at) {
        return at < codes.size() && (isCyrillic(codes[at]) || isHan(codes[at]));
    };
    std::size_t marks = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] != U'?') {
            others += codes[i] != U' ' && codes[i] != U'-' && codes[i] != U'.' ? 1U : 0U;
            continue;
        }
        ++marks;
        const bool run = i + 1 < codes.size() && codes[i + 1] == U'?';
        // A question ends a word; a lost letter stands within it or begins it.
        if (run || isLetter(i + 1)) {
            return true;
        }
    }
    return marks > 0 && others == 0;
}

std::string withQuestionMarks(std::string_view utf8)
{
    std::vector<char32_t> codes = codePoints(utf8);
    std::replace(codes.begin(), codes.end(), U'\xFFFD', U'?');
    return joined(codes);
}

Folded foldLookalikes(std::string_view utf8)
{
    Folded result;
    std::vector<char32_t> codes = codePoints(utf8);
    for (char32_t& code : codes) {
        const char32_t folded = mapped(code, lookalikes);
        result.folded += folded != code ? 1 : 0;
        code = folded;
    }
    result.text = joined(codes);
    return result;
}

} // namespace ecotone::text
