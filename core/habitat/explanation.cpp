#include "core/habitat/explanation.h"

#include "core/base/number.h"
#include "core/habitat/decision_table.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace ecotone::habitat {

namespace {

constexpr std::string_view compositionPrefix = "comp_";

/// Made from others, or a detail of the reading: naming them would help nobody.
bool isWorthNaming(const std::string& column)
{
    static constexpr std::array<std::string_view, 5> inner{
        "sptext", "ageknown", "pure", "name", "timberline"};
    return std::ranges::find(inner, column) == inner.end();
}

bool isStated(const Attributes& attributes, const std::string& column)
{
    const auto found = attributes.find(column);
    return found != attributes.end() && !std::holds_alternative<std::monostate>(found->second);
}

std::string joined(const std::vector<std::string>& parts, std::string_view mark)
{
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : std::string{mark}) + part;
    }
    return text;
}

std::string_view partMark(Language language)
{
    return language == Language::Chinese ? "；" : "; ";
}

std::string phrase(std::string_view key,
                   Language language,
                   const std::vector<std::pair<std::string, std::string>>& values = {})
{
    return Words::shared().phrase(key, language, values);
}

std::string inQuotes(std::string_view text, Language language)
{
    return text.empty() ? std::string{}
                        : phrase("why_quote", language, {{"name", std::string{text}}});
}

/// "0111 “乔木林”"
std::string statedCode(const model::PatchAttributes& patch, Language language)
{
    if (patch.sourceText.empty() || patch.sourceText == patch.sourceCode) {
        return patch.sourceCode;
    }
    const auto name = inQuotes(patch.sourceText, language);
    return patch.sourceCode.empty() ? name : patch.sourceCode + " " + name;
}

std::string shownNumber(double value, Language language)
{
    std::string text = toText(value, 2);
    while (text.ends_with('0')) {
        text.pop_back();
    }
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return Words::shared().formatDecimal(text, language);
}

std::string_view unitOf(std::string_view column)
{
    if (column == "elev" || column == "coast_dist" || column == "timberline") {
        return "\u00A0m";
    }
    return column == "slope" || column == "lon" || column == "lat" ? "°" : "";
}

bool isFlag(std::string_view column)
{
    static constexpr std::array<std::string_view, 11> flags{"wet",
                                                            "valley",
                                                            "ageknown",
                                                            "peat",
                                                            "saline",
                                                            "sea",
                                                            "river",
                                                            "reservoir",
                                                            "road",
                                                            "industry",
                                                            "paddy"};
    return std::ranges::find(flags, column) != flags.end();
}

} // namespace

Result<Explainer> Explainer::load()
{
    Explainer explainer;
    ECO_ASSIGN(explainer.m_classification, Classification::load());
    ECO_ASSIGN(explainer.m_stands, StandRules::load());
    ECO_ASSIGN(explainer.m_groups, SpeciesGroups::load());
    return explainer;
}

void Explainer::use(Crosswalk crosswalk)
{
    auto scheme = crosswalk.scheme();
    m_crosswalks.insert_or_assign(std::move(scheme), std::move(crosswalk));
}

void Explainer::use(StandRules rules)
{
    m_stands = std::move(rules);
}

const Crosswalk* Explainer::crosswalk(const std::string& scheme)
{
    auto found = m_crosswalks.find(scheme);
    if (found == m_crosswalks.end()) {
        auto loaded = Crosswalk::load(scheme);
        found =
            m_crosswalks.emplace(scheme, loaded ? std::optional{*std::move(loaded)} : std::nullopt)
                .first;
    }
    return found->second ? &*found->second : nullptr;
}

Explainer::Fired Explainer::fired(std::string_view ruleId)
{
    Fired result;
    const auto colon = ruleId.find(':');
    const auto plus = ruleId.find('+');
    if (colon != std::string_view::npos) {
        result.crosswalk = crosswalk(std::string{ruleId.substr(0, colon)});
        result.rule =
            result.crosswalk == nullptr ? nullptr : result.crosswalk->find(ruleId.substr(0, plus));
    }
    if (plus != std::string_view::npos) {
        result.stand = m_stands.find(ruleId.substr(plus + 1));
        result.fallback = result.stand != nullptr && result.stand->condition.empty();
    }
    return result;
}

std::vector<std::string> Explainer::missingFor(const Fired& fired,
                                               const Attributes& attributes) const
{
    std::set<std::string> columns;
    const auto add = [&](std::string_view condition) {
        for (auto& column : attributeNames(condition)) {
            if (column.starts_with(compositionPrefix)) {
                const bool known = std::ranges::any_of(attributes, [](const auto& each) {
                    return each.first.starts_with(compositionPrefix);
                });
                column = known ? std::string{"grp"} : std::string{"comp"};
            }
            if (isWorthNaming(column) && !isStated(attributes, column)) {
                columns.insert(std::move(column));
            }
        }
    };
    if (fired.rule != nullptr && fired.stand == nullptr) {
        for (const auto* rule : fired.crosswalk->rulesOf(fired.rule->sourceCode)) {
            if (rule == fired.rule) {
                break;
            }
            add(rule->condition);
        }
    }
    // A stand rule that named a class of level 3 needs nothing more.
    if (fired.stand != nullptr && !m_classification.isLeaf(fired.stand->classCode)) {
        for (const auto& rule : m_stands.rules()) {
            if (&rule == fired.stand) {
                break;
            }
            add(rule.condition);
        }
    }
    return {columns.begin(), columns.end()};
}

std::vector<std::string> Explainer::missing(const model::PatchAttributes& patch)
{
    return missingFor(fired(patch.ruleId), storedRow(patch.attributesJson).decided);
}

std::string Explainer::attributeName(const std::string& column, Language language) const
{
    if (column.starts_with(compositionPrefix)) {
        return m_groups.name(std::string_view{column}.substr(compositionPrefix.size()), language);
    }
    const auto* words = Words::shared().find("attribute_" + column);
    return words == nullptr ? column : words->in(language);
}

std::string Explainer::attributeValue(const std::string& column,
                                      const Attributes& attributes,
                                      Language language) const
{
    const auto& value = attributes.find(column)->second;
    if (column == "grp") {
        return m_groups.name(model::toText(value), language);
    }
    if (isFlag(column)) {
        const auto text = model::toText(value);
        return phrase(text == "0" || text == "0.0" ? "value_no" : "value_yes", language);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        const auto* words = Words::shared().find("value_" + *text);
        return words == nullptr ? inQuotes(*text, language) : words->in(language);
    }
    const auto* whole = std::get_if<std::int64_t>(&value);
    const auto* real = std::get_if<double>(&value);
    const double number = whole != nullptr  ? static_cast<double>(*whole)
                          : real != nullptr ? *real
                                            : 0.0;
    return shownNumber(number, language) +
           (column.starts_with(compositionPrefix) ? "/10" : std::string{unitOf(column)});
}

std::string
Explainer::valuesOf(std::string_view condition, const StoredRow& stored, Language language) const
{
    std::vector<std::string> parts;
    bool ofComposition = false;
    for (const auto& column : attributeNames(condition)) {
        if (!isStated(stored.decided, column) || column == "sptext" || column == "ageknown") {
            continue;
        }
        ofComposition = ofComposition || column.starts_with(compositionPrefix);
        parts.push_back(attributeName(column, language) + " " +
                        attributeValue(column, stored.decided, language));
    }
    if ((ofComposition || condition.find("grp") != std::string_view::npos) &&
        !stored.row.composition.empty()) {
        parts.push_back(attributeName("comp", language) + " " + stored.row.composition);
    }
    return joined(parts, Words::shared().listMark(language));
}

std::string Explainer::listOf(const std::vector<std::string>& columns, Language language) const
{
    std::vector<std::string> names;
    for (const auto& column : columns) {
        names.push_back(attributeName(column, language));
    }
    return joined(names, Words::shared().listMark(language));
}

std::vector<std::string>
Explainer::reasons(const Fired& fired, const model::PatchAttributes& patch, Language language) const
{
    std::vector<std::string> parts;
    const auto stored = storedRow(patch.attributesJson);
    if (fired.stand != nullptr) {
        const auto values = valuesOf(fired.stand->condition, stored, language);
        parts.push_back(
            fired.fallback
                ? phrase("why_fallback", language)
                : phrase("why_stand", language, {{"rule", fired.stand->explanation.in(language)}}));
        if (!values.empty()) {
            parts.push_back(phrase("why_values", language, {{"values", values}}));
        }
    } else if (fired.rule != nullptr && fired.rule->relation == Relation::NextSource) {
        parts.push_back(phrase("why_next_source", language));
    } else if (fired.rule != nullptr && fired.rule->relation == Relation::Dissolve) {
        parts.push_back(phrase("why_dissolve", language));
    } else if (fired.rule != nullptr && !fired.rule->condition.empty()) {
        parts.push_back(phrase("why_condition",
                               language,
                               {{"values", valuesOf(fired.rule->condition, stored, language)}}));
    } else if (fired.rule != nullptr && fired.rule->relation != Relation::StandRules) {
        parts.push_back(phrase("why_" + std::string{name(fired.rule->relation)}, language));
    }
    if (const auto lacking = missingFor(fired, stored.decided); !lacking.empty()) {
        parts.push_back(phrase("why_missing", language, {{"values", listOf(lacking, language)}}));
    }
    if (fired.rule != nullptr) {
        parts.push_back(phrase(
            "why_confidence",
            language,
            {{"value", Words::shared().formatDecimal(toText(patch.confidence, 2), language)}}));
    }
    return parts;
}

std::string
Explainer::sentence(const model::PatchAttributes& patch, std::string_view source, Language language)
{
    const auto className = patch.classCode + " " + m_classification.name(patch.classCode, language);
    const auto title = inQuotes(source, language);
    const auto code = statedCode(patch, language);
    const std::vector<std::pair<std::string, std::string>> values{
        {"class", className}, {"source", title}, {"code", code}, {"who", patch.editedBy}};
    std::vector<std::string> parts;
    if (patch.status == model::PatchStatus::Edited || !patch.editedBy.empty()) {
        parts.push_back(phrase("why_edited", language, values));
        if (!source.empty() && !code.empty()) {
            parts.push_back(phrase("why_before", language, values));
        }
    } else if (source.empty()) {
        parts.push_back(
            phrase(patch.classCode == noDataClass ? "why_nothing" : "why_drawn", language, values));
    } else if (patch.ruleId == "restricted") {
        parts.push_back(phrase("why_restricted", language, values));
    } else if (code.empty()) {
        parts.push_back(phrase("why_nothing", language, values));
    } else {
        parts.push_back(phrase("why_states", language, values));
        const auto rule = fired(patch.ruleId);
        if (rule.rule == nullptr && patch.classCode == unmappedClass) {
            parts.push_back(phrase("why_unmapped", language));
        }
        const auto more = reasons(rule, patch, language);
        parts.insert(parts.end(), more.begin(), more.end());
    }
    return joined(parts, partMark(language)) + (language == Language::Chinese ? "。" : ".");
}

} // namespace ecotone::habitat
