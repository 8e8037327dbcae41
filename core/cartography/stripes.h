#pragma once

#include "core/cartography/scene.h"

#include <vector>

/// Two pictures of habitat on one ground, neither of which is right alone: what sources delivered
/// before they met.
namespace ecotone::cartography {

/// Lays `upper` over `lower`. Where both have something they take turns in diagonal stripes of
/// `width` pixels, so that every colour is one of the legend and a disagreement is seen; where they
/// agree nothing is seen of it. What only one has is whole; what none has stays transparent.
/// Pictures of different places or sizes: the upper one stays as it is.
void stripe(ImageItem& upper, const ImageItem& lower, int width);

/// Puts the habitat of other scenes, the uppermost first, below that of `scene`, in stripes of
/// `width` pixels.
void stripeHabitat(Scene& scene, const std::vector<Scene>& below, int width);

} // namespace ecotone::cartography
