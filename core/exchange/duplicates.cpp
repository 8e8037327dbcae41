#include "core/exchange/duplicates.h"

#include "core/base/number.h"

#include <bit>
#include <unordered_map>

namespace ecotone::exchange {

namespace {

std::uint64_t mixed(std::uint64_t state, double value)
{
    state ^= std::bit_cast<std::uint64_t>(value);
    state *= 0x9E3779B97F4A7C15ULL;
    return state ^ (state >> 29);
}

std::uint64_t hashOf(const geometry::RealShape& shape)
{
    std::uint64_t state = shape.polygons.size();
    for (const geometry::RealPolygon& polygon : shape.polygons) {
        for (const geometry::RealPoint point : polygon.outer) {
            state = mixed(mixed(state, point.x), point.y);
        }
        state = mixed(state, static_cast<double>(polygon.holes.size()));
    }
    return state;
}

void count(Duplicates& found, const SourceRow& row, const SourceRow& earlier)
{
    if (found.rows++ == 0) {
        found.firstFid = row.fid;
        found.earlierFid = earlier.fid;
    }
}

} // namespace

Duplicates duplicateShapes(const SourceTable& table)
{
    Duplicates found;
    std::unordered_map<std::uint64_t, std::size_t> first;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const SourceRow& row = table.rows[i];
        if (row.shape.kind != geometry::ShapeKind::Polygon || row.shape.empty()) {
            continue;
        }
        const auto [place, added] = first.try_emplace(hashOf(row.shape), i);
        const SourceRow& earlier = table.rows[place->second];
        if (!added && earlier.shape == row.shape && earlier.fid != row.fid) {
            count(found, row, earlier);
        }
    }
    return found;
}

Duplicates duplicateKeys(const SourceTable& table, std::size_t field)
{
    Duplicates found;
    std::unordered_map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const SourceRow& row = table.rows[i];
        const std::string text = model::toText(row.values[field]);
        const std::string_view key = trimmed(text);
        if (key.empty()) {
            continue;
        }
        const auto [place, added] = first.try_emplace(std::string{key}, i);
        // A row of mixed geometry stands once a kind.
        if (!added && table.rows[place->second].fid != row.fid) {
            count(found, row, table.rows[place->second]);
        }
    }
    return found;
}

} // namespace ecotone::exchange
