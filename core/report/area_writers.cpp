#include "core/base/csv.h"
#include "core/base/number.h"
#include "core/habitat/words.h"
#include "core/report/area_table.h"
#include "core/report/json_object.h"
#include "core/report/table_text.h"

#include <algorithm>
#include <vector>

namespace ecotone::report {

namespace {

std::string sentence(const AreaTable& table)
{
    return habitat::Words::shared().phrase("demonstration", table.language);
}

} // namespace

std::string toCsv(const AreaTable& table)
{
    std::vector<std::string> heading;
    for (const auto key : table.by) {
        heading.emplace_back(name(key));
        heading.push_back(std::string{name(key)} + "_name");
    }
    for (const char* column : {"patches", "area_m2", "area_km2"}) {
        heading.emplace_back(column);
    }
    const auto note = table.demonstration ? sentence(table) : std::string{};
    if (table.demonstration) {
        heading.emplace_back("note");
    }
    std::string text = csvLine(heading) + "\n";
    const auto add =
        [&](std::vector<std::string> values, std::int64_t patches, geometry::Area area) {
            values.push_back(ecotone::toText(patches));
            values.push_back(area.exactSquareMetres());
            values.push_back(kilometres(area));
            if (table.demonstration) {
                values.push_back(note);
            }
            text += csvLine(values) + "\n";
        };
    for (const auto& row : table.rows) {
        std::vector<std::string> values;
        for (std::size_t index = 0; index < row.keys.size(); ++index) {
            values.push_back(row.keys[index]);
            values.push_back(row.words[index]);
        }
        add(std::move(values), row.patches, row.area);
    }
    const auto summary = [&](std::string_view key, std::string_view phrase) {
        std::vector<std::string> values(2 * table.by.size());
        values[0] = std::string{key};
        values[1] = habitat::Words::shared().phrase(phrase, table.language);
        return values;
    };
    if (table.outside != geometry::Area{}) {
        add(summary("outside", "outside_mapped"), 0, table.outside);
    }
    add(summary("total", "total"), table.patches, table.total);
    return text;
}

std::string toJson(const AreaTable& table)
{
    JsonObject json;
    json.text("project", table.project).text("revision", table.revision);
    if (!table.edition.empty()) {
        json.text("edition", table.edition);
    }
    if (!table.within.empty()) {
        json.text("within", table.within);
    }
    json.text("language", code(table.language));
    json.raw("demonstration", table.demonstration ? "true" : "false");
    if (table.demonstration) {
        json.text("note", sentence(table));
    }
    json.raw("patches", ecotone::toText(table.patches)).area("total", table.total);
    if (table.boundary != geometry::Area{}) {
        json.area("boundary", table.boundary).area("outside", table.outside);
    }
    std::string rows;
    for (const auto& row : table.rows) {
        JsonObject line;
        for (std::size_t index = 0; index < row.keys.size(); ++index) {
            const std::string key{name(table.by[index])};
            line.text(key, row.keys[index]).text(key + "_name", row.words[index]);
        }
        line.raw("patches", ecotone::toText(row.patches)).area("area", row.area);
        rows += (rows.empty() ? "\n  " : ",\n  ") + line.closed();
    }
    json.raw("rows", "[" + rows + (rows.empty() ? "]" : "\n]"));
    return json.closed() + "\n";
}

TextTable shownTable(const AreaTable& table)
{
    const auto& words = habitat::Words::shared();
    const auto language = table.language;
    TextTable shown;
    for (const auto key : table.by) {
        if (key == plan::GroupKey::Class) {
            shown.heading.push_back(words.phrase("class_code", language));
        }
        shown.heading.push_back(words.phrase(name(key), language));
    }
    shown.textColumns = shown.heading.size();
    shown.heading.push_back(words.phrase("patches", language));
    shown.heading.push_back(words.phrase("area", language) + ", " +
                            words.unitSymbol("km2", language));
    const auto add = [&](std::vector<std::string> line, std::int64_t patches, geometry::Area area) {
        line.resize(shown.textColumns);
        line.push_back(patches == 0 ? std::string{} : words.formatInteger(patches, language));
        line.push_back(words.formatAreaNumber(area, habitat::AreaUnit::SquareKilometres, language));
        shown.rows.push_back(std::move(line));
    };
    for (const auto& row : table.rows) {
        std::vector<std::string> line;
        for (std::size_t index = 0; index < row.keys.size(); ++index) {
            if (table.by[index] == plan::GroupKey::Class) {
                line.push_back(row.keys[index]);
            }
            line.push_back(row.words[index]);
        }
        add(std::move(line), row.patches, row.area);
    }
    shown.bodyRows = shown.rows.size();
    add({words.phrase("total", language)}, table.patches, table.total);
    if (table.outside != geometry::Area{}) {
        add({words.phrase("outside_mapped", language)}, 0, table.outside);
        add({words.phrase("boundary_area", language)}, 0, table.boundary);
    }
    if (table.demonstration) {
        shown.notes.push_back(sentence(table));
    }
    if (!table.within.empty()) {
        shown.notes.push_back(words.phrase("within", language, {{"name", table.within}}));
    }
    if (!table.edition.empty()) {
        shown.notes.push_back(words.phrase("edition", language) + " " + table.edition);
    }
    return shown;
}

std::string toText(const AreaTable& table)
{
    const auto shown = shownTable(table);
    std::vector<std::size_t> widths(shown.heading.size());
    const auto measure = [&widths](const std::vector<std::string>& line) {
        for (std::size_t column = 0; column < line.size(); ++column) {
            widths[column] = std::max(widths[column], displayWidth(line[column]));
        }
    };
    measure(shown.heading);
    std::for_each(shown.rows.begin(), shown.rows.end(), measure);
    const auto laidOut = [&](const std::vector<std::string>& line) {
        std::string text;
        for (std::size_t column = 0; column < line.size(); ++column) {
            const std::string pad(widths[column] - displayWidth(line[column]), ' ');
            const bool isText = column < shown.textColumns;
            text += (column == 0 ? "" : "  ") + (isText ? line[column] + pad : pad + line[column]);
        }
        return text + "\n";
    };
    std::string text;
    for (const auto& note : shown.notes) {
        text += note + "\n";
    }
    text += laidOut(shown.heading);
    for (const auto& row : shown.rows) {
        text += laidOut(row);
    }
    return text;
}

} // namespace ecotone::report
