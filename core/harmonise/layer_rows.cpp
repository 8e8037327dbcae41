#include "core/harmonise/layer_rows.h"

#include "core/base/number.h"
#include "core/geometry/overlay.h"
#include "core/geometry/predicates.h"
#include "core/habitat/words.h"

#include <algorithm>
#include <array>

namespace ecotone::harmonise {

namespace {

bool isNameColumn(const Recipe& recipe, const std::string& column)
{
    const auto& n = recipe.names;
    const std::array<const std::string*, 5> names{&n.en, &n.zh, &n.ru, &n.mn, &n.local};
    return std::ranges::any_of(names, [&](const std::string* each) { return *each == column; });
}

bool isKept(const Recipe& recipe, const std::string& column)
{
    if (isNameColumn(recipe, column)) {
        return false;
    }
    return recipe.keep.empty() || std::ranges::find(recipe.keep, column) != recipe.keep.end();
}

/// A column of the source under the name of the layer's field of the same letters.
std::string fieldName(const std::vector<model::Field>& fields, const std::string& column)
{
    const auto lower = [](std::string text) {
        for (char& c : text) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        return text;
    };
    for (const auto& field : fields) {
        if (lower(field.name) == lower(column)) {
            return field.name;
        }
    }
    return column;
}

model::Value convertedTo(model::FieldType type, const model::Value& value)
{
    if (std::holds_alternative<std::monostate>(value)) {
        return value;
    }
    const auto text = model::toText(value);
    if (type == model::FieldType::Text) {
        return text.empty() ? model::Value{} : model::Value{text};
    }
    if (type == model::FieldType::Integer) {
        if (const auto whole = parseInteger(text)) {
            return *whole;
        }
    }
    if (const auto real = parseDouble(text)) {
        return type == model::FieldType::Integer ? model::Value{static_cast<std::int64_t>(*real)}
                                                 : model::Value{*real};
    }
    return {};
}

/// Snapping to the grid may make a ring touch itself: such polygons are united with themselves.
Result<> makeValid(geometry::Shape& shape)
{
    geometry::MultiPolygon valid;
    for (auto& polygon : shape.polygons) {
        ECO_ASSIGN(const bool isValid, geometry::isValid(polygon));
        if (isValid) {
            valid.push_back(geometry::normalised(std::move(polygon)));
            continue;
        }
        const std::array<geometry::Polygon, 1> alone{polygon};
        ECO_ASSIGN(auto parts, geometry::unionOf(alone));
        valid.insert(valid.end(), parts.begin(), parts.end());
    }
    shape.polygons = std::move(valid);
    return {};
}

} // namespace

model::Layer layerOf(const ReadSource& read, const std::optional<model::Layer>& existing)
{
    const auto& recipe = read.recipe;
    model::Layer layer;
    if (existing) {
        layer = *existing;
    } else {
        layer.name = recipe.targetLayer;
        layer.title = recipe.layerTitle;
        const auto* known = habitat::Words::shared().find("layer_" + recipe.targetLayer);
        if (!layer.title.complete() && known != nullptr) {
            layer.title = *known;
        }
        if (layer.title.in(Language::English).empty()) {
            layer.title.in(Language::English) = recipe.title;
        }
        layer.drawOrder = 10;
    }
    // The stricter of two sources rules the layer.
    layer.sharing = existing ? std::max(existing->sharing, recipe.sharing) : recipe.sharing;
    for (const auto& field : read.fields) {
        if (isKept(recipe, field.name) && fieldName(layer.fields, field.name) == field.name &&
            std::ranges::find(layer.fields, field.name, &model::Field::name) ==
                layer.fields.end()) {
            layer.fields.push_back({field.name, field.type, {}});
        }
    }
    return layer;
}

Result<std::vector<model::Feature>> featuresOf(ReadSource& read)
{
    const auto& recipe = read.recipe;
    std::vector<model::Feature> features;
    std::int64_t unnamed = 0;
    std::int64_t lost = 0;
    const bool hasNames = recipe.names != NameColumns{};
    for (const auto& row : read.rows) {
        model::Feature feature;
        feature.shape = row.shape;
        ECO_TRY(makeValid(feature.shape));
        if (feature.shape.empty()) {
            ++lost;
            continue;
        }
        feature.names.in(Language::English) = read.text(row, recipe.names.en);
        feature.names.in(Language::Chinese) = read.text(row, recipe.names.zh);
        feature.names.in(Language::Russian) = read.text(row, recipe.names.ru);
        feature.names.in(Language::Mongolian) = read.text(row, recipe.names.mn);
        feature.localName = read.text(row, recipe.names.local);
        unnamed += hasNames && feature.localName.empty() && feature.names == LocalText{} ? 1 : 0;
        for (std::size_t i = 0; i < read.fields.size(); ++i) {
            if (isKept(recipe, read.fields[i].name)) {
                feature.values[read.fields[i].name] = row.values[i];
            }
        }
        features.push_back(std::move(feature));
    }
    if (lost > 0) {
        read.report.refused += lost;
        read.report.layer.issues.push_back({"geometry-refused",
                                            model::Severity::Error,
                                            lost,
                                            "nothing is left of a shape on the 1 cm grid"});
    }
    auto& issues = read.report.layer.issues;
    if (unnamed > 0 && std::ranges::find(issues, "empty-name", &Finding::code) == issues.end()) {
        issues.push_back({"empty-name",
                          model::Severity::Warning,
                          unnamed,
                          read.report.file + ": features without a name"});
    }
    return features;
}

void fitToFields(const model::Layer& layer, std::vector<model::Feature>& features)
{
    for (auto& feature : features) {
        std::map<std::string, model::Value> values;
        for (auto& [column, value] : feature.values) {
            const auto name = fieldName(layer.fields, column);
            const auto field = std::ranges::find(layer.fields, name, &model::Field::name);
            if (field != layer.fields.end()) {
                values[name] = convertedTo(field->type, value);
            }
        }
        feature.values = std::move(values);
    }
}

std::vector<LineGiven> linesOf(const ReadSource& read)
{
    std::vector<LineGiven> lines;
    for (const auto& row : read.rows) {
        for (const auto& line : row.shape.lines) {
            lines.push_back({line, read.text(row, "side_a"), read.text(row, "side_b")});
        }
    }
    return lines;
}

} // namespace ecotone::harmonise
