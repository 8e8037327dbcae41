#include "core/demo/frame.h"

#include "core/crs/project_grid.h"

#include <cmath>
#include <numbers>

namespace ecotone::demo {

using geometry::RealPoint;

Frame::Frame(RealPoint centreLonLat, double northDegrees)
    : m_centre{crs::projectFromLonLat(centreLonLat)}
    , m_cosine{std::cos(northDegrees * std::numbers::pi / 180.0)}
    , m_sine{std::sin(northDegrees * std::numbers::pi / 180.0)}
{
}

RealPoint Frame::toProject(RealPoint local) const noexcept
{
    // East of 110 E the meridians lean to the right going south: north of the frame points left.
    return {m_centre.x + m_cosine * local.x - m_sine * local.y,
            m_centre.y + m_sine * local.x + m_cosine * local.y};
}

RealPoint Frame::toLocal(RealPoint project) const noexcept
{
    const double x = project.x - m_centre.x;
    const double y = project.y - m_centre.y;
    return {m_cosine * x + m_sine * y, m_cosine * y - m_sine * x};
}

RealPoint Frame::fromLonLat(RealPoint lonLat) const noexcept
{
    return toLocal(crs::projectFromLonLat(lonLat));
}

RealPoint Frame::toLonLat(RealPoint local) const noexcept
{
    return crs::lonLatFromProject(toProject(local));
}

} // namespace ecotone::demo
