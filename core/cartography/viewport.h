#pragma once

#include "core/cartography/display_list.h"
#include "core/geometry/box.h"
#include "core/geometry/point.h"

namespace ecotone::cartography {

/// Device-independent pixels of a millimetre at 96 dots an inch, and points of a millimetre.
inline constexpr double pixelsPerMillimetre = 96.0 / 25.4;
inline constexpr double pointsPerMillimetre = 72.0 / 25.4;

/// Which part of the project plane fills a picture, and how it is turned.
struct Viewport
{
    geometry::RealPoint centre;    ///< Metres of the project CRS.
    double metresPerPixel = 100.0; ///< On the ground for one picture unit.
    /// The picture is the plane turned clockwise by this: crs::localNorthDegrees of the centre
    /// puts north up.
    double rotationDegrees = 0.0;
    double width = 800.0;
    double height = 600.0;
    double devicePixelRatio = 1.0;
    double unitsPerMillimetre = pixelsPerMillimetre; ///< Of paper or screen, for the style.

    [[nodiscard]] PicturePoint toPicture(geometry::RealPoint metres) const;
    [[nodiscard]] PicturePoint toPicture(geometry::GridPoint point) const;
    [[nodiscard]] geometry::RealPoint toMetres(PicturePoint point) const;
    [[nodiscard]] geometry::GridPoint toGrid(PicturePoint point) const;
    /// Box of the project plane that holds the whole picture, `margin` picture units around it.
    [[nodiscard]] geometry::Box gridBox(double margin = 0.0) const;
    /// N of the scale 1:N.
    [[nodiscard]] double scaleDenominator() const;
    void setScaleDenominator(double denominator);
    [[nodiscard]] PictureBox box() const { return {0.0, 0.0, width, height}; }

    /// Moves so that `metres` lies under `at`.
    void place(geometry::RealPoint metres, PicturePoint at);
    /// Scales by `factor` (2: twice as large), keeping what is under `at`.
    void zoom(double factor, PicturePoint at);
    void pan(double dx, double dy);

    bool operator==(const Viewport&) const = default;
};

/// Shows the box of the project plane with a margin (share of each side), turned to local north.
[[nodiscard]] Viewport fitted(const geometry::Box& grid,
                              double width,
                              double height,
                              double unitsPerMillimetre = pixelsPerMillimetre,
                              double margin = 0.03);
/// Shows a box of longitudes and latitudes (a landscape), north up at its centre.
[[nodiscard]] Viewport fittedLonLat(const geometry::RealBox& lonLat,
                                    double width,
                                    double height,
                                    double unitsPerMillimetre = pixelsPerMillimetre,
                                    double margin = 0.03);

/// Where a longitude and latitude lies in the picture.
[[nodiscard]] PicturePoint lonLatToPicture(const Viewport& viewport, geometry::RealPoint lonLat);

} // namespace ecotone::cartography
