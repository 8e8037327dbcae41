#include "core/text/name_query.h"

#include <gtest/gtest.h>
#include <string>

/// What was typed, the name, and how it was found: text in, text out.
namespace ecotone::text {
namespace {

std::string found(const char* typed, const char* name)
{
    switch (NameQuery{typed}.match(SearchName{name})) {
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

TEST(NameQuery, ChineseNamesByCharactersAndPinyin)
{
    EXPECT_EQ(found("珲春", "珲春"), "whole");
    EXPECT_EQ(found("琿春", "珲春"), "whole"); // Traditional characters.
    EXPECT_EQ(found("hunchun", "珲春"), "whole");
    EXPECT_EQ(found("hun chun", "珲春"), "whole");
    EXPECT_EQ(found("Hún Chūn", "珲春"), "whole");
    EXPECT_EQ(found("hun2chun1", "珲春"), "whole");
    EXPECT_EQ(found("hunch", "珲春"), "start");
    EXPECT_EQ(found("chun", "珲春"), "inside");
    EXPECT_EQ(found("hc", "珲春"), "initials");
    EXPECT_EQ(found("mudanjiang", "牡丹江"), "whole");
    EXPECT_EQ(found("mdj", "牡丹江"), "initials");
    EXPECT_EQ(found("changbaishan", "长白山"), "whole");
    EXPECT_EQ(found("suifenhe", "绥芬河"), "whole");
    EXPECT_EQ(found("suifenhe", "珲春"), "no");
}

TEST(NameQuery, RussianNamesInTransliterations)
{
    for (const char* typed : {"khasan", "Khasan", "hasan", "xasan"}) {
        EXPECT_NE(found(typed, "Хасан"), "no") << typed;
    }
    EXPECT_EQ(found("khasan", "Хасан"), "whole");
    EXPECT_EQ(found("hasan", "Хасан"), "sounds");
    EXPECT_EQ(found("Slavyanka", "Славянка"), "whole");
    EXPECT_EQ(found("slavjanka", "Славянка"), "sounds");
    EXPECT_EQ(found("razdolnoye", "Раздольное"), "whole");
    EXPECT_EQ(found("razdolnoe", "Раздольное"), "sounds");
    EXPECT_EQ(found("pogranichnyy", "Пограничный"), "whole");
    EXPECT_EQ(found("pogranichny", "Пограничный"), "sounds");
    EXPECT_EQ(found("посьет", "Посьет"), "whole");
    EXPECT_EQ(found("позьет", "Посьет"), "no");
}

TEST(NameQuery, MongolianNamesInTransliterations)
{
    EXPECT_EQ(found("Ulaangom", "Улаангом"), "whole");
    EXPECT_EQ(found("ulangom", "Улаангом"), "sounds");
    for (const char* typed : {"Khövsgöl", "khovsgol", "hovsgol"}) {
        EXPECT_NE(found(typed, "Хөвсгөл"), "no") << typed;
    }
    EXPECT_EQ(found("хөвсгөл", "Хөвсгөл"), "whole");
    EXPECT_EQ(found("tsagaannuur", "Цагааннуур"), "whole");
}

TEST(NameQuery, AcrossScripts)
{
    // Cyrillic typed for a name that is known in Latin letters alone.
    EXPECT_EQ(found("Хунчун", "Hunchun"), "sounds");
    EXPECT_EQ(found("хасан", "Khasan"), "sounds");
}

TEST(NameQuery, WordsOfANameAndCodes)
{
    EXPECT_EQ(found("leopard", "Land of the Leopard"), "word");
    EXPECT_EQ(found("opar", "Land of the Leopard"), "inside");
    EXPECT_EQ(found("land of", "Land of the Leopard"), "start");
    EXPECT_EQ(found("леопарда", "Земля леопарда"), "word");
    EXPECT_EQ(found("F21", "F21"), "whole");
    EXPECT_EQ(found("f2", "F21"), "start");
    EXPECT_EQ(found("F21", "Forest"), "no");
    EXPECT_EQ(found("", "F21"), "no");
    EXPECT_EQ(found("·", "F21"), "no");
    // Two letters are too few to be told by their sound.
    EXPECT_EQ(found("xa", "Khasan"), "no");
}

TEST(NameQuery, AReadyNameAnswersManyQueries)
{
    const SearchName name{"长白山国家级自然保护区"};
    for (const char* typed : {"长白山", "changbaishan", "cbs", "baohuqu"}) {
        EXPECT_NE(NameQuery{typed}.match(name), NameMatch::None) << typed;
    }
    EXPECT_EQ(NameQuery{"hunchun"}.match(name), NameMatch::None);
    EXPECT_EQ(name.name(), "长白山国家级自然保护区");
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
