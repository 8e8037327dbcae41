#include "core/harmonise/redelivery_plan.h"

#include "core/coverage/edits.h"
#include "core/geometry/overlay.h"
#include "core/geometry/spatial_index.h"
#include "core/habitat/classification.h"
#include "core/harmonise/pieces.h"

#include <algorithm>
#include <utility>

namespace ecotone::harmonise {

namespace {

using model::DeliveryRow;
using model::LandClaim;
using model::Patch;
using model::PatchId;

/// What becomes of a row that differs.
enum class Fate : unsigned char
{
    Apply,
    Conflict, ///< A person edited its patches: they stay as they are.
};

enum class Side : unsigned char
{
    Before,
    After,
};

/// Metres. Two drawings of one border may lie this far apart on the grid: no land is contested.
constexpr double besideBorder = 0.05;

/// The land of a row in one of the deliveries, as a sheet over the map.
struct RowSheet
{
    std::size_t difference = 0;
    Side side = Side::Before;
    LandClaim claim = LandClaim::Owns;
};

class Planner
{
public:
    Planner(store::ProjectFile& project, const PlanInput& input)
        : m_project{project}
        , m_input{input}
        , m_rows{input.difference->rows}
        , m_fate(m_rows.size(), Fate::Apply)
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            m_ofKey.emplace(m_rows[i].key, i);
        }
    }

    Result<UpdatePlan> run(const Progress& progress)
    {
        progress.report(0.0, "finding the patches concerned");
        ECO_TRY(readPatches());
        ECO_TRY(progress.check());
        ECO_TRY(decideRows());
        applyAttributes();
        progress.report(0.3, "moving boundaries");
        ECO_TRY(moveLand());
        for (auto& [id, patch] : m_changed) {
            m_plan.changed.push_back(std::move(patch));
        }
        std::ranges::sort(m_plan.conflicts, {}, &DeliveryConflict::patch);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const DeliveryRow& before(std::size_t row) const
    {
        return m_input.before->rows[*m_rows[row].before];
    }
    [[nodiscard]] const DeliveryRow& after(std::size_t row) const
    {
        return (*m_input.after)[*m_rows[row].after];
    }
    [[nodiscard]] bool movesLand(std::size_t row) const
    {
        return m_rows[row].land || m_rows[row].added() || m_rows[row].removed();
    }

    // --- the patches --------------------------------------------------------------------------

    Result<> readPatches()
    {
        std::vector<geometry::Box> boxes;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            for (const DeliveryRow* row :
                 {m_rows[i].before ? &before(i) : nullptr, m_rows[i].after ? &after(i) : nullptr}) {
                for (const auto& polygon : row != nullptr ? row->land : geometry::MultiPolygon{}) {
                    boxes.push_back(
                        geometry::boundsOf(polygon).grown(coverage::neighbourhoodMargin));
                }
            }
        }
        const geometry::SpatialIndex index{boxes};
        ECO_TRY(readOutsideEdits());
        return m_project.patches().visitWhole({}, [&](const Patch& patch) {
            bool near = false;
            index.query(geometry::boundsOf(patch.outline), [&](std::size_t) { near = true; });
            const auto row = rowOf(patch);
            if (near || row) {
                m_groups.push_back(row ? static_cast<coverage::Group>(*row) : coverage::noGroup);
                if (row) {
                    m_ofRow[*row].push_back(m_patches.size());
                }
                m_patches.push_back(patch);
            }
            return true;
        });
    }

    Result<> readOutsideEdits()
    {
        ECO_ASSIGN(const auto entries, m_project.history().entries(model::Scope::Map));
        for (const auto& entry : entries) {
            if (entry.header.kind == "edited-outside" && entry.state == model::EntryState::Done) {
                ECO_ASSIGN(const auto touched, m_project.history().touchedPatches(entry.id));
                m_editedOutside.insert(touched.begin(), touched.end());
            }
        }
        return {};
    }

    /// The differing row a patch came from.
    [[nodiscard]] std::optional<std::size_t> rowOf(const Patch& patch) const
    {
        if (!isOfSeries(patch)) {
            return std::nullopt;
        }
        const auto found = m_ofKey.find(deliveryKey(patch.attributes, {patch.outline}));
        return found == m_ofKey.end() ? std::nullopt : std::optional{found->second};
    }
    [[nodiscard]] bool isOfSeries(const Patch& patch) const
    {
        return m_input.series.contains(patch.attributes.sourceId);
    }
    [[nodiscard]] bool isEdited(const Patch& patch) const
    {
        return patch.attributes.status != model::PatchStatus::Harmonised ||
               m_editedOutside.contains(patch.id);
    }

    // --- the rows -----------------------------------------------------------------------------

    Result<> decideRows()
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const auto& row = m_rows[i];
            if (row.added() || (!row.land && !row.classCode && !row.removed()) ||
                m_input.overrides.takes(row.key) || !m_input.overrides.concerns(row.key)) {
                continue;
            }
            std::vector<std::size_t> edited;
            for (const auto patch : m_ofRow[i]) {
                if (isEdited(m_patches[patch])) {
                    edited.push_back(patch);
                }
            }
            if (m_ofRow[i].empty() && !movesLand(i)) {
                ECO_ASSIGN(edited, editedOn(before(i).land));
            } else if (!movesLand(i) && agree(edited, after(i))) {
                continue;
            }
            for (const auto patch : edited) {
                m_fate[i] = Fate::Conflict;
                addConflict(patch, i);
            }
        }
        return {};
    }

    /// People and the delivery came to the same class.
    [[nodiscard]] bool agree(const std::vector<std::size_t>& edited, const DeliveryRow& row) const
    {
        return std::ranges::all_of(edited, [&](std::size_t patch) {
            return m_patches[patch].attributes.classCode == row.attributes.classCode;
        });
    }

    /// Edited patches on land whose own patch is gone: merged away or drawn over.
    Result<std::vector<std::size_t>> editedOn(const geometry::MultiPolygon& land)
    {
        std::vector<std::size_t> found;
        for (const auto& polygon : land) {
            const auto box = geometry::boundsOf(polygon);
            for (std::size_t i = 0; i < m_patches.size(); ++i) {
                if (!isEdited(m_patches[i]) ||
                    !box.intersects(geometry::boundsOf(m_patches[i].outline))) {
                    continue;
                }
                ECO_ASSIGN(const auto common,
                           geometry::intersection({polygon}, {m_patches[i].outline}));
                if (!common.empty() && std::ranges::find(found, i) == found.end()) {
                    found.push_back(i);
                }
            }
        }
        return found;
    }

    void addConflict(std::size_t patch, std::size_t row)
    {
        const Patch& ours = m_patches[patch];
        if (!m_conflicting.insert(ours.id).second) {
            return;
        }
        DeliveryConflict conflict;
        conflict.patch = ours.id;
        conflict.key =
            isOfSeries(ours) ? deliveryKey(ours.attributes, {ours.outline}) : m_rows[row].key;
        conflict.ours = ours.attributes.classCode;
        if (m_rows[row].after) {
            conflict.theirs = after(row).attributes.classCode;
        }
        conflict.editor = ours.attributes.editedBy.empty() ? ours.attributes.reviewedBy
                                                           : ours.attributes.editedBy;
        conflict.landscape = ours.attributes.landscape;
        conflict.area = ours.area;
        conflict.place = ours.outline;
        m_plan.conflicts.push_back(std::move(conflict));
    }

    [[nodiscard]] model::PatchAttributes attributesOf(std::size_t row) const
    {
        model::PatchAttributes attributes = after(row).attributes;
        attributes.sourceId = newDelivery;
        attributes.sourceFid = m_rows[row].key.starts_with('@') ? std::string{} : m_rows[row].key;
        return attributes;
    }

    /// Patches take over what their rows say now; of edited ones the class and its author stay.
    void applyAttributes()
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!m_rows[i].after || m_fate[i] == Fate::Conflict ||
                !m_input.overrides.concerns(m_rows[i].key)) {
                continue;
            }
            for (const auto index : m_ofRow[i]) {
                Patch patch = m_patches[index];
                const auto old = patch.attributes;
                patch.attributes = attributesOf(i);
                patch.attributes.country = old.country;
                patch.attributes.landscape = old.landscape;
                if (isEdited(m_patches[index]) && !m_input.overrides.takes(m_rows[i].key)) {
                    keepEdit(patch.attributes, old);
                }
                if (patch.attributes != old) {
                    m_changed.emplace(patch.id, std::move(patch));
                }
            }
        }
    }

    static void keepEdit(model::PatchAttributes& attributes, const model::PatchAttributes& old)
    {
        attributes.classCode = old.classCode;
        attributes.status = old.status;
        attributes.editedBy = old.editedBy;
        attributes.reviewedBy = old.reviewedBy;
    }

    // --- the land -----------------------------------------------------------------------------

    Result<> moveLand()
    {
        coverage::Redistribution request;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!movesLand(i)) {
                continue;
            }
            if (m_rows[i].before) {
                m_sheets.push_back({i, Side::Before, before(i).claim});
                request.sheets.push_back({before(i).land});
            }
            if (m_rows[i].after) {
                m_sheets.push_back({i, Side::After, after(i).claim});
                request.sheets.push_back({after(i).land});
            }
        }
        if (request.sheets.empty()) {
            return {};
        }
        std::vector<coverage::LocalPatch> neighbourhood;
        for (const auto& patch : m_patches) {
            neighbourhood.push_back({patch.id, patch.outline, {}});
        }
        request.groups = m_groups;
        request.owner = [&](const coverage::Place& place) { return ownerOf(place); };
        request.isLeftOver = [&](coverage::Group group) { return isLeftOver(group); };
        request.thinMetres = sliverMetres;
        ECO_ASSIGN(const auto changes, coverage::redistribute(neighbourhood, request));
        takeChanges(changes);
        return {};
    }

    /// The row that has a face in one of the deliveries: rows without cover meaning last, lines
    /// on the ground never.
    [[nodiscard]] std::optional<std::size_t> holder(const coverage::Place& place, Side side) const
    {
        std::optional<std::size_t> best;
        for (const auto sheet : place.sheets) {
            const auto& row = m_sheets[sheet];
            if (row.side == side && row.claim != LandClaim::Joins) {
                if (row.claim == LandClaim::Owns) {
                    return row.difference;
                }
                best = best ? best : std::optional{row.difference};
            }
        }
        return best;
    }
    [[nodiscard]] bool isLine(const coverage::Place& place, Side side) const
    {
        return std::ranges::any_of(place.sheets, [&](std::size_t sheet) {
            return m_sheets[sheet].side == side && m_sheets[sheet].claim == LandClaim::Joins;
        });
    }

    /// Who owns a face after the delivery; noGroup: nothing changes.
    coverage::Group ownerOf(const coverage::Place& place)
    {
        const auto was = holder(place, Side::Before);
        const auto is = holder(place, Side::After);
        if (was == is || !concerns(was, is, place.patch)) {
            return coverage::noGroup;
        }
        if ((is && m_fate[*is] == Fate::Conflict) || (was && m_fate[*was] == Fate::Conflict)) {
            return coverage::noGroup;
        }
        if (place.patch < 0) {
            return is ? given(*is, {}) : coverage::noGroup;
        }
        const auto index = static_cast<std::size_t>(place.patch);
        const Patch& patch = m_patches[index];
        const bool theirs = is && m_groups[index] == static_cast<coverage::Group>(*is);
        if (theirs) {
            return coverage::noGroup;
        }
        if (isEdited(patch) && !isOverridden(patch, was, is)) {
            if (!m_input.overrides.only && place.widthMetres > besideBorder) {
                addConflict(index, is ? *is : *was);
            }
            return coverage::noGroup;
        }
        if (!is) {
            const bool own = m_groups[index] == static_cast<coverage::Group>(*was);
            return own && !isLine(place, Side::After) ? leftOver(patch) : coverage::noGroup;
        }
        return mayTake(patch, was || isLine(place, Side::Before))
                   ? given(*is, patch.attributes.landscape)
                   : coverage::noGroup;
    }

    [[nodiscard]] bool concerns(std::optional<std::size_t> was,
                                std::optional<std::size_t> is,
                                std::int64_t patch) const
    {
        const auto of = [&](std::optional<std::size_t> row) {
            return row && m_input.overrides.concerns(m_rows[*row].key);
        };
        const auto group =
            patch < 0 ? coverage::noGroup : m_groups[static_cast<std::size_t>(patch)];
        return of(was) || of(is) ||
               (group != coverage::noGroup && of(static_cast<std::size_t>(group)));
    }
    [[nodiscard]] bool isOverridden(const Patch& patch,
                                    std::optional<std::size_t> was,
                                    std::optional<std::size_t> is) const
    {
        const auto& overrides = m_input.overrides;
        return overrides.takes(deliveryKey(patch.attributes, {patch.outline})) ||
               (was && overrides.takes(m_rows[*was].key)) ||
               (is && overrides.takes(m_rows[*is].key));
    }

    /// `released`: in the delivery before, the land was of a row that differs now.
    [[nodiscard]] bool mayTake(const Patch& patch, bool released) const
    {
        const auto& attributes = patch.attributes;
        if (isOfSeries(patch)) {
            const auto row = rowOf(patch); // Of two rows that overlap the unchanged one keeps it.
            return released || (row && movesLand(*row));
        }
        if (attributes.country != m_input.country) {
            return false; // Beyond the reference line the other side's patches stay.
        }
        const auto authority = m_input.authorities.find(attributes.sourceId);
        return attributes.ruleId == "unclaimed" ||
               (authority != m_input.authorities.end() && authority->second < m_input.authority) ||
               isEdited(patch); // Overridden, else this is not asked.
    }

    coverage::Group given(std::size_t row, const std::optional<std::string>& from)
    {
        const auto& landscape = after(row).attributes.landscape;
        if (!from || *from != landscape) {
            m_plan.grown.insert(landscape);
            if (from) {
                m_plan.grown.insert(*from);
            }
        }
        return static_cast<coverage::Group>(row);
    }

    /// A group for land that nobody claims any more, one for each side and landscape.
    coverage::Group leftOver(const Patch& patch)
    {
        const std::pair place{patch.attributes.country, patch.attributes.landscape};
        const auto found = std::ranges::find(m_leftOver, place);
        const auto number = found - m_leftOver.begin();
        if (found == m_leftOver.end()) {
            m_leftOver.push_back(place);
        }
        return static_cast<coverage::Group>(m_rows.size()) + number;
    }
    [[nodiscard]] bool isLeftOver(coverage::Group group) const
    {
        return group >= static_cast<coverage::Group>(m_rows.size());
    }

    void takeChanges(const coverage::ChangeSet& changes)
    {
        std::map<PatchId, const Patch*> patches;
        for (const auto& patch : m_patches) {
            patches.emplace(patch.id, &patch);
        }
        for (const auto& replaced : changes.replaced) {
            const auto at = m_changed.emplace(replaced.id, *patches.at(replaced.id)).first;
            at->second.outline = replaced.outline;
        }
        for (const auto& created : changes.created) {
            Patch patch;
            patch.outline = created.outline;
            if (created.like != 0) {
                const auto changed = m_changed.find(created.like);
                patch.attributes = changed != m_changed.end()
                                       ? changed->second.attributes
                                       : patches.at(created.like)->attributes;
            } else if (isLeftOver(created.group)) {
                const auto& place =
                    m_leftOver[static_cast<std::size_t>(created.group) - m_rows.size()];
                patch.attributes = unclaimedPiece({}).attributes;
                patch.attributes.country = place.first;
                patch.attributes.landscape = place.second;
                ++m_plan.unclaimed;
                m_plan.unclaimedArea += geometry::areaOf(patch.outline);
            } else {
                patch.attributes = attributesOf(static_cast<std::size_t>(created.group));
            }
            m_plan.created.push_back(std::move(patch));
        }
        for (const auto id : changes.removed) {
            m_changed.erase(id);
        }
        m_plan.removed = changes.removed;
        m_plan.border = changes.border;
    }

    store::ProjectFile& m_project;
    const PlanInput& m_input;
    const std::vector<RowDifference>& m_rows;
    std::vector<Fate> m_fate;
    std::map<std::string, std::size_t, std::less<>> m_ofKey;
    std::vector<Patch> m_patches; ///< The neighbourhood of all that differs.
    std::vector<coverage::Group> m_groups;
    std::map<std::size_t, std::vector<std::size_t>> m_ofRow;
    std::set<PatchId> m_editedOutside;
    std::set<PatchId> m_conflicting;
    std::map<PatchId, Patch> m_changed;
    std::vector<RowSheet> m_sheets;
    std::vector<std::pair<std::string, std::string>> m_leftOver;
    UpdatePlan m_plan;
};

} // namespace

Result<UpdatePlan>
planUpdate(store::ProjectFile& project, const PlanInput& input, const Progress& progress)
{
    return Planner{project, input}.run(progress);
}

} // namespace ecotone::harmonise
