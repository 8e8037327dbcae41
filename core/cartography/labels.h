#pragma once

#include "core/base/language.h"
#include "core/cartography/display_list.h"
#include "core/cartography/text_measurer.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::cartography {

/// Where a label may stand relative to its anchor.
enum class LabelPlacement : unsigned char
{
    AroundPoint, ///< Beside a mark: right, left, above, below and the corners.
    Centred,     ///< On an area: several lines, centred.
    AlongLine,   ///< Letter by letter beside `line`; see labels_along.h.
};

/// A name that wants to be on the map.
struct LabelCandidate
{
    std::string text;
    std::vector<PicturePoint> anchors; ///< Tried in order.
    LabelPlacement placement = LabelPlacement::AroundPoint;
    double markRadius = 0.0;        ///< Of the symbol at the anchor; kept free by other labels.
    std::vector<PicturePoint> line; ///< AlongLine only.
    double maxWidth = 0.0;          ///< Lines are broken at it; 0 keeps one line.
    Font font;
    Color color;
    Color halo;
    double haloWidth = 0.0;
    int priority = 0; ///< Higher is placed first; ties by text.
    /// The same name in another language, a little smaller on lines below; not AlongLine.
    std::string second;
    Language secondLanguage = Language::English;
};

/// A name on the map.
struct PlacedLabel
{
    std::string text; ///< Whole, lines joined by '\n'.
    std::vector<TextRun> runs;
    /// The room taken, haloes included: one box, or one for each letter along a line.
    std::vector<PictureBox> boxes;
};

/// Places labels greedily by priority: no label overlaps another, an obstacle or the border of
/// `bounds`; both languages of a name are one label. Deterministic. Labels that find no room are
/// left out. Letters of one name along a line may touch each other.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(std::span<const LabelCandidate> candidates,
                                                   const PictureBox& bounds,
                                                   std::span<const PictureBox> obstacles,
                                                   const TextMeasurer& measurer,
                                                   Language language);
/// Their runs, in the order they are painted.
[[nodiscard]] std::vector<TextRun> runsOf(std::vector<PlacedLabel> labels);

/// Whether a text has Chinese characters (or others of that script's size).
[[nodiscard]] bool hasHan(std::string_view text);

/// The box a run covers, its halo included; for a turned run the box around it.
[[nodiscard]] PictureBox boxOf(const TextRun& run, const TextMeasurer& measurer);

} // namespace ecotone::cartography
