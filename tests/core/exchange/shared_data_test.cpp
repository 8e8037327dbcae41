#include "core/crs/geodesic.h"
#include "core/exchange/probe.h"
#include "core/exchange/raster.h"
#include "core/geometry/repair.h"
#include "core/geometry/wkb.h"
#include "tests/core/exchange/support.h"

#include <algorithm>
#include <cmath>
#include <set>

/// The facts that the shared folder's own list of files states.
namespace ecotone::exchange {
namespace {

using namespace test;

SourceTable table(const std::string& file, const std::string& layer = {}, ReadOptions options = {})
{
    options.layer = layer;
    auto read = readSource(sharedData(file), options);
    EXPECT_TRUE(read.has_value()) << (read ? "" : read.error().detail);
    return read ? *std::move(read) : SourceTable{};
}

double squareKilometres(const geometry::RealShape& lonLat)
{
    double sum = 0.0;
    for (const geometry::RealPolygon& polygon : lonLat.polygons) {
        sum += std::abs(crs::geodesicArea(polygon.outer));
        for (const geometry::RealRing& hole : polygon.holes) {
            sum -= std::abs(crs::geodesicArea(hole));
        }
    }
    return sum / 1e6;
}

int invalidRows(const SourceTable& source)
{
    return static_cast<int>(
        std::count_if(source.rows.begin(), source.rows.end(), [](const SourceRow& row) {
            const auto repair = geometry::repaired(row.shape.polygons);
            return !repair || repair->changed;
        }));
}

TEST(SharedData, ChineseProvincesInGbkWithoutHints)
{
    ECO_NEED_SHARED("cn_bou2_4p/bou2_4p.shp");
    const auto reader = SourceReader::open(sharedData("cn_bou2_4p/bou2_4p.shp"));
    ASSERT_TRUE(reader.has_value());
    std::string raw;
    ASSERT_TRUE((*reader)
                    ->visit(0,
                            [&](RawFeature&& feature) {
                                raw = std::get<std::string>(feature.values.at(6));
                                return false;
                            })
                    .has_value());
    EXPECT_EQ(raw, "\xba\xda\xc1\xfa\xbd\xad\xca\xa1");

    const SourceTable source = table("cn_bou2_4p/bou2_4p.shp");
    ASSERT_EQ(source.rows.size(), 925U);
    EXPECT_EQ(source.encoding.encoding, text::Encoding::Gb18030);
    EXPECT_TRUE(source.encoding.decided);
    EXPECT_EQ(text(source, 0, "NAME"), "黑龙江省");
    EXPECT_EQ(text(source, 0, "ADCODE99"), "230000");
    EXPECT_EQ(text(source, 1, "NAME"), "内蒙古自治区");
    EXPECT_EQ(text(source, 3, "NAME"), "吉林省");
    EXPECT_NEAR(squareKilometres(source.rows[0].shape), 452570, 1);
    EXPECT_NEAR(squareKilometres(source.rows[1].shape), 1146477, 1);
    EXPECT_NEAR(squareKilometres(source.rows[3].shape), 190966, 1);
    const ReadIssue* empty = find(source.issues, "empty-name");
    ASSERT_NE(empty, nullptr);
    EXPECT_EQ(empty->count, 1);
    EXPECT_EQ(empty->firstRow, 898);
    EXPECT_EQ(text(source, 898, "NAME"), "");
    EXPECT_NE(find(source.issues, "crs-missing"), nullptr);
    EXPECT_EQ(invalidRows(source), 0);
}

TEST(SharedData, ChineseProvincesInUtf8ThatLookLikeTheOthers)
{
    ECO_NEED_SHARED("cn_utf8_no_cpg/china.shp");
    const SourceTable source = table("cn_utf8_no_cpg/china.shp");
    ASSERT_EQ(source.rows.size(), 1367U);
    EXPECT_EQ(source.encoding.encoding, text::Encoding::Utf8);
    EXPECT_TRUE(source.encoding.decided);
    EXPECT_EQ(text(source, 0, "FCNAME"), "黑龙江省");
    EXPECT_EQ(text(source, 3, "FCNAME"), "吉林省");
    EXPECT_NEAR(squareKilometres(source.rows[0].shape), 452874, 1);
    EXPECT_NEAR(squareKilometres(source.rows[3].shape), 190893, 1);
}

TEST(SharedData, ChineseWebMapBringsAWarning)
{
    ECO_NEED_SHARED("cn_gcj02/222400.json");
    const SourceTable source = table("cn_gcj02/222400.json");
    EXPECT_EQ(source.rows.size(), 8U);
    EXPECT_NE(find(source.issues, "gcj02-suspected"), nullptr);
    const bool hunchun = std::any_of(source.rows.begin(), source.rows.end(), [&](const auto& row) {
        return model::toText(row.values[0]) == "222404" && model::toText(row.values[1]) == "珲春市";
    });
    EXPECT_TRUE(hunchun);
    EXPECT_NE(find(table("cn_gcj02/231000.json").issues, "gcj02-suspected"), nullptr);
}

TEST(SharedData, RussianTaxationMakesNoConfidentClaimOfCyrillic)
{
    ECO_NEED_SHARED("ru_taxation/taxation1981.shp");
    const SourceTable source = table("ru_taxation/taxation1981.shp");
    EXPECT_EQ(source.rows.size(), 2147U);
    EXPECT_FALSE(source.encoding.decided) << source.encoding.evidence.english();
    EXPECT_LT(source.encoding.confidence, 0.5);
    EXPECT_NE(find(source.issues, "encoding-undecided"), nullptr);
    EXPECT_EQ(text(source, 1, "A_FLA"), "8S2B");
    EXPECT_EQ(invalidRows(source), 27);
}

TEST(SharedData, BrokenTopologyIsNamedNothingDropped)
{
    ECO_NEED_SHARED("ru_topology/mixed-poly-point.geojson");
    const SourceTable mixed = table("ru_topology/mixed-poly-point.geojson");
    EXPECT_EQ(mixed.rows.size(), 3U);
    EXPECT_NE(find(mixed.issues, "mixed-geometry"), nullptr);
    EXPECT_EQ(text(mixed, 0, "REGION"), "Красноярский край");

    EXPECT_EQ(table("ru_topology/mixed-geometries.geojson").rows.size(), 58U);

    const SourceTable empty = table("ru_topology/poly-topoerror-emptygeom.geojson");
    EXPECT_EQ(empty.rows.size(), 2U);
    EXPECT_EQ(find(empty.issues, "empty-geometry")->firstRow, 0);
    EXPECT_EQ(text(empty, 0, "name_ru"), "Самурский");
    EXPECT_NE(find(empty.issues, "crs-doubtful"), nullptr); // EPSG:3857 stated over degrees.

    const SourceTable open = table("ru_topology/poly-topoerror-notclosed.geojson");
    EXPECT_EQ(open.rows.size(), 1U);
    EXPECT_NE(find(open.issues, "unclosed-ring"), nullptr);
    EXPECT_FALSE(open.rows[0].shape.empty());

    for (const std::string which : {"hole", "outer"}) {
        const SourceTable height =
            table("ru_topology/unclosed-by-Z-" + which + "-in-polygonz.geojson");
        ASSERT_EQ(height.rows.size(), 1U);
        EXPECT_EQ(height.rows[0].shape.polygons[0].holes.size(), 1U);
        const ReadIssue* unclosed = find(height.issues, "unclosed-ring");
        ASSERT_NE(unclosed, nullptr);
        EXPECT_NE(unclosed->message.find("not in height"), std::string::npos);
    }
}

TEST(SharedData, AZippedShapefileIsReadInPlace)
{
    ECO_NEED_SHARED("ru_topology/multi-incorrect.zip");
    const SourceTable source = table("ru_topology/multi-incorrect.zip");
    EXPECT_EQ(source.rows.size(), 58U);
    EXPECT_EQ(source.driver, "Shapefile");
    EXPECT_EQ(source.layer.name, "12");
}

TEST(SharedData, SxfSheet)
{
    ECO_NEED_SHARED("ru_sxf/100_test.sxf");
    const std::string file = "ru_sxf/100_test.sxf";
    EXPECT_EQ(table(file, "water").rows.size(), 6U);
    const SourceTable city = table(file, "city");
    EXPECT_EQ(city.rows.size(), 1U);
    EXPECT_EQ(text(city, 0, "CLNAME"), "НЕБОЛЬШОЙ ПОСЕЛОК");
    EXPECT_EQ(city.layer.crs.authority, "EPSG:28410");
    EXPECT_NEAR(city.layer.extent.minX, 10339409.315, 0.001);
    EXPECT_NEAR(city.layer.extent.minY, 6178878.601, 0.001);
    EXPECT_EQ(table(file, "poi").rows.size(), 15U);
    EXPECT_EQ(table(file, "landuses").rows.size(), 1U);

    const auto several = readSource(sharedData(file));
    ASSERT_FALSE(several.has_value());
    EXPECT_EQ(several.error().code, ErrorCode::NotFound);
    EXPECT_NE(several.error().detail.find("water"), std::string::npos);
}

TEST(SharedData, MapInfoInCyrillicAndUtf8)
{
    ECO_NEED_SHARED("mapinfo/win1251.mif");
    for (const std::string file :
         {"mapinfo/win1251.mif", "mapinfo/utf8.mif", "mapinfo/tab-win1251.TAB"}) {
        const SourceTable source = table(file);
        ASSERT_EQ(source.rows.size(), 3U) << file;
        EXPECT_TRUE(source.encoding.decided) << file;
        EXPECT_EQ(source.encoding.encoding,
                  file == "mapinfo/utf8.mif" ? text::Encoding::Utf8 : text::Encoding::Cp1251)
            << file << ' ' << source.encoding.evidence.english();
        EXPECT_FALSE(source.encoding.contradictsStatement) << file;
        const auto field = source.fieldIndex("Поле_Д");
        ASSERT_TRUE(field.has_value()) << file;
        std::set<std::string> values;
        for (const SourceRow& row : source.rows) {
            values.insert(model::toText(row.values[*field]));
        }
        EXPECT_TRUE(values.contains("ЪЫЁЩ")) << file;
        EXPECT_EQ(source.layer.crs.kind, CrsStatement::Kind::MapInfo) << file;
        EXPECT_TRUE(source.layer.crs.text.starts_with(
            "Earth Projection 8, 1001, \"m\", 39, 0, 1, 7500000, 0"))
            << source.layer.crs.text;
        const bool point = std::any_of(source.rows.begin(), source.rows.end(), [](const auto& row) {
            return row.shape.points.size() == 1 &&
                   std::abs(row.shape.points[0].x - 7404648.72) < 0.01 &&
                   std::abs(row.shape.points[0].y - 6144520.22) < 0.01;
        });
        EXPECT_TRUE(point) << file;
    }
}

TEST(SharedData, SmallFilesInEveryEncoding)
{
    ECO_NEED_SHARED("encodings/gbk.dbf");
    struct Case
    {
        std::string file;
        std::string field;
        std::string text;
        text::Encoding encoding;
    };
    using enum text::Encoding;
    for (const Case& each : {Case{"gb2312.dbf", "NAME", "简体国语", Gb18030},
                             Case{"gbk.dbf", "NAME", "简体国语", Gb18030},
                             Case{"cp936.dbf", "TEST", "测试中文", Gb18030},
                             Case{"gbk_field_name.dbf", "中国", "中国", Gb18030},
                             Case{"chinese_poly.shp", "NAME", "黑龙江省", Gb18030},
                             Case{"rus-windows-1251.shp", "TEXT", "Кириллица", Cp1251},
                             Case{"cpg/koi8r.dbf", "NAME", "русский", Koi8R},
                             Case{"cpg/win1251.dbf", "NAME", "РУССКИЙ", Cp1251},
                             Case{"cpg/big5.shp", "NAME", "國語", Big5}}) {
        const SourceTable source = table("encodings/" + each.file);
        ASSERT_FALSE(source.rows.empty()) << each.file;
        EXPECT_EQ(text(source, 0, each.field), each.text) << each.file;
        EXPECT_EQ(source.encoding.encoding, each.encoding) << each.file;
        EXPECT_TRUE(source.encoding.decided)
            << each.file << ' ' << source.encoding.evidence.english();
    }
    // Traditional characters without a statement have to be told.
    ReadOptions options;
    options.encoding = Big5;
    EXPECT_EQ(text(table("encodings/big5.dbf", {}, options), 0, "NAME"), "繁體國語");

    for (const auto& [file, encoding] : {std::pair{"encoding_1251.shp", Cp1251},
                                         std::pair{"encoding_88595.shp", Iso8859_5},
                                         std::pair{"encoding_437.shp", Cp437},
                                         std::pair{"encodings_utf-8.shp", Utf8}}) {
        const SourceTable source = table(std::string{"encodings/"} + file);
        EXPECT_EQ(source.rows.size(), 18U) << file;
        EXPECT_EQ(source.encoding.encoding, encoding)
            << file << ' ' << source.encoding.evidence.english();
        EXPECT_TRUE(source.encoding.decided) << file;
    }
    EXPECT_NEAR(squareKilometres(table("encodings/chinese_poly.shp").rows[0].shape), 448651, 1);
}

TEST(SharedData, MongolianLakesAndLostNames)
{
    ECO_NEED_SHARED("mn_alagac/alagac.gpkg");
    const std::string file = "mn_alagac/alagac.gpkg";
    const SourceTable lakes = table(file, "alagac_major_lakes");
    ASSERT_EQ(lakes.rows.size(), 310U);
    const auto names = lakes.fieldIndex("NAME_MON");
    ASSERT_TRUE(names.has_value());
    std::set<std::string> all;
    int special = 0;
    for (const SourceRow& row : lakes.rows) {
        const std::string name = model::toText(row.values[*names]);
        all.insert(name);
        bool carries = false;
        for (const std::string letter : {"ө", "Ө", "ү", "Ү"}) {
            carries = carries || name.find(letter) != std::string::npos;
        }
        special += carries ? 1 : 0;
    }
    EXPECT_TRUE(all.contains("Хөвсгөл  далай"));
    EXPECT_TRUE(all.contains("Цагаан нуур"));
    EXPECT_EQ(special, 65);
    EXPECT_NE(find(lakes.issues, "mojibake-undone"), nullptr);

    const SourceTable aimags = table(file, "alagac_aimag_boundaries");
    EXPECT_EQ(aimags.rows.size(), 22U);
    EXPECT_EQ(invalidRows(aimags), 3);
    const SourceTable soums = table(file, "alagac_soum_boundaries");
    EXPECT_EQ(soums.rows.size(), 337U);
    EXPECT_EQ(invalidRows(soums), 2);
    const ReadIssue* lost = find(soums.issues, "text-lost");
    ASSERT_NE(lost, nullptr);
    EXPECT_EQ(lost->count, 337);
    EXPECT_EQ(soums.layer.crs.authority, "EPSG:32647");
}

TEST(SharedData, MongolianLandUseCodes)
{
    ECO_NEED_SHARED("mn_landuse/mn_landuse_codes_from_qml.csv");
    const SourceTable codes = table("mn_landuse/mn_landuse_codes_from_qml.csv");
    ASSERT_EQ(codes.rows.size(), 131U);
    const bool forest = std::any_of(codes.rows.begin(), codes.rows.end(), [](const auto& row) {
        return model::toText(row.values[0]) == "4101" &&
               model::toText(row.values[1]) == "Ой модоор бүрхэгдсэн газар";
    });
    EXPECT_TRUE(forest);
}

TEST(SharedData, LandCoverClassesAtKnownPlaces)
{
    ECO_NEED_SHARED("landcover/mcd12c1_2019_region.tif");
    const auto path = sharedData("landcover/mcd12c1_2019_region.tif");
    const auto grid = readGrid(path);
    ASSERT_TRUE(grid.has_value());
    EXPECT_EQ(grid->width, 1140);
    EXPECT_EQ(grid->height, 360);
    EXPECT_EQ(grid->valueAt(130.9, 43.1), 4.0);
    EXPECT_EQ(grid->valueAt(136.66, 45.84), 5.0);
    EXPECT_EQ(grid->valueAt(130.0, 48.8), 8.0);
    EXPECT_EQ(grid->valueAt(132.5, 47.3), 12.0);
    EXPECT_EQ(grid->valueAt(132.4, 45.0), 0.0); // Lake Khanka.
    EXPECT_EQ(grid->valueAt(100.5, 51.0), 0.0); // Lake Khovsgol.

    // As patches: every cell in exactly one of them.
    const auto classes = readClassGrid(path);
    ASSERT_TRUE(classes.has_value());
    const auto patches = polygonise(*classes);
    std::int64_t cells = 0;
    for (const ClassPatch& patch : patches) {
        cells += patch.cells;
    }
    EXPECT_EQ(cells, 1140 * 360);
    const SourceTable source = table("landcover/mcd12c1_2019_region.tif");
    EXPECT_EQ(source.rows.size(), patches.size());
    EXPECT_EQ(invalidRows(source), 0);
}

TEST(SharedData, ElevationRange)
{
    ECO_NEED_SHARED("dem/etopo5_region.tif");
    const auto grid = readGrid(sharedData("dem/etopo5_region.tif"));
    ASSERT_TRUE(grid.has_value());
    const auto [low, high] = std::minmax_element(grid->values.begin(), grid->values.end());
    EXPECT_EQ(*low, -3777.0);
    EXPECT_EQ(*high, 5791.0);
    EXPECT_EQ(grid->crs.kind, CrsStatement::Kind::None);
    // Numbers without end are no classification, and that is said.
    EXPECT_NE(find(table("dem/etopo5_region.tif").issues, "many-values"), nullptr);
}

TEST(SharedData, BaseMapOfFiveCountries)
{
    ECO_NEED_SHARED("basemap/ne10m_countries_5.gpkg");
    EXPECT_EQ(table("basemap/ne10m_countries_5.gpkg").rows.size(), 5U);
    const auto layers = readAllLayers(sharedData("basemap/natural_earth_region.gpkg"));
    ASSERT_TRUE(layers.has_value());
    ASSERT_EQ(layers->size(), 4U);
    EXPECT_EQ((*layers)[0].layer.name, "lakes");
    // Honest accents are no mojibake.
    EXPECT_EQ(text((*layers)[0], 1, "name"), "Khövsgöl Nuur");
}

} // namespace
} // namespace ecotone::exchange
