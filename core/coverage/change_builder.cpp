#include "core/coverage/change_builder.h"

#include <algorithm>
#include <utility>

namespace ecotone::coverage {

ChangeSet changesBetween(std::span<const OriginalPatch> originals, Regions regions)
{
    std::vector<std::vector<Region*>> byLabel(originals.size());
    ChangeSet changes;
    for (Region& region : regions.regions) {
        const auto label = static_cast<std::size_t>(region.owner);
        if (label < originals.size()) {
            byLabel[label].push_back(&region);
        } else {
            changes.created.push_back({0, std::move(region.polygon)});
        }
    }
    for (std::size_t label = 0; label < originals.size(); ++label) {
        std::vector<Region*>& pieces = byLabel[label];
        if (pieces.empty()) {
            changes.removed.push_back(originals[label].id);
            continue;
        }
        std::sort(pieces.begin(), pieces.end(), [](const Region* left, const Region* right) {
            return left->area != right->area ? right->area < left->area
                                             : left->polygon.outer < right->polygon.outer;
        });
        if (pieces.front()->polygon != geometry::normalised(*originals[label].outline)) {
            changes.replaced.push_back({originals[label].id, std::move(pieces.front()->polygon)});
        }
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            changes.created.push_back({originals[label].id, std::move(pieces[i]->polygon)});
        }
    }
    std::sort(changes.replaced.begin(),
              changes.replaced.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    std::sort(
        changes.created.begin(), changes.created.end(), [](const auto& left, const auto& right) {
            return left.like != right.like ? left.like < right.like
                                           : left.outline.outer < right.outline.outer;
        });
    std::sort(changes.removed.begin(), changes.removed.end());
    return changes;
}

} // namespace ecotone::coverage
