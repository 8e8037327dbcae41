#include "core/crs/gcj02.h"

#include "core/crs/country_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace ecotone::crs {

namespace {

using geometry::RealPoint;

constexpr double pi = std::numbers::pi;
constexpr double axis = 6378245.0;
constexpr double eccentricity2 = 0.00669342162296594323;
constexpr double baiduPi = pi * 3000.0 / 180.0;

double waves(double x, double y)
{
    return (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi) +
            20.0 * std::sin(y * pi) + 40.0 * std::sin(y / 3.0 * pi)) *
           2.0 / 3.0;
}

/// The published polynomials in (longitude - 105, latitude - 35), in units of the offset.
double latitudeOffset(double x, double y)
{
    return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
           waves(x, y) +
           (160.0 * std::sin(y / 12.0 * pi) + 320.0 * std::sin(y * pi / 30.0)) * 2.0 / 3.0;
}

double longitudeOffset(double x, double y)
{
    const double shortWaves = (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi) +
                               20.0 * std::sin(x * pi) + 40.0 * std::sin(x / 3.0 * pi)) *
                              2.0 / 3.0;
    return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) +
           shortWaves +
           (150.0 * std::sin(x / 12.0 * pi) + 300.0 * std::sin(x / 30.0 * pi)) * 2.0 / 3.0;
}

/// Inverse of a map that moves points by less than about 2 km, by fixed-point iteration.
template <class Forward>
RealPoint inverse(RealPoint target, const Forward& forward)
{
    RealPoint guess = target;
    for (int round = 0; round < 30; ++round) {
        const auto image = forward(guess);
        const double dx = image.x - target.x;
        const double dy = image.y - target.y;
        guess.x -= dx;
        guess.y -= dy;
        if (std::abs(dx) < 1e-13 && std::abs(dy) < 1e-13) {
            break;
        }
    }
    return guess;
}

std::string lowered(std::string_view text)
{
    std::string result{text};
    for (auto& letter : result) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

} // namespace

RealPoint gcj02FromWgs84(RealPoint lonLat) noexcept
{
    const double x = lonLat.x - 105.0;
    const double y = lonLat.y - 35.0;
    const double latitude = lonLat.y / 180.0 * pi;
    const double magic = 1.0 - eccentricity2 * std::sin(latitude) * std::sin(latitude);
    const double root = std::sqrt(magic);
    const double north =
        latitudeOffset(x, y) * 180.0 / ((axis * (1.0 - eccentricity2)) / (magic * root) * pi);
    const double east = longitudeOffset(x, y) * 180.0 / (axis / root * std::cos(latitude) * pi);
    return {lonLat.x + east, lonLat.y + north};
}

RealPoint wgs84FromGcj02(RealPoint lonLat) noexcept
{
    return inverse(lonLat, gcj02FromWgs84);
}

RealPoint bd09FromGcj02(RealPoint lonLat) noexcept
{
    const double radius = std::hypot(lonLat.x, lonLat.y) + 0.00002 * std::sin(lonLat.y * baiduPi);
    const double angle = std::atan2(lonLat.y, lonLat.x) + 0.000003 * std::cos(lonLat.x * baiduPi);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

RealPoint gcj02FromBd09(RealPoint lonLat) noexcept
{
    return inverse(lonLat, bd09FromGcj02);
}

std::optional<MapOffset> mapOffsetFromName(std::string_view name) noexcept
{
    for (const auto offset : {MapOffset::None, MapOffset::Gcj02, MapOffset::Bd09}) {
        if (crs::name(offset) == name) {
            return offset;
        }
    }
    return std::nullopt;
}

std::string_view name(MapOffset offset) noexcept
{
    switch (offset) {
    case MapOffset::Gcj02: return "gcj02";
    case MapOffset::Bd09: return "bd09";
    case MapOffset::None: break;
    }
    return "none";
}

Result<std::size_t> undoOffset(MapOffset offset, std::span<RealPoint> lonLat)
{
    if (offset == MapOffset::None) {
        return lonLat.size();
    }
    ECO_TRY(CountryOutline::checkOutlines());
    const auto* china = CountryOutline::of("CN");
    if (china == nullptr) {
        return fail(ErrorCode::FileDamaged, "country_outlines.csv has no outline of China");
    }
    std::size_t stayed = 0;
    for (auto& point : lonLat) {
        if (!china->contains(point)) {
            ++stayed;
        } else {
            point = wgs84FromGcj02(offset == MapOffset::Bd09 ? gcj02FromBd09(point) : point);
        }
    }
    return stayed;
}

std::optional<Remark> offsetWarning(const OffsetEvidence& evidence)
{
    constexpr geometry::RealBox china{73.0, 17.0, 136.0, 54.0};
    if (evidence.lonLat.empty() || !china.intersects(evidence.lonLat)) {
        return std::nullopt;
    }
    const auto text = lowered(evidence.text);
    static constexpr std::array<std::string_view, 11> producers{"amap",
                                                                "autonavi",
                                                                "gaode",
                                                                "tencent",
                                                                "baidu",
                                                                "ovital",
                                                                "datav",
                                                                "高德",
                                                                "腾讯",
                                                                "百度",
                                                                "奥维"};
    for (const auto producer : producers) {
        if (text.find(producer) != std::string::npos) {
            return Remark{"the text \"{text}\" points to a Chinese web map: positions are probably "
                          "offset (GCJ-02 by 190 to 710 m, BD-09 by 700 to 1,500 m)",
                          {{"text", std::string{producer}}}};
        }
    }
    // The boundary service of DataV (Amap) delivers these properties, on GCJ-02.
    static constexpr std::array<std::string_view, 4> signature{
        "adcode", "acroutes", "childrenNum", "subFeatureIndex"};
    const auto has = [&evidence](std::string_view field) {
        return std::find(evidence.fieldNames.begin(), evidence.fieldNames.end(), field) !=
               evidence.fieldNames.end();
    };
    if (has(signature[0]) && std::any_of(signature.begin() + 1, signature.end(), has)) {
        return Remark{"the fields (adcode, acroutes, childrenNum …) are those of the Amap "
                      "boundary service: positions are probably GCJ-02, 190 to 710 m off "
                      "in China"};
    }
    return std::nullopt;
}

} // namespace ecotone::crs
