#include "tests/core/exchange/encoding_corpus.h"

#include "core/base/csv.h"
#include "core/base/file.h"
#include "tests/support/transcoded.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <map>

namespace ecotone::exchange::test {

namespace {

using Names = std::vector<std::string>;
using ToBytes = std::function<std::optional<std::string>(const std::string&)>;

struct Column
{
    std::string language;
    ToBytes toBytes;
    ToBytes toOther; ///< Every third row, where there is one.
};

struct Form
{
    std::string title;
    std::vector<Column> columns;
    std::string right; ///< As a .cpg states it.
    std::array<std::string, 3> wrong;
};

ToBytes in(const char* encoding)
{
    return
        [encoding](const std::string& name) { return ecotone::test::transcoded(name, encoding); };
}

ToBytes seenAsLatin1(const ToBytes& inner)
{
    return [inner](const std::string& name) -> std::optional<std::string> {
        const auto bytes = inner(name);
        return bytes ? std::optional{ecotone::test::readAsLatin1(*bytes)} : std::nullopt;
    };
}

const ToBytes utf8 = in("UTF-8");
const ToBytes mongolian = [](const std::string& name) {
    return ecotone::test::transcodedMongolian(name);
};

std::vector<Form> forms()
{
    const std::array<std::string, 3> notUtf8{"1251", "936", "ISO-8859-1"};
    const std::array<std::string, 3> notCyrillic{"UTF-8", "936", "88591"};
    return {
        {"UTF-8 zh", {{"zh", utf8, {}}}, "UTF-8", notUtf8},
        {"UTF-8 ru", {{"ru", utf8, {}}}, "UTF-8", notUtf8},
        {"UTF-8 mn", {{"mn", utf8, {}}}, "UTF-8", {"866", "1251", "936"}},
        {"GBK zh", {{"zh", in("GBK"), {}}}, "936", {"UTF-8", "1251", "KOI8-R"}},
        {"GB18030 zh", {{"zh", in("GB18030"), {}}}, "936", {"866", "UTF-8", "1252"}},
        {"CP1251 ru", {{"ru", in("CP1251"), {}}}, "1251", notCyrillic},
        {"CP1251 ru as DOS", {{"ru", in("CP1251"), {}}}, "1251", {"866", "KOI8-R", "936"}},
        {"CP1251 mn", {{"mn", mongolian, {}}}, "1251", {"UTF-8", "866", "936"}},
        {"CP866 ru", {{"ru", in("CP866"), {}}}, "866", {"1251", "UTF-8", "936"}},
        {"KOI8-R ru", {{"ru", in("KOI8-R"), {}}}, "KOI8-R", {"1251", "936", "866"}},
        {"UTF-8 zh as Latin-1", {{"zh", seenAsLatin1(utf8), {}}}, "UTF-8", notUtf8},
        {"UTF-8 ru as Latin-1", {{"ru", seenAsLatin1(utf8), {}}}, "UTF-8", notUtf8},
        {"GBK zh as Latin-1", {{"zh", seenAsLatin1(in("GBK")), {}}}, "UTF-8", notUtf8},
        {"CP1251 ru as Latin-1", {{"ru", seenAsLatin1(in("CP1251")), {}}}, "UTF-8", notUtf8},
        {"CP866 ru as Latin-1", {{"ru", seenAsLatin1(in("CP866")), {}}}, "UTF-8", notUtf8},
        {"CP1251 mn as Latin-1", {{"mn", seenAsLatin1(mongolian), {}}}, "UTF-8", notUtf8},
        {"CP1251 and UTF-8 rows", {{"ru", in("CP1251"), utf8}}, "1251", notCyrillic},
        {"UTF-8 and CP1251 mn rows", {{"mn", utf8, mongolian}}, "UTF-8", notUtf8},
        {"GBK and UTF-8 rows", {{"zh", in("GBK"), utf8}}, "936", {"1251", "866", "UTF-8"}},
        {"GBK and CP1251 columns",
         {{"zh", in("GBK"), {}}, {"ru", in("CP1251"), {}}},
         "936",
         {"UTF-8", "866", "88591"}},
    };
}

const Names& namesOf(const std::string& language)
{
    static std::map<std::string, Names> known;
    if (const auto found = known.find(language); found != known.end()) {
        return found->second;
    }
    const auto table = CsvTable::read(ECOTONE_SOURCE_DIR "/tests/core/text/data/names.csv");
    EXPECT_TRUE(table.has_value());
    Names names;
    for (std::size_t row = 0; table && row < table->rowCount(); ++row) {
        if (table->value(row, "language") == language) {
            names.push_back(table->value(row, "name"));
        }
    }
    return known.emplace(language, std::move(names)).first->second;
}

/// A table as it lies in a file.
struct Bytes
{
    Names headings;
    std::vector<Names> columns;
    std::size_t width = 0; ///< Of every column.
};

/// Without the flushing to disk that a project file deserves.
void store(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream{path, std::ios::binary} << bytes;
}

std::string littleEndian(std::size_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i) {
        text += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
    return text;
}

std::string padded(std::string text, std::size_t size, char with)
{
    text.resize(size, with);
    return text;
}

char languageDriver(const std::string& stated)
{
    return stated == "936" ? '\x4D' : stated == "1251" ? '\xC9' : stated == "866" ? '\x65' : '\0';
}

void writeDbf(const std::filesystem::path& path, const Bytes& table, const std::string& stated)
{
    const std::size_t rows = table.columns[0].size();
    const std::size_t columns = table.columns.size();
    std::string file = "\x03\x7D\x06\x0F" + littleEndian(rows, 4) +
                       littleEndian(33 + 32 * columns, 2) +
                       littleEndian(1 + table.width * columns, 2) + std::string(20, '\0');
    file[29] = languageDriver(stated);
    for (std::size_t i = 0; i < columns; ++i) {
        file += padded(table.headings[i], 11, '\0') + "C" + std::string(4, '\0') +
                littleEndian(table.width, 1) + std::string(15, '\0');
    }
    file += '\r';
    for (std::size_t row = 0; row < rows; ++row) {
        file += ' ';
        for (const Names& column : table.columns) {
            file += padded(column[row], table.width, ' ');
        }
    }
    store(path, file + '\x1A');
    if (!stated.empty() && file[29] == '\0') {
        std::filesystem::path cpg{path};
        store(cpg.replace_extension(".cpg"), stated + "\r\n");
    }
}

void writeCsv(const std::filesystem::path& path, const Bytes& table, const std::string& stated)
{
    std::string file = csvLine(table.headings) + "\r\n";
    for (std::size_t row = 0; row < table.columns[0].size(); ++row) {
        Names line;
        for (const Names& column : table.columns) {
            line.push_back(column[row]);
        }
        file += csvLine(line) + "\r\n";
    }
    store(path, file);
    if (!stated.empty()) {
        std::filesystem::path cpg{path};
        store(cpg.replace_extension(".cpg"), stated);
    }
}

std::string charset(const std::string& stated)
{
    return stated == "936"    ? "WindowsSimpChinese"
           : stated == "1251" ? "WindowsCyrillic"
           : stated == "866"  ? "CodePage866"
           : stated == "1252" ? "WindowsLatin1"
           : stated.empty()   ? "Neutral"
                              : stated;
}

void writeMif(const std::filesystem::path& path, const Bytes& table, const std::string& stated)
{
    std::string mif = "Version 300\nCharset \"" + charset(stated) +
                      "\"\nDelimiter \",\"\nColumns " + std::to_string(table.headings.size()) +
                      "\n";
    for (const std::string& heading : table.headings) {
        mif += "  " + heading + " Char(254)\n";
    }
    mif += "Data\n\n";
    std::string mid;
    for (std::size_t row = 0; row < table.columns[0].size(); ++row) {
        mif += "Point 131." + std::to_string(row) + " 43.1\n";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            std::string value = table.columns[i][row];
            for (auto at = value.find('"'); at != std::string::npos; at = value.find('"', at + 2)) {
                value.insert(at, 1, '"');
            }
            mid += (i > 0 ? ",\"" : "\"") + value + "\"";
        }
        mid += "\n";
    }
    store(path, mif);
    std::filesystem::path beside{path};
    store(beside.replace_extension(".mid"), mid);
}

void writeMeant(const std::filesystem::path& path, const std::vector<MeantColumn>& columns)
{
    std::string lines;
    for (const MeantColumn& column : columns) {
        lines += "# " + column.name + "\n";
        for (const std::string& value : column.values) {
            lines += value + "\n";
        }
    }
    std::filesystem::path beside{path};
    beside += ".expected";
    store(beside, lines);
}

std::string heading(const std::string& language)
{
    return language == "zh" ? "名称" : language == "ru" ? "ИМЯ" : "НЭР";
}

/// `count` names from the `start`th on; names that the encoding or a field cannot take are passed.
Bytes fill(const Form& form, std::size_t start, std::size_t count, std::vector<MeantColumn>& meant)
{
    Bytes table;
    table.width = 254;
    for (const Column& column : form.columns) {
        const Names& names = namesOf(column.language);
        const auto asBytes = column.toBytes(heading(column.language));
        const bool fits = asBytes->size() <= 10;
        MeantColumn expected{fits ? heading(column.language) : "NAME", {}};
        table.headings.push_back(fits ? *asBytes : "NAME");
        Names values;
        for (std::size_t i = start; values.size() < count; ++i) {
            const std::string& name = names[i % names.size()];
            const bool other = column.toOther && values.size() % 3 == 2;
            const auto bytes = other ? column.toOther(name) : column.toBytes(name);
            if (bytes && bytes->size() <= table.width) {
                values.push_back(*bytes);
                expected.values.push_back(name);
            }
        }
        table.columns.push_back(std::move(values));
        meant.push_back(std::move(expected));
    }
    return table;
}

/// Names in a field of 11 bytes: what of them fits, in whole characters, is what can be read.
CorpusFile writeNarrow(const std::filesystem::path& folder,
                       const std::string& name,
                       const std::string& language,
                       const ToBytes& toBytes)
{
    Bytes table{{"NAME"}, {{}}, 11};
    MeantColumn expected{"NAME", {}};
    const Names& names = namesOf(language);
    for (std::size_t i = 0; expected.values.size() < 12; ++i) {
        const auto whole = toBytes(names[i]);
        if (!whole) {
            continue;
        }
        std::string kept;
        for (std::size_t at = 0; at < names[i].size();) {
            std::size_t next = at + 1;
            while (next < names[i].size() && (names[i][next] & '\xC0') == '\x80') {
                ++next;
            }
            const auto bytes = toBytes(names[i].substr(0, next));
            if (bytes->size() > table.width) {
                break;
            }
            kept = names[i].substr(0, next);
            at = next;
        }
        while (kept.ends_with(' ')) {
            kept.pop_back();
        }
        table.columns[0].push_back(whole->substr(0, table.width));
        expected.values.push_back(kept);
    }
    CorpusFile file{folder / (name + ".dbf"), name, Hint::Absent};
    writeDbf(file.path, table, {});
    writeMeant(file.path, {expected});
    return file;
}

} // namespace

std::vector<CorpusFile> writeCorpus(const std::filesystem::path& folder)
{
    constexpr std::array<std::size_t, 5> sizes{2, 5, 8, 12, 24};
    std::vector<CorpusFile> files;
    std::size_t number = 0;
    for (const Form& form : forms()) {
        for (const Hint hint : {Hint::Right, Hint::Wrong, Hint::Absent}) {
            for (const std::string container : {".dbf", ".csv", ".mif"}) {
                ++number;
                std::vector<MeantColumn> expected;
                const std::size_t count = sizes[number % sizes.size()];
                // A mixture of two rows is none.
                const bool mixed = static_cast<bool>(form.columns[0].toOther);
                const Bytes table = fill(form, number * 13, mixed ? count + 4 : count, expected);
                const std::string stated = hint == Hint::Right ? form.right
                                           : hint == Hint::Wrong
                                               ? form.wrong[number % form.wrong.size()]
                                               : std::string{};
                CorpusFile file{
                    folder / ("f" + std::to_string(number) + container), form.title, hint};
                container == ".dbf"   ? writeDbf(file.path, table, stated)
                : container == ".csv" ? writeCsv(file.path, table, stated)
                                      : writeMif(file.path, table, stated);
                writeMeant(file.path, expected);
                files.push_back(std::move(file));
            }
        }
    }
    files.push_back(writeNarrow(folder, "narrow UTF-8 zh", "zh", utf8));
    files.push_back(writeNarrow(folder, "narrow UTF-8 ru", "ru", utf8));
    files.push_back(writeNarrow(folder, "narrow GBK zh", "zh", in("GBK")));
    files.push_back(writeNarrow(folder, "narrow CP1251 mn", "mn", mongolian));
    return files;
}

std::vector<MeantColumn> meant(const std::filesystem::path& path)
{
    std::filesystem::path beside{path};
    beside += ".expected";
    const std::string text = readFile(beside).value();
    std::vector<MeantColumn> columns;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        if (line.starts_with("# ")) {
            columns.push_back({line.substr(2), {}});
        } else {
            columns.back().values.push_back(line);
        }
        at = end + 1;
    }
    return columns;
}

} // namespace ecotone::exchange::test
