#pragma once

#include "core/habitat/classification.h"
#include "core/habitat/gazetteer.h"
#include "core/habitat/ratings.h"

namespace ecotone::bridge {

/// The tables that come with the program, loaded once, immutable, shared by all threads.
struct Facts
{
    habitat::Classification classification;
    habitat::Gazetteer gazetteer;
    habitat::Ratings ratings;
};

/// Empty tables, with an error in the log, when the resources cannot be read.
[[nodiscard]] const Facts& facts();

} // namespace ecotone::bridge
