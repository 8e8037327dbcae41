#include "ui/bridge/map_queries.h"

#include "core/geometry/predicates.h"
#include "core/geometry/wkb.h"
#include "core/harmonise/rule_table.h"
#include "core/plan/proposal_statistics.h"
#include "core/store/expression_evaluator.h"
#include "core/store/project_file.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ecotone::bridge {

namespace {

Result<MapHit> hitOf(const model::PatchView& view)
{
    ECO_ASSIGN(auto shape, geometry::fromGeoPackageBlob(view.geometryBlob));
    return MapHit{"habitat", view.id, className(view.classCode), std::move(shape)};
}

bool holds(const geometry::Shape& shape, geometry::GridPoint point)
{
    return std::any_of(shape.polygons.begin(), shape.polygons.end(), [point](const auto& polygon) {
        return geometry::contains(polygon, point);
    });
}

double
distanceToSegment(geometry::GridPoint point, geometry::GridPoint from, geometry::GridPoint to)
{
    const double px = static_cast<double>(point.x - from.x);
    const double py = static_cast<double>(point.y - from.y);
    const double dx = static_cast<double>(to.x - from.x);
    const double dy = static_cast<double>(to.y - from.y);
    const double length = dx * dx + dy * dy;
    const double share = length > 0.0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(px - share * dx, py - share * dy);
}

bool near(const geometry::Shape& shape, geometry::GridPoint point, geometry::Centimetres reach)
{
    const double limit = static_cast<double>(reach);
    for (const geometry::GridPoint& own : shape.points) {
        if (distanceToSegment(point, own, own) <= limit) {
            return true;
        }
    }
    for (const geometry::Line& line : shape.lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (distanceToSegment(point, line[i - 1], line[i]) <= limit) {
                return true;
            }
        }
    }
    return holds(shape, point);
}

QString shownLabel(const model::Feature& feature)
{
    const model::ShownName name = model::shownName(feature, currentLanguage());
    return fromUtf8(name.text);
}

Result<std::optional<MapHit>> patchAt(store::ProjectFile& project, geometry::GridPoint point)
{
    std::optional<MapHit> found;
    model::PatchFilter filter;
    filter.box = geometry::Box{point.x, point.y, point.x, point.y};
    Result<> inner;
    ECO_TRY(project.visitPatches(filter, [&](const model::PatchView& view) {
        auto hit = hitOf(view);
        if (!hit) {
            inner = fail(hit.error());
            return false;
        }
        if (holds(hit->shape, point)) {
            found = *std::move(hit);
            return false;
        }
        return true;
    }));
    ECO_TRY(inner);
    return found;
}

} // namespace

void askHits(StoreBridge& bridge,
             QObject* context,
             geometry::GridPoint point,
             geometry::Centimetres reach,
             std::vector<std::string> layers,
             Answer<std::vector<MapHit>> done)
{
    using Hits = std::vector<MapHit>;
    bridge.read<Hits>(
        context,
        [point, reach, layers = std::move(layers)](store::ProjectFile& project) -> Result<Hits> {
            Hits hits;
            const auto box = geometry::Box{point.x, point.y, point.x, point.y}.grown(reach);
            for (const std::string& layer : layers) {
                if (layer == "habitat") {
                    continue;
                }
                ECO_TRY(project.visitFeatures(layer, box, [&](const model::Feature& feature) {
                    if (near(feature.shape, point, reach)) {
                        hits.push_back({layer, feature.id, shownLabel(feature), feature.shape});
                    }
                    return true;
                }));
            }
            if (std::find(layers.begin(), layers.end(), "habitat") != layers.end()) {
                ECO_ASSIGN(auto patch, patchAt(project, point));
                if (patch) {
                    hits.push_back(*std::move(patch));
                }
            }
            return hits;
        },
        std::move(done));
}

void askPatchAt(StoreBridge& bridge,
                QObject* context,
                geometry::GridPoint point,
                Answer<std::optional<MapHit>> done)
{
    bridge.read<std::optional<MapHit>>(
        context,
        [point](store::ProjectFile& project) { return patchAt(project, point); },
        std::move(done));
}

void askPatchesIn(StoreBridge& bridge,
                  QObject* context,
                  geometry::Box box,
                  Answer<std::vector<MapHit>> done)
{
    using Hits = std::vector<MapHit>;
    bridge.read<Hits>(
        context,
        [box](store::ProjectFile& project) -> Result<Hits> {
            Hits hits;
            model::PatchFilter filter;
            filter.box = box;
            Result<> inner;
            ECO_TRY(project.visitPatches(filter, [&](const model::PatchView& view) {
                auto hit = hitOf(view);
                if (!hit) {
                    inner = fail(hit.error());
                    return false;
                }
                const auto inside = geometry::pointInside(hit->shape.polygons.front());
                if (box.contains(inside.x, inside.y)) {
                    hits.push_back(*std::move(hit));
                }
                return true;
            }));
            ECO_TRY(inner);
            return hits;
        },
        std::move(done));
}

void askOutlines(StoreBridge& bridge,
                 QObject* context,
                 std::vector<model::PatchId> patches,
                 Answer<std::vector<MapHit>> done)
{
    using Hits = std::vector<MapHit>;
    bridge.read<Hits>(
        context,
        [patches = std::move(patches)](store::ProjectFile& project) -> Result<Hits> {
            Hits hits;
            for (const model::PatchId id : patches) {
                auto patch = project.patch(id);
                if (patch) {
                    hits.push_back({"habitat",
                                    id,
                                    className(patch->attributes.classCode),
                                    geometry::shapeOf(std::move(patch->outline))});
                }
            }
            return hits;
        },
        std::move(done));
}

namespace {

Result<LocalText> whyOf(store::ProjectFile& project,
                        const model::PatchAttributes& patch,
                        const std::optional<model::Source>& source)
{
    ECO_ASSIGN(const auto evaluator, store::SqlExpressionEvaluator::create());
    ECO_ASSIGN(auto explainer, harmonise::explainerOf(project, *evaluator));
    std::string title;
    if (source) {
        title = source->title.empty() ? source->file : source->title;
    }
    LocalText why;
    for (const Language language : allLanguages) {
        why.in(language) = explainer.sentence(patch, title, language);
    }
    return why;
}

} // namespace

void askDetails(StoreBridge& bridge,
                QObject* context,
                model::PatchId patch,
                Answer<PatchDetails> done)
{
    bridge.read<PatchDetails>(
        context,
        [patch](store::ProjectFile& project) -> Result<PatchDetails> {
            PatchDetails details;
            ECO_ASSIGN(details.patch, project.patch(patch));
            if (details.patch.attributes.sourceId != 0) {
                ECO_ASSIGN(details.source,
                           project.sources().get(details.patch.attributes.sourceId));
            }
            ECO_ASSIGN(details.history, project.history().entriesOf(patch));
            std::reverse(details.history.begin(), details.history.end());
            ECO_ASSIGN(details.why, whyOf(project, details.patch.attributes, details.source));
            return details;
        },
        std::move(done));
}

int PatchList::rowOf(model::PatchId patch) const
{
    const auto at =
        std::ranges::lower_bound(byId, patch, {}, [this](std::uint32_t row) { return ids[row]; });
    return at == byId.end() || ids[*at] != patch ? -1 : static_cast<int>(*at);
}

void askPatchList(StoreBridge& bridge,
                  QObject* context,
                  store::PatchListing listing,
                  Answer<std::shared_ptr<const PatchList>> done)
{
    using Shared = std::shared_ptr<const PatchList>;
    bridge.read<Shared>(
        context,
        [listing = std::move(listing)](store::ProjectFile& project) -> Result<Shared> {
            auto list = std::make_shared<PatchList>();
            ECO_ASSIGN(list->ids, project.patches().list(listing));
            list->byId.resize(list->ids.size());
            std::iota(list->byId.begin(), list->byId.end(), 0U);
            std::ranges::sort(list->byId, {}, [&](std::uint32_t row) { return list->ids[row]; });
            return Shared{std::move(list)};
        },
        std::move(done));
}

void askPatchRows(StoreBridge& bridge,
                  QObject* context,
                  std::vector<model::PatchId> patches,
                  Answer<std::vector<model::Patch>> done)
{
    bridge.read<std::vector<model::Patch>>(
        context,
        [patches = std::move(patches)](store::ProjectFile& project) {
            return project.patches().withoutOutlines(patches);
        },
        std::move(done));
}

void askIssues(StoreBridge& bridge, QObject* context, Answer<std::vector<model::Issue>> done)
{
    bridge.read<std::vector<model::Issue>>(
        context,
        [](store::ProjectFile& project) { return project.issues().list(); },
        std::move(done));
}

void askHistory(StoreBridge& bridge,
                QObject* context,
                Answer<std::vector<model::HistoryEntry>> done)
{
    using Entries = std::vector<model::HistoryEntry>;
    bridge.read<Entries>(
        context,
        [](store::ProjectFile& project) -> Result<Entries> {
            ECO_ASSIGN(auto entries, project.history().entries());
            std::reverse(entries.begin(), entries.end());
            return entries;
        },
        std::move(done));
}

void askSources(StoreBridge& bridge, QObject* context, Answer<std::vector<model::Source>> done)
{
    bridge.read<std::vector<model::Source>>(
        context,
        [](store::ProjectFile& project) { return project.sources().list(); },
        std::move(done));
}

void askFeatures(StoreBridge& bridge,
                 QObject* context,
                 std::string layer,
                 Answer<std::vector<model::Feature>> done)
{
    using Features = std::vector<model::Feature>;
    bridge.read<Features>(
        context,
        [layer = std::move(layer)](store::ProjectFile& project) -> Result<Features> {
            Features features;
            ECO_TRY(project.visitFeatures(layer, {}, [&](const model::Feature& feature) {
                features.push_back(feature);
                return true;
            }));
            return features;
        },
        std::move(done));
}

void askBoundaries(StoreBridge& bridge,
                   QObject* context,
                   const geometry::Box& box,
                   Answer<std::vector<geometry::Polygon>> done)
{
    using Outlines = std::vector<geometry::Polygon>;
    bridge.read<Outlines>(
        context,
        [box](store::ProjectFile& project) -> Result<Outlines> {
            Outlines outlines;
            model::PatchFilter filter;
            filter.box = box;
            Result<> inner;
            ECO_TRY(project.visitPatches(filter, [&](const model::PatchView& view) {
                auto hit = hitOf(view);
                if (!hit) {
                    inner = fail(hit.error());
                    return false;
                }
                std::ranges::move(hit->shape.polygons, std::back_inserter(outlines));
                return true;
            }));
            ECO_TRY(inner);
            return outlines;
        },
        std::move(done));
}

void askAreas(StoreBridge& bridge,
              QObject* context,
              geometry::MultiPolygon boundary,
              Answer<BoundaryAreas> done)
{
    bridge.read<BoundaryAreas>(
        context,
        [boundary = std::move(boundary)](store::ProjectFile& project) -> Result<BoundaryAreas> {
            plan::StatisticsRequest request;
            request.within = boundary;
            ECO_ASSIGN(const plan::Statistics statistics, plan::areasWithin(project, request));
            BoundaryAreas areas;
            for (const plan::GroupArea& row : statistics.rows) {
                areas.lines.push_back({row.keys.at(0), row.keys.at(1), row.patches, row.area});
            }
            areas.total = statistics.total;
            areas.boundary = statistics.within;
            areas.unmapped = statistics.outside;
            return areas;
        },
        std::move(done));
}

void askBounds(StoreBridge& bridge,
               QObject* context,
               model::PatchFilter filter,
               Answer<geometry::Box> done)
{
    bridge.read<geometry::Box>(
        context,
        [filter = std::move(filter)](store::ProjectFile& project) {
            return project.patches().bounds(filter);
        },
        std::move(done));
}

} // namespace ecotone::bridge
