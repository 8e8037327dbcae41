#include "core/geometry/area.h"

#include <array>
#include <cmath>

namespace ecotone::geometry {

namespace {

constexpr std::int64_t countsPerSquareMetre = 20000;

std::string digits(Int128 value)
{
    std::string text;
    do {
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value > 0);
    return text;
}

Int128 powerOfTen(int exponent)
{
    Int128 power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

/// value / 10^decimals as text; value not negative.
std::string pointed(Int128 value, int decimals)
{
    std::string text = digits(value);
    if (decimals == 0) {
        return text;
    }
    const auto places = static_cast<std::size_t>(decimals);
    if (text.size() <= places) {
        text.insert(0, places + 1 - text.size(), '0');
    }
    text.insert(text.size() - places, 1, '.');
    return text;
}

Int128 dividedHalfEven(Int128 numerator, Int128 denominator)
{
    const Int128 quotient = numerator / denominator;
    const Int128 twice = (numerator % denominator) * 2;
    const bool up = twice > denominator || (twice == denominator && quotient % 2 != 0);
    return quotient + (up ? 1 : 0);
}

} // namespace

Area Area::fromSquareMetres(double squareMetres)
{
    return fromHalfSquareCentimetres(static_cast<Int128>(
        std::nearbyint(squareMetres * static_cast<double>(countsPerSquareMetre))));
}

std::string Area::exactSquareMetres() const
{
    constexpr int decimals = 5; // 1 / 20000 = 0.00005
    const bool negative = m_count < 0;
    const Int128 count = negative ? -m_count : m_count;
    std::string text = pointed(count * powerOfTen(decimals) / countsPerSquareMetre, decimals);
    while (text.back() == '0') {
        text.pop_back();
    }
    if (text.back() == '.') {
        text.pop_back();
    }
    return negative ? "-" + text : text;
}

std::string Area::rounded(std::int64_t squareMetresPerUnit, int decimals) const
{
    const bool negative = m_count < 0;
    const Int128 count = negative ? -m_count : m_count;
    const Int128 denominator = static_cast<Int128>(squareMetresPerUnit) * countsPerSquareMetre;
    const Int128 value = dividedHalfEven(count * powerOfTen(decimals), denominator);
    const std::string text = pointed(value, decimals);
    return negative && value != 0 ? "-" + text : text;
}

Area signedArea(const Ring& ring)
{
    // Relative to the first point the products stay small.
    Int128 sum = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const Int128 ax = ring[i].x - ring[0].x;
        const Int128 ay = ring[i].y - ring[0].y;
        const Int128 bx = ring[i + 1].x - ring[0].x;
        const Int128 by = ring[i + 1].y - ring[0].y;
        sum += ax * by - bx * ay;
    }
    return Area::fromHalfSquareCentimetres(sum);
}

namespace {

Area unsignedArea(const Ring& ring)
{
    const Area area = signedArea(ring);
    return area < Area{} ? Area{} - area : area;
}

} // namespace

Area areaOf(const Polygon& polygon)
{
    Area area = unsignedArea(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        area -= unsignedArea(hole);
    }
    return area;
}

Area areaOf(const MultiPolygon& polygons)
{
    Area area;
    for (const Polygon& polygon : polygons) {
        area += areaOf(polygon);
    }
    return area;
}

Area areaOf(const Shape& shape)
{
    return areaOf(shape.polygons);
}

} // namespace ecotone::geometry
