#pragma once

#include "core/cartography/labels.h"

#include <functional>
#include <vector>

/// Names along lines, letter by letter. Private to the room.
namespace ecotone::cartography {

/// Whether the letters may stand so; a name is placed by the first true.
using TryLetters = std::function<bool(const std::vector<TextRun>&)>;

/// Offers places along `candidate.line`, from its middle outwards: Latin and Cyrillic letters stand
/// on a smoothed curve beside it (one run where it is straight), Chinese characters stay upright,
/// spaced along it. A name spread over letters is followed by one run without colour, so that
/// whoever searches a PDF or SVG finds it whole. False when no place was taken.
bool placeAlong(const LabelCandidate& candidate,
                const TextMeasurer& measurer,
                Language language,
                const TryLetters& tryLetters);

} // namespace ecotone::cartography
