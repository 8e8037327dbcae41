#include "core/exchange/text_table.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/crs/angle_notation.h"
#include "core/exchange/csv_coordinates.h"
#include "core/geometry/wkb.h"
#include "core/text/detector.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ecotone::exchange {

namespace {

using Row = std::vector<std::string>;

/// "0111" is a code, not the number 111.
bool isWholeNumber(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return parseInteger(text).has_value() && (digits == "0" || !digits.starts_with('0'));
}

/// A point or an exponent makes a number of what is no whole one: "0111" has neither.
bool isDecimalNumber(std::string_view text)
{
    return parseDouble(text).has_value() && text.find_first_of(".eE") != std::string_view::npos;
}

std::size_t filledCells(const Row& row)
{
    return static_cast<std::size_t>(std::count_if(
        row.begin(), row.end(), [](const auto& cell) { return !trimmed(cell).empty(); }));
}

/// A row of numbers with at most one word, its number in the list: a point and no heading.
bool isPointOfList(const Row& row)
{
    std::size_t numbers = 0;
    std::size_t coordinates = 0;
    for (const std::string& cell : row) {
        const auto number = crs::parseDecimal(cell);
        numbers += number ? 1U : 0U;
        coordinates +=
            number && (std::abs(*number) > 1e5 || cell.find_first_of(".,") != std::string::npos)
                ? 1U
                : 0U;
    }
    return coordinates >= 2 && filledCells(row) <= numbers + 1;
}

/// Digits behind the point of a number; 0 of a whole one.
std::size_t decimalsOf(std::string_view text)
{
    const std::size_t point = text.find('.');
    return point == std::string_view::npos ? 0 : text.size() - point - 1;
}

/// What the values of one column look like.
struct ColumnLook
{
    bool any = false;
    bool whole = true;
    bool real = true;
    bool commas = false;       ///< Some number has a decimal comma.
    bool onlyThousands = true; ///< Every comma could part thousands: "1,234".
    bool padded = false;       ///< Some number ends in a zero behind the point: "5.10".
    std::size_t fewestDecimals = std::numeric_limits<std::size_t>::max();
    std::size_t mostDecimals = 0;

    void take(std::string_view text)
    {
        any = true;
        const bool isWhole = isWholeNumber(text);
        const std::size_t comma = text.find(',');
        const bool hasComma =
            !isWhole && comma != std::string_view::npos && crs::parseDecimal(text).has_value();
        commas = commas || hasComma;
        onlyThousands =
            onlyThousands &&
            (!hasComma || (comma <= 3 && text.size() - comma == 4 && !text.starts_with('0')));
        whole = whole && isWhole;
        real = real && (isWhole || isDecimalNumber(text) || hasComma);
        const std::size_t decimals = decimalsOf(text);
        padded = padded || (decimals > 1 && text.ends_with('0'));
        fewestDecimals = std::min(fewestDecimals, decimals);
        mostDecimals = std::max(mostDecimals, decimals);
    }
    /// Numbers are written with zeros to a common length or without them; 5.1 beside 5.10 are
    /// headings of a classification, and as numbers they would be one.
    [[nodiscard]] bool isNumbered() const
    {
        constexpr std::size_t longestHeading = 2;
        return real && padded && fewestDecimals < mostDecimals && mostDecimals <= longestHeading;
    }
    [[nodiscard]] bool decimalComma() const { return real && commas && !onlyThousands; }
    [[nodiscard]] model::FieldType type() const
    {
        if (!any || isNumbered() || (!whole && commas && !decimalComma())) {
            return model::FieldType::Text;
        }
        return whole  ? model::FieldType::Integer
               : real ? model::FieldType::Real
                      : model::FieldType::Text;
    }
};

/// One table: what its columns are, and its rows as features.
class Sheet
{
public:
    [[nodiscard]] Result<> take(TextTable&& table, const std::string& file, const OpenOptions& o);
    [[nodiscard]] Result<> visit(const SourceReader::Visitor& visitor, const Progress& progress);

    LayerInfo info;
    [[nodiscard]] std::vector<ReadIssue> issues() const
    {
        ReadIssues all = m_opening;
        all.append(m_reading.all());
        return all.all();
    }
    [[nodiscard]] bool hasGivenColumns() const { return m_given; }

private:
    void takeHeading(std::vector<Row>&& rows);
    void chooseEncoding(const OpenOptions& options);
    void chooseTypes(NumberComma comma);
    [[nodiscard]] Result<> chooseColumns(const OpenOptions& options);
    void guessColumns(const std::vector<std::string>& names);
    void chooseAxes(const std::vector<std::string>& names);
    [[nodiscard]] std::string textOf(const std::string& bytes) const
    {
        return text::decode(bytes, m_encoding).text;
    }
    [[nodiscard]] double medianOf(std::size_t column) const;
    [[nodiscard]] geometry::RealShape shapeOf(const Row& row, std::int64_t number);
    [[nodiscard]] geometry::RealShape
    pointOf(const std::string& xText, const std::string& yText, std::int64_t number);
    [[nodiscard]] std::vector<model::Value> valuesOf(const Row& row) const;
    void report(std::string_view code,
                model::Severity severity,
                std::int64_t number,
                const std::string& cause)
    {
        m_reading.add(code, severity, number, m_name + ": row " + toText(number) + ": " + cause);
    }

    std::string m_name;                               ///< For messages.
    text::Encoding m_encoding = text::Encoding::Utf8; ///< For headings and coordinates alone.
    RaggedRows m_ragged = RaggedRows::Damage;
    bool m_headless = false;
    bool m_given = true;
    bool m_degrees = false;
    Row m_heading;
    std::vector<Row> m_rows;
    CoordinateColumns m_columns;
    ReadIssues m_opening;
    ReadIssues m_reading;
};

Result<> Sheet::take(TextTable&& table, const std::string& file, const OpenOptions& options)
{
    m_name = file;
    m_ragged = table.ragged;
    info.name = std::move(table.name);
    info.encoding = std::move(table.encoding);
    info.crs = std::move(table.crs);
    takeHeading(std::move(table.rows));
    info.featureCount = static_cast<std::int64_t>(m_rows.size());
    chooseEncoding(options);
    chooseTypes(table.comma);
    ECO_TRY(chooseColumns(options));
    if (info.crs.kind == CrsStatement::Kind::None) {
        info.crs.evidence = Remark{"a text table states no coordinate system"};
    }
    return {};
}

/// Titles stand above a heading in tables made for people; a list of coordinates may have none.
void Sheet::takeHeading(std::vector<Row>&& rows)
{
    constexpr std::size_t most = 20;
    const std::size_t looked = std::min(rows.size(), most);
    // The second widest: one damaged row must not make titles of all that stands above it.
    std::size_t widest = 0;
    std::size_t usual = 0;
    for (std::size_t i = 0; i < looked; ++i) {
        const std::size_t filled = filledCells(rows[i]);
        usual = std::max(usual, std::min(widest, filled));
        widest = std::max(widest, filled);
    }
    std::size_t heading = 0;
    while (usual > 2 && heading + 1 < looked && filledCells(rows[heading]) * 2 < usual) {
        ++heading;
    }
    if (heading > 0) {
        m_opening.add(issue::headingFound,
                      model::Severity::Note,
                      -1,
                      m_name + ": its heading is line " +
                          toText(static_cast<std::int64_t>(heading + 1)) +
                          "; what stands above is taken as a title: \"" +
                          textOf(rows[0].empty() ? std::string{} : rows[0][0]) + "\"");
    }
    m_heading = std::move(rows[heading]);
    m_rows.assign(std::move_iterator{rows.begin() + static_cast<std::ptrdiff_t>(heading + 1)},
                  std::move_iterator{rows.end()});
    m_headless = isPointOfList(m_heading);
    if (m_headless) {
        m_rows.insert(m_rows.begin(), m_heading);
        for (std::size_t i = 0; i < m_heading.size(); ++i) {
            m_heading[i] = "field_" + toText(static_cast<std::int64_t>(i + 1));
        }
    }
    if (m_ragged == RaggedRows::Usual) {
        for (const Row& row : m_rows) {
            m_heading.resize(std::max(m_heading.size(), row.size()));
        }
    }
}

void Sheet::chooseEncoding(const OpenOptions& options)
{
    if (options.encoding || info.encoding.utf8ByFormat) {
        m_encoding = options.encoding.value_or(text::Encoding::Utf8);
        return;
    }
    std::vector<text::ColumnSample> samples(m_heading.size() + 1);
    samples.back().distinctValues = m_heading;
    for (std::size_t i = 0; i < std::min<std::size_t>(m_rows.size(), 200); ++i) {
        for (std::size_t k = 0; k < std::min(m_rows[i].size(), m_heading.size()); ++k) {
            samples[k].distinctValues.push_back(m_rows[i][k]);
        }
    }
    text::EncodingHints hints;
    hints.stated = info.encoding.encoding;
    m_encoding = text::detect(samples, hints).encoding;
}

void Sheet::chooseTypes(NumberComma comma)
{
    std::vector<ColumnLook> looks(m_heading.size());
    for (const Row& row : m_rows) {
        for (std::size_t i = 0; i < std::min(row.size(), looks.size()); ++i) {
            const std::string_view text = trimmed(row[i]);
            if (!text.empty()) {
                looks[i].take(text);
            }
        }
    }
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const bool commas = looks[i].decimalComma();
        const auto type =
            commas && comma == NumberComma::Separator ? model::FieldType::Text : looks[i].type();
        info.fields.push_back({m_heading[i], type, 0, 0});
        if (commas && type == model::FieldType::Real) {
            m_opening.add(issue::decimalComma,
                          model::Severity::Note,
                          -1,
                          m_name + ": the numbers of column " + textOf(m_heading[i]) +
                              " are read with a decimal comma",
                          m_heading[i]);
        }
    }
}

Result<> Sheet::chooseColumns(const OpenOptions& options)
{
    std::vector<std::string> names;
    for (const std::string& name : m_heading) {
        names.push_back(textOf(name));
    }
    const auto given = [&](const std::string& wanted) -> Result<std::size_t> {
        const auto found = std::find(names.begin(), names.end(), wanted);
        if (found == names.end()) {
            m_given = false;
            return fail(ErrorCode::InvalidArgument, m_name + ": has no column \"" + wanted + "\"");
        }
        return static_cast<std::size_t>(found - names.begin());
    };
    if (!options.xColumn.empty() || !options.yColumn.empty()) {
        ECO_ASSIGN(m_columns.x, given(options.xColumn));
        ECO_ASSIGN(m_columns.y, given(options.yColumn));
    } else if (!options.wktColumn.empty()) {
        ECO_ASSIGN(m_columns.wkt, given(options.wktColumn));
    } else {
        guessColumns(names);
    }
    info.kind = m_columns.x ? geometry::ShapeKind::Point : geometry::ShapeKind::None;
    m_degrees = m_columns.x && std::abs(medianOf(*m_columns.x)) <= 180.0 &&
                std::abs(medianOf(*m_columns.y)) <= 90.0;
    return {};
}

void Sheet::guessColumns(const std::vector<std::string>& names)
{
    m_columns = coordinateColumns(names);
    if (m_headless) {
        std::vector<double> medians;
        for (std::size_t i = 0; i < names.size(); ++i) {
            medians.push_back(medianOf(i));
        }
        m_columns = columnsByValue(medians);
    }
    std::string message = m_name + ": no columns of coordinates were found";
    if (m_columns.wkt) {
        message = m_name + ": geometry is taken from column " + names[*m_columns.wkt];
    } else if (m_columns.x) {
        message = m_name + ": columns " + names[*m_columns.x] + " and " + names[*m_columns.y] +
                  " are taken as coordinates" +
                  (m_headless ? " by their values: the list has no heading" : "");
        chooseAxes(names);
    }
    m_opening.add(issue::columnsGuessed, model::Severity::Note, -1, message);
}

double Sheet::medianOf(std::size_t column) const
{
    std::vector<double> values;
    for (const Row& row : m_rows) {
        if (column < row.size()) {
            if (const auto value = crs::parseCoordinate(textOf(row[column]))) {
                values.push_back(*value);
            }
        }
    }
    if (values.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void Sheet::chooseAxes(const std::vector<std::string>& names)
{
    if (axesLookSwapped(medianOf(*m_columns.x), medianOf(*m_columns.y))) {
        std::swap(m_columns.x, m_columns.y);
        m_opening.add(issue::axesSwapped,
                      model::Severity::Warning,
                      -1,
                      m_name + ": column " + names[*m_columns.y] +
                          " holds northings and is taken as such");
    }
}

geometry::RealShape Sheet::shapeOf(const Row& row, std::int64_t number)
{
    const auto cell = [&](std::size_t column) {
        return column < row.size() ? textOf(row[column]) : std::string{};
    };
    if (!m_columns.wkt) {
        return m_columns.x ? pointOf(cell(*m_columns.x), cell(*m_columns.y), number)
                           : geometry::RealShape{};
    }
    const std::string wkt = cell(*m_columns.wkt);
    if (trimmed(wkt).empty()) {
        report(issue::emptyGeometry, model::Severity::Warning, number, "has no geometry");
        return {};
    }
    auto shape = geometry::fromWkt(wkt);
    if (!shape) {
        report(issue::damagedRecord, model::Severity::Error, number, "its WKT cannot be read");
        return {};
    }
    return *std::move(shape);
}

geometry::RealShape
Sheet::pointOf(const std::string& xText, const std::string& yText, std::int64_t number)
{
    if (trimmed(xText).empty() && trimmed(yText).empty()) {
        report(issue::emptyGeometry, model::Severity::Warning, number, "has no coordinates");
        return {};
    }
    const auto x = crs::parseCoordinate(xText);
    const auto y = crs::parseCoordinate(yText);
    const std::string both = "\"" + xText + "\", \"" + yText + "\"";
    for (const std::string* text : {&xText, &yText}) {
        if (const std::string fault = crs::angleFault(*text); !fault.empty()) {
            report(issue::impossibleCoordinate,
                   model::Severity::Error,
                   number,
                   both + " is no place: " + fault);
            return {};
        }
    }
    if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y)) {
        report(issue::badCoordinate, model::Severity::Error, number, both + " are no coordinates");
        return {};
    }
    if (m_degrees && (std::abs(*y) > 90.0 || std::abs(*x) > 360.0)) {
        report(issue::impossibleCoordinate,
               model::Severity::Error,
               number,
               both + " is no place: no point on Earth has that latitude or longitude");
        return {};
    }
    return geometry::shapeOfPoint(geometry::RealPoint{*x, *y});
}

std::vector<model::Value> Sheet::valuesOf(const Row& row) const
{
    std::vector<model::Value> values(m_heading.size());
    for (std::size_t i = 0; i < std::min(row.size(), values.size()); ++i) {
        const std::string_view text = trimmed(row[i]);
        if (text.empty()) {
            continue;
        }
        switch (info.fields[i].type) {
        case model::FieldType::Integer: values[i] = parseInteger(text).value_or(0); break;
        case model::FieldType::Real: values[i] = crs::parseDecimal(text).value_or(0.0); break;
        case model::FieldType::Text: values[i] = row[i]; break;
        }
    }
    return values;
}

Result<> Sheet::visit(const SourceReader::Visitor& visitor, const Progress& progress)
{
    m_reading.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i % 4096 == 0) {
            ECO_TRY(progress.check());
            progress.report(static_cast<double>(i) / static_cast<double>(m_rows.size()), m_name);
        }
        const auto number = static_cast<std::int64_t>(i);
        const Row& row = m_rows[i];
        const std::int64_t before = m_reading.errors();
        if (m_ragged == RaggedRows::Damage && row.size() != m_heading.size()) {
            m_reading.add(issue::damagedRecord,
                          model::Severity::Error,
                          number,
                          m_name + ": row " + toText(number) + " has " +
                              toText(static_cast<std::int64_t>(row.size())) + " values for " +
                              toText(static_cast<std::int64_t>(m_heading.size())) + " columns");
        }
        RawFeature feature{number, valuesOf(row), shapeOf(row, number), RowState::Whole};
        feature.state = m_reading.errors() > before ? RowState::Damaged : RowState::Whole;
        if (!visitor(std::move(feature))) {
            return {};
        }
    }
    return {};
}

class TextTableReader final : public SourceReader
{
public:
    explicit TextTableReader(std::string driver) : m_driver{std::move(driver)} {}
    [[nodiscard]] Result<>
    take(std::vector<TextTable>&& tables, const std::string& file, const OpenOptions& options);

    [[nodiscard]] const std::string& driver() const override { return m_driver; }
    [[nodiscard]] const std::vector<LayerInfo>& layers() const override { return m_layers; }
    [[nodiscard]] std::vector<ReadIssue> issues(std::size_t layer) const override
    {
        return m_sheets[layer].issues();
    }
    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override
    {
        return m_sheets[layer].visit(visitor, progress);
    }

private:
    std::string m_driver;
    std::vector<Sheet> m_sheets;
    std::vector<LayerInfo> m_layers;
};

Result<> TextTableReader::take(std::vector<TextTable>&& tables,
                               const std::string& file,
                               const OpenOptions& options)
{
    const bool several = tables.size() > 1;
    std::size_t without = 0;
    for (TextTable& table : tables) {
        if (table.rows.empty()) {
            continue;
        }
        const std::string name = several ? file + " (" + table.name + ")" : file;
        Sheet& sheet = m_sheets.emplace_back();
        if (auto taken = sheet.take(std::move(table), name, options); !taken) {
            // A column of one sheet need not be in the others.
            ECO_TRY(several && !sheet.hasGivenColumns() ? Result<>{} : std::move(taken));
            ++without;
        }
    }
    if (m_sheets.empty()) {
        return fail(ErrorCode::FileDamaged, file + ": holds no row");
    }
    if (without == m_sheets.size()) {
        return fail(ErrorCode::InvalidArgument,
                    file + ": no sheet has the column \"" +
                        (options.wktColumn.empty() ? options.xColumn : options.wktColumn) + "\"");
    }
    for (const Sheet& sheet : m_sheets) {
        m_layers.push_back(sheet.info);
    }
    return {};
}

} // namespace

ReaderResult openTextTables(std::string driver,
                            const std::filesystem::path& path,
                            std::vector<TextTable> tables,
                            const OpenOptions& options)
{
    auto reader = std::make_unique<TextTableReader>(std::move(driver));
    ECO_TRY(reader->take(std::move(tables), fileName(path), options));
    return reader;
}

} // namespace ecotone::exchange
