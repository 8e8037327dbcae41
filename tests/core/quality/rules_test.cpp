#include "core/geometry/wkb.h"
#include "core/quality/rules.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ecotone::quality {
namespace {

struct Row
{
    std::string wkt; ///< Centimetres.
    std::string classCode = "F11";
    std::string landscape = "lbc";
    std::int64_t areaError = 0;
};

/// A map held in memory.
class FakeMap : public model::MapReader
{
public:
    explicit FakeMap(std::vector<Row> rows) : m_rows{std::move(rows)} {}

    std::vector<model::Layer> layerList;
    std::vector<model::Feature> features;

    [[nodiscard]] Result<>
    visitPatches(const model::PatchFilter& filter,
                 const std::function<bool(const model::PatchView&)>& visit) override
    {
        model::PatchId id = 0;
        for (const Row& row : m_rows) {
            ++id;
            if (!filter.landscape.empty() && filter.landscape != row.landscape) {
                continue;
            }
            const geometry::Shape shape = geometry::gridFromWkt(row.wkt).value();
            const std::string blob = geometry::toGeoPackageBlob(shape, 1, geometry::Parts::Single);
            model::PatchView view;
            view.id = id;
            view.classCode = row.classCode;
            view.country = "CN";
            view.areaHalfSquareCentimetres = areaOf(shape).toInt64() + row.areaError;
            view.geometryBlob = blob;
            if (!visit(view)) {
                break;
            }
        }
        return {};
    }
    [[nodiscard]] Result<model::Patch> patch(model::PatchId) override
    {
        return fail(ErrorCode::NotFound, "not needed");
    }
    [[nodiscard]] Result<std::vector<model::Layer>> layers() override { return layerList; }
    [[nodiscard]] Result<>
    visitFeatures(const std::string&,
                  const std::optional<geometry::Box>&,
                  const std::function<bool(const model::Feature&)>& visit) override
    {
        for (const model::Feature& feature : features) {
            visit(feature);
        }
        return {};
    }

private:
    std::vector<Row> m_rows;
};

const std::string west = "POLYGON((0 0, 10000 0, 10000 10000, 0 10000))";
const std::string east = "POLYGON((10000 0, 20000 0, 20000 10000, 10000 10000))";
const std::string both = "POLYGON((0 0, 20000 0, 20000 10000, 0 10000))";

CheckReport checked(std::vector<Row> rows, const std::string& extent = both)
{
    FakeMap map{std::move(rows)};
    CheckOptions options;
    options.extents = {{"lbc", geometry::gridFromWkt(extent).value().polygons}};
    return check(map, options).value();
}

std::vector<std::string> codesOf(const CheckReport& report)
{
    std::vector<std::string> codes;
    for (const model::Issue& issue : report.issues) {
        codes.push_back(issue.code);
    }
    return codes;
}

using Codes = std::vector<std::string>;

TEST(Check, aCleanMapHasNoIssues)
{
    const CheckReport report = checked({{west}, {east}});
    EXPECT_TRUE(report.total.clean());
    EXPECT_EQ(report.total.patches, 2);
    EXPECT_EQ(report.total.area.exactSquareMetres(), "20000");
    EXPECT_EQ(report.total.extent, report.total.area);
    EXPECT_EQ(codesOf(report), Codes{});
    EXPECT_EQ(report.untranslated, 0);
}

TEST(Check, findsGapsAndOverlaps)
{
    const CheckReport gap = checked({{west}});
    EXPECT_EQ(gap.total.gap.exactSquareMetres(), "10000");
    EXPECT_EQ(codesOf(gap), Codes{"gap"});
    EXPECT_EQ(gap.issues[0].severity, model::Severity::Error);
    EXPECT_EQ(gap.issues[0].landscape, "lbc");
    const CheckReport overlap = checked({{west}, {both}});
    EXPECT_EQ(overlap.total.overlap.exactSquareMetres(), "10000");
    EXPECT_EQ(codesOf(overlap), Codes{"overlap"});
}

TEST(Check, findsStoredAreasThatAreWrong)
{
    const CheckReport report = checked({{west, "F11", "lbc", 1}, {east}});
    EXPECT_EQ(report.total.areaDrift, 1);
    EXPECT_EQ(codesOf(report), Codes{"area-drift"});
    EXPECT_EQ(report.issues[0].patchId, 1);
}

TEST(Check, findsClassesThatDoNotExist)
{
    EXPECT_EQ(codesOf(checked({{west, "Q99"}, {east}})), Codes{"unknown-class"});
}

TEST(Check, findsInvalidPatchesAndSlivers)
{
    const CheckReport invalid = checked({{west}, {east}, {"POLYGON((0 0, 10 10, 10 0, 0 10))"}});
    EXPECT_EQ(invalid.total.invalid, 1);
    EXPECT_EQ(invalid.total.slivers, 1);
    const CheckReport sliver = checked({{west},
                                        {"POLYGON((10000 0, 19900 0, 19900 10000, 10000 10000))"},
                                        {"POLYGON((19900 0, 20000 0, 20000 10000, 19900 10000))"}});
    EXPECT_EQ(codesOf(sliver), Codes{"sliver"});
    EXPECT_TRUE(sliver.total.clean()) << "a sliver is no break in the coverage";
}

TEST(Check, whatBelongsToNoLandscapeIsCheckedToo)
{
    const CheckReport report = checked({{west}, {east}, {west, "F11", ""}, {west, "F11", ""}});
    ASSERT_EQ(report.landscapes.size(), 2U);
    EXPECT_EQ(report.landscapes[1].landscape, "");
    EXPECT_EQ(report.landscapes[1].patches, 2);
    EXPECT_EQ(report.total.overlap.exactSquareMetres(), "10000");
    EXPECT_EQ(report.total.patches, 4);
}

TEST(Check, landscapesDoNotDisturbEachOther)
{
    FakeMap map{{{west, "F11", "a"}, {east, "F11", "b"}}};
    CheckOptions options;
    options.extents = {{"a", geometry::gridFromWkt(west).value().polygons},
                       {"b", geometry::gridFromWkt(both).value().polygons}};
    const CheckReport report = check(map, options).value();
    EXPECT_TRUE(report.landscapes[0].clean());
    EXPECT_EQ(report.landscapes[1].gap.exactSquareMetres(), "10000");
}

TEST(Check, countsNamesAndTextsThatLackALanguage)
{
    FakeMap map{{{both}}};
    model::Layer layer;
    layer.name = "river";
    layer.title = {{"River", "河流", "Река", ""}};
    map.layerList = {layer};
    model::Feature complete;
    complete.names = {{"Amur", "黑龙江", "Амур", "Амар мөрөн"}};
    model::Feature local;
    local.localName = "Амур";
    map.features = {complete, local, model::Feature{}};
    const CheckReport report = check(map, {}).value();
    EXPECT_EQ(report.namesUnreviewed, 1);
    EXPECT_EQ(report.untranslated, 1);
}

TEST(Check, canBeCancelled)
{
    FakeMap map{{{both}}};
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(check(map, {}, Progress{{}, stop.get_token()}).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace ecotone::quality
