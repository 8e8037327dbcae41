#pragma once

#include <optional>
#include <string_view>

namespace ecotone::crs {

/// The geodetic datums the registry knows. Several look alike and differ by up to 100 m on the
/// ground, so a datum is an identity, never an ellipsoid.
enum class Datum : unsigned char
{
    Unknown, ///< No name we recognise; blocked until someone states it.
    Wgs84,
    Cgcs2000,
    Pulkovo1942, ///< SK-42.
    Pulkovo1995, ///< SK-95.
    Gsk2011,
    Beijing1954,
    NewBeijing1954, ///< The readjustment of 1982; not Beijing 1954.
    Xian1980,
    Monref97,
    Msk42Mongolia, ///< Mongolia's own realisation of the 1942 system.
    Krassovsky,    ///< An ellipsoid given in place of a datum.
};

/// `semiMajor` in metres. Unknown has the values of WGS 84, to be overruled by the file's.
struct DatumInfo
{
    Datum datum = Datum::Unknown;
    std::string_view name; ///< English, as EPSG writes it: "Pulkovo 1942".
    std::string_view code; ///< Of its geographic system: "EPSG:4284"; empty for none.
    double semiMajor = 6378137.0;
    double inverseFlattening = 298.257223563;
};

[[nodiscard]] const DatumInfo& info(Datum datum) noexcept;
[[nodiscard]] std::string_view name(Datum datum) noexcept;

/// Reads the names of EPSG, ESRI, MapInfo and common usage ("GCS_Xian_1980", "D_Krasovsky_1940",
/// "SK-42", "CGCS_2000", "EPSG:4490"); blanks, case and punctuation do not matter. nullopt for a
/// name not in the table: similar is not enough.
[[nodiscard]] std::optional<Datum> datumFromName(std::string_view name);

} // namespace ecotone::crs
