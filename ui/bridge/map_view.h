#pragma once

#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecotone::bridge {

/// A position on the screen in device-independent pixels, y down.
struct ScreenPoint
{
    double x = 0.0;
    double y = 0.0;
};

/// What part of the project plane a picture shows: a value, so that pictures know what they are of.
struct MapView
{
    double centreX = 0.0; ///< Metres of the project CRS.
    double centreY = 0.0;
    double metresPerPixel = 100.0; ///< Device-independent pixels.
    double rotationDegrees = 0.0;  ///< The plane turned clockwise on screen: local north up.
    int width = 0;                 ///< Device-independent pixels.
    int height = 0;
    double devicePixelRatio = 1.0;

    bool operator==(const MapView&) const = default;

    [[nodiscard]] ScreenPoint toScreen(double x, double y) const
    {
        const double angle = rotationDegrees * std::numbers::pi / 180.0;
        const double dx = (x - centreX) / metresPerPixel;
        const double dy = (y - centreY) / metresPerPixel;
        return {width / 2.0 + dx * std::cos(angle) + dy * std::sin(angle),
                height / 2.0 + dx * std::sin(angle) - dy * std::cos(angle)};
    }
    [[nodiscard]] ScreenPoint toScreen(geometry::GridPoint point) const
    {
        const geometry::RealPoint metres = geometry::toMetres(point);
        return toScreen(metres.x, metres.y);
    }

    /// Metres of the project CRS.
    [[nodiscard]] geometry::RealPoint toMap(ScreenPoint point) const
    {
        const double angle = rotationDegrees * std::numbers::pi / 180.0;
        const double sx = (point.x - width / 2.0) * metresPerPixel;
        const double sy = (point.y - height / 2.0) * metresPerPixel;
        return {centreX + sx * std::cos(angle) + sy * std::sin(angle),
                centreY + sx * std::sin(angle) - sy * std::cos(angle)};
    }
    [[nodiscard]] geometry::GridPoint toGrid(ScreenPoint point) const
    {
        return geometry::snapped(toMap(point));
    }

    /// Bounds of everything on screen, on the grid.
    [[nodiscard]] geometry::Box bounds() const
    {
        geometry::Box box;
        for (const ScreenPoint corner :
             {ScreenPoint{0.0, 0.0},
              ScreenPoint{static_cast<double>(width), 0.0},
              ScreenPoint{0.0, static_cast<double>(height)},
              ScreenPoint{static_cast<double>(width), static_cast<double>(height)}}) {
            const geometry::GridPoint point = toGrid(corner);
            box.extend(point.x, point.y);
        }
        return box;
    }

    /// The scale's denominator on a screen of 96 dots an inch.
    [[nodiscard]] double scaleDenominator() const { return metresPerPixel / (0.0254 / 96.0); }

    /// A box given in the frame of a view turned by `turn` (metres, x right, y up) fills the view.
    [[nodiscard]] MapView
    showingTurned(const geometry::RealBox& box, double turn, double margin = 1.06) const
    {
        MapView view = *this;
        view.rotationDegrees = turn;
        const double angle = turn * std::numbers::pi / 180.0;
        const double u = (box.minX + box.maxX) / 2.0;
        const double v = (box.minY + box.maxY) / 2.0;
        view.centreX = u * std::cos(angle) - v * std::sin(angle);
        view.centreY = u * std::sin(angle) + v * std::cos(angle);
        view.metresPerPixel = std::max(std::max((box.maxX - box.minX) / std::max(width, 1),
                                                (box.maxY - box.minY) / std::max(height, 1)) *
                                           margin,
                                       2.0);
        return view;
    }

    /// The same place and turn, so that `box` fills the view with a margin.
    [[nodiscard]] MapView showing(const geometry::Box& box, double margin = 1.08) const
    {
        MapView view = *this;
        const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
        const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
        view.centreX = (low.x + high.x) / 2.0;
        view.centreY = (low.y + high.y) / 2.0;
        const double angle = rotationDegrees * std::numbers::pi / 180.0;
        const double c = std::abs(std::cos(angle));
        const double s = std::abs(std::sin(angle));
        const double across = (high.x - low.x) * c + (high.y - low.y) * s;
        const double up = (high.x - low.x) * s + (high.y - low.y) * c;
        const double fit = std::max(across / std::max(width, 1), up / std::max(height, 1)) * margin;
        // A point, or a tiny patch: a walk around it.
        view.metresPerPixel = std::max(fit, 2.0);
        return view;
    }
};

} // namespace ecotone::bridge
