#include "core/store/layer_repository.h"

#include "core/base/number.h"
#include "core/geometry/wkb.h"
#include "core/store/database.h"
#include "core/store/layer_tables.h"
#include "core/store/recorder.h"
#include "core/store/row_hash.h"
#include "core/store/schema.h"
#include "core/store/spatial_filter.h"
#include "core/store/spatial_functions.h"

#include <algorithm>

namespace ecotone::store {

namespace {

using model::Feature;
using model::FeatureId;

/// Columns of a layer's table before its fields: fid is parameter 1, the names follow.
constexpr int fixedParameters = 6;

std::string fieldColumns(const LayerTable& table)
{
    std::string columns;
    for (const std::string& column : table.columns) {
        columns += ", " + sqlName(column);
    }
    return columns;
}

std::string insertSql(const LayerTable& table)
{
    std::string sql = "INSERT INTO " + sqlName(table.layer.name) +
                      " (fid, name_en, name_zh, name_ru, name_mn, name_local" + fieldColumns(table);
    std::size_t parameters = fixedParameters + table.columns.size();
    if (table.hasGeometry()) {
        sql += ", geom";
        ++parameters;
    }
    sql += ") VALUES (?";
    for (std::size_t i = 1; i < parameters; ++i) {
        sql += ", ?";
    }
    return sql + ")";
}

std::string updateSql(const LayerTable& table)
{
    std::string sql = "UPDATE " + sqlName(table.layer.name) +
                      " SET name_en = ?2, name_zh = ?3, name_ru = ?4, name_mn = ?5, "
                      "name_local = ?6";
    std::int64_t parameter = fixedParameters;
    for (const std::string& column : table.columns) {
        sql += ", " + sqlName(column) + " = ?" + toText(++parameter);
    }
    if (table.hasGeometry()) {
        sql += ", geom = ?" + toText(++parameter);
    }
    return sql + " WHERE fid = ?1";
}

void bindValue(Statement& statement, int parameter, const model::Value* value)
{
    if (value == nullptr || std::holds_alternative<std::monostate>(*value)) {
        statement.bindNull(parameter);
    } else if (const auto* integer = std::get_if<std::int64_t>(value)) {
        statement.bind(parameter, *integer);
    } else if (const auto* real = std::get_if<double>(value)) {
        statement.bind(parameter, *real);
    } else {
        statement.bind(parameter, std::string_view{std::get<std::string>(*value)});
    }
}

/// `blob` must outlive the run.
void bindFeature(Statement& statement,
                 const LayerTable& table,
                 const Feature& feature,
                 const std::string& blob)
{
    statement.bindOptional(1, feature.id);
    int parameter = 1;
    for (const Language language : allLanguages) {
        statement.bindOptional(++parameter, feature.names.in(language));
    }
    statement.bindOptional(++parameter, feature.localName);
    for (const model::Field& field : table.layer.fields) {
        const auto value = feature.values.find(field.name);
        bindValue(statement, ++parameter, value != feature.values.end() ? &value->second : nullptr);
    }
    if (table.hasGeometry()) {
        if (blob.empty()) {
            statement.bindNull(++parameter);
        } else {
            statement.bindBlob(++parameter, blob);
        }
    }
}

model::Value valueOf(const Statement& row, int column)
{
    const Cell cell = cellOf(row, column);
    switch (cell.type) {
    case 1: return cell.integer;
    case 2: return cell.real;
    case 3: return std::string{cell.bytes};
    default: return std::monostate{};
    }
}

std::string selectSql(const LayerTable& table)
{
    return "SELECT fid, name_en, name_zh, name_ru, name_mn, name_local, " +
           std::string{table.hasGeometry() ? "geom" : "NULL"} + fieldColumns(table) + " FROM " +
           sqlName(table.layer.name);
}

Result<Feature> featureOf(const Database& database, const LayerTable& table, const Statement& row)
{
    Feature feature;
    feature.id = row.integer(0);
    int column = 0;
    for (const Language language : allLanguages) {
        feature.names.in(language) = row.text(++column);
    }
    feature.localName = row.text(++column);
    if (const std::string_view blob = row.blob(++column); !blob.empty()) {
        // Layers may be drawn by other programs: nearest grid points are good enough.
        auto shape = geometry::fromGeoPackageBlob(blob, geometry::Grid::Snap);
        if (!shape) {
            return fail(shape.error().code,
                        database.file() + ": " + table.layer.name + " " + toText(feature.id) +
                            ": " + shape.error().detail);
        }
        feature.shape = std::move(*shape);
    }
    for (const model::Field& field : table.layer.fields) {
        if (model::Value value = valueOf(row, ++column); value != model::Value{}) {
            feature.values.emplace(field.name, std::move(value));
        }
    }
    return feature;
}

Result<std::string>
blobOf(const Database& database, const LayerTable& table, const geometry::Shape& shape)
{
    if (shape.empty()) {
        return std::string{};
    }
    if (shape.kind != table.layer.kind) {
        return fail(ErrorCode::InvalidGeometry,
                    database.file() + ": layer " + table.layer.name +
                        " does not take geometries of this kind");
    }
    const auto parts =
        shape.kind == geometry::ShapeKind::Point ? geometry::Parts::Single : geometry::Parts::Multi;
    return geometry::toGeoPackageBlob(shape, projectSrsId, parts);
}

Error missing(const Database& database, const std::string& layer, FeatureId id)
{
    return {ErrorCode::NotFound,
            database.file() + ": layer " + layer + " has no row " + toText(id),
            std::source_location::current()};
}

/// One feature for each point of a feature of several points.
std::vector<Feature> singlePoints(const Feature& feature)
{
    std::vector<Feature> singles;
    for (const geometry::GridPoint& point : feature.shape.points) {
        Feature single = feature;
        single.id = singles.empty() ? feature.id : 0;
        single.shape = geometry::shapeOfPoint(point);
        singles.push_back(std::move(single));
    }
    return singles;
}

} // namespace

Result<> LayerRepository::ensureLayer(const model::Layer& layer)
{
    ECO_TRY(m_database->requireWriting());
    ECO_ASSIGN(SavePoint point, SavePoint::begin(*m_database, "ensure_layer"));
    ECO_TRY(ensureLayerTable(*m_database, layer));
    ECO_TRY(point.release());
    if (m_database->recorder != nullptr) {
        m_database->recorder->noticeLayer(layer.name);
    }
    return {};
}

Result<std::vector<model::Layer>> LayerRepository::list()
{
    ECO_ASSIGN(const std::vector<LayerTable> tables, readLayerTables(*m_database, {}));
    std::vector<model::Layer> layers;
    for (const LayerTable& table : tables) {
        layers.push_back(table.layer);
    }
    return layers;
}

Result<model::Layer> LayerRepository::layer(const std::string& name)
{
    ECO_ASSIGN(LayerTable table, readLayerTable(*m_database, name));
    return std::move(table.layer);
}

Result<std::vector<FeatureId>> LayerRepository::insert(const std::string& layer,
                                                       std::span<const Feature> features)
{
    ECO_ASSIGN(const LayerTable table, readLayerTable(*m_database, layer));
    ECO_TRY(m_database->requireRecording(table.scope()));
    ECO_ASSIGN(Statement statement, m_database->prepare(insertSql(table)));
    const auto put = [&](const Feature& feature) -> Result<FeatureId> {
        ECO_ASSIGN(const std::string blob, blobOf(*m_database, table, feature.shape));
        bindFeature(statement, table, feature, blob);
        ECO_TRY(statement.run());
        return m_database->lastRowId();
    };
    std::vector<FeatureId> ids;
    for (const Feature& feature : features) {
        if (feature.shape.points.size() < 2) {
            ECO_ASSIGN(const FeatureId id, put(feature));
            ids.push_back(id);
            continue;
        }
        FeatureId first = 0;
        for (const Feature& single : singlePoints(feature)) {
            ECO_ASSIGN(const FeatureId id, put(single));
            first = first == 0 ? id : first;
        }
        ids.push_back(first);
    }
    return ids;
}

Result<> LayerRepository::update(const std::string& layer, std::span<const Feature> features)
{
    ECO_ASSIGN(const LayerTable table, readLayerTable(*m_database, layer));
    ECO_TRY(m_database->requireChanging(table.scope()));
    ECO_ASSIGN(Statement statement, m_database->prepare(updateSql(table)));
    for (const Feature& feature : features) {
        ECO_ASSIGN(const std::string blob, blobOf(*m_database, table, feature.shape));
        bindFeature(statement, table, feature, blob);
        ECO_TRY(statement.run());
        if (m_database->changes() == 0) {
            return fail(missing(*m_database, layer, feature.id));
        }
    }
    return {};
}

Result<> LayerRepository::erase(const std::string& layer, std::span<const FeatureId> ids)
{
    ECO_ASSIGN(const LayerTable table, readLayerTable(*m_database, layer));
    ECO_TRY(m_database->requireChanging(table.scope()));
    ECO_ASSIGN(Statement statement,
               m_database->prepare("DELETE FROM " + sqlName(layer) + " WHERE fid = ?"));
    for (const FeatureId id : ids) {
        statement.bind(1, id);
        ECO_TRY(statement.run());
        if (m_database->changes() == 0) {
            return fail(missing(*m_database, layer, id));
        }
    }
    return {};
}

Result<Feature> LayerRepository::get(const std::string& layer, FeatureId id)
{
    ECO_ASSIGN(const LayerTable table, readLayerTable(*m_database, layer));
    ECO_ASSIGN(Statement row, m_database->prepare(selectSql(table) + " WHERE fid = ?"));
    row.bind(1, id);
    ECO_ASSIGN(const bool found, row.step());
    if (!found) {
        return fail(missing(*m_database, layer, id));
    }
    return featureOf(*m_database, table, row);
}

Result<> LayerRepository::visit(const std::string& layer,
                                const std::optional<geometry::Box>& box,
                                const std::function<bool(const Feature&)>& visit)
{
    ECO_ASSIGN(const LayerTable table, readLayerTable(*m_database, layer));
    std::string sql = selectSql(table);
    if (box && table.hasGeometry()) {
        ECO_ASSIGN(const std::string condition, boxCondition(*m_database, layer, *box));
        sql += " WHERE " + condition;
    }
    ECO_ASSIGN(Statement rows, m_database->prepare(sql + " ORDER BY fid"));
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return {};
        }
        if (box && table.hasGeometry()) {
            const auto envelope = gridEnvelopeOf(rows.blob(6));
            if (!envelope || !box->intersects(*envelope)) {
                continue;
            }
        }
        ECO_ASSIGN(const Feature feature, featureOf(*m_database, table, rows));
        if (!visit(feature)) {
            return {};
        }
    }
}

Result<std::int64_t> LayerRepository::count(const std::string& layer)
{
    ECO_ASSIGN(const LayerTable table, readLayerTable(*m_database, layer));
    return m_database->integer("SELECT count(*) FROM " + sqlName(table.layer.name));
}

} // namespace ecotone::store
