#pragma once

#include "core/geometry/box.h"
#include "core/model/cursor.h"
#include "core/model/issue.h"
#include "core/store/patch_listing.h"
#include "ui/bridge/snapshots.h"
#include "ui/bridge/store_bridge.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Short questions to the open project. Each answers later on the UI thread, by `done`, unless
/// `context` is gone.
namespace ecotone::bridge {

template <class Value>
using Answer = std::function<void(Result<Value>)>;

/// What is under a point, the uppermost first: features of the layers within `reach`, then the
/// patch. Layers not in `layers` are left out; "habitat" stands for the patches.
void askHits(StoreBridge& bridge,
             QObject* context,
             geometry::GridPoint point,
             geometry::Centimetres reach,
             std::vector<std::string> layers,
             Answer<std::vector<MapHit>> done);

/// The patch that owns a point, if any.
void askPatchAt(StoreBridge& bridge,
                QObject* context,
                geometry::GridPoint point,
                Answer<std::optional<MapHit>> done);

/// Patches with their label point inside the box, in order of fid.
void askPatchesIn(StoreBridge& bridge,
                  QObject* context,
                  geometry::Box box,
                  Answer<std::vector<MapHit>> done);

/// Outlines for the selection's glow.
void askOutlines(StoreBridge& bridge,
                 QObject* context,
                 std::vector<model::PatchId> patches,
                 Answer<std::vector<MapHit>> done);

void askDetails(StoreBridge& bridge,
                QObject* context,
                model::PatchId patch,
                Answer<PatchDetails> done);

/// The rows of a table: their ids in order, and where each id stands.
struct PatchList
{
    std::vector<model::PatchId> ids;
    std::vector<std::uint32_t> byId; ///< Positions in `ids`, in order of the ids they hold.

    /// -1 when the patch is not listed.
    [[nodiscard]] int rowOf(model::PatchId patch) const;
};

void askPatchList(StoreBridge& bridge,
                  QObject* context,
                  store::PatchListing listing,
                  Answer<std::shared_ptr<const PatchList>> done);
/// What a page of the table shows, in the order of the ids; their outlines are empty.
void askPatchRows(StoreBridge& bridge,
                  QObject* context,
                  std::vector<model::PatchId> patches,
                  Answer<std::vector<model::Patch>> done);

void askIssues(StoreBridge& bridge, QObject* context, Answer<std::vector<model::Issue>> done);
void askHistory(StoreBridge& bridge,
                QObject* context,
                Answer<std::vector<model::HistoryEntry>> done);
void askSources(StoreBridge& bridge, QObject* context, Answer<std::vector<model::Source>> done);
void askFeatures(StoreBridge& bridge,
                 QObject* context,
                 std::string layer,
                 Answer<std::vector<model::Feature>> done);

/// Bounds of the patches that pass; empty without any.
void askBounds(StoreBridge& bridge,
               QObject* context,
               model::PatchFilter filter,
               Answer<geometry::Box> done);

/// Outlines of every patch that reaches into the box.
void askBoundaries(StoreBridge& bridge,
                   QObject* context,
                   const geometry::Box& box,
                   Answer<std::vector<geometry::Polygon>> done);

/// Area of a drawn boundary by class and country, exact.
struct AreaLine
{
    std::string classCode;
    std::string country;
    std::int64_t patches = 0;
    geometry::Area area;
};

struct BoundaryAreas
{
    std::vector<AreaLine> lines; ///< By class, then country.
    geometry::Area total;        ///< Exactly the sum of the lines.
    geometry::Area boundary;     ///< Of the boundary itself.
    geometry::Area unmapped;     ///< boundary - total.
};

void askAreas(StoreBridge& bridge,
              QObject* context,
              geometry::MultiPolygon boundary,
              Answer<BoundaryAreas> done);

} // namespace ecotone::bridge
