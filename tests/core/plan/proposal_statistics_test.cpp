#include "core/crs/geodesic.h"
#include "core/crs/project_grid.h"
#include "core/plan/proposal_statistics.h"
#include "tests/support/memory_map.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace ecotone::plan {
namespace {

using geometry::Area;
using ::testing::HasSubstr;
using testing::MemoryMap;

/// A square metre in half square centimetres.
constexpr Area squareMetres(std::int64_t count)
{
    return Area::fromHalfSquareCentimetres(count * geometry::Int128{20000});
}

geometry::MultiPolygon land(std::string_view wkt)
{
    return geometry::gridFromWkt(wkt).value().polygons;
}

std::string text(const Statistics& statistics)
{
    std::string result;
    for (const auto& row : statistics.rows) {
        for (const auto& key : row.keys) {
            result += (key.empty() ? "-" : key) + " ";
        }
        result += std::to_string(row.patches) + " " + row.area.exactSquareMetres() + "\n";
    }
    return result;
}

/// Two squares of 10 m side by side, a forest in Russia and a meadow in China.
void twoSquares(MemoryMap& map)
{
    map.addPatch("POLYGON((0 0, 1000 0, 1000 1000, 0 1000))", "F11", "RU");
    map.addPatch("POLYGON((1000 0, 2000 0, 2000 1000, 1000 1000))", "G11", "CN");
}

TEST(ProposalStatistics, WithoutABoundaryEverythingCounts)
{
    MemoryMap map;
    twoSquares(map);
    const auto statistics = areasWithin(map, {}).value();
    EXPECT_EQ(text(statistics), "F11 RU 1 100\nG11 CN 1 100\n");
    EXPECT_EQ(statistics.total, squareMetres(200));
    EXPECT_EQ(statistics.patches, 2);
    EXPECT_EQ(statistics.within, Area{});
}

TEST(ProposalStatistics, CrossingPatchesAreClipped)
{
    MemoryMap map;
    twoSquares(map);
    StatisticsRequest request;
    request.within = land("POLYGON((500 0, 1200 0, 1200 1000, 500 1000))");
    const auto statistics = areasWithin(map, request).value();
    EXPECT_EQ(text(statistics), "F11 RU 1 50\nG11 CN 1 20\n");
    EXPECT_EQ(statistics.within, squareMetres(70));
    EXPECT_EQ(statistics.outside, Area{});
}

TEST(ProposalStatistics, LandNobodyClaimsIsStated)
{
    MemoryMap map;
    twoSquares(map);
    StatisticsRequest request;
    request.within = land("POLYGON((1500 -1000, 3000 -1000, 3000 1000, 1500 1000))");
    const auto statistics = areasWithin(map, request).value();
    EXPECT_EQ(text(statistics), "G11 CN 1 50\n");
    EXPECT_EQ(statistics.within, squareMetres(300));
    EXPECT_EQ(statistics.outside, squareMetres(250));
    EXPECT_EQ(statistics.total + statistics.outside, statistics.within);
}

TEST(ProposalStatistics, HolesOfTheBoundaryAreOutside)
{
    MemoryMap map;
    twoSquares(map);
    StatisticsRequest request;
    request.within = land("POLYGON((-100 -100, 2100 -100, 2100 1100, -100 1100),"
                          "(200 200, 200 800, 800 800, 800 200))");
    const auto statistics = areasWithin(map, request).value();
    EXPECT_EQ(text(statistics), "F11 RU 1 64\nG11 CN 1 100\n");
    StatisticsRequest hole;
    hole.within = land("POLYGON((-900 -900, 2900 -900, 2900 1900, -900 1900),"
                       "(-10 -10, -10 1010, 1010 1010, 1010 -10))");
    EXPECT_EQ(text(areasWithin(map, hole).value()), "G11 CN 1 99\n");
}

TEST(ProposalStatistics, ByProtectionAndZoneTheStrongerWins)
{
    MemoryMap map;
    twoSquares(map);
    map.addFeature("protected_area", "POLYGON((0 0, 800 0, 800 1000, 0 1000))", "plan")
        .values["status"] = std::string{"proposed"};
    map.addFeature("protected_area", "POLYGON((0 0, 500 0, 500 1000, 0 1000))", "park")
        .values["status"] = std::string{"designated"};
    map.addFeature("protected_area", "POLYGON((0 0, 2000 0, 2000 1000, 0 1000))", "gone")
        .values["status"] = std::string{"superseded"};
    map.addFeature("zone", "POLYGON((0 0, 500 0, 500 500, 0 500))", "core").values["kind"] =
        std::string{"Z1"};
    StatisticsRequest request;
    request.by = {GroupKey::Country, GroupKey::Protection, GroupKey::Zone};
    const auto statistics = areasWithin(map, request).value();
    EXPECT_EQ(text(statistics),
              "CN - - 1 100\n"
              "RU - - 1 20\n"
              "RU designated - 1 25\n"
              "RU designated Z1 1 25\n"
              "RU proposed - 1 30\n");
    EXPECT_EQ(statistics.total, squareMetres(200));
}

TEST(ProposalStatistics, ByDistrictTheMostLocalUnit)
{
    MemoryMap map;
    twoSquares(map);
    auto& province = map.addFeature("admin", "POLYGON((0 0, 2000 0, 2000 1000, 0 1000))", "Jilin");
    province.values["code"] = std::string{"CN-JL"};
    province.values["level"] = std::int64_t{1};
    auto& county = map.addFeature("admin", "POLYGON((0 0, 300 0, 300 1000, 0 1000))", "Hunchun");
    county.values["level"] = std::int64_t{3};
    StatisticsRequest request;
    request.by = {GroupKey::District};
    EXPECT_EQ(text(areasWithin(map, request).value()), "CN-JL 2 170\nadmin:2 1 30\n");
}

TEST(ProposalStatistics, AnInvalidBoundaryIsRefused)
{
    MemoryMap map;
    twoSquares(map);
    StatisticsRequest request;
    request.within = land("POLYGON((0 0, 1000 1000, 1000 0, 0 1000))");
    const auto statistics = areasWithin(map, request);
    ASSERT_FALSE(statistics);
    EXPECT_EQ(statistics.error().code, ErrorCode::InvalidGeometry);
}

TEST(ProposalStatistics, CanBeStopped)
{
    MemoryMap map;
    for (int i = 0; i < 600; ++i) {
        twoSquares(map);
    }
    std::stop_source source;
    source.request_stop();
    const auto statistics = areasWithin(map, {}, Progress{{}, source.get_token()});
    ASSERT_FALSE(statistics);
    EXPECT_EQ(statistics.error().code, ErrorCode::Cancelled);
}

/// A seamless sheet of slanting quadrilaterals, about a kilometre each.
void fillSheet(MemoryMap& map, int columns, int rows, std::mt19937_64& random)
{
    std::vector<geometry::GridPoint> nodes;
    const auto corner = crs::gridFromLonLat(130.5, 43.0);
    for (int row = 0; row <= rows; ++row) {
        for (int column = 0; column <= columns; ++column) {
            const auto shake = [&random] { return static_cast<std::int64_t>(random() % 60000); };
            nodes.push_back(
                {corner.x + column * 100000 + shake(), corner.y + row * 100000 + shake()});
        }
    }
    const auto at = [&](int column, int row) {
        return nodes[static_cast<std::size_t>(row * (columns + 1) + column)];
    };
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            model::Patch patch;
            patch.outline.outer = {
                at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)};
            map.addPatch(std::move(patch),
                         (row + column) % 3 == 0 ? "F11" : "G11",
                         column < columns / 2 ? "CN" : "RU");
        }
    }
}

TEST(ProposalStatistics, PartsSumToTheWholeToTheLastDigitWhateverTheKeys)
{
    std::mt19937_64 random{20261121};
    MemoryMap map;
    fillSheet(map, 40, 40, random);
    const auto corner = crs::gridFromLonLat(130.5, 43.0);
    const auto around = [&](double dx, double dy, double radius, int points) {
        geometry::Polygon polygon;
        for (int i = 0; i < points; ++i) {
            const double angle = 6.283185307179586 * i / points;
            const double r = radius * (0.7 + 0.3 * static_cast<double>(random() % 1000) / 1000.0);
            polygon.outer.push_back(
                {corner.x + static_cast<std::int64_t>(dx + r * std::cos(angle)),
                 corner.y + static_cast<std::int64_t>(dy + r * std::sin(angle))});
        }
        return polygon;
    };
    const auto wkt = [](const geometry::Polygon& polygon) {
        return geometry::toWkt(geometry::shapeOf(polygon));
    };
    map.addFeature("protected_area", wkt(around(1.5e6, 2.0e6, 1.0e6, 90)), "a").values["status"] =
        std::string{"designated"};
    map.addFeature("protected_area", wkt(around(2.2e6, 2.1e6, 1.1e6, 70)), "b").values["status"] =
        std::string{"proposed"};
    map.addFeature("zone", wkt(around(1.6e6, 2.0e6, 0.6e6, 50)), "c").values["kind"] =
        std::string{"Z1"};

    StatisticsRequest request;
    const auto boundary = around(2.0e6, 2.0e6, 1.6e6, 120);
    request.within = {boundary};
    for (const auto& by :
         {std::vector{GroupKey::Class},
          std::vector{GroupKey::Class, GroupKey::Country},
          std::vector{GroupKey::Protection, GroupKey::Zone},
          std::vector{GroupKey::Class, GroupKey::Country, GroupKey::Protection, GroupKey::Zone}}) {
        request.by = by;
        const auto statistics = areasWithin(map, request).value();
        Area sum;
        for (const auto& row : statistics.rows) {
            EXPECT_GT(row.area, Area{});
            sum += row.area;
        }
        EXPECT_EQ(sum, statistics.total);
        EXPECT_EQ(statistics.total, geometry::areaOf(boundary)) << "wholly mapped land";
        EXPECT_EQ(statistics.outside, Area{});
    }
    const double exact = geometry::areaOf(boundary).squareMetres();
    EXPECT_NEAR(crs::geodesicArea(boundary, 100.0).value() / exact, 1.0, 1e-8);
}

} // namespace
} // namespace ecotone::plan
