#pragma once

#include "core/base/clock.h"
#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/map_knowledge.h"
#include "core/cartography/relief.h"
#include "core/cartography/text_measurer.h"
#include "core/layout/layout.h"
#include "core/layout/project_facts.h"
#include "core/model/cursor.h"

#include <string>
#include <vector>

namespace ecotone::layout {

/// The room an item takes on the page, in points; texts are part of an item.
struct PlacedBox
{
    /// "title", "legend" …, with "/text" for a text of it; "label/N" for a name on the map, whose
    /// letters along a line are boxes of the same item.
    std::string item;
    std::string text; ///< Of a text box.
    cartography::PictureBox box;
};

/// One page in one language, ready to paint. Picture units are points.
struct Composition
{
    cartography::DisplayList page;
    Language language = Language::English;
    std::string title;
    std::string subject; ///< Subtitle, and the demonstration sentence where it applies.
    std::string author;
    Clock::Time date{};
    std::vector<PlacedBox> boxes;    ///< For tests and for the layout window.
    std::vector<std::string> legend; ///< Names of the entries, as printed.
    std::string profileText;
    double scaleDenominator = 0.0;
    std::vector<std::string> warnings; ///< English: what did not fit or was left out.
};

struct ComposeRequest
{
    Layout layout;
    Language language = Language::English;
    ProjectFacts facts;
    Clock::Time date = Clock::now();
    std::shared_ptr<cartography::ReliefSource> relief{}; ///< Below the classes; null is none.
};

/// Lays the page out: texts, map, legend, table. Fails as the reader does, or with NotFound for
/// an unknown landscape, profile or proposal.
[[nodiscard]] Result<Composition> compose(model::MapReader& reader,
                                          const cartography::MapKnowledge& knowledge,
                                          const ComposeRequest& request,
                                          const cartography::TextMeasurer& measurer,
                                          const Progress& progress = {});

} // namespace ecotone::layout
