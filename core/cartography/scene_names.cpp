#include "core/cartography/scene_builder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ecotone::cartography {
namespace {

/// The language names are given in there; nullopt for a country whose language is none of ours.
std::optional<Language> languageOf(std::string_view country)
{
    if (country == "CN") {
        return Language::Chinese;
    }
    if (country == "RU") {
        return Language::Russian;
    }
    return country == "MN" ? std::optional{Language::Mongolian} : std::nullopt;
}

/// Local names of things that belong to several sides list them: "绥芬河 / р. Раздольная". One a
/// line, without that which stands on the map already.
std::string withoutPart(std::string_view names, std::string_view part)
{
    constexpr std::string_view between = " / ";
    std::string rest;
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(between), names.size());
        const std::string_view one = names.substr(0, end);
        if (one != part) {
            rest += (rest.empty() ? "" : "\n") + std::string{one};
        }
        names.remove_prefix(std::min(end + between.size(), names.size()));
    }
    return rest;
}

Language languageOfLetters(std::string_view text, Language other)
{
    if (hasHan(text)) {
        return Language::Chinese;
    }
    // Cyrillic in UTF-8 starts with D0 to D3.
    const bool cyrillic = std::ranges::any_of(text, [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return value >= 0xD0 && value <= 0xD3;
    });
    return cyrillic && other != Language::Mongolian ? Language::Russian : other;
}

} // namespace

void SceneBuilder::addLocalName(LabelCandidate& candidate,
                                const model::Feature& feature,
                                std::string_view own) const
{
    const std::string country = attributeOf(feature, {"country"});
    const auto language = languageOf(country);
    std::string local = withoutPart(feature.localName, own);
    if (language && !feature.names.in(*language).empty()) {
        local = feature.names.in(*language);
    }
    if (!local.empty() && local != own) {
        candidate.secondLanguage = language.value_or(languageOfLetters(local, m_request.language));
        candidate.second = std::move(local);
    }
}

LabelCandidate SceneBuilder::label(const model::Feature& feature, double size)
{
    const model::ShownName shown = model::shownName(feature, m_request.language);
    const habitat::WrittenName written =
        m_knowledge.names.written({feature.text("code"), feature.names, feature.localName},
                                  shown.text,
                                  m_request.profile,
                                  m_request.language);
    LabelCandidate candidate;
    candidate.text = written.text;
    candidate.font.size = points(size);
    candidate.color = m_style.label.color;
    candidate.halo = m_style.label.halo;
    candidate.haloWidth = m_style.label.haloWidth * m_mm;
    if (candidate.text.empty()) {
        return candidate;
    }
    if (written.both || m_labelling.names == Names::ReaderAndLocal) {
        addLocalName(candidate, feature, shown.text);
    }
    if (!shown.inLanguage) {
        candidate.text += m_style.label.unreviewedMark;
    }
    return candidate;
}

} // namespace ecotone::cartography
