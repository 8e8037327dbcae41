#include "core/geometry/wkb.h"

#include <array>
#include <cstring>
#include <gtest/gtest.h>

namespace ecotone::geometry {
namespace {

constexpr std::array shapes{
    "POINT(12 -345)",
    "MULTIPOINT((1 2), (3 4))",
    "LINESTRING(0 0, 100 50, 7 8)",
    "MULTILINESTRING((0 0, 1 1), (5 5, 6 6, 7 5))",
    "POLYGON((0 0, 1000 0, 1000 1000, 0 0), (700 500, 800 500, 800 600, 700 500))",
    "MULTIPOLYGON(((0 0, 10 0, 10 10, 0 0)), ((20 0, 30 0, 30 10, 20 0)))",
};

TEST(GeoPackageBlob, roundTripsOnTheGrid)
{
    for (const char* text : shapes) {
        const Shape shape = gridFromWkt(text).value();
        const std::string blob = toGeoPackageBlob(shape, 990001, Parts::Single);
        EXPECT_EQ(toWkt(fromGeoPackageBlob(blob).value()), text);
        const std::string multi = toGeoPackageBlob(shape, 990001, Parts::Multi);
        EXPECT_EQ(fromGeoPackageBlob(multi).value(), shape);
    }
}

TEST(GeoPackageBlob, startsWithTheHeaderOfTheStandard)
{
    const Shape shape = gridFromWkt("POLYGON((100 200, 300 200, 300 700))").value();
    const std::string blob = toGeoPackageBlob(shape.polygons.front(), 990001);
    ASSERT_GT(blob.size(), 45U);
    EXPECT_EQ(blob.substr(0, 4), std::string("GP\0\x03", 4)); // little-endian, xy envelope
    std::int32_t srs = 0;
    std::memcpy(&srs, blob.data() + 4, sizeof srs);
    EXPECT_EQ(srs, 990001);
    std::array<double, 4> envelope{};
    std::memcpy(envelope.data(), blob.data() + 8, sizeof envelope);
    EXPECT_EQ(envelope, (std::array{1.0, 3.0, 2.0, 7.0})); // minx, maxx, miny, maxy
    EXPECT_EQ(blob, toGeoPackageBlob(shape, 990001, Parts::Single));
}

TEST(GeoPackageBlob, anEmptyShapeIsMarkedEmpty)
{
    const std::string blob =
        toGeoPackageBlob(Shape{ShapeKind::Polygon, {}, {}, {}}, 1, Parts::Multi);
    EXPECT_EQ(blob[3], 0x11);
    EXPECT_TRUE(fromGeoPackageBlob(blob).value().empty());
}

TEST(GeoPackageBlob, truncatedAtAnyByteIsAnError)
{
    for (const char* text : shapes) {
        const std::string blob = toGeoPackageBlob(gridFromWkt(text).value(), 990001, Parts::Single);
        for (std::size_t size = 0; size < blob.size(); ++size) {
            const auto shape = fromGeoPackageBlob(std::string_view{blob}.substr(0, size));
            ASSERT_FALSE(shape) << text << " cut after byte " << size;
            EXPECT_EQ(shape.error().code, ErrorCode::InvalidGeometry);
        }
        EXPECT_FALSE(fromGeoPackageBlob(blob + "x")) << "bytes left over";
    }
}

TEST(GeoPackageBlob, anyByteChangedIsReadOrRefusedButNeverHarms)
{
    const std::string blob = toGeoPackageBlob(gridFromWkt(shapes[4]).value(), 1, Parts::Multi);
    for (std::size_t at = 0; at < blob.size(); ++at) {
        for (const int value : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
            std::string damaged = blob;
            damaged[at] = static_cast<char>(value);
            (void)fromGeoPackageBlob(damaged);
            (void)fromGeoPackageBlob(damaged, Grid::Snap);
        }
    }
}

TEST(GeoPackageBlob, offTheGridIsRefusedOrSnapped)
{
    const RealShape metres = fromWkt("POLYGON((0 0, 1.004 0, 1.004 1))").value();
    const Shape empty{ShapeKind::Polygon, {}, {}, {}};
    const std::string header = toGeoPackageBlob(empty, 1, Parts::Multi).substr(0, 8);
    const std::string blob = header + toWkb(metres);
    EXPECT_FALSE(fromGeoPackageBlob(blob, Grid::Strict));
    EXPECT_EQ(toWkt(fromGeoPackageBlob(blob, Grid::Snap).value()),
              "POLYGON((0 0, 100 0, 100 100, 0 0))");
}

TEST(Wkb, readsBigEndianAndIsoZ)
{
    // POINT Z (1 2 3), big-endian, ISO type 1001
    const std::string bytes("\x00\x00\x00\x03\xE9"
                            "\x3F\xF0\x00\x00\x00\x00\x00\x00"
                            "\x40\x00\x00\x00\x00\x00\x00\x00"
                            "\x40\x08\x00\x00\x00\x00\x00\x00",
                            29);
    EXPECT_EQ(toWkt(fromWkb(bytes).value(), 0), "POINT(1 2)");
}

TEST(Wkb, readsEwkbWithSridAndM)
{
    // POINT M with SRID 4326, little-endian
    const std::string bytes("\x01\x01\x00\x00\x60"
                            "\xE6\x10\x00\x00"
                            "\x00\x00\x00\x00\x00\x00\xF0\x3F"
                            "\x00\x00\x00\x00\x00\x00\x00\x40"
                            "\x00\x00\x00\x00\x00\x00\x00\x00",
                            33);
    EXPECT_EQ(toWkt(fromWkb(bytes).value(), 1), "POINT(1.0 2.0)");
}

TEST(Wkb, refusesCurvesAndMixedCollections)
{
    const std::string curve("\x01\x08\x00\x00\x00\x00\x00\x00\x00", 9);
    EXPECT_FALSE(fromWkb(curve));
    std::string mixed("\x01\x07\x00\x00\x00\x02\x00\x00\x00", 9);
    mixed += toWkb(fromWkt("POINT(1 2)").value());
    mixed += toWkb(fromWkt("LINESTRING(1 2, 3 4)").value());
    EXPECT_FALSE(fromWkb(mixed));
}

TEST(Wkt, writesWhatItReads)
{
    for (const char* text : shapes) {
        EXPECT_EQ(toWkt(gridFromWkt(text).value()), text);
    }
    EXPECT_EQ(toWkt(fromWkt("polygon z ((0 0 1,1.5 0 1,1 1 1))").value(), 2),
              "POLYGON((0.00 0.00, 1.50 0.00, 1.00 1.00, 0.00 0.00))");
    EXPECT_EQ(toWkt(gridFromWkt("MULTIPOLYGON EMPTY").value()), "POLYGON EMPTY");
}

TEST(Wkt, namesThePlaceOfAnError)
{
    for (const char* bad : {"",
                            "POLYGON",
                            "POLYGON((0 0, 1)",
                            "POINT(1 2) x",
                            "POINT(1 nan)",
                            "CIRCLE(1 2)",
                            "LINESTRING(1 2, 3 4"}) {
        EXPECT_FALSE(fromWkt(bad)) << bad;
    }
    EXPECT_EQ(fromWkt("POINT(1 2").error().detail, "WKT: expected ')' at character 10");
}

} // namespace
} // namespace ecotone::geometry
