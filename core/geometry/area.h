#pragma once

#include "core/geometry/shape.h"

#include <compare>
#include <cstdint>
#include <string>

namespace ecotone::geometry {

__extension__ using Int128 = __int128;

/// An exact area: an integer count of half square centimetres (the shoelace sum of grid points).
///
/// It is the area on the WGS 84 ellipsoid of the polygon whose edges are straight in the
/// project's equal-area projection. Parts sum to the whole to the last digit. Texts are rounded
/// half even from the integer, so window, command line, PDF and tables agree.
class Area
{
public:
    constexpr Area() = default;
    [[nodiscard]] static constexpr Area fromHalfSquareCentimetres(Int128 count)
    {
        Area area;
        area.m_count = count;
        return area;
    }
    /// Nearest representable area; for tests and for stated areas of sources.
    [[nodiscard]] static Area fromSquareMetres(double squareMetres);

    [[nodiscard]] constexpr Int128 halfSquareCentimetres() const { return m_count; }
    /// Fits for every patch on Earth: below 4.6e18.
    [[nodiscard]] std::int64_t toInt64() const { return static_cast<std::int64_t>(m_count); }
    [[nodiscard]] double squareMetres() const { return static_cast<double>(m_count) / 20000.0; }
    [[nodiscard]] double hectares() const { return squareMetres() / 1e4; }
    [[nodiscard]] double squareKilometres() const { return squareMetres() / 1e6; }

    /// Exact decimal text of the area in m2, up to five decimals, no trailing zeros: "1234.5".
    [[nodiscard]] std::string exactSquareMetres() const;
    /// Decimal text in units of `squareMetresPerUnit` (1, 10000 for ha, 1000000 for km2) with
    /// exactly `decimals` digits (0 to 9), rounded half even, '.' as decimal mark, no grouping.
    [[nodiscard]] std::string rounded(std::int64_t squareMetresPerUnit, int decimals) const;

    constexpr Area& operator+=(Area other)
    {
        m_count += other.m_count;
        return *this;
    }
    constexpr Area& operator-=(Area other)
    {
        m_count -= other.m_count;
        return *this;
    }
    friend constexpr Area operator+(Area left, Area right) { return left += right; }
    friend constexpr Area operator-(Area left, Area right) { return left -= right; }
    constexpr auto operator<=>(const Area&) const = default;

private:
    Int128 m_count = 0;
};

/// Positive for a counter-clockwise ring.
[[nodiscard]] Area signedArea(const Ring& ring);
/// Outer minus holes, whatever their orientation; never negative for a valid polygon.
[[nodiscard]] Area areaOf(const Polygon& polygon);
[[nodiscard]] Area areaOf(const MultiPolygon& polygons);
[[nodiscard]] Area areaOf(const Shape& shape);

} // namespace ecotone::geometry
