#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/crs/project_grid.h"
#include "core/exchange/raster.h"
#include "core/store/project_file.h"
#include "ui/bridge/relief.h"

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <limits>
#include <system_error>

/// An elevation model beside a project: kept, found again, read where the map lies, and refused
/// with a reason.
namespace ecotone::bridge {
namespace {

/// Near 131.2 E 42.8 N on the project plane.
constexpr geometry::GridPoint middle{371'400'000, 71'300'000};
constexpr double noData = -9999.0;
constexpr double cell = 0.001; // Degrees.

class ReliefTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_folder = platform::makeTemporaryFolder().value();
        auto project = store::ProjectFile::create(m_folder / "map.gpkg", {});
        ASSERT_TRUE(project) << project.error().detail;
        ASSERT_TRUE((*project)->finish());
        m_project = *std::move(project);
        m_centre = crs::lonLatFromGrid(middle);
    }
    void TearDown() override
    {
        m_project.reset();
        std::error_code error;
        std::filesystem::remove_all(m_folder, error);
    }

    /// Ten metres higher with every thousandth of a degree to the east; nothing is known in the
    /// south of the middle.
    void writeSlope(const std::string& name, const std::string& crs)
    {
        exchange::Grid grid;
        grid.width = 400;
        grid.height = 400;
        grid.noData = noData;
        grid.crs.text = crs;
        grid.transform = {m_centre.x - 200 * cell, cell, 0.0, m_centre.y + 200 * cell, 0.0, -cell};
        for (int row = 0; row < grid.height; ++row) {
            for (int column = 0; column < grid.width; ++column) {
                grid.values.push_back(row < 200 ? 1000.0 + 10.0 * column : noData);
            }
        }
        const auto written = exchange::writeGrid(m_folder / name, grid);
        ASSERT_TRUE(written) << written.error().detail;
    }
    [[nodiscard]] double heightAt(double longitude) const
    {
        return 1000.0 + 10.0 * (longitude - m_centre.x + 200 * cell) / cell - 5.0;
    }
    [[nodiscard]] static cartography::Viewport view(double rotation)
    {
        cartography::Viewport viewport;
        viewport.centre = geometry::toMetres(middle);
        viewport.metresPerPixel = 50.0;
        viewport.rotationDegrees = rotation;
        viewport.width = 120;
        viewport.height = 80;
        return viewport;
    }
    [[nodiscard]] Result<std::shared_ptr<cartography::ReliefSource>>
    opened(const std::string& file) const
    {
        cartography::ReliefSettings settings;
        settings.file = file;
        return openRelief(settings, m_project->path());
    }
    [[nodiscard]] static ErrorCode
    codeOf(const Result<std::shared_ptr<cartography::ReliefSource>>& outcome)
    {
        EXPECT_FALSE(outcome.has_value());
        return outcome ? ErrorCode::Internal : outcome.error().code;
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] store::ProjectFile& project() const { return *m_project; }
    [[nodiscard]] geometry::RealPoint centre() const { return m_centre; }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<store::ProjectFile> m_project;
    geometry::RealPoint m_centre;
};

TEST_F(ReliefTest, HeightsLieWhereTheMapDoesInWhateverSystemTheFileIs)
{
    writeSlope("slope.tif", "EPSG:4326");
    const auto source = opened("slope.tif");
    ASSERT_TRUE(source) << source.error().detail;
    for (const double rotation : {0.0, 30.0, -120.0}) {
        const auto viewport = view(rotation);
        const auto heights = (*source)->heights(viewport, 1.0);
        ASSERT_TRUE(heights) << heights.error().detail;
        ASSERT_EQ(heights->width, 122);
        ASSERT_EQ(heights->height, 82);
        EXPECT_EQ(heights->cell, 50.0);
        int known = 0;
        for (int y = 0; y < heights->height; ++y) {
            for (int x = 0; x < heights->width; ++x) {
                const float height = heights->values[static_cast<std::size_t>(y * 122 + x)];
                const auto metres = viewport.toMetres({x - 0.5, y - 0.5});
                const auto place = crs::lonLatFromProject(metres);
                if (std::abs(place.y - centre().y) < 2 * cell) {
                    continue; // On the border of what is known.
                }
                ASSERT_EQ(std::isnan(height), place.y < centre().y) << x << " " << y;
                if (!std::isnan(height)) {
                    ASSERT_NEAR(height, heightAt(place.x), 11.0) << x << " " << y;
                    ++known;
                }
            }
        }
        EXPECT_GT(known, 3000);
    }
}

TEST_F(ReliefTest, AMetricSystemOfItsOwnIsReadToo)
{
    // A plane of 32652 (UTM 52 N) that rises by a metre a kilometre to the north.
    exchange::Grid grid;
    grid.width = 60;
    grid.height = 60;
    grid.crs.text = "EPSG:32652";
    // 131.2 E 42.8 N is 679,900 E 4,740,900 N there (EPSG guidance note 7-2, transverse Mercator).
    grid.transform = {650'000.0, 1000.0, 0.0, 4'770'000.0, 0.0, -1000.0};
    for (int row = 0; row < grid.height; ++row) {
        grid.values.insert(grid.values.end(), 60, 500.0 - row);
    }
    ASSERT_TRUE(exchange::writeGrid(folder() / "utm.tif", grid));
    const auto source = opened("utm.tif");
    ASSERT_TRUE(source) << source.error().detail;
    auto viewport = view(0.0);
    viewport.metresPerPixel = 100.0;
    const auto heights = (*source)->heights(viewport, 1.0);
    ASSERT_TRUE(heights) << heights.error().detail;
    // Eight kilometres from the top to the bottom are eight metres, whatever the axes lean.
    const auto at = [&](int x, int y) {
        return heights->values[static_cast<std::size_t>(y * heights->width + x)];
    };
    const double down = at(61, 1) - at(61, 80);
    const double along = at(120, 41) - at(1, 41);
    EXPECT_NEAR(std::hypot(down, along * 79.0 / 119.0), 7.9, 1.1);
    EXPECT_FALSE(std::isnan(at(61, 41)));
}

TEST_F(ReliefTest, BesideTheDataThereIsNothing)
{
    writeSlope("slope.tif", "EPSG:4326");
    const auto source = opened("slope.tif");
    ASSERT_TRUE(source);
    auto viewport = view(0.0);
    viewport.centre.x += 500'000.0;
    const auto heights = (*source)->heights(viewport, 1.0);
    ASSERT_TRUE(heights) << heights.error().detail;
    EXPECT_TRUE(
        std::ranges::all_of(heights->values, [](float value) { return std::isnan(value); }));
}

TEST_F(ReliefTest, FilesThatCannotServeAreRefusedWithAReason)
{
    EXPECT_EQ(codeOf(opened("missing.tif")), ErrorCode::FileNotFound);
    ASSERT_TRUE(writeFile(folder() / "words.tif", "no picture at all"));
    EXPECT_EQ(codeOf(opened("words.tif")), ErrorCode::UnsupportedFormat);
    ASSERT_TRUE(writeFile(folder() / "empty.tif", ""));
    EXPECT_FALSE(opened("empty.tif"));
    writeSlope("nowhere.tif", "");
    EXPECT_EQ(codeOf(opened("nowhere.tif")), ErrorCode::CrsUndecided);
}

TEST_F(ReliefTest, ATruncatedFileFailsAndNeverShowsOldNumbers)
{
    writeSlope("slope.tif", "EPSG:4326");
    const auto bytes = readFile(folder() / "slope.tif");
    ASSERT_TRUE(bytes);
    ASSERT_TRUE(writeFile(folder() / "cut.tif", bytes->substr(0, bytes->size() / 3)));
    const auto source = opened("cut.tif");
    if (source) { // The head may be whole; the cells are not.
        const auto heights = (*source)->heights(view(0.0), 1.0);
        EXPECT_TRUE(!heights || std::ranges::all_of(heights->values,
                                                    [](float value) { return std::isnan(value); }));
    }
}

TEST_F(ReliefTest, SettingsAreKeptChangedUndoneAndTakenAway)
{
    EXPECT_EQ(reliefOf(project()).value(), std::nullopt);
    cartography::ReliefSettings relief;
    relief.file = "高程.tif";
    relief.azimuth = 300.0;
    relief.altitude = 35.0;
    relief.exaggeration = 2.5;
    relief.manySided = true;
    relief.opacity = 0.8;
    relief.classOpacity = 0.4;
    const model::Author author{"Ли Мин", "Hunchun", ""};
    ASSERT_TRUE(keepRelief(project(), author, relief));
    EXPECT_EQ(reliefOf(project()).value(), relief);
    auto other = relief;
    other.azimuth = 45.0;
    ASSERT_TRUE(keepRelief(project(), author, other));
    EXPECT_EQ(reliefOf(project()).value(), other);
    ASSERT_TRUE(project().history().undo(model::Scope::Layout));
    EXPECT_EQ(reliefOf(project()).value(), relief);
    ASSERT_TRUE(keepRelief(project(), author, std::nullopt));
    EXPECT_EQ(reliefOf(project()).value(), std::nullopt);
    ASSERT_TRUE(project().history().undo(model::Scope::Layout));
    EXPECT_EQ(reliefOf(project()).value(), relief);
}

TEST_F(ReliefTest, NumbersOutOfTheirRangesAreRefusedAndChangeNothing)
{
    cartography::ReliefSettings relief;
    relief.file = "slope.tif";
    const model::Author author{"Ли Мин", "Hunchun", ""};
    for (double cartography::ReliefSettings::* member :
         {&cartography::ReliefSettings::azimuth,
          &cartography::ReliefSettings::altitude,
          &cartography::ReliefSettings::exaggeration,
          &cartography::ReliefSettings::opacity,
          &cartography::ReliefSettings::classOpacity}) {
        for (const double wrong : {-1.0, 1e6, std::numeric_limits<double>::quiet_NaN()}) {
            auto damaged = relief;
            damaged.*member = wrong;
            const auto kept = keepRelief(project(), author, damaged);
            ASSERT_FALSE(kept);
            EXPECT_EQ(kept.error().code, ErrorCode::InvalidArgument);
        }
    }
    EXPECT_EQ(reliefOf(project()).value(), std::nullopt);
    EXPECT_EQ(openReliefOf(project()), nullptr);
}

} // namespace
} // namespace ecotone::bridge
