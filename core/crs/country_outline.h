#pragma once

#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::crs {

/// How far outside the outline a place may still belong to the country: more than the outline's
/// own error, and deliveries may reach over a border.
inline constexpr double outlineMarginKilometres = 20.0;

/// The rough outline of a country, to tell whether coordinates can lie there at all: which datum
/// parameters may be used, whether a zone is the wrong one, where web maps shift positions.
/// Never a border: true to about 3 km, narrow tips (Fangchuan on the Tumen) to 15 km, so every
/// question has a margin.
/// resources/gazetteer/country_outlines.csv, from Natural Earth (public domain).
class CountryOutline
{
public:
    /// The outline of "CN", "RU", "MN" or "KP", read once. Null for other codes and where the
    /// table is missing or damaged; see checkOutlines().
    [[nodiscard]] static const CountryOutline* of(std::string_view code);
    [[nodiscard]] static const std::vector<std::string>& codes();
    /// Fails with FileNotFound or FileDamaged when the table cannot be used.
    [[nodiscard]] static Result<> checkOutlines();

    /// Whether the position (degrees) lies inside or within `kilometres` of it.
    [[nodiscard]] bool contains(geometry::RealPoint lonLat,
                                double kilometres = outlineMarginKilometres) const;
    /// Whether any of the box (degrees) lies inside or within `kilometres` of it.
    [[nodiscard]] bool touches(const geometry::RealBox& lonLat,
                               double kilometres = outlineMarginKilometres) const;

private:
    struct Edge
    {
        geometry::RealPoint from;
        geometry::RealPoint to;
    };
    friend struct CountryOutlineTable;

    void addRing(const std::vector<geometry::RealPoint>& ring);
    [[nodiscard]] std::size_t bandOf(double latitude) const;
    [[nodiscard]] bool inside(geometry::RealPoint lonLat) const;

    /// Edges by quarter degrees of latitude, so that a question meets a few dozen of them.
    std::vector<std::vector<Edge>> m_bands;
    geometry::RealBox m_box;
};

} // namespace ecotone::crs
