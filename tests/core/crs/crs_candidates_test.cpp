#include "core/crs/crs_candidates.h"
#include "tests/support/geodesy.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// Deliveries without a statement: the numbers are made by the tests' own geodesy, the system that
/// made them has to be among the first proposals.
namespace ecotone::crs {
namespace {

using namespace ecotone::testing;
using ::testing::HasSubstr;

std::vector<RealPoint> corners(RealPoint place)
{
    return {place, {place.x + 0.05, place.y}, {place.x + 0.05, place.y + 0.04}};
}

std::vector<RealPoint>
asGrid(RealPoint place, Spheroid spheroid, double meridian, double easting, double northing = 0.0)
{
    std::vector<RealPoint> pairs;
    for (const auto& corner : corners(place)) {
        const auto grid = gaussKrueger(corner, spheroid, meridian, easting);
        pairs.push_back({grid.x, grid.y + northing});
    }
    return pairs;
}

std::vector<RealPoint> swapped(std::vector<RealPoint> pairs)
{
    for (auto& pair : pairs) {
        std::swap(pair.x, pair.y);
    }
    return pairs;
}

struct Case
{
    const char* what;
    std::vector<RealPoint> pairs;
    const char* country;
    const char* expected; ///< Of the definition or the name.
    std::size_t within;   ///< The first so many.
    AxisOrder order = AxisOrder::EastNorth;
};

std::vector<Case> cases()
{
    const RealPoint hunchun{130.36, 42.86};
    const RealPoint suiyang{130.9, 44.2};
    const RealPoint slavyanka{131.35, 42.87};
    const RealPoint chikhachev{89.2, 50.2};
    const RealPoint khatgal{100.2, 50.5};
    return {
        {"3-degree prefix", asGrid(hunchun, grs80, 129, 43500000), "CN", "EPSG:4531", 1},
        {"the other zone", asGrid(suiyang, grs80, 132, 44500000), "CN", "EPSG:4532", 1},
        {"6-degree prefix", asGrid(hunchun, iag1975, 129, 22500000), "CN", "EPSG:2336", 2},
        {"Beijing 1954", asGrid(hunchun, krassovsky, 129, 22500000), "CN", "EPSG:21422", 3},
        {"north first",
         swapped(asGrid(hunchun, grs80, 129, 43500000)),
         "CN",
         "EPSG:4531",
         1,
         AxisOrder::NorthEast},
        {"no prefix, 3 degrees", asGrid(hunchun, grs80, 129, 500000), "CN", "EPSG:4552", 6},
        {"UTM", asGrid(hunchun, wgs84Spheroid, 129, 500000), "CN", "EPSG:32652", 6},
        {"SK-42", asGrid(slavyanka, krassovsky, 129, 22500000), "RU", "EPSG:28422", 1},
        {"SK-95", asGrid(slavyanka, krassovsky, 129, 22500000), "RU", "EPSG:20022", 3},
        {"GSK 3-degree", asGrid(slavyanka, gsk2011Spheroid, 132, 44250000), "RU", "EPSG:21244", 1},
        {"Chikhachev", asGrid(chikhachev, krassovsky, 87, 15500000), "RU", "EPSG:28415", 1},
        {"Chikhachev by 3", asGrid(chikhachev, krassovsky, 90, 30500000), "RU", "EPSG:2546", 1},
        {"Mongolia", asGrid(khatgal, krassovsky, 99, 17500000), "MN", "EPSG:28417", 1},
        {"MSK-25",
         asGrid(slavyanka, krassovsky, 130.0 + 43.0 / 60.0, 1300000, -4416586.44),
         "RU",
         "MSK-25 zone 1",
         2},
        {"SK-63",
         asGrid(slavyanka, krassovsky, 130.0 + 43.0 / 60.0, 4300000, -16586.442),
         "RU",
         "SK-63 G zone 4",
         1},
        {"degrees", corners(hunchun), "CN", "EPSG:4326", 1},
        {"latitude first", swapped(corners(slavyanka)), "RU", "EPSG:4326", 1, AxisOrder::NorthEast},
        {"country open", asGrid(hunchun, grs80, 129, 43500000), "", "EPSG:4531", 3},
    };
}

void PrintTo(const Case& row, std::ostream* out)
{
    *out << row.what;
}

class CrsCandidates : public ::testing::TestWithParam<Case>
{
};

TEST_P(CrsCandidates, TheTrueSystemIsAmongTheFirst)
{
    const auto& row = GetParam();
    const auto found = crsCandidates(row.pairs, row.country);
    std::string list;
    std::size_t place = found.size();
    double total = 0.0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        list += found[i].definition + " " + found[i].name + ": " +
                std::to_string(found[i].likelihood) + " " + found[i].evidence.english() + "\n";
        total += found[i].likelihood;
        const bool hit = found[i].definition == row.expected || found[i].name == row.expected;
        if (hit && found[i].order == row.order) {
            place = std::min(place, i);
        }
        EXPECT_EQ(found[i].hypothesis, !found[i].definition.starts_with("EPSG:"));
        EXPECT_TRUE(i == 0 || found[i - 1].likelihood >= found[i].likelihood);
        EXPECT_THAT(found[i].evidence.english(), HasSubstr("% inside"));
    }
    EXPECT_LT(place, row.within) << row.what << "\n" << list;
    EXPECT_LE(total, 1.0 + 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Numbers, CrsCandidates, ::testing::ValuesIn(cases()));

TEST(CrsCandidatesNone, WhatLiesElsewhereIsNotProposed)
{
    const std::vector<RealPoint> nowhere{{5.0, 7.0}};
    EXPECT_TRUE(crsCandidates(nowhere, "CN").empty());
    // Zone 14 is Tian Shan: China, but not Mongolia.
    const auto pairs = asGrid({81.5, 43.8}, grs80, 81, 14500000);
    EXPECT_TRUE(crsCandidates(pairs, "MN").empty());
    EXPECT_FALSE(crsCandidates(pairs, "CN").empty());
    EXPECT_TRUE(crsCandidates({}, "CN").empty());
}

} // namespace
} // namespace ecotone::crs
