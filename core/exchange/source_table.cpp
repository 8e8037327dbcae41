#include "core/exchange/source_table.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/child_reader.h"
#include "core/exchange/code_table.h"
#include "core/exchange/column_texts.h"
#include "core/exchange/duplicates.h"
#include "core/exchange/readers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ecotone::exchange {

namespace {

using geometry::ShapeKind;

constexpr std::array<std::string_view, 4> kindWords{"none", "points", "lines", "polygons"};

/// Counts the kinds met, completes the layer, reports a mixture.
void completeLayer(SourceTable& table, ReadIssues& issues)
{
    std::array<std::int64_t, 4> counts{};
    geometry::RealBox extent;
    for (const SourceRow& row : table.rows) {
        if (!row.shape.empty()) {
            ++counts[static_cast<std::size_t>(row.shape.kind)];
            extent.extend(geometry::boundsOf(row.shape));
        }
    }
    const auto most = std::max_element(counts.begin() + 1, counts.end());
    const auto kinds = std::count_if(
        counts.begin() + 1, counts.end(), [](std::int64_t count) { return count > 0; });
    if (*most > 0 && (table.layer.kind == ShapeKind::None || kinds > 1)) {
        table.layer.kind = static_cast<ShapeKind>(most - counts.begin());
    }
    table.layer.mixedKinds = kinds > 1;
    table.layer.extent = extent;
    table.layer.featureCount = static_cast<std::int64_t>(table.rows.size());
    if (kinds > 1) {
        std::string list;
        for (std::size_t i = 1; i < counts.size(); ++i) {
            if (counts[i] > 0) {
                list += (list.empty() ? "" : ", ") + toText(counts[i]) + " " +
                        std::string{kindWords[i]};
            }
        }
        issues.add(issue::mixedGeometry,
                   model::Severity::Warning,
                   -1,
                   table.file + ": holds a mixture: " + list,
                   "layer");
    }
}

void reportDuplicates(const SourceTable& table, ReadIssues& issues)
{
    const Duplicates found = table.layer.fromCells ? Duplicates{} : duplicateShapes(table);
    for (std::int64_t i = 0; i < found.rows; ++i) {
        issues.add(issue::duplicateGeometry,
                   model::Severity::Warning,
                   found.firstFid,
                   table.file + ": row " + toText(found.firstFid) + " has the outline of row " +
                       toText(found.earlierFid));
    }
}

/// Rows that the file states and that were not met are refused ones, and an issue.
void settleAccount(SourceTable& table, ReadIssues& issues)
{
    RowAccount& account = table.account;
    account.declared = table.layer.featureCount;
    for (const ReadIssue& each : issues.all()) {
        account.deleted += each.code == issue::deletedRows ? each.count : 0;
    }
    const std::int64_t met = account.read + account.refused + account.deleted;
    if (account.declared <= met) {
        return;
    }
    const std::int64_t lost = account.declared - met;
    account.refused += lost;
    if (!issues.has(issue::truncatedFile)) {
        issues.add(issue::truncatedFile,
                   model::Severity::Error,
                   met,
                   table.file + " (" + table.layer.name + "): states " + toText(account.declared) +
                       " rows and gives " + toText(met) + "; the rest, from row " + toText(met) +
                       " on, cannot be read");
    }
}

} // namespace

void checkStatement(const SourceTable& table, ReadIssues& issues)
{
    const CrsStatement& crs = table.layer.crs;
    const geometry::RealBox& box = table.layer.extent;
    if (box.empty()) {
        return;
    }
    if (crs.kind == CrsStatement::Kind::None) {
        issues.add(issue::crsMissing,
                   model::Severity::Warning,
                   -1,
                   table.file + ": states no coordinate system (" + crs.evidence.english() + ")");
        return;
    }
    const bool degreesInside =
        box.minX >= -360.0 && box.maxX <= 360.0 && box.minY >= -90.0 && box.maxY <= 90.0;
    const bool statesDegrees = crs.authority == "OGC:CRS84" || crs.authority == "EPSG:4326" ||
                               crs.text.starts_with("GEOGCS") || crs.text.starts_with("GEOGCRS");
    const bool statesMetres = crs.authority == "EPSG:3857" || crs.text.starts_with("PROJCS") ||
                              crs.text.starts_with("PROJCRS");
    if ((statesDegrees && !degreesInside) || (statesMetres && degreesInside)) {
        issues.add(issue::crsDoubtful,
                   model::Severity::Warning,
                   -1,
                   table.file + ": states " +
                       (crs.authority.empty() ? crs.evidence.english() : crs.authority) +
                       ", but its coordinates look like " + (degreesInside ? "degrees" : "metres"));
    }
}

std::optional<std::size_t> SourceTable::fieldIndex(std::string_view name) const
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == name) {
            return i;
        }
    }
    return std::nullopt;
}

bool SourceTable::damaged() const
{
    return std::any_of(issues.begin(), issues.end(), [](const ReadIssue& each) {
        return each.severity == model::Severity::Error;
    });
}

Result<SourceTable> readTable(SourceReader& reader,
                              std::size_t layer,
                              const std::filesystem::path& path,
                              const ReadOptions& options,
                              const Progress& progress)
{
    SourceTable table;
    table.file = fileName(path);
    table.driver = reader.driverOf(layer);
    const auto take = [&](RawFeature&& feature) {
        // A row of mixed geometry comes once a kind and is one row of the file.
        if (table.rows.empty() || table.rows.back().fid != feature.fid) {
            ++(feature.state == RowState::Whole ? table.account.read : table.account.refused);
        }
        table.rows.push_back({feature.fid, std::move(feature.values), std::move(feature.shape)});
        return true;
    };
    ECO_TRY(reader.visit(layer, take, progress));
    table.layer = reader.layers()[layer];
    ReadIssues issues;
    issues.append(reader.issues(layer));
    settleAccount(table, issues);
    table.encoding = verdictFor(table, options);
    decodeTexts(table, options, issues);
    completeLayer(table, issues);
    checkStatement(table, issues);
    reportDuplicates(table, issues);
    table.issues = issues.all();
    return table;
}

namespace {

Result<SourceTable> readOneLayer(const std::filesystem::path& path,
                                 const ReadOptions& options,
                                 const Progress& progress)
{
    if (hasReaderProgram() && needsForeignDriver(path)) {
        ECO_ASSIGN(auto tables, readInChild(path, options));
        return std::move(tables.front());
    }
    ECO_ASSIGN(const auto reader, SourceReader::open(path, options.open));
    const auto layer = reader->layerIndex(options.layer);
    if (!layer) {
        return fail(layer.error().code, fileName(path) + ": " + layer.error().detail);
    }
    return readTable(*reader, *layer, path, options, progress);
}

Result<std::vector<SourceTable>> readEveryLayer(const std::filesystem::path& path,
                                                const ReadOptions& options,
                                                const Progress& progress)
{
    if (hasReaderProgram() && needsForeignDriver(path)) {
        return readInChild(path, options, LayerChoice::All);
    }
    ECO_ASSIGN(const auto reader, SourceReader::open(path, options.open));
    std::vector<SourceTable> tables;
    const auto count = static_cast<double>(reader->layers().size());
    for (std::size_t i = 0; i < reader->layers().size(); ++i) {
        const auto at = static_cast<double>(i);
        ECO_ASSIGN(
            auto table,
            readTable(*reader, i, path, options, progress.part(at / count, (at + 1) / count)));
        tables.push_back(std::move(table));
    }
    return tables;
}

/// A code table that cannot be read costs nothing but the names.
void nameCodes(SourceTable& table, const std::filesystem::path& path, const ReadOptions& options)
{
    const bool doneByChild = hasReaderProgram() && needsForeignDriver(path);
    if (table.layer.kind == ShapeKind::None || doneByChild) {
        return; // A table of codes itself, or named where it was read.
    }
    ReadOptions tableOptions;
    tableOptions.country = options.country;
    for (const std::filesystem::path& place : codeTablesBeside(path)) {
        const auto codes = readEveryLayer(place, tableOptions, {});
        for (std::size_t i = 0; codes && i < codes->size(); ++i) {
            addNamesOfCodes(table, (*codes)[i]);
        }
    }
}

} // namespace

Result<SourceTable>
readSource(const std::filesystem::path& path, const ReadOptions& options, const Progress& progress)
{
    ECO_ASSIGN(auto table, readOneLayer(path, options, progress));
    nameCodes(table, path, options);
    return table;
}

Result<std::vector<SourceTable>> readAllLayers(const std::filesystem::path& path,
                                               const ReadOptions& options,
                                               const Progress& progress)
{
    ECO_ASSIGN(auto tables, readEveryLayer(path, options, progress));
    for (SourceTable& table : tables) {
        nameCodes(table, path, options);
    }
    return tables;
}

} // namespace ecotone::exchange
