#include "core/coverage/dissolve.h"
#include "core/coverage/engine.h"
#include "core/coverage/net_edges.h"
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
    NetEdges net;
    for (const Polygon& polygon : polygons) {
        net.add(polygon);
    }
    return net.take(polygonsTag);
}

/// Whether the box and the edges of a face have a point in common.
bool reachesInto(const Polygon& face, const geometry::Box& box)
{
    const std::array<GridPoint, 4> corners{GridPoint{box.minX, box.minY},
                                           GridPoint{box.maxX, box.minY},
                                           GridPoint{box.maxX, box.maxY},
                                           GridPoint{box.minX, box.maxY}};
    const auto meets = [&](const geometry::Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GridPoint a = ring[i];
            const GridPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
            if (box.contains(a.x, a.y)) {
                return true;
            }
            for (std::size_t k = 0; k < corners.size(); ++k) {
                if (geometry::segmentsMeet(a, b, corners[k], corners[(k + 1) % corners.size()])) {
                    return true;
                }
            }
        }
        return false;
    };
    return meets(face.outer) || std::any_of(face.holes.begin(), face.holes.end(), meets);
}

/// Land per face as a label: -1 becomes gaps and so on; labels must not be negative.
constexpr Label labelOfGap = 0;

} // namespace

struct CoverageChecker::State
{
    explicit State(CheckOptions given) : options{std::move(given)} {}

    CheckOptions options;
    NetEdges net;
    CoverageCheck check;
};

namespace {

/// What is left over once every edge has met its twin.
class Residue
{
public:
    Residue(CoverageCheck& check, const CheckOptions& options, const MultiPolygon& extent)
        : m_extent{extent}
        , m_options{options}
        , m_check{check}
    {
    }

    [[nodiscard]] Result<> look(EdgeSet net)
    {
        const EdgeSet border = netEdges(m_extent);
        Linework left = residual(net, border);
        if (!m_options.within.empty() && !anyWithin(left)) {
            return {};
        }
        return windings(std::move(left), m_extent.empty());
    }

private:
    [[nodiscard]] bool isWithin(const geometry::Box& box) const
    {
        return m_options.within.empty() ||
               std::any_of(m_options.within.begin(),
                           m_options.within.end(),
                           [&](const geometry::Box& one) { return one.intersects(box); });
    }

    [[nodiscard]] bool isWithin(const Polygon& face) const
    {
        return m_options.within.empty() ||
               std::any_of(m_options.within.begin(),
                           m_options.within.end(),
                           [&](const geometry::Box& one) { return reachesInto(face, one); });
    }

    [[nodiscard]] bool anyWithin(const Linework& lines) const
    {
        return std::any_of(lines.pieces().begin(), lines.pieces().end(), [&](const auto& piece) {
            return isWithin(geometry::boundsOf(geometry::Ring{piece.edge.a, piece.edge.b}));
        });
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
            if (!isWithin(geometry::boundsOf(geometry::Ring{edge.a, edge.b}))) {
                continue;
            }
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
        if (!isWithin(region.polygon)) {
            return;
        }
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

    const MultiPolygon& m_extent;
    const CheckOptions& m_options;
    CoverageCheck& m_check;
};

void largestFirst(CoverageCheck& check, std::size_t mostDefects)
{
    std::stable_sort(
        check.defects.begin(), check.defects.end(), [](const Defect& left, const Defect& right) {
            return left.kind != right.kind ? left.kind < right.kind : right.area < left.area;
        });
    std::array<std::size_t, 5> counts{};
    std::erase_if(check.defects, [&](const Defect& defect) {
        return ++counts[static_cast<std::size_t>(defect.kind)] > mostDefects;
    });
}

} // namespace

CoverageChecker::CoverageChecker(CheckOptions options)
    : m_state{std::make_unique<State>(std::move(options))}
{
}

CoverageChecker::~CoverageChecker() = default;

Result<> CoverageChecker::add(const Polygon& polygon, std::int64_t index)
{
    CoverageCheck& check = m_state->check;
    const Area area = geometry::areaOf(polygon);
    check.covered += area;
    m_state->net.add(polygon);
    ECO_ASSIGN(const bool valid, geometry::isValid(polygon));
    if (!valid) {
        ++check.invalid;
        ECO_ASSIGN(std::string reason, geometry::invalidReason(polygon));
        check.defects.push_back(
            {DefectKind::Invalid, area, geometry::shapeOf(polygon), index, std::move(reason)});
    }
    return {};
}

Result<CoverageCheck> CoverageChecker::finish(const MultiPolygon& extent)
{
    CoverageCheck& check = m_state->check;
    ECO_TRY(Residue(check, m_state->options, extent).look(m_state->net.take(polygonsTag)));
    check.extent =
        extent.empty() ? check.covered + check.gap - check.overlap : geometry::areaOf(extent);
    largestFirst(check, m_state->options.mostDefects);
    return std::move(check);
}

Result<CoverageCheck> checkCoverage(std::span<const Polygon> polygons,
                                    const MultiPolygon& extent,
                                    const CheckOptions& options)
{
    CoverageChecker checker{options};
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        ECO_TRY(checker.add(polygons[i], static_cast<std::int64_t>(i)));
    }
    return checker.finish(extent);
}

namespace {

Result<MultiPolygon> landOf(Linework lines)
{
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

} // namespace

Result<MultiPolygon> landWithin(std::span<const DirectedEdge> edges)
{
    Linework lines;
    lines.reserve(edges.size());
    for (const DirectedEdge& edge : edges) {
        lines.addEdge(edge.from, edge.to, polygonsTag, 1);
    }
    return landOf(std::move(lines));
}

Result<MultiPolygon> outlineOf(std::span<const Polygon> polygons)
{
    const EdgeSet net = netEdges(polygons);
    Linework lines;
    for (std::size_t i = 0; i < net.edges.size(); ++i) {
        lines.addEdge(net.edges[i].a, net.edges[i].b, polygonsTag, net.usesOf(i)[0].winding);
    }
    return landOf(std::move(lines));
}

} // namespace ecotone::coverage
