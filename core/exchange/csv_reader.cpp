#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/csv_coordinates.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"
#include "core/geometry/wkb.h"
#include "core/text/detector.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecotone::exchange {

namespace {

using Row = std::vector<std::string>;

char separatorOf(std::string_view bytes)
{
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        const auto count = std::count(line.begin(), line.end(), candidate);
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

std::vector<Row> split(std::string_view bytes, char separator)
{
    std::vector<Row> rows;
    Row row(1);
    bool quoted = false;
    const auto finish = [&] {
        if (row.size() > 1 || !row[0].empty()) {
            rows.push_back(std::move(row));
        }
        row.assign(1, {});
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char letter = bytes[i];
        if (quoted) {
            if (letter != '"') {
                row.back() += letter;
            } else if (i + 1 < bytes.size() && bytes[i + 1] == '"') {
                row.back() += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (letter == '"' && row.back().empty()) {
            quoted = true;
        } else if (letter == separator) {
            row.emplace_back();
        } else if (letter == '\n') {
            finish();
        } else if (letter != '\r') {
            row.back() += letter;
        }
    }
    finish();
    return rows;
}

/// "0111" is a code, not the number 111.
bool isWholeNumber(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return parseInteger(text).has_value() && (digits == "0" || !digits.starts_with('0'));
}

class CsvReader final : public SourceReader
{
public:
    [[nodiscard]] Result<> openFile(const std::filesystem::path& path, const OpenOptions& options);

    [[nodiscard]] const std::string& driver() const override { return m_driver; }
    [[nodiscard]] const std::vector<LayerInfo>& layers() const override { return m_layers; }
    [[nodiscard]] std::vector<ReadIssue> issues(std::size_t) const override
    {
        ReadIssues all = m_opening;
        all.append(m_reading.all());
        return all.all();
    }
    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override;

private:
    [[nodiscard]] Result<> chooseColumns(const OpenOptions& options);
    void chooseTypes();
    void chooseAxes();
    [[nodiscard]] text::Encoding encodingFor(const OpenOptions& options) const;
    [[nodiscard]] std::string textOf(const std::string& bytes) const
    {
        return text::decode(bytes, m_encoding).text;
    }
    [[nodiscard]] double medianOf(std::size_t column) const;
    [[nodiscard]] geometry::RealShape shapeOf(const Row& row, std::int64_t number);
    [[nodiscard]] std::vector<model::Value> valuesOf(const Row& row) const;

    std::string m_driver = "CSV";
    std::string m_name;
    char m_separator = ',';
    text::Encoding m_encoding = text::Encoding::Utf8; ///< For headings and coordinates alone.
    Row m_heading;
    std::vector<Row> m_rows;
    CoordinateColumns m_columns;
    std::vector<LayerInfo> m_layers;
    ReadIssues m_opening;
    ReadIssues m_reading;
};

Result<> CsvReader::openFile(const std::filesystem::path& path, const OpenOptions& options)
{
    m_name = fileName(path);
    ECO_ASSIGN(std::string bytes, readFile(path));
    if (trimmed(bytes).empty()) {
        return fail(ErrorCode::FileDamaged, m_name + ": is empty");
    }
    if (std::count(bytes.begin(), bytes.end(), '\0') > 0) {
        return fail(ErrorCode::FileDamaged, m_name + ": is no text table: it holds zero bytes");
    }
    LayerInfo layer;
    layer.name = stemOf(path);
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
        layer.encoding = {false, text::Encoding::Utf8, "byte order mark"};
    } else {
        layer.encoding = encodingStatementOf(path, 0);
    }
    m_separator = separatorOf(bytes);
    m_rows = split(bytes, m_separator);
    m_heading = std::move(m_rows.front());
    m_rows.erase(m_rows.begin());
    m_layers.push_back(std::move(layer));
    m_layers[0].featureCount = static_cast<std::int64_t>(m_rows.size());
    m_encoding = encodingFor(options);
    chooseTypes();
    ECO_TRY(chooseColumns(options));
    m_layers[0].crs = crsStatementOf(path);
    if (m_layers[0].crs.kind == CrsStatement::Kind::None) {
        m_layers[0].crs.evidence = "a text table states no coordinate system";
    }
    return {};
}

text::Encoding CsvReader::encodingFor(const OpenOptions& options) const
{
    if (options.encoding) {
        return *options.encoding;
    }
    std::vector<text::ColumnSample> samples(m_heading.size() + 1);
    samples.back().distinctValues = m_heading;
    for (std::size_t i = 0; i < std::min<std::size_t>(m_rows.size(), 200); ++i) {
        for (std::size_t k = 0; k < std::min(m_rows[i].size(), m_heading.size()); ++k) {
            samples[k].distinctValues.push_back(m_rows[i][k]);
        }
    }
    text::EncodingHints hints;
    hints.stated = m_layers[0].encoding.encoding;
    return text::detect(samples, hints).encoding;
}

void CsvReader::chooseTypes()
{
    for (std::size_t column = 0; column < m_heading.size(); ++column) {
        bool whole = true;
        bool real = true;
        bool any = false;
        for (const Row& row : m_rows) {
            if (column >= row.size() || trimmed(row[column]).empty()) {
                continue;
            }
            const std::string_view text = trimmed(row[column]);
            any = true;
            whole = whole && isWholeNumber(text);
            real = real && parseDouble(text).has_value() &&
                   (isWholeNumber(text) || text.find_first_of(".eE") != std::string_view::npos);
        }
        m_layers[0].fields.push_back({m_heading[column],
                                      !any    ? model::FieldType::Text
                                      : whole ? model::FieldType::Integer
                                      : real  ? model::FieldType::Real
                                              : model::FieldType::Text,
                                      0,
                                      0});
    }
}

Result<> CsvReader::chooseColumns(const OpenOptions& options)
{
    std::vector<std::string> names;
    for (const std::string& name : m_heading) {
        names.push_back(textOf(name));
    }
    const auto given = [&](const std::string& wanted) -> Result<std::size_t> {
        const auto found = std::find(names.begin(), names.end(), wanted);
        if (found == names.end()) {
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
        m_columns = coordinateColumns(names);
        std::string message = m_name + ": no columns of coordinates were found";
        if (m_columns.wkt) {
            message = m_name + ": geometry is taken from column " + names[*m_columns.wkt];
        } else if (m_columns.x) {
            message = m_name + ": columns " + names[*m_columns.x] + " and " + names[*m_columns.y] +
                      " are taken as coordinates";
            chooseAxes();
        }
        m_opening.add(issue::columnsGuessed, model::Severity::Note, -1, message);
    }
    m_layers[0].kind = m_columns.x ? geometry::ShapeKind::Point : geometry::ShapeKind::None;
    return {};
}

double CsvReader::medianOf(std::size_t column) const
{
    std::vector<double> values;
    for (const Row& row : m_rows) {
        if (column < row.size()) {
            if (const auto value = parseCoordinate(textOf(row[column]))) {
                values.push_back(*value);
            }
        }
    }
    if (values.empty()) {
        return 0.0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void CsvReader::chooseAxes()
{
    if (axesLookSwapped(medianOf(*m_columns.x), medianOf(*m_columns.y))) {
        std::swap(m_columns.x, m_columns.y);
        m_opening.add(issue::axesSwapped,
                      model::Severity::Warning,
                      -1,
                      m_name + ": column " + textOf(m_heading[*m_columns.y]) +
                          " holds northings and is taken as such");
    }
}

geometry::RealShape CsvReader::shapeOf(const Row& row, std::int64_t number)
{
    const auto report = [&](std::string_view code, model::Severity severity, std::string cause) {
        m_reading.add(code, severity, number, m_name + ": row " + toText(number) + ": " + cause);
    };
    const auto cell = [&](std::size_t column) {
        return column < row.size() ? textOf(row[column]) : std::string{};
    };
    if (m_columns.wkt) {
        const std::string wkt = cell(*m_columns.wkt);
        if (trimmed(wkt).empty()) {
            report(issue::emptyGeometry, model::Severity::Warning, "has no geometry");
            return {};
        }
        auto shape = geometry::fromWkt(wkt);
        if (!shape) {
            report(issue::damagedRecord, model::Severity::Error, "its WKT cannot be read");
            return {};
        }
        return *std::move(shape);
    }
    if (!m_columns.x) {
        return {};
    }
    const std::string xText = cell(*m_columns.x);
    const std::string yText = cell(*m_columns.y);
    if (trimmed(xText).empty() && trimmed(yText).empty()) {
        report(issue::emptyGeometry, model::Severity::Warning, "has no coordinates");
        return {};
    }
    const auto x = parseCoordinate(xText);
    const auto y = parseCoordinate(yText);
    if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y)) {
        report(issue::badCoordinate,
               model::Severity::Error,
               "\"" + xText + "\", \"" + yText + "\" are no coordinates");
        return {};
    }
    return geometry::shapeOfPoint(geometry::RealPoint{*x, *y});
}

std::vector<model::Value> CsvReader::valuesOf(const Row& row) const
{
    std::vector<model::Value> values(m_heading.size());
    for (std::size_t i = 0; i < std::min(row.size(), values.size()); ++i) {
        const std::string_view text = trimmed(row[i]);
        if (text.empty()) {
            continue;
        }
        switch (m_layers[0].fields[i].type) {
        case model::FieldType::Integer: values[i] = parseInteger(text).value_or(0); break;
        case model::FieldType::Real: values[i] = parseDouble(text).value_or(0.0); break;
        case model::FieldType::Text: values[i] = row[i]; break;
        }
    }
    return values;
}

Result<> CsvReader::visit(std::size_t, const Visitor& visitor, const Progress& progress)
{
    m_reading.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i % 4096 == 0) {
            ECO_TRY(progress.check());
            progress.report(static_cast<double>(i) / static_cast<double>(m_rows.size()), m_name);
        }
        const auto number = static_cast<std::int64_t>(i);
        const Row& row = m_rows[i];
        if (row.size() != m_heading.size()) {
            m_reading.add(issue::damagedRecord,
                          model::Severity::Error,
                          number,
                          m_name + ": row " + toText(number) + " has " +
                              toText(static_cast<std::int64_t>(row.size())) + " values for " +
                              toText(static_cast<std::int64_t>(m_heading.size())) + " columns");
        }
        if (!visitor(RawFeature{number, valuesOf(row), shapeOf(row, number)})) {
            return {};
        }
    }
    return {};
}

} // namespace

ReaderResult openCsv(const std::filesystem::path& path, const OpenOptions& options)
{
    auto reader = std::make_unique<CsvReader>();
    ECO_TRY(reader->openFile(path, options));
    return reader;
}

} // namespace ecotone::exchange
