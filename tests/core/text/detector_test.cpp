#include "core/base/csv.h"
#include "core/base/resources.h"
#include "core/text/detector.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ecotone::text {
namespace {

ColumnSample column(std::vector<std::string> utf8, Encoding encoding)
{
    ColumnSample sample;
    for (const std::string& value : utf8) {
        sample.distinctValues.push_back(encode(value, encoding).value());
    }
    return sample;
}

const std::vector<std::string> forestTypes{
    "乔木林地", "灌木林地", "疏林地", "未成林造林地", "苗圃地", "宜林地", "红松", "蒙古栎"};
const std::vector<std::string> landCategories{
    "Лес", "Луг", "Болото", "Вырубка", "Гарь", "Прогалина", "Сенокос", "Лиственница даурская"};
const std::vector<std::string> lakes{"Хөвсгөл далай", "Цагаан нуур", "Хар-Ус нуур", "Үүрэг нуур"};

TEST(Detector, TellsTheFiveEncodingsOfTheRegionApart)
{
    for (const Encoding encoding : {Encoding::Utf8, Encoding::Gb18030}) {
        const EncodingVerdict verdict = detect(column(forestTypes, encoding));
        EXPECT_EQ(name(verdict.encoding), name(encoding)) << verdict.evidence.english();
        EXPECT_TRUE(verdict.decided) << verdict.evidence.english();
    }
    for (const Encoding encoding :
         {Encoding::Utf8, Encoding::Cp1251, Encoding::Cp866, Encoding::Koi8R}) {
        const EncodingVerdict verdict = detect(column(landCategories, encoding));
        EXPECT_EQ(name(verdict.encoding), name(encoding)) << verdict.evidence.english();
        EXPECT_TRUE(verdict.decided) << verdict.evidence.english();
    }
}

TEST(Detector, FindsTheMongolianVariantByItsRule)
{
    const EncodingVerdict verdict = detect(column(lakes, Encoding::Cp1251Mongolian));
    EXPECT_EQ(verdict.encoding, Encoding::Cp1251Mongolian) << verdict.evidence.english();
    EXPECT_TRUE(verdict.decided) << verdict.evidence.english();
}

TEST(Detector, PlainAsciiIsDecidedAndSaysSo)
{
    const EncodingVerdict verdict = detect(ColumnSample{"A", {"6S4B", "10L"}, 20});
    EXPECT_TRUE(verdict.ascii);
    EXPECT_TRUE(verdict.decided);
}

TEST(Detector, StrayBytesAreNoCyrillic)
{
    const ColumnSample degrees{
        "DMA", {"37\xb0 37' 5*", "37\xb0 40' 3*", "37\xb0 36' 4*", "37\xb0 38' 9*", "8S2\xa4"}, 10};
    const EncodingVerdict verdict = detect(degrees);
    EXPECT_FALSE(verdict.decided) << verdict.evidence.english();
    EXPECT_LT(verdict.confidence, 0.5);
}

TEST(Detector, AStatementThatTheTextAgreesWithDecides)
{
    EncodingHints hints;
    hints.stated = Encoding::Big5;
    hints.statedBy = ".cpg \"Big-5\"";
    const EncodingVerdict verdict = detect(ColumnSample{"NAME", {"\xb0\xea\xbb\x79"}, 80}, hints);
    EXPECT_EQ(verdict.encoding, Encoding::Big5) << verdict.evidence.english();
    EXPECT_TRUE(verdict.decided);
    EXPECT_FALSE(verdict.contradictsStatement);
}

TEST(Detector, SignsAloneAreTheUtf8TheyAreStatedToBe)
{
    EncodingHints hints;
    hints.stated = Encoding::Utf8;
    hints.statedBy = ".cpg \"UTF-8\"";
    const EncodingVerdict verdict = detect(ColumnSample{"UNIT", {"m²", "№ 5", "37°"}, 20}, hints);
    EXPECT_TRUE(verdict.decided) << verdict.evidence.english();
    EXPECT_EQ(verdict.encoding, Encoding::Utf8);
}

TEST(Detector, AWrongStatementIsRefuted)
{
    EncodingHints hints;
    hints.stated = Encoding::Utf8;
    hints.statedBy = ".cpg \"UTF-8\"";
    const EncodingVerdict verdict = detect(column(forestTypes, Encoding::Gb18030), hints);
    EXPECT_EQ(verdict.encoding, Encoding::Gb18030) << verdict.evidence.english();
    EXPECT_TRUE(verdict.decided);
    EXPECT_TRUE(verdict.contradictsStatement);

    hints.stated = Encoding::Latin1;
    hints.statedBy = ".cpg \"88591\"";
    const EncodingVerdict russian = detect(column(landCategories, Encoding::Cp1251), hints);
    EXPECT_EQ(russian.encoding, Encoding::Cp1251) << russian.evidence.english();
    EXPECT_TRUE(russian.contradictsStatement);
}

TEST(Detector, AHalfCharacterAtFieldWidthIsNoObjection)
{
    ColumnSample sample = column(forestTypes, Encoding::Gb18030);
    sample.fieldWidth = 11;
    sample.distinctValues.push_back("\xe7\xf5\xb4\xba\xca\xd0\xbe\xb4\xd0\xc5\xd5");
    const EncodingVerdict verdict = detect(sample);
    EXPECT_EQ(verdict.encoding, Encoding::Gb18030);
    EXPECT_TRUE(verdict.decided);
}

/// Names of one language from the product's tables, in every 8-bit form they can take; the
/// tables themselves did not tune the constants.
struct Tally
{
    int right = 0;
    int decidedWrong = 0;
    int all = 0;
};

Tally singleStrings(const std::string& columnName, Encoding encoding)
{
    Tally tally;
    const auto table = CsvTable::read(resourcePath("words/glossary.csv"));
    EXPECT_TRUE(table.has_value());
    for (std::size_t row = 0; table && row < table->rowCount(); ++row) {
        const auto bytes = encode(table->value(row, columnName), encoding);
        if (!bytes || isAscii(*bytes)) {
            continue;
        }
        const EncodingVerdict verdict = detect(ColumnSample{columnName, {*bytes}, 0});
        ++tally.all;
        tally.right += verdict.encoding == encoding ? 1 : 0;
        tally.decidedWrong += verdict.encoding != encoding && verdict.decided ? 1 : 0;
    }
    return tally;
}

TEST(Detector, SingleGlossaryStringsAreMostlyRightAndNeverConfidentlyWrong)
{
    for (const auto& [language, encoding] :
         std::vector<std::pair<std::string, Encoding>>{{"zh", Encoding::Utf8},
                                                       {"zh", Encoding::Gb18030},
                                                       {"ru", Encoding::Utf8},
                                                       {"ru", Encoding::Cp1251},
                                                       {"ru", Encoding::Cp866},
                                                       {"ru", Encoding::Koi8R}}) {
        const Tally tally = singleStrings(language, encoding);
        ASSERT_GT(tally.all, 50) << language << ' ' << name(encoding);
        EXPECT_GE(tally.right, tally.all * 95 / 100) << language << ' ' << name(encoding);
        EXPECT_EQ(tally.decidedWrong, 0) << language << ' ' << name(encoding);
        RecordProperty(language + "_" + std::string{name(encoding)},
                       std::to_string(tally.right) + "/" + std::to_string(tally.all));
    }
}

} // namespace
} // namespace ecotone::text
