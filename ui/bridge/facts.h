#pragma once

#include "core/cartography/map_knowledge.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ecotone::bridge {

/// The tables that come with the program (classes, places, ratings, words, map style), loaded
/// once, immutable, shared by all threads. Empty, with an error in the log, when the resources
/// cannot be read.
[[nodiscard]] const cartography::MapKnowledge& facts();

/// How a class is drawn in the theme that is on the screen: for swatches. On the UI thread only.
struct ClassSign
{
    std::uint32_t rgb = 0; ///< 0x127452
    int pattern = 0;       ///< habitat::Pattern.
};
[[nodiscard]] ClassSign classSign(std::string_view code);
/// How opaque a layer is in that theme, 0 to 1.
[[nodiscard]] double shownOpacity(const std::string& layer);
/// Null: as the program comes.
void setShownStyle(std::shared_ptr<const cartography::Style> style);

} // namespace ecotone::bridge
