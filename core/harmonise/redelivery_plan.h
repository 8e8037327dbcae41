#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/coverage/change_set.h"
#include "core/harmonise/delivery_difference.h"
#include "core/model/patch.h"
#include "core/store/project_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// A patch that a person edited and that the new delivery changes too.
struct DeliveryConflict
{
    model::PatchId patch = 0;
    std::string key;  ///< Of the row; of a patch drawn by hand the row that claims its land.
    std::string ours; ///< Class on the map.
    std::string
        theirs; ///< Class in the delivery; empty: the row is gone, or only its land differs.
    std::string editor;
    std::string landscape;
    geometry::Area area;
    geometry::Polygon place;
};

/// Whose word holds where a person and the delivery disagree.
struct Overrides
{
    /// Rows where the delivery's does, people's edits notwithstanding.
    std::set<std::string, std::less<>> take;
    bool takeAll = false;
    /// Settle these rows alone and leave everything else as it is.
    std::optional<std::set<std::string, std::less<>>> only;

    [[nodiscard]] bool takes(const std::string& key) const { return takeAll || take.contains(key); }
    [[nodiscard]] bool concerns(const std::string& key) const
    {
        return !only || only->contains(key);
    }
};

struct PlanInput
{
    const model::Delivery* before = nullptr;
    const std::vector<model::DeliveryRow>* after = nullptr;
    const DeliveryDifference* difference = nullptr;
    std::set<model::SourceId> series;           ///< Sources that are deliveries of the dataset.
    std::map<model::SourceId, int> authorities; ///< Of all sources.
    int authority = 0;
    std::string country;
    Overrides overrides;
};

/// Stands for the source of the new delivery, which has no row yet.
inline constexpr model::SourceId newDelivery = -1;

/// What accepting a delivery writes.
struct UpdatePlan
{
    std::vector<model::Patch> changed;
    std::vector<model::Patch> created;
    std::vector<model::PatchId> removed;
    std::vector<coverage::ChangeSet::BorderEdge> border;
    std::set<std::string> grown; ///< Landscapes that won or lost land: their extent is made anew.
    std::vector<DeliveryConflict> conflicts;
    std::int64_t unclaimed = 0;   ///< Pieces of land no row claims any more: class U01 …
    geometry::Area unclaimedArea; ///< … and their area.
};

/// Decides face by face, see the room's README. Changes nothing.
[[nodiscard]] Result<UpdatePlan>
planUpdate(store::ProjectFile& project, const PlanInput& input, const Progress& progress = {});

} // namespace ecotone::harmonise
