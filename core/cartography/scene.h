#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/class_pyramid.h"
#include "core/cartography/display_list.h"
#include "core/cartography/labelling.h"
#include "core/cartography/labels.h"
#include "core/cartography/map_knowledge.h"
#include "core/cartography/outline_raster.h"
#include "core/cartography/outline_tiles.h"
#include "core/cartography/pyramid_raster.h"
#include "core/cartography/relief.h"
#include "core/cartography/text_measurer.h"
#include "core/cartography/theme.h"
#include "core/cartography/viewport.h"
#include "core/geometry/area.h"
#include "core/model/cursor.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ecotone::cartography {

enum class HabitatDrawing : unsigned char
{
    Fill,
    OutlinesOnly, ///< Over imagery.
    Hidden,
};

/// How the habitat layer is handed over.
enum class HabitatForm : unsigned char
{
    Paths,  ///< For pages: PDF, SVG, print at any resolution.
    Pixels, ///< For the screen and PNG: painted at the viewport's resolution while it is read.
};

/// What of a picture from the overview serves the next one of the same view.
struct PictureMemory
{
    SampleMemory samples;
    OutlineMemory outlines;
};

/// What to draw. A value: the window copies it to its render thread.
struct SceneRequest
{
    Viewport viewport;
    Theme theme;
    Language language = Language::English;
    std::string landscape; ///< Only its patches; empty draws all.
    HabitatDrawing habitat = HabitatDrawing::Fill;
    HabitatForm form = HabitatForm::Paths;
    /// Of the present state of the project; with it scales of many patches are painted without
    /// reading them, when pixels are wanted. The contents then name every class of the project,
    /// without counts.
    std::shared_ptr<const ClassPyramid> pyramid;
    /// The same for the scales between those and the ones where few patches are in view.
    std::shared_ptr<const OutlineTiles> outlines;
    /// What a picture keeps for the next one of the same view; null when there is none.
    std::shared_ptr<PictureMemory> memory;
    double habitatOpacity = 1.0;
    /// Hillshade below the classes, which then are at most as opaque as its settings say.
    std::shared_ptr<ReliefSource> relief;
    std::set<std::string> hiddenLayers;  ///< Table names.
    std::set<std::string> hiddenClasses; ///< Unified codes at any level; their children hide too.
    std::map<std::string, double> layerOpacity;
    /// From the bottom; empty is the usual order. Layers not named keep their usual place.
    std::vector<std::string> layerOrder;
    int level = 0; ///< 1 to 3; 0 follows the scale.
    bool graticule = false;
    bool labels = true;
    LabellingChoice labelling; ///< Instead of what the style says.
    /// Publication profile whose rules names follow; empty: those for everybody.
    std::string profile;
    bool background = true;     ///< Land colour below; without it the picture stays transparent.
    bool internalLayers = true; ///< False in outputs: layers marked internal are left out.
    std::set<std::string> sharingLevels;    ///< When not empty only these ("open", "partners" …).
    std::set<std::string> hiddenBoundaries; ///< Boundary statuses a profile hides.
    /// Objects that may not be covered by labels, e.g. the scale bar on the screen.
    std::vector<PictureBox> obstacles;
};

/// What a class covers among the patches visited.
struct ClassPresence
{
    std::int64_t patches = 0;
    std::int64_t undecided = 0; ///< Patches whose own class is this one, not a class below it.
    geometry::Area area;
};

/// What the picture shows, for the legend.
struct SceneContents
{
    int level = 3;
    /// By code at the level shown, whole patches of the box (of the landscape if one is set).
    std::map<std::string, ClassPresence> classes;
    /// Other signs present: "protected_area.proposed", "boundary.international", "road.local",
    /// "river.large", "place.town", "mask", "zone.Z1", "corridor", "proposal.draft",
    /// "reference_line", "rating.high", "rating.not_assessed", "unreviewed_name", "class_codes".
    std::set<std::string> signs;
    std::vector<std::string> internalLayersLeftOut; ///< Table names.
    bool sensitiveGeneralised = false;
};

struct Scene
{
    DisplayList picture;
    SceneContents contents;
    std::vector<PlacedLabel> labels; ///< As painted.
};

/// Draws the rows of `reader` that the viewport shows. Fails with Cancelled, or as the reader does.
[[nodiscard]] Result<Scene> buildScene(model::MapReader& reader,
                                       const MapKnowledge& knowledge,
                                       const SceneRequest& request,
                                       const TextMeasurer& measurer,
                                       const Progress& progress = {});

/// The colour a class has in a theme; rating themes need the landscape the class lies in.
[[nodiscard]] Color classColor(const MapKnowledge& knowledge,
                               const Theme& theme,
                               std::string_view classCode,
                               std::string_view landscape);

} // namespace ecotone::cartography
