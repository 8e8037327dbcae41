#include "core/crs/crs.h"

#include "core/base/number.h"
#include "core/crs/crs_facts.h"
#include "core/crs/proj_session.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <utility>

namespace ecotone::crs {

Crs::Crs(std::shared_ptr<const Facts> facts) : m_facts{std::move(facts)} {}

const std::string& Crs::code() const
{
    return m_facts->code;
}

const std::string& Crs::name() const
{
    return m_facts->name;
}

Datum Crs::datum() const
{
    return m_facts->datum;
}

bool Crs::isGeographic() const
{
    return m_facts->geographic;
}

double Crs::unitMetres() const
{
    return m_facts->unitMetres;
}

double Crs::semiMajor() const
{
    return m_facts->semiMajor;
}

double Crs::inverseFlattening() const
{
    return m_facts->inverseFlattening;
}

std::optional<double> Crs::centralMeridian() const
{
    return m_facts->centralMeridian;
}

const std::optional<Helmert>& Crs::statedShift() const
{
    return m_facts->statedShift;
}

const Remark& Crs::notes() const
{
    return m_facts->notes;
}

const std::string& Crs::toWkt2() const
{
    return m_facts->wkt2;
}

bool Crs::operator==(const Crs& other) const
{
    return m_facts == other.m_facts || (m_facts->wkt2 == other.m_facts->wkt2 &&
                                        m_facts->statedShift == other.m_facts->statedShift);
}

Result<std::string> Crs::toEsriWkt() const
{
    auto& session = ProjSession::ofThisThread();
    session.clearMessage();
    const ProjHandle object{proj_create(session.context(), m_facts->wkt2.c_str())};
    const char* text = nullptr;
    if (object) {
        constexpr std::array<const char*, 2> options{"MULTILINE=NO", nullptr};
        text = proj_as_wkt(session.context(), object.get(), PJ_WKT1_ESRI, options.data());
    }
    if (text == nullptr) {
        return fail(ErrorCode::UnknownCrs,
                    m_facts->name + " cannot be written as ESRI WKT: " + session.message());
    }
    return std::string{text};
}

std::string ellipsoidText(double semiMajor, double inverseFlattening)
{
    if (inverseFlattening == 0.0) {
        return " +R=" + toText(semiMajor);
    }
    return " +a=" + toText(semiMajor) + " +rf=" + toText(inverseFlattening);
}

std::string stepsToRadians(const Crs& crs)
{
    const auto& facts = crs.facts();
    if (facts.geographic) {
        return " +step +proj=unitconvert +xy_in=deg +xy_out=rad";
    }
    std::string steps;
    if (facts.unitMetres != 1.0) {
        steps = " +step +proj=unitconvert +xy_in=" + toText(facts.unitMetres) + " +xy_out=m";
    }
    return steps + " +step +inv " + facts.projection +
           ellipsoidText(facts.semiMajor, facts.inverseFlattening);
}

std::string stepsFromRadians(const Crs& crs)
{
    const auto& facts = crs.facts();
    if (facts.geographic) {
        return " +step +proj=unitconvert +xy_in=rad +xy_out=deg";
    }
    auto steps =
        " +step " + facts.projection + ellipsoidText(facts.semiMajor, facts.inverseFlattening);
    if (facts.unitMetres != 1.0) {
        steps += " +step +proj=unitconvert +xy_in=m +xy_out=" + toText(facts.unitMetres);
    }
    return steps;
}

namespace {

/// The two systems the program itself is built on; their texts are ours, so failing to read them
/// means that PROJ or its database is missing.
Crs builtIn(std::string_view definition, std::string_view name)
{
    auto read = Crs::fromUserInput(definition);
    auto facts = std::make_shared<Crs::Facts>();
    if (read) {
        *facts = read->facts();
    } else {
        facts->datum = Datum::Wgs84;
        if (definition == projectCrsProj) {
            facts->geographic = false;
            facts->projection = "+proj=aea +lat_0=47.5 +lon_0=110 +lat_1=43.5 +lat_2=51.5 "
                                "+x_0=2000000 +y_0=1000000";
            facts->centralMeridian = 110.0;
        }
    }
    facts->name = std::string{name};
    return Crs{std::move(facts)};
}

} // namespace

const Crs& projectCrs()
{
    static const Crs crs = builtIn(projectCrsProj, projectCrsName);
    return crs;
}

const Crs& wgs84()
{
    static const Crs crs = builtIn("EPSG:4326", "WGS 84");
    return crs;
}

Result<geometry::RealBox> roughLonLat(const Crs& crs, const geometry::RealBox& box)
{
    if (box.empty()) {
        return fail(ErrorCode::InvalidArgument, "an empty box has no place");
    }
    if (crs.isGeographic()) {
        if (box.minX < -360.0 || box.maxX > 360.0 || box.minY < -90.0 || box.maxY > 90.0) {
            return fail(ErrorCode::OutsideCrsArea,
                        "coordinates from (" + toText(box.minX, 3) + ", " + toText(box.minY, 3) +
                            ") to (" + toText(box.maxX, 3) + ", " + toText(box.maxY, 3) +
                            ") are no longitudes and latitudes");
        }
        return box;
    }
    constexpr int steps = 8;
    std::vector<geometry::RealPoint> border;
    for (int step = 0; step <= steps; ++step) {
        const double share = static_cast<double>(step) / steps;
        const double x = box.minX + (box.maxX - box.minX) * share;
        const double y = box.minY + (box.maxY - box.minY) * share;
        border.insert(border.end(), {{x, box.minY}, {x, box.maxY}, {box.minX, y}, {box.maxX, y}});
    }
    const auto pipeline =
        "+proj=pipeline" + stepsToRadians(crs) + " +step +proj=unitconvert +xy_in=rad +xy_out=deg";
    ECO_TRY(runPipeline(pipeline, PJ_FWD, border));
    geometry::RealBox result;
    for (const auto& point : border) {
        result.extend(point.x, point.y);
    }
    return result;
}

} // namespace ecotone::crs
