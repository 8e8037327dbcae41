#pragma once

#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/viewport.h"
#include "core/geometry/shape.h"

#include <string_view>
#include <vector>

namespace ecotone::cartography {

/// Turns rows' geometry into paths of a picture: projected, clipped well outside the picture, and
/// rounded to a fraction of a pixel. Rounding depends on the vertex alone, so neighbours of the
/// partition keep identical borders at every scale. Private to the room.
class PictureGeometry
{
public:
    explicit PictureGeometry(const Viewport& viewport);

    [[nodiscard]] PicturePoint at(geometry::GridPoint point) const;
    void addRing(Path& path, const geometry::Ring& ring);
    void addPolygon(Path& path, const geometry::Polygon& polygon);
    void addLine(Path& path, const geometry::Line& line);
    /// A stored polygon, outer rings with positive shoelace in the picture. Returns the size of
    /// its box in picture units; {0, 0} when nothing of it is inside.
    [[nodiscard]] Result<PictureBox> addBlob(Path& path, std::string_view blob);

    /// Closed rings as lines, cut at the clip box (for borders: dashes are not wasted outside).
    [[nodiscard]] Path outlineOf(const geometry::Shape& shape);
    [[nodiscard]] Path fillOf(const geometry::Shape& shape);
    [[nodiscard]] Path linesOf(const geometry::Shape& shape);
    [[nodiscard]] bool sees(PicturePoint point) const;

private:
    enum class Turn : unsigned char
    {
        AsIs,
        Positive,
        Negative,
    };
    [[nodiscard]] PicturePoint project(double metresX, double metresY) const;
    [[nodiscard]] bool parseBlob(Path& path, std::string_view blob, PictureBox& box);
    void addProjected(Path& path, Turn turn);
    void addOpen(Path& path);

    double m_xx, m_xy, m_x0;
    double m_yx, m_yy, m_y0;
    double m_step; ///< Rounding.
    PictureBox m_clip;
    std::vector<PicturePoint> m_points; ///< Of the ring at hand.
    std::vector<PicturePoint> m_other;
};

} // namespace ecotone::cartography
