#pragma once

#include "core/exchange/source_table.h"
#include "core/text/detector.h"

#include <string>
#include <vector>

/// From the bytes of a layer to its texts. Private to the room.
namespace ecotone::exchange {

/// Distinct non-ASCII values of each text column, and of the field names
/// at the end, but for those of columns with three such values, which share their encoding.
[[nodiscard]] std::vector<text::ColumnSample> samplesOf(const SourceTable& table);

/// What the caller said, else what the format prescribes, else what the detector finds.
[[nodiscard]] text::EncodingVerdict verdictFor(const SourceTable& table,
                                               const ReadOptions& options);

/// Decodes names and values in place with table.encoding; reports what was cut, lost, garbled or
/// empty.
void decodeTexts(SourceTable& table, const ReadOptions& options, ReadIssues& issues);

} // namespace ecotone::exchange
