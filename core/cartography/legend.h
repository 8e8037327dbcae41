#pragma once

#include "core/base/language.h"
#include "core/cartography/map_knowledge.h"
#include "core/cartography/scene.h"
#include "core/cartography/theme.h"

#include <string>
#include <vector>

namespace ecotone::cartography {

/// One row: a sign and its words.
struct LegendEntry
{
    std::string code; ///< Class code or sign ("protected_area.proposed").
    std::string name; ///< In the language.
    std::string area; ///< "1,234.567 km²", or empty.
    bool heading = false;
    int indent = 0;
};

struct Legend
{
    std::string title;
    std::vector<LegendEntry> entries;
    std::vector<std::string> notes; ///< Sentences below: illustrative rating, unreviewed names.

    /// One entry a line, "code\tname\tarea"; for tests.
    [[nodiscard]] std::string text() const;
};

enum class LegendAreas : unsigned char
{
    Without,
    With,
};

/// The classes and signs present, in the order of the classification.
[[nodiscard]] Legend buildLegend(const SceneContents& contents,
                                 const MapKnowledge& knowledge,
                                 const Theme& theme,
                                 Language language,
                                 LegendAreas areas = LegendAreas::Without);

/// Paints the sign of an entry into `box`; the same signs as the map's.
void drawSwatch(DisplayList& picture,
                const LegendEntry& entry,
                const MapKnowledge& knowledge,
                const Theme& theme,
                const PictureBox& box,
                double unitsPerMillimetre);

} // namespace ecotone::cartography
