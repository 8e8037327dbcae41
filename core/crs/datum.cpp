#include "core/crs/datum.h"

#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace ecotone::crs {

namespace {

constexpr double krassovskyAxis = 6378245.0;
constexpr double krassovskyFlattening = 298.3;

/// In the order of the enumeration. Ellipsoids: EPSG dataset v10.076.
constexpr std::array<DatumInfo, 12> datums{{
    {Datum::Unknown, "unknown datum", "", 6378137.0, 298.257223563},
    {Datum::Wgs84, "WGS 84", "EPSG:4326", 6378137.0, 298.257223563},
    {Datum::Cgcs2000, "CGCS2000", "EPSG:4490", 6378137.0, 298.257222101},
    {Datum::Pulkovo1942, "Pulkovo 1942", "EPSG:4284", krassovskyAxis, krassovskyFlattening},
    {Datum::Pulkovo1995, "Pulkovo 1995", "EPSG:4200", krassovskyAxis, krassovskyFlattening},
    {Datum::Gsk2011, "GSK-2011", "EPSG:7683", 6378136.5, 298.2564151},
    {Datum::Beijing1954, "Beijing 1954", "EPSG:4214", krassovskyAxis, krassovskyFlattening},
    {Datum::NewBeijing1954, "New Beijing 1954", "EPSG:4555", krassovskyAxis, krassovskyFlattening},
    {Datum::Xian1980, "Xian 1980", "EPSG:4610", 6378140.0, 298.257},
    {Datum::Monref97, "MONREF 1997", "ESRI:104134", 6378137.0, 298.257222101},
    {Datum::Msk42Mongolia,
     "MSK 1942 (Mongolia)",
     "ESRI:104135",
     krassovskyAxis,
     krassovskyFlattening},
    {Datum::Krassovsky,
     "a Krassovsky 1940 ellipsoid without a datum",
     "",
     krassovskyAxis,
     krassovskyFlattening},
}};

using Alias = std::pair<std::string_view, Datum>;

/// Names folded as by folded() below. Neighbours that only look alike (Pulkovo 1942(58),
/// Pulkovo 1942 Adj 1983, ITRF realisations) are left out on purpose.
constexpr std::array aliases{
    Alias{"wgs84", Datum::Wgs84},
    Alias{"wgs1984", Datum::Wgs84},
    Alias{"worldgeodeticsystem1984", Datum::Wgs84},
    Alias{"worldgeodeticsystem1984ensemble", Datum::Wgs84},
    Alias{"epsg4326", Datum::Wgs84},
    Alias{"epsg4979", Datum::Wgs84},
    Alias{"cgcs2000", Datum::Cgcs2000},
    Alias{"china2000", Datum::Cgcs2000},
    Alias{"chinageodeticcoordinatesystem2000", Datum::Cgcs2000},
    Alias{"chinesegeodeticcoordinatesystem2000", Datum::Cgcs2000},
    Alias{"国家2000", Datum::Cgcs2000},
    Alias{"2000国家大地坐标系", Datum::Cgcs2000},
    Alias{"epsg4490", Datum::Cgcs2000},
    Alias{"epsg4480", Datum::Cgcs2000},
    Alias{"pulkovo1942", Datum::Pulkovo1942},
    Alias{"sk42", Datum::Pulkovo1942},
    Alias{"s42", Datum::Pulkovo1942},
    Alias{"s1942", Datum::Pulkovo1942},
    Alias{"СК42", Datum::Pulkovo1942},
    Alias{"epsg4284", Datum::Pulkovo1942},
    Alias{"pulkovo1995", Datum::Pulkovo1995},
    Alias{"sk95", Datum::Pulkovo1995},
    Alias{"СК95", Datum::Pulkovo1995},
    Alias{"epsg4200", Datum::Pulkovo1995},
    Alias{"gsk2011", Datum::Gsk2011},
    Alias{"ГСК2011", Datum::Gsk2011},
    Alias{"geodezicheskayasistemakoordinat2011", Datum::Gsk2011},
    Alias{"epsg7683", Datum::Gsk2011},
    Alias{"epsg7682", Datum::Gsk2011},
    Alias{"esri104020", Datum::Gsk2011},
    Alias{"beijing1954", Datum::Beijing1954},
    Alias{"beijing54", Datum::Beijing1954},
    Alias{"北京54", Datum::Beijing1954},
    Alias{"1954年北京坐标系", Datum::Beijing1954},
    Alias{"epsg4214", Datum::Beijing1954},
    Alias{"newbeijing", Datum::NewBeijing1954},
    Alias{"newbeijing1954", Datum::NewBeijing1954},
    Alias{"新北京54", Datum::NewBeijing1954},
    Alias{"epsg4555", Datum::NewBeijing1954},
    Alias{"xian1980", Datum::Xian1980},
    Alias{"xian80", Datum::Xian1980},
    Alias{"西安80", Datum::Xian1980},
    Alias{"1980西安坐标系", Datum::Xian1980},
    Alias{"epsg4610", Datum::Xian1980},
    Alias{"monref97", Datum::Monref97},
    Alias{"monref1997", Datum::Monref97},
    Alias{"mongolianreferenceframe1997", Datum::Monref97},
    Alias{"esri104134", Datum::Monref97},
    Alias{"msk42", Datum::Msk42Mongolia},
    Alias{"msk1942", Datum::Msk42Mongolia},
    Alias{"esri104135", Datum::Msk42Mongolia},
    Alias{"krasovsky1940", Datum::Krassovsky},
    Alias{"krassowsky1940", Datum::Krassovsky},
    Alias{"krassovsky1940", Datum::Krassovsky},
    Alias{"krassovsky1942", Datum::Krassovsky},
    Alias{"notspecifiedbasedonkrassowsky1940ellipsoid", Datum::Krassovsky},
    Alias{"unknowndatumbaseduponthekrassowsky1940ellipsoid", Datum::Krassovsky},
    Alias{"unknownbasedonkrassovsky1942ellipsoid", Datum::Krassovsky},
    Alias{"unknownbasedonkrassowsky1940ellipsoid", Datum::Krassovsky},
    Alias{"epsg4024", Datum::Krassovsky},
};

/// Lower-case ASCII letters and digits and every byte above ASCII.
std::string folded(std::string_view name)
{
    std::string result;
    for (const char letter : name) {
        if (letter >= 'A' && letter <= 'Z') {
            result += static_cast<char>(letter - 'A' + 'a');
        } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                   static_cast<unsigned char>(letter) >= 0x80) {
            result += letter;
        }
    }
    return result;
}

std::optional<Datum> findAlias(std::string_view name)
{
    for (const auto& [alias, datum] : aliases) {
        if (alias == name) {
            return datum;
        }
    }
    return std::nullopt;
}

} // namespace

const DatumInfo& info(Datum datum) noexcept
{
    return datums[static_cast<std::size_t>(datum)];
}

std::string_view name(Datum datum) noexcept
{
    return info(datum).name;
}

std::optional<Datum> datumFromName(std::string_view name)
{
    const auto plain = folded(name);
    if (const auto found = findAlias(plain)) {
        return found;
    }
    // ESRI's prefixes: GCS_Beijing_1954, D_Beijing_1954.
    for (const std::string_view prefix : {"gcs", "d"}) {
        if (plain.starts_with(prefix)) {
            if (const auto found = findAlias(std::string_view{plain}.substr(prefix.size()))) {
                return found;
            }
        }
    }
    return std::nullopt;
}

} // namespace ecotone::crs
