#include "core/cartography/viewport.h"

#include "core/crs/project_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecotone::cartography {
namespace {

struct Turn
{
    double sine = 0.0;
    double cosine = 1.0;

    explicit Turn(double degrees)
        : sine{std::sin(degrees * std::numbers::pi / 180.0)}
        , cosine{std::cos(degrees * std::numbers::pi / 180.0)}
    {
    }
};

/// Fits points of the plane into the picture around `centre`.
void fitPoints(Viewport& view, const std::vector<geometry::RealPoint>& points, double margin)
{
    const Turn turn{view.rotationDegrees};
    geometry::RealBox turned;
    for (const geometry::RealPoint& point : points) {
        const double dx = point.x - view.centre.x;
        const double dy = point.y - view.centre.y;
        turned.extend(dx * turn.cosine + dy * turn.sine, -dx * turn.sine + dy * turn.cosine);
    }
    const double share = 1.0 - 2.0 * margin;
    const double spanX = std::max(turned.maxX - turned.minX, 1.0);
    const double spanY = std::max(turned.maxY - turned.minY, 1.0);
    view.metresPerPixel = std::max(spanX / (view.width * share), spanY / (view.height * share));
    const double midX = (turned.minX + turned.maxX) / 2.0;
    const double midY = (turned.minY + turned.maxY) / 2.0;
    view.centre.x += midX * turn.cosine - midY * turn.sine;
    view.centre.y += midX * turn.sine + midY * turn.cosine;
}

} // namespace

PicturePoint Viewport::toPicture(geometry::RealPoint metres) const
{
    const Turn turn{rotationDegrees};
    const double dx = metres.x - centre.x;
    const double dy = metres.y - centre.y;
    return {width / 2.0 + (dx * turn.cosine + dy * turn.sine) / metresPerPixel,
            height / 2.0 - (-dx * turn.sine + dy * turn.cosine) / metresPerPixel};
}

PicturePoint Viewport::toPicture(geometry::GridPoint point) const
{
    return toPicture(geometry::toMetres(point));
}

geometry::RealPoint Viewport::toMetres(PicturePoint point) const
{
    const Turn turn{rotationDegrees};
    const double right = (point.x - width / 2.0) * metresPerPixel;
    const double up = (height / 2.0 - point.y) * metresPerPixel;
    return {centre.x + right * turn.cosine - up * turn.sine,
            centre.y + right * turn.sine + up * turn.cosine};
}

geometry::GridPoint Viewport::toGrid(PicturePoint point) const
{
    return geometry::snapped(toMetres(point));
}

geometry::Box Viewport::gridBox(double margin) const
{
    geometry::Box box;
    for (const double x : {-margin, width + margin}) {
        for (const double y : {-margin, height + margin}) {
            const geometry::GridPoint corner = toGrid({x, y});
            box.extend(corner.x, corner.y);
        }
    }
    return box;
}

double Viewport::scaleDenominator() const
{
    return metresPerPixel * unitsPerMillimetre * 1000.0;
}

void Viewport::setScaleDenominator(double denominator)
{
    metresPerPixel = denominator / (unitsPerMillimetre * 1000.0);
}

void Viewport::place(geometry::RealPoint metres, PicturePoint at)
{
    const geometry::RealPoint now = toMetres(at);
    centre.x += metres.x - now.x;
    centre.y += metres.y - now.y;
}

void Viewport::zoom(double factor, PicturePoint at)
{
    const geometry::RealPoint fixed = toMetres(at);
    metresPerPixel /= factor;
    place(fixed, at);
}

void Viewport::pan(double dx, double dy)
{
    centre = toMetres({width / 2.0 - dx, height / 2.0 - dy});
}

Viewport fitted(const geometry::Box& grid,
                double width,
                double height,
                double unitsPerMillimetre,
                double margin)
{
    Viewport view;
    view.width = width;
    view.height = height;
    view.unitsPerMillimetre = unitsPerMillimetre;
    const geometry::RealPoint lower = geometry::toMetres({grid.minX, grid.minY});
    const geometry::RealPoint upper = geometry::toMetres({grid.maxX, grid.maxY});
    view.centre = {(lower.x + upper.x) / 2.0, (lower.y + upper.y) / 2.0};
    const geometry::RealPoint lonLat = crs::lonLatFromProject(view.centre);
    view.rotationDegrees = crs::localNorthDegrees(lonLat.x, lonLat.y);
    fitPoints(view, {lower, {upper.x, lower.y}, upper, {lower.x, upper.y}}, margin);
    return view;
}

Viewport fittedLonLat(const geometry::RealBox& lonLat,
                      double width,
                      double height,
                      double unitsPerMillimetre,
                      double margin)
{
    Viewport view;
    view.width = width;
    view.height = height;
    view.unitsPerMillimetre = unitsPerMillimetre;
    const geometry::RealPoint middle{(lonLat.minX + lonLat.maxX) / 2.0,
                                     (lonLat.minY + lonLat.maxY) / 2.0};
    view.centre = crs::projectFromLonLat(middle);
    view.rotationDegrees = crs::localNorthDegrees(middle.x, middle.y);
    std::vector<geometry::RealPoint> border;
    constexpr int steps = 8;
    for (int i = 0; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const double lon = lonLat.minX + share * (lonLat.maxX - lonLat.minX);
        const double lat = lonLat.minY + share * (lonLat.maxY - lonLat.minY);
        border.push_back({lon, lonLat.minY});
        border.push_back({lon, lonLat.maxY});
        border.push_back({lonLat.minX, lat});
        border.push_back({lonLat.maxX, lat});
    }
    crs::projectFromLonLat(border);
    fitPoints(view, border, margin);
    return view;
}

PicturePoint lonLatToPicture(const Viewport& viewport, geometry::RealPoint lonLat)
{
    return viewport.toPicture(crs::projectFromLonLat(lonLat));
}

} // namespace ecotone::cartography
