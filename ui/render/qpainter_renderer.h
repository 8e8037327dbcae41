#pragma once

#include "core/cartography/display_list.h"

#include <QPainter>

namespace ecotone::render {

/// What the painter paints on.
enum class Surface : unsigned char
{
    Pixels, ///< QImage: a partition is filled by exact coverage, without seams.
    Vector, ///< PDF: a partition becomes paths that overlap by a hair.
};

/// Paints the items in order; picture units are the painter's. The painter's state is kept.
void paint(QPainter& painter, const cartography::DisplayList& picture, Surface surface);
/// The items of [from, to) alone.
void paint(QPainter& painter,
           const cartography::DisplayList& picture,
           std::size_t from,
           std::size_t to,
           Surface surface);

} // namespace ecotone::render
