#pragma once

#include "core/base/result.h"
#include "core/geometry/point.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Least squares between two sets of positions; private to the room.
namespace ecotone::crs {

enum class FitMethod : unsigned char
{
    Shift,      ///< Longitude and latitude offset.
    Similarity, ///< Four parameters in a local plane.
    Helmert,    ///< Seven parameters in space, heights zero on both ellipsoids.
};

struct Ellipsoid
{
    double semiMajor = 0.0;
    double inverseFlattening = 0.0;
};

[[nodiscard]] std::optional<FitMethod> fitMethodFromName(std::string_view name) noexcept;
[[nodiscard]] std::size_t pointsNeeded(FitMethod method) noexcept;

/// PROJ steps from radians on the source's ellipsoid to radians on WGS 84. Positions in degrees.
/// Fails with ControlPointsNeeded when the points do not determine the parameters (all in one
/// place or on one line).
[[nodiscard]] Result<std::string> fittedSteps(std::span<const geometry::RealPoint> source,
                                              std::span<const geometry::RealPoint> wgs84,
                                              FitMethod method,
                                              Ellipsoid ellipsoid);

/// Of the horizontal residuals in metres, with the fitted parameters taken off.
[[nodiscard]] double rootMeanSquare(std::span<const geometry::RealPoint> moved,
                                    std::span<const geometry::RealPoint> wgs84,
                                    FitMethod method);

} // namespace ecotone::crs
