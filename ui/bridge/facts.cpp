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

namespace {

std::shared_ptr<const cartography::Style>& shownStyle()
{
    static std::shared_ptr<const cartography::Style> shown;
    return shown;
}

} // namespace

ClassSign classSign(std::string_view code)
{
    const habitat::HabitatClass* known = facts().classification.find(code);
    if (known == nullptr) {
        return {};
    }
    const auto& shown = shownStyle();
    const cartography::Style& style = shown == nullptr ? facts().style : *shown;
    const cartography::Color fill = style.fillOf(*known);
    return {static_cast<std::uint32_t>(fill.red << 16U | fill.green << 8U | fill.blue),
            static_cast<int>(style.patternOf(*known))};
}

void setShownStyle(std::shared_ptr<const cartography::Style> style)
{
    shownStyle() = std::move(style);
}

} // namespace ecotone::bridge
