#pragma once

#include "core/coverage/linework.h"

#include <cstdint>
#include <vector>

namespace ecotone::coverage {

/// Edges that no opposite twin has cancelled so far, all polygons as one. Polygons come one after
/// the other: where neighbours come near each other, as rows of a map do, few edges wait for their
/// twin, and the memory is that of the waiting ones alone.
class NetEdges
{
public:
    void add(const geometry::Polygon& polygon);
    /// The waiting edges, sorted, under one tag; leaves this empty.
    [[nodiscard]] EdgeSet take(Tag tag);
    [[nodiscard]] std::size_t waiting() const { return m_count; }

private:
    struct Slot
    {
        Edge edge;
        std::int32_t winding = 0; ///< 0: free.
    };

    void add(const geometry::Ring& ring, std::int32_t winding);
    void add(const Edge& edge, std::int32_t winding);
    void grow();
    void free(std::size_t slot);
    [[nodiscard]] std::size_t home(const Edge& edge) const;

    std::vector<Slot> m_slots; ///< Open addressing; a power of two.
    std::size_t m_count = 0;
};

} // namespace ecotone::coverage
