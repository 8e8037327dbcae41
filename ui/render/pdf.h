#pragma once

#include "core/base/result.h"
#include "core/cartography/display_list.h"

#include <string>

namespace ecotone::render {

/// PDF bytes by QPdfWriter: one page for every layer of the picture (picture units are points);
/// text stays text, fonts are embedded. layout::finishPdf joins the pages.
[[nodiscard]] Result<std::string> pdfPages(const cartography::DisplayList& picture);

} // namespace ecotone::render
