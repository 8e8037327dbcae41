#pragma once

#include "core/geometry/area.h"
#include "core/geometry/box.h"
#include "core/geometry/shape.h"
#include "core/model/feature.h"
#include "core/model/history.h"
#include "core/model/patch.h"
#include "core/model/source.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the window knows of a project: values, made in a worker thread, never changed after.
namespace ecotone::bridge {

struct LayerSummary
{
    model::Layer layer;
    std::int64_t features = 0;
};

struct ClassSummary
{
    std::string code;
    std::int64_t patches = 0;
    geometry::Area area;
};

/// Bounds in the frame of a view turned to local north: tight where a box of the leaning project
/// plane would leave a third of the screen empty.
struct TurnedBox
{
    double turnDegrees = 0.0; ///< The view's rotation.
    geometry::RealBox box;    ///< Metres: x to the right of the screen, y up.
};

struct LandscapeSummary
{
    std::string code; ///< May be empty: a project without landscapes.
    std::int64_t patches = 0;
    std::int64_t classes = 0; ///< Different ones.
    std::int64_t issues = 0;  ///< Open ones.
    geometry::Area area;
    geometry::Box bounds;
    TurnedBox turned;
};

struct UndoState
{
    std::optional<model::HistoryEntry> undo;
    std::optional<model::HistoryEntry> redo;
};

struct ProjectSummary
{
    QString path;
    QString title;
    bool demonstration = false;
    bool readOnly = false;
    QString writer; ///< Name and machine of who edits it, when it is not us.
    QString writerSince;
    std::string revision;
    QString savedAt; ///< ISO time of the newest entry.
    geometry::Box bounds;
    TurnedBox turned;
    std::int64_t patches = 0;
    geometry::Area area;
    std::vector<LayerSummary> layers;
    std::vector<ClassSummary> classes;
    std::vector<LandscapeSummary> landscapes;
    UndoState map;
    UndoState proposals;
    UndoState styles;
    std::int64_t issues = 0;         ///< Open ones.
    std::int64_t changedOutside = 0; ///< Rows another program changed, found on opening.
};

/// Published after every commit.
struct ChangeNotice
{
    bool everything = false; ///< An import, or edits from outside: reload all.
    model::Scope scope = model::Scope::Map;
    std::vector<model::PatchId> patches;
    std::vector<model::HistoryEntry> entries;
};

/// A patch, or a feature of a layer, found under a point or in a box.
struct MapHit
{
    std::string layer; ///< "habitat" or a layer's name.
    model::PatchId id = 0;
    QString label;
    geometry::Shape shape;
};

/// All the inspector says of one patch.
struct PatchDetails
{
    model::Patch patch;
    std::optional<model::Source> source;
    std::vector<model::HistoryEntry> history; ///< Newest first.
    LocalText why; ///< Why it has its class, as one sentence; the project's own tables count.
};

/// A thing to go to: a line in the list of the find box.
struct FoundPlace
{
    enum class What : unsigned char
    {
        Place,
        Position,     ///< Typed coordinates, read in one way.
        Patch,        ///< `patch`.
        Class,        ///< `code`.
        NationalCode, ///< Patches whose source had `code`.
    };

    QString name;        ///< In the window's language, else its local name.
    QString other{};     ///< The form that matched, when it is another one, or a description.
    QString kind{};      ///< Word of its type.
    geometry::Box box{}; ///< Project grid; a point has no width.
    What what = What::Place;
    model::PatchId patch = 0;
    std::string code{};
    QString note{};        ///< A sentence for who wants to know more.
    bool reachable = true; ///< False: said, but nothing to go to.
};

struct FoundPlaces
{
    std::vector<FoundPlace> places; ///< Best first.
    bool complete = true;           ///< False: the patches are still looked through.
};

} // namespace ecotone::bridge
