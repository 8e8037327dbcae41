#include "core/exchange/probe.h"
#include "core/exchange/raster.h"
#include "core/geometry/wkb.h"
#include "tests/core/exchange/gdal_files.h"
#include "tests/core/exchange/support.h"

namespace ecotone::exchange {
namespace {

using namespace test;

std::string wkt(const SourceTable& table, std::size_t row, int decimals = 0)
{
    return geometry::toWkt(table.rows.at(row).shape, decimals);
}

/// Two camps in the mountains of Sayan.
WriteTable camps()
{
    WriteTable table;
    table.name = "camps";
    table.kind = geometry::ShapeKind::Point;
    table.fields = {{"name", model::FieldType::Text, 0, 0}};
    table.rows.push_back(
        {{std::string{"Окинский"}}, geometry::shapeOfPoint(geometry::RealPoint{99.5, 52.5})});
    table.rows.push_back(
        {{std::string{"Ханх"}}, geometry::shapeOfPoint(geometry::RealPoint{100.25, 51.5})});
    return table;
}

TEST(MoreFormats, AGeodatabaseGivesItsLayersAndTheNamesOfItsCodes)
{
    const Folder folder;
    WriteTable table = forest();
    table.rows[0].values[1] = std::string{"0111"};
    table.rows[1].values[1] = std::string{"0113"};
    writeWithDriver(
        "OpenFileGDB", folder / "林地.gdb", table, 4490, {{"0111", "乔木林"}, {"0113", "灌木林"}});
    const auto read = readSource(folder / "林地.gdb");
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->driver, "File Geodatabase");
    EXPECT_EQ(read->layer.name, "forest");
    EXPECT_EQ(read->layer.crs.authority, "EPSG:4490");
    ASSERT_EQ(read->rows.size(), 3U);
    EXPECT_EQ(read->account, (RowAccount{3, 3, 0, 0}));
    EXPECT_EQ(text(*read, 0, "DI_LEI"), "0111");
    EXPECT_EQ(text(*read, 0, "DI_LEI_NAME"), "乔木林");
    EXPECT_EQ(text(*read, 1, "DI_LEI_NAME"), "灌木林");
    EXPECT_EQ(text(*read, 1, "MIANJI"), "96");
    EXPECT_EQ(read->rows[1].shape.polygons[0].holes.size(), 1U);
    EXPECT_NE(find(read->issues, "code-table-used"), nullptr);
}

TEST(MoreFormats, KmzIsUnpackedAndRead)
{
    const Folder folder;
    ASSERT_TRUE(writeLayer(folder / "camps.kml", camps(), "EPSG:4326").has_value());
    writeZip(folder / "camps.kmz", {{"doc.kml", folder / "camps.kml"}});
    const auto read = readSource(folder / "camps.kmz");
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->driver, "KMZ");
    ASSERT_EQ(read->rows.size(), 2U);
    EXPECT_EQ(wkt(*read, 1, 2), "POINT(100.25 51.50)");
}

TEST(MoreFormats, GpxGivesTheLayersThatHoldSomething)
{
    const Folder folder;
    const auto read = readAllLayers(written(folder / "walk.gpx", R"(<?xml version="1.0"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
 <wpt lat="52.5" lon="99.5"><ele>1300</ele><name>Орлик</name></wpt>
 <trk><name>тропа</name><trkseg>
  <trkpt lat="52.5" lon="99.5"/><trkpt lat="52.6" lon="99.75"/>
 </trkseg></trk>
</gpx>)"));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    ASSERT_EQ(read->size(), 3U); // waypoints, tracks, track_points
    EXPECT_EQ((*read)[0].layer.name, "waypoints");
    EXPECT_EQ(text((*read)[0], 0, "name"), "Орлик");
    EXPECT_EQ(text((*read)[0], 0, "ele"), "1300");
    EXPECT_EQ((*read)[1].layer.name, "tracks");
    EXPECT_EQ(wkt((*read)[1], 0, 2), "LINESTRING(99.50 52.50, 99.75 52.60)");
    EXPECT_EQ((*read)[2].rows.size(), 2U);
}

/// A closed and an open line on a layer named in the encoding of the drawing.
std::string drawing(const std::string& codePage, const std::string& layer)
{
    const auto line = [&](const char* closed, const char* points) {
        return "0\nLWPOLYLINE\n8\n" + layer + "\n90\n4\n70\n" + closed + "\n" + points;
    };
    return "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n9\n$DWGCODEPAGE\n3\n" + codePage +
           "\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" +
           line("1", "10\n0\n20\n0\n10\n10\n20\n0\n10\n10\n20\n10\n10\n0\n20\n10\n") +
           line("0", "10\n0\n20\n0\n10\n5\n20\n5\n10\n6\n20\n5\n10\n7\n20\n5\n") +
           "0\nENDSEC\n0\nEOF\n";
}

TEST(MoreFormats, AGpxPointWithoutAPlaceIsCounted)
{
    const Folder folder;
    const auto read = readSource(
        written(folder / "a.gpx",
                "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
                "<wpt lat=\"52.5\" lon=\"99.5\"><name>a</name></wpt>"
                "<wpt lon=\"99.6\"><name>b</name></wpt></gpx>"));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->account.declared, 2);
    EXPECT_EQ(read->account.read, 1);
    EXPECT_EQ(read->account.refused, 1);
    EXPECT_TRUE(read->damaged());
}

TEST(MoreFormats, ACutClassRasterIsNoRasterOfZeros)
{
    const Folder folder;
    writeClasses("ENVI", folder / "a.dat", ClassNames::None);
    const std::string whole = readFile(folder / "a.dat").value();
    ASSERT_TRUE(readSource(folder / "a.dat").has_value());
    written(folder / "a.dat", whole.substr(0, 7));
    const auto read = readSource(folder / "a.dat");
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().detail, "a.dat: is cut: it holds 7 of 12 bytes");
}

TEST(MoreFormats, ADrawingKeepsTheBytesOfItsTexts)
{
    const Folder folder;
    const std::string name = "Лесной квартал, выдел";
    const std::string bytes = text::encode(name, text::Encoding::Cp1251).value();
    for (const std::string page : {"ANSI_1251", "ANSI_1252"}) {
        const auto read = readSource(written(folder / "план.dxf", drawing(page, bytes)));
        ASSERT_TRUE(read.has_value()) << read.error().detail;
        EXPECT_EQ(read->driver, "DXF");
        ASSERT_EQ(read->rows.size(), 2U);
        EXPECT_EQ(text(*read, 0, "Layer"), name) << page;
        EXPECT_EQ(wkt(*read, 0), "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))");
        EXPECT_EQ(read->rows[1].shape.kind, geometry::ShapeKind::Line);
        EXPECT_NE(find(read->issues, "closed-lines"), nullptr);
        EXPECT_NE(find(read->issues, "crs-missing"), nullptr);
    }
}

/// A list of stakes as surveyors deliver it: a title, X north, Y east with the zone's number.
WriteTable stakes()
{
    WriteTable table;
    table.name = "Лист1";
    table.kind = geometry::ShapeKind::None;
    table.fields = {{"Номер", model::FieldType::Text, 0, 0},
                    {"X, м", model::FieldType::Real, 0, 0},
                    {"Y, м", model::FieldType::Real, 0, 0},
                    {"Код", model::FieldType::Text, 0, 0}};
    table.rows.push_back({{std::string{"1"}, 4763512.5, 22612345.25, std::string{"0111"}}, {}});
    table.rows.push_back({{std::string{"2"}, 4763612.5, 22612445.25, std::string{"0301"}}, {}});
    return table;
}

TEST(MoreFormats, WorkbooksAreListsOfCoordinates)
{
    const Folder folder;
    for (const std::string driver : {"XLSX", "ODS"}) {
        const auto path = folder / (driver == "XLSX" ? "вехи.xlsx" : "вехи.ods");
        writeWithDriver(driver, path, stakes());
        const auto read = readSource(path);
        ASSERT_TRUE(read.has_value()) << read.error().detail;
        EXPECT_EQ(read->driver, driver);
        EXPECT_EQ(read->layer.name, "Лист1");
        ASSERT_EQ(read->rows.size(), 2U);
        EXPECT_EQ(wkt(*read, 0, 2), "POINT(22612345.25 4763512.50)");
        EXPECT_EQ(text(*read, 0, "Код"), "0111") << "a code keeps its zero";
        EXPECT_NE(find(read->issues, "axes-swapped"), nullptr);
    }
}

TEST(MoreFormats, AnOldWorkbookWithATitleAboveItsHeading)
{
    const Folder folder;
    const auto path = written(folder / "old.xls",
                              oldWorkbook({{"Catalogue of stakes"},
                                           {"N", "lat", "lon", "code"},
                                           {"a", "#52.5", "#99.5", "0111"},
                                           {"b", "#51.5", "#100.25", "0301"}}));
    const auto read = readSource(path);
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->driver, "XLS");
    ASSERT_EQ(read->rows.size(), 2U);
    EXPECT_EQ(wkt(*read, 1, 2), "POINT(100.25 51.50)");
    EXPECT_EQ(text(*read, 1, "code"), "0301");
    EXPECT_NE(find(read->issues, "heading-found")->message.find("Catalogue of stakes"),
              std::string::npos);
}

TEST(MoreFormats, AListWithoutHeadingSaysWhatItsColumnsAre)
{
    const Folder folder;
    const auto read = readSource(
        written(folder / "points.txt", "J1 4763512.5 22612345.25\nJ2 4763612.5 22612445.25\n"));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    ASSERT_EQ(read->rows.size(), 2U);
    EXPECT_EQ(wkt(*read, 0, 2), "POINT(22612345.25 4763512.50)");
    EXPECT_EQ(find(read->issues, "columns-guessed")->message,
              "points.txt: columns field_3 and field_2 are taken as coordinates by their values: "
              "the list has no heading");
}

TEST(MoreFormats, ADecimalCommaIsSaidAndThousandsAreNotTakenForIt)
{
    const Folder folder;
    const auto read =
        readSource(written(folder / "a.csv", "id;площадь;число\n1;12,5;1,234\n2;0,75;2,345\n"));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(std::get<double>(read->rows[0].values[1]), 12.5);
    EXPECT_EQ(text(*read, 0, "число"), "1,234");
    EXPECT_EQ(find(read->issues, "decimal-comma")->message,
              "a.csv: the numbers of column площадь are read with a decimal comma");
}

TEST(MoreFormats, SecondsThatCannotBeAreNamed)
{
    const Folder folder;
    const auto read = readSource(written(
        folder / "a.csv",
        "name;lat;lon\nгора;42°18′70″;130°15′00″\nозеро;42°18′30″;130°15′00″\nбуй;95.5;130.2\n"));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    const ReadIssue* issue = find(read->issues, "impossible-coordinate");
    ASSERT_NE(issue, nullptr);
    EXPECT_EQ(issue->count, 2);
    EXPECT_EQ(issue->firstRow, 0);
    EXPECT_EQ(issue->message,
              "a.csv: row 0: \"130°15′00″\", \"42°18′70″\" is no place: 70 seconds are a minute or "
              "more");
    EXPECT_EQ(wkt(*read, 1, 5), "POINT(130.25000 42.30833)");
    EXPECT_EQ(read->account, (RowAccount{3, 1, 2, 0}));
}

TEST(MoreFormats, ACutCollectionKeepsItsWholeFeatures)
{
    const Folder folder;
    const auto point = [](const std::string& name, const std::string& x) {
        return R"({"type":"Feature","properties":{"name":")" + name +
               R"("},"geometry":{"type":"Point","coordinates":[)" + x + ",52]}}";
    };
    const std::string heading = R"({"type":"FeatureCollection","features":[)";
    const std::string whole = heading + point("a", "99") + "," + point("b", "98");
    const auto cut =
        readSource(written(folder / "cut.geojson", whole + "," + point("c", "97").substr(0, 40)));
    ASSERT_TRUE(cut.has_value()) << cut.error().detail;
    EXPECT_EQ(cut->account, (RowAccount{3, 2, 1, 0}));
    EXPECT_EQ(find(cut->issues, "truncated-file")->message,
              "cut.geojson: ends early, in row 2; the features that are whole were read");
    EXPECT_EQ(wkt(*cut, 1), "POINT(98 52)");

    std::string damaged = whole + "," + point("c", "97") + "]}";
    damaged[damaged.find("\"b\"") - 1] = '!'; // The colon before the name.
    const auto middle = readSource(written(folder / "middle.geojson", damaged));
    ASSERT_TRUE(middle.has_value()) << middle.error().detail;
    EXPECT_EQ(middle->account, (RowAccount{3, 2, 1, 0}));
    EXPECT_EQ(find(middle->issues, "truncated-file")->firstRow, 1);
    EXPECT_EQ(text(*middle, 2, "name"), "c");
}

TEST(MoreFormats, ClassRastersBringTheirAttributeTables)
{
    const Folder folder;
    const std::vector<std::pair<std::string, std::string>> formats{
        {"GTiff", "a.tif"}, {"HFA", "b.img"}, {"ENVI", "c.dat"}};
    for (const auto& [driver, name] : formats) {
        writeClasses(driver, folder / name, ClassNames::AttributeTable);
        const auto read = readSource(folder / name);
        ASSERT_TRUE(read.has_value()) << name << ": " << read.error().detail;
        ASSERT_EQ(read->rows.size(), 3U) << name;
        EXPECT_TRUE(read->layer.fromCells);
        EXPECT_EQ(text(*read, 0, "VALUE"), "1");
        EXPECT_EQ(text(*read, 0, "NAME"), "forest") << name;
        EXPECT_EQ(text(*read, 2, "DLBM"), "1101") << name;
        EXPECT_EQ(wkt(*read, 1),
                  "POLYGON((500020 5000030, 500020 5000010, 500030 5000010, 500040 5000010, 500040 "
                  "5000030, 500020 5000030))");
    }
    EXPECT_EQ(readSource(folder / "c.hdr")->driver, "ENVI");
}

TEST(MoreFormats, ARasterTakesItsNamesFromTheTableBesideIt)
{
    const Folder folder;
    writeClasses("GTiff", folder / "lc.tif", ClassNames::None);
    WriteTable values;
    values.name = "vat";
    values.kind = geometry::ShapeKind::None;
    values.fields = {{"VALUE", model::FieldType::Integer, 6, 0},
                     {"COUNT", model::FieldType::Integer, 6, 0},
                     {"LEI", model::FieldType::Text, 20, 0}};
    values.rows.push_back({{std::int64_t{1}, std::int64_t{4}, std::string{"林地"}}, {}});
    values.rows.push_back({{std::int64_t{3}, std::int64_t{3}, std::string{"水域"}}, {}});
    ASSERT_TRUE(writeShapefile(folder / "x.shp", values).has_value());
    std::filesystem::rename(folder / "x.dbf", folder / "lc.tif.vat.dbf");
    const auto read = readSource(folder / "lc.tif");
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(text(*read, 0, "LEI"), "林地");
    EXPECT_EQ(text(*read, 1, "LEI"), "");
    EXPECT_EQ(text(*read, 2, "LEI"), "水域");
}

TEST(MoreFormats, ATableOfCodesBesideADatasetNamesItsCodes)
{
    const Folder folder;
    WriteTable table = forest();
    table.rows[0].values[1] = std::string{"0111"};
    table.rows[1].values[1] = std::string{"0113"};
    ASSERT_TRUE(writeShapefile(folder / "forest.shp", table).has_value());
    written(folder / "forest_codes.csv", "代码,名称\n0111,乔木林\n0113,灌木林\n0120,草地\n");
    written(folder / "other.csv", "代码,名称\n0111,别的\n0113,什么\n");
    const auto read = readSource(folder / "forest.shp");
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(text(*read, 0, "DI_LEI_NAME"), "乔木林");
    EXPECT_EQ(find(read->issues, "code-table-used")->message,
              "forest.shp: column DI_LEI_NAME has the names of the codes of DI_LEI, from "
              "forest_codes.csv");

    // The same table as a workbook names the cells of a raster.
    writeClasses("GTiff", folder / "lc.tif", ClassNames::None);
    WriteTable codes;
    codes.name = "codes";
    codes.kind = geometry::ShapeKind::None;
    codes.fields = {{"Код", model::FieldType::Text, 0, 0}, {"Класс", model::FieldType::Text, 0, 0}};
    for (const auto& [code, name] : {std::pair{"1", "лес"}, {"2", "луг"}, {"3", "вода"}}) {
        codes.rows.push_back({{std::string{code}, std::string{name}}, {}});
    }
    writeWithDriver("XLSX", folder / "lc.xlsx", codes);
    const auto cells = readSource(folder / "lc.tif");
    ASSERT_TRUE(cells.has_value()) << cells.error().detail;
    EXPECT_EQ(text(*cells, 2, "VALUE_NAME"), "вода");
}

TEST(MoreFormats, TheQpjOfQgisSpeaksWhereThereIsNoPrj)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "a.shp", forest()).has_value());
    written(folder / "a.qpj",
            R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],)"
            R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]])");
    const auto read = readSource(folder / "a.shp");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->layer.crs.evidence.english(), ".qpj");
    EXPECT_EQ(read->layer.crs.authority, "EPSG:4326");
    written(folder / "a.prj", "GEOGCS[\"GCS_Pulkovo_1942\"]");
    EXPECT_EQ(readSource(folder / "a.shp")->layer.crs.evidence.english(), ".prj");
}

TEST(MoreFormats, AZippedFolderOfManyKindsIsReadPieceByPiece)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "forest.shp", forest()).has_value());
    writeWithDriver("OpenFileGDB", folder / "roads.gdb", camps(), 4326);
    std::vector<std::pair<std::string, std::filesystem::path>> members;
    for (const std::string part : {"forest.shp", "forest.shx", "forest.dbf"}) {
        members.emplace_back("поставка/" + part, folder / part);
    }
    for (const auto& entry : std::filesystem::directory_iterator{folder / "roads.gdb"}) {
        members.emplace_back("поставка/roads.gdb/" + fileName(entry.path()), entry.path());
    }
    members.emplace_back("поставка/вехи.gpx", written(folder / "bad.gpx", "<gpx"));
    members.emplace_back("поставка/readme.txt", written(folder / "readme.txt", "привет"));
    writeZip(folder / "all.zip", members);
    const auto read = readAllLayers(folder / "all.zip");
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    ASSERT_EQ(read->size(), 2U);
    EXPECT_EQ((*read)[0].layer.name, "forest");
    EXPECT_EQ((*read)[0].driver, "Shapefile");
    EXPECT_EQ((*read)[1].layer.name, "camps");
    EXPECT_EQ((*read)[1].driver, "File Geodatabase");
    EXPECT_EQ((*read)[1].rows.size(), 2U);
    const ReadIssue* refused = find((*read)[0].issues, "member-refused");
    ASSERT_NE(refused, nullptr);
    EXPECT_NE(refused->message.find("вехи.gpx"), std::string::npos);
}

TEST(MoreFormats, TheProbeOfAFolderTellsOfEveryDataset)
{
    const Folder folder;
    ASSERT_TRUE(writeShapefile(folder / "forest.shp", forest()).has_value());
    writeClasses("ENVI", folder / "lc.dat", ClassNames::None);
    writeWithDriver("XLSX", folder / "вехи.xlsx", stakes());
    const auto found = probe((folder / "forest.shp").parent_path());
    ASSERT_TRUE(found.has_value()) << found.error().detail;
    ASSERT_EQ(found->layers.size(), 3U);
    EXPECT_EQ(found->layers[0].name, "forest");
    EXPECT_EQ(found->layers[1].features, 3);
    EXPECT_EQ(found->layers[2].kind, geometry::ShapeKind::Point);
}

} // namespace
} // namespace ecotone::exchange
