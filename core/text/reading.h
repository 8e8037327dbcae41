#pragma once

#include "core/text/encoding.h"

#include <optional>
#include <string>
#include <string_view>

namespace ecotone::text {

/// A way from bytes to text. With `doubled` the bytes are UTF-8 made by a program that took text in
/// that encoding for Latin-1 (or CP1252): reading undoes both steps.
struct Reading
{
    Encoding encoding = Encoding::Utf8;
    std::optional<Encoding> doubled = std::nullopt;

    Reading() = default;
    Reading(Encoding plain) : encoding{plain} {}
    [[nodiscard]] static Reading doubledFrom(Encoding inner);
    bool operator==(const Reading&) const = default;
};

/// "GB18030", "CP1251 read as ISO-8859-1".
[[nodiscard]] std::string name(const Reading& reading);
/// What name() writes, and every spelling of encodingFromName().
[[nodiscard]] std::optional<Reading> readingFromName(std::string_view name);

/// As decode() with an encoding. A doubled reading leaves alone what cannot have come about that
/// way: an honest "Hövsgöl" among garbled names.
[[nodiscard]] Decoded decode(std::string_view bytes, const Reading& reading);

} // namespace ecotone::text
