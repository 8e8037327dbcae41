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
                  << table->layer.encoding.statedBy << ": " << verdict.evidence << "; " << wrong
                  << '\n';
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

} // namespace
} // namespace ecotone::exchange
