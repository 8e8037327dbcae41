#include "core/demo/mosaic.h"

#include "core/demo/boundary_tracer.h"
#include "core/demo/noise.h"
#include "core/geometry/area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace ecotone::demo {

using geometry::GridPoint;

namespace {

constexpr std::int32_t fewestCells = 5;

/// Connected groups of cells of one key.
class Groups
{
public:
    explicit Groups(const Site& site)
        : m_site{site}
        , m_key(static_cast<std::size_t>(site.columns()) * static_cast<std::size_t>(site.rows()))
        , m_label(m_key.size(), -1)
    {
        for (std::size_t k = 0; k < m_key.size(); ++k) {
            m_key[k] = keyOf(k);
        }
    }

    void label();
    /// Gives cells of groups that are too small to the best neighbour on the same side; false
    /// when there was none.
    bool giveAway();

    [[nodiscard]] const std::vector<std::int32_t>& labels() const { return m_label; }
    [[nodiscard]] std::int32_t count() const { return static_cast<std::int32_t>(m_size.size()); }

private:
    static constexpr std::int64_t outside = -1;

    [[nodiscard]] std::int64_t keyOf(std::size_t k) const
    {
        const Side side = m_site.side(k);
        if (side.area < 0) {
            return outside;
        }
        const std::int64_t place = side.area * 8 + side.country + 1;
        // The side that is masked has no patches inside.
        if (m_site.ground().countryCode(side.country) == "KP") {
            return place << 56U;
        }
        const auto cover = static_cast<std::int64_t>(m_site.cover(k));
        const bool grown = m_site.cover(k) >= Cover::Valley;
        const std::int64_t id = (grown ? m_site.seedOf(k) : m_site.part(k)) + 1;
        return (place << 56U) | (cover << 48U) | id;
    }
    [[nodiscard]] std::int32_t root(std::int32_t a)
    {
        while (m_parent[static_cast<std::size_t>(a)] != a) {
            auto& parent = m_parent[static_cast<std::size_t>(a)];
            parent = m_parent[static_cast<std::size_t>(parent)];
            a = parent;
        }
        return a;
    }

    const Site& m_site;
    std::vector<std::int64_t> m_key;
    std::vector<std::int32_t> m_label;
    std::vector<std::int32_t> m_parent;
    std::vector<std::int32_t> m_size;
};

void Groups::label()
{
    const auto columns = static_cast<std::size_t>(m_site.columns());
    m_parent.clear();
    for (std::size_t k = 0; k < m_key.size(); ++k) {
        if (m_key[k] == outside) {
            m_label[k] = -1;
            continue;
        }
        std::int32_t found = -1;
        if (k % columns != 0 && m_key[k - 1] == m_key[k]) {
            found = root(m_label[k - 1]);
        }
        if (k >= columns && m_key[k - columns] == m_key[k]) {
            const std::int32_t above = root(m_label[k - columns]);
            if (found >= 0 && found != above) {
                m_parent[static_cast<std::size_t>(std::max(found, above))] = std::min(found, above);
                found = std::min(found, above);
            } else {
                found = above;
            }
        }
        if (found < 0) {
            found = static_cast<std::int32_t>(m_parent.size());
            m_parent.push_back(found);
        }
        m_label[k] = found;
    }
    std::vector<std::int32_t> number(m_parent.size(), -1);
    m_size.clear();
    for (std::int32_t& label : m_label) {
        if (label < 0) {
            continue;
        }
        auto& mine = number[static_cast<std::size_t>(root(label))];
        if (mine < 0) {
            mine = static_cast<std::int32_t>(m_size.size());
            m_size.push_back(0);
        }
        label = mine;
        ++m_size[static_cast<std::size_t>(mine)];
    }
}

bool Groups::giveAway()
{
    const auto columns = static_cast<std::size_t>(m_site.columns());
    const auto rows = static_cast<std::size_t>(m_site.rows());
    const std::vector<std::int64_t> before = m_key;
    bool changed = false;
    for (std::size_t k = 0; k < m_key.size(); ++k) {
        if (m_label[k] < 0 || m_size[static_cast<std::size_t>(m_label[k])] >= fewestCells) {
            continue;
        }
        const std::size_t column = k % columns;
        const std::size_t row = k / columns;
        std::int32_t best = 0;
        const auto offer = [&](std::size_t q) {
            if (m_label[q] < 0 || m_site.side(q) != m_site.side(k) || before[q] == before[k]) {
                return;
            }
            // Land joins land, water joins water, where there is a choice.
            const bool alike = (m_site.cover(q) >= Cover::Town) == (m_site.cover(k) >= Cover::Town);
            const std::int32_t size =
                std::min(m_size[static_cast<std::size_t>(m_label[q])], 1000) + (alike ? 1000 : 0);
            if (size > best && m_size[static_cast<std::size_t>(m_label[q])] >= fewestCells) {
                best = size;
                m_key[k] = before[q];
                changed = true;
            }
        };
        if (column > 0) {
            offer(k - 1);
        }
        if (column + 1 < columns) {
            offer(k + 1);
        }
        if (row > 0) {
            offer(k - columns);
        }
        if (row + 1 < rows) {
            offer(k + columns);
        }
    }
    return changed;
}

void describe(const Site& site,
              const std::vector<std::int32_t>& labels,
              Mosaic& mosaic,
              std::uint64_t seed)
{
    std::vector<double> cells(mosaic.patches.size(), 0.0);
    std::vector<std::array<std::int32_t, fieldCount + 1>> covers(mosaic.patches.size());
    for (std::size_t k = 0; k < labels.size(); ++k) {
        if (labels[k] < 0) {
            continue;
        }
        const auto index = static_cast<std::size_t>(labels[k]);
        MosaicPatch& patch = mosaic.patches[index];
        const RealPoint centre = site.centre(k);
        const auto add = [](double& sum, float value) { sum += static_cast<double>(value); };
        add(patch.ground.height, site.height(k));
        add(patch.ground.slope, site.slope(k));
        add(patch.ground.northness, site.northness(k));
        add(patch.ground.coast, site.field(Cover::Sea, k));
        add(patch.ground.town, std::max(0.0F, site.field(Cover::Town, k)));
        add(patch.ground.valley, std::max(0.0F, site.field(Cover::Valley, k)));
        patch.ground.place.x += centre.x;
        patch.ground.place.y += centre.y;
        cells[index] += 1.0;
        patch.side = site.side(k);
        ++covers[index][static_cast<std::size_t>(site.cover(k))];
        if (site.part(k) >= 0) {
            patch.part = site.part(k);
        }
    }
    for (std::size_t i = 0; i < mosaic.patches.size(); ++i) {
        MosaicPatch& patch = mosaic.patches[i];
        for (double* value : {&patch.ground.height,
                              &patch.ground.slope,
                              &patch.ground.northness,
                              &patch.ground.coast,
                              &patch.ground.town,
                              &patch.ground.valley,
                              &patch.ground.place.x,
                              &patch.ground.place.y}) {
            *value /= cells[i];
        }
        patch.ground.hectares = cells[i] * site.cell() * site.cell() / 1e4;
        patch.ground.lonLat = site.ground().frame().toLonLat(patch.ground.place);
        patch.cover = static_cast<Cover>(std::max_element(covers[i].begin(), covers[i].end()) -
                                         covers[i].begin());
        // A number of the patch's own place: the same whatever else is on the map.
        patch.dice =
            hashAt(seed, std::lround(patch.ground.place.x), std::lround(patch.ground.place.y), 301);
    }
}

void closeRings(Mosaic& mosaic)
{
    // At a node, a patch has one way in and one way out.
    std::map<std::pair<std::int32_t, std::int32_t>, ArcUse> leaving;
    std::vector<std::array<bool, 2>> used(mosaic.arcs.size());
    for (std::size_t i = 0; i < mosaic.arcs.size(); ++i) {
        const Arc& arc = mosaic.arcs[i];
        const auto number = static_cast<std::int32_t>(i);
        if (arc.from < 0) {
            continue;
        }
        leaving[{arc.from, arc.left}] = {number, true};
        leaving[{arc.to, arc.right}] = {number, false};
    }
    for (std::size_t i = 0; i < mosaic.arcs.size(); ++i) {
        for (const bool forward : {true, false}) {
            const std::int32_t patch = forward ? mosaic.arcs[i].left : mosaic.arcs[i].right;
            if (patch < 0 || used[i][forward ? 0 : 1]) {
                continue;
            }
            std::vector<ArcUse> ring;
            ArcUse use{static_cast<std::int32_t>(i), forward};
            while (true) {
                const auto index = static_cast<std::size_t>(use.arc);
                if (used[index][use.forward ? 0 : 1]) {
                    break;
                }
                used[index][use.forward ? 0 : 1] = true;
                ring.push_back(use);
                const Arc& arc = mosaic.arcs[index];
                if (arc.from < 0) {
                    break;
                }
                use = leaving.at({use.forward ? arc.to : arc.from, patch});
            }
            mosaic.patches[static_cast<std::size_t>(patch)].rings.push_back(std::move(ring));
        }
    }
}

} // namespace

geometry::Polygon Mosaic::assembled(std::vector<geometry::Ring> rings)
{
    geometry::Polygon polygon;
    for (geometry::Ring& ring : rings) {
        if (geometry::signedArea(ring) > geometry::Area{}) {
            polygon.outer = std::move(ring);
        } else {
            polygon.holes.push_back(std::move(ring));
        }
    }
    return polygon;
}

geometry::Polygon Mosaic::outline(std::int32_t patch) const
{
    std::vector<geometry::Ring> rings;
    for (const auto& uses : patches[static_cast<std::size_t>(patch)].rings) {
        geometry::Ring ring;
        for (const ArcUse& use : uses) {
            geometry::Line points = arcs[static_cast<std::size_t>(use.arc)].points;
            if (!use.forward) {
                std::reverse(points.begin(), points.end());
            }
            // The last point is the next arc's first.
            ring.insert(ring.end(), points.begin(), points.end() - 1);
        }
        rings.push_back(std::move(ring));
    }
    return assembled(std::move(rings));
}

Mosaic makeMosaic(const Site& site, std::uint64_t seed)
{
    Groups groups{site};
    groups.label();
    for (int pass = 0; pass < 4 && groups.giveAway(); ++pass) {
        groups.label();
    }
    Mosaic mosaic;
    mosaic.patches.resize(static_cast<std::size_t>(groups.count()));
    traceBoundaries(site, groups.labels(), mosaic);
    closeRings(mosaic);
    describe(site, groups.labels(), mosaic, seed);
    return mosaic;
}

} // namespace ecotone::demo
