#include "core/harmonise/delivery_difference.h"

#include "core/base/number.h"
#include "core/geometry/overlay.h"
#include "core/geometry/spatial_index.h"
#include "core/habitat/stored_row.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace ecotone::harmonise {

namespace {

using geometry::Area;
using geometry::areaOf;
using geometry::MultiPolygon;
using model::DeliveryRow;

/// An export with other rounding, and vertices put where a neighbour meets an edge, move an outline
/// by this much at most; centimetres.
constexpr double samePlace = 5.0;

geometry::Box boundsOf(const MultiPolygon& land)
{
    geometry::Box box;
    for (const auto& polygon : land) {
        box.extend(geometry::boundsOf(polygon));
    }
    return box;
}

struct Segment
{
    geometry::GridPoint from;
    geometry::GridPoint to;
};

std::vector<Segment> segmentsOf(const MultiPolygon& land)
{
    std::vector<Segment> segments;
    const auto add = [&](const geometry::Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            segments.push_back({ring[i], ring[(i + 1) % ring.size()]});
        }
    };
    for (const auto& polygon : land) {
        add(polygon.outer);
        std::ranges::for_each(polygon.holes, add);
    }
    return segments;
}

double distance(const geometry::GridPoint& point, const Segment& segment)
{
    const auto dx = static_cast<double>(segment.to.x - segment.from.x);
    const auto dy = static_cast<double>(segment.to.y - segment.from.y);
    const auto px = static_cast<double>(point.x - segment.from.x);
    const auto py = static_cast<double>(point.y - segment.from.y);
    const double length = dx * dx + dy * dy;
    const double along = length > 0.0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(px - along * dx, py - along * dy);
}

/// Every vertex of `line` lies on `other`. Outlines that are the same are walked side by side; the
/// first vertex that lies elsewhere ends it.
bool liesOn(const std::vector<Segment>& line, const std::vector<Segment>& other)
{
    std::size_t at = 0;
    for (const auto& segment : line) {
        std::size_t tried = 0;
        while (tried < other.size() && distance(segment.from, other[at]) > samePlace) {
            at = (at + 1) % other.size();
            ++tried;
        }
        if (tried == other.size()) {
            return false;
        }
    }
    return true;
}

/// The same outline, whatever vertices stand on it.
bool sameOutline(const MultiPolygon& left, const MultiPolygon& right)
{
    const auto one = segmentsOf(left);
    const auto two = segmentsOf(right);
    return liesOn(one, two) && liesOn(two, one);
}

habitat::StoredRow withoutPlace(const std::string& json)
{
    auto stored = habitat::storedRow(json);
    stored.row.lon = stored.row.lat = stored.row.timberline = std::nullopt;
    for (const auto* key : {"lon", "lat", "timberline"}) {
        stored.decided.erase(key);
    }
    return stored;
}

/// Where a row lies is told by its land; projects of before kept the place of every row beside it,
/// and the first ones nothing but a few attributes.
bool sameStatement(const std::string& left, const std::string& right)
{
    if (left == right) {
        return true;
    }
    const auto before = withoutPlace(left);
    const auto after = withoutPlace(right);
    return before.whole
               ? before == after
               : std::ranges::all_of(before.decided, [&](const auto& attribute) {
                     const auto found = after.decided.find(attribute.first);
                     return found != after.decided.end() && found->second == attribute.second;
                 });
}

bool sameAttributes(const model::PatchAttributes& left,
                    const model::PatchAttributes& right,
                    const DeliveryDates& dates)
{
    const bool sameDate = left.observedOn == right.observedOn ||
                          (left.observedOn == dates.before && right.observedOn == dates.after);
    return left.sourceCode == right.sourceCode && left.sourceText == right.sourceText && sameDate &&
           sameStatement(left.attributesJson, right.attributesJson);
}

/// Pairs rows of two deliveries.
class Matcher
{
public:
    Matcher(const std::vector<DeliveryRow>& before, std::vector<DeliveryRow>& after)
        : m_before{before}
        , m_after{after}
        , m_taken(before.size(), false)
        , partner(after.size())
    {
    }

    /// False when the keys of the two have nothing in common.
    bool byKey()
    {
        std::map<std::string_view, std::size_t> keys;
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            keys.emplace(m_before[i].key, i);
        }
        bool any = false;
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            if (const auto found = keys.find(m_after[i].key); found != keys.end()) {
                take(i, found->second);
                any = true;
            }
        }
        return any;
    }

    Result<> byLand(int generation)
    {
        std::vector<geometry::Box> boxes;
        for (const auto& row : m_before) {
            boxes.push_back(boundsOf(row.land));
        }
        const geometry::SpatialIndex index{boxes};
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            for (const auto candidate : index.indicesIn(boundsOf(m_after[i].land))) {
                if (!m_taken[candidate] && m_before[candidate].land == m_after[i].land) {
                    take(i, candidate);
                    break;
                }
            }
        }
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            for (const auto candidate : index.indicesIn(boundsOf(m_after[i].land))) {
                if (partner[i] || m_taken[candidate]) {
                    continue;
                }
                ECO_ASSIGN(const auto common,
                           geometry::intersection(m_before[candidate].land, m_after[i].land));
                // Half of both together: no other row can have as much.
                const Area shared = areaOf(common);
                const Area both = areaOf(m_before[candidate].land) + areaOf(m_after[i].land);
                if (shared + shared + shared > both) {
                    take(i, candidate);
                }
            }
        }
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            m_after[i].key = partner[i]
                                 ? m_before[*partner[i]].key
                                 : "d" + toText(std::int64_t{generation}) + ":" + m_after[i].key;
        }
        return {};
    }

private:
    void take(std::size_t later, std::size_t earlier)
    {
        partner[later] = earlier;
        m_taken[earlier] = true;
    }

    const std::vector<DeliveryRow>& m_before;
    std::vector<DeliveryRow>& m_after;
    std::vector<bool> m_taken;

public:
    std::vector<std::optional<std::size_t>> partner; ///< Of each later row.
};

Result<> requireUnique(const std::vector<DeliveryRow>& rows, std::string_view which)
{
    std::set<std::string_view> seen;
    for (const auto& row : rows) {
        if (!seen.insert(row.key).second) {
            return fail(ErrorCode::InvalidArgument,
                        "the key \"" + row.key + "\" stands in more than one row of the " +
                            std::string{which} +
                            " delivery: state another field as id, or none to compare the land");
        }
    }
    return {};
}

/// Fills in gained and lost land; false when the land is the same.
Result<bool>
compareLand(const DeliveryRow& before, const DeliveryRow& after, RowDifference& difference)
{
    if (before.land == after.land || sameOutline(before.land, after.land)) {
        return false;
    }
    ECO_ASSIGN(const auto common, geometry::intersection(before.land, after.land));
    const Area shared = areaOf(common);
    difference.gained = areaOf(after.land) - shared;
    difference.lost = areaOf(before.land) - shared;
    return true;
}

void count(DeliveryDifference& result,
           const RowDifference& row,
           const std::vector<DeliveryRow>& before,
           const std::vector<DeliveryRow>& after)
{
    const Area area = areaOf(row.after ? after[*row.after].land : before[*row.before].land);
    const auto add = [&](RowCount& to) {
        ++to.rows;
        to.area += area;
    };
    if (row.added()) {
        add(result.added);
    } else if (row.removed()) {
        add(result.removed);
    } else {
        if (row.land) {
            add(result.land);
            result.gained += row.gained;
            result.lost += row.lost;
        }
        if (row.classCode) {
            add(result.classCode);
            add(result.classes[{before[*row.before].attributes.classCode,
                                after[*row.after].attributes.classCode}]);
        }
        if (!row.land && !row.classCode) {
            add(result.attributes);
        }
    }
}

} // namespace

Result<DeliveryDifference> differenceOf(const model::Delivery& before,
                                        std::vector<model::DeliveryRow>& after,
                                        KeyField keyField,
                                        int generation,
                                        const DeliveryDates& dates)
{
    DeliveryDifference result;
    Matcher matcher{before.rows, after};
    if (keyField == KeyField::Stated) {
        ECO_TRY(requireUnique(before.rows, "earlier"));
        ECO_TRY(requireUnique(after, "new"));
    }
    if (keyField == KeyField::None || !matcher.byKey()) {
        result.matchedBy = MatchedBy::Geometry;
        ECO_TRY(matcher.byLand(generation));
    }
    std::vector<bool> found(before.rows.size(), false);
    for (std::size_t i = 0; i < after.size(); ++i) {
        RowDifference row;
        row.key = after[i].key;
        row.after = i;
        row.before = matcher.partner[i];
        if (row.before) {
            const auto& old = before.rows[*row.before];
            found[*row.before] = true;
            ECO_ASSIGN(row.land, compareLand(old, after[i], row));
            row.classCode = old.attributes.classCode != after[i].attributes.classCode ||
                            old.claim != after[i].claim;
            row.attributes = !sameAttributes(old.attributes, after[i].attributes, dates);
            if (!row.land && !row.classCode && !row.attributes) {
                ++result.unchanged;
                continue;
            }
        }
        count(result, row, before.rows, after);
        result.rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < before.rows.size(); ++i) {
        if (!found[i]) {
            RowDifference row;
            row.key = before.rows[i].key;
            row.before = i;
            count(result, row, before.rows, after);
            result.rows.push_back(std::move(row));
        }
    }
    return result;
}

std::string deliveryKey(const model::PatchAttributes& attributes, const MultiPolygon& land)
{
    if (!attributes.sourceFid.empty() || land.empty() || land.front().outer.empty()) {
        return attributes.sourceFid;
    }
    const auto& corner = land.front().outer.front();
    return "@" + toText(corner.x) + "," + toText(corner.y);
}

void tidyLand(MultiPolygon& land)
{
    for (auto& polygon : land) {
        polygon = geometry::normalised(std::move(polygon));
    }
    std::ranges::sort(land, {}, &geometry::Polygon::outer);
}

model::LandClaim landClaimOf(habitat::Outcome outcome)
{
    switch (outcome) {
    case habitat::Outcome::Dissolve: return model::LandClaim::Joins;
    case habitat::Outcome::NextSource: return model::LandClaim::Yields;
    case habitat::Outcome::Class:
    case habitat::Outcome::Restricted:
    case habitat::Outcome::Unmapped: break;
    }
    return model::LandClaim::Owns;
}

} // namespace ecotone::harmonise
