#pragma once

#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/viewport.h"

#include <string>
#include <vector>

/// Hillshade: the shape of the land as light and shade, below the classes of the map.
namespace ecotone::cartography {

struct ReliefSettings
{
    std::string file;           ///< Elevation model, UTF-8; relative to the project's folder.
    double azimuth = 315.0;     ///< Degrees clockwise from the top of the picture; 0 to 360.
    double altitude = 45.0;     ///< Of the light above the horizon, degrees; 1 to 90.
    double exaggeration = 1.0;  ///< Of heights; 0.1 to 20.
    bool manySided = false;     ///< Light from four sides, weighted by how the slope faces them.
    double opacity = 1.0;       ///< Of the shading, 0 to 1.
    double classOpacity = 0.65; ///< Most that the classes above may have, 0 to 1.

    bool operator==(const ReliefSettings&) const = default;
};

/// Heights in metres, row by row from the top; NaN where there are none. One row and column more
/// on every side than the picture has.
struct Heights
{
    int width = 0;
    int height = 0;
    double cell = 1.0; ///< Metres on the ground from one to the next.
    std::vector<float> values;
};

/// Where heights come from; implemented where files are read. Belongs to one thread.
class ReliefSource
{
public:
    ReliefSource() = default;
    ReliefSource(const ReliefSource&) = delete;
    ReliefSource& operator=(const ReliefSource&) = delete;
    virtual ~ReliefSource() = default;

    [[nodiscard]] virtual const ReliefSettings& settings() const = 0;
    /// What the viewport shows, with `resolution` heights to a picture unit.
    [[nodiscard]] virtual Result<Heights> heights(const Viewport& viewport, double resolution) = 0;
};

/// How much light a slope gets, 0 to 1, from its rise a metre to the east (right) and north (up).
[[nodiscard]] double illumination(double east, double north, const ReliefSettings& settings);
/// The shading as a picture of `box`. Slopes by the third-order finite difference of B. K. P. Horn,
/// "Hill shading and the reflectance map", Proceedings of the IEEE 69 (1981) 14-47; light from
/// four sides weighted after R. K. Mark, USGS Open-File Report 92-422. A level place is nearly
/// white, so that colours above it stay what they are.
[[nodiscard]] ImageItem
shadedRelief(const Heights& heights, const ReliefSettings& settings, const PictureBox& box);

} // namespace ecotone::cartography
