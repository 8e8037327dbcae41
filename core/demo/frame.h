#pragma once

#include "core/geometry/point.h"

namespace ecotone::demo {

/// A landscape's own plane: metres east and north of its centre, turned so that north is up there.
/// Shapes are made up in this plane and laid into the project's plane by turning alone, so that
/// every length and area stays what it is.
class Frame
{
public:
    /// `northDegrees` as in landscapes.csv: the lean of the meridian at the centre.
    Frame(geometry::RealPoint centreLonLat, double northDegrees);

    [[nodiscard]] geometry::RealPoint toProject(geometry::RealPoint local) const noexcept;
    [[nodiscard]] geometry::RealPoint toLocal(geometry::RealPoint project) const noexcept;
    [[nodiscard]] geometry::RealPoint fromLonLat(geometry::RealPoint lonLat) const noexcept;
    [[nodiscard]] geometry::RealPoint toLonLat(geometry::RealPoint local) const noexcept;

private:
    geometry::RealPoint m_centre; ///< Project metres.
    double m_cosine = 1.0;
    double m_sine = 0.0;
};

} // namespace ecotone::demo
