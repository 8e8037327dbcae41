#include "core/habitat/classification.h"
#include "core/habitat/gazetteer.h"
#include "core/habitat/place_ranking.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

/// What was typed and what is offered first, over the names that come with the program.
namespace ecotone::habitat {
namespace {

/// English names (or codes) of the best answers, parted by "; ".
std::string first(const char* typed, std::size_t most = 1)
{
    static const Gazetteer gazetteer = Gazetteer::load().value();
    static const Classification classes = Classification::load().value();
    PlaceRanking ranking{typed};
    std::vector<std::string> labels;
    const auto look = [&](const ThingNames& names, Importance importance) {
        const std::string& english = names.names.in(Language::English);
        labels.push_back(!names.code.empty() ? names.code
                         : english.empty()   ? names.local
                                             : english);
        ranking.look(labels.size() - 1, searchNames(names), importance);
    };
    for (const Landscape& landscape : gazetteer.landscapes) {
        look({landscape.name}, Importance::Landscape);
    }
    for (const Place& place : gazetteer.places) {
        look({place.name, place.localName, place.otherNames}, importanceOf(place.type));
    }
    for (const HabitatClass& each : classes.classes()) {
        look({each.name, {}, {}, each.code}, Importance::Class);
    }
    std::string found;
    for (const RankedThing& thing : ranking.best(most)) {
        found += (found.empty() ? "" : "; ") + labels[thing.subject];
    }
    return found;
}

TEST(PlaceRanking, OnePlaceInEveryScript)
{
    for (const char* typed : {"Hunchun",
                              "hunchun",
                              "hun chun",
                              "húnchūn",
                              "珲春",
                              "琿春",
                              "Хуньчунь",
                              "хунчун",
                              "훈춘"}) {
        EXPECT_EQ(first(typed), "Hunchun") << typed;
    }
    for (const char* typed : {"khasan", "hasan", "Хасан", "哈桑"}) {
        EXPECT_EQ(first(typed), "Khasan") << typed;
    }
    // The park of that name answers as well, and after it.
    EXPECT_EQ(first("hasan", 3).find("Khasan; "), 0U) << first("hasan", 3);
    for (const char* typed : {"vladivostok", "wladiwostok", "Владивосток", "符拉迪沃斯托克"}) {
        EXPECT_EQ(first(typed), "Vladivostok") << typed;
    }
}

TEST(PlaceRanking, PlacesWithoutAnEnglishOrChineseFormInTheQuery)
{
    EXPECT_EQ(first("mudanjiang"), "Mudanjiang");
    EXPECT_EQ(first("mdj"), "Mudanjiang");
    EXPECT_EQ(first("Муданьцзян"), "Mudanjiang");
    EXPECT_EQ(first("sayan"), "Eastern Sayan");
    EXPECT_EQ(first("big cats"), "Land of Big Cats");
    EXPECT_EQ(first("damaozhixiang"), "Land of Big Cats");
    EXPECT_EQ(first("chihachev"), "Chikhachev ridge");
    EXPECT_EQ(first("奇哈乔夫"), "Chikhachev ridge");
}

TEST(PlaceRanking, ClassesByCodeAndName)
{
    EXPECT_EQ(first("F21"), "F21");
    EXPECT_EQ(first("f21"), "F21");
    EXPECT_EQ(first("F2"), "F2");
}

std::vector<text::SearchName> named(const char* english)
{
    return searchNames({{{english, "", "", ""}}});
}

TEST(PlaceRanking, FormsAreKeptOnceAndWithoutTheirLanguage)
{
    std::string forms;
    for (const text::SearchName& form : searchNames(
             {{{"Khasan", "哈桑", "Хасан", "Хасан"}}, "Хасан", {"ko:하산", "Hasan"}, "K1"})) {
        forms += form.name() + "; ";
    }
    EXPECT_EQ(forms, "K1; Khasan; 哈桑; Хасан; 하산; Hasan; ");
}

TEST(PlaceRanking, BetterAnswersThenWeightierThings)
{
    PlaceRanking ranking{"tumen"};
    ranking.look(1, named("Old Tumen village"), Importance::Village);
    ranking.look(2, named("Tumen River estuary"), Importance::Landscape);
    ranking.look(3, named("Tumen"), Importance::Small);
    ranking.look(4, named("Tumen"), Importance::City);
    ranking.look(5, named("Hunchun"), Importance::City);
    std::string order;
    for (const RankedThing& thing : ranking.best(10)) {
        order += std::to_string(thing.subject) + " " + thing.form + "; ";
    }
    EXPECT_EQ(order, "4 Tumen; 3 Tumen; 2 Tumen River estuary; 1 Old Tumen village; ");
    EXPECT_EQ(ranking.best(1).size(), 1U);
}

TEST(PlaceRanking, NothingForNothing)
{
    EXPECT_EQ(first(""), "");
    EXPECT_EQ(first("qqqqqq"), "");
}

} // namespace
} // namespace ecotone::habitat
