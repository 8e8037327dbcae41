#pragma once

#include "core/harmonise/reading_report.h"
#include "core/text/detector.h"

/// What the detector found, in the words of the reading report. Private to the room.
namespace ecotone::harmonise {

[[nodiscard]] EncodingFinding encodingFinding(const text::EncodingVerdict& verdict);

/// "the text may be KOI8-R ("...") or GB18030 ("...")": both readings of the same values, for the
/// one who has to choose.
[[nodiscard]] std::string encodingQuestion(const text::EncodingVerdict& verdict);

} // namespace ecotone::harmonise
