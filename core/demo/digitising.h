#pragma once

#include "core/demo/mosaic.h"
#include "core/geometry/shape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ecotone::demo {

/// How one side drew its own map: it surveyed the reference lines for itself, so its vertices
/// along them stand elsewhere and a few metres off. Everything else is the mosaic's.
class Digitised
{
public:
    /// `country` is an index as in Side.
    Digitised(const Mosaic& mosaic, const Site& site, int country, std::uint64_t seed);

    /// In metres of the project plane.
    [[nodiscard]] geometry::RealPolygon outline(std::int32_t patch) const;

    /// No side is further than this from the common line, in metres.
    static constexpr double furthest = 14.0;

private:
    [[nodiscard]] geometry::RealPoint placed(geometry::GridPoint point) const;
    void drawLine(std::size_t arc, double tolerance);

    const Mosaic& m_mosaic;
    const Site& m_site;
    std::uint64_t m_seed;
    double m_reach = 9.0;
    std::vector<std::vector<geometry::RealPoint>> m_arcs; ///< Of this side; others stay empty.
};

/// Reference lines between two countries within one mapped area, as the mosaic has them: joined
/// from node to node as far as they go.
struct ReferenceLine
{
    int area = 0;
    int left = -1; ///< Countries, as in Side.
    int right = -1;
    geometry::Line points;
};
[[nodiscard]] std::vector<ReferenceLine> referenceLines(const Mosaic& mosaic);

} // namespace ecotone::demo
