#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::text {

/// The encodings that field data of the region comes in.
enum class Encoding : unsigned char
{
    Utf8,
    Gb18030, ///< Reads GBK, CP936 and GB2312 too: a superset of all three.
    Gbk,     ///< For writing files that older programs open; refuses characters outside CP936.
    Big5,
    Cp1251,
    Cp1251Mongolian, ///< CP1251 whose Ukrainian places 0xAA 0xBA 0xAF 0xBF hold Ө ө Ү ү; those of
                     ///< RK1048 (0xA5 0xB4 for Ө ө) are read too.
    Cp866,
    Koi8R,
    Iso8859_5,
    Latin1, ///< ISO-8859-1.
    Cp1252,
    Cp437,
};

/// "UTF-8", "GB18030", "GBK", "Big5", "CP1251", "CP1251-Mongolian", "CP866", "KOI8-R",
/// "ISO-8859-5", "ISO-8859-1", "CP1252", "CP437".
[[nodiscard]] std::string_view name(Encoding encoding) noexcept;

/// Every spelling met in .cpg files, recipes and MapInfo charsets: "utf8", "65001", "GBK", "936",
/// "ANSI 936", "cp936", "Windows-1251", "ANSI 1251", "1251", "OEM 866", "koi8r", "88595",
/// "WindowsSimpChinese", "WindowsCyrillic", "CodePage866", "LDID/77", "LDID/201" …;
/// a byte order mark and blanks around are ignored. nullopt for what states nothing ("System",
/// "Neutral", "OEM") or is unknown.
[[nodiscard]] std::optional<Encoding> encodingFromName(std::string_view name);

/// The language driver byte of a .dbf: 0x4D and 0x7A GBK, 0x4F Big5, 0xC9 CP1251, 0x65 and 0x26
/// CP866. nullopt for 0x00, and for 0x57 ("ANSI"), which ESRI programs write into anything.
[[nodiscard]] std::optional<Encoding> encodingFromLanguageDriver(std::uint8_t byte) noexcept;
/// The byte that states an encoding; 0x57 for those without one.
[[nodiscard]] std::uint8_t languageDriverOf(Encoding encoding) noexcept;

struct Decoded
{
    std::string text;           ///< UTF-8.
    bool lost = false;          ///< Bytes without meaning are written \xNN.
    bool truncatedTail = false; ///< The last character was cut in half and left out.
};

/// Bytes to UTF-8. A cut last character (a field too narrow for it) is left out and flagged;
/// any other undecodable byte is written \xNN and sets `lost`.
[[nodiscard]] Decoded decode(std::string_view bytes, Encoding encoding);

/// Fails with InvalidArgument, naming the first character that the encoding does not have.
[[nodiscard]] Result<std::string> encode(std::string_view utf8, Encoding encoding);

[[nodiscard]] bool isAscii(std::string_view bytes) noexcept;
/// Strict: shortest forms alone, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isValidUtf8(std::string_view bytes) noexcept;
/// Code points; an invalid byte counts as U+FFFD.
[[nodiscard]] std::vector<char32_t> codePoints(std::string_view utf8);
[[nodiscard]] std::string toUtf8(std::u32string_view text);
/// At most `bytes` bytes, never half a character.
[[nodiscard]] std::string_view cutToBytes(std::string_view utf8, std::size_t bytes);

} // namespace ecotone::text
