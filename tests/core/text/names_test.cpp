#include "core/base/csv.h"
#include "core/text/detector.h"
#include "tests/support/transcoded.h"

#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

/// Every name of a committed list alone, in each form it comes in: the hardest case, a table of
/// one row.
namespace ecotone::text {
namespace {

struct Form
{
    std::string language;
    Encoding encoding;
    const char* iconvName;
};

const std::vector<Form> forms{{"zh", Encoding::Utf8, "UTF-8"},
                              {"zh", Encoding::Gb18030, "GBK"},
                              {"ru", Encoding::Utf8, "UTF-8"},
                              {"ru", Encoding::Cp1251, "CP1251"},
                              {"ru", Encoding::Cp866, "CP866"},
                              {"ru", Encoding::Koi8R, "KOI8-R"},
                              {"mn", Encoding::Utf8, "UTF-8"},
                              {"mn", Encoding::Cp1251Mongolian, "CP1251"},
                              {"en", Encoding::Utf8, "UTF-8"}};

struct Tally
{
    int all = 0;
    int decided = 0;
    int asked = 0;  ///< With the right reading among the two.
    int missed = 0; ///< Asked, and the right reading is not shown.
    int wrong = 0;  ///< Decided, and wrong.
};

std::optional<std::string> bytesOf(const std::string& name, const Form& form)
{
    return form.encoding == Encoding::Cp1251Mongolian ? test::transcodedMongolian(name)
                                                      : test::transcoded(name, form.iconvName);
}

/// What counts is the text, not the label: a Russian name reads the same in both CP1251.
void judge(const std::string& name, const Form& form, Tally& tally)
{
    const auto bytes = bytesOf(name, form);
    if (!bytes) {
        return;
    }
    const EncodingVerdict verdict = detect(ColumnSample{form.language, {*bytes}, 0});
    const bool best = decode(*bytes, verdict.encoding).text == name;
    const bool second = decode(*bytes, verdict.runnerUp).text == name;
    ++tally.all;
    if (verdict.decided) {
        ++(best ? tally.decided : tally.wrong);
    } else {
        ++(best || second ? tally.asked : tally.missed);
    }
    if (!best && (verdict.decided || !second)) {
        std::cout << form.language << ' ' << text::name(form.encoding) << " \"" << name
                  << "\": " << verdict.evidence << '\n';
    }
}

TEST(Names, AloneAreReadRightOrAskedAboutAndNeverWrongWithConfidence)
{
    const auto table = CsvTable::read(ECOTONE_SOURCE_DIR "/tests/core/text/data/names.csv");
    ASSERT_TRUE(table.has_value()) << table.error().detail;
    ASSERT_GE(table->rowCount(), 700U);
    Tally sum;
    for (const Form& form : forms) {
        Tally tally;
        for (std::size_t row = 0; row < table->rowCount(); ++row) {
            if (table->value(row, "language") == form.language) {
                judge(table->value(row, "name"), form, tally);
            }
        }
        std::cout << form.language << ' ' << name(form.encoding) << ": " << tally.all
                  << " names, decided " << tally.decided << ", asked " << tally.asked << ", missed "
                  << tally.missed << ", wrong " << tally.wrong << '\n';
        EXPECT_EQ(tally.wrong, 0) << form.language << ' ' << name(form.encoding);
        sum.all += tally.all;
        sum.decided += tally.decided;
        sum.asked += tally.asked;
        sum.missed += tally.missed;
        sum.wrong += tally.wrong;
    }
    std::cout << "together: " << sum.all << " readings of " << table->rowCount()
              << " names, decided right " << sum.decided << ", asked " << sum.asked << ", missed "
              << sum.missed << ", wrong " << sum.wrong << '\n';
    EXPECT_GE(100 * (sum.decided + sum.asked), 99 * sum.all);
    EXPECT_EQ(sum.wrong, 0);
}

} // namespace
} // namespace ecotone::text
