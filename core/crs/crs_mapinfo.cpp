#include "core/base/number.h"
#include "core/crs/crs.h"
#include "core/crs/crs_read.h"

#include <array>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// CoordSys clauses of MapInfo (MapInfo Pro User Guide, appendix "Elements of a coordinate
/// system"; MapBasic Reference, CoordSys clause).
namespace ecotone::crs {

namespace {

struct MapInfoDatum
{
    int number;
    Datum datum;
};

/// 1017 is the number GDAL writes for Xian 1980; MapInfo 16 knows 1013 and 1014 as SK-42, SK-95.
constexpr std::array<MapInfoDatum, 6> mapInfoDatums{{
    {104, Datum::Wgs84},
    {154, Datum::Beijing1954},
    {1001, Datum::Pulkovo1942},
    {1013, Datum::Pulkovo1942},
    {1014, Datum::Pulkovo1995},
    {1017, Datum::Xian1980},
}};

struct MapInfoEllipsoid
{
    int number;
    double semiMajor;
    double inverseFlattening;
};

constexpr std::array<MapInfoEllipsoid, 5> mapInfoEllipsoids{{
    {0, 6378137.0, 298.257222101},
    {3, 6378245.0, 298.3},
    {4, 6378388.0, 297.0},
    {10, 6377397.155, 299.1528128},
    {28, 6378137.0, 298.257223563},
}};

struct Clause
{
    std::vector<double> numbers;
    std::string unit; ///< Name, when it is quoted.
    std::size_t unitAt = 0;
};

/// "8, 1001, "m", 39, 0, 1, 7500000, 0" with or without the words before and Bounds behind.
Result<Clause> readClause(std::string_view text)
{
    const auto start = text.find_first_of("-0123456789");
    const auto stop = text.find("Bounds");
    if (start == std::string_view::npos) {
        return fail(ErrorCode::UnknownCrs, "the CoordSys clause has no numbers");
    }
    auto rest = text.substr(start, stop == std::string_view::npos ? stop : stop - start);
    Clause clause;
    while (!rest.empty()) {
        const auto comma = std::min(rest.find(','), rest.size());
        auto word = trimmed(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        if (word.size() >= 2 && word.front() == '"') {
            clause.unit = std::string{word.substr(1, word.rfind('"') - 1)};
            clause.unitAt = clause.numbers.size();
            clause.numbers.push_back(0.0);
            continue;
        }
        const auto number = parseDouble(word);
        if (!number) {
            return fail(ErrorCode::UnknownCrs,
                        "\"" + std::string{word} + "\" in the CoordSys clause is no number");
        }
        clause.numbers.push_back(*number);
    }
    return clause;
}

Result<double> metresOfUnit(const std::string& name, int number)
{
    struct Unit
    {
        std::string_view name;
        int number;
        double metres;
    };
    static constexpr std::array<Unit, 5> units{{
        {"m", 7, 1.0},
        {"km", 1, 1000.0},
        {"cm", 6, 0.01},
        {"mm", 5, 0.001},
        {"ft", 3, 0.3048},
    }};
    for (const auto& unit : units) {
        if (name.empty() ? unit.number == number : unit.name == name) {
            return unit.metres;
        }
    }
    return fail(ErrorCode::UnknownCrs,
                "the unit of the CoordSys clause is not supported: " +
                    (name.empty() ? toText(static_cast<std::int64_t>(number)) : name));
}

/// Fills datum, ellipsoid and shift; returns how many numbers of the clause it used.
Result<std::size_t> readDatum(std::span<const double> numbers, CrsParts& parts)
{
    const int number = static_cast<int>(numbers[0]);
    for (const auto& known : mapInfoDatums) {
        if (known.number == number) {
            parts.datum = known.datum;
            parts.semiMajor = info(known.datum).semiMajor;
            parts.inverseFlattening = info(known.datum).inverseFlattening;
            return std::size_t{1};
        }
    }
    if (number != 999 && number != 9999) {
        parts.notes.add("MapInfo datum {number} is not in the registry",
                        {{"number", toText(static_cast<std::int64_t>(number))}});
        return std::size_t{1};
    }
    const std::size_t used = number == 999 ? 5 : 10;
    if (numbers.size() < used) {
        return fail(ErrorCode::UnknownCrs, "the CoordSys clause ends within its datum");
    }
    const int ellipsoid = static_cast<int>(numbers[1]);
    bool found = false;
    for (const auto& known : mapInfoEllipsoids) {
        if (known.number == ellipsoid) {
            parts.semiMajor = known.semiMajor;
            parts.inverseFlattening = known.inverseFlattening;
            found = true;
        }
    }
    if (!found) {
        return fail(ErrorCode::UnknownCrs,
                    "MapInfo ellipsoid " + toText(static_cast<std::int64_t>(ellipsoid)) +
                        " is not supported");
    }
    Helmert shift{numbers[2], numbers[3], numbers[4], 0.0, 0.0, 0.0, 0.0};
    if (number == 9999) {
        shift.rx = numbers[5];
        shift.ry = numbers[6];
        shift.rz = numbers[7];
        shift.scale = numbers[8];
        if (numbers[9] != 0.0) {
            return fail(ErrorCode::UnknownCrs, "only longitudes from Greenwich are supported");
        }
    }
    if (ellipsoid == 3) {
        parts.datum = Datum::Krassovsky;
    }
    if (!shift.isNull()) {
        parts.statedShift = shift;
    }
    return used;
}

Result<std::string> projectionOf(int type, std::span<const double> values, double unit)
{
    struct Projection
    {
        int type;
        std::string_view name;
        std::vector<std::string_view> parameters;
    };
    static const std::vector<Projection> projections{
        {3, "lcc", {"lon_0", "lat_0", "lat_1", "lat_2", "x_0", "y_0"}},
        {4, "laea", {"lon_0", "lat_0"}},
        {8, "tmerc", {"lon_0", "lat_0", "k", "x_0", "y_0"}},
        {9, "aea", {"lon_0", "lat_0", "lat_1", "lat_2", "x_0", "y_0"}},
        {10, "merc", {"lon_0"}},
        {24, "tmerc", {"lon_0", "lat_0", "k", "x_0", "y_0"}},
    };
    for (const auto& projection : projections) {
        if (projection.type != type) {
            continue;
        }
        if (values.size() < projection.parameters.size()) {
            return fail(ErrorCode::UnknownCrs, "the CoordSys clause lacks projection parameters");
        }
        std::string text = "+proj=" + std::string{projection.name};
        for (std::size_t index = 0; index < projection.parameters.size(); ++index) {
            const auto parameter = projection.parameters[index];
            // False origins are counted in the clause's unit.
            const double factor = parameter == "x_0" || parameter == "y_0" ? unit : 1.0;
            text += " +" + std::string{parameter} + "=" + toText(values[index] * factor);
        }
        return text;
    }
    return fail(ErrorCode::UnknownCrs,
                "MapInfo projection " + toText(static_cast<std::int64_t>(type)) +
                    " is not supported");
}

} // namespace

Result<Crs> Crs::fromMapInfo(std::string_view text)
{
    if (text.find("NonEarth") != std::string_view::npos) {
        return fail(ErrorCode::CrsUndecided,
                    "the MapInfo file is NonEarth: it does not say where on Earth it lies");
    }
    ECO_ASSIGN(const auto clause, readClause(text));
    const std::span<const double> numbers{clause.numbers};
    if (numbers.size() < 2) {
        return fail(ErrorCode::UnknownCrs, "the CoordSys clause names no datum");
    }
    CrsParts parts;
    // Types above 1000 carry affine or bounds additions behind the same parameters.
    const int type = static_cast<int>(std::lround(numbers[0])) % 1000;
    ECO_ASSIGN(const auto used, readDatum(numbers.subspan(1), parts));
    const auto rest = numbers.subspan(1 + used);
    parts.name = "MapInfo " + std::string{trimmed(text.substr(0, text.find("Bounds")))};
    if (type == 1) {
        return crsFromParts(std::move(parts));
    }
    if (rest.empty()) {
        return fail(ErrorCode::UnknownCrs, "the CoordSys clause lacks its unit");
    }
    ECO_ASSIGN(parts.unitMetres, metresOfUnit(clause.unit, static_cast<int>(rest[0])));
    ECO_ASSIGN(parts.projection, projectionOf(type, rest.subspan(1), parts.unitMetres));
    return crsFromParts(std::move(parts));
}

} // namespace ecotone::crs
