#pragma once

#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/labelling.h"
#include "core/habitat/classification.h"

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How the map looks: resources/styles/habitat.toml as values. Lengths are millimetres; the scene
/// multiplies them by the viewport's units per millimetre.
namespace ecotone::cartography {

struct LineStyle
{
    Color color;
    double width = 0.2;
    std::vector<double> dash;
    Color casingColor{255, 255, 255, 0};
    double casingWidth = 0.0; ///< Whole width of the casing; 0 is none.
    double maxDenominator = std::numeric_limits<double>::infinity();
    /// Widths hold down to 1:thinFrom; by 1:thinTo, on the logarithm of the scale, only thinShare
    /// of them is left.
    double thinFrom = 0.0;
    double thinTo = 0.0;
    double thinShare = 1.0;

    /// What of the widths is left at a scale.
    [[nodiscard]] double shareAt(double denominator) const;
};

struct AreaStyle
{
    LineStyle line;
    double bandWidth = 0.0; ///< A tint inside the line.
    double bandOpacity = 0.0;
    Color fill{0, 0, 0, 0};
    /// Parallel lines over the whole area, wide apart. Their casing, below them, keeps them visible
    /// on dark ground.
    std::optional<Pattern> hatch;
    Color hatchCasing{255, 255, 255, 0};
    double hatchCasingWidth = 0.0; ///< Whole width.

    /// What to fill the area with, in order, in picture units; empty without hatching.
    [[nodiscard]] std::vector<Pattern> hatching(double unitsPerMillimetre) const;
};

struct RoadStyle
{
    LineStyle line; ///< `line.color` is the core, casingColor the whole symbol.
    double casing = 0.0;
    double tieLength = 0.0; ///< Railways.
    double tieSpacing = 0.0;
};

struct PlaceStyle
{
    std::string shape = "circle"; ///< circle, square, triangle, none.
    double size = 1.0;
    Color fill;
    Color line;
    double lineWidth = 0.2;
    double textPoints = 7.0;
    double letterSpacing = 0.0;
    double maxDenominator = std::numeric_limits<double>::infinity();
};

struct LabelStyle
{
    Color color;
    Color waterColor;
    Color halo;
    double haloWidth = 0.35;
    std::string unreviewedMark;
};

/// A step of the habitat rating, from `from` upwards.
struct RatingStep
{
    double from = 0.0;
    Color color;
    std::string key; ///< Phrase key: "high" …
};

/// The line around the patches of one class.
struct ClassOutline
{
    Color color;
    double width = 0.1; ///< Above 0.

    bool operator==(const ClassOutline&) const = default;
};

/// What a theme says of a class; where it is silent the classification decides, and for outlines
/// the rules of the style (thin at large scales, grey around pale fills).
struct ClassStyle
{
    std::optional<Color> fill;
    std::optional<habitat::Pattern> pattern;
    std::optional<ClassOutline> outline;

    bool operator==(const ClassStyle&) const = default;
};

/// What a theme says of a layer.
struct LayerRules
{
    double opacity = 1.0;        ///< 0 to 1.
    double minDenominator = 0.0; ///< Drawn from 1:this (larger scales hide it) …
    double maxDenominator = std::numeric_limits<double>::infinity(); ///< … to 1:this.
    bool labels = true;

    [[nodiscard]] bool drawnAt(double denominator) const
    {
        return denominator >= minDenominator && denominator <= maxDenominator;
    }
    bool operator==(const LayerRules&) const = default;
};

struct Style
{
    std::array<Pattern, 5> patterns; ///< By habitat::Pattern, lengths in millimetres.
    Color inkDark;
    Color inkLight;
    double inkSwitchLightness = 54.0;
    double inkDarkShare = 0.42;
    double inkLightShare = 0.55;
    double smallestPatternPatch = 3.0;

    LineStyle outline;
    LineStyle lightOutline;
    double lightFrom = 90.0;
    LineStyle outlineOnly;
    double level3To = 500000.0;
    double level2To = 2500000.0;

    std::map<std::string, AreaStyle, std::less<>> protectedAreas; ///< By status.
    std::map<std::string, AreaStyle, std::less<>> zones;          ///< By Z1 … Z6.
    AreaStyle corridor;
    AreaStyle proposal;
    std::vector<Color> proposalVariants;
    std::map<std::string, std::vector<double>, std::less<>> proposalDash; ///< By status.
    LineStyle referenceLine;
    std::map<std::string, LineStyle, std::less<>> boundaries; ///< By status.
    Color maskFill;
    Pattern maskPattern;
    Color land;
    Color sea;
    LineStyle coast;
    LineStyle graticule;
    Color riverColor;
    std::map<std::string, LineStyle, std::less<>> rivers; ///< large, middle, small, stream.
    std::map<std::string, RoadStyle, std::less<>> roads;
    std::map<std::string, PlaceStyle, std::less<>> places;
    LabelStyle label;
    Labelling labelling;                 ///< From a theme.
    std::vector<RatingStep> ratingSteps; ///< Rising.
    Color notAssessed;
    double swatchWidth = 9.0;
    double swatchHeight = 5.0;
    LineStyle swatchOutline;

    std::map<std::string, ClassStyle, std::less<>> classes; ///< By code; from a theme.
    std::map<std::string, LayerRules, std::less<>> layers;  ///< By table name; from a theme.
    std::vector<std::string> layerOrder;                    ///< From the bottom; from a theme.

    /// From resources/styles/habitat.toml; fails with FileDamaged, naming key and line.
    [[nodiscard]] static Result<Style> load();
    [[nodiscard]] static Result<Style> fromToml(std::string_view text, std::string_view name);

    /// The marks of a class on its fill; in picture units.
    [[nodiscard]] Pattern
    pattern(habitat::Pattern pattern, Color fill, double unitsPerMillimetre) const;
    /// Fill and pattern of a class.
    [[nodiscard]] Color fillOf(const habitat::HabitatClass& known) const;
    [[nodiscard]] habitat::Pattern patternOf(const habitat::HabitatClass& known) const;
    /// Null where the rules for all classes hold.
    [[nodiscard]] const ClassOutline* outlineOf(std::string_view code) const;
    /// The rules of a layer: of the theme, or everything drawn at all scales.
    [[nodiscard]] LayerRules rulesOf(std::string_view layer) const;
    /// Classes are shown at level 1, 2 or 3 by scale.
    [[nodiscard]] int levelAt(double scaleDenominator) const;
    /// The style of a place by its type in the gazetteer.
    [[nodiscard]] const PlaceStyle* place(std::string_view type) const;
    /// Colour of a suitability from 0 to 1.
    [[nodiscard]] const RatingStep& ratingStep(double suitability) const;
};

} // namespace ecotone::cartography
