#include "core/exchange/child_reader.h"
#include "core/exchange/source_reader.h"
#include "tests/core/exchange/gdal_files.h"
#include "tests/core/exchange/support.h"

#include <chrono>
#include <functional>
#include <map>
#include <random>
#include <set>

/// Every format cut at 16 places and with 200 flipped bytes, seeded; a slice of that unless
/// ECOTONE_LONG is set. ECOTONE_DAMAGE=a.gpx names one of them. Files of our own readers are read
/// in this process, so that sanitizers see the code; the others where foreign bytes are always
/// read, in the child.
namespace ecotone::exchange {
namespace {

using namespace test;

constexpr std::int64_t rowsDelivered = 3;

bool isLong()
{
    return std::getenv("ECOTONE_LONG") != nullptr;
}

// The address sanitizer reserves terabytes of addresses.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t memoryLimit = 0;
#else
constexpr std::uint64_t memoryLimit = std::uint64_t{4} << 30;
#endif

struct Delivery
{
    std::string file; ///< What is opened.
    std::function<void(const std::filesystem::path&)> write;
    std::vector<std::string> parts; ///< Files to damage, below the folder; empty: the file itself.
    bool ours = false;              ///< Read by our own code.
    std::int64_t rows = rowsDelivered;
};

WriteTable points()
{
    WriteTable table;
    table.name = "points";
    table.kind = geometry::ShapeKind::Point;
    table.fields = {{"name", model::FieldType::Text, 0, 0}};
    for (const double x : {99.5, 100.25, 101.75}) {
        table.rows.push_back(
            {{std::string{"Орлик"}}, geometry::shapeOfPoint(geometry::RealPoint{x, 51.5})});
    }
    return table;
}

WriteTable list()
{
    WriteTable table = points();
    table.kind = geometry::ShapeKind::None;
    table.fields = {{"X", model::FieldType::Real, 0, 0}, {"Y", model::FieldType::Real, 0, 0}};
    for (WriteRow& row : table.rows) {
        row = {{4763512.5, 22612345.25}, {}};
    }
    return table;
}

std::string gpx()
{
    std::string text = R"(<?xml version="1.0"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">)";
    for (const char* lat : {"52.5", "52.6", "52.7"}) {
        text += std::string{"\n<wpt lat=\""} + lat + "\" lon=\"99.5\"><name>Орлик</name></wpt>";
    }
    return text + "\n</gpx>\n";
}

auto withWriter()
{
    return [](const std::filesystem::path& path) {
        ASSERT_TRUE(writeLayer(path, forest(), "EPSG:4326").has_value());
    };
}

auto withDriver(const std::string& driver, const WriteTable& table)
{
    return [driver, table](const std::filesystem::path& path) {
        writeWithDriver(driver, path, table, driver == "OpenFileGDB" ? 4490 : 0);
    };
}

std::vector<Delivery> deliveries()
{
    const auto classes = [](const std::string& driver) {
        return [driver](const std::filesystem::path& path) {
            writeClasses(driver, path, ClassNames::AttributeTable);
        };
    };
    return {
        {"a.shp", withWriter(), {"a.shp", "a.shx", "a.dbf"}, true},
        {"a.mif", withWriter(), {"a.mif", "a.mid"}, true},
        {"a.geojson", withWriter(), {}, true},
        {"a.csv", withWriter(), {}, true},
        {"a.gpkg", withWriter(), {}, false},
        {"a.kml", withDriver("LIBKML", points()), {}, false},
        {"a.kmz", withDriver("LIBKML", points()), {}, false},
        {"a.gdb",
         withDriver("OpenFileGDB", forest()),
         {"a.gdb/a00000001.gdbtable",
          "a.gdb/a00000004.gdbtable",
          "a.gdb/a00000009.gdbtable",
          "a.gdb/a00000009.gdbtablx"},
         false},
        {"a.tab", withDriver("MapInfo File", forest()), {"a.tab", "a.dat", "a.map", "a.id"}, false},
        {"a.gpx", [](const auto& path) { written(path, gpx()); }, {}, false},
        {"a.dxf",
         [](const auto& path) {
             WriteTable table = points();
             table.fields.clear();
             for (WriteRow& row : table.rows) {
                 row.values.clear();
             }
             writeWithDriver("DXF", path, table);
         },
         {},
         false},
        {"a.xlsx", withDriver("XLSX", list()), {}, false},
        {"a.ods", withDriver("ODS", list()), {}, false},
        {"a.xls",
         [](const auto& path) {
             written(path,
                     oldWorkbook({{"lat", "lon"}, {"#52", "#99"}, {"#53", "#98"}, {"#51", "#97"}}));
         },
         {},
         false},
        {"a.tif", classes("GTiff"), {"a.tif", "a.tif.aux.xml"}, false},
        {"a.img", classes("HFA"), {}, false},
        {"a.dat", classes("ENVI"), {"a.dat", "a.hdr", "a.dat.aux.xml"}, false},
        {"a.zip",
         [](const auto& path) {
             const auto inside = path.parent_path() / "f.geojson";
             ASSERT_TRUE(writeLayer(inside, forest(), "EPSG:4326").has_value());
             writeZip(path, {{"f.geojson", inside}});
             std::filesystem::remove(inside);
         },
         {},
         false},
    };
}

/// No program here writes SXF: a sheet that others made, where the shared data are at hand.
std::vector<Delivery> foreignDeliveries()
{
    std::vector<Delivery> all = deliveries();
    std::erase_if(all, [](const Delivery& delivery) { return delivery.ours; });
    const auto sheet = sharedData("ru_sxf/100_test.sxf");
    if (std::filesystem::exists(sheet)) {
        constexpr std::int64_t objects = 23; // Water, city, points of interest, land use.
        const auto copied = [sheet](const auto& path) {
            std::filesystem::copy_file(sheet, path);
            std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        };
        all.push_back({"a.sxf", copied, {}, false, objects});
    }
    return all;
}

/// What the runs over one format came to.
struct Tally
{
    int runs = 0;
    int refused = 0; ///< The file as a whole, with a sentence.
    int damaged = 0; ///< Read in part, and said.
    int silent = 0;  ///< Fewer rows than delivered and nothing said.
    double longest = 0.0;
};

std::int64_t distinctRows(const SourceTable& table)
{
    std::set<std::int64_t> fids;
    for (const SourceRow& row : table.rows) {
        fids.insert(row.fid);
    }
    return static_cast<std::int64_t>(fids.size());
}

/// Every row is read, refused or marked as deleted, and the issues say what was refused.
void expectAccounted(const SourceTable& table, const std::string& what, Tally& tally)
{
    const RowAccount& account = table.account;
    EXPECT_GE(account.read, 0) << what;
    if (account.declared >= 0) {
        EXPECT_EQ(account.read + account.refused + account.deleted, account.declared)
            << what << " " << table.layer.name;
    }
    if (account.refused > 0) {
        EXPECT_TRUE(table.damaged()) << what << ": refused rows and no issue";
    }
    tally.damaged += table.damaged() ? 1 : 0;
}

void readDamaged(const std::filesystem::path& path,
                 const std::string& what,
                 std::int64_t delivered,
                 Tally& tally)
{
    const auto start = std::chrono::steady_clock::now();
    const auto read = readAllLayers(path);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    tally.longest = std::max(tally.longest, taken.count());
    EXPECT_LT(taken.count(), 5.0) << what;
    ++tally.runs;
    if (!read) {
        ++tally.refused;
        EXPECT_EQ(exitCode(read.error().code), 3) << what << ": " << read.error().detail;
        EXPECT_FALSE(read.error().detail.empty()) << what;
        return;
    }
    std::int64_t rows = 0;
    bool damaged = false;
    for (const SourceTable& table : *read) {
        expectAccounted(table, what, tally);
        rows += distinctRows(table);
        damaged = damaged || table.damaged();
    }
    if (rows < delivered && !damaged) {
        ++tally.silent;
        std::printf("  fewer rows, nothing said: %s\n", what.c_str());
    }
}

/// Cuts and flips each part of one delivery.
Tally damageEverything(const Delivery& delivery, int cuts, int flips)
{
    const Folder folder;
    const auto path = folder / delivery.file;
    delivery.write(path);
    std::vector<std::string> parts = delivery.parts;
    if (parts.empty()) {
        parts.push_back(delivery.file);
    }
    Tally tally;
    readDamaged(path, delivery.file + " as delivered", delivery.rows, tally);
    EXPECT_EQ(tally.refused, 0) << delivery.file;
    EXPECT_EQ(tally.damaged, 0) << delivery.file;
    EXPECT_EQ(tally.silent, 0) << delivery.file;
    std::mt19937 random{20261121};
    for (const std::string& part : parts) {
        const auto place = folder / part;
        const std::string whole = readFile(place).value();
        const auto count = static_cast<int>(parts.size());
        // A cut at the very end would be none.
        for (int i = 0; i < cuts; ++i) {
            const std::size_t size =
                whole.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(cuts);
            written(place, whole.substr(0, size));
            readDamaged(path, part + " cut at " + std::to_string(size), delivery.rows, tally);
        }
        for (int i = 0; i < (flips + count - 1) / count; ++i) {
            std::string broken = whole;
            const std::size_t at = random() % broken.size();
            broken[at] = static_cast<char>(broken[at] ^ (1 << (random() % 8U)));
            written(place, broken);
            readDamaged(path, part + " flipped at " + std::to_string(at), delivery.rows, tally);
        }
        written(place, whole);
    }
    std::printf("%-10s %4d runs: %4d refused whole, %4d read in part, %d fewer rows unsaid, "
                "longest %.2f s\n",
                delivery.file.c_str(),
                tally.runs,
                tally.refused,
                tally.damaged,
                tally.silent,
                tally.longest);
    std::fflush(stdout);
    return tally;
}

TEST(Damage, OurOwnReadersSurviveAndCount)
{
    for (const Delivery& delivery : deliveries()) {
        if (delivery.ours) {
            const Tally tally = damageEverything(delivery, isLong() ? 16 : 8, isLong() ? 200 : 40);
            EXPECT_EQ(tally.silent, 0) << delivery.file;
        }
    }
}

TEST(Damage, ForeignDriversFailInTheChildAlone)
{
    const auto program = platform::executablePath().parent_path() / "exchange_reader";
    ASSERT_TRUE(std::filesystem::exists(program));
    useReaderProgram(program, {600.0, memoryLimit});
    const char* one = std::getenv("ECOTONE_DAMAGE");
    for (const Delivery& delivery : foreignDeliveries()) {
        if (one != nullptr && delivery.file != one) {
            continue;
        }
        const bool parts = delivery.parts.size() > 1;
        const Tally tally =
            damageEverything(delivery, isLong() ? 16 : (parts ? 1 : 3), isLong() ? 200 : 2);
        EXPECT_EQ(tally.silent, 0) << delivery.file;
    }
    (void)readerMain({}); // Reading in this process again.
}

} // namespace
} // namespace ecotone::exchange
