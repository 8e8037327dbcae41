#pragma once

namespace ecotone::canvas {

/// What a drawn line does to patches.
enum class Stroke : unsigned char
{
    Split,   ///< Cuts every patch it crosses.
    Reshape, ///< Is the new border of the selected patch.
    Fill,    ///< Goes around gaps that are to be filled.
    Draw,    ///< Goes around a new patch, which takes the land of those beneath.
    Hole,    ///< Goes around a new patch inside another one.
};

} // namespace ecotone::canvas
