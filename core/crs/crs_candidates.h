#pragma once

#include "core/base/remark.h"
#include "core/crs/zones.h"
#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::crs {

/// One coordinate system that bare numbers, or numbers under a wrong statement, may be in.
/// A proposal for the person who is asked, never applied on its own.
struct CrsCandidate
{
    std::string definition; ///< For the recipe: "EPSG:4531", or a PROJ string.
    std::string name;       ///< "CGCS2000 / 3-degree Gauss-Kruger zone 43", "MSK-25 zone 1".
    AxisOrder order = AxisOrder::EastNorth;
    geometry::RealBox lonLat; ///< Where the numbers would lie, on the system's own datum.
    double likelihood = 0.0;  ///< Share among the candidates; they sum to 1.
    bool hypothesis = false;  ///< Parameters of an unofficial table (MSK, SK-63): check a landmark.
    Remark evidence;          ///< The range of the numbers, the place, the meridian.
};

/// Systems that put every pair inside the country (or any of the four, when it is not stated),
/// the likeliest first, at most `most`. Weighed by the share of pairs inside the outline, the
/// distance from the central meridian against the zone's width, and how common the datum is in
/// deliveries of the country; the datum itself cannot be told from numbers, so each stands as a
/// candidate of its own. Pairs are (first column, second column), degrees or metres.
[[nodiscard]] std::vector<CrsCandidate> crsCandidates(std::span<const geometry::RealPoint> pairs,
                                                      std::string_view country,
                                                      std::size_t most = 12);

} // namespace ecotone::crs
