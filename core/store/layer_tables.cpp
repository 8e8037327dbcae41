#include "core/store/layer_tables.h"

#include "core/base/csv.h"
#include "core/base/number.h"
#include "core/base/resources.h"
#include "core/store/schema.h"

#include <algorithm>
#include <array>

namespace ecotone::store {

namespace {

constexpr std::array<std::string_view, 4> kindNames{"none", "point", "line", "polygon"};
constexpr std::array<std::string_view, 3> typeNames{"text", "integer", "real"};
constexpr std::array<std::string_view, 7> fixedColumns{
    "fid", "geom", "name_en", "name_zh", "name_ru", "name_mn", "name_local"};

template <class Enum, std::size_t N>
std::string_view nameOf(const std::array<std::string_view, N>& names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t N>
Enum valueOf(const std::array<std::string_view, N>& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return static_cast<Enum>(found != names.end() ? found - names.begin() : 0);
}

std::string_view columnType(model::FieldType type)
{
    switch (type) {
    case model::FieldType::Text: return "TEXT";
    case model::FieldType::Integer: return "INTEGER";
    case model::FieldType::Real: return "REAL";
    }
    return "TEXT";
}

/// SQLite compares names without regard to ASCII case.
std::string folded(std::string_view name)
{
    std::string result{name};
    for (char& letter : result) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

std::string freeColumn(std::string_view field, const std::vector<std::string>& taken)
{
    std::string column{field.empty() ? std::string_view{"field"} : field};
    const auto isTaken = [&] {
        const std::string name = folded(column);
        return std::find(fixedColumns.begin(), fixedColumns.end(), name) != fixedColumns.end() ||
               std::any_of(taken.begin(), taken.end(), [&](const std::string& other) {
                   return folded(other) == name;
               });
    };
    while (isTaken()) {
        column += '_';
    }
    return column;
}

Result<> checkName(const Database& database, const std::string& name)
{
    const std::string lower = folded(name);
    for (const char* prefix : {"gpkg_", "ecotone_", "sqlite_", "rtree_"}) {
        if (lower.starts_with(prefix)) {
            return fail(ErrorCode::InvalidArgument,
                        database.file() + ": a layer cannot be called " + name);
        }
    }
    if (name.empty() || lower == "habitat" || lower == "layer_styles" ||
        name.find('\0') != std::string::npos) {
        return fail(ErrorCode::InvalidArgument,
                    database.file() + ": a layer cannot be called \"" + name + "\"");
    }
    return {};
}

Result<> writeLayerRow(Database& database, const model::Layer& layer)
{
    ECO_ASSIGN(Statement row,
               database.prepare("INSERT OR REPLACE INTO ecotone_layer VALUES (?, ?, ?, ?, ?, ?, ?, "
                                "?, ?)"));
    row.bind(1, std::string_view{layer.name});
    row.bind(2, nameOf(kindNames, layer.kind));
    int parameter = 2;
    for (const Language language : allLanguages) {
        row.bind(++parameter, std::string_view{layer.title.in(language)});
    }
    row.bind(7, model::name(layer.sharing));
    row.bind(8, layer.drawOrder);
    row.bind(9, layer.sourceId);
    return row.run();
}

Result<> writeFieldRow(Database& database,
                       const std::string& layer,
                       std::int64_t position,
                       const model::Field& field,
                       const std::string& column)
{
    ECO_ASSIGN(
        Statement row,
        database.prepare("INSERT INTO ecotone_layer_field VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    row.bind(1, std::string_view{layer});
    row.bind(2, position);
    row.bind(3, std::string_view{field.name});
    row.bind(4, std::string_view{column});
    row.bind(5, nameOf(typeNames, field.type));
    int parameter = 5;
    for (const Language language : allLanguages) {
        row.bind(++parameter, std::string_view{field.title.in(language)});
    }
    return row.run();
}

std::string declaration(const std::string& column, model::FieldType type)
{
    return sqlName(column) + " " + std::string{columnType(type)};
}

Result<> createLayer(Database& database, const model::Layer& layer)
{
    std::vector<std::string> columns;
    std::vector<std::string> declarations;
    for (const model::Field& field : layer.fields) {
        columns.push_back(freeColumn(field.name, columns));
        declarations.push_back(declaration(columns.back(), field.type));
    }
    ECO_TRY(createLayerTable(database, layer.name, layer.kind, declarations));
    ECO_TRY(writeLayerRow(database, layer));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ECO_TRY(writeFieldRow(
            database, layer.name, static_cast<std::int64_t>(i), layer.fields[i], columns[i]));
    }
    return {};
}

Result<> addFields(Database& database, LayerTable table, const model::Layer& layer)
{
    for (const model::Field& field : layer.fields) {
        const bool known =
            std::any_of(table.layer.fields.begin(),
                        table.layer.fields.end(),
                        [&](const model::Field& other) { return other.name == field.name; });
        if (known) {
            continue;
        }
        const std::string column = freeColumn(field.name, table.columns);
        ECO_TRY(database.execute("ALTER TABLE " + sqlName(layer.name) + " ADD COLUMN " +
                                 declaration(column, field.type)));
        ECO_TRY(writeFieldRow(
            database, layer.name, static_cast<std::int64_t>(table.columns.size()), field, column));
        table.layer.fields.push_back(field);
        table.columns.push_back(column);
    }
    return {};
}

Result<> readFields(Database& database, LayerTable& table)
{
    ECO_ASSIGN(Statement rows,
               database.prepare("SELECT name, column_name, type, title_en, title_zh, title_ru, "
                                "title_mn FROM ecotone_layer_field WHERE layer = ? "
                                "ORDER BY position"));
    rows.bind(1, std::string_view{table.layer.name});
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return {};
        }
        model::Field field;
        field.name = rows.text(0);
        field.type = valueOf<model::FieldType>(typeNames, rows.text(2));
        int column = 2;
        for (const Language language : allLanguages) {
            field.title.in(language) = rows.text(++column);
        }
        table.columns.push_back(rows.string(1));
        table.layer.fields.push_back(std::move(field));
    }
}

LocalText titleOf(const CsvTable& csv, std::size_t row)
{
    LocalText title;
    for (const Language language : allLanguages) {
        title.in(language) = csv.value(row, code(language));
    }
    return title;
}

} // namespace

Result<std::vector<LayerTable>> readLayerTables(Database& database, std::string_view name)
{
    ECO_ASSIGN(Statement rows,
               database.prepare("SELECT name, kind, title_en, title_zh, title_ru, title_mn, "
                                "sharing, draw_order, source_id FROM ecotone_layer "
                                "WHERE ?1 IS NULL OR name = ?1 ORDER BY draw_order, name"));
    rows.bindOptional(1, name);
    std::vector<LayerTable> tables;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            break;
        }
        LayerTable table;
        table.layer.name = rows.text(0);
        table.layer.kind = valueOf<geometry::ShapeKind>(kindNames, rows.text(1));
        int column = 1;
        for (const Language language : allLanguages) {
            table.layer.title.in(language) = rows.text(++column);
        }
        table.layer.sharing = model::sharingFromName(rows.text(6));
        table.layer.drawOrder = static_cast<int>(rows.integer(7));
        table.layer.sourceId = rows.integer(8);
        tables.push_back(std::move(table));
    }
    for (LayerTable& table : tables) {
        ECO_TRY(readFields(database, table));
    }
    return tables;
}

Result<LayerTable> readLayerTable(Database& database, const std::string& name)
{
    if (!name.empty()) {
        ECO_ASSIGN(std::vector<LayerTable> tables, readLayerTables(database, name));
        if (!tables.empty()) {
            return std::move(tables.front());
        }
    }
    return fail(ErrorCode::NotFound, database.file() + ": there is no layer \"" + name + "\"");
}

Result<> ensureLayerTable(Database& database, const model::Layer& layer)
{
    ECO_TRY(checkName(database, layer.name));
    ECO_ASSIGN(std::vector<LayerTable> tables, readLayerTables(database, layer.name));
    if (tables.empty()) {
        return createLayer(database, layer);
    }
    model::Layer merged = layer;
    merged.kind = tables.front().layer.kind;
    ECO_TRY(writeLayerRow(database, merged));
    return addFields(database, std::move(tables.front()), layer);
}

Result<std::vector<model::Layer>> standardLayers()
{
    ECO_ASSIGN(const CsvTable csv, CsvTable::read(resourcePath("words/layers.csv")));
    std::vector<model::Layer> layers;
    for (std::size_t row = 0; row < csv.rowCount(); ++row) {
        const std::string& name = csv.value(row, "layer");
        if (const std::string& field = csv.value(row, "field"); !field.empty()) {
            layers.back().fields.push_back(
                {field,
                 valueOf<model::FieldType>(typeNames, csv.value(row, "type")),
                 titleOf(csv, row)});
            continue;
        }
        model::Layer layer;
        layer.name = name;
        layer.title = titleOf(csv, row);
        layer.kind = valueOf<geometry::ShapeKind>(kindNames, csv.value(row, "kind"));
        layer.drawOrder = static_cast<int>(parseInteger(csv.value(row, "draw_order")).value_or(0));
        layers.push_back(std::move(layer));
    }
    return layers;
}

} // namespace ecotone::store
