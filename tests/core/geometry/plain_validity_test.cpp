#include "core/geometry/own_blob.h"
#include "core/geometry/plain_validity.h"
#include "core/geometry/predicates.h"
#include "core/geometry/wkb.h"

#include <gtest/gtest.h>
#include <random>
#include <string>

namespace ecotone::geometry {
namespace {

Polygon polygonOf(const std::string& wkt)
{
    const auto shape = gridFromWkt(wkt);
    EXPECT_TRUE(shape) << wkt;
    return shape && !shape->polygons.empty() ? shape->polygons.front() : Polygon{};
}

TEST(PlainValidity, RingsWithoutMeetingEdgesAreValid)
{
    EXPECT_TRUE(isPlainlyValid(polygonOf("POLYGON((0 0, 100 0, 100 100, 0 100))")));
    EXPECT_TRUE(isPlainlyValid(polygonOf("POLYGON((0 0, 50 0, 100 0, 100 100, 0 100))")));
    EXPECT_TRUE(isPlainlyValid(polygonOf(
        "POLYGON((0 0, 100 0, 100 100, 0 100), (10 10, 10 20, 20 20), (30 30, 30 40, 40 40))")));
}

TEST(PlainValidity, WhatIsInvalidIsNeverPlainlyValid)
{
    for (const char* wkt : {"POLYGON((0 0, 100 100, 100 0, 0 100))",
                            "POLYGON((0 0, 100 0, 200 0, 100 0, 100 100))",
                            "POLYGON((0 0, 100 0, 100 100, 0 100), (200 200, 200 220, 220 220))",
                            "POLYGON((0 0, 100 0, 100 100, 0 100), (50 50, 50 200, 70 200))",
                            "POLYGON((0 0, 100 0, 100 100, 0 100), (10 10, 10 90, 90 90, 90 10), "
                            "(20 20, 20 30, 30 30))"}) {
        EXPECT_FALSE(isPlainlyValid(polygonOf(wkt))) << wkt;
    }
}

TEST(PlainValidity, AgreesWithTheLibraryOnRandomRings)
{
    std::mt19937 random{7};
    std::uniform_int_distribution<int> at{0, 60};
    int valid = 0;
    for (int i = 0; i < 4000; ++i) {
        Polygon polygon;
        const int corners = 3 + i % 5;
        for (int k = 0; k < corners; ++k) {
            polygon.outer.push_back({at(random), at(random)});
        }
        const auto expected = isValid(polygon);
        ASSERT_TRUE(expected);
        if (isPlainlyValid(polygon)) {
            ++valid;
            EXPECT_TRUE(*expected) << toWkt(shapeOf(polygon));
        }
    }
    EXPECT_GT(valid, 500);
}

TEST(OwnBlob, KnowsWhatItWroteItselfAndNothingElse)
{
    const auto polygon =
        polygonOf("POLYGON((-7 3, 100000001 0, 100 123456789), (10 10, 10 20, 20 20))");
    const std::string blob = toGeoPackageBlob(polygon, 4711);
    Polygon read;
    ASSERT_TRUE(readOwnPolygonBlob(blob, 4711, read));
    EXPECT_EQ(read, polygon);
    EXPECT_FALSE(readOwnPolygonBlob(blob, 4712, read));
    for (std::size_t i = 0; i < blob.size(); ++i) {
        std::string other = blob;
        other[i] = static_cast<char>(other[i] ^ 1);
        EXPECT_FALSE(readOwnPolygonBlob(other, 4711, read) && toGeoPackageBlob(read, 4711) != other)
            << i;
        EXPECT_FALSE(readOwnPolygonBlob(std::string_view{blob}.substr(0, i), 4711, read)) << i;
    }
}

} // namespace
} // namespace ecotone::geometry
