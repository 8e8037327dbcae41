#include "core/coverage/gesture.h"

#include <algorithm>

namespace ecotone::coverage {

using geometry::Box;
using geometry::GridPoint;

namespace {

template <class... Visits>
struct Overloaded : Visits...
{
    using Visits::operator()...;
};
template <class... Visits>
Overloaded(Visits...) -> Overloaded<Visits...>;

std::vector<Box> boxesAlong(const geometry::Line& line)
{
    std::vector<Box> boxes;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        Box box;
        box.extend(line[i].x, line[i].y);
        box.extend(line[i + 1].x, line[i + 1].y);
        boxes.push_back(box.grown(neighbourhoodMargin));
    }
    return boxes;
}

std::vector<Box> boxesAround(std::initializer_list<GridPoint> points)
{
    Box box;
    for (const GridPoint point : points) {
        box.extend(point.x, point.y);
    }
    return {box.grown(neighbourhoodMargin)};
}

std::vector<Box> boxesOf(const geometry::MultiPolygon& drawn)
{
    std::vector<Box> boxes;
    for (const geometry::Polygon& polygon : drawn) {
        boxes.push_back(geometry::boundsOf(polygon).grown(neighbourhoodMargin));
    }
    return boxes;
}

} // namespace

std::string_view nameOf(const Gesture& gesture)
{
    static constexpr std::string_view names[] = {"split",
                                                 "merge",
                                                 "reshape",
                                                 "move-vertex",
                                                 "insert-vertex",
                                                 "delete-vertex",
                                                 "draw",
                                                 "cut-hole",
                                                 "fill-gap",
                                                 "dissolve-slivers",
                                                 "give-to",
                                                 "clean-up"};
    static_assert(std::size(names) == std::variant_size_v<Gesture>);
    return names[gesture.index()];
}

std::vector<model::PatchId> patchesOf(const Gesture& gesture)
{
    using Ids = std::vector<model::PatchId>;
    return std::visit(Overloaded{[](const Split& split) { return split.only; },
                                 [](const Merge& merge) { return merge.patches; },
                                 [](const Reshape& reshape) { return Ids{reshape.patch}; },
                                 [](const CutHole& hole) { return Ids{hole.patch}; },
                                 [](const DissolveSlivers& slivers) { return slivers.patches; },
                                 [](const GiveTo& give) { return Ids{give.to}; },
                                 [](const CleanUp& clean) { return clean.patches; },
                                 [](const auto&) { return Ids{}; }},
                      gesture);
}

std::vector<Box> reachOf(const Gesture& gesture)
{
    using Boxes = std::vector<Box>;
    return std::visit(
        Overloaded{
            [](const Split& split) { return boxesAlong(split.line); },
            [](const Reshape& reshape) { return boxesAlong(reshape.line); },
            [](const MoveVertex& move) { return boxesAround({move.from, move.to}); },
            [](const InsertVertex& insert) { return boxesAround({insert.a, insert.b, insert.at}); },
            [](const DeleteVertex& remove) { return boxesAround({remove.at}); },
            [](const DrawOver& draw) { return boxesOf({draw.drawn}); },
            [](const CutHole& hole) { return boxesOf({hole.drawn}); },
            [](const FillGap& fill) { return boxesOf(fill.within); },
            [](const GiveTo& give) { return boxesOf({give.piece}); },
            [](const CleanUp& clean) {
                Boxes boxes;
                for (const Box& box : clean.within) {
                    boxes.push_back(box.grown(neighbourhoodMargin));
                }
                return boxes;
            },
            [](const auto&) { return Boxes{}; }},
        gesture);
}

Result<ChangeSet> changesOf(const Gesture& gesture, Neighbourhood patches)
{
    // Where all else is equal the smaller id decides, not the order the patches came in.
    const auto byId = [](const LocalPatch& left, const LocalPatch& right) {
        return left.id < right.id;
    };
    if (!std::is_sorted(patches.begin(), patches.end(), byId)) {
        std::vector<LocalPatch> sorted(patches.begin(), patches.end());
        std::sort(sorted.begin(), sorted.end(), byId);
        return changesOf(gesture, sorted);
    }
    return std::visit(
        Overloaded{
            [&](const Split& one) { return split(patches, one.line, one.only); },
            [&](const Merge& one) { return merge(patches, one.patches); },
            [&](const Reshape& one) { return reshape(patches, one.patch, one.line); },
            [&](const MoveVertex& one) { return moveVertex(patches, one.from, one.to); },
            [&](const InsertVertex& one) { return insertVertex(patches, one.a, one.b, one.at); },
            [&](const DeleteVertex& one) { return deleteVertex(patches, one.at); },
            [&](const DrawOver& one) { return drawOver(patches, one.drawn, one.beyond); },
            [&](const CutHole& one) { return cutHole(patches, one.patch, one.drawn); },
            [&](const FillGap& one) { return fillGaps(patches, one.within, one.with); },
            [&](const DissolveSlivers& one) { return dissolveSlivers(patches, one.patches); },
            [&](const GiveTo& one) { return giveTo(patches, one.piece, one.to); },
            [&](const CleanUp& one) { return cleanUp(patches, one.patches); }},
        gesture);
}

} // namespace ecotone::coverage
