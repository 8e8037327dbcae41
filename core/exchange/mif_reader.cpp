#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/file_reader.h"
#include "core/exchange/mif_objects.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ecotone::exchange {

namespace {

std::string_view takeLine(std::string_view bytes, std::size_t& at)
{
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    at = end < bytes.size() ? end + 1 : bytes.size();
    if (!line.empty() && line.back() == '\r') {
        line.remove_suffix(1);
    }
    return line;
}

std::string lower(std::string_view text)
{
    std::string result{text};
    for (char& letter : result) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

std::string_view unquoted(std::string_view text)
{
    text = trimmed(text);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        return text.substr(1, text.size() - 2);
    }
    return text;
}

/// `Поле_А Char(10)`, `PLOSHCHAD Decimal(10,2)`, `KOD Integer`.
RawField fieldOf(std::string_view line)
{
    RawField field;
    line = trimmed(line);
    const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
    field.nameBytes = line.substr(0, blank);
    const std::string type = lower(trimmed(line.substr(blank)));
    const std::size_t open = type.find('(');
    if (open != std::string::npos) {
        const std::string_view inner =
            std::string_view{type}.substr(open + 1, type.find(')', open) - open - 1);
        const std::size_t comma = std::min(inner.find(','), inner.size());
        field.width = static_cast<int>(parseInteger(inner.substr(0, comma)).value_or(0));
        if (comma < inner.size()) {
            field.decimals = static_cast<int>(parseInteger(inner.substr(comma + 1)).value_or(0));
        }
    }
    if (type.starts_with("integer") || type.starts_with("smallint") ||
        type.starts_with("largeint") || type.starts_with("logical")) {
        field.type = model::FieldType::Integer;
    } else if (type.starts_with("decimal") || type.starts_with("float")) {
        field.type = model::FieldType::Real;
    }
    if (field.type != model::FieldType::Text) {
        field.width = 0;
    }
    return field;
}

class MifReader final : public FileReader
{
public:
    MifReader() : FileReader{"MapInfo MIF"} {}
    [[nodiscard]] Result<> openFiles(const std::filesystem::path& path);

    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override;

private:
    [[nodiscard]] Result<> readHeading();
    [[nodiscard]] std::optional<std::vector<std::string>> takeRow(std::size_t& at) const;
    [[nodiscard]] std::vector<model::Value> valuesOf(const std::vector<std::string>& texts,
                                                     std::int64_t row);

    std::string m_name;
    std::string m_mif;
    std::string m_mid;
    std::size_t m_dataAt = 0;
    char m_delimiter = '\t';
};

Result<> MifReader::openFiles(const std::filesystem::path& path)
{
    const auto mif = extensionOf(path) == ".mid" ? sibling(path, ".mif") : path;
    if (!mif) {
        return fail(ErrorCode::FileNotFound, toUtf8(path) + ": the .mif beside it is missing");
    }
    m_name = fileName(*mif);
    ECO_ASSIGN(m_mif, readFile(*mif));
    if (m_mif.empty()) {
        return fail(ErrorCode::FileDamaged, m_name + ": is empty");
    }
    m_layers.emplace_back();
    m_layers[0].name = stemOf(*mif);
    ECO_TRY(readHeading());
    if (const auto mid = sibling(*mif, ".mid")) {
        ECO_ASSIGN(m_mid, readFile(*mid));
    } else if (!m_layers[0].fields.empty()) {
        m_opening.add(issue::missingTable,
                      model::Severity::Error,
                      -1,
                      m_name + ": the .mid is missing; the rows have no attributes");
    }
    return {};
}

Result<> MifReader::readHeading()
{
    LayerInfo& layer = m_layers[0];
    layer.crs.evidence = Remark{"no CoordSys line"};
    std::size_t at = 0;
    bool version = false;
    while (at < m_mif.size()) {
        const std::string_view line = trimmed(takeLine(m_mif, at));
        const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
        const std::string word = lower(line.substr(0, blank));
        const std::string_view rest = trimmed(line.substr(blank));
        if (word == "version") {
            version = true;
        } else if (word == "charset") {
            const std::string_view charset = unquoted(rest);
            layer.encoding.encoding = text::encodingFromName(charset);
            layer.encoding.statedBy = "Charset \"" + std::string{charset} + "\"";
        } else if (word == "delimiter") {
            const std::string_view delimiter = unquoted(rest);
            m_delimiter = delimiter.empty() ? '\t' : delimiter.front();
        } else if (word == "coordsys") {
            layer.crs = {CrsStatement::Kind::MapInfo, std::string{rest}, {}, "CoordSys line"};
        } else if (word == "columns") {
            const std::int64_t count = parseInteger(rest).value_or(-1);
            if (count < 0 || count > 10000) {
                return fail(ErrorCode::FileDamaged, m_name + ": its Columns line has no number");
            }
            for (std::int64_t i = 0; i < count && at < m_mif.size(); ++i) {
                layer.fields.push_back(fieldOf(takeLine(m_mif, at)));
            }
        } else if (word == "data") {
            m_dataAt = at;
            return {};
        }
    }
    return fail(ErrorCode::FileDamaged,
                m_name + (version ? ": ends within its heading: no Data line"
                                  : ": is no MapInfo interchange file"));
}

/// One line of the .mid; a quoted text may hold delimiters and line ends.
std::optional<std::vector<std::string>> MifReader::takeRow(std::size_t& at) const
{
    if (at >= m_mid.size()) {
        return std::nullopt;
    }
    std::vector<std::string> texts(1);
    bool quoted = false;
    for (; at < m_mid.size(); ++at) {
        const char letter = m_mid[at];
        if (quoted) {
            if (letter != '"') {
                texts.back() += letter;
            } else if (at + 1 < m_mid.size() && m_mid[at + 1] == '"') {
                texts.back() += '"';
                ++at;
            } else {
                quoted = false;
            }
        } else if (letter == '"' && texts.back().empty()) {
            quoted = true;
        } else if (letter == m_delimiter) {
            texts.emplace_back();
        } else if (letter == '\n') {
            ++at;
            break;
        } else if (letter != '\r') {
            texts.back() += letter;
        }
    }
    return texts;
}

std::vector<model::Value> MifReader::valuesOf(const std::vector<std::string>& texts,
                                              std::int64_t row)
{
    const std::vector<RawField>& fields = m_layers[0].fields;
    if (texts.size() != fields.size() && !(fields.empty() && texts.size() <= 1)) {
        m_reading.add(issue::damagedRecord,
                      model::Severity::Error,
                      row,
                      m_name + ": row " + toText(row) + ": its line in the .mid has " +
                          toText(static_cast<std::int64_t>(texts.size())) + " values for " +
                          toText(static_cast<std::int64_t>(fields.size())) + " columns",
                      ".mid");
    }
    std::vector<model::Value> values(fields.size());
    for (std::size_t i = 0; i < std::min(texts.size(), fields.size()); ++i) {
        const std::string_view text = trimmed(texts[i]);
        if (text.empty()) {
            continue;
        }
        if (fields[i].type == model::FieldType::Integer) {
            if (text == "T" || text == "F") {
                values[i] = std::int64_t{text == "T"};
                continue;
            }
            if (const auto number = parseInteger(text)) {
                values[i] = *number;
                continue;
            }
        }
        if (fields[i].type != model::FieldType::Text) {
            if (const auto number = parseDouble(text)) {
                values[i] = *number;
                continue;
            }
            m_reading.add(issue::badNumber,
                          model::Severity::Warning,
                          row,
                          m_name + ": row " + toText(row) + ", field " + fields[i].nameBytes +
                              ": \"" + std::string{text} + "\" is no number",
                          fields[i].nameBytes);
        }
        values[i] = texts[i];
    }
    return values;
}

Result<> MifReader::visit(std::size_t, const Visitor& visitor, const Progress& progress)
{
    m_reading.clear();
    MifObjects objects{std::string_view{m_mif}.substr(m_dataAt), m_name, m_reading};
    std::size_t midAt = 0;
    std::int64_t row = 0;
    while (true) {
        if (row % 1024 == 0) {
            ECO_TRY(progress.check());
            progress.report(objects.share(), m_layers[0].name);
        }
        const std::int64_t before = m_reading.errors();
        std::optional<std::vector<geometry::RealShape>> shapes = objects.next(row);
        auto texts = m_layers[0].fields.empty() ? std::nullopt : takeRow(midAt);
        if (!shapes && !texts) {
            return {};
        }
        if (!m_layers[0].fields.empty() && !m_mid.empty() && (!shapes || !texts)) {
            m_reading.add(issue::countMismatch,
                          model::Severity::Error,
                          row,
                          m_name + ": row " + toText(row) + " is missing in the " +
                              (shapes ? ".mid" : ".mif"));
        }
        const std::vector<model::Value> values =
            texts ? valuesOf(*texts, row) : std::vector<model::Value>(m_layers[0].fields.size());
        if (!shapes || shapes->empty()) {
            shapes.emplace(1);
        }
        const RowState state = m_reading.errors() > before ? RowState::Damaged : RowState::Whole;
        for (geometry::RealShape& shape : *shapes) {
            if (!visitor(RawFeature{row, values, std::move(shape), state})) {
                return {};
            }
        }
        ++row;
    }
}

} // namespace

ReaderResult openMif(const std::filesystem::path& path, const OpenOptions&)
{
    auto reader = std::make_unique<MifReader>();
    ECO_TRY(reader->openFiles(path));
    return reader;
}

} // namespace ecotone::exchange
