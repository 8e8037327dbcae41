#pragma once

#include "core/base/result.h"
#include "core/coverage/gesture.h"
#include "core/model/patch.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

/// Gestures in words, as a line of an edit script has them:
///
///     split          line="LINESTRING(…)" [patches=1,2]
///     merge          patches=1,2
///     reshape        patch=1 line="LINESTRING(…)"
///     move-vertex    from="POINT(…)" to="POINT(…)"
///     insert-vertex  edge="LINESTRING(a, b)" at="POINT(…)"
///     delete-vertex  at="POINT(…)"
///     draw           ring="POLYGON((…))" class=F21 [beyond=cut|take]
///     cut-hole       patch=1 ring="POLYGON((…))" class=W11
///     fill-gap       within="POLYGON((…))" [with=neighbour|new] [class=U01]
///     dissolve-slivers patches=1,2
///     give-to        patch=1 piece="POLYGON((…))"
///     clean-up       patches=1,2
namespace ecotone::edit {

using GestureValues = std::map<std::string, std::string>;

struct GestureVerb
{
    std::set<std::string> needed;
    std::set<std::string> allowed; ///< Besides the needed ones.
};

/// Every verb with the values it takes.
[[nodiscard]] const std::map<std::string, GestureVerb>& gestureVerbs();

struct WordedGesture
{
    coverage::Gesture gesture;
    model::PatchAttributes ofNew; ///< Class (and country) of new patches, where they are said.
};

/// `toGrid` places a coordinate of the text on the grid. Fails with InvalidArgument and what is
/// wrong.
[[nodiscard]] Result<WordedGesture>
gestureFromWords(const std::string& verb,
                 const GestureValues& values,
                 const std::function<geometry::GridPoint(geometry::RealPoint)>& toGrid);

} // namespace ecotone::edit
