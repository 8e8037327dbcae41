#include "core/coverage/engine.h"
#include "core/exchange/writer.h"
#include "core/geometry/wkb.h"
#include "tests/core/harmonise/scene.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ecotone::harmonise {
namespace {

using geometry::RealPoint;
using geometry::RealRing;

constexpr int cells = 12;
constexpr double cellMetres = 500.0;
/// UTM zone 52: north of Hunchun, where the rough outlines of both countries reach.
constexpr double westMetres = 677'000.0;

/// Corners of a bent grid: rows and columns wave, shared corners are equal to the last bit.
RealPoint corner(double west, int column, int row)
{
    return {west + column * cellMetres + 60.0 * std::sin(row * 1.7 + column),
            4'800'000.0 + row * cellMetres + 60.0 * std::cos(column * 2.3 + row)};
}

/// A country of bent cells, with what real deliveries hold besides: a corner of two neighbours on
/// a long edge, a figure of eight, a row delivered twice, a hole nobody maps.
class BulkTest : public SceneTest
{
protected:
    void writeCountry(const std::string& name, double west, const std::vector<std::string>& codes)
    {
        exchange::WriteTable table;
        table.fields = {{"ID", model::FieldType::Integer, 10, 0},
                        {"CODE", model::FieldType::Text, 10, 0},
                        {"HA", model::FieldType::Real, 19, 3}};
        const auto add = [&](RealRing ring, const std::string& code) {
            exchange::WriteRow row;
            row.values = {static_cast<std::int64_t>(table.rows.size() + 100), code, 25.0};
            row.shape = geometry::shapeOf(geometry::RealPolygon{std::move(ring), {}});
            table.rows.push_back(std::move(row));
        };
        for (int row = 0; row < cells; ++row) {
            for (int column = 0; column < cells; ++column) {
                if (row == 8 && column == 8) {
                    continue;
                }
                RealRing ring{corner(west, column, row),
                              corner(west, column + 1, row),
                              corner(west, column + 1, row + 1),
                              corner(west, column, row + 1)};
                if (row == 3 && column == 3) {
                    std::swap(ring[2], ring[3]);
                }
                if (row == 5 && column == 5) {
                    // The next cell to the east has no vertex here.
                    ring.insert(ring.begin() + 2,
                                {(ring[1].x + ring[2].x) / 2.0, (ring[1].y + ring[2].y) / 2.0});
                }
                add(ring, codes[static_cast<std::size_t>(row + column) % codes.size()]);
                if (row == 9 && column == 2) {
                    add(ring, codes.back());
                }
            }
        }
        exchange::ShapefileOptions options;
        options.cpg = "UTF-8";
        const auto written = exchange::writeShapefile(folder() / name, table, options);
        ASSERT_TRUE(written) << written.error().detail;
    }

    std::vector<Recipe> recipes()
    {
        const auto text = [](const std::string& file,
                             const std::string& country,
                             const std::string& scheme) {
            return "version = 1\n[source]\nfile = \"" + file + "\"\ntitle = \"" + file +
                   "\"\ncountry = \"" + country +
                   "\"\nlandscape = \"LBC\"\nauthority = 1\n[reading]\ncrs = \"EPSG:32652\"\n"
                   "[use]\nscheme = \"" +
                   scheme + "\"\n[fields]\nid = \"ID\"\ncode = \"CODE\"\nstated_area = \"HA\"\n";
        };
        return {recipe(text("cn.shp", "CN", "cn_gbt21010_2017")),
                recipe(text("ru.shp", "RU", "ru_vegmap"))};
    }

    /// The project as text, harmonised with sources in bulk from so many rows on.
    std::string harmonised(std::size_t bulkRowsAtLeast)
    {
        HarmoniseOptions options;
        options.author = {"A. Forester", "Test park", ""};
        options.bulkRowsAtLeast = bulkRowsAtLeast;
        std::error_code ignored;
        std::filesystem::remove(projectPath(), ignored);
        const auto report = harmonise(recipes(), projectPath(), options);
        EXPECT_TRUE(report) << report.error().detail;
        if (!report) {
            return {};
        }
        repaired = report->sources.front().repaired;
        auto project = store::ProjectFile::open(projectPath(), store::Access::Read);
        EXPECT_TRUE(project);
        std::string rows;
        outlines.clear();
        EXPECT_TRUE((*project)->patches().visitWhole({}, [&](const model::Patch& patch) {
            const auto& a = patch.attributes;
            outlines.push_back(patch.outline);
            rows += a.country + " " + a.sourceFid + " " + a.sourceCode + " " + a.classCode + " " +
                    a.ruleId + " " + a.attributesJson + " " +
                    geometry::toWkt(geometry::shapeOf(patch.outline)) + "\n";
            return true;
        }));
        return rows;
    }

    std::int64_t repaired = 0;
    std::vector<geometry::Polygon> outlines;
};

TEST_F(BulkTest, GivesTheRowsOfTheGeneralWay)
{
    // Russia begins 30 m inside of China.
    writeCountry("cn.shp", westMetres, {"0301", "0401", "1106", "0101"});
    writeCountry("ru.shp", westMetres + cells * cellMetres - 30.0, {"V07", "V09", "V16"});
    const std::string general = harmonised(1'000'000);
    const auto generalRepaired = repaired;
    const std::string bulk = harmonised(1);
    ASSERT_FALSE(general.empty());
    EXPECT_EQ(bulk, general);
    EXPECT_EQ(repaired, generalRepaired);
    EXPECT_EQ(repaired, 1);
    const auto check = coverage::checkCoverage(outlines, {});
    ASSERT_TRUE(check);
    EXPECT_TRUE(check->clean());
    EXPECT_GE(outlines.size(), 2U * (cells * cells - 1));
    for (const auto& entry : std::filesystem::directory_iterator{folder()}) {
        EXPECT_NE(entry.path().extension(), ".spill");
    }
}

TEST_F(BulkTest, TheSameBytesEveryTime)
{
    writeCountry("cn.shp", westMetres, {"0301", "0401"});
    writeCountry("ru.shp", westMetres + cells * cellMetres + 5.0, {"V07"});
    const std::string first = harmonised(1);
    ASSERT_FALSE(first.empty());
    EXPECT_EQ(harmonised(1), first);
    EXPECT_EQ(harmonised(1'000'000), first);
}

} // namespace
} // namespace ecotone::harmonise
