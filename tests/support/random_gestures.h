#pragma once

#include "tests/support/edited_map.h"

#include <cmath>
#include <optional>
#include <random>

/// Hands that edit a map at random; the seed gives the same hands again.
namespace ecotone::tests {

class RandomGestures
{
public:
    /// `size` is the side of the map, `reach` how far one gesture goes, both in centimetres.
    RandomGestures(geometry::Centimetres size, geometry::Centimetres reach, std::uint64_t seed)
        : m_random{seed}
        , m_size{size}
        , m_reach{reach}
    {
    }

    [[nodiscard]] geometry::Centimetres between(geometry::Centimetres low,
                                                geometry::Centimetres high)
    {
        return std::uniform_int_distribution<geometry::Centimetres>{low, high}(m_random);
    }

    [[nodiscard]] model::PatchId anyPatch(const EditedMap& map)
    {
        auto at = map.patches().begin();
        std::advance(at, between(0, static_cast<geometry::Centimetres>(map.patches().size()) - 1));
        return at->first;
    }

    [[nodiscard]] coverage::Gesture next(const EditedMap& map)
    {
        const model::PatchId id = anyPatch(map);
        const geometry::Ring ring = anyRing(map.patches().at(id));
        const auto at = static_cast<std::size_t>(
            between(0, static_cast<geometry::Centimetres>(ring.size()) - 1));
        const geometry::GridPoint vertex = ring[at];
        const geometry::GridPoint following = ring[(at + 1) % ring.size()];
        switch (between(0, 9)) {
        case 0: return coverage::Split{stroke(somewhere(), 4, m_reach), {}};
        case 1: return coverage::Merge{{id, neighbourOf(map, id)}};
        case 2: return coverage::Reshape{id, stroke(near(vertex, m_reach / 6), 5, m_reach / 4)};
        case 3: return coverage::MoveVertex{vertex, near(vertex, m_reach / 20)};
        case 4: return coverage::DeleteVertex{vertex};
        case 5:
            return coverage::InsertVertex{
                vertex, following, near(middle(vertex, following), m_reach / 20)};
        case 6: return coverage::DrawOver{blob(somewhere())};
        case 7: return coverage::CutHole{id, blob(near(vertex, m_reach / 3))};
        case 8: return coverage::DissolveSlivers{{id}};
        default: return coverage::Split{stroke(near(vertex, m_reach / 6), 3, m_reach / 2), {id}};
        }
    }

private:
    [[nodiscard]] const geometry::Ring& anyRing(const geometry::Polygon& outline)
    {
        const auto ring = between(0, static_cast<geometry::Centimetres>(outline.holes.size()));
        return ring == 0 ? outline.outer : outline.holes[static_cast<std::size_t>(ring) - 1];
    }
    [[nodiscard]] model::PatchId neighbourOf(const EditedMap& map, model::PatchId id)
    {
        const auto around = map.around(coverage::CleanUp{{id}, {}});
        return around[static_cast<std::size_t>(
                          between(0, static_cast<geometry::Centimetres>(around.size()) - 1))]
            .id;
    }
    [[nodiscard]] static geometry::GridPoint middle(geometry::GridPoint a, geometry::GridPoint b)
    {
        return {(a.x + b.x) / 2, (a.y + b.y) / 2};
    }
    [[nodiscard]] geometry::GridPoint somewhere()
    {
        const geometry::Centimetres beyond = m_size / 20;
        return {between(-beyond, m_size + beyond), between(-beyond, m_size + beyond)};
    }
    [[nodiscard]] geometry::GridPoint near(geometry::GridPoint point, geometry::Centimetres reach)
    {
        reach = std::max<geometry::Centimetres>(reach, 1);
        return {point.x + between(-reach, reach), point.y + between(-reach, reach)};
    }
    [[nodiscard]] geometry::Line
    stroke(geometry::GridPoint from, int points, geometry::Centimetres step)
    {
        geometry::Line line{from};
        while (static_cast<int>(line.size()) < points) {
            line.push_back(near(line.back(), step));
        }
        return line;
    }
    [[nodiscard]] geometry::Polygon blob(geometry::GridPoint centre)
    {
        const geometry::Centimetres reach = between(3, std::max<geometry::Centimetres>(4, m_reach));
        const double twist = static_cast<double>(between(0, 628)) / 100;
        geometry::Ring ring;
        for (int i = 0; i < 7; ++i) {
            const double radius =
                static_cast<double>(reach) * static_cast<double>(between(30, 100)) / 100;
            const double angle = twist + i * 2 * 3.14159265 / 7;
            ring.push_back({centre.x + std::llround(radius * std::cos(angle)),
                            centre.y + std::llround(radius * std::sin(angle))});
        }
        return {ring, {}};
    }

    std::mt19937_64 m_random;
    geometry::Centimetres m_size;
    geometry::Centimetres m_reach;
};

} // namespace ecotone::tests
