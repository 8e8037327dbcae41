#include "core/plan/proposal_statistics.h"

#include "core/base/number.h"
#include "core/geometry/overlay.h"
#include "core/geometry/predicates.h"
#include "core/geometry/wkb.h"
#include "core/plan/region_mask.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace ecotone::plan {

namespace {

using geometry::Area;
using geometry::Box;
using geometry::MultiPolygon;

/// A feature that gives its value to the land it covers.
struct Region
{
    int rank = 0; ///< Lower takes precedence where features overlap.
    model::FeatureId id = 0;
    std::string value;
    RegionMask mask;
};

/// The features of one key, those with precedence first.
struct Dimension
{
    std::vector<Region> regions;
    geometry::SpatialIndex index;
};

/// Part of a patch on its way through the dimensions.
struct Piece
{
    std::vector<std::string> values; ///< Of the dimensions passed so far.
    MultiPolygon polygons;
    Area area;
};

constexpr std::array<std::string_view, 3> protectingStatuses{
    "designated", "agreement_signed", "proposed"};

/// Value and rank of a feature for a key; nullopt when it takes no part.
std::optional<std::pair<std::string, int>> roleOf(const model::Feature& feature, GroupKey key)
{
    if (key == GroupKey::Protection) {
        const auto status = feature.text("status");
        const auto found = std::find(protectingStatuses.begin(), protectingStatuses.end(), status);
        if (found == protectingStatuses.end()) {
            return std::nullopt;
        }
        return std::pair{status, static_cast<int>(found - protectingStatuses.begin())};
    }
    if (key == GroupKey::Zone) {
        const auto kind = feature.text("kind");
        if (kind.size() != 2 || kind[0] != 'Z' || kind[1] < '1' || kind[1] > '6') {
            return std::nullopt;
        }
        return std::pair{kind, kind[1] - '0'};
    }
    const auto code = feature.text("code");
    const auto level = parseInteger(feature.text("level")).value_or(0);
    return std::pair{code.empty() ? "admin:" + toText(feature.id) : code, static_cast<int>(-level)};
}

std::string_view layerOf(GroupKey key)
{
    switch (key) {
    case GroupKey::Protection: return "protected_area";
    case GroupKey::Zone: return "zone";
    case GroupKey::District: return "admin";
    default: return {};
    }
}

Result<Dimension> loadDimension(model::MapReader& map, GroupKey key, const std::optional<Box>& box)
{
    Dimension dimension;
    const std::string layer{layerOf(key)};
    ECO_ASSIGN(const auto layers, map.layers());
    const bool known = std::any_of(
        layers.begin(), layers.end(), [&layer](const auto& one) { return one.name == layer; });
    if (!known) {
        return dimension;
    }
    ECO_TRY(map.visitFeatures(layer, box, [&](const model::Feature& feature) {
        const auto role = roleOf(feature, key);
        if (role && !feature.shape.polygons.empty()) {
            dimension.regions.push_back(
                {role->second, feature.id, role->first, RegionMask{feature.shape.polygons}});
        }
        return true;
    }));
    std::sort(dimension.regions.begin(),
              dimension.regions.end(),
              [](const Region& left, const Region& right) {
                  return std::tie(left.rank, left.id) < std::tie(right.rank, right.id);
              });
    std::vector<Box> boxes;
    for (const auto& region : dimension.regions) {
        boxes.push_back(region.mask.bounds());
    }
    dimension.index = geometry::SpatialIndex{boxes};
    return dimension;
}

Box boundsOf(const MultiPolygon& polygons)
{
    Box box;
    for (const auto& polygon : polygons) {
        box.extend(geometry::boundsOf(polygon));
    }
    return box;
}

/// Cuts one piece by the regions of a dimension; the pieces' areas sum to the piece's.
Result<std::vector<Piece>> cut(Piece piece, const Dimension& dimension)
{
    std::vector<Piece> parts;
    const auto box = boundsOf(piece.polygons);
    const auto emit = [&parts, &piece](const std::string& value, MultiPolygon polygons, Area area) {
        auto values = piece.values;
        values.push_back(value);
        parts.push_back({std::move(values), std::move(polygons), area});
    };
    MultiPolygon rest = piece.polygons;
    Area left = piece.area;
    for (const auto index : dimension.index.indicesIn(box)) {
        const auto& region = dimension.regions[index];
        const auto side = region.mask.side(boundsOf(rest));
        if (side == RegionMask::Side::Outside) {
            continue;
        }
        if (side == RegionMask::Side::Inside) {
            emit(region.value, std::move(rest), left);
            rest.clear();
            break;
        }
        ECO_ASSIGN(auto covered, geometry::intersection(rest, region.mask.polygons()));
        if (covered.empty()) {
            continue;
        }
        ECO_ASSIGN(rest, geometry::difference(rest, region.mask.polygons()));
        const auto area = rest.empty() ? left : geometry::areaOf(covered);
        emit(region.value, std::move(covered), area);
        left -= area;
        if (rest.empty()) {
            break;
        }
    }
    if (!rest.empty()) {
        emit({}, std::move(rest), left);
    }
    // `left` runs down from the whole, so the last part already holds what snapping cost; where
    // that made it negative the largest one pays.
    if (!parts.empty() && parts.back().area < Area{}) {
        const auto debt = parts.back().area;
        parts.pop_back();
        auto largest =
            std::max_element(parts.begin(), parts.end(), [](const Piece& a, const Piece& b) {
                return a.area < b.area;
            });
        if (largest != parts.end()) {
            largest->area += debt;
        }
    }
    return parts;
}

class Collector
{
public:
    Collector(const StatisticsRequest& request, std::optional<RegionMask> boundary)
        : m_request{request}
        , m_boundary{std::move(boundary)}
    {
    }

    Result<> loadDimensions(model::MapReader& map)
    {
        const auto box = m_boundary ? std::optional{m_boundary->bounds()} : m_request.filter.box;
        for (const auto key : m_request.by) {
            if (!layerOf(key).empty()) {
                ECO_ASSIGN(auto dimension, loadDimension(map, key, box));
                m_dimensions.push_back(std::move(dimension));
            }
        }
        return {};
    }

    Result<> add(const model::PatchView& patch)
    {
        const auto stored = Area::fromHalfSquareCentimetres(patch.areaHalfSquareCentimetres);
        if (!m_boundary && m_dimensions.empty()) {
            ++m_patches;
            count(patch, {}, stored);
            return {};
        }
        ECO_ASSIGN(auto shape, geometry::fromGeoPackageBlob(patch.geometryBlob));
        Piece whole{{}, std::move(shape.polygons), stored};
        if (m_boundary) {
            const auto side = m_boundary->side(boundsOf(whole.polygons));
            if (side == RegionMask::Side::Outside) {
                return {};
            }
            if (side == RegionMask::Side::Crossing) {
                ECO_ASSIGN(whole.polygons,
                           geometry::intersection(whole.polygons, m_boundary->polygons()));
                whole.area = geometry::areaOf(whole.polygons);
                if (whole.area == Area{}) {
                    return {};
                }
            }
        }
        ++m_patches;
        std::vector<Piece> pieces{std::move(whole)};
        for (const auto& dimension : m_dimensions) {
            std::vector<Piece> finer;
            for (auto& piece : pieces) {
                ECO_ASSIGN(auto parts, cut(std::move(piece), dimension));
                std::move(parts.begin(), parts.end(), std::back_inserter(finer));
            }
            pieces = std::move(finer);
        }
        // A patch counts once in a group, however many pieces it has there.
        std::map<std::vector<std::string>, Area> perGroup;
        for (auto& piece : pieces) {
            perGroup[std::move(piece.values)] += piece.area;
        }
        for (const auto& [values, area] : perGroup) {
            count(patch, values, area);
        }
        return {};
    }

    Statistics finished()
    {
        Statistics statistics;
        statistics.patches = m_patches;
        for (auto& [keys, group] : m_groups) {
            statistics.total += group.area;
            statistics.rows.push_back({keys, group.patches, group.area});
        }
        if (m_boundary) {
            statistics.within = geometry::areaOf(m_boundary->polygons());
            statistics.outside = statistics.within - statistics.total;
            settle(statistics);
        }
        return statistics;
    }

private:
    struct Group
    {
        std::int64_t patches = 0;
        Area area;
    };

    void count(const model::PatchView& patch, const std::vector<std::string>& values, Area area)
    {
        if (area == Area{}) {
            return;
        }
        std::vector<std::string> keys;
        keys.reserve(m_request.by.size());
        auto value = values.begin();
        for (const auto key : m_request.by) {
            if (key == GroupKey::Class) {
                keys.emplace_back(patch.classCode);
            } else if (key == GroupKey::Country) {
                keys.emplace_back(patch.country);
            } else {
                keys.push_back(*value++);
            }
        }
        auto& group = m_groups[std::move(keys)];
        ++group.patches;
        group.area += area;
    }

    /// Gives the rounding of the cuts to the largest row.
    void settle(Statistics& statistics) const
    {
        double perimeter = 0.0;
        for (const auto& polygon : m_boundary->polygons()) {
            perimeter += geometry::perimeter(polygon);
        }
        // A strip of one centimetre, in half square centimetres.
        const double bound = 2.0 * perimeter;
        const auto missing = static_cast<double>(statistics.outside.halfSquareCentimetres());
        if (statistics.rows.empty() || std::abs(missing) > bound) {
            return;
        }
        auto largest = std::max_element(
            statistics.rows.begin(),
            statistics.rows.end(),
            [](const GroupArea& a, const GroupArea& b) { return a.area < b.area; });
        largest->area += statistics.outside;
        statistics.total += statistics.outside;
        statistics.outside = Area{};
    }

    const StatisticsRequest& m_request;
    std::optional<RegionMask> m_boundary;
    std::vector<Dimension> m_dimensions; ///< In the order of the keys that need overlay.
    std::map<std::vector<std::string>, Group> m_groups;
    std::int64_t m_patches = 0;
};

Result<std::optional<RegionMask>> prepared(const MultiPolygon& boundary)
{
    if (boundary.empty()) {
        return std::optional<RegionMask>{};
    }
    for (const auto& polygon : boundary) {
        ECO_ASSIGN(const auto reason, geometry::invalidReason(polygon));
        if (!reason.empty()) {
            return fail(ErrorCode::InvalidGeometry, "the boundary is not valid: " + reason);
        }
    }
    if (boundary.size() == 1) {
        return std::optional{RegionMask{boundary}};
    }
    ECO_ASSIGN(auto joined, geometry::unionOf(boundary));
    return std::optional{RegionMask{std::move(joined)}};
}

} // namespace

Result<Statistics>
areasWithin(model::MapReader& map, const StatisticsRequest& request, const Progress& progress)
{
    ECO_ASSIGN(auto boundary, prepared(request.within));
    auto filter = request.filter;
    if (boundary) {
        filter.box = boundary->bounds();
    }
    Collector collector{request, std::move(boundary)};
    ECO_TRY(collector.loadDimensions(map));
    Result<> state;
    std::int64_t seen = 0;
    constexpr std::int64_t checkEvery = 256;
    ECO_TRY(map.visitPatches(filter, [&](const model::PatchView& patch) {
        if (++seen % checkEvery == 0) {
            state = progress.check();
        }
        if (state) {
            state = collector.add(patch);
            if (!state) {
                auto error = std::move(state).error();
                error.detail = "patch " + toText(patch.id) + ": " + error.detail;
                state = fail(std::move(error));
            }
        }
        return state.has_value();
    }));
    ECO_TRY(std::move(state));
    return collector.finished();
}

} // namespace ecotone::plan
