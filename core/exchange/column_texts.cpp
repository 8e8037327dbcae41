#include "core/exchange/column_texts.h"

#include "core/base/number.h"
#include "core/text/line_breaks.h"
#include "core/text/repair.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::size_t mostDistinct = 2000;
constexpr std::size_t mostBytes = 100'000;

/// Names of columns that name things, in the four languages and their usual abbreviations.
bool namesThings(const std::string& field)
{
    static constexpr std::array<std::string_view, 9> words{
        "name", "名称", "地名", "名字", "название", "наименование", "назв", "нэр", "имя"};
    const std::string folded = text::caseFolded(field);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return folded.find(word) != std::string::npos;
    });
}

std::string place(const SourceTable& table, const SourceRow& row, std::size_t field)
{
    return table.file + ": row " + toText(row.fid) + ", field " + table.fields[field].name;
}

/// Of the headings, which samplesOf puts at the end.
std::size_t namesColumn(const SourceTable& table)
{
    return table.layer.fields.size();
}

text::Encoding encodingOf(const SourceTable& table, std::size_t column)
{
    const auto& columns = table.encoding.columns;
    return column < columns.size() ? columns[column] : table.encoding.encoding;
}

bool isDoubled(const SourceTable& table, std::size_t column)
{
    const auto& columns = table.encoding.doubledColumns;
    return table.encoding.doubled && (column >= columns.size() || columns[column]);
}

/// Bytes of one column to text; repeated values are decoded once.
class ColumnDecoder
{
public:
    ColumnDecoder(const SourceTable& table, std::size_t column, int width)
        : m_encoding{encodingOf(table, column)}
        , m_width{width}
        , m_given{table.encoding.columns.empty()}
    {
        if (isDoubled(table, column)) {
            m_doubled = table.encoding.doubled;
        }
        m_mixed = table.encoding.mixed;
    }

    struct Value
    {
        text::Decoded decoded;
        text::ValueVerdict verdict;
        bool undone = false; ///< Was doubly encoded.
        std::string before;  ///< Then: the text as the file has it.
    };
    const Value& of(const std::string& bytes)
    {
        if (m_known.size() > mostKept) {
            m_known.clear();
        }
        const auto [place, added] = m_known.try_emplace(bytes);
        if (added) {
            place->second = valueOf(bytes);
        }
        return place->second;
    }
    [[nodiscard]] text::Encoding encoding() const { return m_encoding; }

private:
    static constexpr std::size_t mostKept = 20000;

    [[nodiscard]] Value valueOf(const std::string& bytes) const
    {
        Value value;
        value.decoded = text::decode(bytes, m_encoding);
        value.verdict.encoding = m_encoding;
        // What someone has decided is left only where it is impossible.
        if (!m_given || value.decoded.lost) {
            value.verdict = text::valueVerdict(bytes, m_encoding, m_mixed, m_width);
            if (value.verdict.encoding != m_encoding) {
                value.decoded = text::decode(bytes, value.verdict.encoding);
            }
        }
        if (m_doubled) {
            std::string meant = text::withoutMojibake(value.decoded.text, *m_doubled);
            if (meant != value.decoded.text) {
                value.undone = true;
                value.before = std::exchange(value.decoded.text, std::move(meant));
            }
        }
        return value;
    }

    text::Encoding m_encoding;
    std::optional<text::Encoding> m_doubled;
    std::vector<text::Encoding> m_mixed;
    int m_width;
    bool m_given;
    std::unordered_map<std::string, Value> m_known;
};

/// Where a column has texts of its own its heading is in their encoding; the other headings are
/// judged together.
bool hasItsSay(const SourceTable& table, std::size_t field)
{
    constexpr std::size_t enough = 3;
    std::unordered_set<std::string_view> seen;
    for (const SourceRow& row : table.rows) {
        const auto* value = std::get_if<std::string>(&row.values[field]);
        if (value != nullptr && !text::isAscii(*value) && seen.insert(*value).second &&
            seen.size() == enough) {
            return true;
        }
    }
    return false;
}

/// Decoded names, unique and never empty.
void decodeNames(SourceTable& table)
{
    std::set<std::string> taken;
    table.fields.clear();
    ColumnDecoder shared{table, namesColumn(table), 0};
    for (std::size_t field = 0; field < table.layer.fields.size(); ++field) {
        const RawField& raw = table.layer.fields[field];
        ColumnDecoder own{table, field, 0};
        ColumnDecoder& decoder = hasItsSay(table, field) ? own : shared;
        std::string name{trimmed(decoder.of(raw.nameBytes).decoded.text)};
        if (name.empty()) {
            name = "field_" + toText(static_cast<std::int64_t>(table.fields.size() + 1));
        }
        std::string unique = name;
        for (std::int64_t i = 2; !taken.insert(unique).second; ++i) {
            unique = name + "_" + toText(i);
        }
        table.fields.push_back({std::move(unique), raw.type, {}});
    }
}

/// What happened to one value on its way to text.
void reportValue(const std::string& where,
                 const std::string& field,
                 std::int64_t row,
                 const ColumnDecoder::Value& value,
                 bool full,
                 text::Encoding column,
                 ReadIssues& issues)
{
    using model::Severity;
    const std::string& text = value.decoded.text;
    const std::string encoding{text::name(value.verdict.encoding)};
    if (value.decoded.truncatedTail) {
        issues.add(issue::textCut,
                   Severity::Warning,
                   row,
                   where + ": the last character of \"" + text +
                       (full ? "\" was cut by the width of the field" : "\" is incomplete"),
                   field);
    }
    if (value.decoded.lost) {
        issues.add(issue::textUndecodable,
                   Severity::Warning,
                   row,
                   where + ": \"" + text + "\" holds bytes that " + encoding + " does not have",
                   field);
    }
    if (value.undone) {
        issues.add(issue::mojibakeUndone,
                   Severity::Note,
                   row,
                   where + ": \"" + value.before + "\" was read as Latin-1; read as \"" + text +
                       "\"",
                   field);
    }
    if (value.verdict.encoding != column) {
        issues.add(issue::encodingMixed,
                   Severity::Warning,
                   row,
                   where + ": \"" + text + "\" is " + encoding + " where its column is " +
                       std::string{text::name(column)},
                   field);
    }
    if (!value.verdict.certain) {
        issues.add(issue::encodingDoubtful,
                   Severity::Warning,
                   row,
                   where + ": \"" + text + "\" is read as " + encoding +
                       ", but may be in the other encoding of the file",
                   field);
    }
}

void decodeColumn(SourceTable& table, std::size_t field, ReadIssues& issues)
{
    const int width = table.layer.fields[field].width;
    ColumnDecoder decoder{table, field, width};
    for (SourceRow& row : table.rows) {
        auto* value = std::get_if<std::string>(&row.values[field]);
        if (value == nullptr || text::isAscii(*value)) {
            continue;
        }
        const bool full = width == 0 || static_cast<int>(value->size()) >= width;
        const auto& read = decoder.of(*value);
        const bool clean = !read.decoded.truncatedTail && !read.decoded.lost && !read.undone &&
                           read.verdict.certain && read.verdict.encoding == decoder.encoding();
        if (!clean) {
            reportValue(place(table, row, field),
                        table.fields[field].name,
                        row.fid,
                        read,
                        full,
                        decoder.encoding(),
                        issues);
        }
        *value = read.decoded.text;
    }
}

/// Ө ө Ү ү typed as Є є Ї ї, before there were Mongolian keyboards.
void restoreMongolian(SourceTable& table, std::size_t field, ReadIssues& issues)
{
    std::string all;
    for (const SourceRow& row : table.rows) {
        const auto* value = std::get_if<std::string>(&row.values[field]);
        if (value != nullptr && !text::isAscii(*value) && all.size() < mostBytes) {
            all += *value + '\n';
        }
    }
    if (!text::needsMongolianLetters(all)) {
        return;
    }
    for (SourceRow& row : table.rows) {
        auto* value = std::get_if<std::string>(&row.values[field]);
        if (value == nullptr || text::isAscii(*value)) {
            continue;
        }
        std::string meant = text::mongolianLetters(*value);
        if (meant != *value) {
            issues.add(issue::mongolianLetters,
                       model::Severity::Note,
                       row.fid,
                       place(table, row, field) + ": \"" + *value + "\" is read as \"" + meant +
                           "\"",
                       table.fields[field].name);
            *value = std::move(meant);
        }
    }
}

void reportLostAndEmpty(SourceTable& table, std::size_t field, ReadIssues& issues)
{
    std::int64_t filled = 0;
    std::int64_t firstEmpty = -1;
    std::int64_t empty = 0;
    for (SourceRow& row : table.rows) {
        auto* value = std::get_if<std::string>(&row.values[field]);
        if (value == nullptr || trimmed(*value).empty()) {
            firstEmpty = empty++ == 0 ? row.fid : firstEmpty;
            continue;
        }
        ++filled;
        if (text::lostLetters(*value)) {
            *value = text::withQuestionMarks(*value);
            issues.add(issue::textLost,
                       model::Severity::Warning,
                       row.fid,
                       place(table, row, field) + ": \"" + *value +
                           "\": letters were lost before this file was written",
                       table.fields[field].name);
        }
    }
    // A column of names that is mostly filled owes a name to every row.
    if (empty > 0 && filled >= empty && namesThings(table.fields[field].name)) {
        for (std::int64_t i = 0; i < empty; ++i) {
            issues.add(issue::emptyName,
                       model::Severity::Warning,
                       firstEmpty,
                       table.file + ": row " + toText(firstEmpty) + " has no " +
                           table.fields[field].name,
                       table.fields[field].name);
        }
    }
}

} // namespace

std::vector<text::ColumnSample> samplesOf(const SourceTable& table)
{
    const std::vector<RawField>& fields = table.layer.fields;
    std::vector<text::ColumnSample> samples;
    for (std::size_t field = 0; field < fields.size(); ++field) {
        text::ColumnSample sample;
        sample.name = fields[field].nameBytes;
        sample.fieldWidth = fields[field].width;
        std::unordered_set<std::string_view> seen;
        for (const SourceRow& row : table.rows) {
            const auto* value = std::get_if<std::string>(&row.values[field]);
            if (value != nullptr && !text::isAscii(*value) && seen.insert(*value).second) {
                sample.distinctValues.push_back(*value);
                if (seen.size() >= mostDistinct) {
                    break;
                }
            }
        }
        samples.push_back(std::move(sample));
    }
    text::ColumnSample names;
    names.name = "field names";
    for (std::size_t field = 0; field < fields.size(); ++field) {
        if (!text::isAscii(fields[field].nameBytes) && !hasItsSay(table, field)) {
            names.distinctValues.push_back(fields[field].nameBytes);
        }
    }
    samples.push_back(std::move(names));
    return samples;
}

text::EncodingVerdict verdictFor(const SourceTable& table, const ReadOptions& options)
{
    const EncodingStatement& stated = table.layer.encoding;
    text::EncodingHints hints;
    hints.stated = stated.encoding;
    hints.statedBy = stated.statedBy;
    hints.country = options.country;
    std::vector<text::ColumnSample> samples = samplesOf(table);
    if (options.encoding) {
        text::EncodingVerdict verdict;
        verdict.encoding = options.encoding->encoding;
        verdict.doubled = options.encoding->doubled;
        verdict.runnerUp = verdict.encoding;
        verdict.decided = true;
        verdict.confidence = 1.0;
        verdict.evidence = Remark{"given"};
        verdict.ascii = std::all_of(samples.begin(), samples.end(), [](const auto& sample) {
            return sample.distinctValues.empty();
        });
        return verdict;
    }
    if (!stated.utf8ByFormat) {
        return text::detect(samples, hints);
    }
    text::EncodingVerdict verdict = text::detectDoubled(samples, hints);
    if (!verdict.doubled) {
        verdict.evidence = Remark{stated.statedBy};
    }
    return verdict;
}

void decodeTexts(SourceTable& table, const ReadOptions& options, ReadIssues& issues)
{
    decodeNames(table);
    for (std::size_t field = 0; field < table.fields.size(); ++field) {
        decodeColumn(table, field, issues);
        if (table.fields[field].type != model::FieldType::Text) {
            continue;
        }
        if (!options.encoding) {
            restoreMongolian(table, field, issues);
        }
        reportLostAndEmpty(table, field, issues);
    }
    // The columns were those of the bytes.
    table.encoding.columns.clear();
    table.encoding.doubledColumns.clear();
    if (!table.encoding.decided) {
        issues.add(issue::encodingUndecided,
                   model::Severity::Warning,
                   -1,
                   table.file + ": the encoding of its texts is not certain: " +
                       table.encoding.evidence.english());
    }
    if (table.encoding.contradictsStatement) {
        issues.add(issue::encodingContradicted,
                   model::Severity::Warning,
                   -1,
                   table.file + ": " + table.encoding.evidence.english());
    }
}

} // namespace ecotone::exchange
