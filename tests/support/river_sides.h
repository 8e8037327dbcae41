#pragma once

#include "core/coverage/edge_match.h"
#include "core/coverage/engine.h"
#include "tests/support/fractal_patches.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

/// Two countries that have digitised the same river, each with its own hand.
namespace ecotone::tests {

struct RiverSides
{
    double lengthMetres = 4000;
    double spacingMetres = 50;  ///< Between points of the river.
    double meanderMetres = 300; ///< How far it swings.
    double noiseMetres = 30;    ///< Deviation of each side from the true river.
    double depthMetres = 2000;  ///< How far each side reaches from the middle.
    int pointsPerPatch = 4;     ///< Along the river.
    std::uint64_t seed = 1;

    [[nodiscard]] geometry::Line river() const
    {
        geometry::Line line;
        const int count = pointCount();
        for (int i = 0; i < count; ++i) {
            const double x = lengthMetres * i / (count - 1);
            // Three swings of different length, with loops where they add up.
            const double y = meanderMetres * (std::sin(x / 900) + 0.4 * std::sin(x / 230) +
                                              0.15 * noiseAt(seed, i, 1));
            const double sway =
                i == 0 || i + 1 == count ? 0.0 : 0.9 * spacingMetres * std::sin(x / 170);
            line.push_back({std::llround(100 * (x + sway)), std::llround(100 * y)});
        }
        return line;
    }

    /// The side's patches: a clean partition of its land, ids from `firstId`.
    [[nodiscard]] coverage::Side
    side(const std::string& country, bool left, model::PatchId firstId) const
    {
        geometry::Line bank = river();
        const auto hand = seed * 31 + (left ? 7U : 13U);
        for (std::size_t i = 0; i < bank.size(); ++i) {
            const auto at = static_cast<std::int64_t>(i);
            const bool end = i == 0 || i + 1 == bank.size();
            bank[i].x += end ? 0 : std::llround(100 * noiseMetres * normalAt(hand, at, 3));
            bank[i].y += std::llround(100 * noiseMetres * normalAt(hand, at, 4));
            bank[i].x = std::clamp<geometry::Centimetres>(bank[i].x, 0, bank.back().x);
        }
        const auto far = std::llround(100 * depthMetres * (left ? 1 : -1));
        const auto middle = far / 2;
        coverage::PartitionInput input;
        coverage::Label label = 0;
        const auto step = static_cast<std::size_t>(pointsPerPatch);
        for (std::size_t from = 0; from + 1 < bank.size(); from += step) {
            const std::size_t to = std::min(from + step, bank.size() - 1);
            const geometry::Centimetres west = from == 0 ? 0 : river()[from].x;
            const geometry::Centimetres east = river()[to].x;
            geometry::Ring ring(bank.begin() + static_cast<std::ptrdiff_t>(from),
                                bank.begin() + static_cast<std::ptrdiff_t>(to) + 1);
            ring.push_back({east, middle});
            ring.push_back({west, middle});
            input.polygons.push_back({{ring, {}}, label++, 0});
            input.polygons.push_back(
                {{{{west, middle}, {east, middle}, {east, far}, {west, far}}, {}}, label++, 0});
        }
        // Crooked banks leave holes between patches; a source's own pipeline closes them.
        const coverage::Partition clean = coverage::partition(input, {1e5}).value();
        coverage::Side result{country, 0, {}};
        for (const coverage::OwnedPolygon& owned : clean.polygons) {
            static const char* const classes[] = {"F11", "F12", "F21", "G11"};
            const auto pick = static_cast<std::size_t>(owned.owner / 2 + (left ? 0 : 1)) % 4;
            result.patches.push_back({firstId++, left ? 1 : 2, classes[pick], owned.polygon});
        }
        return result;
    }

    [[nodiscard]] geometry::Polygon extent() const
    {
        const auto length = std::llround(100 * lengthMetres);
        const auto depth = std::llround(100 * depthMetres);
        return {{{0, -depth}, {length, -depth}, {length, depth}, {0, depth}}, {}};
    }

private:
    [[nodiscard]] int pointCount() const
    {
        return static_cast<int>(lengthMetres / spacingMetres) + 1;
    }
};

/// The outlines of all sides after a change set was applied.
inline std::vector<geometry::Polygon> outlinesAfter(const std::vector<coverage::Side>& sides,
                                                    const coverage::ChangeSet& changes)
{
    std::vector<geometry::Polygon> result;
    for (const coverage::Side& side : sides) {
        for (const coverage::EdgePatch& patch : side.patches) {
            const auto replaced = std::find_if(changes.replaced.begin(),
                                               changes.replaced.end(),
                                               [&](const auto& one) { return one.id == patch.id; });
            if (replaced != changes.replaced.end()) {
                result.push_back(replaced->outline);
            } else if (std::find(changes.removed.begin(), changes.removed.end(), patch.id) ==
                       changes.removed.end()) {
                result.push_back(patch.outline);
            }
        }
    }
    for (const auto& created : changes.created) {
        result.push_back(created.outline);
    }
    return result;
}

} // namespace ecotone::tests
