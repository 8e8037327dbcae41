#include "core/layout/legend_flow.h"

#include "core/cartography/viewport.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ecotone::layout {
namespace {

using cartography::Font;
using cartography::LegendEntry;
using cartography::PictureBox;

/// One entry, broken into lines for a column width.
struct Row
{
    const LegendEntry* entry = nullptr;
    std::vector<std::string> lines;
    double height = 0.0;
    double before = 0.0; ///< Space above, unless it heads a column.
};

/// How a legend is set: sizes follow the font.
struct Setting
{
    Font font;
    Font heading;
    std::size_t columns = 1;
    double columnWidth = 0.0;
    double gutter = 0.0;
    double swatchWidth = 0.0;
    double swatchHeight = 0.0;
    double swatchGap = 0.0;
    double rowGap = 0.0;
};

Setting settingOf(double size, std::size_t columns, double width, double scale)
{
    Setting setting;
    setting.font = {size, false, false, 0.0};
    setting.heading = {size * 1.06, true, false, 0.0};
    setting.columns = columns;
    setting.gutter = 9.0 * scale;
    setting.columnWidth =
        (width - setting.gutter * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    setting.swatchHeight = size * 1.18;
    setting.swatchWidth = size * 2.3;
    setting.swatchGap = size * 0.7;
    setting.rowGap = size * 0.28;
    return setting;
}

std::vector<Row>
rowsOf(const cartography::Legend& legend, const PageWriter& writer, const Setting& setting)
{
    std::vector<Row> rows;
    for (const LegendEntry& entry : legend.entries) {
        const Font& font = entry.heading ? setting.heading : setting.font;
        double width = setting.columnWidth;
        if (!entry.heading) {
            width -= setting.swatchWidth + setting.swatchGap;
            if (!entry.area.empty()) {
                width -= writer.measurer().measure(entry.area, font, writer.language()).advance +
                         setting.swatchGap;
            }
        }
        Row row;
        row.entry = &entry;
        row.lines = writer.measurer().lines(entry.name, font, writer.language(), width);
        row.height = PageWriter::lineHeight(font) * static_cast<double>(row.lines.size());
        row.before = setting.rowGap;
        if (entry.heading) {
            row.before = setting.font.size * 0.8;
        } else {
            row.height = std::max(row.height, setting.swatchHeight);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Whether a line ends inside a word of an alphabet (Chinese breaks anywhere).
bool breaksAWord(const Row& row)
{
    const std::string& name = row.entry->name;
    std::size_t at = 0;
    for (const std::string& line : row.lines) {
        at = name.find(line, at);
        if (at == std::string::npos || line.empty()) {
            return false;
        }
        at += line.size();
        const auto last = static_cast<unsigned char>(line.back());
        const bool continues = at < name.size() && name[at] != ' ' && last != '-' && last != '/';
        constexpr unsigned char firstOfThree = 0xE0; // UTF-8 of Chinese starts here.
        const bool alphabet =
            continues && static_cast<unsigned char>(name[at]) < firstOfThree && last != ',';
        if (alphabet) {
            return true;
        }
    }
    return false;
}

/// First rows of the columns when each is at most `height` tall; nullopt when they do not fit.
std::optional<std::vector<std::size_t>>
flow(const std::vector<Row>& rows, std::size_t columns, double height)
{
    std::vector<std::size_t> starts{0};
    double y = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool heads = i == starts.back();
        double needed = rows[i].height + (heads ? 0.0 : rows[i].before);
        // A heading stays with its first entry.
        const double next = rows[i].entry->heading && i + 1 < rows.size()
                                ? rows[i + 1].before + rows[i + 1].height
                                : 0.0;
        if (!heads && y + needed + next > height) {
            if (starts.size() == columns) {
                return std::nullopt;
            }
            starts.push_back(i);
            y = 0.0;
            needed = rows[i].height;
        }
        y += needed;
        if (y > height) {
            return std::nullopt;
        }
    }
    return starts;
}

/// The lowest column height that still holds everything, so that columns end alike.
double balanced(const std::vector<Row>& rows, std::size_t columns, double most)
{
    double low = 0.0;
    double high = most;
    for (int step = 0; step < 24; ++step) {
        const double middle = (low + high) / 2.0;
        (flow(rows, columns, middle) ? high : low) = middle;
    }
    return high;
}

void paintRow(PageWriter& writer,
              const Row& row,
              const Setting& setting,
              const cartography::MapKnowledge& knowledge,
              const cartography::Theme& theme,
              cartography::PicturePoint corner)
{
    const SheetStyle& style = writer.style();
    if (row.entry->heading) {
        writer.write("legend",
                     row.entry->name,
                     {corner.x, corner.y, setting.columnWidth, row.height},
                     setting.heading,
                     style.ink);
        return;
    }
    const double line = PageWriter::lineHeight(setting.font);
    const PictureBox swatch{corner.x,
                            corner.y + (line - setting.swatchHeight) / 2.0,
                            setting.swatchWidth,
                            setting.swatchHeight};
    cartography::drawSwatch(
        writer.page(), *row.entry, knowledge, theme, swatch, cartography::pointsPerMillimetre);
    const double left = swatch.right() + setting.swatchGap;
    double areaWidth = 0.0;
    if (!row.entry->area.empty()) {
        areaWidth =
            writer.measurer().measure(row.entry->area, setting.font, writer.language()).advance;
        writer.write(
            "legend",
            row.entry->area,
            {corner.x + setting.columnWidth - areaWidth - 0.01, corner.y, areaWidth + 0.02, line},
            setting.font,
            style.quiet,
            Align::Right);
        areaWidth += setting.swatchGap;
    }
    writer.write("legend",
                 row.entry->name,
                 {left, corner.y, corner.x + setting.columnWidth - areaWidth - left, row.height},
                 setting.font,
                 style.ink);
}

constexpr double smallestSize = 4.6;

std::size_t mostColumnsIn(double width, double scale)
{
    const double narrowest = 88.0 * scale;
    return std::clamp<std::size_t>(static_cast<std::size_t>(width / narrowest), 1, 4);
}

} // namespace

double leastLegendHeight(const PageWriter& writer, const cartography::Legend& legend, double width)
{
    const double scale = writer.style().scale;
    const Setting setting =
        settingOf(smallestSize * scale, mostColumnsIn(width, scale), width, scale);
    const std::vector<Row> rows = rowsOf(legend, writer, setting);
    double most = 0.0;
    for (const Row& row : rows) {
        most += row.before + row.height;
    }
    return balanced(rows, setting.columns, most);
}

double writeLegend(PageWriter& writer,
                   const cartography::Legend& legend,
                   const cartography::MapKnowledge& knowledge,
                   const cartography::Theme& theme,
                   const PictureBox& box)
{
    const double scale = writer.style().scale;
    const std::size_t mostColumns = mostColumnsIn(box.width, scale);
    const double largest = 7.2 * scale;
    const double smallest = smallestSize * scale;
    Setting setting;
    std::vector<Row> rows;
    std::optional<std::vector<std::size_t>> starts;
    for (double size = largest; !starts && size >= smallest - 1e-9; size -= 0.2 * scale) {
        for (std::size_t columns = 1; !starts && columns <= mostColumns; ++columns) {
            setting = settingOf(size, columns, box.width, scale);
            rows = rowsOf(legend, writer, setting);
            const bool whole = columns == 1 || std::ranges::none_of(rows, breaksAWord);
            starts = whole ? flow(rows, columns, box.height) : std::nullopt;
        }
    }
    for (bool cut = false; !starts && !rows.empty(); cut = true) {
        if (cut) {
            rows.pop_back();
        }
        starts = flow(rows, setting.columns, box.height);
        if (starts && cut) {
            writer.warn("the legend does not fit the page; its last entries are left out");
        }
    }
    if (!starts || rows.empty()) {
        return 0.0;
    }
    const double height = balanced(rows, setting.columns, box.height);
    starts = flow(rows, setting.columns, height);
    double lowest = box.y;
    for (std::size_t column = 0; starts && column < starts->size(); ++column) {
        const std::size_t end = column + 1 < starts->size() ? (*starts)[column + 1] : rows.size();
        double y = box.y;
        const double x =
            box.x + static_cast<double>(column) * (setting.columnWidth + setting.gutter);
        for (std::size_t i = (*starts)[column]; i < end; ++i) {
            y += i == (*starts)[column] ? 0.0 : rows[i].before;
            paintRow(writer, rows[i], setting, knowledge, theme, {x, y});
            y += rows[i].height;
            if (!rows[i].entry->heading) {
                writer.composition().legend.push_back(rows[i].entry->name);
            }
        }
        lowest = std::max(lowest, y);
    }
    return lowest - box.y;
}

} // namespace ecotone::layout
