#pragma once

#include "core/cartography/style.h"

#include <string>

/// Symbolizers of SLD 1.1. Lengths are pixels of 0.28 mm, as the standard has them. Private to the
/// room.
namespace ecotone::cartography {

/// The pixel of SLD, millimetres.
inline constexpr double sldPixel = 0.28;

/// `opacity` is the layer's: SLD has none for a layer.
[[nodiscard]] std::string sldFill(Color fill, const LineStyle* line, double opacity);
[[nodiscard]] std::string sldLine(const LineStyle& line, double opacity);
[[nodiscard]] std::string sldPoint(const PlaceStyle& place, double opacity);
/// Lines, points or strokes over a fill, as QGIS writes and reads them; lengths are millimetres.
[[nodiscard]] std::string sldPattern(const Pattern& marks, double opacity);

} // namespace ecotone::cartography
