#include "core/text/reading.h"

#include "core/text/repair.h"

namespace ecotone::text {

namespace {

constexpr std::string_view doubledBy = " read as ISO-8859-1";

} // namespace

Reading Reading::doubledFrom(Encoding inner)
{
    Reading reading;
    reading.doubled = inner;
    return reading;
}

std::string name(const Reading& reading)
{
    return reading.doubled ? std::string{name(*reading.doubled)} + std::string{doubledBy}
                           : std::string{name(reading.encoding)};
}

std::optional<Reading> readingFromName(std::string_view text)
{
    const bool doubled = text.ends_with(doubledBy);
    if (doubled) {
        text.remove_suffix(doubledBy.size());
    }
    const auto encoding = encodingFromName(text);
    if (!encoding) {
        return std::nullopt;
    }
    return doubled ? Reading::doubledFrom(*encoding) : Reading{*encoding};
}

Decoded decode(std::string_view bytes, const Reading& reading)
{
    Decoded decoded = decode(bytes, reading.encoding);
    if (reading.doubled) {
        decoded.text = withoutMojibake(decoded.text, *reading.doubled);
    }
    return decoded;
}

} // namespace ecotone::text
