#pragma once

#include "core/base/language.h"
#include "core/cartography/display_list.h"
#include "core/cartography/map_knowledge.h"
#include "core/cartography/text_measurer.h"
#include "core/cartography/viewport.h"

#include <string>
#include <vector>

/// Scale bar, north arrow and graticule: the parts of a map that are no data.
namespace ecotone::cartography {

/// A round length that fits, cut into parts.
struct ScaleBar
{
    double metres = 0.0; ///< Whole length on the ground.
    int parts = 4;
    double length = 0.0;             ///< In picture units.
    std::vector<std::string> labels; ///< parts + 1 figures, the last with its unit.
};

/// The longest round bar of 1, 2 or 5 times a power of ten not longer than `maxLength`.
[[nodiscard]] ScaleBar scaleBar(const Viewport& viewport,
                                double maxLength,
                                const habitat::Words& words,
                                Language language);
/// Paints a bar with its left upper corner at `corner`; returns the box covered, figures included.
PictureBox drawScaleBar(DisplayList& picture,
                        const ScaleBar& bar,
                        PicturePoint corner,
                        const Font& font,
                        Language language,
                        const TextMeasurer& measurer,
                        double unitsPerMillimetre);

/// An arrow to true north at the centre of the viewport, with its letter; returns the box covered.
PictureBox drawNorthArrow(DisplayList& picture,
                          const Viewport& viewport,
                          const PictureBox& box,
                          const Font& font,
                          Language language,
                          const habitat::Words& words,
                          const TextMeasurer& measurer);

/// Degrees between the lines of a graticule that suits the viewport: about `wanted` lines across.
[[nodiscard]] double graticuleStep(const Viewport& viewport, int wanted = 5);

/// A figure at the frame: "131° E", "43°30′ N" in the words of the language.
[[nodiscard]] std::string
degreeText(double degrees, bool meridian, const habitat::Words& words, Language language);

/// Where a line of the graticule meets the frame.
struct GraticuleMark
{
    enum class Side : unsigned char
    {
        Left,
        Right,
        Top,
        Bottom,
    };
    Side side = Side::Left;
    PicturePoint at;
    double degrees = 0.0;
    bool meridian = false;
};

/// Paints the lines inside the viewport and tells where they meet its frame.
std::vector<GraticuleMark> drawGraticule(DisplayList& picture,
                                         const Viewport& viewport,
                                         const Style& style,
                                         double stepDegrees);

} // namespace ecotone::cartography
