#include "core/coverage/neighbours.h"

#include "core/geometry/predicates.h"

#include <algorithm>
#include <map>

namespace ecotone::coverage {

Label longestNeighbour(const Arrangement& arrangement,
                       std::span<const FaceId> faces,
                       std::span<const Label> ownerOfFace,
                       const std::function<bool(Label)>& mayTake)
{
    std::map<Label, double> lengths;
    for (const FaceId face : faces) {
        for (const HalfEdgeId half : arrangement.border(face)) {
            const Label owner = ownerOfFace[arrangement.face(Arrangement::twin(half))];
            if (owner != noLabel && (!mayTake || mayTake(owner))) {
                lengths[owner] += arrangement.length(half);
            }
        }
    }
    const auto longest =
        std::max_element(lengths.begin(), lengths.end(), [](const auto& left, const auto& right) {
            return left.second < right.second;
        });
    return longest == lengths.end() ? noLabel : longest->first;
}

Result<bool> isThin(const geometry::Polygon& polygon, double limit)
{
    if (limit <= 0.0) {
        return false;
    }
    ECO_ASSIGN(const bool wide, geometry::isWiderThan(polygon, limit));
    return !wide;
}

} // namespace ecotone::coverage
