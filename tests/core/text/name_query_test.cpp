#include "core/text/name_query.h"

#include <gtest/gtest.h>
#include <string>

/// What was typed, the name, and how it was found: text in, text out.
namespace ecotone::text {
namespace {

std::string found(const char* typed, const char* name, Language language)
{
    switch (NameQuery{typed}.match(name, language)) {
    case NameMatch::None: return "no";
    case NameMatch::SoundsInside: return "sounds inside";
    case NameMatch::SoundsStart: return "sounds start";
    case NameMatch::Sounds: return "sounds";
    case NameMatch::Initials: return "initials";
    case NameMatch::Inside: return "inside";
    case NameMatch::WordStart: return "word";
    case NameMatch::Start: return "start";
    case NameMatch::Whole: return "whole";
    }
    return {};
}

std::string inChinese(const char* typed, const char* name)
{
    return found(typed, name, Language::Chinese);
}

TEST(NameQuery, ChineseNamesByCharactersAndPinyin)
{
    EXPECT_EQ(inChinese("珲春", "珲春"), "whole");
    EXPECT_EQ(inChinese("琿春", "珲春"), "whole"); // Traditional characters.
    EXPECT_EQ(inChinese("hunchun", "珲春"), "whole");
    EXPECT_EQ(inChinese("hun chun", "珲春"), "whole");
    EXPECT_EQ(inChinese("Hún Chūn", "珲春"), "whole");
    EXPECT_EQ(inChinese("hun2chun1", "珲春"), "whole");
    EXPECT_EQ(inChinese("hunch", "珲春"), "start");
    EXPECT_EQ(inChinese("chun", "珲春"), "inside");
    EXPECT_EQ(inChinese("hc", "珲春"), "initials");
    EXPECT_EQ(inChinese("mudanjiang", "牡丹江"), "whole");
    EXPECT_EQ(inChinese("mdj", "牡丹江"), "initials");
    EXPECT_EQ(inChinese("changbaishan", "长白山"), "whole");
    EXPECT_EQ(inChinese("suifenhe", "绥芬河"), "whole");
    EXPECT_EQ(inChinese("suifenhe", "珲春"), "no");
}

TEST(NameQuery, RussianNamesInTransliterations)
{
    for (const char* typed : {"khasan", "Khasan", "hasan", "xasan"}) {
        EXPECT_NE(found(typed, "Хасан", Language::Russian), "no") << typed;
    }
    EXPECT_EQ(found("khasan", "Хасан", Language::Russian), "whole");
    EXPECT_EQ(found("hasan", "Хасан", Language::Russian), "sounds");
    EXPECT_EQ(found("Slavyanka", "Славянка", Language::Russian), "whole");
    EXPECT_EQ(found("slavjanka", "Славянка", Language::Russian), "sounds");
    EXPECT_EQ(found("razdolnoye", "Раздольное", Language::Russian), "whole");
    EXPECT_EQ(found("razdolnoe", "Раздольное", Language::Russian), "sounds");
    EXPECT_EQ(found("pogranichnyy", "Пограничный", Language::Russian), "whole");
    EXPECT_EQ(found("pogranichny", "Пограничный", Language::Russian), "sounds");
    EXPECT_EQ(found("посьет", "Посьет", Language::Russian), "whole");
    EXPECT_EQ(found("позьет", "Посьет", Language::Russian), "no");
}

TEST(NameQuery, MongolianNamesInTransliterations)
{
    EXPECT_EQ(found("Ulaangom", "Улаангом", Language::Mongolian), "whole");
    EXPECT_EQ(found("ulangom", "Улаангом", Language::Mongolian), "sounds");
    for (const char* typed : {"Khövsgöl", "khovsgol", "hovsgol"}) {
        EXPECT_NE(found(typed, "Хөвсгөл", Language::Mongolian), "no") << typed;
    }
    EXPECT_EQ(found("хөвсгөл", "Хөвсгөл", Language::Mongolian), "whole");
    EXPECT_EQ(found("tsagaannuur", "Цагааннуур", Language::Mongolian), "whole");
}

TEST(NameQuery, AcrossScripts)
{
    // Cyrillic typed for a name that is known in Latin letters alone.
    EXPECT_EQ(found("Хунчун", "Hunchun", Language::English), "sounds");
    EXPECT_EQ(found("хасан", "Khasan", Language::English), "sounds");
}

TEST(NameQuery, WordsOfANameAndCodes)
{
    EXPECT_EQ(found("leopard", "Land of the Leopard", Language::English), "word");
    EXPECT_EQ(found("opar", "Land of the Leopard", Language::English), "inside");
    EXPECT_EQ(found("land of", "Land of the Leopard", Language::English), "start");
    EXPECT_EQ(found("леопарда", "Земля леопарда", Language::Russian), "word");
    EXPECT_EQ(found("F21", "F21", Language::English), "whole");
    EXPECT_EQ(found("f2", "F21", Language::English), "start");
    EXPECT_EQ(found("F21", "Forest", Language::English), "no");
    EXPECT_EQ(found("", "F21", Language::English), "no");
    EXPECT_EQ(found("·", "F21", Language::English), "no");
    // Two letters are too few to be told by their sound.
    EXPECT_EQ(found("xa", "Khasan", Language::English), "no");
}

TEST(NameQuery, BetterAnswersAreGreater)
{
    EXPECT_GT(NameMatch::Whole, NameMatch::Sounds);
    EXPECT_GT(NameMatch::Sounds, NameMatch::Start);
    EXPECT_GT(NameMatch::Start, NameMatch::WordStart);
    EXPECT_GT(NameMatch::WordStart, NameMatch::Initials);
    EXPECT_GT(NameMatch::Initials, NameMatch::Inside);
    EXPECT_GT(NameMatch::Inside, NameMatch::SoundsInside);
}

} // namespace
} // namespace ecotone::text
