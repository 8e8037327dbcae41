#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/crs/control_points.h"
#include "core/crs/transform.h"
#include "tests/support/geodesy.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecotone::crs {
namespace {

using namespace ecotone::testing;
using ::testing::HasSubstr;
using ::testing::Not;

/// A made-up realisation of Xian 1980: what a survey office could hold.
constexpr Gost madeUp{-137.25, 61.125, 33.75, 0.0, 0.0, 1.5, 0.0};
constexpr geometry::RealBox place{130.0, 42.5, 131.5, 43.5};

class ControlPoints : public ::testing::TestWithParam<const char*>
{
protected:
    void SetUp() override
    {
        m_folder = platform::makeTemporaryFolder().value();
        m_file = m_folder / "control_points.toml";
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    void write(const std::string& method, int points)
    {
        std::string text = "[[set]]\nlabel = \"hunchun-1980\"\ncrs = \"EPSG:2367\"\nmethod = \"" +
                           method + "\"\ndate = \"2026-05-01\"\npoints = [\n";
        for (int i = 0; i < points; ++i) {
            const RealPoint truth{130.0 + 0.25 * (i % 3), 42.5 + 0.3 * i};
            const auto local = shiftedBack(truth, wgs84Spheroid, iag1975, madeUp);
            const auto grid = gaussKrueger(local, iag1975, 129.0, 43500000.0);
            text += "  { source = [" + toText(grid.x, 4) + ", " + toText(grid.y, 4) +
                    "], wgs84 = [" + toText(truth.x, 9) + ", " + toText(truth.y, 9) + "] },\n";
        }
        ASSERT_TRUE(writeFile(m_file, text + "]\n"));
    }

    [[nodiscard]] OperationChoice choice() const
    {
        OperationChoice result;
        result.controlPoints = "hunchun-1980";
        result.controlPointFile = m_file;
        return result;
    }

    std::filesystem::path m_folder;
    std::filesystem::path m_file;
};

TEST_P(ControlPoints, OpenTheWayForXian1980)
{
    const std::string method = GetParam();
    write(method, 6);
    const auto source = Crs::fromUserInput("EPSG:2367").value();
    const auto operation = operationFor(source, place, "CN", choice());
    ASSERT_TRUE(operation) << operation.error().detail;
    EXPECT_EQ(operation->kind, OperationKind::LocalFit);
    const auto transform = Transform::create(source, wgs84(), *operation).value();
    const RealPoint truth{130.3, 43.05};
    const auto local = shiftedBack(truth, wgs84Spheroid, iag1975, madeUp);
    const auto image = transform.apply(gaussKrueger(local, iag1975, 129.0, 43500000.0)).value();
    const double tolerance = method == "shift" ? 3.0 : method == "similarity" ? 0.6 : 0.02;
    EXPECT_LT(groundDistance(image, truth), tolerance) << method;
    const auto report = fitReport(*operation).value();
    EXPECT_EQ(report.label, "hunchun-1980");
    EXPECT_EQ(report.points, 6);
    EXPECT_LE(report.rmseMetres, tolerance);
    EXPECT_GE(operation->accuracyMetres, 1.0);
}

TEST_P(ControlPoints, NoNumberLeavesTheRoom)
{
    write(GetParam(), 6);
    const auto source = Crs::fromUserInput("EPSG:2367").value();
    const auto operation = operationFor(source, place, "CN", choice()).value();
    const auto transform = Transform::toProject(source, operation).value();
    EXPECT_FALSE(operation.parameters);
    EXPECT_TRUE(operation.pipelineText.empty());
    const auto text = operation.description() + transform.description() + operation.provenance +
                      operation.name + operation.id;
    for (const char* secret :
         {"137", "61.1", "33.7", "+proj", "dlon", "xoff", "helmert +", "435", "130.", "42.5"}) {
        EXPECT_THAT(text, Not(HasSubstr(secret)));
    }
    EXPECT_THAT(text, HasSubstr("hunchun-1980"));
    EXPECT_THAT(text, HasSubstr("6 control points"));
    EXPECT_THAT(text, HasSubstr("RMSE"));
}

INSTANTIATE_TEST_SUITE_P(Methods,
                         ControlPoints,
                         ::testing::Values("shift", "similarity", "helmert"));

using ControlPointErrors = ControlPoints;

TEST_F(ControlPointErrors, TooFewPoints)
{
    write("similarity", 3);
    const auto source = Crs::fromUserInput("EPSG:2367").value();
    const auto operation = operationFor(source, place, "CN", choice());
    ASSERT_FALSE(operation);
    EXPECT_EQ(operation.error().code, ErrorCode::ControlPointsNeeded);
    EXPECT_THAT(operation.error().detail, HasSubstr("at least 4"));
}

TEST_F(ControlPointErrors, NoFileAndNoLabel)
{
    const auto source = Crs::fromUserInput("EPSG:2367").value();
    EXPECT_EQ(operationFor(source, place, "CN", choice()).error().code, ErrorCode::NotFound);
    write("shift", 4);
    auto other = choice();
    other.controlPoints = "elsewhere";
    EXPECT_EQ(operationFor(source, place, "CN", other).error().code, ErrorCode::NotFound);
}

TEST_F(ControlPointErrors, AnotherDatumIsRefused)
{
    write("shift", 4);
    const auto source = Crs::fromUserInput("EPSG:21422").value();
    EXPECT_EQ(operationFor(source, place, "CN", choice()).error().code, ErrorCode::CrsMismatch);
}

TEST_F(ControlPointErrors, ADamagedFileNamesTheLineButNoValue)
{
    ASSERT_TRUE(writeFile(m_file, "[[set]]\nlabel = \"hunchun-1980\"\npoints = [ 43123456.789 \n"));
    const auto source = Crs::fromUserInput("EPSG:2367").value();
    const auto operation = operationFor(source, place, "CN", choice());
    ASSERT_FALSE(operation);
    EXPECT_EQ(operation.error().code, ErrorCode::RecipeInvalid);
    EXPECT_THAT(operation.error().detail, HasSubstr("line"));
    EXPECT_THAT(operation.error().detail, Not(HasSubstr("43123456")));
}

TEST_F(ControlPointErrors, PointsInOnePlaceDetermineNothing)
{
    std::string text = "[[set]]\nlabel = \"hunchun-1980\"\ncrs = \"EPSG:2367\"\n"
                       "method = \"similarity\"\npoints = [\n";
    for (int i = 0; i < 4; ++i) {
        text += "{ source = [43600000.0, 4750000.0], wgs84 = [130.2, 42.9] },\n";
    }
    ASSERT_TRUE(writeFile(m_file, text + "]\n"));
    const auto source = Crs::fromUserInput("EPSG:2367").value();
    EXPECT_EQ(operationFor(source, place, "CN", choice()).error().code,
              ErrorCode::ControlPointsNeeded);
}

} // namespace
} // namespace ecotone::crs
