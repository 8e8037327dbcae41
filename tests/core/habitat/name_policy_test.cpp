#include "core/habitat/name_policy.h"

#include <gtest/gtest.h>

namespace ecotone::habitat {
namespace {

const Gazetteer& gazetteer()
{
    static const Gazetteer all = Gazetteer::load().value();
    return all;
}

const NamePolicy& policy()
{
    static const NamePolicy all = NamePolicy::load(gazetteer()).value();
    return all;
}

NamedThing thing(std::string code, std::string en, std::string zh, std::string ru)
{
    NamedThing made;
    made.code = std::move(code);
    made.names.text = {std::move(en), std::move(zh), std::move(ru), {}};
    return made;
}

const NamedThing vladivostok = thing("P01", "Vladivostok", "符拉迪沃斯托克", "Владивосток");

TEST(NamePolicy, PublicMapsInChinaAddTheOlderName)
{
    const auto written = [](const NamedThing& place, std::string_view profile, Language language) {
        return policy().written(place, place.names.in(language), profile, language).text;
    };
    EXPECT_EQ(written(vladivostok, "cn_public", Language::Chinese), "符拉迪沃斯托克(海参崴)");
    EXPECT_EQ(written(vladivostok, "cn_public", Language::Russian), "Владивосток");
    EXPECT_EQ(written(vladivostok, "working", Language::Chinese), "符拉迪沃斯托克");
    // A row without a code is known by its names, and some are in no gazetteer of ours.
    EXPECT_EQ(
        written(thing({}, "Vladivostok", "符拉迪沃斯托克", {}), "cn_public", Language::Chinese),
        "符拉迪沃斯托克(海参崴)");
    EXPECT_EQ(written(thing({}, "Khabarovsk", "哈巴罗夫斯克", {}), "cn_public", Language::Chinese),
              "哈巴罗夫斯克(伯力)");
}

TEST(NamePolicy, TheSeaEastOfTheTumenMouthIsNamedByNobodyWhoDidNotChooseIt)
{
    for (const std::string_view profile : {"working", "un", "cn_public", "ru", ""}) {
        for (const Language language : allLanguages) {
            EXPECT_EQ(
                policy().written(thing("SEA1", "Sea of Japan", {}, {}), "x", profile, language),
                WrittenName{});
        }
        // Whatever layer names it.
        EXPECT_EQ(
            policy().written(
                thing({}, "Sea of Japan", {}, {}), "Sea of Japan", profile, Language::English),
            WrittenName{});
        EXPECT_EQ(
            policy().written(
                thing({}, {}, {}, "Японское море"), "Японское море", profile, Language::Russian),
            WrittenName{});
    }
}

TEST(NamePolicy, SharedRiversHaveBothNamesOnJointMaps)
{
    const NamedThing river = thing("N02", "Razdolnaya / Suifen River", "绥芬河", "р. Раздольная");
    EXPECT_TRUE(policy().written(river, "绥芬河", "joint", Language::Chinese).both);
    EXPECT_FALSE(policy().written(river, "绥芬河", "un", Language::Chinese).both);
    EXPECT_FALSE(policy().written(vladivostok, "Vladivostok", "joint", Language::English).both);
}

TEST(NamePolicy, WhatIsOnlyOfferedChangesNothing)
{
    EXPECT_EQ(
        policy()
            .written(thing("LLNP", {}, "豹地国家公园", {}), "豹地国家公园", "un", Language::Chinese)
            .text,
        "豹地国家公园");
}

TEST(NamePolicy, AnUnknownActionIsNamedByRow)
{
    const auto read = NamePolicy::fromCsv(
        "profile,subject_type,subject,language,action,alt_name,format\n*,place,P01,zh,shout,,\n",
        "policy.csv",
        gazetteer());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().detail, "policy.csv, row 2: no action \"shout\"");
}

} // namespace
} // namespace ecotone::habitat
