#pragma once

#include "core/base/file_window.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/crs/fast_transform.h"
#include "core/exchange/bulk_shapefile.h"
#include "core/harmonise/classifying.h"
#include "core/harmonise/outline_store.h"
#include "core/harmonise/source_reading.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// The rows of a source that has too many to be held as GridRows: outlines on disk, values by
/// column, one class for all rows that say the same.
///
/// Most rows of a good delivery meet their neighbours in every edge. Those are settled: they are
/// written as they were read. The others (along the border, invalid ones, lines on the ground) go
/// through the general steps of a run, together with what stands for the settled land.
struct BulkRows
{
    exchange::BulkShapefile file;
    mutable SpillFile spill; ///< Reading flushes what was written.
    crs::Transform transform;
    crs::FastTransform fast;             ///< Of `transform`.
    double onEdge = 0.0;                 ///< As in GridWriter.
    std::vector<StoredOutline> outlines; ///< By row.
    /// Rows whose outline was repaired, in the source's coordinates; never settled.
    std::map<std::uint32_t, geometry::RealShape> repaired;
    std::vector<std::uint32_t> classOfRow;
    std::vector<Classified> classes;
    std::vector<bool> loose; ///< Rows that are not settled; chosen by the coverage step.

    [[nodiscard]] std::string fid(const ReadSource& read, std::size_t row) const;
    /// In the order of `rows`, on the grid, noded against each other as GridWriter does.
    [[nodiscard]] Result<std::vector<geometry::Shape>>
    shapesOf(const std::vector<std::uint32_t>& rows) const;
};

/// Reads a source in bulk; its `rows` stay empty and `bulk` holds them. Nothing when it is not one
/// for that: few rows, another format, a mask or relief, something to say about its texts. Files
/// that the run needs for a while are made beside `near`. Fails as readOntoGrid.
[[nodiscard]] Result<std::optional<ReadSource>> readBulk(const Recipe& recipe,
                                                         const std::filesystem::path& near,
                                                         std::size_t atLeast,
                                                         const Progress& progress);

/// classify() for a source in bulk: fills classes and classOfRow.
[[nodiscard]] Result<> classifyBulk(ReadSource& read,
                                    const Knowledge& knowledge,
                                    model::ExpressionEvaluator& evaluator,
                                    const Progress& progress);

} // namespace ecotone::harmonise
