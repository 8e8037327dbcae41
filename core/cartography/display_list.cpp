#include "core/cartography/display_list.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <numbers>

namespace ecotone::cartography {
namespace {

std::uint8_t channel(double value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

/// sRGB to linear light.
double linear(std::uint8_t value)
{
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

void move(Path& path, double dx, double dy)
{
    for (PicturePoint& point : path.points) {
        point.x += dx;
        point.y += dy;
    }
}

struct Mover
{
    double dx;
    double dy;

    void operator()(FillPath& item) const { move(item.path, dx, dy); }
    void operator()(StrokePath& item) const { move(item.path, dx, dy); }
    void operator()(PartitionFill& item) const
    {
        for (PartitionFill::Class& part : item.classes) {
            move(part.path, dx, dy);
        }
    }
    void operator()(PatternFill& item) const { move(item.path, dx, dy); }
    void operator()(TextRun& item) const
    {
        item.baseline.x += dx;
        item.baseline.y += dy;
    }
    void operator()(ImageItem& item) const
    {
        item.box.x += dx;
        item.box.y += dy;
    }
    void operator()(BeginClip& item) const { move(item.path, dx, dy); }
    template <class Other>
    void operator()(Other& /*item*/) const
    {
    }
};

} // namespace

std::optional<Color> Color::fromHex(std::string_view text)
{
    if (text.size() != 7 || text.front() != '#') {
        return std::nullopt;
    }
    std::uint32_t rgb = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data() + 1, end, rgb, 16);
    if (code != std::errc{} || stopped != end) {
        return std::nullopt;
    }
    return fromRgb(rgb);
}

std::string Color::hex() const
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text{"#"};
    for (const std::uint8_t value : {red, green, blue}) {
        text.push_back(digits[value >> 4U]);
        text.push_back(digits[value & 15U]);
    }
    return text;
}

Color Color::withOpacity(double opacity) const
{
    return {red, green, blue, channel(alpha * std::clamp(opacity, 0.0, 1.0))};
}

double Color::lightness() const
{
    const double luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    return luminance > 216.0 / 24389.0 ? 116.0 * std::cbrt(luminance) - 16.0
                                       : luminance * 24389.0 / 27.0;
}

Color mixed(Color color, Color other, double share)
{
    const auto mix = [share](std::uint8_t a, std::uint8_t b) {
        return channel(a * (1.0 - share) + b * share);
    };
    return {mix(color.red, other.red),
            mix(color.green, other.green),
            mix(color.blue, other.blue),
            mix(color.alpha, other.alpha)};
}

Path Path::rectangle(const PictureBox& box)
{
    Path path;
    path.closed = true;
    path.beginPart();
    path.points = {
        {box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    return path;
}

Path Path::circle(PicturePoint centre, double diameter)
{
    constexpr int corners = 24;
    Path path;
    path.closed = true;
    path.beginPart();
    path.points.reserve(corners);
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        path.points.push_back({centre.x + diameter / 2.0 * std::cos(angle),
                               centre.y + diameter / 2.0 * std::sin(angle)});
    }
    return path;
}

Path Path::line(PicturePoint from, PicturePoint to)
{
    Path path;
    path.beginPart();
    path.points = {from, to};
    return path;
}

void DisplayList::append(DisplayList other)
{
    items.insert(items.end(),
                 std::make_move_iterator(other.items.begin()),
                 std::make_move_iterator(other.items.end()));
}

void translate(DisplayList& picture, double dx, double dy)
{
    for (Item& item : picture.items) {
        std::visit(Mover{dx, dy}, item);
    }
}

std::string DisplayList::texts() const
{
    std::string all;
    for (const Item& item : items) {
        if (const auto* run = std::get_if<TextRun>(&item)) {
            all += run->text;
            all += '\n';
        }
    }
    return all;
}

} // namespace ecotone::cartography
