#pragma once

#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The offsets that Chinese web maps add to WGS 84 positions. The public formula reproduces the
/// official one to about 2 m. Undone only on the user's logged decision, inside China only.
namespace ecotone::crs {

/// Longitude, latitude in degrees. Valid inside China alone: outside, the maps add no offset.
[[nodiscard]] geometry::RealPoint gcj02FromWgs84(geometry::RealPoint lonLat) noexcept;
/// By iteration, to below 1e-7 m of the public formula.
[[nodiscard]] geometry::RealPoint wgs84FromGcj02(geometry::RealPoint lonLat) noexcept;
[[nodiscard]] geometry::RealPoint bd09FromGcj02(geometry::RealPoint lonLat) noexcept;
[[nodiscard]] geometry::RealPoint gcj02FromBd09(geometry::RealPoint lonLat) noexcept;

/// What is known of a layer that may have come from a Chinese web map.
struct OffsetEvidence
{
    std::string_view driver;             ///< "GeoJSON", "LIBKML" …
    std::vector<std::string> fieldNames; ///< Of the layer.
    std::string_view text;               ///< Producer, description, file name: any free text.
    geometry::RealBox lonLat;
};
/// A sentence for the reading report when the layer looks like GCJ-02 or BD-09 by provenance:
/// a producer's name, or the field names of the Amap/DataV boundary service. nullopt otherwise
/// and for boxes outside China's surroundings.
[[nodiscard]] std::optional<std::string> offsetWarning(const OffsetEvidence& evidence);

enum class OffsetHypothesis : unsigned char
{
    None,
    Gcj02,
    Bd09,
    UnshiftedBeijing1954,
};

/// Which offset explains matched points (data against a WGS 84 reference) best.
struct OffsetVerdict
{
    OffsetHypothesis hypothesis = OffsetHypothesis::None;
    bool decided = false; ///< False below 20 pairs or when the spread is too large.
    double medianEastMetres = 0.0;
    double medianNorthMetres = 0.0;
    double spreadMetres = 0.0; ///< Median absolute deviation.
};
[[nodiscard]] OffsetVerdict compareOffsets(std::span<const geometry::RealPoint> data,
                                           std::span<const geometry::RealPoint> reference);

} // namespace ecotone::crs
