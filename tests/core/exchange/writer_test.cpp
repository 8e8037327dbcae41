#include "core/exchange/writer.h"
#include "core/geometry/wkb.h"
#include "tests/core/exchange/support.h"

namespace ecotone::exchange {
namespace {

using namespace test;

/// Every format that is written is read back with the same texts, numbers and outlines.
TEST(Writer, EveryFormatComesBack)
{
    const Folder folder;
    for (const std::string& extension : writableExtensions()) {
        const auto path = folder / ("заповедник" + extension);
        const auto report = writeLayer(path, forest(), "EPSG:4326");
        ASSERT_TRUE(report.has_value()) << extension << ' ' << report.error().detail;
        EXPECT_EQ(report->rows, 3) << extension;
        const auto read = readSource(path);
        ASSERT_TRUE(read.has_value()) << extension << ' ' << read.error().detail;
        ASSERT_EQ(read->rows.size(), 3U) << extension;
        EXPECT_EQ(text(*read, 1, "DI_LEI"), "灌木林地") << extension;
        EXPECT_EQ(text(*read, 0, "MIANJI"), "12.5") << extension;
        EXPECT_EQ(read->rows[1].shape.polygons.size(), 1U) << extension;
        EXPECT_EQ(read->rows[1].shape.polygons[0].holes.size(), 1U) << extension;
        EXPECT_EQ(read->rows[2].shape.polygons.size(), 2U) << extension;
        EXPECT_FALSE(read->damaged()) << extension;
    }
}

TEST(Writer, TheSameInputGivesTheSameBytes)
{
    ASSERT_EQ(::setenv("SOURCE_DATE_EPOCH", "1700000000", 1), 0);
    const Folder folder;
    for (const std::string& extension : writableExtensions()) {
        const auto path = folder / ("a" + extension);
        ASSERT_TRUE(writeLayer(path, forest(), "EPSG:4326").has_value());
        const std::string first = readFile(path).value();
        ASSERT_TRUE(writeLayer(path, forest(), "EPSG:4326").has_value());
        EXPECT_EQ(readFile(path).value() == first, true) << extension;
    }
    ::unsetenv("SOURCE_DATE_EPOCH");
}

TEST(Writer, RefusesWhatItCannotWrite)
{
    const Folder folder;
    const auto unknown = writeLayer(folder / "a.dwg", forest(), "EPSG:4326");
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(unknown.error().code, ErrorCode::UnsupportedFormat);
    const auto nowhere = writeLayer(folder / "no/such/a.gpkg", forest(), "EPSG:4326");
    ASSERT_FALSE(nowhere.has_value());
    EXPECT_EQ(nowhere.error().code, ErrorCode::FileUnwritable);
}

TEST(Writer, AShapefileOfAnotherKindIsRefused)
{
    const Folder folder;
    WriteTable table = forest();
    table.rows[1].shape = geometry::fromWkt("POINT(1 2)").value();
    const auto refused = writeShapefile(folder / "a.shp", table);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().detail, "a.shp: row 1 is of another kind than its layer");
}

} // namespace
} // namespace ecotone::exchange
