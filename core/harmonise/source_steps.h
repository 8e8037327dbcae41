#pragma once

#include "core/base/result.h"
#include "core/exchange/duplicates.h"
#include "core/exchange/source_table.h"
#include "core/harmonise/crs_decision.h"
#include "core/harmonise/source_reading.h"

#include <string_view>

/// The decisions about one source that reading row by row and reading in bulk share. Private to the
/// room.
namespace ecotone::harmonise {

/// As reports say it: "point", "line", "polygon", "none".
[[nodiscard]] std::string_view kindName(geometry::ShapeKind kind);
/// As reports say it: "integer", "real", "text".
[[nodiscard]] std::string_view typeName(model::FieldType type);

[[nodiscard]] Result<exchange::ReadOptions> readOptionsOf(const Recipe& recipe);
/// Fails with RecipeInvalid, naming the column that the table does not have.
[[nodiscard]] Result<> checkColumns(const Recipe& recipe, const exchange::SourceTable& table);
/// Fails with EncodingUndecided, showing both readings.
[[nodiscard]] Result<> requireEncoding(const Recipe& recipe, const exchange::SourceTable& table);
/// For coordinates within `extent`.
[[nodiscard]] Result<CrsDecision> requireCrs(const Recipe& recipe,
                                             const exchange::SourceTable& table,
                                             const geometry::RealBox& extent);
/// Everything of the report that does not need the rows.
[[nodiscard]] SourceReport startedReport(const Recipe& recipe);
[[nodiscard]] LayerReport reportOf(const Recipe& recipe, const exchange::SourceTable& table);
/// An issue when rows repeat the identifier of others.
void noteRepeatedKeys(const Recipe& recipe,
                      const std::string& file,
                      const exchange::Duplicates& found,
                      LayerReport& layer);
[[nodiscard]] model::Source sourceOf(const Recipe& recipe, const ReadSource& read);

/// A vertex this near to an edge, in the units of the source, was meant to lie on it.
[[nodiscard]] double onEdgeUnits(const crs::Crs& crs);

/// Valid polygons in the source's own coordinates, counted.
class Repairer
{
public:
    Repairer(std::string file, SourceReport& report) : m_file{std::move(file)}, m_report{&report} {}
    /// Empty when nothing can be made of it.
    [[nodiscard]] geometry::RealShape operator()(std::int64_t row, geometry::RealShape shape);

private:
    void note(const std::string& code,
              model::Severity severity,
              std::int64_t row,
              const std::string& reason);

    std::string m_file;
    SourceReport* m_report;
};

} // namespace ecotone::harmonise
