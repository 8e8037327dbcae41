#include "core/base/clock.h"
#include "core/exchange/source_reader.h"
#include "core/geometry/wkb.h"
#include "tests/core/exchange/support.h"

#include <cstdlib>
#include <random>

namespace ecotone::exchange {
namespace {

using namespace test;

ShapefileOptions gbkWithoutHints()
{
    ShapefileOptions options;
    options.encoding = text::Encoding::Gbk;
    options.languageDriver = std::uint8_t{0};
    return options;
}

TEST(Shapefile, GbkWithoutAnyHintComesBackAsItWas)
{
    const Folder folder;
    const auto path = folder / "小班 №3/лес.shp";
    ASSERT_TRUE(makeFolder(path.parent_path()).has_value());
    ASSERT_TRUE(writeShapefile(path, forest(), gbkWithoutHints()).has_value());

    const auto table = readSource(path);
    ASSERT_TRUE(table.has_value()) << table.error().detail;
    EXPECT_EQ(table->encoding.encoding, text::Encoding::Gb18030)
        << table->encoding.evidence.english();
    EXPECT_TRUE(table->encoding.decided);
    ASSERT_EQ(table->rows.size(), 3U);
    EXPECT_EQ(text(*table, 0, "DI_LEI"), "乔木林地");
    EXPECT_EQ(std::get<std::int64_t>(table->rows[1].values[0]), 2);
    EXPECT_EQ(std::get<double>(table->rows[0].values[2]), 12.5);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(table->rows[2].values[2]));
    EXPECT_EQ(geometry::toWkt(table->rows[1].shape, 0),
              "POLYGON((20 10, 30 10, 30 0, 20 0, 20 10), (24 4, 26 4, 26 6, 24 6, 24 4))");
    EXPECT_EQ(table->rows[2].shape.polygons.size(), 2U);
    EXPECT_EQ(find(table->issues, "crs-missing")->severity, model::Severity::Warning);
    EXPECT_FALSE(table->damaged());
}

TEST(Shapefile, IsTheSameToTheByteUnderAFrozenClock)
{
    ASSERT_EQ(::setenv("SOURCE_DATE_EPOCH", "1700000000", 1), 0);
    const Folder folder;
    const auto path = folder / "a.shp";
    ASSERT_TRUE(writeShapefile(path, forest(), gbkWithoutHints()).has_value());
    const auto bytes = readFile(folder / "a.dbf");
    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(bytes->substr(1, 3), std::string("\x7B\x0B\x0E", 3)); // 2023-11-14.
    EXPECT_EQ((*bytes)[29], '\0');
    ASSERT_TRUE(writeShapefile(path, forest(), gbkWithoutHints()).has_value());
    EXPECT_EQ(readFile(folder / "a.dbf").value(), *bytes);
    ::unsetenv("SOURCE_DATE_EPOCH");
}

TEST(Shapefile, SaysWhatDidNotFit)
{
    const Folder folder;
    WriteTable table = forest();
    table.fields[1].name = "land_category_of_the_unit";
    table.fields[1].width = 7;
    table.rows[1].values[1] = std::string{"Хөв"};
    const auto report = writeShapefile(folder / "a.shp", table, gbkWithoutHints());
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->textsCut, 1);           // 乔木林地 needs 8 bytes.
    EXPECT_EQ(report->charactersReplaced, 1); // ө.
    ASSERT_EQ(report->namesChanged.size(), 1U);
    EXPECT_EQ(report->namesChanged[0], "land_category_of_the_unit -> land_categ");
}

TEST(Shapefile, ACutGbkCharacterIsReportedNotGuessed)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest(), gbkWithoutHints()).has_value());
    std::string dbf = readFile(folder / "a.dbf").value();
    const std::size_t at = dbf.find("\xC7\xC7\xC4\xBE\xC1\xD6\xB5\xD8"); // 乔木林地
    ASSERT_NE(at, std::string::npos);
    // As a program does that writes 31 bytes into 30.
    std::string full;
    while (full.size() < 30) {
        full += "\xC7\xC7\xC4\xBE\xC1\xD6\xB5\xD8";
    }
    dbf.replace(at, 30, "a" + full.substr(0, 29));
    written(folder / "a.dbf", dbf);
    const auto table = readSource(folder / "a.shp");
    ASSERT_TRUE(table.has_value());
    const ReadIssue* cut = find(table->issues, "text-cut");
    ASSERT_NE(cut, nullptr);
    EXPECT_EQ(cut->firstRow, 0);
    EXPECT_NE(cut->message.find("row 0, field DI_LEI"), std::string::npos) << cut->message;
    EXPECT_EQ(table->encoding.encoding, text::Encoding::Gb18030);
}

TEST(Shapefile, FindsSiblingsInAnyLetterCase)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest(), gbkWithoutHints()).has_value());
    std::filesystem::rename(folder / "a.dbf", folder / "A.DBF");
    const auto table = readSource(folder / "a.shp");
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(text(*table, 0, "DI_LEI"), "乔木林地");
}

TEST(Shapefile, WithoutItsIndexItIsReadRecordByRecord)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest(), gbkWithoutHints()).has_value());
    std::filesystem::remove(folder / "a.shx");
    const auto table = readSource(folder / "a.shp");
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->rows.size(), 3U);
    EXPECT_NE(find(table->issues, "missing-index"), nullptr);
    EXPECT_FALSE(table->damaged());
}

TEST(Shapefile, WithoutItsTableTheShapesAreKeptAndTheLossIsAnError)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest(), gbkWithoutHints()).has_value());
    std::filesystem::remove(folder / "a.dbf");
    const auto table = readSource(folder / "a.shp");
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->rows.size(), 3U);
    EXPECT_TRUE(table->damaged());
    EXPECT_EQ(find(table->issues, "missing-table")->message,
              "a.shp: the .dbf is missing; the rows have no attributes");
}

TEST(Shapefile, DeletedRowsAreCountedNotRead)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest(), gbkWithoutHints()).has_value());
    std::string dbf = readFile(folder / "a.dbf").value();
    dbf[33 + 3 * 32] = '*';
    written(folder / "a.dbf", dbf);
    const auto table = readSource(folder / "a.shp");
    ASSERT_TRUE(table.has_value());
    ASSERT_EQ(table->rows.size(), 2U);
    EXPECT_EQ(table->rows[0].fid, 1);
    EXPECT_EQ(find(table->issues, "deleted-rows")->count, 1);
}

TEST(Shapefile, TruncatedShapesNameTheRowAndKeepTheRest)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest(), gbkWithoutHints()).has_value());
    const std::string shp = readFile(folder / "a.shp").value();
    written(folder / "a.shp", shp.substr(0, shp.size() - 40));
    const auto table = readSource(folder / "a.shp");
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->rows.size(), 3U);
    EXPECT_FALSE(table->rows[1].shape.empty());
    EXPECT_TRUE(table->rows[2].shape.empty());
    EXPECT_TRUE(table->damaged());
    EXPECT_EQ(find(table->issues, "damaged-record")->firstRow, 2);
    EXPECT_NE(find(table->issues, "truncated-file"), nullptr);
}

TEST(Shapefile, EmptyMissingAndWrongFilesAreNamed)
{
    const Folder folder;
    const auto missing = readSource(folder / "no.shp");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, ErrorCode::FileNotFound);

    const auto empty = readSource(written(folder / "empty.shp", ""));
    ASSERT_FALSE(empty.has_value());
    EXPECT_EQ(empty.error().code, ErrorCode::FileDamaged);
    EXPECT_EQ(empty.error().detail, "empty.shp: is empty");

    const auto picture =
        readSource(written(folder / "b.shp", "\x89PNG\r\n\x1A\nrest of a picture"));
    ASSERT_FALSE(picture.has_value());
    EXPECT_EQ(picture.error().code, ErrorCode::FileDamaged);
    EXPECT_EQ(picture.error().detail,
              "b.shp: is a PNG picture by its first bytes, not what its name says");

    const auto words = readSource(written(folder / "c.shp", "These are words, not shapes."));
    ASSERT_FALSE(words.has_value());
    EXPECT_EQ(words.error().code, ErrorCode::FileDamaged);

    const auto unknown = readSource(written(folder / "d.xyzzy", "These are words."));
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(unknown.error().code, ErrorCode::UnsupportedFormat) << unknown.error().detail;
    EXPECT_EQ(exitCode(unknown.error().code), 3);

    ASSERT_TRUE(makeFolder(folder / "e.shp").has_value());
    EXPECT_FALSE(readSource(folder / "e.shp").has_value());
}

/// Every cut of each part: an error that names the file, or rows with an issue; never a crash.
TEST(Shapefile, SixteenTruncationsOfEachPartAreSurvivedAndSaid)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest(), gbkWithoutHints()).has_value());
    for (const std::string part : {"a.shp", "a.shx", "a.dbf"}) {
        const std::string whole = readFile(folder / part).value();
        for (std::size_t i = 0; i < 16; ++i) {
            // The end-of-file mark of a .dbf alone may go without loss.
            const std::size_t size = i * (whole.size() - 2) / 16;
            written(folder / part, whole.substr(0, size));
            const auto table = readSource(folder / "a.shp");
            if (!table) {
                EXPECT_EQ(table.error().code, ErrorCode::FileDamaged) << part << ' ' << size;
                EXPECT_NE(table.error().detail.find("a."), std::string::npos);
            } else {
                EXPECT_TRUE(table->damaged() || find(table->issues, "missing-index") != nullptr)
                    << part << " cut to " << size;
            }
        }
        written(folder / part, whole);
    }
}

TEST(Shapefile, SixtyFourFlippedBytesOfEachPartAreSurvived)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest(), gbkWithoutHints()).has_value());
    std::mt19937 random{20261121};
    for (const std::string part : {"a.shp", "a.shx", "a.dbf"}) {
        const std::string whole = readFile(folder / part).value();
        for (int i = 0; i < 64; ++i) {
            std::string broken = whole;
            const std::size_t at = random() % broken.size();
            broken[at] =
                static_cast<char>(static_cast<unsigned char>(broken[at]) ^ (1U << (random() % 8U)));
            written(folder / part, broken);
            const auto table = readSource(folder / "a.shp");
            if (table) {
                EXPECT_LE(table->rows.size(), 64U) << part << " byte " << at;
            } else {
                EXPECT_FALSE(table.error().detail.empty());
            }
        }
        written(folder / part, whole);
    }
}

TEST(Shapefile, PointsAndLinesRoundTrip)
{
    const Folder folder;
    WriteTable points;
    points.kind = geometry::ShapeKind::Point;
    points.fields = {{"NAME", model::FieldType::Text, 20, 0}};
    points.rows.push_back({{std::string{"珲春"}}, geometry::fromWkt("POINT(131 42.5)").value()});
    points.rows.push_back({{std::string{"防川"}}, {}});
    ASSERT_TRUE(writeShapefile(folder / "p.shp", points).has_value());
    const auto read = readSource(folder / "p.shp");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(geometry::toWkt(read->rows[0].shape, 1), "POINT(131.0 42.5)");
    EXPECT_TRUE(read->rows[1].shape.empty());
    EXPECT_EQ(find(read->issues, "empty-geometry")->firstRow, 1);

    WriteTable lines;
    lines.kind = geometry::ShapeKind::Line;
    lines.rows.push_back(
        {{}, geometry::fromWkt("MULTILINESTRING((0 0, 1 1), (2 2, 3 3, 4 5))").value()});
    ASSERT_TRUE(writeShapefile(folder / "l.shp", lines).has_value());
    const auto back = readSource(folder / "l.shp");
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->rows[0].shape, lines.rows[0].shape);
}

} // namespace
} // namespace ecotone::exchange
