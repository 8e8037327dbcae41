#include "core/text/detector.h"
#include "core/text/repair.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ecotone::text {
namespace {

TEST(Repair, PutsMongolianLettersBack)
{
    EXPECT_EQ(mongolianLetters("Хєвсгєл"), "Хөвсгөл");
    EXPECT_EQ(mongolianLetters("Їvрэг Ѳвєрхангай"), "Үүрэг Өвөрхангай");
    EXPECT_EQ(mongolianLetters("Volvo"), "Volvo");
    EXPECT_TRUE(looksMongolian1251("Хєвсгєл далай"));
    EXPECT_FALSE(looksMongolian1251("Київська область, її ліси"));
}

EncodingVerdict doubled(std::vector<std::string> values)
{
    const std::vector<ColumnSample> columns{{"NAME", std::move(values), 0}};
    return detectDoubled(columns);
}

TEST(Repair, UndoesLatinOne)
{
    const EncodingVerdict found =
        doubled({"Õºâñãºë  äàëàé", "Öàãààí íóóð", "Õàð-Óñ íóóð", "Õÿðãàñ íóóð"});
    EXPECT_EQ(found.doubled, Encoding::Cp1251Mongolian) << found.evidence.english();
    EXPECT_TRUE(found.decided) << found.evidence.english();
    EXPECT_EQ(decode("Õºâñãºë  äàëàé", found.reading()).text, "Хөвсгөл  далай");
    EXPECT_EQ(decode("Öàãààí íóóð", found.reading()).text, "Цагаан нуур");
    EXPECT_EQ(readingFromName(name(found.reading())), found.reading());
}

TEST(Repair, LeavesHonestAccentsAlone)
{
    for (const EncodingVerdict& honest :
         {doubled({"Québec", "Ömnögovi", "Hövsgöl", "São Paulo", "Türkiye"}),
          doubled({"Хөвсгөл", "Өмнөговь"})}) {
        EXPECT_FALSE(honest.doubled.has_value()) << honest.evidence.english();
        EXPECT_TRUE(honest.decided);
    }
    EXPECT_EQ(withoutMojibake("Hövsgöl", Encoding::Cp1251Mongolian), "Hövsgöl");
}

TEST(Repair, UndoesDoubleUtf8AndGbk)
{
    const std::string province = "é»‘é¾™æ±Ÿçœ\u0081";
    EXPECT_EQ(decode(province, doubled({province}).reading()).text, "黑龙江省");
    const EncodingVerdict gbk = doubled({"ºÚÁú½\u00adÊ¡", "¼ªÁÖÊ¡"});
    EXPECT_EQ(decode("¼ªÁÖÊ¡", gbk.reading()).text, "吉林省");
}

TEST(Repair, AsksWhereTheCodePageUnderLatinOneIsNotCertain)
{
    // One short word in CP1251: garbled for certain, but KOI8-R or GBK are not excluded.
    const EncodingVerdict found = doubled({"ëóã"});
    EXPECT_FALSE(found.decided);
    ASSERT_EQ(found.readings.size(), 2U);
    EXPECT_TRUE(found.readings[0].texts.at(0) == "луг" || found.readings[1].texts.at(0) == "луг")
        << found.evidence.english();
}

TEST(Repair, NamesWhatWasLostToQuestionMarks)
{
    EXPECT_TRUE(lostLetters("????"));
    EXPECT_TRUE(lostLetters("?"));
    EXPECT_TRUE(lostLetters("??? sum"));
    EXPECT_FALSE(lostLetters("Where?"));
    EXPECT_FALSE(lostLetters(""));
    EXPECT_TRUE(lostLetters("Х?всг?л"));
    EXPECT_TRUE(lostLetters("?всг?л сум"));
    EXPECT_TRUE(lostLetters("锟斤拷锟斤拷"));
    EXPECT_TRUE(lostLetters("Ле\xEF\xBF\xBD"));
    EXPECT_FALSE(lostLetters("лес?"));
    EXPECT_FALSE(lostLetters("http://a.mn/?id=5"));
}

TEST(Repair, UkrainianLettersInMongolianUnicodeAreToldFromUkrainian)
{
    EXPECT_TRUE(needsMongolianLetters("Хєвсгєл далай\nЇїрэг нуур\nЄмнєговь аймаг"));
    EXPECT_FALSE(needsMongolianLetters("Хөвсгөл далай"));
    EXPECT_FALSE(needsMongolianLetters("Київська область, її ліси"));
}

TEST(Repair, FoldsLookalikesAndCountsThem)
{
    const Folded folded = foldLookalikes("6K2E1Лп1Бж");
    EXPECT_EQ(folded.text, "6К2Е1Лп1Бж");
    EXPECT_EQ(folded.folded, 2);
    EXPECT_EQ(foldLookalikes("6К2Е").folded, 0);
}

} // namespace
} // namespace ecotone::text
