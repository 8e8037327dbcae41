#pragma once

#include <array>
#include <cerrno>
#include <iconv.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// Text in the code pages of the region, made by the C library: a witness that owes nothing to the
/// decoder under test.
namespace ecotone::test {

/// UTF-8 into `encoding` as iconv names it; nullopt where a character does not exist there.
inline std::optional<std::string> transcoded(std::string_view utf8, const char* encoding)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    if (reinterpret_cast<std::intptr_t>(converter) == -1) {
        return std::nullopt;
    }
    std::string source{utf8};
    char* from = source.data();
    std::size_t left = source.size();
    std::string bytes(source.size() * 4 + 16, '\0');
    char* to = bytes.data();
    std::size_t room = bytes.size();
    const std::size_t result = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (result != 0) {
        return std::nullopt;
    }
    bytes.resize(bytes.size() - room);
    return bytes;
}

/// CP1251 as Mongolia wrote it: Ө ө Ү ү at the places of Є є Ї ї.
inline std::optional<std::string> transcodedMongolian(std::string_view utf8)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> places{
        {{"Ө", "Є"}, {"ө", "є"}, {"Ү", "Ї"}, {"ү", "ї"}}};
    std::string text{utf8};
    for (const auto& [letter, place] : places) {
        for (auto at = text.find(letter); at != std::string::npos; at = text.find(letter, at)) {
            text.replace(at, letter.size(), place);
        }
    }
    return transcoded(text, "CP1251");
}

/// What a program stores in UTF-8 that takes the bytes for Latin-1.
inline std::string readAsLatin1(std::string_view bytes)
{
    std::string utf8;
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        if (byte < 0x80) {
            utf8 += each;
        } else {
            utf8 += static_cast<char>(0xC0U | (byte >> 6));
            utf8 += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return utf8;
}

} // namespace ecotone::test
