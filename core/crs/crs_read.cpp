#include "core/crs/crs_read.h"

#include "core/base/number.h"
#include "core/crs/crs_facts.h"
#include "core/crs/proj_session.h"
#include "core/crs/zones.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace ecotone::crs {

namespace {

/// PROJ's own measure of likeness in percent; below it an "identified" system may be another one.
constexpr int identifyConfidence = 90;
constexpr double axisTolerance = 0.01;
constexpr double flatteningTolerance = 1e-4;

std::string text(const char* value)
{
    return value == nullptr ? std::string{} : std::string{value};
}

std::string authorityCode(const PJ* object)
{
    const auto authority = text(proj_get_id_auth_name(object, 0));
    const auto code = text(proj_get_id_code(object, 0));
    return authority.empty() || code.empty() ? std::string{} : authority + ":" + code;
}

/// The beginning of a definition, for messages.
std::string excerpt(std::string_view definition)
{
    constexpr std::size_t shown = 80;
    std::string result{definition.substr(0, shown)};
    for (auto& letter : result) {
        letter = letter == '\n' || letter == '\r' ? ' ' : letter;
    }
    return definition.size() > shown ? result + " …" : result;
}

Result<double> greenwichOnly(PJ_CONTEXT* context, const PJ* geodetic)
{
    const ProjHandle meridian{proj_get_prime_meridian(context, geodetic)};
    double longitude = 0.0;
    if (meridian) {
        proj_prime_meridian_get_parameters(context, meridian.get(), &longitude, nullptr, nullptr);
    }
    if (longitude != 0.0) {
        return fail(ErrorCode::UnknownCrs,
                    "longitudes counted from " + text(proj_get_name(meridian.get())) +
                        " are not supported; only Greenwich is");
    }
    return longitude;
}

/// Reads unit factors; fails for axes that do not run east and north.
Result<double> readAxes(PJ_CONTEXT* context, const PJ* crs, bool geographic)
{
    const ProjHandle system{proj_crs_get_coordinate_system(context, crs)};
    double factor = 1.0;
    for (int axis = 0; axis < 2; ++axis) {
        const char* direction = nullptr;
        double unit = 1.0;
        if (!system || proj_cs_get_axis_info(context,
                                             system.get(),
                                             axis,
                                             nullptr,
                                             nullptr,
                                             &direction,
                                             &unit,
                                             nullptr,
                                             nullptr,
                                             nullptr) == 0) {
            return fail(ErrorCode::UnknownCrs, "the coordinate system has no axes");
        }
        const auto heading = text(direction);
        if (heading != "east" && heading != "north") {
            return fail(ErrorCode::UnknownCrs,
                        "an axis that runs " + heading + " is not supported");
        }
        factor = unit;
    }
    constexpr double degree = 0.017453292519943295;
    if (geographic && std::abs(factor - degree) > 1e-12) {
        return fail(ErrorCode::UnknownCrs, "longitudes must be in degrees");
    }
    return geographic ? 1.0 : factor;
}

/// Words of a PROJ text without "+step".
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> result;
    std::size_t from = 0;
    while (from < text.size()) {
        const auto to = std::min(text.find(' ', from), text.size());
        if (to > from) {
            result.emplace_back(text.substr(from, to - from));
        }
        from = to + 1;
    }
    return result;
}

bool isEllipsoidWord(std::string_view word)
{
    for (const std::string_view start :
         {"+ellps=", "+a=", "+b=", "+rf=", "+f=", "+R=", "+datum="}) {
        if (word.starts_with(start)) {
            return true;
        }
    }
    return false;
}

/// The one projecting step of the conversion, without ellipsoid.
Result<std::string> readProjection(PJ_CONTEXT* context, const PJ* crs)
{
    const ProjHandle conversion{proj_crs_get_coordoperation(context, crs)};
    const char* exported =
        conversion ? proj_as_proj_string(context, conversion.get(), PJ_PROJ_5, nullptr) : nullptr;
    if (exported == nullptr) {
        return fail(ErrorCode::UnknownCrs, "the projection has no PROJ equivalent");
    }
    std::vector<std::string> steps;
    for (const auto& word : words(exported)) {
        if (word == "+step" || steps.empty()) {
            steps.emplace_back();
        }
        if (word != "+step" && word != "+proj=pipeline" && !isEllipsoidWord(word)) {
            steps.back() += steps.back().empty() ? word : " " + word;
        }
    }
    std::string projection;
    for (const auto& step : steps) {
        if (step.empty() || step.starts_with("+proj=axisswap") ||
            step.starts_with("+proj=unitconvert")) {
            continue;
        }
        if (!projection.empty() || step.starts_with("+inv")) {
            return fail(ErrorCode::UnknownCrs, "the projection has more than one step");
        }
        projection = step;
    }
    if (projection.empty()) {
        return fail(ErrorCode::UnknownCrs, "the projection has no PROJ equivalent");
    }
    return projection;
}

std::optional<double> readCentralMeridian(std::string_view projection)
{
    for (const auto& word : words(projection)) {
        if (word.starts_with("+lon_0=")) {
            return parseDouble(std::string_view{word}.substr(7));
        }
        if (word.starts_with("+zone=")) {
            if (const auto zone = parseDouble(std::string_view{word}.substr(6))) {
                return *zone * 6.0 - 183.0;
            }
        }
    }
    return std::nullopt;
}

bool sameEllipsoid(const Crs::Facts& facts, const DatumInfo& datum)
{
    return std::abs(facts.semiMajor - datum.semiMajor) < axisTolerance &&
           std::abs(facts.inverseFlattening - datum.inverseFlattening) < flatteningTolerance;
}

/// The datum by authority code, then by the names of the geographic system and of the datum.
void readDatum(PJ_CONTEXT* context, const PJ* geodetic, Crs::Facts& facts)
{
    const ProjHandle datum{proj_crs_get_datum_forced(context, geodetic)};
    auto datumName = datum ? text(proj_get_name(datum.get())) : std::string{};
    if (const auto using_ = datumName.find(" using "); using_ != std::string::npos) {
        datumName.resize(using_);
    }
    std::optional<Datum> found;
    for (const auto& candidate :
         {authorityCode(geodetic), text(proj_get_name(geodetic)), datumName}) {
        if (!found) {
            found = datumFromName(candidate);
        }
    }
    if (!found) {
        facts.notes.add("the datum \"{datum}\" is not in the registry", {{"datum", datumName}});
        return;
    }
    const auto& known = info(*found);
    if (sameEllipsoid(facts, known)) {
        facts.datum = *found;
        return;
    }
    const auto stated = toText(facts.semiMajor, 3) + ", 1/" + toText(facts.inverseFlattening);
    if (*found == Datum::Xian1980) {
        // A known fault of the MapInfo driver: Xian 1980 arrives on the ellipsoid of WGS 84.
        facts.datum = *found;
        facts.semiMajor = known.semiMajor;
        facts.inverseFlattening = known.inverseFlattening;
        facts.notes.add(
            "Xian 1980 was given with the ellipsoid {stated}; its own, IAG 1975, is used",
            {{"stated", stated}});
        return;
    }
    facts.notes.add("the name says {datum}, but the ellipsoid {stated} does not belong to it: the "
                    "datum counts as unknown",
                    {{"datum", std::string{known.name}}, {"stated", stated}});
}

void readShift(PJ_CONTEXT* context, const PJ* bound, Crs::Facts& facts)
{
    const ProjHandle operation{proj_crs_get_coordoperation(context, bound)};
    std::array<double, 7> values{};
    if (!operation || proj_coordoperation_get_towgs84_values(
                          context, operation.get(), values.data(), 7, 0) == 0) {
        facts.notes.add("the definition carries a shift that is no TOWGS84; it is ignored");
        return;
    }
    // TOWGS84 is in the position vector convention.
    const Helmert shift{
        values[0], values[1], values[2], -values[3], -values[4], -values[5], values[6]};
    if (shift.isNull()) {
        facts.notes.add("the definition carries a null TOWGS84, which drivers write when "
                        "they know none; it is ignored");
        return;
    }
    facts.statedShift = shift;
}

std::string wkt2(PJ_CONTEXT* context, const PJ* object)
{
    constexpr std::array<const char*, 2> options{"MULTILINE=NO", nullptr};
    return text(proj_as_wkt(context, object, PJ_WKT2_2019, options.data()));
}

/// The code of an identified system whose datum is the one we found; empty when in doubt.
std::string identifiedCode(PJ_CONTEXT* context, const PJ* crs, Datum datum)
{
    int* confidence = nullptr;
    const ProjListHandle list{proj_identify(context, crs, nullptr, nullptr, &confidence)};
    std::string code;
    if (list && proj_list_get_count(list.get()) > 0 && confidence[0] >= identifyConfidence) {
        const ProjHandle best{proj_list_get(context, list.get(), 0)};
        const ProjHandle geodetic{proj_crs_get_geodetic_crs(context, best.get())};
        const auto found = geodetic ? datumFromName(authorityCode(geodetic.get())) : std::nullopt;
        const auto named =
            geodetic && !found ? datumFromName(text(proj_get_name(geodetic.get()))) : found;
        if (named == datum) {
            code = authorityCode(best.get());
        }
    }
    proj_int_list_destroy(confidence);
    return code;
}

/// A parameter of a PROJ text.
double parameter(std::string_view projection, std::string_view key, double otherwise)
{
    const auto start = "+" + std::string{key} + "=";
    for (const auto& word : words(projection)) {
        if (word.starts_with(start)) {
            return parseDouble(std::string_view{word}.substr(start.size())).value_or(otherwise);
        }
    }
    return otherwise;
}

/// The EPSG code of a national Gauss-Krueger grid from its numbers; empty for anything else.
std::string gaussKruegerCodeOf(const Crs::Facts& facts)
{
    const auto& text = facts.projection;
    if (!text.starts_with("+proj=tmerc ") || facts.unitMetres != 1.0 ||
        parameter(text, "k", 1.0) != 1.0 || parameter(text, "k_0", 1.0) != 1.0 ||
        parameter(text, "lat_0", 0.0) != 0.0 || parameter(text, "y_0", 0.0) != 0.0) {
        return {};
    }
    const double meridian = parameter(text, "lon_0", 0.0);
    const double easting = parameter(text, "x_0", 0.0);
    const int prefix = static_cast<int>(std::floor(easting / 1e6));
    const double rest = easting - prefix * 1e6;
    const auto style = prefix == 0 ? EastingStyle::Plain : EastingStyle::ZonePrefixed;
    // Where a meridian serves both widths, the name tells which zone it is.
    const bool saysThree = facts.name.find("3_Degree") != std::string::npos ||
                           facts.name.find("3-degree") != std::string::npos;
    auto widths = std::array{ZoneWidth::Six, ZoneWidth::Three};
    if (saysThree) {
        std::swap(widths[0], widths[1]);
    }
    for (const auto width : widths) {
        const bool quarter = facts.datum == Datum::Gsk2011 && width == ZoneWidth::Three;
        const int zone = zoneOf(meridian, width);
        if (rest == (quarter ? 250000.0 : 500000.0) && (prefix == 0 || prefix == zone) &&
            crs::centralMeridian(zone, width) == meridian) {
            if (auto code = gaussKruegerCode(facts.datum, zone, width, style)) {
                return *std::move(code);
            }
        }
    }
    return {};
}

/// The code of a definition that states none: Gauss-Krueger by its numbers, others by likeness.
std::string lookedUpCode(PJ_CONTEXT* context, const PJ* crs, const Crs::Facts& facts)
{
    if (facts.datum == Datum::Unknown) {
        return {};
    }
    if (facts.geographic) {
        return std::string{info(facts.datum).code};
    }
    auto code = gaussKruegerCodeOf(facts);
    return code.empty() ? identifiedCode(context, crs, facts.datum) : code;
}

Result<ProjHandle> horizontalPart(PJ_CONTEXT* context, ProjHandle object, Crs::Facts& facts)
{
    for (int depth = 0; depth < 4; ++depth) {
        switch (proj_get_type(object.get())) {
        case PJ_TYPE_BOUND_CRS:
            readShift(context, object.get(), facts);
            object.reset(proj_get_source_crs(context, object.get()));
            break;
        case PJ_TYPE_COMPOUND_CRS:
            object.reset(proj_crs_get_sub_crs(context, object.get(), 0));
            facts.notes.add("heights of the compound system are not used");
            break;
        case PJ_TYPE_GEOGRAPHIC_2D_CRS:
        case PJ_TYPE_GEOGRAPHIC_3D_CRS:
        case PJ_TYPE_PROJECTED_CRS: return object;
        case PJ_TYPE_ENGINEERING_CRS:
            return fail(ErrorCode::CrsUndecided,
                        "a local system without a place on Earth: state the real one");
        default:
            return fail(ErrorCode::UnknownCrs, "this kind of coordinate system is not supported");
        }
        if (!object) {
            break;
        }
    }
    return fail(ErrorCode::UnknownCrs, "the definition has no horizontal system");
}

Result<Crs> crsFromObject(PJ_CONTEXT* context, ProjHandle object)
{
    auto facts = std::make_shared<Crs::Facts>();
    ECO_ASSIGN(const auto horizontal, horizontalPart(context, std::move(object), *facts));
    const auto type = proj_get_type(horizontal.get());
    facts->geographic = type != PJ_TYPE_PROJECTED_CRS;
    const ProjHandle geodetic{proj_crs_get_geodetic_crs(context, horizontal.get())};
    if (!geodetic) {
        return fail(ErrorCode::UnknownCrs, "the definition has no geographic system");
    }
    ECO_TRY(greenwichOnly(context, geodetic.get()));
    ECO_ASSIGN(facts->unitMetres, readAxes(context, horizontal.get(), facts->geographic));
    const ProjHandle ellipsoid{proj_get_ellipsoid(context, geodetic.get())};
    if (!ellipsoid || proj_ellipsoid_get_parameters(context,
                                                    ellipsoid.get(),
                                                    &facts->semiMajor,
                                                    nullptr,
                                                    nullptr,
                                                    &facts->inverseFlattening) == 0) {
        return fail(ErrorCode::UnknownCrs, "the definition has no ellipsoid");
    }
    if (!facts->geographic) {
        ECO_ASSIGN(facts->projection, readProjection(context, horizontal.get()));
        facts->centralMeridian = readCentralMeridian(facts->projection);
    }
    readDatum(context, geodetic.get(), *facts);
    facts->name = text(proj_get_name(horizontal.get()));
    facts->code = authorityCode(horizontal.get());
    facts->wkt2 = wkt2(context, horizontal.get());
    if (facts->code.empty()) {
        facts->code = lookedUpCode(context, horizontal.get(), *facts);
    }
    return Crs{std::move(facts)};
}

} // namespace

Result<Crs> Crs::fromUserInput(std::string_view definition)
{
    const auto given = trimmed(definition);
    if (given.empty()) {
        return fail(ErrorCode::CrsUndecided, "no coordinate system is stated");
    }
    std::string asked{given};
    if (asked.starts_with("+") && asked.find("+type=crs") == std::string::npos) {
        asked += " +type=crs";
    }
    auto& session = ProjSession::ofThisThread();
    session.clearMessage();
    ProjHandle object{proj_create(session.context(), asked.c_str())};
    if (!object) {
        return fail(ErrorCode::UnknownCrs,
                    "\"" + excerpt(given) + "\" is no coordinate system" +
                        (session.message().empty() ? "" : " (" + session.message() + ")"));
    }
    auto result = crsFromObject(session.context(), std::move(object));
    if (!result) {
        auto error = std::move(result).error();
        error.detail = "\"" + excerpt(given) + "\": " + error.detail;
        return fail(std::move(error));
    }
    return result;
}

Result<Crs> Crs::fromEsriWkt(std::string_view prj)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (prj.starts_with(byteOrderMark)) {
        prj.remove_prefix(byteOrderMark.size());
    }
    const auto end = prj.find('\0');
    return fromUserInput(prj.substr(0, end));
}

Result<Crs> crsFromParts(CrsParts parts)
{
    auto& session = ProjSession::ofThisThread();
    const auto ellipsoid = ellipsoidText(parts.semiMajor, parts.inverseFlattening);
    const auto units = parts.unitMetres == 1.0 ? std::string{" +units=m"}
                                               : " +to_meter=" + toText(parts.unitMetres);
    const auto definition = (parts.projection.empty() ? "+proj=longlat" : parts.projection) +
                            ellipsoid + (parts.projection.empty() ? "" : units) +
                            " +no_defs +type=crs";
    session.clearMessage();
    const ProjHandle plain{proj_create(session.context(), definition.c_str())};
    if (!plain) {
        return fail(ErrorCode::UnknownCrs, parts.name + " cannot be built: " + session.message());
    }
    auto facts = std::make_shared<Crs::Facts>();
    facts->name = parts.name;
    facts->datum = parts.datum;
    facts->geographic = parts.projection.empty();
    facts->unitMetres = parts.unitMetres;
    facts->semiMajor = parts.semiMajor;
    facts->inverseFlattening = parts.inverseFlattening;
    facts->projection = parts.projection;
    facts->centralMeridian = readCentralMeridian(parts.projection);
    facts->statedShift = parts.statedShift;
    facts->notes = std::move(parts.notes);
    facts->wkt2 = wkt2(session.context(), plain.get());
    facts->code = lookedUpCode(session.context(), plain.get(), *facts);
    if (!facts->code.empty()) {
        if (const ProjHandle coded{proj_create(session.context(), facts->code.c_str())}) {
            facts->name = text(proj_get_name(coded.get()));
            facts->wkt2 = wkt2(session.context(), coded.get());
        }
    }
    return Crs{std::move(facts)};
}

} // namespace ecotone::crs
