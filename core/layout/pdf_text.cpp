#include "core/layout/pdf_text.h"

#include "core/base/csv.h"
#include "core/base/resources.h"
#include "core/layout/pdf_finish.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace ecotone::layout {
namespace {

std::optional<std::uint32_t> fromHex(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) {
        return std::nullopt;
    }
    return value;
}

std::string hex(std::uint32_t value, std::size_t digits)
{
    constexpr std::string_view alphabet = "0123456789ABCDEF";
    std::string text(digits, '0');
    for (std::size_t i = 0; i < digits; ++i) {
        text[digits - 1 - i] = alphabet[(value >> (4 * i)) & 15U];
    }
    return text;
}

std::string hexOfBytes(std::string_view bytes)
{
    std::string text;
    for (const char byte : bytes) {
        text += hex(static_cast<unsigned char>(byte), 2);
    }
    return text;
}

std::string bytesOfHex(std::string_view text)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        bytes.push_back(static_cast<char>(fromHex(text.substr(i, 2)).value_or(0)));
    }
    return bytes;
}

/// "<…>", "[", "]" and words of a CMap.
class Tokens
{
public:
    explicit Tokens(std::string_view text) : m_text{text} {}

    std::string_view next()
    {
        constexpr std::string_view blanks = " \t\r\n\f";
        m_at = std::min(m_text.find_first_not_of(blanks, m_at), m_text.size());
        if (m_at == m_text.size()) {
            return {};
        }
        std::size_t end = m_at + 1;
        if (m_text[m_at] == '<' && (end >= m_text.size() || m_text[end] != '<')) {
            end = std::min(m_text.find('>', m_at), m_text.size() - 1) + 1;
        } else if (m_text[m_at] != '[' && m_text[m_at] != ']') {
            end = std::min(m_text.find_first_of(" \t\r\n\f<[]", m_at + 1), m_text.size());
        }
        const std::string_view token = m_text.substr(m_at, end - m_at);
        m_at = end;
        return token;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

/// The digits between "<" and ">"; empty for other tokens.
std::string_view inside(std::string_view token)
{
    return token.size() >= 2 && token.front() == '<' && token.back() == '>'
               ? token.substr(1, token.size() - 2)
               : std::string_view{};
}

void readRange(UnicodeMap& map, Tokens& tokens, std::string_view firstToken)
{
    const auto first = fromHex(inside(firstToken));
    const auto last = fromHex(inside(tokens.next()));
    const std::string_view target = tokens.next();
    if (!first || !last) {
        return;
    }
    if (target == "[") {
        std::uint32_t code = *first;
        for (std::string_view token = tokens.next(); !token.empty() && token != "]";
             token = tokens.next()) {
            map.texts[code++] = fromUtf16Bytes(bytesOfHex(inside(token)));
        }
        return;
    }
    std::u32string text = fromUtf16Bytes(bytesOfHex(inside(target)));
    constexpr std::uint32_t mostCodes = 65536;
    for (std::uint32_t code = *first; code <= *last && code - *first < mostCodes; ++code) {
        map.texts[code] = text;
        if (!text.empty()) {
            ++text.back();
        }
    }
}

} // namespace

Result<std::map<char32_t, char32_t>> radicalTable()
{
    ECO_ASSIGN(const CsvTable csv,
               CsvTable::read(resourcePath("layout/equivalent_unified_ideographs.csv")));
    std::map<char32_t, char32_t> table;
    for (std::size_t row = 0; row < csv.rowCount(); ++row) {
        const auto radical = fromHex(csv.value(row, "radical"));
        const auto unified = fromHex(csv.value(row, "unified"));
        if (!radical || !unified) {
            return fail(ErrorCode::FileDamaged,
                        "layout/equivalent_unified_ideographs.csv, row " + std::to_string(row + 2) +
                            ": no code point");
        }
        table[*radical] = *unified;
    }
    return table;
}

std::u32string fromUtf8(std::string_view text)
{
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t value = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
            value = value << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        }
        out.push_back(value);
        i += length;
    }
    return out;
}

std::string toUtf8(std::u32string_view text)
{
    std::string out;
    const auto add = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
    for (const char32_t c : text) {
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xC0 | c >> 6U);
            add(0x80 | (c & 0x3FU));
        } else if (c < 0x10000) {
            add(0xE0 | c >> 12U);
            add(0x80 | (c >> 6U & 0x3FU));
            add(0x80 | (c & 0x3FU));
        } else {
            add(0xF0 | c >> 18U);
            add(0x80 | (c >> 12U & 0x3FU));
            add(0x80 | (c >> 6U & 0x3FU));
            add(0x80 | (c & 0x3FU));
        }
    }
    return out;
}

std::string toUtf16Bytes(std::u32string_view text)
{
    std::string out;
    const auto add = [&out](std::uint32_t unit) {
        out.push_back(static_cast<char>(unit >> 8U));
        out.push_back(static_cast<char>(unit & 0xFFU));
    };
    for (const char32_t c : text) {
        if (c < 0x10000) {
            add(c);
        } else {
            add(0xD800U + ((c - 0x10000U) >> 10U));
            add(0xDC00U + ((c - 0x10000U) & 0x3FFU));
        }
    }
    return out;
}

std::u32string fromUtf16Bytes(std::string_view bytes)
{
    std::u32string out;
    char32_t high = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const char32_t unit =
            static_cast<unsigned char>(bytes[i]) << 8U | static_cast<unsigned char>(bytes[i + 1]);
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
        } else if (unit >= 0xDC00 && unit < 0xE000 && high != 0) {
            out.push_back(0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
            high = 0;
        } else {
            out.push_back(unit);
        }
    }
    return out;
}

UnicodeMap parseUnicodeMap(std::string_view cmap)
{
    UnicodeMap map;
    Tokens tokens{cmap};
    enum class Section : unsigned char
    {
        None,
        Space,
        Chars,
        Ranges,
    };
    Section section = Section::None;
    for (std::string_view token = tokens.next(); !token.empty(); token = tokens.next()) {
        if (token == "begincodespacerange") {
            section = Section::Space;
        } else if (token == "beginbfchar") {
            section = Section::Chars;
        } else if (token == "beginbfrange") {
            section = Section::Ranges;
        } else if (token.starts_with("end")) {
            section = Section::None;
        } else if (section == Section::Space && !inside(token).empty()) {
            map.codeBytes = std::max<std::size_t>(inside(token).size() / 2, 1);
        } else if (section == Section::Chars) {
            const auto code = fromHex(inside(token));
            const std::string_view text = inside(tokens.next());
            if (code) {
                map.texts[*code] = fromUtf16Bytes(bytesOfHex(text));
            }
        } else if (section == Section::Ranges) {
            readRange(map, tokens, token);
        }
    }
    return map;
}

std::string writeUnicodeMap(const UnicodeMap& map)
{
    const std::size_t digits = map.codeBytes * 2;
    std::string text = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                       "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                       "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                       "1 begincodespacerange\n<" +
                       std::string(digits, '0') + "> <" + std::string(digits, 'F') +
                       ">\nendcodespacerange\n";
    constexpr std::size_t sectionSize = 100; // The most the format allows.
    auto entry = map.texts.begin();
    for (std::size_t left = map.texts.size(); left > 0;) {
        const std::size_t count = std::min(left, sectionSize);
        text += std::to_string(count) + " beginbfchar\n";
        for (std::size_t i = 0; i < count; ++i, ++entry) {
            text += "<" + hex(entry->first, digits) + "> <" +
                    hexOfBytes(toUtf16Bytes(entry->second)) + ">\n";
        }
        text += "endbfchar\n";
        left -= count;
    }
    return text + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

Result<std::string> withoutRadicals(std::string_view text)
{
    ECO_ASSIGN(const auto table, radicalTable());
    std::u32string points = fromUtf8(text);
    for (char32_t& point : points) {
        if (const auto found = table.find(point); found != table.end()) {
            point = found->second;
        }
    }
    return toUtf8(points);
}

} // namespace ecotone::layout
