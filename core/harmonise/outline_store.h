#pragma once

#include "core/base/file_window.h"
#include "core/base/result.h"
#include "core/geometry/shape.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ecotone::harmonise {

/// A patch's outline on disk, and what is asked of it without reading it. Bounds in centimetres of
/// the grid, which is four thousand kilometres wide.
struct StoredOutline
{
    std::uint64_t offset = 0;
    std::uint32_t bytes = 0;
    std::uint32_t row = 0; ///< Of its source.
    std::int32_t minX = 0;
    std::int32_t minY = 0;
    std::int32_t maxX = 0;
    std::int32_t maxY = 0;
    std::int64_t area = 0; ///< Half square centimetres.

    [[nodiscard]] geometry::Box box() const { return {minX, minY, maxX, maxY}; }
};

/// Normalised polygons as differences from point to point: some five bytes a vertex.
void appendOutline(std::string& bytes, const geometry::Polygon& polygon);
/// Into `polygon`, whose memory is used again. The bytes are appendOutline's own.
void readOutline(std::string_view bytes, geometry::Polygon& polygon);

/// Bounds and area filled in. The polygon lies on the grid of the project.
[[nodiscard]] StoredOutline outlineFacts(const geometry::Polygon& polygon);

} // namespace ecotone::harmonise
