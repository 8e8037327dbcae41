#include "core/base/number.h"
#include "core/crs/angle_notation.h"
#include "core/crs/typed_pair.h"

#include <gtest/gtest.h>
#include <string>

/// Coordinates as people write them, and what is read: text in, text out.
namespace ecotone::crs {
namespace {

std::string cell(const char* text)
{
    const auto value = parseCoordinate(text);
    return value ? toText(*value, 6) : "-";
}

TEST(AngleNotation, CellsOfTables)
{
    EXPECT_EQ(cell("131.25"), "131.250000");
    EXPECT_EQ(cell("131,25"), "131.250000");
    EXPECT_EQ(cell("131°15'00\"E"), "131.250000");
    EXPECT_EQ(cell("42° 30.5' с.ш."), "42.508333");
    EXPECT_EQ(cell("-42 30"), "-42.500000");
    EXPECT_EQ(cell("12°75'"), "-");
    EXPECT_EQ(cell("Хасан"), "-");
    EXPECT_EQ(angleFault("42°18′70″"), "70 seconds are a minute or more");
    EXPECT_EQ(angleFault("42°18′07″"), "");
}

/// "42.8675 130.3581 degrees NE" as read: numbers, unit, order, system.
std::string read(const char* text)
{
    const auto pair = parsePair(text);
    if (!pair) {
        return "-";
    }
    std::string found = toText(pair->first, 4) + " " + toText(pair->second, 4);
    found += pair->unit == PairUnit::Degrees ? " degrees" : "";
    if (pair->order) {
        found += *pair->order == AxisOrder::NorthEast ? " north-east" : " east-north";
    }
    return pair->system.empty() ? found : found + " in " + pair->system;
}

TEST(TypedPairs, DecimalDegrees)
{
    EXPECT_EQ(read("42.8675, 130.3581"), "42.8675 130.3581");
    EXPECT_EQ(read("42.8675 130.3581"), "42.8675 130.3581");
    EXPECT_EQ(read("42.8675,130.3581"), "42.8675 130.3581");
    EXPECT_EQ(read("42.8675;130.3581"), "42.8675 130.3581");
    EXPECT_EQ(read("(130.3581 / 42.8675)"), "130.3581 42.8675");
    EXPECT_EQ(read("  -42.5   -71.25 "), "-42.5000 -71.2500");
    EXPECT_EQ(read("geo:42.8675,130.3581"), "42.8675 130.3581");
    EXPECT_EQ(read("42, 130"), "42.0000 130.0000");
    EXPECT_EQ(read("42,130"), "42.0000 130.0000");
}

TEST(TypedPairs, DecimalCommas)
{
    EXPECT_EQ(read("42,8675 130,3581"), "42.8675 130.3581");
    EXPECT_EQ(read("42,8675; 130,3581"), "42.8675 130.3581");
    EXPECT_EQ(read("42,8675, 130,3581"), "42.8675 130.3581");
    EXPECT_EQ(read("42,8675° с. ш. 130,3581° в. д."), "42.8675 130.3581 degrees north-east");
}

TEST(TypedPairs, DegreesMinutesSeconds)
{
    EXPECT_EQ(read("42°52'03\"N 130°21'29\"E"), "42.8675 130.3581 degrees north-east");
    EXPECT_EQ(read("130°21′29″E, 42°52′03″N"), "130.3581 42.8675 degrees east-north");
    EXPECT_EQ(read("N42 52 03 E130 21 29"), "42.8675 130.3581 degrees north-east");
    EXPECT_EQ(read("42 52 03, 130 21 29"), "42.8675 130.3581 degrees");
    EXPECT_EQ(read("42 52 03 130 21 29"), "42.8675 130.3581 degrees");
    EXPECT_EQ(read("42:52:03 130:21:29"), "42.8675 130.3581 degrees");
    EXPECT_EQ(read("42° 52.05' 130° 21.486'"), "42.8675 130.3581 degrees");
    EXPECT_EQ(read("42°52,05' 130°21,486'"), "42.8675 130.3581 degrees");
    EXPECT_EQ(read("33°27'S 70°40'W"), "-33.4500 -70.6667 degrees north-east");
    EXPECT_EQ(read("42°61'N 130°E"), "-");
    EXPECT_EQ(read("42°52'03\" N"), "-");
}

TEST(TypedPairs, InTheFourLanguages)
{
    EXPECT_EQ(read("北纬42°52′3″，东经130°21′29″"), "42.8675 130.3581 degrees north-east");
    EXPECT_EQ(read("东经130度21分29秒 北纬42度52分03秒"), "130.3581 42.8675 degrees east-north");
    EXPECT_EQ(read("４２．８６７５，１３０．３５８１"), "42.8675 130.3581");
    EXPECT_EQ(read("纬度：42.8675 经度：130.3581"), "42.8675 130.3581 degrees north-east");
    EXPECT_EQ(read("42°52′03″ с.ш., 130°21′29″ в.д."), "42.8675 130.3581 degrees north-east");
    EXPECT_EQ(read("С 42 52 03 В 130 21 29"), "42.8675 130.3581 degrees north-east");
    EXPECT_EQ(read("широта 42.8675 долгота 130.3581"), "42.8675 130.3581 degrees north-east");
    EXPECT_EQ(read("х.ө. 50°26′ з.у. 100°10′"), "50.4333 100.1667 degrees north-east");
    EXPECT_EQ(read("50°26′ хойд өргөрөг, 100°10′ зүүн уртраг"),
              "50.4333 100.1667 degrees north-east");
    // West in Russian, east in Mongolian: not read at all.
    EXPECT_EQ(read("С 50 26 З 100 10"), "-");
}

TEST(TypedPairs, Metres)
{
    EXPECT_EQ(read("22480000 4750000"), "22480000.0000 4750000.0000");
    EXPECT_EQ(read("4 750 000, 22 480 000"), "4750000.0000 22480000.0000");
    EXPECT_EQ(read("4 750 000,5; 22 480 000,5"), "4750000.5000 22480000.5000");
    // No-break and thin blanks group; a plain one parts.
    EXPECT_EQ(read("4\u00a0750\u00a0000 22\u202f480\u202f000"), "4750000.0000 22480000.0000");
    EXPECT_EQ(read("X=4750000 Y=22480000"), "4750000.0000 22480000.0000");
    EXPECT_EQ(read("Х: 4750000.25, У: 22480000.75"), "4750000.2500 22480000.7500");
}

TEST(TypedPairs, StatedSystems)
{
    EXPECT_EQ(read("EPSG:4498 22480000 4750000"), "22480000.0000 4750000.0000 in EPSG:4498");
    EXPECT_EQ(read("ESRI:104134 50.4 100.2"), "50.4000 100.2000 in ESRI:104134");
    EXPECT_EQ(read("Pulkovo 1942: 42.8675 130.3581"), "42.8675 130.3581 in Pulkovo 1942");
    EXPECT_EQ(read("CGCS2000 42.8675 130.3581"), "42.8675 130.3581 in CGCS2000");
    EXPECT_EQ(read("SK-42, 22480000, 4750000"), "22480000.0000 4750000.0000 in SK-42");
}

TEST(TypedPairs, NamesAndNumbersThatAreNoPlace)
{
    for (const char* text : {"",
                             "Hunchun",
                             "Хасан",
                             "珲春",
                             "12345",
                             "F21",
                             "0111",
                             "1:250 000",
                             "Land of Big Cats",
                             "сш",
                             "N E",
                             "2026.1",
                             "№ 12",
                             "42.8675"}) {
        EXPECT_EQ(read(text), "-") << text;
    }
}

} // namespace
} // namespace ecotone::crs
