#pragma once

#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <array>
#include <cstddef>
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

/// What a Chinese web map did to positions.
enum class MapOffset : unsigned char
{
    None,
    Gcj02, ///< Amap, Tencent, Tianditu-like services, drawings made over them.
    Bd09,  ///< Baidu: a second offset on top.
};
/// "none", "gcj02", "bd09"; nullopt for another word.
[[nodiscard]] std::optional<MapOffset> mapOffsetFromName(std::string_view name) noexcept;
[[nodiscard]] std::string_view name(MapOffset offset) noexcept;

/// What the public formula leaves of the true position: the official one adds noise.
inline constexpr double offsetAccuracyMetres = 2.0;

/// Undoes the offset of every position inside China (its outline and a margin, because the data
/// reach to the border and the outline is rough); others stay, since the maps add none there.
/// Returns how many stayed. Fails with FileNotFound when there is no table of outlines.
[[nodiscard]] Result<std::size_t> undoOffset(MapOffset offset,
                                             std::span<geometry::RealPoint> lonLat);

/// What is known of a layer that may have come from a Chinese web map.
struct OffsetEvidence
{
    std::string_view driver;             ///< "GeoJSON", "LIBKML" …
    std::vector<std::string> fieldNames; ///< Of the layer.
    std::string_view text;               ///< Producer, description, file name: any free text.
    geometry::RealBox lonLat;
};
/// Why, for the reading report, when the layer looks like GCJ-02 or BD-09 by provenance:
/// a producer's name, or the field names of the Amap/DataV boundary service. nullopt otherwise
/// and for boxes outside China's surroundings.
[[nodiscard]] std::optional<Remark> offsetWarning(const OffsetEvidence& evidence);

enum class OffsetHypothesis : unsigned char
{
    None,
    Gcj02,
    Bd09,
    UnshiftedBeijing1954, ///< Or another Krassovsky datum read as WGS 84: 90 m west and south.
};
inline constexpr std::size_t offsetHypotheses = 4;
[[nodiscard]] std::string_view name(OffsetHypothesis hypothesis) noexcept;

/// Which offset explains the data best. Every hypothesis predicts the offset at every place (that
/// of the web maps varies by tens of metres over kilometres, a datum's does not), so what is
/// weighed is what remains after undoing it.
struct OffsetVerdict
{
    OffsetHypothesis hypothesis = OffsetHypothesis::None;
    /// The likeliest holds 99 % and the reference is fine enough to tell it from the others.
    bool decided = false;
    std::array<double, offsetHypotheses> likelihood{}; ///< Of each hypothesis; they sum to 1.
    std::array<double, offsetHypotheses> restMetres{}; ///< Median left by each hypothesis.
    std::size_t compared = 0;                          ///< Places compared.
    double medianEastMetres = 0.0;  ///< Data less reference; pairs of points alone.
    double medianNorthMetres = 0.0; ///< The same.

    /// "GCJ-02 99.8 %, none 0.1 % …; 34 places, median rest 12 m".
    [[nodiscard]] std::string description() const;
};

/// Matched points: data against a reference on WGS 84 of the stated accuracy, pair by pair.
/// Not decided below 20 pairs. Degrees.
[[nodiscard]] OffsetVerdict comparePoints(std::span<const geometry::RealPoint> data,
                                          std::span<const geometry::RealPoint> reference,
                                          double referenceMetres);
/// Vertices of the data against lines that some of them follow (a border, a river): under each
/// hypothesis the vertices within 250 m of a line count. Not decided below 20 of them.
[[nodiscard]] OffsetVerdict
compareWithLines(std::span<const geometry::RealPoint> data,
                 std::span<const std::vector<geometry::RealPoint>> lines,
                 double referenceMetres);

} // namespace ecotone::crs
