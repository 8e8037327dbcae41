#include "core/habitat/scheme.h"

#include "core/base/number.h"
#include "core/habitat/crosswalk.h"
#include "core/habitat/table_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::habitat {

namespace {

/// Shares of the codes below which a scheme is no candidate, and leads needed to decide.
constexpr double minimumFound = 0.5;
constexpr double leadNeeded = 0.6;

struct FieldHint
{
    std::string_view field; ///< Upper-case part of a field or layer name.
    std::string_view scheme;
};
constexpr std::array<FieldHint, 12> fieldHints{{{"DI_LEI", "cn_forest_dilei"},
                                                {"DILEI", "cn_forest_dilei"},
                                                {"DLBM", "cn_gbt21010_2017"},
                                                {"DLBM", "cn_landsea_2023"},
                                                {"YDYHFLDM", "cn_landsea_2023"},
                                                {"KATZEM", "ru_forest_land_category"},
                                                {"KAT", "ru_forest_land_category"},
                                                {"IGBP", "igbp"},
                                                {"MCD12", "igbp"},
                                                {"CLCD", "clcd"},
                                                {"GLOBELAND", "globeland30"},
                                                {"WORLDCOVER", "esa_worldcover"}}};

/// What only one version of a standard has: a code alone, or a code with its name.
struct VersionMark
{
    std::string_view scheme;
    std::string_view code; ///< Two digits: every longer code that begins so.
    std::string_view name; ///< Part of the name; empty: the code alone is enough.
    bool named = true;     ///< False: a row without a name bears the mark too.
};
constexpr std::array<VersionMark, 7> versionMarks{{{"cn_gbt21010_2017", "0304", "森林沼泽"},
                                                   {"cn_gbt21010_2017", "0402", "沼泽草地"},
                                                   {"cn_gbt21010_2017", "1108", "", false},
                                                   {"cn_landsea_2023", "0501", "森林沼泽"},
                                                   {"cn_landsea_2023", "0504", "沼泽", false},
                                                   {"cn_landsea_2023", "17", "", false},
                                                   {"cn_landsea_2023", "23", "", false}}};
/// Enough to outweigh everything else once one version's marks are seen and not the other's.
constexpr double markWeight = 6.0;
constexpr std::size_t differencesShown = 8;
constexpr double nearlyAll = 0.9;

struct Candidate
{
    Crosswalk crosswalk;
    std::string scheme;
    double found = 0.0; ///< Share of the codes.
    double named = 0.0; ///< Share of the codes with a name whose name agrees.
    double score = 0.0;
    std::string mark; ///< The code that only this version has.
    std::vector<std::string> unmapped;
};

bool bearsMark(const VersionMark& mark, const std::string& code, const std::string& name)
{
    const auto plain = trimmed(code);
    const bool same = mark.code.size() == 2 ? plain.size() > 2 && plain.starts_with(mark.code)
                                            : plain == mark.code;
    return same && (name.empty() ? !mark.named : name.find(mark.name) != std::string::npos);
}

/// The first code that only `scheme` among the versions of its standard can have.
std::string markOf(const std::string& scheme, const SchemeEvidence& evidence)
{
    for (const auto& mark : versionMarks) {
        for (const auto& [code, name] : evidence.nameByCode) {
            if (mark.scheme == scheme && bearsMark(mark, code, name)) {
                return name.empty() ? code : code + " " + name;
            }
        }
    }
    return {};
}

bool namesAgree(const std::string& given, const std::string& native)
{
    const auto left = upperCase(given);
    const auto right = upperCase(native);
    return left == right || (left.size() >= 6 && right.find(left) != std::string::npos) ||
           (right.size() >= 6 && left.find(right) != std::string::npos);
}

bool isForeign(const std::string& scheme, const std::string& country)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> prefixes{
        {{"cn_", "CN"}, {"ru_", "RU"}, {"mn_", "MN"}}};
    for (const auto& [prefix, of] : prefixes) {
        if (scheme.starts_with(prefix)) {
            return !country.empty() && country != of;
        }
    }
    return false;
}

double hintOf(const std::string& scheme, const std::string& field)
{
    const auto upper = upperCase(field);
    for (const auto& hint : fieldHints) {
        if (hint.scheme == scheme && upper.find(hint.field) != std::string::npos) {
            return 1.0;
        }
    }
    return 0.0;
}

Candidate candidateOf(Crosswalk crosswalk, const SchemeEvidence& evidence)
{
    Candidate candidate;
    candidate.scheme = crosswalk.scheme();
    double codes = 0.0;
    double names = 0.0;
    for (const auto& [code, name] : evidence.nameByCode) {
        if (trimmed(code).empty()) {
            continue;
        }
        ++codes;
        const auto resolved = crosswalk.resolvedCode(code);
        if (resolved.empty()) {
            candidate.unmapped.push_back(code);
        } else {
            ++candidate.found;
        }
        if (!name.empty()) {
            ++names;
            if (!resolved.empty() && namesAgree(name, crosswalk.nativeName(resolved))) {
                ++candidate.named;
            }
        }
    }
    candidate.found = codes > 0.0 ? candidate.found / codes : 0.0;
    candidate.named = names > 0.0 ? candidate.named / names : 0.0;
    // Names weigh most: codes of different schemes collide, names hardly ever do.
    candidate.score = 2.0 * candidate.found + 4.0 * candidate.named +
                      1.5 * hintOf(candidate.scheme, evidence.field);
    if (!evidence.country.empty() && !isForeign(candidate.scheme, evidence.country) &&
        isForeign(candidate.scheme, "-")) {
        candidate.score += 0.5;
    }
    candidate.mark = markOf(candidate.scheme, evidence);
    candidate.score += candidate.mark.empty() ? 0.0 : markWeight;
    candidate.crosswalk = std::move(crosswalk);
    return candidate;
}

/// "0303 灌木林地 S11" for every code that `other` gives another name and class.
SchemeReading
readingOf(const Candidate& candidate, const Candidate* other, const SchemeEvidence& evidence)
{
    SchemeReading reading{candidate.scheme, candidate.found, candidate.named, {}};
    for (const auto& [code, name] : evidence.nameByCode) {
        if (other == nullptr || reading.differing.size() == differencesShown) {
            break;
        }
        const auto own = candidate.crosswalk.resolvedCode(code);
        const auto theirs = other->crosswalk.resolvedCode(code);
        const auto* rule = candidate.crosswalk.generalRule(own);
        const auto* otherRule = other->crosswalk.generalRule(theirs);
        const bool same =
            (rule == nullptr && otherRule == nullptr) ||
            (rule != nullptr && otherRule != nullptr && rule->classCode == otherRule->classCode);
        if (!same && !trimmed(code).empty()) {
            reading.differing.push_back(rule == nullptr ? code + " -"
                                                        : code + " " + rule->sourceName + " " +
                                                              rule->classCode);
        }
    }
    return reading;
}

std::string listed(const std::vector<std::string>& texts)
{
    std::string list;
    for (const auto& text : texts) {
        list += (list.empty() ? "" : ", ") + text;
    }
    return list;
}

std::string percent(double share)
{
    return toText(share * 100.0, 0) + " %";
}

void describe(SchemeVerdict& verdict, const Candidate& best, const Candidate* rival)
{
    verdict.evidence = {
        "{found} of the codes and {named} of the names are those of {scheme}",
        {{"found", percent(best.found)}, {"named", percent(best.named)}, {"scheme", best.scheme}}};
    if (!best.mark.empty()) {
        verdict.evidence.add("only this version has {codes}", {{"codes", best.mark}});
    }
    if (rival == nullptr) {
        return;
    }
    verdict.evidence.add("next: {scheme}", {{"scheme", rival->scheme}});
    if (!rival->mark.empty()) {
        verdict.evidence.add("{scheme} alone has {codes}",
                             {{"scheme", rival->scheme}, {"codes", rival->mark}});
    }
    const auto& differing = verdict.readings.front().differing;
    if (!verdict.decided && !differing.empty()) {
        for (const auto& [scheme, codes] :
             {std::pair{best.scheme, differing},
              std::pair{rival->scheme, verdict.readings.back().differing}}) {
            verdict.evidence.add("{scheme} reads {codes}",
                                 {{"scheme", scheme}, {"codes", listed(codes)}});
        }
    } else if (!verdict.decided) {
        verdict.evidence.add("both read these codes alike");
    }
}

} // namespace

bool mustAsk(bool decided, const std::vector<SchemeReading>& readings)
{
    return !decided && readings.size() == 2 && !readings.front().differing.empty() &&
           std::ranges::all_of(readings, [](const SchemeReading& each) {
               return each.found >= nearlyAll && each.differing.front().find(' ') >= 4;
           });
}

Result<SchemeVerdict> recognise(const SchemeEvidence& evidence)
{
    std::vector<Candidate> candidates;
    for (const auto& scheme : crosswalkSchemes()) {
        if (scheme.ends_with("_tree_species") || isForeign(scheme, evidence.country)) {
            continue;
        }
        ECO_ASSIGN(auto crosswalk, Crosswalk::load(scheme));
        auto candidate = candidateOf(std::move(crosswalk), evidence);
        if (candidate.found >= minimumFound) {
            candidates.push_back(std::move(candidate));
        }
    }
    SchemeVerdict verdict;
    if (candidates.empty()) {
        verdict.evidence = Remark{"no known scheme has half of the codes"};
        return verdict;
    }
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::score);
    const auto& best = candidates.front();
    const auto* rival = candidates.size() > 1 ? &candidates[1] : nullptr;
    const double lead = rival != nullptr ? best.score - rival->score : best.score;
    verdict.scheme = best.scheme;
    verdict.runnerUp = rival != nullptr ? rival->scheme : std::string{};
    verdict.unmappedCodes = best.unmapped;
    verdict.readings.push_back(readingOf(best, rival, evidence));
    if (rival != nullptr) {
        verdict.readings.push_back(readingOf(*rival, &best, evidence));
    }
    // Short numbers alone (1, 2, 3 …) occur everywhere: a name or a field must speak too.
    const bool supported = best.named > 0.3 || hintOf(best.scheme, evidence.field) > 0.0 ||
                           std::ranges::any_of(evidence.nameByCode, [](const auto& each) {
                               return each.first.size() >= 4;
                           });
    const bool contradicted = rival != nullptr && !best.mark.empty() && !rival->mark.empty();
    verdict.decided = lead >= leadNeeded && supported && !contradicted;
    verdict.confidence = std::min(1.0, best.score / 6.0) * (verdict.decided ? 1.0 : 0.5);
    describe(verdict, best, rival);
    return verdict;
}

} // namespace ecotone::habitat
