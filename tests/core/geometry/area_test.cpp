#include "core/geometry/area.h"
#include "core/geometry/wkb.h"

#include <gtest/gtest.h>

namespace ecotone::geometry {
namespace {

Area areaOfText(const char* wkt)
{
    return areaOf(gridFromWkt(wkt).value());
}

TEST(Area, isCountedInHalfSquareCentimetres)
{
    EXPECT_EQ(areaOfText("POLYGON((0 0, 1 0, 0 1))").toInt64(), 1);
    EXPECT_EQ(areaOfText("POLYGON((0 0, 1 0, 1 1, 0 1))").toInt64(), 2);
    EXPECT_EQ(areaOfText("POLYGON((0 0, 100 0, 100 100, 0 100))").exactSquareMetres(), "1");
}

TEST(Area, doesNotDependOnOrientationOrPlace)
{
    EXPECT_EQ(areaOfText("POLYGON((0 0, 0 100, 100 100, 100 0))").exactSquareMetres(), "1");
    // Far out the products exceed 64 bits unless they are taken relative to a point.
    EXPECT_EQ(areaOfText("POLYGON((400000000 300000000, 400000001 300000000, 400000000 300000001))")
                  .toInt64(),
              1);
}

TEST(Area, subtractsHoles)
{
    EXPECT_EQ(areaOfText("POLYGON((0 0, 1000 0, 1000 1000, 0 1000), "
                         "(100 100, 200 100, 200 200, 100 200))")
                  .exactSquareMetres(),
              "99");
}

TEST(Area, printsExactly)
{
    EXPECT_EQ(Area::fromHalfSquareCentimetres(1).exactSquareMetres(), "0.00005");
    EXPECT_EQ(Area::fromHalfSquareCentimetres(-30000).exactSquareMetres(), "-1.5");
    EXPECT_EQ(Area{}.exactSquareMetres(), "0");
}

TEST(Area, roundsHalfToEven)
{
    const auto squareMetres = [](std::int64_t m2) {
        return Area::fromHalfSquareCentimetres(Int128{m2} * 20000);
    };
    EXPECT_EQ(squareMetres(500).rounded(1000000, 3), "0.000"); // 0.0005 km2
    EXPECT_EQ(squareMetres(1500).rounded(1000000, 3), "0.002");
    EXPECT_EQ(squareMetres(2500).rounded(1000000, 3), "0.002");
    EXPECT_EQ((squareMetres(2500) + Area::fromHalfSquareCentimetres(1)).rounded(1000000, 3),
              "0.003");
    EXPECT_EQ(squareMetres(12345).rounded(10000, 1), "1.2");
    EXPECT_EQ(squareMetres(-1500).rounded(1000000, 3), "-0.002");
    EXPECT_EQ(squareMetres(-1).rounded(1000000, 3), "0.000"); // no minus zero
}

} // namespace
} // namespace ecotone::geometry
