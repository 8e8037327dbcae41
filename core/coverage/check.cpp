#include "core/coverage/dissolve.h"
#include "core/coverage/engine.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecotone::coverage {

using geometry::Area;
using geometry::GridPoint;
using geometry::Int128;
using geometry::MultiPolygon;
using geometry::Polygon;

namespace {

constexpr Tag polygonsTag = 0;
/// Marks edges of the extent's border, where a vertex on one side only is no defect.
constexpr Tag extentMark = -1;

/// Edges that no opposite twin cancels, all polygons under one tag.
EdgeSet netEdges(std::span<const Polygon> polygons)
{
    Linework lines;
    std::size_t points = 0;
    for (const Polygon& polygon : polygons) {
        points += polygon.outer.size();
    }
    lines.reserve(points + points / 4);
    for (const Polygon& polygon : polygons) {
        lines.addPolygon(polygon, polygonsTag);
    }
    return merged(std::move(lines).takePieces());
}

/// Land per face as a label: -1 becomes gaps and so on; labels must not be negative.
constexpr Label labelOfGap = 0;

class Checker
{
public:
    Checker(std::span<const Polygon> polygons,
            const MultiPolygon& extent,
            const CheckOptions& options)
        : m_polygons{polygons}
        , m_extent{extent}
        , m_options{options}
    {
    }

    [[nodiscard]] Result<CoverageCheck> run()
    {
        ECO_TRY(validity());
        for (const Polygon& polygon : m_polygons) {
            m_check.covered += geometry::areaOf(polygon);
        }
        const EdgeSet net = netEdges(m_polygons);
        if (m_extent.empty()) {
            ECO_TRY(windings(residual(net, {}), true));
            m_check.extent = m_check.covered + m_check.gap - m_check.overlap;
        } else {
            m_check.extent = geometry::areaOf(m_extent);
            const EdgeSet border = netEdges(m_extent);
            ECO_TRY(windings(residual(net, border), false));
        }
        largestFirst();
        return std::move(m_check);
    }

private:
    [[nodiscard]] Result<> validity()
    {
        for (std::size_t i = 0; i < m_polygons.size(); ++i) {
            ECO_ASSIGN(const bool valid, geometry::isValid(m_polygons[i]));
            if (valid) {
                continue;
            }
            ++m_check.invalid;
            ECO_ASSIGN(std::string reason, geometry::invalidReason(m_polygons[i]));
            m_check.defects.push_back({DefectKind::Invalid,
                                       geometry::areaOf(m_polygons[i]),
                                       geometry::shapeOf(m_polygons[i]),
                                       static_cast<std::int64_t>(i),
                                       std::move(reason)});
        }
        return {};
    }

    /// What is left when the border of the extent is taken away edge by edge.
    [[nodiscard]] static Linework residual(const EdgeSet& net, const EdgeSet& border)
    {
        Linework lines;
        std::size_t i = 0;
        std::size_t k = 0;
        const auto keepPolygons = [&](std::size_t at) {
            const Edge& edge = net.edges[at];
            lines.addEdge(edge.a, edge.b, polygonsTag, net.usesOf(at)[0].winding);
        };
        const auto keepBorder = [&](std::size_t at) {
            const Edge& edge = border.edges[at];
            lines.addEdge(edge.a, edge.b, polygonsTag, -border.usesOf(at)[0].winding);
            lines.addEdge(edge.a, edge.b, extentMark, 1);
        };
        while (i < net.edges.size() || k < border.edges.size()) {
            if (k == border.edges.size() ||
                (i < net.edges.size() && net.edges[i] < border.edges[k])) {
                keepPolygons(i++);
            } else if (i == net.edges.size() || border.edges[k] < net.edges[i]) {
                keepBorder(k++);
            } else {
                if (net.usesOf(i)[0].winding != border.usesOf(k)[0].winding) {
                    keepPolygons(i);
                    keepBorder(k);
                }
                ++i;
                ++k;
            }
        }
        return lines;
    }

    /// The winding of all polygons less that of the extent changes only across residual edges:
    /// -1 is a gap, more than 0 is covered too often.
    [[nodiscard]] Result<> windings(Linework lines, bool ownOutline)
    {
        if (lines.pieces().empty()) {
            return {};
        }
        ECO_ASSIGN(NodedLinework noded, node(std::move(lines)));
        listUnmatched(noded);
        if (noded.set.edges.empty()) {
            return {};
        }
        ECO_ASSIGN(const Arrangement faces, Arrangement::build(std::move(noded)));
        std::vector<Label> label(faces.faceCount(), noLabel);
        std::int32_t lowest = 0;
        std::vector<std::int32_t> excess(faces.faceCount(), 0);
        for (FaceId face = 1; face < faces.faceCount(); ++face) {
            for (const Cover& cover : faces.covers(face)) {
                excess[face] += cover.winding;
            }
            if (ownOutline) {
                // The outline is the extent: covered once is right, uncovered is a hole.
                --excess[face];
            }
            lowest = std::min(lowest, excess[face]);
        }
        for (FaceId face = 1; face < faces.faceCount(); ++face) {
            label[face] = excess[face] == 0 ? noLabel : labelOfGap + excess[face] - lowest;
        }
        ECO_ASSIGN(Regions regions, dissolve(faces, label));
        for (Region& region : regions.regions) {
            add(std::move(region), region.owner + lowest, ownOutline);
        }
        return {};
    }

    void listUnmatched(const NodedLinework& noded)
    {
        for (const Edge& edge : noded.cancelled) {
            ++m_check.unmatchedEdges;
            m_check.defects.push_back({DefectKind::Unmatched,
                                       {},
                                       geometry::shapeOfLine(geometry::Line{edge.a, edge.b}),
                                       -1,
                                       {}});
        }
    }

    void add(Region region, Label excess, bool ownOutline)
    {
        const auto times = [&](Label number) {
            return Area::fromHalfSquareCentimetres(region.area.halfSquareCentimetres() *
                                                   static_cast<Int128>(number));
        };
        geometry::Shape place = geometry::shapeOf(region.polygon);
        if (excess < 0) {
            m_check.gap += times(-excess);
            m_check.defects.push_back({DefectKind::Gap, region.area, std::move(place), -1, {}});
            return;
        }
        const bool inside =
            ownOutline || geometry::contains(m_extent, geometry::pointInside(region.polygon));
        const Label tooOften = inside ? excess : excess - 1;
        if (!inside) {
            m_check.outside += region.area;
            m_check.defects.push_back({DefectKind::Outside, region.area, place, -1, {}});
        }
        if (tooOften > 0) {
            m_check.overlap += times(tooOften);
            m_check.defects.push_back({DefectKind::Overlap, region.area, std::move(place), -1, {}});
        }
    }

    void largestFirst()
    {
        std::stable_sort(m_check.defects.begin(),
                         m_check.defects.end(),
                         [](const Defect& left, const Defect& right) {
                             return left.kind != right.kind ? left.kind < right.kind
                                                            : right.area < left.area;
                         });
        std::array<std::size_t, 5> counts{};
        std::erase_if(m_check.defects, [&](const Defect& defect) {
            return ++counts[static_cast<std::size_t>(defect.kind)] > m_options.mostDefects;
        });
    }

    std::span<const Polygon> m_polygons;
    const MultiPolygon& m_extent;
    const CheckOptions& m_options;
    CoverageCheck m_check;
};

} // namespace

Result<CoverageCheck> checkCoverage(std::span<const Polygon> polygons,
                                    const MultiPolygon& extent,
                                    const CheckOptions& options)
{
    return Checker{polygons, extent, options}.run();
}

Result<MultiPolygon> outlineOf(std::span<const Polygon> polygons)
{
    const EdgeSet net = netEdges(polygons);
    Linework lines;
    for (std::size_t i = 0; i < net.edges.size(); ++i) {
        lines.addEdge(net.edges[i].a, net.edges[i].b, polygonsTag, net.usesOf(i)[0].winding);
    }
    // Changes nothing in a clean coverage.
    ECO_ASSIGN(NodedLinework noded, node(std::move(lines)));
    ECO_ASSIGN(const Arrangement faces, Arrangement::build(std::move(noded)));
    std::vector<Label> inside(faces.faceCount(), noLabel);
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        inside[face] = faces.isCovered(face, polygonsTag) ? 0 : noLabel;
    }
    ECO_ASSIGN(Regions regions, dissolve(faces, inside));
    MultiPolygon result;
    for (Region& region : regions.regions) {
        result.push_back(std::move(region.polygon));
    }
    std::sort(result.begin(), result.end(), [](const Polygon& left, const Polygon& right) {
        return left.outer < right.outer;
    });
    return result;
}

} // namespace ecotone::coverage
