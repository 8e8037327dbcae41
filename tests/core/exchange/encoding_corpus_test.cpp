#include "tests/core/exchange/encoding_corpus.h"
#include "tests/core/exchange/support.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

namespace ecotone::exchange {
namespace {

using namespace test;

enum class Outcome
{
    Decided, ///< Right without a question.
    Asked,   ///< And the right reading is one of the two shown.
    Missed,  ///< Asked, and it is not.
    Wrong,   ///< Silently.
};

/// Where the table is not what was meant; empty: nowhere.
std::string difference(const SourceTable& table, const std::vector<MeantColumn>& columns)
{
    for (const MeantColumn& column : columns) {
        const auto field = table.fieldIndex(column.name);
        if (!field) {
            return "no field " + column.name;
        }
        for (std::size_t row = 0; row < column.values.size(); ++row) {
            const std::string value = model::toText(table.rows.at(row).values.at(*field));
            if (value != column.values[row]) {
                return "\"" + value + "\" for \"" + column.values[row] + "\"";
            }
        }
    }
    return {};
}

void expectNothingReplaced(const SourceTable& table)
{
    for (const SourceRow& row : table.rows) {
        for (const model::Value& value : row.values) {
            EXPECT_EQ(model::toText(value).find("\xEF\xBF\xBD"), std::string::npos) << table.file;
        }
    }
}

/// One of the two columns of the question shows the values as they were meant.
bool showsWhatWasMeant(const text::EncodingVerdict& verdict,
                       const std::vector<MeantColumn>& columns)
{
    std::set<std::string> all;
    for (const MeantColumn& column : columns) {
        all.insert(column.name);
        all.insert(column.values.begin(), column.values.end());
    }
    return verdict.readings.size() == 2 &&
           std::any_of(verdict.readings.begin(), verdict.readings.end(), [&](const auto& reading) {
               return !reading.texts.empty() &&
                      std::all_of(reading.texts.begin(),
                                  reading.texts.end(),
                                  [&](const std::string& text) { return all.contains(text); });
           });
}

Outcome judge(const CorpusFile& file)
{
    const auto columns = meant(file.path);
    const auto table = readSource(file.path);
    EXPECT_TRUE(table.has_value()) << (table ? "" : table.error().detail);
    if (!table) {
        return Outcome::Missed;
    }
    expectNothingReplaced(*table);
    const std::string wrong = difference(*table, columns);
    const text::EncodingVerdict& verdict = table->encoding;
    Outcome outcome = verdict.decided ? wrong.empty() ? Outcome::Decided : Outcome::Wrong
                      : showsWhatWasMeant(verdict, columns) ? Outcome::Asked
                                                            : Outcome::Missed;
    if (outcome != Outcome::Decided) {
        static const std::map<Outcome, std::string> words{
            {Outcome::Asked, "asked"}, {Outcome::Missed, "MISSED"}, {Outcome::Wrong, "WRONG"}};
        std::cout << words.at(outcome) << ": " << file.form << ", " << table->rows.size()
                  << " rows in " << fileName(file.path) << ", hint "
                  << table->layer.encoding.statedBy << ": " << verdict.evidence.english() << "; "
                  << wrong << '\n';
    }
    return outcome;
}

TEST(EncodingCorpus, IsReadRightOrAskedAboutAndNeverSilentlyWrong)
{
    const Folder folder;
    const auto files = writeCorpus(folder / "");
    ASSERT_GE(files.size(), 80U);
    std::map<Outcome, std::size_t> counts;
    for (const CorpusFile& file : files) {
        ++counts[judge(file)];
    }
    std::cout << "together: " << files.size() << " files, decided right "
              << counts[Outcome::Decided] << ", asked with the right reading shown "
              << counts[Outcome::Asked] << ", asked without it " << counts[Outcome::Missed]
              << ", silently wrong " << counts[Outcome::Wrong] << '\n';
    EXPECT_GE(80 * counts[Outcome::Decided], 70 * files.size());
    EXPECT_EQ(counts[Outcome::Missed], 0U);
    EXPECT_EQ(counts[Outcome::Wrong], 0U);
}

/// A file that others made, as the list of the shared folder describes it.
struct RealFile
{
    std::string path;
    std::string layer;
    std::string field;
    std::vector<std::string> texts; ///< Each is a value of the field.
};

const std::vector<RealFile> realFiles{
    {"cn_bou2_4p/bou2_4p.shp", "", "NAME", {"黑龙江省", "内蒙古自治区", "吉林省"}},
    {"cn_utf8_no_cpg/china.shp", "", "FCNAME", {"黑龙江省", "吉林省"}},
    {"cn_gcj02/222400.json", "", "name", {"珲春市"}},
    {"encodings/gbk.dbf", "", "NAME", {"简体国语"}},
    {"encodings/gb2312.dbf", "", "NAME", {"简体国语"}},
    {"encodings/cp936.dbf", "", "TEST", {"测试中文"}},
    {"encodings/gbk_field_name.dbf", "", "中国", {"中国"}},
    {"encodings/chinese_poly.shp", "", "NAME", {"黑龙江省"}},
    {"encodings/rus-windows-1251.shp", "", "TEXT", {"Кириллица"}},
    {"encodings/cpg/koi8r.dbf", "", "NAME", {"русский"}},
    {"encodings/cpg/win1251.dbf", "", "NAME", {"РУССКИЙ"}},
    {"encodings/cpg/big5.shp", "", "NAME", {"國語"}},
    {"mapinfo/win1251.mif", "", "Поле_Д", {"ЪЫЁЩ"}},
    {"mapinfo/utf8.mif", "", "Поле_Д", {"ЪЫЁЩ"}},
    {"mapinfo/tab-win1251.TAB", "", "Поле_Д", {"ЪЫЁЩ"}},
    {"ru_topology/mixed-poly-point.geojson", "", "REGION", {"Красноярский край"}},
    {"ru_sxf/100_test.sxf", "city", "CLNAME", {"НЕБОЛЬШОЙ ПОСЕЛОК"}},
    {"mn_landuse/mn_landuse_codes_from_qml.csv", "", "", {"Ой модоор бүрхэгдсэн газар"}},
    {"mn_alagac/alagac.gpkg", "alagac_major_lakes", "NAME_MON", {"Хөвсгөл  далай", "Цагаан нуур"}},
};

bool holds(const SourceTable& table, const RealFile& file, const std::string& text)
{
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const SourceRow& row) {
        for (std::size_t field = 0; field < row.values.size(); ++field) {
            if ((file.field.empty() || table.fields[field].name == file.field) &&
                model::toText(row.values[field]) == text) {
                return true;
            }
        }
        return false;
    });
}

TEST(EncodingCorpus, RealFilesAreReadRightInPlace)
{
    ECO_NEED_SHARED("encodings/gbk.dbf");
    int decided = 0;
    for (const RealFile& file : realFiles) {
        ReadOptions options;
        options.layer = file.layer;
        const auto table = readSource(sharedData(file.path), options);
        ASSERT_TRUE(table.has_value()) << table.error().detail;
        expectNothingReplaced(*table);
        EXPECT_TRUE(table->encoding.decided)
            << file.path << ' ' << table->encoding.evidence.english();
        decided += table->encoding.decided ? 1 : 0;
        for (const std::string& text : file.texts) {
            EXPECT_TRUE(holds(*table, file, text)) << file.path << ": " << text;
        }
    }
    std::cout << "real files: " << realFiles.size() << ", decided right " << decided << '\n';
}

TEST(EncodingCorpus, RealFilesThatCannotBeKnownAreAskedAbout)
{
    ECO_NEED_SHARED("encodings/big5.dbf");
    // Traditional characters without a word of Big5; stray bytes between Latin letters.
    for (const std::string file : {"encodings/big5.dbf", "ru_taxation/taxation1981.shp"}) {
        const auto table = readSource(sharedData(file));
        ASSERT_TRUE(table.has_value()) << table.error().detail;
        expectNothingReplaced(*table);
        EXPECT_FALSE(table->encoding.decided) << file << ' ' << table->encoding.evidence.english();
        EXPECT_EQ(table->encoding.readings.size(), 2U) << file;
    }
    const auto traditional = readSource(sharedData("encodings/big5.dbf"));
    EXPECT_TRUE(showsWhatWasMeant(traditional->encoding, {{"NAME", {"繁體國語"}}}))
        << traditional->encoding.evidence.english();
}

} // namespace
} // namespace ecotone::exchange
