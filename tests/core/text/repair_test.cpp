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

TEST(Repair, UndoesLatinOne)
{
    const std::vector<std::string> lakes{
        "Õºâñãºë  äàëàé", "Öàãààí íóóð", "Õàð-Óñ íóóð", "Õÿðãàñ íóóð"};
    const auto found = detectMojibake(lakes);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->encoding, Encoding::Cp1251Mongolian) << found->verdict.evidence;
    EXPECT_EQ(withoutMojibake(lakes[0], found->encoding), "Хөвсгөл  далай");
    EXPECT_EQ(withoutMojibake(lakes[1], found->encoding), "Цагаан нуур");
}

TEST(Repair, LeavesHonestAccentsAlone)
{
    EXPECT_FALSE(detectMojibake(std::vector<std::string>{
                                    "Québec", "Ömnögovi", "Hövsgöl", "São Paulo", "Türkiye"})
                     .has_value());
    EXPECT_FALSE(detectMojibake(std::vector<std::string>{"Хөвсгөл", "Өмнөговь"}).has_value());
    EXPECT_EQ(withoutMojibake("Hövsgöl", Encoding::Cp1251Mongolian), "Hövsgöl");
}

TEST(Repair, UndoesDoubleUtf8AndGbk)
{
    const auto twice = detectMojibake(std::vector<std::string>{"é»‘é¾™æ±Ÿçœ\u0081"});
    ASSERT_TRUE(twice.has_value());
    EXPECT_EQ(withoutMojibake("é»‘é¾™æ±Ÿçœ\u0081", twice->encoding), "黑龙江省");
    const auto gbk = detectMojibake(std::vector<std::string>{"ºÚÁú½\u00adÊ¡", "¼ªÁÖÊ¡"});
    ASSERT_TRUE(gbk.has_value());
    EXPECT_EQ(withoutMojibake("¼ªÁÖÊ¡", gbk->encoding), "吉林省");
}

TEST(Repair, NamesWhatWasLostToQuestionMarks)
{
    EXPECT_TRUE(lostToQuestionMarks("????"));
    EXPECT_TRUE(lostToQuestionMarks("?"));
    EXPECT_TRUE(lostToQuestionMarks("??? sum"));
    EXPECT_FALSE(lostToQuestionMarks("Where?"));
    EXPECT_FALSE(lostToQuestionMarks(""));
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
