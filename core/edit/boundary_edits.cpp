#include "core/edit/boundary_edits.h"

#include "core/coverage/linework.h"
#include "core/geometry/area.h"
#include "core/geometry/predicates.h"
#include "core/geometry/wkb.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace ecotone::edit {

namespace {

using coverage::ChangeSet;
using coverage::Gesture;
using coverage::LocalPatch;
using model::Patch;
using model::PatchAttributes;
using model::PatchId;

constexpr const char* noDataClass = "U01";

/// The attributes with one more member; text that is no object is kept beside it.
std::string withMember(const std::string& attributes, const char* name, nlohmann::json value)
{
    auto json = nlohmann::json::parse(attributes, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
        json = attributes.empty() ? nlohmann::json::object()
                                  : nlohmann::json{{"attributes", attributes}};
    }
    json[name] = std::move(value);
    return json.dump();
}

nlohmann::json provenanceOf(PatchId id, const PatchAttributes& attributes)
{
    return {{"patch", id},
            {"source", attributes.sourceId},
            {"source_fid", attributes.sourceFid},
            {"source_code", attributes.sourceCode},
            {"class", attributes.classCode}};
}

/// The others' rows, and what they were merged from themselves.
Result<nlohmann::json> mergedFrom(store::ProjectFile& project, const coverage::Merge& merge)
{
    nlohmann::json list = nlohmann::json::array();
    const auto add = [&](const PatchAttributes& attributes) {
        const auto json =
            nlohmann::json::parse(attributes.attributesJson, nullptr, /*allow_exceptions=*/false);
        if (json.is_object() && json.contains("merged") && json["merged"].is_array()) {
            list.insert(list.end(), json["merged"].begin(), json["merged"].end());
        }
    };
    ECO_ASSIGN(const PatchAttributes first, project.patches().attributes(merge.patches.front()));
    add(first);
    for (std::size_t i = 1; i < merge.patches.size(); ++i) {
        ECO_ASSIGN(const PatchAttributes other, project.patches().attributes(merge.patches[i]));
        list.push_back(provenanceOf(merge.patches[i], other));
        add(other);
    }
    return list;
}

double length(const coverage::Edge& edge)
{
    return std::hypot(static_cast<double>(edge.b.x - edge.a.x),
                      static_cast<double>(edge.b.y - edge.a.y));
}

/// The patch whose land the new outline takes, else the one it shares most border with.
PatchId likeliestNeighbour(const std::vector<LocalPatch>& patches, const geometry::Polygon& outline)
{
    const geometry::GridPoint inside = geometry::pointInside(outline);
    for (const LocalPatch& patch : patches) {
        if (geometry::contains(patch.outline, inside)) {
            return patch.id;
        }
    }
    coverage::Linework lines;
    lines.addPolygon(outline, 0);
    std::vector<coverage::Edge> own;
    for (const auto& piece : lines.pieces()) {
        own.push_back(piece.edge);
    }
    std::sort(own.begin(), own.end());
    PatchId best = patches.empty() ? 0 : patches.front().id;
    double most = 0.0;
    for (const LocalPatch& patch : patches) {
        coverage::Linework theirs;
        theirs.addPolygon(patch.outline, 0);
        double shared = 0.0;
        for (const auto& piece : theirs.pieces()) {
            shared +=
                std::binary_search(own.begin(), own.end(), piece.edge) ? length(piece.edge) : 0.0;
        }
        if (shared > most) {
            most = shared;
            best = patch.id;
        }
    }
    return best;
}

/// Rows of new patches: what is not stated comes from the land they lie on.
class NewRows
{
public:
    NewRows(store::ProjectFile& project,
            const Gesture& gesture,
            const std::vector<LocalPatch>& patches,
            const PatchAttributes& given)
        : m_project{project}
        , m_gesture{gesture}
        , m_patches{patches}
        , m_given{given}
    {
    }

    [[nodiscard]] Result<PatchAttributes> attributesFor(const ChangeSet::Created& created) const
    {
        if (created.like != 0 && !std::holds_alternative<coverage::CutHole>(m_gesture)) {
            ECO_ASSIGN(PatchAttributes parent, m_project.patches().attributes(created.like));
            parent.attributesJson = withMember(parent.attributesJson, "parent", created.like);
            return parent;
        }
        PatchAttributes attributes = m_given;
        const bool gap = std::holds_alternative<coverage::FillGap>(m_gesture);
        if (attributes.classCode.empty() && gap) {
            attributes.classCode = noDataClass;
        }
        if (!attributes.classCode.empty() && !attributes.country.empty()) {
            return attributes;
        }
        const PatchId from =
            created.like != 0 ? created.like : likeliestNeighbour(m_patches, created.outline);
        if (from == 0) {
            return attributes;
        }
        ECO_ASSIGN(const PatchAttributes land, m_project.patches().attributes(from));
        if (attributes.classCode.empty()) {
            attributes.classCode = land.classCode;
        }
        if (attributes.country.empty()) {
            attributes.country = land.country;
            attributes.landscape = land.landscape;
        }
        if (created.like != 0) {
            attributes.attributesJson =
                withMember(attributes.attributesJson, "parent", created.like);
        }
        return attributes;
    }

private:
    store::ProjectFile& m_project;
    const Gesture& m_gesture;
    const std::vector<LocalPatch>& m_patches;
    const PatchAttributes& m_given;
};

} // namespace

Result<std::vector<LocalPatch>> neighbourhoodOf(model::MapReader& reader, const Gesture& gesture)
{
    std::vector<geometry::Box> boxes = coverage::reachOf(gesture);
    for (const PatchId id : coverage::patchesOf(gesture)) {
        ECO_ASSIGN(const Patch named, reader.patch(id));
        boxes.push_back(geometry::boundsOf(named.outline).grown(coverage::neighbourhoodMargin));
    }
    std::map<PatchId, LocalPatch> found;
    Result<> unreadable;
    for (const geometry::Box& box : boxes) {
        model::PatchFilter filter;
        filter.box = box;
        ECO_TRY(reader.visitPatches(filter, [&](const model::PatchView& view) {
            if (found.contains(view.id)) {
                return true;
            }
            auto shape = geometry::fromGeoPackageBlob(view.geometryBlob, geometry::Grid::Snap);
            if (!shape) {
                unreadable = fail(std::move(shape).error());
                return false;
            }
            for (geometry::Polygon& polygon : shape->polygons) {
                found.emplace(view.id,
                              LocalPatch{view.id, std::move(polygon), std::string{view.classCode}});
            }
            return true;
        }));
        ECO_TRY(std::move(unreadable));
    }
    std::vector<LocalPatch> patches;
    patches.reserve(found.size());
    for (auto& [id, patch] : found) {
        patches.push_back(std::move(patch));
    }
    return patches;
}

Result<ChangeSet> preview(model::MapReader& reader, const Gesture& gesture)
{
    ECO_ASSIGN(const std::vector<LocalPatch> patches, neighbourhoodOf(reader, gesture));
    return coverage::changesOf(gesture, patches);
}

Result<model::HistoryEntry> perform(EditSession& session,
                                    store::ProjectFile& project,
                                    const Gesture& gesture,
                                    const Statement& statement,
                                    const PatchAttributes& ofNew)
{
    ECO_ASSIGN(const std::vector<LocalPatch> patches, neighbourhoodOf(project, gesture));
    ECO_ASSIGN(const ChangeSet changes, coverage::changesOf(gesture, patches));
    const NewRows newRows{project, gesture, patches, ofNew};
    ECO_ASSIGN(PatchChanges rows, session.rowsOf(changes, [&](const ChangeSet::Created& created) {
        return newRows.attributesFor(created);
    }));
    if (const auto* merge = std::get_if<coverage::Merge>(&gesture)) {
        ECO_ASSIGN(nlohmann::json others, mergedFrom(project, *merge));
        for (Patch& patch : rows.changed) {
            if (patch.id == merge->patches.front()) {
                patch.attributes.attributesJson =
                    withMember(patch.attributes.attributesJson, "merged", std::move(others));
                break;
            }
        }
    }
    return session.applyChanges(std::string{coverage::nameOf(gesture)}, rows, statement);
}

} // namespace ecotone::edit
