#include "ui/bridge/facts.h"

#include "core/base/log.h"

namespace ecotone::bridge {

const cartography::MapKnowledge& facts()
{
    static const cartography::MapKnowledge shared = [] {
        auto loaded = cartography::MapKnowledge::load();
        if (!loaded) {
            log::error(loaded.error().detail);
            return cartography::MapKnowledge{};
        }
        return *std::move(loaded);
    }();
    return shared;
}

} // namespace ecotone::bridge
