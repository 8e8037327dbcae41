#include "core/text/encoding.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>
#include <utility>

namespace ecotone::text {

namespace {

struct Description
{
    Encoding encoding;
    std::string_view name;
    const char* icuName;
    bool singleByte;
};

constexpr std::array descriptions{
    Description{Encoding::Utf8, "UTF-8", "UTF-8", false},
    Description{Encoding::Gb18030, "GB18030", "gb18030", false},
    Description{Encoding::Gbk, "GBK", "windows-936-2000", false},
    Description{Encoding::Big5, "Big5", "windows-950-2000", false},
    Description{Encoding::Cp1251, "CP1251", "windows-1251", true},
    Description{Encoding::Cp1251Mongolian, "CP1251-Mongolian", "windows-1251", true},
    Description{Encoding::Cp866, "CP866", "IBM866", true},
    Description{Encoding::Koi8R, "KOI8-R", "KOI8-R", true},
    Description{Encoding::Iso8859_5, "ISO-8859-5", "ISO-8859-5", true},
    Description{Encoding::Latin1, "ISO-8859-1", "ISO-8859-1", true},
    Description{Encoding::Cp1252, "CP1252", "windows-1252", true},
    Description{Encoding::Cp437, "CP437", "IBM437", true},
};

constexpr const Description& descriptionOf(Encoding encoding)
{
    return descriptions[static_cast<std::size_t>(encoding)];
}

struct CloseConverter
{
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using ConverterHandle = std::unique_ptr<UConverter, CloseConverter>;

/// A strict converter of this thread; null when ICU lacks it.
UConverter* converterFor(Encoding encoding)
{
    thread_local std::array<ConverterHandle, descriptions.size()> converters;
    ConverterHandle& slot = converters[static_cast<std::size_t>(encoding)];
    if (!slot) {
        UErrorCode status = U_ZERO_ERROR;
        slot.reset(ucnv_open(descriptionOf(encoding).icuName, &status));
        if (U_FAILURE(status)) {
            slot.reset();
            return nullptr;
        }
        ucnv_setToUCallBack(
            slot.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        ucnv_setFromUCallBack(
            slot.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        // Best fits ("é" as "e") would change text silently.
        ucnv_setFallback(slot.get(), false);
    }
    ucnv_reset(slot.get());
    return slot.get();
}

constexpr char32_t replacement = 0xFFFD;

/// Bytes without meaning stay legible: nothing is lost, and no U+FFFD is ever stored for them.
void appendByte(std::string& text, char byte)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    text += "\\x";
    text += digits[value >> 4];
    text += digits[value & 0xF];
}

void appendUtf8(std::string& text, char32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        code = replacement;
    }
    const auto trail = [&](unsigned shift) {
        text += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
    };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6));
        trail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | (code >> 12));
        trail(6);
        trail(0);
    } else {
        text += static_cast<char>(0xF0U | (code >> 18));
        trail(12);
        trail(6);
        trail(0);
    }
}

/// The Ukrainian places of CP1251 as Mongolia used them; the last two are those of RK1048, which
/// has its Ү ү at the same places as the first four.
constexpr std::array<std::pair<unsigned char, char32_t>, 6> mongolianPlaces{
    {{0xAA, U'Ө'}, {0xBA, U'ө'}, {0xAF, U'Ү'}, {0xBF, U'ү'}, {0xA5, U'Ө'}, {0xB4, U'ө'}}};

using ByteTable = std::array<char32_t, 256>;

ByteTable makeByteTable(Encoding encoding)
{
    ByteTable table{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        table[byte] = byte < 0x80 ? byte : replacement;
        UConverter* converter = converterFor(encoding);
        if (byte < 0x80 || converter == nullptr) {
            continue;
        }
        const char source = static_cast<char>(byte);
        std::array<UChar, 4> target{};
        UErrorCode status = U_ZERO_ERROR;
        const int count = ucnv_toUChars(converter, target.data(), 4, &source, 1, &status);
        if (U_SUCCESS(status) && count == 1) {
            table[byte] = target[0];
        }
    }
    if (encoding == Encoding::Cp1251Mongolian) {
        for (const auto& [byte, letter] : mongolianPlaces) {
            table[byte] = letter;
        }
    }
    return table;
}

const ByteTable& byteTable(Encoding encoding)
{
    static const std::array<ByteTable, descriptions.size()> tables = [] {
        std::array<ByteTable, descriptions.size()> made{};
        for (const Description& each : descriptions) {
            if (each.singleByte) {
                made[static_cast<std::size_t>(each.encoding)] = makeByteTable(each.encoding);
            }
        }
        return made;
    }();
    return tables[static_cast<std::size_t>(encoding)];
}

Decoded decodeSingleByte(std::string_view bytes, Encoding encoding)
{
    const ByteTable& table = byteTable(encoding);
    Decoded result;
    result.text.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const char32_t code = table[static_cast<unsigned char>(byte)];
        if (code == replacement) {
            result.lost = true;
            appendByte(result.text, byte);
        } else {
            appendUtf8(result.text, code);
        }
    }
    return result;
}

Decoded decodeUtf8(std::string_view bytes)
{
    Decoded result;
    result.text.reserve(bytes.size());
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    std::int64_t at = 0;
    while (at < size) {
        const std::int64_t start = at;
        UChar32 code = 0;
        U8_NEXT(data, at, size, code);
        if (code >= 0) {
            result.text.append(bytes.substr(static_cast<std::size_t>(start),
                                            static_cast<std::size_t>(at - start)));
            continue;
        }
        // An error that ends the text in the middle of a sequence is a cut tail, not damage.
        const int wanted = U8_COUNT_TRAIL_BYTES(data[start]) + 1;
        if (at == size && wanted > 1 && start + wanted > size) {
            result.truncatedTail = true;
            break;
        }
        result.lost = true;
        for (std::int64_t bad = start; bad < at; ++bad) {
            appendByte(result.text, bytes[static_cast<std::size_t>(bad)]);
        }
    }
    return result;
}

/// One character after the other, so that damage stays where it is.
Decoded decodeMultiByte(std::string_view bytes, Encoding encoding)
{
    Decoded result;
    result.text.reserve(bytes.size() * 2);
    UConverter* converter = converterFor(encoding);
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at < end) {
        if (static_cast<unsigned char>(*at) < 0x80) {
            result.text += *at++;
            continue;
        }
        const char* const start = at;
        UErrorCode status = U_ZERO_ERROR;
        const UChar32 code = converter != nullptr ? ucnv_getNextUChar(converter, &at, end, &status)
                                                  : static_cast<UChar32>(replacement);
        if (U_SUCCESS(status)) {
            if (at == start) {
                ++at;
            }
            if (code == static_cast<UChar32>(replacement)) {
                result.lost = true;
                std::for_each(start, at, [&](char byte) { appendByte(result.text, byte); });
            } else {
                appendUtf8(result.text, static_cast<char32_t>(code));
            }
            continue;
        }
        if (converter != nullptr) {
            ucnv_reset(converter);
        }
        if (status == U_TRUNCATED_CHAR_FOUND) {
            result.truncatedTail = true;
            break;
        }
        result.lost = true;
        appendByte(result.text, *start);
        at = start + 1;
    }
    return result;
}

std::optional<std::string> encodeOne(char32_t code, Encoding encoding)
{
    if (code < 0x80) {
        return std::string(1, static_cast<char>(code));
    }
    if (descriptionOf(encoding).singleByte) {
        const ByteTable& table = byteTable(encoding);
        if (encoding == Encoding::Cp1251Mongolian) {
            for (const auto& [byte, letter] : mongolianPlaces) {
                if (letter == code) {
                    return std::string(1, static_cast<char>(byte));
                }
            }
        }
        const auto found = std::find(table.begin() + 0x80, table.end(), code);
        if (found == table.end() || code == replacement) {
            return std::nullopt;
        }
        return std::string(1, static_cast<char>(found - table.begin()));
    }
    UConverter* converter = converterFor(encoding);
    if (converter == nullptr) {
        return std::nullopt;
    }
    std::array<UChar, 2> source{};
    std::size_t length = 0;
    if (code > 0xFFFF) {
        source[length++] = static_cast<UChar>(0xD7C0 + (code >> 10));
        source[length++] = static_cast<UChar>(0xDC00 + (code & 0x3FF));
    } else {
        source[length++] = static_cast<UChar>(code);
    }
    std::array<char, 8> target{};
    UErrorCode status = U_ZERO_ERROR;
    const int count = ucnv_fromUChars(
        converter, target.data(), 8, source.data(), static_cast<std::int32_t>(length), &status);
    if (U_FAILURE(status) || count <= 0) {
        return std::nullopt;
    }
    return std::string(target.data(), static_cast<std::size_t>(count));
}

/// Lower case letters and digits alone: "ANSI 1251" and "ansi-1251" are one.
std::string squeezed(std::string_view name)
{
    std::string result;
    for (const char letter : name) {
        if (letter >= 'A' && letter <= 'Z') {
            result += static_cast<char>(letter - 'A' + 'a');
        } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                   letter == '/') {
            result += letter;
        }
    }
    return result;
}

constexpr std::array<std::pair<std::string_view, Encoding>, 52> spellings{{
    {"utf8", Encoding::Utf8},
    {"65001", Encoding::Utf8},
    {"unicode", Encoding::Utf8},
    {"gb18030", Encoding::Gb18030},
    {"54936", Encoding::Gb18030},
    {"gbk", Encoding::Gb18030},
    {"gb2312", Encoding::Gb18030},
    {"euccn", Encoding::Gb18030},
    {"hzgb2312", Encoding::Gb18030},
    {"936", Encoding::Gb18030},
    {"chinese", Encoding::Gb18030},
    {"windowssimpchinese", Encoding::Gb18030},
    {"big5", Encoding::Big5},
    {"950", Encoding::Big5},
    {"windowstradchinese", Encoding::Big5},
    {"1251mongolian", Encoding::Cp1251Mongolian},
    {"cp1251mongolian", Encoding::Cp1251Mongolian},
    {"1251mn", Encoding::Cp1251Mongolian},
    {"cp1251mn", Encoding::Cp1251Mongolian},
    {"1251", Encoding::Cp1251},
    {"windowscyrillic", Encoding::Cp1251},
    {"866", Encoding::Cp866},
    {"koi8r", Encoding::Koi8R},
    {"koi8", Encoding::Koi8R},
    {"20866", Encoding::Koi8R},
    {"88595", Encoding::Iso8859_5},
    {"iso88595", Encoding::Iso8859_5},
    {"28595", Encoding::Iso8859_5},
    {"88591", Encoding::Latin1},
    {"iso88591", Encoding::Latin1},
    {"28591", Encoding::Latin1},
    {"latin1", Encoding::Latin1},
    {"1252", Encoding::Cp1252},
    {"windowslatin1", Encoding::Cp1252},
    {"437", Encoding::Cp437},
    {"ibm437", Encoding::Cp437},
    {"ibm866", Encoding::Cp866},
    {"ldid/77", Encoding::Gb18030},
    {"ldid/122", Encoding::Gb18030},
    {"ldid/79", Encoding::Big5},
    {"ldid/120", Encoding::Big5},
    {"ldid/201", Encoding::Cp1251},
    {"ldid/101", Encoding::Cp866},
    {"ldid/38", Encoding::Cp866},
    {"ldid/1", Encoding::Cp437},
    {"ldid/3", Encoding::Cp1252},
    {"cskoi8r", Encoding::Koi8R},
    {"csgb2312", Encoding::Gb18030},
    {"xgbk", Encoding::Gb18030},
    {"big5hkscs", Encoding::Big5},
    {"codepagelatin1", Encoding::Latin1},
    {"isolatin1", Encoding::Latin1},
}};

} // namespace

std::string_view name(Encoding encoding) noexcept
{
    return descriptionOf(encoding).name;
}

std::optional<Encoding> encodingFromName(std::string_view name)
{
    if (name.starts_with("\xEF\xBB\xBF")) {
        name.remove_prefix(3);
    }
    const std::string key = squeezed(name);
    const auto find = [](std::string_view text) -> std::optional<Encoding> {
        for (const auto& [spelling, encoding] : spellings) {
            if (spelling == text) {
                return encoding;
            }
        }
        return std::nullopt;
    };
    if (const auto found = find(key)) {
        return found;
    }
    for (const std::string_view prefix :
         {"ansi", "oem", "codepage", "cp", "windows", "win", "dos", "ms", "ibm", "x"}) {
        if (key.starts_with(prefix)) {
            if (const auto found = find(std::string_view{key}.substr(prefix.size()))) {
                return found;
            }
        }
    }
    return std::nullopt;
}

std::optional<Encoding> encodingFromLanguageDriver(std::uint8_t byte) noexcept
{
    switch (byte) {
    case 0x4D:
    case 0x7A: return Encoding::Gb18030;
    case 0x4F:
    case 0x78: return Encoding::Big5;
    case 0xC9: return Encoding::Cp1251;
    case 0x65:
    case 0x26: return Encoding::Cp866;
    default:
        // 0x01, 0x03 and 0x57 are written by programs that never asked.
        return std::nullopt;
    }
}

std::uint8_t languageDriverOf(Encoding encoding) noexcept
{
    switch (encoding) {
    case Encoding::Gbk:
    case Encoding::Gb18030: return 0x4D;
    case Encoding::Big5: return 0x4F;
    case Encoding::Cp1251:
    case Encoding::Cp1251Mongolian: return 0xC9;
    case Encoding::Cp866: return 0x65;
    default: return 0x57;
    }
}

bool isAscii(std::string_view bytes) noexcept
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) {
        return static_cast<unsigned char>(byte) < 0x80;
    });
}

bool isValidUtf8(std::string_view bytes) noexcept
{
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t at = 0; at < size;) {
        UChar32 code = 0;
        U8_NEXT(data, at, size, code);
        if (code < 0) {
            return false;
        }
    }
    return true;
}

Decoded decode(std::string_view bytes, Encoding encoding)
{
    if (isAscii(bytes)) {
        return {std::string{bytes}, false, false};
    }
    if (encoding == Encoding::Utf8) {
        return decodeUtf8(bytes);
    }
    // GB18030 reads all that GBK has.
    return descriptionOf(encoding).singleByte
               ? decodeSingleByte(bytes, encoding)
               : decodeMultiByte(bytes, encoding == Encoding::Gbk ? Encoding::Gb18030 : encoding);
}

Result<std::string> encode(std::string_view utf8, Encoding encoding)
{
    if (encoding == Encoding::Utf8 || isAscii(utf8)) {
        return std::string{utf8};
    }
    std::string bytes;
    bytes.reserve(utf8.size());
    for (const char32_t code : codePoints(utf8)) {
        const auto encoded = encodeOne(code, encoding);
        if (!encoded) {
            std::string letter;
            appendUtf8(letter, code);
            return fail(ErrorCode::InvalidArgument,
                        "\"" + letter + "\" does not exist in " + std::string{name(encoding)});
        }
        bytes += *encoded;
    }
    return bytes;
}

std::vector<char32_t> codePoints(std::string_view utf8)
{
    std::vector<char32_t> codes;
    codes.reserve(utf8.size());
    const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto size = static_cast<std::int64_t>(utf8.size());
    for (std::int64_t at = 0; at < size;) {
        UChar32 code = 0;
        U8_NEXT(data, at, size, code);
        codes.push_back(code < 0 ? replacement : static_cast<char32_t>(code));
    }
    return codes;
}

std::string toUtf8(std::u32string_view text)
{
    std::string result;
    result.reserve(text.size() * 2);
    for (const char32_t code : text) {
        appendUtf8(result, code);
    }
    return result;
}

std::string_view cutToBytes(std::string_view utf8, std::size_t bytes)
{
    if (utf8.size() <= bytes) {
        return utf8;
    }
    while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0) == 0x80) {
        --bytes;
    }
    return utf8.substr(0, bytes);
}

} // namespace ecotone::text
