#pragma once

#include "core/coverage/edge_match.h"
#include "core/coverage/engine.h"
#include "core/geometry/overlay.h"
#include "core/geometry/predicates.h"
#include "tests/support/fractal_patches.h"

#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

/// Countries that meet along winding rivers, each digitised by its own hand.
namespace ecotone::tests {

/// A river as hydrologists draw one: its direction swings as a sine of the way along it
/// (Langbein and Leopold 1966). From about 1.6 rad the loops turn back, at 2.2 they touch.
struct River
{
    double swingRadians = 1.2;
    double stepMetres = 100; ///< Between points.
    int bends = 4;
    int pointsPerBend = 24;

    /// From `from` to `to`, ends included.
    [[nodiscard]] geometry::Line between(geometry::GridPoint from, geometry::GridPoint to) const
    {
        std::vector<geometry::RealPoint> way{{0.0, 0.0}};
        const int count = bends * pointsPerBend;
        for (int i = 0; i < count; ++i) {
            const double phase = 2.0 * std::numbers::pi * (i + 0.5) / pointsPerBend;
            const double angle = swingRadians * std::sin(phase);
            way.push_back({way.back().x + std::cos(angle), way.back().y + std::sin(angle)});
        }
        // Turned and scaled so that it ends where it should.
        const auto dx = static_cast<double>(to.x - from.x);
        const auto dy = static_cast<double>(to.y - from.y);
        const double square = way.back().x * way.back().x + way.back().y * way.back().y;
        const double a = (dx * way.back().x + dy * way.back().y) / square;
        const double b = (dy * way.back().x - dx * way.back().y) / square;
        geometry::Line line{from};
        const double length = std::hypot(a, b) * count / 100.0;
        const auto every = std::max(1, static_cast<int>(std::lround(stepMetres * count / length)));
        for (int i = every; i < count; i += every) {
            const auto& point = way[static_cast<std::size_t>(i)];
            line.push_back({from.x + std::llround(a * point.x - b * point.y),
                            from.y + std::llround(b * point.x + a * point.y)});
        }
        line.push_back(to);
        return line;
    }
};

/// The line drawn again: every vertex but the ends is off by `sigmaMetres`.
inline geometry::Line drawnAgain(geometry::Line line, double sigmaMetres, std::uint64_t hand)
{
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const auto at = static_cast<std::int64_t>(i);
        line[i].x += std::llround(100 * sigmaMetres * normalAt(hand, at, 3));
        line[i].y += std::llround(100 * sigmaMetres * normalAt(hand, at, 4));
    }
    return line;
}

/// Land inside `ring` less what is inside `without` or outside `extent`, divided into patches like
/// cells of a crooked net; a clean partition of its own.
inline coverage::Side patchesOf(const std::string& country,
                                const geometry::Ring& ring,
                                const geometry::MultiPolygon& without,
                                const geometry::Polygon& extent,
                                const FractalGrid& net,
                                model::PatchId firstId)
{
    // A crooked hand makes loops: what the ring winds around is the land.
    coverage::PartitionInput drawn;
    drawn.polygons.push_back({{ring, {}}, 0, 0});
    geometry::MultiPolygon land;
    coverage::Partition wound = coverage::partition(drawn, {1e5}).value();
    for (auto& owned : wound.polygons) {
        land.push_back(std::move(owned.polygon));
    }
    land = geometry::intersection(land, {extent}).value();
    if (!without.empty()) {
        land = geometry::difference(land, without).value();
    }
    coverage::PartitionInput cells;
    coverage::Label label = 0;
    for (geometry::Polygon& cell : net.patches()) {
        auto parts = geometry::intersection(land, {std::move(cell)}).value();
        for (auto& part : parts) {
            cells.polygons.push_back({std::move(part), label++, 0});
        }
    }
    for (auto& piece : land) {
        cells.extent.push_back(std::move(piece));
    }
    coverage::Side side{country, 0, {}};
    coverage::Partition clean = coverage::partition(cells, {1e5}).value();
    for (auto& owned : clean.polygons) {
        static const char* const classes[] = {"F11", "F12", "F21", "G11", "W11"};
        const auto pick = static_cast<std::size_t>(owned.owner) * 7 % 5;
        side.patches.push_back(
            {firstId++, country == "CN" ? 1 : 2, classes[pick], std::move(owned.polygon)});
    }
    return side;
}

} // namespace ecotone::tests
