#include "core/coverage/dissolve.h"
#include "core/coverage/engine.h"
#include "core/coverage/neighbours.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace ecotone::coverage {

using geometry::Area;
using geometry::Polygon;

namespace {

constexpr Label unclaimedLand = 0; // an owner for joining faces, see closeUnclaimed()

/// Labels, not polygons: two parts of one thing do not overlap each other.
struct Rank
{
    int priority;
    Label label;

    [[nodiscard]] bool beats(const Rank& other) const
    {
        return priority != other.priority ? priority > other.priority : label < other.label;
    }
};

class Partitioner
{
public:
    Partitioner(const PartitionInput& input, const PartitionOptions& options)
        : m_input{input}
        , m_options{options}
        , m_extentTag{static_cast<Tag>(input.polygons.size())}
    {
    }

    [[nodiscard]] Result<Partition> run(const Progress& progress)
    {
        ECO_ASSIGN(NodedLinework noded, node(linework(), progress));
        m_result.verticesAdded = noded.nodesAdded;
        ECO_TRY(progress.check());
        ECO_ASSIGN(const Arrangement faces, Arrangement::build(std::move(noded)));
        ECO_TRY(progress.check());
        label(faces);
        ECO_TRY(listOverlaps(faces));
        ECO_TRY(closeUnclaimed(faces));
        ECO_ASSIGN(Regions regions, dissolve(faces, m_owner));
        for (Region& region : regions.regions) {
            m_result.polygons.push_back({region.owner, std::move(region.polygon)});
        }
        finish();
        return std::move(m_result);
    }

private:
    [[nodiscard]] Linework linework() const
    {
        std::size_t points = 0;
        for (const LabelledPolygon& claim : m_input.polygons) {
            points += claim.polygon.outer.size();
        }
        Linework lines;
        lines.reserve(points);
        for (std::size_t i = 0; i < m_input.polygons.size(); ++i) {
            lines.addPolygon(m_input.polygons[i].polygon, static_cast<Tag>(i));
        }
        for (const Polygon& polygon : m_input.extent) {
            lines.addPolygon(polygon, m_extentTag);
        }
        return lines;
    }

    /// Claims on a face, best first, one per label.
    [[nodiscard]] std::vector<Rank> claimsOn(const Arrangement& faces, FaceId face) const
    {
        std::vector<Rank> claims;
        for (const Cover& cover : faces.covers(face)) {
            if (cover.tag != m_extentTag && cover.winding > 0) {
                const LabelledPolygon& claim =
                    m_input.polygons[static_cast<std::size_t>(cover.tag)];
                claims.push_back({claim.priority, claim.label});
            }
        }
        if (claims.size() > 1) {
            std::sort(claims.begin(), claims.end(), [](const Rank& left, const Rank& right) {
                return left.beats(right);
            });
            std::set<Label> seen;
            std::erase_if(claims, [&](const Rank& one) { return !seen.insert(one.label).second; });
        }
        return claims;
    }

    [[nodiscard]] bool isInside(const Arrangement& faces, FaceId face) const
    {
        return m_input.extent.empty() ? face != outerFace : faces.isCovered(face, m_extentTag);
    }

    void label(const Arrangement& faces)
    {
        m_owner.assign(faces.faceCount(), noLabel);
        m_unclaimed.assign(faces.faceCount(), noLabel);
        for (FaceId face = 1; face < faces.faceCount(); ++face) {
            const std::vector<Rank> claims = claimsOn(faces, face);
            if (!isInside(faces, face)) {
                m_result.outside += claims.empty() ? Area{} : faces.area(face);
                continue;
            }
            if (claims.empty()) {
                m_unclaimed[face] = unclaimedLand;
                continue;
            }
            m_owner[face] = claims.front().label;
            for (std::size_t i = 1; i < claims.size(); ++i) {
                m_losers.push_back({face, i - 1, claims[i].label});
            }
        }
    }

    /// One round per rank of loser, so that each face has one pair a round.
    [[nodiscard]] Result<> listOverlaps(const Arrangement& faces)
    {
        std::size_t rounds = 0;
        for (const Loser& loser : m_losers) {
            rounds = std::max(rounds, loser.rank + 1);
        }
        for (std::size_t round = 0; round < rounds; ++round) {
            std::map<std::pair<Label, Label>, Label> ids;
            std::vector<std::pair<Label, Label>> pairs;
            std::vector<Label> pairOfFace(faces.faceCount(), noLabel);
            for (const Loser& loser : m_losers) {
                if (loser.rank != round) {
                    continue;
                }
                const std::pair pair{m_owner[loser.face], loser.label};
                const auto [at, isNew] = ids.emplace(pair, static_cast<Label>(pairs.size()));
                if (isNew) {
                    pairs.push_back(pair);
                }
                pairOfFace[loser.face] = at->second;
            }
            ECO_ASSIGN(Regions regions, dissolve(faces, pairOfFace));
            for (Region& region : regions.regions) {
                const auto& [winner, loser] = pairs[static_cast<std::size_t>(region.owner)];
                m_result.overlaps.push_back(
                    {winner, loser, region.area, std::move(region.polygon)});
            }
        }
        return {};
    }

    [[nodiscard]] Result<> closeUnclaimed(const Arrangement& faces)
    {
        ECO_ASSIGN(Regions regions, dissolve(faces, m_unclaimed));
        const double limit = m_options.thinMetres * geometry::centimetresPerMetre;
        std::vector<std::pair<std::size_t, Label>> closed;
        for (std::size_t i = 0; i < regions.regions.size(); ++i) {
            Region& region = regions.regions[i];
            ECO_ASSIGN(const bool thin, isThin(region.polygon, limit));
            const Label to = thin ? longestNeighbour(faces, region.faces, m_owner) : noLabel;
            if (to == noLabel) {
                m_result.unclaimed.push_back(std::move(region.polygon));
            } else {
                closed.emplace_back(i, to);
            }
        }
        // Only now, so that one closed strip does not decide about the next.
        for (const auto& [i, to] : closed) {
            Region& region = regions.regions[i];
            for (const FaceId face : region.faces) {
                m_owner[face] = to;
            }
            m_result.closed.push_back({to, region.area, std::move(region.polygon)});
        }
        return {};
    }

    void finish()
    {
        const auto byPlace = [](const Polygon& left, const Polygon& right) {
            return left.outer < right.outer;
        };
        std::sort(m_result.polygons.begin(),
                  m_result.polygons.end(),
                  [&](const OwnedPolygon& left, const OwnedPolygon& right) {
                      return left.owner != right.owner ? left.owner < right.owner
                                                       : byPlace(left.polygon, right.polygon);
                  });
        std::sort(m_result.overlaps.begin(),
                  m_result.overlaps.end(),
                  [&](const Overlap& left, const Overlap& right) {
                      const std::pair a{left.winner, left.loser};
                      const std::pair b{right.winner, right.loser};
                      return a != b ? a < b : byPlace(left.place, right.place);
                  });
        std::sort(m_result.closed.begin(),
                  m_result.closed.end(),
                  [&](const ClosedFace& left, const ClosedFace& right) {
                      return left.to != right.to ? left.to < right.to
                                                 : byPlace(left.place, right.place);
                  });
        std::sort(m_result.unclaimed.begin(), m_result.unclaimed.end(), byPlace);
        std::set<Label> gone;
        for (const LabelledPolygon& claim : m_input.polygons) {
            gone.insert(claim.label);
        }
        for (const OwnedPolygon& owned : m_result.polygons) {
            gone.erase(owned.owner);
        }
        m_result.vanished.assign(gone.begin(), gone.end());
    }

    struct Loser
    {
        FaceId face;
        std::size_t rank;
        Label label;
    };

    const PartitionInput& m_input;
    const PartitionOptions& m_options;
    Tag m_extentTag;
    std::vector<Label> m_owner;
    std::vector<Label> m_unclaimed;
    std::vector<Loser> m_losers;
    Partition m_result;
};

} // namespace

Result<Partition>
partition(const PartitionInput& input, const PartitionOptions& options, const Progress& progress)
{
    for (const LabelledPolygon& claim : input.polygons) {
        if (claim.label < 0) {
            return fail(ErrorCode::InvalidArgument, "a label is negative");
        }
    }
    return Partitioner{input, options}.run(progress);
}

} // namespace ecotone::coverage
