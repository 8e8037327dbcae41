#include "core/habitat/national_codes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecotone::habitat {

namespace {

/// "0111" and "111" are one code in two ways of writing; the first is exported.
bool isVariant(const CrosswalkRule& rule)
{
    return rule.sourceNameEnglish.find("variant") != std::string::npos;
}

void addOnce(std::vector<std::string>& codes, const std::string& code)
{
    if (std::ranges::find(codes, code) == codes.end()) {
        codes.push_back(code);
    }
}

} // namespace

std::string_view name(CodeBasis basis) noexcept
{
    static constexpr std::array<std::string_view, 5> names{
        "own", "exact", "broader", "several", "none"};
    return names[static_cast<std::size_t>(basis)];
}

NationalCodes::NationalCodes(const Crosswalk& crosswalk,
                             const StandRules& stands,
                             const Classification& classification)
    : m_crosswalk{crosswalk}
    , m_classification{classification}
{
    std::set<std::string> ofStands;
    for (const auto& rule : stands.rules()) {
        ofStands.insert(rule.classCode);
    }
    for (const auto& rule : crosswalk.rules()) {
        auto& classes = m_classes[rule.sourceCode];
        classes.insert(rule.classCode);
        if (rule.relation == Relation::StandRules) {
            classes.insert(ofStands.begin(), ofStands.end());
        }
        const bool says = rule.relation == Relation::Dissolve ||
                          rule.relation == Relation::NextSource || rule.restricted;
        if (says || isVariant(rule) || rule.sourceCode == "*") {
            continue;
        }
        if (rule.relation == Relation::Exact && rule.condition.empty()) {
            addOnce(m_exact[rule.classCode], rule.sourceCode);
        } else if (rule.relation == Relation::StandRules) {
            for (const auto& classCode : classes) {
                addOnce(m_broader[classCode], rule.sourceCode);
            }
        } else if (rule.relation == Relation::Broader || rule.relation == Relation::Split) {
            addOnce(m_broader[rule.classCode], rule.sourceCode);
        }
    }
}

bool NationalCodes::allows(std::string_view ownCode, std::string_view classCode) const
{
    const auto found = m_classes.find(m_crosswalk.resolvedCode(ownCode));
    return found != m_classes.end() && found->second.contains(std::string{classCode});
}

NationalCode NationalCodes::codeOf(std::string_view classCode) const
{
    const auto exact = m_exact.find(classCode);
    if (exact != m_exact.end()) {
        return exact->second.size() == 1 ? NationalCode{exact->second.front(), CodeBasis::Exact, {}}
                                         : NationalCode{{}, CodeBasis::Several, exact->second};
    }
    const auto broader = m_broader.find(classCode);
    if (broader != m_broader.end() && broader->second.size() == 1) {
        return {broader->second.front(), CodeBasis::Broader, {}};
    }
    const auto* known = m_classification.find(classCode);
    for (auto parent = known == nullptr ? std::string{} : known->parent; !parent.empty();) {
        const auto ofParent = m_exact.find(parent);
        if (ofParent != m_exact.end() && ofParent->second.size() == 1) {
            return {ofParent->second.front(), CodeBasis::Broader, {}};
        }
        const auto* above = m_classification.find(parent);
        parent = above == nullptr ? std::string{} : above->parent;
    }
    if (broader != m_broader.end()) {
        return {{}, CodeBasis::Several, broader->second};
    }
    return {};
}

NationalCode NationalCodes::codeOf(std::string_view classCode, std::string_view ownCode) const
{
    if (!ownCode.empty() && allows(ownCode, classCode)) {
        return {std::string{ownCode}, CodeBasis::Own, {}};
    }
    return codeOf(classCode);
}

} // namespace ecotone::habitat
