#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/source_table.h"
#include "core/geometry/shape.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"
#include "core/model/feature.h"
#include "core/model/issue.h"
#include "core/model/source.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// One row of a source on the project grid.
struct GridRow
{
    std::string fid;
    std::vector<model::Value> values; ///< In the order of ReadSource::fields.
    geometry::Shape shape;
    std::int64_t count = 1; ///< Rows that it stands for.
};

struct BulkRows;

/// A source, read, decoded, repaired and brought onto the grid.
struct ReadSource
{
    Recipe recipe;
    SourceReport report;
    bool isRaster = false; ///< Polygons made of cells.
    model::Source source;  ///< Id 0, report not yet filled in.
    std::vector<model::Field> fields;
    std::vector<GridRow> rows; ///< Rows without a usable geometry are in the counts alone.
    std::vector<model::Issue> issues;
    std::shared_ptr<BulkRows> bulk; ///< Set for a source read in bulk (bulk_rows.h).

    /// Empty when the recipe names no such column or the row has no value.
    [[nodiscard]] std::string text(const GridRow& row, const std::string& column) const;
};

/// Chords of densified vector edges stay this close to the true curve, so that after snapping to
/// 1 cm a vertex of one polygon on an edge of its neighbour still lies on it.
inline constexpr double chordMetres = 0.001;
/// Polygons made of cells share every vertex: their edges need to be true for the eye alone.
inline constexpr double rasterChordMetres = 1.0;

/// Fails as exchange::readSource, and with EncodingUndecided, CrsUndecided, ControlPointsNeeded …
/// naming file, layer and what would help.
[[nodiscard]] Result<ReadSource> readOntoGrid(const Recipe& recipe, const Progress& progress = {});

/// The polygons of the mask of `read`'s recipe on the grid, near the source alone: a country may
/// be larger than the projection.
[[nodiscard]] Result<geometry::MultiPolygon> readMask(const ReadSource& read,
                                                      const Progress& progress = {});

} // namespace ecotone::harmonise
