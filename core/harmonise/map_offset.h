#pragma once

#include "core/base/result.h"
#include "core/crs/crs.h"
#include "core/crs/gcj02.h"
#include "core/exchange/source_table.h"
#include "core/harmonise/crs_decision.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/source_reading.h"

#include <optional>
#include <span>
#include <string>

/// The offsets of Chinese web maps in a run: what undoing one did, and what the reference lines of
/// the run say of sources that nobody suspected.
namespace ecotone::harmonise {

/// Notes in the report how far the positions of a geographic source are moved and how many lie
/// outside China and stay; nothing without an offset to undo.
[[nodiscard]] Result<>
reportOffset(const CrsDecision& decision, const exchange::SourceTable& table, LayerReport& report);

/// Compares a source that touches China with the reference lines of the same run, unless its
/// recipe states an offset. Fails with CrsUndecided, naming the likelihoods, when GCJ-02 or BD-09
/// explains it best; a datum shift that was left out becomes a warning in the source's report.
[[nodiscard]] Result<> compareWithReference(ReadSource& source,
                                            std::span<const ReadSource> sources);

} // namespace ecotone::harmonise
