#pragma once

#include "core/cartography/map_knowledge.h"

namespace ecotone::bridge {

/// The tables that come with the program (classes, places, ratings, words, map style), loaded
/// once, immutable, shared by all threads. Empty, with an error in the log, when the resources
/// cannot be read.
[[nodiscard]] const cartography::MapKnowledge& facts();

} // namespace ecotone::bridge
