#include "core/cartography/stripes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace ecotone::cartography {
namespace {

constexpr std::uint32_t opaque = 255;

/// Premultiplied `over` laid on premultiplied `under`.
std::uint32_t laidOver(std::uint32_t over, std::uint32_t under)
{
    const std::uint32_t clear = opaque - (over >> 24U);
    std::uint32_t result = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        const std::uint32_t below = ((under >> shift) & 0xFFU) * clear;
        result |= (((over >> shift) & 0xFFU) + (below + opaque / 2) / opaque) << shift;
    }
    return result;
}

/// The picture of the habitat layer; null where it is drawn in another way.
template <class List>
auto* habitatOf(List& items)
{
    const auto layer = std::ranges::find_if(items, [](const Item& item) {
        const auto* begin = std::get_if<BeginLayer>(&item);
        return begin != nullptr && begin->name == "habitat";
    });
    using Image = std::conditional_t<std::is_const_v<List>, const ImageItem, ImageItem>;
    Image* image = nullptr;
    if (layer != items.end() && layer + 1 != items.end()) {
        image = std::get_if<ImageItem>(&*(layer + 1));
    }
    return image;
}

} // namespace

void stripe(ImageItem& upper, const ImageItem& lower, int width)
{
    if (upper.width != lower.width || upper.height != lower.height || !(upper.box == lower.box)) {
        return;
    }
    for (int y = 0; y < upper.height; ++y) {
        const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(upper.width);
        for (int x = 0; x < upper.width; ++x) {
            std::uint32_t& over = upper.pixels[row + static_cast<std::size_t>(x)];
            const std::uint32_t under = lower.pixels[row + static_cast<std::size_t>(x)];
            const bool lowerTurn = ((x + y) / width) % 2 != 0;
            over = lowerTurn ? laidOver(under, over) : laidOver(over, under);
        }
    }
}

void stripeHabitat(Scene& scene, const std::vector<Scene>& below, int width)
{
    ImageItem lower;
    for (auto each = below.rbegin(); each != below.rend(); ++each) {
        const ImageItem* found = habitatOf(each->picture.items);
        if (found == nullptr) {
            continue;
        }
        ImageItem upper = *found;
        stripe(upper, lower, width);
        lower = std::move(upper);
    }
    ImageItem* own = habitatOf(scene.picture.items);
    if (own != nullptr) {
        stripe(*own, lower, width);
    }
}

} // namespace ecotone::cartography
