#pragma once

#include "core/cartography/legend.h"
#include "core/layout/page_writer.h"

/// Sets a legend into columns; private to the room.
namespace ecotone::layout {

/// The height `legend` needs at the smallest size, in points, for a column `width` points wide.
[[nodiscard]] double
leastLegendHeight(const PageWriter& writer, const cartography::Legend& legend, double width);

/// Paints the legend into `box`, as large as it fits, and returns the height used. A legend that
/// does not fit even at the smallest size is cut with a warning.
double writeLegend(PageWriter& writer,
                   const cartography::Legend& legend,
                   const cartography::MapKnowledge& knowledge,
                   const cartography::Theme& theme,
                   const cartography::PictureBox& box);

} // namespace ecotone::layout
