#include "core/exchange/column_texts.h"

#include "core/base/number.h"
#include "core/text/line_breaks.h"
#include "core/text/repair.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::size_t mostDistinct = 2000;

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

/// Decoded names, unique and never empty.
void decodeNames(SourceTable& table)
{
    std::set<std::string> taken;
    table.fields.clear();
    for (const RawField& raw : table.layer.fields) {
        std::string name = text::decode(raw.nameBytes, table.encoding.encoding).text;
        if (table.encoding.encoding == text::Encoding::Utf8 && !text::isValidUtf8(raw.nameBytes) &&
            !raw.nameBytes.empty()) {
            name = text::decode(raw.nameBytes, text::Encoding::Utf8).text;
        }
        name = std::string{trimmed(name)};
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

/// Columns of codes and names repeat themselves: each distinct value is decoded once.
class DecodedValues
{
public:
    explicit DecodedValues(text::Encoding encoding) : m_encoding{encoding} {}
    const text::Decoded& of(const std::string& bytes)
    {
        if (m_known.size() > mostKept) {
            m_known.clear();
        }
        const auto [place, added] = m_known.try_emplace(bytes);
        if (added) {
            place->second = text::decode(bytes, m_encoding);
        }
        return place->second;
    }

private:
    static constexpr std::size_t mostKept = 20000;
    text::Encoding m_encoding;
    std::unordered_map<std::string, text::Decoded> m_known;
};

void decodeColumn(SourceTable& table, std::size_t field, ReadIssues& issues)
{
    const int width = table.layer.fields[field].width;
    DecodedValues decodedValues{table.encoding.encoding};
    for (SourceRow& row : table.rows) {
        auto* value = std::get_if<std::string>(&row.values[field]);
        if (value == nullptr || text::isAscii(*value)) {
            continue;
        }
        const bool full = width == 0 || static_cast<int>(value->size()) >= width;
        const text::Decoded& decoded = decodedValues.of(*value);
        if (decoded.truncatedTail) {
            issues.add(issue::textCut,
                       model::Severity::Warning,
                       row.fid,
                       place(table, row, field) + ": the last character of \"" + decoded.text +
                           (full ? "\" was cut by the width of the field" : "\" is incomplete"),
                       table.fields[field].name);
        }
        if (decoded.lost) {
            issues.add(issue::textUndecodable,
                       model::Severity::Warning,
                       row.fid,
                       place(table, row, field) + ": \"" + decoded.text + "\" holds bytes that " +
                           std::string{text::name(table.encoding.encoding)} + " does not have",
                       table.fields[field].name);
        }
        *value = decoded.text;
    }
}

void undoMojibake(SourceTable& table,
                  std::size_t field,
                  const ReadOptions& options,
                  ReadIssues& issues)
{
    std::vector<std::string> distinct;
    std::unordered_set<std::string_view> seen;
    for (const SourceRow& row : table.rows) {
        const auto* value = std::get_if<std::string>(&row.values[field]);
        if (value != nullptr && distinct.size() < mostDistinct && !text::isAscii(*value) &&
            seen.insert(*value).second) {
            distinct.push_back(*value);
        }
    }
    text::EncodingHints hints;
    hints.country = options.country;
    const auto found = text::detectMojibake(distinct, hints);
    if (!found) {
        return;
    }
    for (SourceRow& row : table.rows) {
        auto* value = std::get_if<std::string>(&row.values[field]);
        if (value == nullptr) {
            continue;
        }
        std::string meant = text::withoutMojibake(*value, found->encoding);
        if (meant != *value) {
            issues.add(issue::mojibakeUndone,
                       model::Severity::Note,
                       row.fid,
                       place(table, row, field) + ": \"" + *value + "\" is " +
                           std::string{text::name(found->encoding)} +
                           " read as Latin-1; read as \"" + meant + "\"",
                       table.fields[field].name);
            *value = std::move(meant);
        }
    }
}

void reportLostAndEmpty(const SourceTable& table, std::size_t field, ReadIssues& issues)
{
    std::int64_t filled = 0;
    std::int64_t firstEmpty = -1;
    std::int64_t empty = 0;
    for (const SourceRow& row : table.rows) {
        const auto* value = std::get_if<std::string>(&row.values[field]);
        if (value == nullptr || trimmed(*value).empty()) {
            firstEmpty = empty++ == 0 ? row.fid : firstEmpty;
            continue;
        }
        ++filled;
        if (text::lostToQuestionMarks(*value)) {
            issues.add(issue::textLost,
                       model::Severity::Warning,
                       row.fid,
                       place(table, row, field) + ": \"" + *value +
                           "\": letters were lost to question marks before this file was written",
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
    for (const RawField& field : fields) {
        if (!text::isAscii(field.nameBytes)) {
            names.distinctValues.push_back(field.nameBytes);
        }
    }
    samples.push_back(std::move(names));
    return samples;
}

text::EncodingVerdict verdictFor(const SourceTable& table, const ReadOptions& options)
{
    const EncodingStatement& stated = table.layer.encoding;
    text::EncodingVerdict verdict;
    if (options.encoding || stated.utf8ByFormat) {
        verdict.encoding = options.encoding.value_or(text::Encoding::Utf8);
        verdict.runnerUp = verdict.encoding;
        verdict.decided = true;
        verdict.confidence = 1.0;
        verdict.evidence = options.encoding ? "given" : stated.statedBy;
        const auto samples = samplesOf(table);
        verdict.ascii = std::all_of(samples.begin(), samples.end(), [](const auto& sample) {
            return sample.distinctValues.empty();
        });
        return verdict;
    }
    text::EncodingHints hints;
    hints.stated = stated.encoding;
    hints.statedBy = stated.statedBy;
    hints.country = options.country;
    return text::detect(samplesOf(table), hints);
}

void decodeTexts(SourceTable& table, const ReadOptions& options, ReadIssues& issues)
{
    decodeNames(table);
    for (std::size_t field = 0; field < table.fields.size(); ++field) {
        decodeColumn(table, field, issues);
        if (table.fields[field].type != model::FieldType::Text) {
            continue;
        }
        if (table.encoding.encoding == text::Encoding::Utf8) {
            undoMojibake(table, field, options, issues);
        }
        reportLostAndEmpty(table, field, issues);
    }
    if (!table.encoding.decided) {
        issues.add(issue::encodingUndecided,
                   model::Severity::Warning,
                   -1,
                   table.file +
                       ": the encoding of its texts is not certain: " + table.encoding.evidence);
    }
    if (table.encoding.contradictsStatement) {
        issues.add(issue::encodingContradicted,
                   model::Severity::Warning,
                   -1,
                   table.file + ": " + table.encoding.evidence);
    }
}

} // namespace ecotone::exchange
