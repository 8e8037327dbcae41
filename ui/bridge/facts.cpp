#include "ui/bridge/facts.h"

#include "core/base/log.h"

namespace ecotone::bridge {

namespace {

template <class Table>
Table loaded()
{
    auto table = Table::load();
    if (!table) {
        log::error(table.error().detail);
        return {};
    }
    return *std::move(table);
}

} // namespace

const Facts& facts()
{
    static const Facts shared{loaded<habitat::Classification>(),
                              loaded<habitat::Gazetteer>(),
                              loaded<habitat::Ratings>()};
    return shared;
}

} // namespace ecotone::bridge
