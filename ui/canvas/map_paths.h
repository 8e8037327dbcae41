#pragma once

#include "core/geometry/shape.h"
#include "ui/bridge/map_view.h"

#include <QPainterPath>

class QPainter;

namespace ecotone::canvas {

/// Outlines on the screen; holes included. Points closer than half a pixel are left out.
[[nodiscard]] QPainterPath pathOf(const geometry::Shape& shape, const bridge::MapView& view);
[[nodiscard]] QPainterPath pathOf(const geometry::Polygon& polygon, const bridge::MapView& view);

/// Strokes a path twice, so that it is seen on any ground.
void strokeWithCasing(QPainter& painter,
                      const QPainterPath& path,
                      const char* color,
                      const char* casing,
                      double width,
                      double casingWidth,
                      Qt::PenStyle style = Qt::SolidLine);

/// A square handle at a vertex.
void paintVertex(QPainter& painter, bridge::ScreenPoint at);
/// A small label with its own ground beside a point.
void paintLabel(QPainter& painter, bridge::ScreenPoint at, const QString& text);
/// Scale bar at the lower left, arrow to true north at the lower right.
void paintScaleBar(QPainter& painter, const bridge::MapView& view);
void paintNorthArrow(QPainter& painter, const bridge::MapView& view);

} // namespace ecotone::canvas
