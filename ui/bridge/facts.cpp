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

const cartography::Style& onScreen()
{
    const auto& shown = shownStyle();
    return shown == nullptr ? facts().style : *shown;
}

} // namespace

ClassSign classSign(std::string_view code)
{
    const habitat::HabitatClass* known = facts().classification.find(code);
    if (known == nullptr) {
        return {};
    }
    const cartography::Style& style = onScreen();
    const cartography::Color fill = style.fillOf(*known);
    return {static_cast<std::uint32_t>(fill.red << 16U | fill.green << 8U | fill.blue),
            static_cast<int>(style.patternOf(*known))};
}

double shownOpacity(const std::string& layer)
{
    return onScreen().rulesOf(layer).opacity;
}

void setShownStyle(std::shared_ptr<const cartography::Style> style)
{
    shownStyle() = std::move(style);
}

} // namespace ecotone::bridge
