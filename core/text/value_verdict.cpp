#include "core/text/detector.h"
#include "core/text/evidence.h"

#include <algorithm>

namespace ecotone::text {

namespace {

/// Characters this frequent leave nothing to ask.
constexpr double easyAlphabetBits = -5.2;
constexpr double easyHanBits = -12.0;
/// A single value leaves its column only for much; for less where the file is known to be mixed.
constexpr double strayBits = 25.0;

bool readsEasily(const ValueReading& reading)
{
    if (!reading.plausible() || reading.cut) {
        return false;
    }
    const bool han = reading.encoding == Encoding::Gb18030 || reading.encoding == Encoding::Big5;
    return reading.score.bits / reading.score.characters > (han ? easyHanBits : easyAlphabetBits);
}

/// The value in its column's encoding; a cut end counts against it, but does not rule it out.
ValueReading ownReading(std::string_view bytes, Encoding encoding, int fieldWidth)
{
    ValueReading own = valueReading(bytes, encoding, fieldWidth);
    if (!own.possible && own.cut) {
        own = valueReading(bytes, encoding, 0);
        own.score.bits -= decisionMarginBits;
    }
    return own;
}

bool contains(std::span<const Encoding> encodings, Encoding wanted)
{
    return std::any_of(encodings.begin(), encodings.end(), [wanted](Encoding each) {
        return judgedAs(each) == wanted;
    });
}

/// As the file names it: the Mongolian variant where that is what the file holds.
Encoding asNamed(std::span<const Encoding> mixed, Encoding judged)
{
    const auto found = std::find_if(
        mixed.begin(), mixed.end(), [judged](Encoding each) { return judgedAs(each) == judged; });
    return found == mixed.end() ? judged : *found;
}

} // namespace

ValueVerdict valueVerdict(std::string_view bytes,
                          Encoding column,
                          std::span<const Encoding> mixed,
                          int fieldWidth)
{
    const ValueReading own = ownReading(bytes, judgedAs(column), fieldWidth);
    const bool utf8 = column == Encoding::Utf8 && own.possible; // Valid by more than chance.
    if (mixed.empty() && (utf8 || readsEasily(own))) {
        return {column, true};
    }
    std::vector<ValueReading> others;
    for (const Encoding encoding : regional) {
        if (encoding == judgedAs(column)) {
            continue;
        }
        ValueReading reading = valueReading(bytes, encoding, fieldWidth);
        if (reading.plausible()) {
            // Others than those the file is known to hold would be a third in one file.
            reading.score.bits -= mixed.empty() || contains(mixed, encoding) ? 0.0 : strayBits;
            others.push_back(reading);
        }
    }
    if (others.empty()) {
        return {column, true};
    }
    std::sort(others.begin(), others.end(), [](const auto& left, const auto& right) {
        return left.score.bits > right.score.bits;
    });
    const ValueReading& best = others.front();
    const bool known = contains(mixed, best.encoding);
    if (!own.possible) {
        const double lead =
            others.size() > 1 ? best.score.bits - others[1].score.bits : 2 * decisionMarginBits;
        return {asNamed(mixed, best.encoding), lead >= decisionMarginBits};
    }
    const double lead = best.score.bits - own.score.bits;
    if (lead >= (known ? decisionMarginBits : strayBits)) {
        return {asNamed(mixed, best.encoding), true};
    }
    return {column, !known || lead <= -decisionMarginBits};
}

} // namespace ecotone::text
