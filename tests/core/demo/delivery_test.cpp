#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/demo/demo.h"
#include "core/harmonise/recipe.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <string>

namespace ecotone::demo {
namespace {

constexpr double smallScale = 0.03;

std::map<std::string, std::string> filesOf(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        files[fileName(entry.path())] = readFile(entry.path()).value();
    }
    return files;
}

/// A folder that goes away with the test.
class DemoFolder
{
public:
    explicit DemoFolder(std::uint64_t seed)
        : m_path{platform::makeTemporaryFolder().value()}
        , report{writeDemo(m_path, {seed, smallScale, {}}).value()}
        , files{filesOf(m_path)}
    {
    }
    DemoFolder(const DemoFolder&) = delete;
    DemoFolder& operator=(const DemoFolder&) = delete;
    ~DemoFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

private:
    std::filesystem::path m_path;

public:
    DemoReport report;
    std::map<std::string, std::string> files;
};

double numberAt(const std::string& bytes, std::size_t offset)
{
    std::array<char, 8> raw{};
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), 8, raw.begin());
    return std::bit_cast<double>(raw);
}

TEST(Demo, writesTheSameBytesForTheSameSeed)
{
    const DemoFolder first{4};
    const DemoFolder again{4};
    ASSERT_EQ(first.files.size(), again.files.size());
    for (const auto& [name, bytes] : first.files) {
        EXPECT_TRUE(again.files.at(name) == bytes) << name;
    }
}

TEST(Demo, writesEachCountryTheWayItDelivers)
{
    const DemoFolder demo{2026};
    const auto& files = demo.files;
    // China: GBK without a .cpg, nothing stated; zone 43 and 44 before the easting.
    ASSERT_TRUE(files.contains("cn_lbc_xiaoban.shp"));
    EXPECT_FALSE(files.contains("cn_lbc_xiaoban.cpg"));
    EXPECT_EQ(files.at("cn_lbc_xiaoban.dbf")[29], '\0');
    EXPECT_NE(files.at("cn_lbc_xiaoban.dbf").find("\xC7\xC7\xC4\xBE\xC1\xD6"), std::string::npos)
        << "乔木林 in GBK";
    EXPECT_NEAR(numberAt(files.at("cn_lbc_xiaoban.shp"), 36), 43.5e6, 0.3e6);
    EXPECT_NEAR(numberAt(files.at("cn_tum_xiaoban.shp"), 36), 44.4e6, 0.2e6);
    for (const char* field :
         {"DI_LEI", "YOU_SHI_SZ", "QI_YUAN", "YU_BI_DU", "LIN_BAN", "XIAO_BAN"}) {
        EXPECT_NE(files.at("cn_lbc_xiaoban.dbf").find(field), std::string::npos) << field;
    }
    EXPECT_NE(files.at("cn_lbc_dltb.dbf").find("DLBM"), std::string::npos);
    // Russia: CP1251, Pulkovo 1942, zone 22.
    EXPECT_EQ(files.at("ru_lbc_vydel.dbf")[29], '\xC9');
    EXPECT_EQ(files.at("ru_tum_vydel.cpg"), "1251");
    EXPECT_NE(files.at("ru_lbc_vydel.dbf").find("\xC4\xF3\xE1\xED\xFF\xEA"), std::string::npos)
        << "Дубняк in CP1251";
    EXPECT_NEAR(numberAt(files.at("ru_lbc_vydel.shp"), 36), 22.65e6, 0.1e6);
    EXPECT_NE(files.at("ru_lbc_vydel.prj").find("Pulkovo"), std::string::npos);
    for (const char* field : {"KV", "VYD", "KAT", "SOSTAV", "POR", "POLN", "BON", "TIPLESA"}) {
        EXPECT_NE(files.at("ru_lbc_vydel.dbf").find(field), std::string::npos) << field;
    }
    // Mongolia: the letters of Өвөл at the places of Ukrainian ones.
    EXPECT_NE(files.at("mn_chi_gazar.dbf").find("\xAA\xE2\xBA\xEB"), std::string::npos);
    EXPECT_TRUE(files.contains("mn_esa_gazar.shp"));
    EXPECT_TRUE(files.contains("ru_chi_vydel.shp"));
    // What no inventory knows.
    for (const char* name : {"kp_tum_mask.shp",
                             "ru_tum_waters.shp",
                             "reference_line_tum.shp",
                             "dem_esa.tif",
                             "protected_area.geojson",
                             "zone.geojson",
                             "corridor.kml",
                             "place.csv",
                             "river_lkh.mif",
                             "road_lbc.shp"}) {
        EXPECT_TRUE(files.contains(name)) << name;
    }
}

TEST(Demo, givesARecipeThatReadsForEveryDelivery)
{
    const auto folder = platform::makeTemporaryFolder().value();
    const DemoReport report = writeDemo(folder, {2026, smallScale, {"CHI"}}).value();
    EXPECT_GE(report.recipes.size(), 9U);
    for (const auto& path : report.recipes) {
        const auto recipe = harmonise::readRecipe(path);
        ASSERT_TRUE(recipe.has_value()) << recipe.error().detail;
        EXPECT_TRUE(std::filesystem::exists(recipe->sourcePath())) << toUtf8(path);
        if (!recipe->elevation.empty()) {
            EXPECT_TRUE(std::filesystem::exists(recipe->resolve(recipe->elevation)));
        }
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

TEST(Demo, spoilsSomeRowsOnPurposeAndSaysHowMany)
{
    const auto folder = platform::makeTemporaryFolder().value();
    const DemoReport report = writeDemo(folder, {2026, smallScale, {"LKH"}}).value();
    const Oddities& odd = report.delivered.odd;
    EXPECT_GE(odd.unmapped, 4);
    EXPECT_GE(odd.restricted, 3);
    EXPECT_GE(odd.emptyNames, 4);
    EXPECT_GE(odd.invalid, 3);
    const auto marked = std::ranges::count_if(report.delivered.truths, &PatchTruth::odd);
    EXPECT_EQ(marked, odd.unmapped + odd.restricted + odd.invalid);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

TEST(Demo, refusesAScaleOutOfRange)
{
    const auto result = writeDemo("nowhere", {1, 100.0, {}});
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::InvalidArgument);
}

} // namespace
} // namespace ecotone::demo
