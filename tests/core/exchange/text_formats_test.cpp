#include "core/exchange/probe.h"
#include "core/geometry/wkb.h"
#include "tests/core/exchange/support.h"

#include <random>

namespace ecotone::exchange {
namespace {

using namespace test;

std::string wkt(const SourceTable& table, std::size_t row)
{
    return geometry::toWkt(table.rows.at(row).shape, 0);
}

TEST(Mif, ReadsItsOwnWritingInCyrillic)
{
    const Folder folder;
    WriteTable table = forest();
    table.fields[1].name = "КАТЕГОРИЯ";
    table.rows[0].values[1] = std::string{"Лес \"А\", сырой"};
    table.rows[1].values[1] = std::string{"Гарь"};
    MifOptions options;
    options.coordSys = "Earth Projection 8, 1001, \"m\", 129, 0, 1, 22500000, 0";
    ASSERT_TRUE(writeMif(folder / "a.mif", table, options).has_value());
    const auto read = readSource(folder / "a.mif");
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->encoding.encoding, text::Encoding::Cp1251);
    EXPECT_EQ(text(*read, 0, "КАТЕГОРИЯ"), "Лес \"А\", сырой");
    EXPECT_EQ(read->layer.crs.kind, CrsStatement::Kind::MapInfo);
    EXPECT_EQ(read->layer.crs.text, options.coordSys);
    ASSERT_EQ(read->rows.size(), 3U);
    EXPECT_EQ(read->rows[1].shape.polygons[0].holes.size(), 1U);
    EXPECT_EQ(read->rows[2].shape.polygons.size(), 2U);
    EXPECT_FALSE(read->damaged());
}

TEST(Mif, EveryObjectOfTheFormatIsReadOrNamed)
{
    const Folder folder;
    const std::string objects = "Version 300\nCharset \"Neutral\"\nColumns 0\nData\n"
                                "Point 1 2\n  Symbol (34,0,12)\n"
                                "Line 0 0 3 4\n  Pen (1,2,0)\n"
                                "Pline Multiple 2\n  2\n0 0\n1 1\n  2\n5 5\n6 6\n  Smooth\n"
                                "Rect 0 0 2 1\n  Brush (1,0)\n"
                                "Multipoint 2\n1 1\n2 2\n"
                                "Text \"подпись\"\n  0 0 4 2\n  Font (\"Arial\",0,0,0)\n"
                                "Ellipse 0 0 4 2\n"
                                "None\n";
    const auto read = readSource(written(folder / "a.mif", objects));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    ASSERT_EQ(read->rows.size(), 8U);
    EXPECT_EQ(wkt(*read, 0), "POINT(1 2)");
    EXPECT_EQ(wkt(*read, 1), "LINESTRING(0 0, 3 4)");
    EXPECT_EQ(wkt(*read, 2), "MULTILINESTRING((0 0, 1 1), (5 5, 6 6))");
    EXPECT_EQ(wkt(*read, 3), "POLYGON((0 0, 2 0, 2 1, 0 1, 0 0))");
    EXPECT_EQ(read->rows[4].shape.points.size(), 2U);
    EXPECT_EQ(wkt(*read, 5), "POINT(2 1)");
    EXPECT_EQ(find(read->issues, "unsupported-geometry")->firstRow, 6);
    EXPECT_EQ(find(read->issues, "empty-geometry")->firstRow, 7);
    EXPECT_NE(find(read->issues, "mixed-geometry"), nullptr);
}

TEST(Mif, ATruncatedFileNamesTheRowWhereItEnds)
{
    const Folder folder;
    ASSERT_TRUE(
        writeMif(folder / "a.mif", forest(), {text::Encoding::Gbk, "WindowsSimpChinese", ""})
            .has_value());
    const std::string whole = readFile(folder / "a.mif").value();
    written(folder / "a.mif", whole.substr(0, whole.find("Region", whole.find("Region") + 1) + 20));
    const auto read = readSource(folder / "a.mif");
    ASSERT_TRUE(read.has_value());
    EXPECT_TRUE(read->damaged());
    EXPECT_EQ(find(read->issues, "damaged-record")->firstRow, 1);
    EXPECT_EQ(read->rows.size(), 3U);

    const auto heading =
        readSource(written(folder / "b.mif", "Version 300\nColumns 1\n a Char(3)"));
    ASSERT_FALSE(heading.has_value());
    EXPECT_EQ(heading.error().detail, "b.mif: ends within its heading: no Data line");
}

TEST(GeoJson, NamesEveryDefect)
{
    const Folder folder;
    const std::string text = R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"name":"Лес","area":1},"geometry":
        {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
      {"type":"Feature","properties":{"name":"открытый","area":2.5},"geometry":
        {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}},
      {"type":"Feature","properties":{"name":"пустой"},"geometry":null},
      {"type":"Feature","properties":null,"geometry":
        {"type":"Polygon","coordinates":[[[0,0],["a",0],[1,1],[0,0]]]}},
      {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
        {"type":"Point","coordinates":[5,6]},
        {"type":"LineString","coordinates":[[1,1],[2,2]]}]}},
      {"type":"Feature","properties":{},"geometry":{"type":"Blob","coordinates":[1,2]}}
    ]})";
    const auto read = readSource(written(folder / "a.geojson", text));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    ASSERT_EQ(read->rows.size(), 7U); // The collection is two rows of fid 4.
    EXPECT_EQ(test::text(*read, 0, "name"), "Лес");
    EXPECT_EQ(test::text(*read, 1, "area"), "2.5");
    EXPECT_EQ(find(read->issues, "unclosed-ring")->firstRow, 1);
    EXPECT_EQ(find(read->issues, "empty-geometry")->firstRow, 2);
    EXPECT_EQ(find(read->issues, "bad-coordinate")->firstRow, 3);
    EXPECT_EQ(read->rows[4].fid, 4);
    EXPECT_EQ(read->rows[5].fid, 4);
    EXPECT_EQ(find(read->issues, "unsupported-geometry")->firstRow, 5);
    EXPECT_EQ(read->layer.crs.text, "OGC:CRS84");
}

TEST(GeoJson, TruncatedAndForeignJsonIsRefusedWithThePlace)
{
    const Folder folder;
    const auto cut = readSource(written(folder / "a.geojson", R"({"type":"FeatureColl)"));
    ASSERT_FALSE(cut.has_value());
    EXPECT_EQ(cut.error().code, ErrorCode::FileDamaged);
    EXPECT_NE(cut.error().detail.find("a.geojson: is no JSON, or ends early: byte"),
              std::string::npos);
    const auto other = readSource(written(folder / "b.json", R"({"type":"recipe"})"));
    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(other.error().code, ErrorCode::UnsupportedFormat);
}

TEST(Csv, GuessesColumnsAloudAndKeepsCodesAsText)
{
    const Folder folder;
    const auto read = readSource(written(
        folder / "a.csv", "名称,代码,经度,纬度\n防川,0111,130.6,42.4\n敬信,0301,130.5,42.6\n"));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(text(*read, 0, "代码"), "0111");
    EXPECT_EQ(geometry::toWkt(read->rows[0].shape, 1), "POINT(130.6 42.4)");
    EXPECT_EQ(find(read->issues, "columns-guessed")->message,
              "a.csv: columns 经度 and 纬度 are taken as coordinates");
    EXPECT_NE(find(read->issues, "crs-missing"), nullptr);
}

TEST(Csv, SurveyListsWithNorthAsXAreTurnedAndSaid)
{
    const Folder folder;
    const auto read = readSource(
        written(folder / "a.csv", "N;X;Y\n1;4763512,5;22612345,25\n2;4763612,5;22612445,25\n"));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(geometry::toWkt(read->rows[0].shape, 2), "POINT(22612345.25 4763512.50)");
    EXPECT_NE(find(read->issues, "axes-swapped"), nullptr);
}

TEST(Csv, DegreesMinutesSecondsCp1251AndBadRows)
{
    const Folder folder;
    // "Широта" and "Долгота" in CP1251; the third row has no coordinates, the fourth is short.
    const std::string heading =
        text::encode("Имя;Широта;Долгота\n", text::Encoding::Cp1251).value();
    const std::string rows =
        text::encode(
            "Посёлок Хасан;42°25'48\"с.ш.;130°38'42\"в.д.\nБез места;;\nПлохая;север;юг\nМало\n",
            text::Encoding::Cp1251)
            .value();
    const auto read = readSource(written(folder / "a.csv", heading + rows));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(text(*read, 0, "Имя"), "Посёлок Хасан");
    EXPECT_EQ(geometry::toWkt(read->rows[0].shape, 3), "POINT(130.645 42.430)");
    EXPECT_EQ(find(read->issues, "bad-coordinate")->firstRow, 2);
    EXPECT_EQ(find(read->issues, "damaged-record")->firstRow, 3);
    EXPECT_EQ(read->rows.size(), 4U);
}

TEST(Csv, CodesThatLookLikeNumbersStayAsTheyAreWritten)
{
    const Folder folder;
    const auto read = readSource(
        written(folder / "a.csv",
                "CODE,HA,X,Y\n5.1,12.50,99.5,52.5\n5.10,3.25,99.6,52.5\n5,7.00,99.7,52.5\n"));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(text(*read, 0, "CODE"), "5.1");
    EXPECT_EQ(text(*read, 1, "CODE"), "5.10");
    EXPECT_EQ(text(*read, 2, "CODE"), "5");
    EXPECT_EQ(read->fields[1].type, model::FieldType::Real) << "hectares are numbers";
}

TEST(Csv, OneRowTooWideIsDamagedAndMakesNoTitleOfTheOthers)
{
    const Folder folder;
    const auto read = readSource(written(folder / "a.csv",
                                         "id,name,x,y\n1,Орлик,99.5,52.5\n2,Хасан,130.6,42.4\n"
                                         "3,1,2,3,4,5,6,7,8,9,10\n"));
    ASSERT_TRUE(read.has_value());
    ASSERT_EQ(read->rows.size(), 3U);
    EXPECT_EQ(text(*read, 0, "name"), "Орлик");
    EXPECT_EQ(find(read->issues, "damaged-record")->firstRow, 2);
}

TEST(Csv, ColumnsCanBeGivenAndMustExist)
{
    const Folder folder;
    written(folder / "a.csv", "id,a,b,geometry\n1,5,6,POINT(1 2)\n");
    ReadOptions options;
    options.open.xColumn = "a";
    options.open.yColumn = "b";
    EXPECT_EQ(wkt(readSource(folder / "a.csv", options).value(), 0), "POINT(5 6)");
    EXPECT_EQ(wkt(readSource(folder / "a.csv").value(), 0), "POINT(1 2)");
    options.open.yColumn = "c";
    const auto refused = readSource(folder / "a.csv", options);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().detail, "a.csv: has no column \"c\"");
}

TEST(TextFormats, FlippedAndCutBytesAreSurvived)
{
    const Folder folder;
    std::mt19937 random{20261121};
    for (const std::string extension : {".mif", ".geojson", ".csv", ".gpkg"}) {
        const auto path = folder / ("a" + extension);
        ASSERT_TRUE(writeLayer(path, forest(), "EPSG:4326").has_value());
        const std::string whole = readFile(path).value();
        for (int i = 0; i < 48; ++i) {
            std::string broken = whole;
            const std::size_t at = random() % broken.size();
            broken[at] =
                static_cast<char>(static_cast<unsigned char>(broken[at]) ^ (1U << (random() % 8U)));
            written(path, i % 3 == 0 ? whole.substr(0, at) : broken);
            const auto read = readSource(path);
            if (!read) {
                EXPECT_NE(read.error().detail.find("a" + extension), std::string::npos)
                    << read.error().detail;
                EXPECT_EQ(exitCode(read.error().code), 3) << read.error().detail;
            }
        }
    }
}

TEST(Probe, TellsFieldsSamplesAndEmptyNames)
{
    const Folder folder;
    WriteTable table = forest();
    table.fields[1].name = "NAME";
    ASSERT_TRUE(writeShapefile(folder / "a.shp", table).has_value());
    const auto found = probe(folder / "a.shp");
    ASSERT_TRUE(found.has_value());
    ASSERT_EQ(found->layers.size(), 1U);
    const LayerProbe& layer = found->layers[0];
    EXPECT_EQ(found->driver, "Shapefile");
    EXPECT_EQ(layer.features, 3);
    EXPECT_EQ(layer.fields[1].filled, 2);
    EXPECT_EQ(layer.samples[0][1].second, "乔木林地");
    EXPECT_EQ(find(layer.issues, "empty-name")->firstRow, 2);
    EXPECT_EQ(layer.extent.maxX, 55.0);
}

} // namespace
} // namespace ecotone::exchange
