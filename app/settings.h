#pragma once

#include "core/model/history.h"

namespace ecotone::app {

/// What the window remembers of its user and the command line shares.
struct Settings
{
    model::Author author;

    [[nodiscard]] static Settings read();
};

} // namespace ecotone::app
