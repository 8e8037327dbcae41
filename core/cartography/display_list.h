#pragma once

#include "core/base/language.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What is drawn, as values: laid out once, painted by ui/render on the screen, into PDF, PNG and
/// SVG. Lengths are picture units: device-independent pixels on the screen, points (1/72 inch) on
/// a page. The origin is the upper left corner, y runs down.
namespace ecotone::cartography {

struct Color
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    [[nodiscard]] static constexpr Color fromRgb(std::uint32_t rgb)
    {
        return {static_cast<std::uint8_t>(rgb >> 16U),
                static_cast<std::uint8_t>(rgb >> 8U),
                static_cast<std::uint8_t>(rgb),
                255};
    }
    /// "#RRGGBB"; nullopt for anything else.
    [[nodiscard]] static std::optional<Color> fromHex(std::string_view text);
    /// "#RRGGBB", without the alpha.
    [[nodiscard]] std::string hex() const;
    /// The same colour, `opacity` from 0 to 1.
    [[nodiscard]] Color withOpacity(double opacity) const;
    /// CIE L*, 0 to 100.
    [[nodiscard]] double lightness() const;
    bool operator==(const Color&) const = default;
};
/// `share` of `other`, mixed in sRGB.
[[nodiscard]] Color mixed(Color color, Color other, double share);

struct PicturePoint
{
    double x = 0.0;
    double y = 0.0;

    auto operator<=>(const PicturePoint&) const = default;
};

struct PictureBox
{
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] PicturePoint centre() const { return {x + width / 2.0, y + height / 2.0}; }
    [[nodiscard]] bool intersects(const PictureBox& other) const
    {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    [[nodiscard]] bool contains(const PictureBox& other, double slack = 0.0) const
    {
        return other.x >= x - slack && other.y >= y - slack && other.right() <= right() + slack &&
               other.bottom() <= bottom() + slack;
    }
    [[nodiscard]] PictureBox grown(double by) const
    {
        return {x - by, y - by, width + 2.0 * by, height + 2.0 * by};
    }
    bool operator==(const PictureBox&) const = default;
};

/// Any number of lines or rings in one array. Part i runs from starts[i] to starts[i + 1] (or the
/// end). Rings are closed by meaning: the first point is not repeated.
struct Path
{
    std::vector<PicturePoint> points;
    std::vector<std::uint32_t> starts;
    bool closed = false;

    [[nodiscard]] bool empty() const { return points.empty(); }
    [[nodiscard]] std::size_t parts() const { return starts.size(); }
    /// One past the last point of a part.
    [[nodiscard]] std::size_t end(std::size_t part) const
    {
        return part + 1 < starts.size() ? starts[part + 1] : points.size();
    }
    void beginPart() { starts.push_back(static_cast<std::uint32_t>(points.size())); }
    [[nodiscard]] static Path rectangle(const PictureBox& box);
    /// A regular polygon of many corners.
    [[nodiscard]] static Path circle(PicturePoint centre, double diameter);
    [[nodiscard]] static Path line(PicturePoint from, PicturePoint to);
    bool operator==(const Path&) const = default;
};

/// Filled by the even-odd rule, edges smoothed.
struct FillPath
{
    Path path;
    Color color;

    bool operator==(const FillPath&) const = default;
};

enum class LineEnd : unsigned char
{
    Flat,
    Round,
};

struct StrokePath
{
    Path path;
    Color color;
    double width = 1.0;
    std::vector<double> dash; ///< Line and gap in turn; empty is solid.
    LineEnd end = LineEnd::Round;

    bool operator==(const StrokePath&) const = default;
};

/// The habitat layer: polygons that share borders, each with one colour. Painted without seams
/// and without a painter's order.
struct PartitionFill
{
    struct Class
    {
        Color color;
        Path path;

        bool operator==(const Class&) const = default;
    };
    std::vector<Class> classes;

    bool operator==(const PartitionFill&) const = default;
};

/// Marks on a fill, anchored to the picture's origin so that neighbours run through.
struct Pattern
{
    enum class Kind : unsigned char
    {
        Lines,
        Points,
        Strokes,
    };
    Kind kind = Kind::Lines;
    double angle = 0.0; ///< Degrees counter-clockwise from the x axis.
    double spacing = 4.0;
    double width = 0.5; ///< Line width, or diameter of a point.
    double length = 0.0;
    double gap = 0.0;
    bool stagger = false;
    Color ink;

    bool operator==(const Pattern&) const = default;
};

struct PatternFill
{
    Path path;
    Pattern pattern;

    bool operator==(const PatternFill&) const = default;
};

/// The faces texts are set in; both family names of fonts.h are always given.
struct Font
{
    double size = 9.0; ///< Picture units.
    bool bold = false;
    bool italic = false;
    double letterSpacing = 0.0;

    bool operator==(const Font&) const = default;
};

/// One line of text, laid out: nothing is measured or broken after this.
struct TextRun
{
    std::string text;
    PicturePoint baseline; ///< Left end of the baseline.
    Font font;
    Language language = Language::English; ///< Of the glyph forms.
    Color color;
    Color halo{255, 255, 255, 0};
    double haloWidth = 0.0;
    double rotation = 0.0; ///< Degrees counter-clockwise around the baseline's left end.
    double advance = 0.0;  ///< As measured.

    bool operator==(const TextRun&) const = default;
};

/// Premultiplied ARGB, one 32-bit word a pixel, drawn into `box`.
struct ImageItem
{
    PictureBox box;
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
    double opacity = 1.0;

    bool operator==(const ImageItem&) const = default;
};

/// A named layer, for optional content of PDF and groups of SVG. Layers do not nest.
struct BeginLayer
{
    std::string name;  ///< "habitat", "protected_area", "labels", "legend" …
    std::string title; ///< In the language of the picture.

    bool operator==(const BeginLayer&) const = default;
};

struct EndLayer
{
    bool operator==(const EndLayer&) const = default;
};

/// Clips what follows, up to the matching EndClip; clips nest.
struct BeginClip
{
    Path path;

    bool operator==(const BeginClip&) const = default;
};

struct EndClip
{
    bool operator==(const EndClip&) const = default;
};

using Item = std::variant<FillPath,
                          StrokePath,
                          PartitionFill,
                          PatternFill,
                          TextRun,
                          ImageItem,
                          BeginLayer,
                          EndLayer,
                          BeginClip,
                          EndClip>;

struct DisplayList
{
    double width = 0.0;
    double height = 0.0;
    Color background{255, 255, 255, 255};
    std::vector<Item> items; ///< Painted in order.

    void add(Item item) { items.push_back(std::move(item)); }
    /// Appends `other`'s items.
    void append(DisplayList other);
    /// Every text in painting order, one a line; for tests and searching.
    [[nodiscard]] std::string texts() const;
    bool operator==(const DisplayList&) const = default;
};

/// Moves every item; for a map that is part of a page.
void translate(DisplayList& picture, double dx, double dy);

} // namespace ecotone::cartography
