#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/file_reader.h"
#include "core/exchange/geojson_geometry.h"
#include "core/exchange/geojson_salvage.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace ecotone::exchange {

namespace {

using OrderedJson = nlohmann::ordered_json;

model::Value valueOf(const OrderedJson& value)
{
    switch (value.type()) {
    case OrderedJson::value_t::null: return {};
    case OrderedJson::value_t::boolean: return std::int64_t{value.get<bool>()};
    case OrderedJson::value_t::number_integer:
    case OrderedJson::value_t::number_unsigned: return value.get<std::int64_t>();
    case OrderedJson::value_t::number_float: return value.get<double>();
    case OrderedJson::value_t::string: return value.get<std::string>();
    default: return value.dump();
    }
}

/// The narrowest type that holds every value of a column seen so far.
model::FieldType wider(model::FieldType type, const model::Value& value, bool first)
{
    const auto own = std::holds_alternative<std::string>(value) ? model::FieldType::Text
                     : std::holds_alternative<double>(value)    ? model::FieldType::Real
                                                                : model::FieldType::Integer;
    if (first || own == type) {
        return own;
    }
    return own == model::FieldType::Text || type == model::FieldType::Text ? model::FieldType::Text
                                                                           : model::FieldType::Real;
}

class GeoJsonReader final : public FileReader
{
public:
    GeoJsonReader() : FileReader{"GeoJSON"} {}
    [[nodiscard]] Result<> openFile(const std::filesystem::path& path);

    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override;

private:
    [[nodiscard]] bool salvage(std::string_view bytes);
    [[nodiscard]] Result<> takeFeatures(OrderedJson&& root);
    void readCrs(const OrderedJson& root);
    void readFields();
    void suspectShiftedCoordinates();
    [[nodiscard]] std::vector<model::Value> valuesOf(const OrderedJson& feature) const;

    std::string m_name;
    std::vector<OrderedJson> m_features;
    std::map<std::string, std::size_t> m_columns;
    bool m_withIds = false;
};

Result<> GeoJsonReader::openFile(const std::filesystem::path& path)
{
    m_name = fileName(path);
    ECO_ASSIGN(const std::string bytes, readFile(path));
    if (trimmed(bytes).empty()) {
        return fail(ErrorCode::FileDamaged, m_name + ": is empty");
    }
    m_layers.emplace_back();
    m_layers[0].name = stemOf(path);
    m_layers[0].encoding = {true, text::Encoding::Utf8, "GeoJSON is UTF-8"};
    OrderedJson root;
    try {
        root = OrderedJson::parse(bytes);
    } catch (const OrderedJson::parse_error& error) {
        if (salvage(bytes)) {
            return {};
        }
        return fail(ErrorCode::FileDamaged,
                    m_name + ": is no JSON, or ends early: byte " +
                        toText(static_cast<std::int64_t>(error.byte)) + " of " +
                        toText(static_cast<std::int64_t>(bytes.size())));
    } catch (const std::exception& error) {
        return fail(ErrorCode::FileDamaged, m_name + ": cannot be read: " + error.what());
    }
    if (!root.is_object()) {
        return fail(ErrorCode::FileDamaged, m_name + ": is no GeoJSON: no object at the top");
    }
    readCrs(root);
    ECO_TRY(takeFeatures(std::move(root)));
    readFields();
    suspectShiftedCoordinates();
    return {};
}

/// The features of a damaged file that are whole; the others are met as rows that are none.
bool GeoJsonReader::salvage(std::string_view bytes)
{
    auto saved = salvagedCollection(bytes);
    const auto isWhole = [](const OrderedJson& feature) { return feature.is_object(); };
    if (!saved || std::none_of(saved->features.begin(), saved->features.end(), isWhole)) {
        return false;
    }
    m_features = std::move(saved->features);
    m_layers[0].featureCount = static_cast<std::int64_t>(m_features.size());
    const auto firstLost = std::find_if_not(m_features.begin(), m_features.end(), isWhole);
    const auto row = static_cast<std::int64_t>(firstLost - m_features.begin());
    m_opening.add(issue::truncatedFile,
                  model::Severity::Error,
                  row,
                  m_name +
                      (saved->endsEarly || firstLost == m_features.end()
                           ? ": ends early, in row "
                           : ": is no whole JSON: it is damaged first in row ") +
                      toText(row) + "; the features that are whole were read");
    readCrs(saved->heading);
    readFields();
    suspectShiftedCoordinates();
    return true;
}

Result<> GeoJsonReader::takeFeatures(OrderedJson&& root)
{
    const auto member = root.find("type");
    const std::string type =
        member != root.end() && member->is_string() ? member->get<std::string>() : std::string{};
    if (type == "FeatureCollection") {
        const auto features = root.find("features");
        if (features == root.end() || !features->is_array()) {
            return fail(ErrorCode::FileDamaged,
                        m_name + ": is a FeatureCollection without features");
        }
        for (auto& feature : *features) {
            m_features.push_back(std::move(feature));
        }
    } else if (type == "Feature") {
        m_features.push_back(std::move(root));
    } else if (root.contains("coordinates") || root.contains("geometries")) {
        OrderedJson feature;
        feature["type"] = "Feature";
        feature["geometry"] = std::move(root);
        m_features.push_back(std::move(feature));
    } else {
        return fail(ErrorCode::UnsupportedFormat,
                    m_name + ": is JSON, but no GeoJSON (type \"" + type + "\")");
    }
    m_layers[0].featureCount = static_cast<std::int64_t>(m_features.size());
    return {};
}

void GeoJsonReader::readCrs(const OrderedJson& root)
{
    CrsStatement& crs = m_layers[0].crs;
    crs = {CrsStatement::Kind::Authority,
           "OGC:CRS84",
           "OGC:CRS84",
           "GeoJSON (RFC 7946) means longitude and latitude on WGS 84"};
    const auto member = root.find("crs");
    if (member == root.end() || !member->is_object() || !member->contains("properties")) {
        return;
    }
    const OrderedJson& properties = (*member)["properties"];
    if (!properties.is_object() || !properties.contains("name") ||
        !properties["name"].is_string()) {
        return;
    }
    // "urn:ogc:def:crs:EPSG::3857" and "EPSG:3857".
    std::string name = properties["name"].get<std::string>();
    const std::string prefix = "urn:ogc:def:crs:";
    if (name.starts_with(prefix)) {
        name.erase(0, prefix.size());
        const std::size_t first = name.find(':');
        const std::size_t last = name.rfind(':');
        if (first != std::string::npos) {
            name = name.substr(0, first) + ":" + name.substr(last + 1);
        }
    }
    crs = {CrsStatement::Kind::Authority, name, name, "crs member"};
}

void GeoJsonReader::readFields()
{
    std::vector<RawField>& fields = m_layers[0].fields;
    std::vector<bool> seen;
    const auto field = [&](const std::string& name) {
        const auto [place, added] = m_columns.try_emplace(name, fields.size());
        if (added) {
            fields.push_back({name, model::FieldType::Integer, 0, 0});
            seen.push_back(false);
        }
        return place->second;
    };
    for (const OrderedJson& feature : m_features) {
        m_withIds = m_withIds || (feature.is_object() && feature.contains("id"));
        if (!feature.is_object() || !feature.contains("properties") ||
            !feature["properties"].is_object()) {
            continue;
        }
        for (const auto& [name, json] : feature["properties"].items()) {
            const std::size_t index = field(name);
            const model::Value value = valueOf(json);
            if (!std::holds_alternative<std::monostate>(value)) {
                fields[index].type = wider(fields[index].type, value, !seen[index]);
                seen[index] = true;
            }
        }
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        fields[i].type = seen[i] ? fields[i].type : model::FieldType::Text;
    }
    if (m_withIds && !m_columns.contains("id")) {
        m_columns["id"] = fields.size();
        fields.push_back({"id", model::FieldType::Text, 0, 0});
    } else {
        m_withIds = false;
    }
}

/// Boundaries taken from Chinese web maps carry the columns of the maps' own region service.
void GeoJsonReader::suspectShiftedCoordinates()
{
    if (m_columns.contains("adcode") &&
        (m_columns.contains("acroutes") || m_columns.contains("childrenNum") ||
         m_columns.contains("centroid"))) {
        m_opening.add(issue::gcj02Suspected,
                      model::Severity::Warning,
                      -1,
                      m_name + ": has the columns of a Chinese web map (adcode, acroutes): its "
                               "coordinates are probably GCJ-02, 190-710 m off WGS 84 in China");
    }
}

std::vector<model::Value> GeoJsonReader::valuesOf(const OrderedJson& feature) const
{
    std::vector<model::Value> values(m_layers[0].fields.size());
    if (!feature.is_object()) {
        return values;
    }
    if (feature.contains("properties") && feature["properties"].is_object()) {
        for (const auto& [name, json] : feature["properties"].items()) {
            const std::size_t index = m_columns.at(name);
            values[index] = valueOf(json);
            const bool text = m_layers[0].fields[index].type == model::FieldType::Text;
            if (text && !std::holds_alternative<std::monostate>(values[index]) &&
                !std::holds_alternative<std::string>(values[index])) {
                values[index] = model::toText(values[index]);
            }
        }
    }
    if (m_withIds && feature.contains("id")) {
        values[m_columns.at("id")] = model::toText(valueOf(feature["id"]));
    }
    return values;
}

Result<> GeoJsonReader::visit(std::size_t, const Visitor& visitor, const Progress& progress)
{
    m_reading.clear();
    for (std::size_t i = 0; i < m_features.size(); ++i) {
        if (i % 256 == 0) {
            ECO_TRY(progress.check());
            progress.report(static_cast<double>(i) / static_cast<double>(m_features.size()),
                            m_layers[0].name);
        }
        const auto row = static_cast<std::int64_t>(i);
        const OrderedJson& feature = m_features[i];
        std::vector<geometry::RealShape> shapes;
        const std::int64_t before = m_reading.errors();
        if (feature.is_object()) {
            shapes = geoJsonShapes(feature, m_name, row, m_reading);
        } else {
            m_reading.add(issue::damagedRecord,
                          model::Severity::Error,
                          row,
                          m_name + ": row " + toText(row) + " is no feature");
        }
        if (shapes.empty()) {
            shapes.emplace_back();
        }
        const std::vector<model::Value> values = valuesOf(feature);
        const RowState state = m_reading.errors() > before ? RowState::Damaged : RowState::Whole;
        for (geometry::RealShape& shape : shapes) {
            if (!visitor(RawFeature{row, values, std::move(shape), state})) {
                return {};
            }
        }
    }
    return {};
}

} // namespace

ReaderResult openGeoJson(const std::filesystem::path& path)
{
    auto reader = std::make_unique<GeoJsonReader>();
    ECO_TRY(reader->openFile(path));
    return reader;
}

} // namespace ecotone::exchange
