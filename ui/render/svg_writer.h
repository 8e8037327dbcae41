#pragma once

#include "core/base/language.h"
#include "core/cartography/display_list.h"

#include <string>

namespace ecotone::render {

/// SVG 1.1 text: layers as groups with titles, clips, patterns, text as text with the language.
/// The same picture gives the same bytes.
[[nodiscard]] std::string
svgText(const cartography::DisplayList& picture, const std::string& title, Language language);

} // namespace ecotone::render
