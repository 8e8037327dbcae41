#include "core/layout/tables.h"

#include "core/base/number.h"
#include "core/report/area_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ecotone::layout {
namespace {

using cartography::Font;
using cartography::MapKnowledge;
using cartography::PictureBox;

constexpr std::string_view dash = "–";

/// A protected area as the table tells it.
struct AreaLine
{
    std::string status;
    std::string name;
    std::string country;
    std::string hectares;
    std::string year;
};

std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

Result<std::vector<AreaLine>> protectedAreas(model::MapReader& reader,
                                             const MapKnowledge& knowledge,
                                             const ComposeRequest& request)
{
    std::vector<AreaLine> lines;
    const Language language = request.language;
    ECO_TRY(
        reader.visitFeatures("protected_area", std::nullopt, [&](const model::Feature& feature) {
            const std::string landscape = feature.text("landscape");
            if (!request.layout.landscape.empty() && !landscape.empty() &&
                landscape != request.layout.landscape) {
                return true;
            }
            const model::ShownName shown = model::shownName(feature, language);
            AreaLine line;
            line.name = shown.text;
            if (!shown.inLanguage && !shown.text.empty()) {
                line.name += knowledge.style.label.unreviewedMark;
            }
            line.status = feature.text("status");
            if (line.status.empty()) {
                line.status = "designated";
            }
            line.country = feature.text("country");
            line.year = feature.text("year");
            const std::optional<double> stated = parseDouble(feature.text("stated_area_ha"));
            if (stated && *stated > 0.0) {
                line.hectares = knowledge.words.formatInteger(
                    static_cast<std::int64_t>(std::llround(*stated)), language);
            }
            lines.push_back(std::move(line));
            return true;
        }));
    std::ranges::stable_sort(lines, [](const AreaLine& a, const AreaLine& b) {
        return std::pair{a.name, a.country} < std::pair{b.name, b.country};
    });
    return lines;
}

SheetTable
protectedTable(const std::vector<AreaLine>& lines, const MapKnowledge& knowledge, Language language)
{
    SheetTable table;
    table.title = knowledge.phrase("layer_protected_area", language);
    table.columns = {{knowledge.phrase("name", language), Align::Left, 1.0},
                     {knowledge.phrase("country", language), Align::Left, 0.0},
                     {knowledge.phrase("area_official", language) + ", " +
                          knowledge.words.unitSymbol("ha", language),
                      Align::Right,
                      0.0},
                     {knowledge.phrase("year", language), Align::Right, 0.0}};
    for (const std::string& status : knowledge.words.statuses("protected_area")) {
        bool first = true;
        for (const AreaLine& line : lines) {
            if (line.status != status) {
                continue;
            }
            if (first) {
                table.rows.push_back(
                    {{capitalised(knowledge.words.status("protected_area", status, language))},
                     true});
                first = false;
            }
            const auto orDash = [](const std::string& text) {
                return text.empty() || text == "0" ? std::string{dash} : text;
            };
            table.rows.push_back(
                {{line.name, line.country, orDash(line.hectares), orDash(line.year)}, false});
        }
    }
    return table;
}

struct ClassArea
{
    std::string code;
    std::string country; ///< In the reader's language.
    geometry::Area area;
};

/// Sums of classes and countries at the level the map shows, in the order of the rows.
std::vector<ClassArea> atLevel(const std::vector<report::AreaRow>& rows,
                               const habitat::Classification& classification,
                               int level)
{
    std::vector<ClassArea> sums;
    for (const report::AreaRow& row : rows) {
        const std::string_view parent = classification.parentAtLevel(row.keys.front(), level);
        const std::string code{parent.empty() ? row.keys.front() : parent};
        const std::string country = row.words.size() > 1  ? row.words[1]
                                    : row.keys.size() > 1 ? row.keys[1]
                                                          : std::string{};
        const auto known = std::ranges::find_if(
            sums, [&](const ClassArea& sum) { return sum.code == code && sum.country == country; });
        if (known == sums.end()) {
            sums.push_back({code, country, row.area});
        } else {
            known->area += row.area;
        }
    }
    return sums;
}

Result<SheetTable> proposalTable(model::MapReader& reader,
                                 const MapKnowledge& knowledge,
                                 const ComposeRequest& request,
                                 int level,
                                 const Progress& progress)
{
    report::AreasRequest asked;
    asked.within = request.layout.proposal;
    asked.language = request.language;
    report::ProjectFacts facts;
    facts.revision = request.facts.revision;
    facts.demonstration = request.facts.demonstration;
    ECO_ASSIGN(const report::AreaTable areas, report::areas(reader, facts, asked, progress));
    SheetTable table;
    table.title = knowledge.phrase("area", request.language);
    table.columns = {{knowledge.phrase("class", request.language), Align::Left, 1.0},
                     {knowledge.phrase("country", request.language), Align::Left, 0.0},
                     {knowledge.phrase("area", request.language), Align::Right, 0.0}};
    for (const ClassArea& row : atLevel(areas.rows, knowledge.classification, level)) {
        table.rows.push_back({{knowledge.classification.name(row.code, request.language),
                               row.country,
                               report::shownArea(row.area, request.language)},
                              false});
    }
    table.rows.push_back({{knowledge.phrase("total", request.language),
                           {},
                           report::shownArea(areas.total, request.language)},
                          true});
    table.note = knowledge.phrase("areas_computed", request.language);
    return table;
}

/// Widths of the columns in points.
std::vector<double> widths(const PageWriter& writer, const SheetTable& table, double width)
{
    const double gap = 5.0 * writer.style().scale;
    std::vector<double> result(table.columns.size());
    double taken = 0.0;
    double shares = 0.0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].share > 0.0) {
            shares += table.columns[i].share;
            continue;
        }
        // Headings may break into lines, figures may not.
        double widest = 0.0;
        for (const SheetTable::Row& row : table.rows) {
            if (row.cells.size() > i && row.cells.size() > 1) {
                widest =
                    std::max(widest,
                             writer.measurer()
                                 .measure(row.cells[i], writer.style().body(), writer.language())
                                 .advance);
            }
        }
        double heading = 0.0;
        const std::string& words = table.columns[i].heading;
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find(' ', at), words.size());
            heading = std::max(
                heading,
                writer.measurer()
                    .measure(words.substr(at, end - at), writer.style().small(), writer.language())
                    .advance);
            at = end + 1;
        }
        result[i] = std::max(widest, heading + 0.5) + gap;
        taken += result[i];
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].share > 0.0) {
            result[i] = std::max((width - taken) * table.columns[i].share / shares, 20.0);
        }
    }
    return result;
}

/// Writes or, without `writer` painting, only measures one row.
class RowWriter
{
public:
    RowWriter(const PageWriter& writer, std::vector<double> columns, double width)
        : m_writer{writer}
        , m_columns{std::move(columns)}
        , m_gap{5.0 * writer.style().scale}
        , m_width{width}
    {
    }

    [[nodiscard]] double height(const std::vector<std::string>& cells, const Font& font) const
    {
        if (cells.size() == 1) {
            return m_writer.heightOf(cells.front(), font, m_width);
        }
        double tallest = PageWriter::lineHeight(font);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            tallest = std::max(tallest, m_writer.heightOf(cells[i], font, textWidth(i)));
        }
        return tallest;
    }

    void paint(PageWriter& writer,
               const SheetTable& table,
               const std::vector<std::string>& cells,
               cartography::PicturePoint corner,
               const Font& font,
               cartography::Color color) const
    {
        if (cells.size() == 1) {
            writer.write("table", cells.front(), {corner.x, corner.y, m_width, 0.0}, font, color);
            return;
        }
        double x = corner.x;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool right = table.columns[i].align == Align::Right;
            writer.write("table",
                         cells[i],
                         {right ? x + m_columns[i] - textWidth(i) : x, corner.y, textWidth(i), 0.0},
                         font,
                         color,
                         table.columns[i].align);
            x += m_columns[i];
        }
    }

private:
    [[nodiscard]] double textWidth(std::size_t column) const
    {
        return std::max(m_columns[column] - m_gap, 1.0);
    }

    const PageWriter& m_writer;
    std::vector<double> m_columns;
    double m_gap;
    double m_width;
};

std::vector<std::string> headings(const SheetTable& table)
{
    std::vector<std::string> cells;
    for (const SheetTable::Column& column : table.columns) {
        cells.push_back(column.heading);
    }
    return cells;
}

Font rowFont(const PageWriter& writer, const SheetTable::Row& row)
{
    Font font = writer.style().body();
    font.bold = row.strong;
    return font;
}

} // namespace

Result<SheetTable> tableOf(model::MapReader& reader,
                           const MapKnowledge& knowledge,
                           const ComposeRequest& request,
                           int level,
                           const Progress& progress)
{
    switch (request.layout.table) {
    case TableKind::None: return SheetTable{};
    case TableKind::ProtectedAreas: {
        ECO_ASSIGN(const std::vector<AreaLine> lines, protectedAreas(reader, knowledge, request));
        return lines.empty() ? SheetTable{} : protectedTable(lines, knowledge, request.language);
    }
    case TableKind::ProposalClasses:
        if (request.layout.proposal.empty()) {
            return SheetTable{};
        }
        return proposalTable(reader, knowledge, request, level, progress);
    }
    return SheetTable{};
}

double heightOf(const PageWriter& writer, const SheetTable& table, double width)
{
    if (table.rows.empty()) {
        return 0.0;
    }
    const RowWriter rows{writer, widths(writer, table, width), width};
    const double gap = 1.6 * writer.style().scale;
    double height = writer.heightOf(table.title, writer.style().heading(), width) + gap +
                    rows.height(headings(table), writer.style().small()) + 2.0 * gap;
    for (const SheetTable::Row& row : table.rows) {
        height += rows.height(row.cells, rowFont(writer, row)) + gap;
    }
    if (!table.note.empty()) {
        height += writer.heightOf(table.note, writer.style().small(), width);
    }
    return height;
}

double writeTable(PageWriter& writer,
                  const SheetTable& table,
                  const MapKnowledge& knowledge,
                  const PictureBox& box)
{
    if (table.rows.empty()) {
        return 0.0;
    }
    const SheetStyle& style = writer.style();
    const RowWriter rows{writer, widths(writer, table, box.width), box.width};
    const double gap = 1.6 * style.scale;
    const auto rule = [&](double y, double width) {
        writer.page().add(
            cartography::StrokePath{cartography::Path::line({box.x, y}, {box.right(), y}),
                                    style.rule,
                                    width,
                                    {},
                                    cartography::LineEnd::Flat});
    };
    double y = box.y;
    y +=
        writer.write("table", table.title, {box.x, y, box.width, 0.0}, style.heading(), style.ink) +
        gap;
    rows.paint(writer, table, headings(table), {box.x, y}, style.small(), style.quiet);
    y += rows.height(headings(table), style.small()) + gap;
    rule(y, 0.6);
    y += gap;
    const double more = PageWriter::lineHeight(style.body()) + gap;
    const double note =
        table.note.empty() ? 0.0 : writer.heightOf(table.note, style.small(), box.width);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const SheetTable::Row& row = table.rows[i];
        const Font font = rowFont(writer, row);
        const double height = rows.height(row.cells, font);
        const bool last = i + 1 == table.rows.size();
        if (y + height + note + (last ? 0.0 : more) > box.bottom()) {
            const auto left = static_cast<std::int64_t>(
                std::ranges::count_if(table.rows.begin() + static_cast<std::ptrdiff_t>(i),
                                      table.rows.end(),
                                      [](const SheetTable::Row& each) { return !each.strong; }));
            writer.write(
                "table",
                knowledge.phrase("layout_more_rows", writer.language(), {{"n", toText(left)}}),
                {box.x, y, box.width, 0.0},
                style.body(),
                style.quiet);
            writer.warn("the table does not fit the page; " + toText(left) + " rows are left out");
            y += more;
            break;
        }
        rows.paint(writer, table, row.cells, {box.x, y}, font, style.ink);
        y += height + gap;
    }
    if (!table.note.empty()) {
        y += writer.write(
            "table", table.note, {box.x, y, box.width, 0.0}, style.small(), style.quiet);
    }
    return y - box.y;
}

} // namespace ecotone::layout
