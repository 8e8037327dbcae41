#include "core/crs/country_outline.h"

#include <gtest/gtest.h>

namespace ecotone::crs {
namespace {

const CountryOutline& outline(const char* code)
{
    EXPECT_TRUE(CountryOutline::checkOutlines());
    return *CountryOutline::of(code);
}

struct Town
{
    const char* name;
    geometry::RealPoint lonLat;
    const char* country;
};

TEST(CountryOutline, KnowsWhereTheTownsAre)
{
    const Town towns[] = {{"Hunchun", {130.36, 42.86}, "CN"},
                          {"Mudanjiang", {129.6, 44.58}, "CN"},
                          {"Mohe", {122.54, 52.97}, "CN"},
                          {"Jeminay", {85.88, 47.43}, "CN"},
                          {"Haikou", {110.35, 20.0}, "CN"},
                          {"Slavyanka", {131.39, 42.86}, "RU"},
                          {"Khabarovsk", {135.12, 48.45}, "RU"},
                          {"Kosh-Agach", {88.67, 50.0}, "RU"},
                          {"Moscow", {37.6, 55.75}, "RU"},
                          {"Anadyr", {177.5, 64.73}, "RU"},
                          {"Uelen", {-169.8, 66.16}, "RU"},
                          {"Khovd", {91.64, 48.0}, "MN"},
                          {"Khatgal", {100.16, 50.44}, "MN"},
                          {"Rason", {130.3, 42.34}, "KP"}};
    for (const auto& town : towns) {
        for (const auto& code : CountryOutline::codes()) {
            EXPECT_EQ(outline(code.c_str()).contains(town.lonLat, 3.0), code == town.country)
                << town.name << " in " << code;
        }
    }
}

TEST(CountryOutline, AMarginIsKilometres)
{
    // Khasan lies 15 km from the outline, which cuts off the tip of Fangchuan 4 km away.
    const auto& china = outline("CN");
    EXPECT_FALSE(china.contains({130.645, 42.43}, 0.0));
    EXPECT_TRUE(china.contains({130.645, 42.43}));
    EXPECT_FALSE(china.contains({131.39, 42.86}, 20.0)) << "Slavyanka";
    EXPECT_TRUE(china.contains({131.39, 42.86}, 80.0));
}

TEST(CountryOutline, BoxesTouch)
{
    EXPECT_TRUE(outline("CN").touches({130.0, 42.5, 131.9, 43.5}, 0.0)) << "over the border";
    EXPECT_TRUE(outline("RU").touches({130.0, 42.5, 131.9, 43.5}, 0.0));
    EXPECT_FALSE(outline("MN").touches({130.0, 42.5, 131.9, 43.5}, 20.0));
    EXPECT_TRUE(outline("MN").touches({60.0, 30.0, 140.0, 60.0}, 0.0)) << "all around it";
    EXPECT_TRUE(outline("CN").touches({116.0, 39.0, 116.1, 39.1}, 0.0)) << "deep inside";
    EXPECT_FALSE(outline("CN").touches({131.8, 43.0, 131.9, 43.2}, 20.0)) << "Vladivostok";
    EXPECT_FALSE(outline("CN").touches({}, 20.0)) << "no box";
    EXPECT_EQ(CountryOutline::of("XX"), nullptr);
}

} // namespace
} // namespace ecotone::crs
