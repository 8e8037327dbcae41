#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/crs/geodesic.h"
#include "core/geometry/area.h"
#include "core/plan/boundary_file.h"

#include <array>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecotone::plan {
namespace {

class BoundaryFile : public ::testing::Test
{
protected:
    void SetUp() override { m_folder = platform::makeTemporaryFolder().value(); }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    Result<geometry::MultiPolygon> read(std::string_view text)
    {
        const auto path = m_folder / pathFromUtf8("граница.txt");
        EXPECT_TRUE(writeFile(path, text));
        return readBoundary(path);
    }

    std::filesystem::path m_folder;
};

TEST_F(BoundaryFile, GeoJsonAndWellKnownTextGiveTheSameLand)
{
    const auto json = read(R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                           R"("properties":{},"geometry":{"type":"Polygon","coordinates":)"
                           R"([[[130,43],[131,43],[131,44],[130,44],[130,43]]]}}]})");
    const auto wkt = read("POLYGON((130 43, 131 43, 131 44, 130 44, 130 43))");
    ASSERT_TRUE(json) << json.error().detail;
    EXPECT_EQ(*json, wkt.value());
    // Area between two parallels and meridians: geodesics replaced by fine steps of the parallel.
    std::vector<geometry::RealPoint> ring;
    for (int i = 0; i <= 1000; ++i) {
        ring.push_back({130.0 + i / 1000.0, 43.0});
    }
    for (int i = 0; i <= 1000; ++i) {
        ring.push_back({131.0 - i / 1000.0, 44.0});
    }
    EXPECT_NEAR(geometry::areaOf(*json).squareMetres() / crs::geodesicArea(ring), 1.0, 1e-7);
}

TEST_F(BoundaryFile, WhatCannotBeReadIsNamed)
{
    EXPECT_EQ(read("").error().code, ErrorCode::FileDamaged);
    EXPECT_EQ(read("{\"type\":").error().code, ErrorCode::FileDamaged);
    EXPECT_EQ(read("{\"type\":7}").error().code, ErrorCode::InvalidGeometry);
    EXPECT_EQ(read(R"({"type":"Polygon","coordinates":[[["a",1]]]})").error().code,
              ErrorCode::FileDamaged);
    EXPECT_EQ(read("PK\x03\x04 something").error().code, ErrorCode::UnsupportedFormat);
    EXPECT_EQ(read(R"({"type":"Point","coordinates":[1,2]})").error().code,
              ErrorCode::InvalidGeometry);
    EXPECT_EQ(readBoundary(m_folder / "none.geojson").error().code, ErrorCode::FileNotFound);
}

} // namespace
} // namespace ecotone::plan
