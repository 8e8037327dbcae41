#include "core/base/csv.h"
#include "core/base/number.h"
#include "core/crs/country_outline.h"
#include "core/crs/registry.h"
#include "core/crs/transform.h"
#include "tests/support/geodesy.h"

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

/// truth_table.csv: every coordinate system of the region at real places, with its coordinates as
/// an implementation other than ours and PROJ's computes them, or as somebody published them.
///
///     place, lon, lat   where it is, on WGS 84
///     country           of the source
///     system            the code or definition a delivery states
///     spheroid, shift   how the independent implementation reaches the system's datum from WGS 84
///     projection        "lonlat", "gk MERIDIAN EASTING [NORTHING]", "utm MERIDIAN",
///                       "albers PARALLEL PARALLEL MERIDIAN"
///     x, y              the coordinates a delivery has there
///     operation         what the registry has to choose, or "refused"
///     accuracy_m        what it has to declare
///     source            "independent", or who published the point
namespace ecotone::crs {
namespace {

using namespace ecotone::testing;
using geometry::RealBox;

struct Row
{
    std::string place;
    RealPoint lonLat;
    double rounding = 0.0; ///< Half the last digit of lon and lat, in metres.
    std::string country;
    std::string system;
    std::string spheroid;
    std::string shift;
    std::string projection;
    RealPoint stored;
    std::string operation;
    double accuracy = -1.0;
    std::string source;

    [[nodiscard]] bool refused() const { return operation == "refused"; }
    [[nodiscard]] bool published() const { return !source.starts_with("independent"); }
    [[nodiscard]] bool inDegrees() const { return projection == "lonlat"; }
};

void PrintTo(const Row& row, std::ostream* out)
{
    *out << row.system << " at " << row.place;
}

std::vector<Row> table()
{
    const auto path = std::filesystem::path{ECOTONE_SOURCE_DIR} / "tests/core/crs/truth_table.csv";
    const auto csv = CsvTable::read(path).value();
    std::vector<Row> rows;
    for (std::size_t i = 0; i < csv.rowCount(); ++i) {
        const auto number = [&](std::string_view column) {
            return parseDouble(csv.value(i, column)).value_or(-1.0);
        };
        Row row{csv.value(i, "place"),
                {number("lon"), number("lat")},
                0.0,
                csv.value(i, "country"),
                csv.value(i, "system"),
                csv.value(i, "spheroid"),
                csv.value(i, "shift"),
                csv.value(i, "projection"),
                {number("x"), number("y")},
                csv.value(i, "operation"),
                number("accuracy_m"),
                csv.value(i, "source")};
        const auto& longitude = csv.value(i, "lon");
        const auto digits = longitude.size() - longitude.find('.') - 1;
        row.rounding = 0.5 * std::pow(10.0, -static_cast<double>(digits)) * 157000.0;
        rows.push_back(row);
    }
    return rows;
}

/// Coordinates of the row's place by tests/support alone.
RealPoint independent(const Row& row)
{
    static const std::map<std::string, Spheroid> spheroids{{"krassovsky", krassovsky},
                                                           {"wgs84", wgs84Spheroid},
                                                           {"grs80", grs80},
                                                           {"gsk2011", gsk2011Spheroid},
                                                           {"iag1975", iag1975}};
    const auto spheroid = spheroids.at(row.spheroid);
    auto local = row.lonLat;
    if (row.shift == "sk42") {
        local = shiftedBack(row.lonLat, wgs84Spheroid, spheroid, sk42);
    } else if (row.shift == "sk95") {
        local = shiftedBack(row.lonLat, wgs84Spheroid, spheroid, sk95);
    } else if (row.shift == "mongolia") {
        local = shifted(row.lonLat, wgs84Spheroid, spheroid, mongolia1942);
    } else if (row.spheroid != "wgs84") {
        local = shiftedBack(row.lonLat, wgs84Spheroid, spheroid, {});
    }
    std::istringstream words{row.projection};
    std::string kind;
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    words >> kind >> a >> b >> c;
    if (kind == "gk") {
        const auto grid = gaussKrueger(local, spheroid, a, b);
        return {grid.x, grid.y + c};
    }
    if (kind == "utm") {
        const auto grid = gaussKrueger(local, spheroid, a, 0.0);
        return {500000.0 + 0.9996 * grid.x, 0.9996 * grid.y};
    }
    return kind == "albers" ? albers(local, spheroid, a, b, c) : local;
}

RealBox around(RealPoint place)
{
    return {place.x - 0.02, place.y - 0.02, place.x + 0.02, place.y + 0.02};
}

double apart(RealPoint left, RealPoint right, bool degrees)
{
    return degrees ? groundDistance(left, right) : std::hypot(left.x - right.x, left.y - right.y);
}

constexpr double millimetre = 0.001;

class TruthTable : public ::testing::TestWithParam<Row>
{
};
/// Rows whose datum differs from WGS 84 and has parameters.
class ShiftedRows : public TruthTable
{
};
/// Rows answered from the registry.
class RegisteredRows : public TruthTable
{
};

template <class Condition>
std::vector<Row> rowsWhere(const Condition& condition)
{
    std::vector<Row> chosen;
    for (const auto& row : table()) {
        if (!row.refused() && condition(row)) {
            chosen.push_back(row);
        }
    }
    return chosen;
}

/// The table holds what the independent implementation says.
TEST_P(TruthTable, IsTheIndependentImplementations)
{
    const auto& row = GetParam();
    const double allowed = row.published() ? row.rounding + row.accuracy : 2e-4;
    EXPECT_LT(apart(independent(row), row.stored, row.inDegrees()), allowed);
}

TEST_P(TruthTable, IsWhatTheProgramDoes)
{
    const auto& row = GetParam();
    const auto source = Crs::fromUserInput(row.system);
    ASSERT_TRUE(source) << source.error().detail;
    // The place is the one that the coordinates themselves tell, as in a delivery.
    const double reach = row.inDegrees() ? 0.02 : 2000.0;
    const auto place = roughLonLat(
        *source,
        {row.stored.x - reach, row.stored.y - reach, row.stored.x + reach, row.stored.y + reach});
    ASSERT_TRUE(place) << place.error().detail;
    const auto operation = operationFor(*source, *place, row.country);
    if (row.refused()) {
        ASSERT_FALSE(operation) << "chose " << operation->description();
        EXPECT_EQ(operation.error().code, ErrorCode::ControlPointsNeeded);
        return;
    }
    ASSERT_TRUE(operation) << operation.error().detail;
    EXPECT_EQ(operation->id, row.operation);
    EXPECT_EQ(operation->accuracyMetres, row.accuracy);
    EXPECT_FALSE(operation->provenance.empty());

    // Mongolia's parameters lead from WGS 84: PROJ turns a rotation of 3.3 seconds around by its
    // transpose, which is 2 mm from the exact inverse.
    const double exact = row.shift == "mongolia" ? 5.0 * millimetre : millimetre;
    const double allowed = row.published() ? row.rounding + row.accuracy : exact;
    const auto transform = Transform::create(*source, wgs84(), *operation).value();
    const auto there = transform.apply(row.stored).value();
    EXPECT_LT(groundDistance(there, row.lonLat), allowed);
    const auto back = transform.applyInverse(row.lonLat).value();
    EXPECT_LT(apart(back, row.stored, row.inDegrees()), allowed);
    const auto project = Transform::toProject(*source, *operation).value();
    const auto image = project.apply(row.stored).value();
    const auto expected = projectAlbers(row.lonLat);
    EXPECT_LT(std::hypot(image.x - expected.x, image.y - expected.y), 1.01 * allowed);
}

/// No silent ballpark: where the datums differ the coordinates move as far as they have to.
TEST_P(ShiftedRows, NothingPassesUnshifted)
{
    const auto& row = GetParam();
    const auto source = Crs::fromUserInput(row.system).value();
    const auto operation = operationFor(source, around(row.lonLat), row.country).value();
    EXPECT_TRUE(operation.kind == OperationKind::Published ||
                operation.kind == OperationKind::Stated);
    // The same coordinates read as if the datum were WGS 84.
    DatumOperation nothing;
    nothing.kind = OperationKind::Assumed;
    nothing.from = Datum::Wgs84;
    const auto ballpark = Transform::create(source, wgs84(), nothing).value();
    const auto pinned = Transform::create(source, wgs84(), operation).value();
    const double moved =
        groundDistance(ballpark.apply(row.stored).value(), pinned.apply(row.stored).value());
    EXPECT_GT(moved, 50.0);
    EXPECT_LT(moved, 120.0); // Moscow: 118 m.
}

/// Every operation is used inside the place and the country of its row of the registry.
TEST_P(RegisteredRows, NoOperationOutsideItsArea)
{
    const auto& row = GetParam();
    const auto source = Crs::fromUserInput(row.system).value();
    const auto operation = operationFor(source, around(row.lonLat), row.country).value();
    bool inside = false;
    for (const auto& entry : registryRows()) {
        inside = inside || (entry.id == operation.id && entry.datum == operation.from &&
                            entry.place.contains(around(row.lonLat)) &&
                            (entry.country.empty() || entry.country == row.country));
    }
    EXPECT_TRUE(inside) << operation.id;
    EXPECT_TRUE(CountryOutline::of(row.country)->contains(row.lonLat)) << "the row's own country";
}

INSTANTIATE_TEST_SUITE_P(Rows, TruthTable, ::testing::ValuesIn(table()));
INSTANTIATE_TEST_SUITE_P(Rows, ShiftedRows, ::testing::ValuesIn(rowsWhere([](const Row& row) {
                             return row.shift != "none";
                         })));
INSTANTIATE_TEST_SUITE_P(Rows, RegisteredRows, ::testing::ValuesIn(rowsWhere([](const Row& row) {
                             return row.operation != "stated";
                         })));

TEST(TruthTableItself, CoversTheRegion)
{
    const auto rows = table();
    std::map<std::string, int> operations;
    int published = 0;
    for (const auto& row : rows) {
        ++operations[row.operation];
        published += row.published() ? 1 : 0;
    }
    EXPECT_GE(rows.size(), 120U);
    EXPECT_EQ(published, 5);
    for (const auto& entry : registryRows()) {
        EXPECT_GE(operations[std::string{entry.id}], 1) << entry.id;
    }
    EXPECT_GE(operations["refused"], 15);
    std::set<std::string> systems;
    for (const auto& row : rows) {
        systems.insert(row.system);
    }
    std::cout << "truth table: " << rows.size() << " rows of " << systems.size() << " systems, "
              << published << " published points, " << operations["refused"] << " refused\n";
}

} // namespace
} // namespace ecotone::crs
