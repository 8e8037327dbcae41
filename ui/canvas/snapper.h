#pragma once

#include "core/geometry/box.h"
#include "core/geometry/shape.h"
#include "ui/bridge/map_view.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace ecotone::canvas {

/// Catches points on the boundaries around the cursor, and follows them. It knows a small box of
/// the map at a time, so it is as quick in a dense map as in a sparse one; the view may be turned.
class Snapper
{
public:
    enum class Catch : unsigned char
    {
        Corner,
        Border,
    };
    struct Caught
    {
        geometry::GridPoint at;
        Catch what = Catch::Corner;
    };

    /// Outlines that reach into `box`.
    void setAround(const geometry::Box& box, std::vector<geometry::Polygon> outlines);
    void clear();
    /// Whether the box reaches well beyond the place: no question is due.
    [[nodiscard]] bool knows(geometry::GridPoint place) const;
    /// The box to ask for around a place.
    [[nodiscard]] static geometry::Box boxAround(geometry::GridPoint place,
                                                 const bridge::MapView& view);

    /// The nearest corner within reach, else the nearest place on a border.
    [[nodiscard]] std::optional<Caught> catchAt(bridge::ScreenPoint at,
                                                const bridge::MapView& view) const;
    /// Corners between two places of one boundary, the shorter way round; empty where no outline
    /// has both.
    [[nodiscard]] geometry::Line trace(geometry::GridPoint from, geometry::GridPoint to) const;

private:
    geometry::Box m_box;
    std::vector<geometry::Ring> m_rings;
};

} // namespace ecotone::canvas
