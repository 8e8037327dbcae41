#include "core/crs/registry.h"

#include "core/base/number.h"
#include "core/crs/control_points.h"
#include "core/crs/country_outline.h"
#include "core/crs/crs_facts.h"
#include "core/crs/local_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::crs {

namespace {

using geometry::RealBox;

constexpr RealBox everywhere{-180.0, -90.0, 180.0, 90.0};

/// How far a layer may stick out of the place its parameters hold for.
constexpr double placeMargin = 0.5;

constexpr RealBox russia{19.0, 41.0, 190.0, 82.0};
constexpr RealBox russiaWest{19.0, 41.0, 60.0, 82.0};
constexpr RealBox mongolia{87.7, 41.5, 120.0, 52.2};
constexpr RealBox northEastChina{115.0, 38.7, 135.2, 53.7};

constexpr Helmert gost1942{23.57, -140.95, -79.8, 0.0, -0.35, -0.79, -0.22};
constexpr Helmert gost1995{24.47, -130.89, -81.56, 0.0, 0.0, -0.13, -0.22};
constexpr Helmert mongolia1942{78.0421780299,
                               204.5186132514,
                               77.449861533,
                               -1.7736709695,
                               3.3197917322,
                               -1.0426077127,
                               -4.95105766};

constexpr auto forward = HelmertDirection::ToWgs84;
constexpr auto backward = HelmertDirection::FromWgs84;

/// The registry. Order matters: of several rows that fit, the first holds.
const std::array<RegistryRow, 11> rows{{
    {Datum::Wgs84,
     "",
     everywhere,
     "ecotone:wgs84",
     "WGS 84 as it is",
     OperationKind::Identity,
     {},
     forward,
     0.0,
     "no change of datum"},
    {Datum::Cgcs2000,
     "",
     everywhere,
     "ecotone:cgcs2000-null",
     "CGCS2000 to WGS 84, null",
     OperationKind::Null,
     {},
     forward,
     2.0,
     "ITRF97 at epoch 2000.0; the ellipsoids differ by 0.1 mm, plate motion since 2000 by under "
     "1 m"},
    {Datum::Gsk2011,
     "",
     everywhere,
     "EPSG:9773",
     "GSK-2011 to WGS 84, null",
     OperationKind::Null,
     {},
     forward,
     2.0,
     "EPSG:9773 (zero translation); declared 2 m, because epochs are ignored"},
    {Datum::Monref97,
     "",
     everywhere,
     "ESRI:108054",
     "MONREF 1997 to WGS 84, null",
     OperationKind::Null,
     {},
     forward,
     2.0,
     "ESRI:108054 (null); ITRF2000 at epoch 1997; declared 2 m, because epochs are ignored"},
    {Datum::Pulkovo1942,
     "RU",
     russiaWest,
     "EPSG:5044",
     "Pulkovo 1942 to WGS 84, GOST R 51794-2008",
     OperationKind::Published,
     gost1942,
     forward,
     3.0,
     "EPSG:5044, parameters of GOST R 51794-2008, declared 3 m"},
    {Datum::Pulkovo1942,
     "RU",
     russia,
     "EPSG:5044",
     "Pulkovo 1942 to WGS 84, GOST R 51794-2008",
     OperationKind::Published,
     gost1942,
     forward,
     5.0,
     "EPSG:5044, parameters of GOST R 51794-2008; declared 3 m, taken as 5 m east of 60 E, where "
     "surveyors report misfits of several metres"},
    {Datum::Pulkovo1942,
     "MN",
     mongolia,
     "ESRI:108288",
     "Pulkovo 1942 to WGS 84, Mongolia",
     OperationKind::Published,
     mongolia1942,
     backward,
     5.0,
     "inverse of ESRI:108288 (to MONREF 1997) and a null step to WGS 84; declared 5 m"},
    {Datum::Msk42Mongolia,
     "MN",
     mongolia,
     "ESRI:108286",
     "MSK 1942 (Mongolia) to WGS 84",
     OperationKind::Published,
     mongolia1942,
     backward,
     5.0,
     "inverse of ESRI:108286 (to MONREF 1997) and a null step to WGS 84; declared 5 m"},
    {Datum::Pulkovo1995,
     "RU",
     russia,
     "EPSG:5043",
     "Pulkovo 1995 to WGS 84, GOST R 51794-2008",
     OperationKind::Published,
     gost1995,
     forward,
     1.0,
     "EPSG:5043, parameters of GOST R 51794-2008, declared 1 m"},
    {Datum::Beijing1954,
     "CN",
     northEastChina,
     "ecotone:beijing1954-northeast",
     "Beijing 1954 to WGS 84 in Northeast China",
     OperationKind::Published,
     gost1942,
     forward,
     15.0,
     "parameters of EPSG:5044: the datum was linked to Pulkovo 1942 across this border; seven "
     "published sets agree within 12 m here; declared 15 m"},
    {Datum::Beijing1954,
     "KP",
     northEastChina,
     "ecotone:beijing1954-northeast",
     "Beijing 1954 to WGS 84 near the Tumen",
     OperationKind::Published,
     gost1942,
     forward,
     15.0,
     "parameters of EPSG:5044 as in Northeast China; declared 15 m"},
}};

/// Accuracy when the country is not stated and the rows of two countries differ by up to 8 m.
constexpr double countryOpenAccuracy = 10.0;

std::string degrees(double value)
{
    return toText(value, 2);
}

std::string placeText(const RealBox& box)
{
    return degrees(box.minX) + " to " + degrees(box.maxX) + " E, " + degrees(box.minY) + " to " +
           degrees(box.maxY) + " N";
}

bool mayLieIn(std::string_view country, const RealBox& lonLat)
{
    const auto* outline = CountryOutline::of(country);
    return outline == nullptr || outline->touches(lonLat);
}

Result<> checkCountry(const RealBox& lonLat, std::string_view country)
{
    ECO_TRY(CountryOutline::checkOutlines());
    if (!mayLieIn(country, lonLat)) {
        return fail(ErrorCode::OutsideCrsArea,
                    "read this way the data lie at " + placeText(lonLat) +
                        ", outside the stated country " + std::string{country} +
                        ": the zone or the coordinate system is probably another one");
    }
    return {};
}

constexpr std::string_view remedy =
    " Needed: at least 4 control points with known WGS 84 positions, entered under a label in the "
    "local file of control points (recipe: control_points = \"LABEL\"), or the statement of an "
    "assumption in the recipe (assume = \"Beijing 1954\" or another datum).";

std::string blockedReason(const Crs& source)
{
    switch (source.datum()) {
    case Datum::Xian1980:
        return "Xian 1980 has no public transformation parameters; read as another datum it may "
               "lie 100 m off.";
    case Datum::NewBeijing1954:
        return "New Beijing 1954 has no public transformation parameters and is not Beijing 1954.";
    case Datum::Krassovsky:
        return "\"" + source.name() +
               "\" names the Krassovsky ellipsoid but no datum; Beijing 1954, Pulkovo 1942 and "
               "Pulkovo 1995 share it and differ by up to 25 m.";
    default: return "\"" + source.name() + "\" is on a datum that is not in the registry.";
    }
}

bool isBlocked(Datum datum)
{
    return datum == Datum::Xian1980 || datum == Datum::NewBeijing1954 ||
           datum == Datum::Krassovsky || datum == Datum::Unknown;
}

DatumOperation fromRow(const RegistryRow& row)
{
    DatumOperation operation;
    operation.id = std::string{row.id};
    operation.name = std::string{row.name};
    operation.kind = row.kind;
    operation.from = row.datum;
    operation.direction = row.direction;
    operation.accuracyMetres = row.accuracyMetres;
    operation.provenance = std::string{row.provenance};
    const auto& ellipsoid = info(row.datum);
    // A null shift between ellipsoids of different size still moves latitudes (GSK-2011: 6 cm).
    const bool resized = ellipsoid.semiMajor != info(Datum::Wgs84).semiMajor;
    if (row.kind == OperationKind::Published || resized) {
        operation.parameters = row.parameters;
        operation.pipelineText = helmertSteps(
            row.parameters, row.direction, ellipsoid.semiMajor, ellipsoid.inverseFlattening);
    }
    return operation;
}

Result<DatumOperation> registered(Datum datum, const RealBox& lonLat, std::string_view country)
{
    const RegistryRow* chosen = nullptr;
    std::vector<const RegistryRow*> neighbours;
    for (const auto& row : rows) {
        // Without a statement the place tells the country: parameters of a country that the data
        // do not touch are never used.
        const bool countryFits =
            row.country.empty() ||
            (country.empty() ? mayLieIn(row.country, lonLat) : row.country == country);
        if (row.datum != datum || !countryFits) {
            continue;
        }
        const auto place = row.place.grown(placeMargin);
        if (chosen == nullptr && place.contains(lonLat)) {
            chosen = &row;
        } else if (country.empty() && place.intersects(lonLat)) {
            neighbours.push_back(&row);
        }
    }
    if (chosen == nullptr) {
        return fail(ErrorCode::ControlPointsNeeded,
                    "no registered parameters of " + std::string{name(datum)} + " hold at " +
                        placeText(lonLat) + (country.empty() ? "" : " in " + std::string{country}) +
                        "." + std::string{remedy});
    }
    auto operation = fromRow(*chosen);
    const bool differs = std::ranges::any_of(
        neighbours, [&](const auto* row) { return !(row->parameters == chosen->parameters); });
    if (differs) {
        operation.accuracyMetres = countryOpenAccuracy;
        operation.provenance += "; the country is not stated and the parameters of the "
                                "neighbouring country differ by up to 8 m: declared 10 m";
    }
    return operation;
}

/// Parameters that went through the units of a file come back in the last digits changed.
bool same(const Helmert& left, const Helmert& right)
{
    constexpr double nothing = 1e-6;
    const auto near = [](double a, double b) { return std::abs(a - b) < nothing; };
    return near(left.dx, right.dx) && near(left.dy, right.dy) && near(left.dz, right.dz) &&
           near(left.rx, right.rx) && near(left.ry, right.ry) && near(left.rz, right.rz) &&
           near(left.scale, right.scale);
}

/// Parameters that the file itself carries. Equal to registered ones they inherit the accuracy.
DatumOperation stated(const Crs& source)
{
    DatumOperation operation;
    operation.kind = OperationKind::Stated;
    operation.from = source.datum();
    operation.parameters = source.statedShift();
    operation.id = "stated";
    operation.name = "parameters carried by the file itself";
    operation.provenance = "TOWGS84 of the file; nobody declares an accuracy";
    operation.pipelineText = helmertSteps(
        *operation.parameters, forward, source.semiMajor(), source.inverseFlattening());
    for (const auto& row : rows) {
        if (row.kind == OperationKind::Published && row.direction == forward &&
            same(row.parameters, *operation.parameters) &&
            info(row.datum).semiMajor == source.semiMajor()) {
            operation.name += ", equal to " + std::string{row.id};
            operation.accuracyMetres = 5.0;
            operation.provenance = "TOWGS84 of the file, equal to " + std::string{row.id} +
                                   "; taken as 5 m, because the file names no datum";
            break;
        }
    }
    return operation;
}

Result<DatumOperation> assumed(const Crs& source,
                               const RealBox& lonLat,
                               std::string_view country,
                               const std::string& statement)
{
    const auto datum = datumFromName(statement);
    if (!datum) {
        return fail(ErrorCode::RecipeInvalid,
                    "assume = \"" + statement +
                        "\": no datum of that name; known are WGS 84, CGCS2000, Pulkovo 1942, "
                        "Pulkovo 1995, GSK-2011, Beijing 1954, MONREF 1997, MSK 1942");
    }
    if (isBlocked(*datum)) {
        return fail(ErrorCode::ControlPointsNeeded,
                    "assume = \"" + statement + "\" does not help: " + std::string{name(*datum)} +
                        " has no public transformation parameters either." + std::string{remedy});
    }
    ECO_ASSIGN(auto operation, registered(*datum, lonLat, country));
    if (source.datum() == *datum) {
        return operation;
    }
    operation.provenance = "assumed by the recipe (assume = \"" + statement +
                           "\"), while the file says " + source.name() + "; then " +
                           operation.provenance;
    operation.id = "assumed:" + operation.id;
    operation.name = "assumed to be " + std::string{name(*datum)};
    operation.kind = OperationKind::Assumed;
    operation.accuracyMetres = -1.0;
    return operation;
}

} // namespace

std::span<const RegistryRow> registryRows()
{
    return rows;
}

std::string helmertSteps(const Helmert& parameters,
                         HelmertDirection direction,
                         double semiMajor,
                         double inverseFlattening)
{
    const auto& p = parameters;
    std::string helmert = std::string{" +step"} + (direction == backward ? " +inv" : "") +
                          " +proj=helmert +x=" + toText(p.dx) + " +y=" + toText(p.dy) +
                          " +z=" + toText(p.dz);
    if (p.rx != 0.0 || p.ry != 0.0 || p.rz != 0.0 || p.scale != 0.0) {
        helmert += " +rx=" + toText(p.rx) + " +ry=" + toText(p.ry) + " +rz=" + toText(p.rz) +
                   " +s=" + toText(p.scale) + " +convention=coordinate_frame";
    }
    const auto& target = info(Datum::Wgs84);
    // Heights are not carried: the horizontal position alone is shifted.
    return " +step +proj=push +v_3 +step +proj=cart" + ellipsoidText(semiMajor, inverseFlattening) +
           helmert + " +step +inv +proj=cart" +
           ellipsoidText(target.semiMajor, target.inverseFlattening) + " +step +proj=pop +v_3";
}

std::string datumSteps(const DatumOperation& operation, const Crs& source)
{
    if (operation.fit != nullptr) {
        return operation.fit->steps;
    }
    if (!operation.parameters) {
        return {};
    }
    const bool own = operation.kind == OperationKind::Stated;
    const auto& ellipsoid = info(operation.from);
    return helmertSteps(*operation.parameters,
                        operation.direction,
                        own ? source.semiMajor() : ellipsoid.semiMajor,
                        own ? source.inverseFlattening() : ellipsoid.inverseFlattening);
}

bool DatumOperation::needsBanner() const
{
    constexpr double coarse = 20.0;
    return kind == OperationKind::Assumed || accuracyMetres < 0.0 || accuracyMetres >= coarse;
}

std::string DatumOperation::description() const
{
    std::string text = name + " (" + id + "), ";
    text += accuracyMetres < 0.0 ? std::string{"accuracy unknown"}
                                 : "accuracy " + toText(accuracyMetres, 1) + " m";
    return provenance.empty() ? text : text + "; " + provenance;
}

namespace {

/// An offset is undone on WGS 84 after whatever the datum needs.
Result<DatumOperation> withOffset(DatumOperation operation, const RealBox& lonLat, MapOffset offset)
{
    const bool modern = operation.kind == OperationKind::Identity ||
                        operation.kind == OperationKind::Null ||
                        operation.kind == OperationKind::Assumed;
    if (!modern) {
        return fail(ErrorCode::RecipeInvalid,
                    "offset = \"" + std::string{name(offset)} +
                        "\" belongs to positions on WGS 84 or CGCS2000, not to " +
                        std::string{name(operation.from)});
    }
    if (!mayLieIn("CN", lonLat)) {
        return fail(ErrorCode::OutsideCrsArea,
                    "offset = \"" + std::string{name(offset)} +
                        "\" is undone inside China alone, "
                        "but the data lie at " +
                        placeText(lonLat));
    }
    operation.offset = offset;
    operation.id += std::string{"+"} + std::string{name(offset)};
    operation.name += std::string{", then the "} +
                      (offset == MapOffset::Bd09 ? "BD-09" : "GCJ-02") + " offset undone";
    if (operation.accuracyMetres >= 0.0) {
        operation.accuracyMetres += offsetAccuracyMetres;
    }
    operation.provenance += "; the offset of Chinese web maps is undone by iterating the public "
                            "formula, inside China alone, because the recipe says so (offset = \"" +
                            std::string{name(offset)} + "\"); about 2 m of it remain";
    return operation;
}

Result<DatumOperation> datumOperation(const Crs& source,
                                      const RealBox& lonLat,
                                      std::string_view country,
                                      const OperationChoice& choice)
{
    if (!choice.controlPoints.empty()) {
        return fitControlPoints(source,
                                choice.controlPoints,
                                choice.controlPointFile.empty() ? controlPointFile()
                                                                : choice.controlPointFile);
    }
    if (!choice.assume.empty()) {
        return assumed(source, lonLat, country, choice.assume);
    }
    const bool nameless = source.datum() == Datum::Krassovsky || source.datum() == Datum::Unknown;
    if (nameless && source.statedShift()) {
        return stated(source);
    }
    if (isBlocked(source.datum())) {
        return fail(ErrorCode::ControlPointsNeeded, blockedReason(source) + std::string{remedy});
    }
    ECO_ASSIGN(auto operation, registered(source.datum(), lonLat, country));
    if (source.statedShift() &&
        !(operation.parameters && same(*operation.parameters, *source.statedShift()))) {
        operation.provenance += "; the file carries another TOWGS84, which is not used";
    }
    return operation;
}

} // namespace

Result<DatumOperation> operationFor(const Crs& source,
                                    const RealBox& lonLat,
                                    std::string_view country,
                                    const OperationChoice& choice)
{
    ECO_TRY(checkCountry(lonLat, country));
    ECO_ASSIGN(auto operation, datumOperation(source, lonLat, country, choice));
    if (choice.offset != MapOffset::None) {
        return withOffset(std::move(operation), lonLat, choice.offset);
    }
    return operation;
}

} // namespace ecotone::crs
