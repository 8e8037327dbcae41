#pragma once

#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/crs/datum.h"
#include "core/geometry/box.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::crs {

/// Seven parameters of a similarity between geocentric coordinates, to WGS 84, in the
/// coordinate frame convention (EPSG 9607, also that of GOST and MapInfo): metres, arc seconds,
/// parts per million. The position vector convention (TOWGS84) has the rotations negated.
struct Helmert
{
    double dx = 0.0;
    double dy = 0.0;
    double dz = 0.0;
    double rx = 0.0;
    double ry = 0.0;
    double rz = 0.0;
    double scale = 0.0;

    [[nodiscard]] bool isNull() const { return *this == Helmert{}; }
    bool operator==(const Helmert&) const = default;
};

/// A horizontal coordinate system as a source states it: a datum, and a projection or none.
///
/// Coordinates are always x = easting or longitude, y = northing or latitude, whatever axis
/// order the authority prescribes, because that is how files store them (Chinese and Russian
/// Gauss-Krueger included). Cheap to copy; immutable; safe to share between threads.
class Crs
{
public:
    /// "EPSG:4490", "ESRI:104135", WKT of any kind, or a PROJ string (with or without +type=crs).
    /// Fails with UnknownCrs, naming what was not understood, and for systems this program cannot
    /// handle (geocentric, vertical alone, another prime meridian, axes not east and north).
    [[nodiscard]] static Result<Crs> fromUserInput(std::string_view text);
    /// The text of a .prj file.
    [[nodiscard]] static Result<Crs> fromEsriWkt(std::string_view text);
    /// A MapInfo clause: `CoordSys Earth Projection 8, 1001, "m", 129, 0, 1, 22500000, 0`; the
    /// words before the numbers may be missing, Bounds is ignored, unit as name or number.
    /// Fails with CrsUndecided for NonEarth.
    [[nodiscard]] static Result<Crs> fromMapInfo(std::string_view clause);

    /// "EPSG:21422" when stated, or when the definition matches one beyond doubt; else empty.
    [[nodiscard]] const std::string& code() const;
    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] Datum datum() const;
    [[nodiscard]] bool isGeographic() const;
    /// Metres in one unit of a projected coordinate; 1 for geographic systems.
    [[nodiscard]] double unitMetres() const;
    [[nodiscard]] double semiMajor() const;
    [[nodiscard]] double inverseFlattening() const;
    /// Central meridian in degrees; nullopt for geographic systems and projections without one.
    [[nodiscard]] std::optional<double> centralMeridian() const;
    /// A shift that the definition itself carries (TOWGS84 or MapInfo datum 9999); a null one is
    /// dropped, because drivers invent it (see notes()).
    [[nodiscard]] const std::optional<Helmert>& statedShift() const;
    /// English sentences on how the definition was understood where that was not obvious.
    [[nodiscard]] const Remark& notes() const;
    [[nodiscard]] const std::string& toWkt2() const;
    /// WKT for a .prj file (ESRI dialect).
    [[nodiscard]] Result<std::string> toEsriWkt() const;

    /// Same definition (compared as WKT2).
    bool operator==(const Crs& other) const;

    struct Facts; ///< Private to the room: crs_facts.h.
    explicit Crs(std::shared_ptr<const Facts> facts);
    [[nodiscard]] const Facts& facts() const { return *m_facts; }

private:
    std::shared_ptr<const Facts> m_facts;
};

/// srs_id of the project's coordinate system in the GeoPackage.
inline constexpr int projectSrsId = 990001;
inline constexpr std::string_view projectCrsName = "Ecotone Albers equal area";
inline constexpr std::string_view projectCrsProj =
    "+proj=aea +lat_0=47.5 +lon_0=110 +lat_1=43.5 +lat_2=51.5 +x_0=2000000 +y_0=1000000 "
    "+datum=WGS84 +units=m +no_defs +type=crs";

/// The equal-area system of every stored coordinate: Albers, WGS 84, parallels 43.5 and 51.5 N,
/// central meridian 110 E. On WGS 84 on purpose, never on CGCS2000.
[[nodiscard]] const Crs& projectCrs();
/// Longitude and latitude on WGS 84, degrees.
[[nodiscard]] const Crs& wgs84();

/// Longitudes and latitudes covered by a box of coordinates of `crs`, on its own datum (so up to
/// 100 m from WGS 84): enough to tell the place. The border of the box is sampled.
/// Fails with OutsideCrsArea when the box does not belong to the projection.
[[nodiscard]] Result<geometry::RealBox> roughLonLat(const Crs& crs, const geometry::RealBox& box);

} // namespace ecotone::crs
