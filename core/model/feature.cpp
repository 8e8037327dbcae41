#include "core/model/feature.h"

#include "core/base/number.h"

namespace ecotone::model {

std::string toText(const Value& value)
{
    struct Writer
    {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(std::int64_t number) const { return ecotone::toText(number); }
        std::string operator()(double number) const { return ecotone::toText(number); }
        std::string operator()(const std::string& text) const { return text; }
    };
    return std::visit(Writer{}, value);
}

std::string Feature::text(const std::string& field) const
{
    const auto found = values.find(field);
    return found == values.end() ? std::string{} : toText(found->second);
}

ShownName shownName(const Feature& feature, Language language)
{
    if (!feature.names.in(language).empty()) {
        return {feature.names.in(language), true};
    }
    // A Chinese reader is helped by the local form in Han, the others by romanisation.
    if (!feature.names.in(Language::English).empty()) {
        return {feature.names.in(Language::English), false};
    }
    return {feature.localName, false};
}

} // namespace ecotone::model
