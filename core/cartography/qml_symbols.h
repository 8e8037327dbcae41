#pragma once

#include "core/cartography/style.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Symbols of QGIS 3 as XML, in millimetres. Private to the room.
namespace ecotone::cartography::qgis {

using Options = std::vector<std::pair<std::string_view, std::string>>;

/// When a symbol layer is drawn; expressions of QGIS.
struct Shown
{
    int pass = 0;     ///< With symbol levels: all features of a pass before the next.
    std::string when; ///< Empty: always.
    bool enabled = true;
    std::string width{}; ///< Of a line, instead of the stated one.
};

[[nodiscard]] std::string rgba(Color color);
/// `inner` is a symbol inside, e.g. of a generator.
[[nodiscard]] std::string symbolLayer(std::string_view kind,
                                      const Options& options,
                                      const Shown& shown = {},
                                      std::string_view inner = {});
[[nodiscard]] std::string
symbol(std::string_view kind, std::string_view name, std::string_view layers);
/// Properties by key, each an expression; the element `element` around them.
[[nodiscard]] std::string dataDefined(std::string_view element, const Options& expressions);
/// "@map_scale <= N"; empty for a style without a limit.
[[nodiscard]] std::string scaleLimit(double maxDenominator);

/// A line over its casing, if it has one; `pass` is the casing's, the next the core's.
[[nodiscard]] std::string lineLayers(const LineStyle& style, int pass = 0);
/// A fill, with an outline when one is given.
[[nodiscard]] std::string fillLayer(Color color, const LineStyle* outline);
/// A tint inside the outline `line`, which thins with it.
[[nodiscard]] std::string bandLayer(Color color, double width, const LineStyle& line);
[[nodiscard]] std::string markerLayer(const PlaceStyle& place);
/// The marks of a pattern, lengths in millimetres, just where Ecotone paints them, on areas where
/// `when` holds. QGIS rounds the tiles of its own pattern fills to whole pixels (7 % at 96 dots an
/// inch), so a generator draws them; the plain pattern fill follows, switched off, for whoever
/// wants to change it.
[[nodiscard]] std::string marksLayers(const Pattern& marks, const std::string& when);

} // namespace ecotone::cartography::qgis
