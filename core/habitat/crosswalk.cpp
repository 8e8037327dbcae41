#include "core/habitat/crosswalk.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/resources.h"
#include "core/habitat/decision_table.h"
#include "core/habitat/stand_rules.h"
#include "core/habitat/table_reader.h"
#include "core/text/repair.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

namespace ecotone::habitat {

namespace {

struct RelationName
{
    std::string_view name;
    Relation relation;
};
constexpr std::array<RelationName, 8> relationNames{{{"exact", Relation::Exact},
                                                     {"narrower", Relation::Narrower},
                                                     {"broader", Relation::Broader},
                                                     {"partial", Relation::Partial},
                                                     {"split", Relation::Split},
                                                     {"stand_rules", Relation::StandRules},
                                                     {"dissolve", Relation::Dissolve},
                                                     {"next_source", Relation::NextSource}}};

std::optional<Relation> relationFromName(std::string_view word)
{
    const auto found = std::ranges::find(relationNames, word, &RelationName::name);
    return found == relationNames.end() ? std::nullopt : std::optional{found->relation};
}

/// The grammar's attribute names are upper-case, the columns of conditions lower-case; GROUP is a
/// word of SQL and becomes grp.
std::string columnOf(std::string_view attribute)
{
    if (attribute == "GROUP") {
        return "grp";
    }
    std::string column;
    for (const char c : attribute) {
        column.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return column;
}

std::string foldedKey(std::string_view text)
{
    return upperCase(text::foldLookalikes(trimmed(text)).text);
}

/// "Кедр корейский" of "Кедр корейский (сосна корейская)".
std::string_view withoutRemark(std::string_view name)
{
    for (const std::string_view open : {" (", "("}) {
        const auto at = name.find(open);
        if (at != std::string_view::npos && at > 0) {
            return name.substr(0, at);
        }
    }
    return name;
}

Result<CrosswalkRule> ruleOf(const TableRow& row, std::string_view table)
{
    CrosswalkRule rule;
    rule.sourceCode = row.text("source_code");
    rule.sourceName = row.text("source_name_native");
    rule.sourceNameEnglish = row.text("source_name_en");
    rule.order = static_cast<int>(row.number("rule_order").value_or(1.0));
    rule.id = row.text("scheme") + ":" + rule.sourceCode + "/" + std::to_string(rule.order);
    rule.condition = row.text("condition_sql");
    rule.classCode = row.text("unified_code");
    rule.confidence = row.number("confidence").value_or(0.0);
    rule.restricted = row.isYes("restricted");
    const auto relation = relationFromName(row.text("relation"));
    if (rule.sourceCode.empty() || rule.classCode.empty() || !relation) {
        return fail(ErrorCode::CrosswalkInvalid,
                    std::string{table} + ": rule " + rule.id +
                        ": code, class and a known relation are needed");
    }
    rule.relation = *relation;
    const auto& sets = row.text("sets");
    if (const auto equals = sets.find('='); equals != std::string::npos) {
        rule.setsAttribute = columnOf(sets.substr(0, equals));
        rule.setsValue = sets.substr(equals + 1);
    }
    return rule;
}

Match matchOf(const CrosswalkRule& rule)
{
    Match match;
    match.classCode = rule.classCode;
    match.ruleId = rule.id;
    match.relation = rule.relation;
    match.confidence = rule.confidence;
    match.restricted = rule.restricted;
    match.sourceName = rule.sourceName;
    match.matchedCode = rule.sourceCode;
    match.setsAttribute = rule.setsAttribute;
    match.setsValue = rule.setsValue;
    match.explanation.in(Language::English) = rule.sourceNameEnglish;
    if (rule.restricted) {
        match.outcome = Outcome::Restricted;
    } else if (rule.relation == Relation::NextSource) {
        match.outcome = Outcome::NextSource;
    } else if (rule.relation == Relation::Dissolve) {
        match.outcome = Outcome::Dissolve;
    } else {
        match.outcome = Outcome::Class;
    }
    return match;
}

} // namespace

std::string_view name(Relation relation) noexcept
{
    for (const auto& each : relationNames) {
        if (each.relation == relation) {
            return each.name;
        }
    }
    return {};
}

Result<Crosswalk> Crosswalk::load(std::string_view scheme)
{
    const bool plain = !scheme.empty() && std::ranges::all_of(scheme, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    const std::string file = "crosswalks/" + std::string{scheme} + ".csv";
    std::error_code error;
    if (!plain || !std::filesystem::exists(resourcePath(file), error)) {
        return fail(ErrorCode::CrosswalkInvalid,
                    "there is no crosswalk for the scheme '" + std::string{scheme} + "'");
    }
    ECO_ASSIGN(const auto table, readTable(file));
    return fromTable(table, file);
}

Result<Crosswalk> Crosswalk::fromCsv(std::string_view text, std::string_view name)
{
    ECO_ASSIGN(const auto table, CsvTable::parse(text, name));
    return fromTable(table, name);
}

Result<Crosswalk> Crosswalk::fromTable(const CsvTable& table, std::string_view name)
{
    std::vector<CrosswalkRule> rules;
    std::string scheme;
    for (std::size_t i = 0; i < table.rowCount(); ++i) {
        const TableRow row{table, i};
        ECO_ASSIGN(auto rule, ruleOf(row, name));
        scheme = row.text("scheme");
        rules.push_back(std::move(rule));
    }
    return fromRules(std::move(scheme), std::move(rules), name);
}

Result<Crosswalk>
Crosswalk::fromRules(std::string scheme, std::vector<CrosswalkRule> rules, std::string_view name)
{
    Crosswalk result;
    result.m_scheme = std::move(scheme);
    result.m_rules = std::move(rules);
    for (std::size_t i = 0; i < result.m_rules.size(); ++i) {
        const auto& rule = result.m_rules[i];
        result.m_byCode[rule.sourceCode].push_back(i);
        result.m_byFoldedCode.emplace(foldedKey(rule.sourceCode), rule.sourceCode);
        result.m_byName.emplace(upperCase(rule.sourceName), rule.sourceCode);
        result.m_byName.emplace(upperCase(withoutRemark(rule.sourceName)), rule.sourceCode);
    }
    for (auto& [code, positions] : result.m_byCode) {
        std::ranges::stable_sort(
            positions, {}, [&](std::size_t p) { return result.m_rules[p].order; });
        if (!result.m_rules[positions.back()].condition.empty()) {
            return fail(ErrorCode::CrosswalkInvalid,
                        std::string{name} + ": the last rule of code " + code +
                            " must have no condition");
        }
    }
    return result;
}

Result<Crosswalk> Crosswalk::with(const Crosswalk& edited) const
{
    auto rules = edited.m_rules;
    std::ranges::copy_if(m_rules, std::back_inserter(rules), [&](const CrosswalkRule& rule) {
        return !edited.m_byCode.contains(rule.sourceCode);
    });
    return fromRules(m_scheme, std::move(rules), m_scheme);
}

std::string Crosswalk::resolvedCode(std::string_view code) const
{
    std::string_view given = trimmed(code);
    if (given.empty()) {
        given = "*";
    }
    if (m_byCode.contains(given)) {
        return std::string{given};
    }
    if (const auto found = m_byFoldedCode.find(foldedKey(given)); found != m_byFoldedCode.end()) {
        return found->second;
    }
    if (const auto found = m_byName.find(upperCase(given)); found != m_byName.end()) {
        return found->second;
    }
    const auto digits = std::min(given.find_first_not_of("0123456789"), given.size());
    if (digits > 0 && digits < given.size() &&
        given.find_first_of("0123456789", digits) == std::string_view::npos &&
        m_byCode.contains(given.substr(0, digits))) {
        return std::string{given.substr(0, digits)};
    }
    if (digits >= 4 && m_byCode.contains(given.substr(0, 2))) {
        return std::string{given.substr(0, 2)};
    }
    return {};
}

const std::string& Crosswalk::nativeName(std::string_view code) const
{
    static const std::string none;
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? none : m_rules[found->second.front()].sourceName;
}

const CrosswalkRule* Crosswalk::generalRule(std::string_view code) const
{
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? nullptr : &m_rules[found->second.back()];
}

std::vector<const CrosswalkRule*> Crosswalk::rulesOf(std::string_view code) const
{
    std::vector<const CrosswalkRule*> rules;
    if (const auto found = m_byCode.find(code); found != m_byCode.end()) {
        for (const std::size_t position : found->second) {
            rules.push_back(&m_rules[position]);
        }
    }
    return rules;
}

std::vector<std::string> Crosswalk::namedBy(std::string_view ruleId, const StandRules& stands) const
{
    const auto plus = std::min(ruleId.find('+'), ruleId.size());
    std::string conditions;
    if (const auto* rule = find(ruleId.substr(0, plus)); rule != nullptr) {
        conditions = rule->condition;
    }
    const auto* stand = plus < ruleId.size() ? stands.find(ruleId.substr(plus + 1)) : nullptr;
    if (stand != nullptr) {
        conditions += " " + stand->condition;
    }
    return attributeNames(conditions);
}

const CrosswalkRule* Crosswalk::find(std::string_view ruleId) const
{
    const auto found = std::ranges::find(m_rules, ruleId, &CrosswalkRule::id);
    return found == m_rules.end() ? nullptr : &*found;
}

Result<std::vector<Crosswalk::Decision>>
Crosswalk::decide(std::span<const Subject> subjects, model::ExpressionEvaluator& evaluator) const
{
    std::map<std::string, std::string, std::less<>> resolved;
    std::map<std::string, std::vector<std::size_t>, std::less<>> byCode;
    std::vector<Decision> decisions(subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        auto found = resolved.find(subjects[i].code);
        if (found == resolved.end()) {
            found = resolved.emplace(subjects[i].code, resolvedCode(subjects[i].code)).first;
        }
        if (!found->second.empty()) {
            byCode[found->second].push_back(i);
        }
    }
    for (const auto& [code, members] : byCode) {
        const auto& positions = m_byCode.find(code)->second;
        std::vector<std::string> conditions;
        for (const std::size_t position : positions) {
            conditions.push_back(m_rules[position].condition);
        }
        std::vector<const Attributes*> objects;
        objects.reserve(members.size());
        for (const std::size_t member : members) {
            objects.push_back(&subjects[member].attributes);
        }
        ECO_ASSIGN(const auto chosen, DecisionTable{conditions}.decide(objects, evaluator));
        for (std::size_t i = 0; i < members.size(); ++i) {
            decisions[members[i]] = {&m_rules[positions[chosen[i]]], code};
        }
    }
    return decisions;
}

Result<std::vector<Match>> Crosswalk::match(std::span<const Subject> subjects,
                                            model::ExpressionEvaluator& evaluator,
                                            const StandRules* stands) const
{
    ECO_ASSIGN(const auto decisions, decide(subjects, evaluator));
    std::vector<Match> matches(subjects.size());
    std::vector<std::size_t> standing;
    std::vector<Attributes> standAttributes;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (decisions[i].rule == nullptr) {
            continue;
        }
        matches[i] = matchOf(*decisions[i].rule);
        if (stands != nullptr && matches[i].relation == Relation::StandRules) {
            standing.push_back(i);
            standAttributes.push_back(subjects[i].attributes);
            if (!matches[i].setsAttribute.empty()) {
                standAttributes.back()[matches[i].setsAttribute] = matches[i].setsValue;
            }
        }
    }
    if (standing.empty()) {
        return matches;
    }
    ECO_ASSIGN(const auto fired, stands->decide(standAttributes, evaluator));
    for (std::size_t i = 0; i < standing.size(); ++i) {
        const auto& rule = stands->rules()[fired[i]];
        auto& match = matches[standing[i]];
        match.ruleId += "+" + rule.id;
        match.explanation = rule.explanation;
        // The last rule has no condition: the crosswalk row's own, finer class is used then.
        if (fired[i] + 1 < stands->rules().size()) {
            match.classCode = rule.classCode;
            match.confidence = rule.confidence;
        }
    }
    return matches;
}

Result<Match> Crosswalk::match(const Subject& subject,
                               model::ExpressionEvaluator& evaluator,
                               const StandRules* stands) const
{
    ECO_ASSIGN(auto matches, match(std::span{&subject, 1}, evaluator, stands));
    return std::move(matches.front());
}

std::vector<std::string> crosswalkSchemes()
{
    std::vector<std::string> schemes;
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator{resourcePath("crosswalks"), error}) {
        if (entry.path().extension() == ".csv") {
            schemes.push_back(toUtf8(entry.path().stem()));
        }
    }
    std::ranges::sort(schemes);
    return schemes;
}

} // namespace ecotone::habitat
