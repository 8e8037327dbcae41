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

struct Candidate
{
    std::string scheme;
    double found = 0.0; ///< Share of the codes.
    double named = 0.0; ///< Share of the codes with a name whose name agrees.
    double score = 0.0;
    std::vector<std::string> unmapped;
};

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

Candidate candidateOf(const Crosswalk& crosswalk, const SchemeEvidence& evidence)
{
    Candidate candidate{crosswalk.scheme(), 0.0, 0.0, 0.0, {}};
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
    return candidate;
}

std::string percent(double share)
{
    return toText(share * 100.0, 0) + " %";
}

} // namespace

Result<SchemeVerdict> recognise(const SchemeEvidence& evidence)
{
    std::vector<Candidate> candidates;
    for (const auto& scheme : crosswalkSchemes()) {
        if (scheme.ends_with("_tree_species") || isForeign(scheme, evidence.country)) {
            continue;
        }
        ECO_ASSIGN(const auto crosswalk, Crosswalk::load(scheme));
        auto candidate = candidateOf(crosswalk, evidence);
        if (candidate.found >= minimumFound) {
            candidates.push_back(std::move(candidate));
        }
    }
    SchemeVerdict verdict;
    if (candidates.empty()) {
        verdict.evidence = "no known scheme has half of the codes";
        return verdict;
    }
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::score);
    const auto& best = candidates.front();
    const double lead = candidates.size() > 1 ? best.score - candidates[1].score : best.score;
    verdict.scheme = best.scheme;
    verdict.runnerUp = candidates.size() > 1 ? candidates[1].scheme : std::string{};
    verdict.unmappedCodes = best.unmapped;
    // Short numbers alone (1, 2, 3 …) occur everywhere: a name or a field must speak too.
    const bool supported = best.named > 0.3 || hintOf(best.scheme, evidence.field) > 0.0 ||
                           std::ranges::any_of(evidence.nameByCode, [](const auto& each) {
                               return each.first.size() >= 4;
                           });
    verdict.decided = lead >= leadNeeded && supported;
    verdict.confidence = std::min(1.0, best.score / 6.0) * (verdict.decided ? 1.0 : 0.5);
    verdict.evidence = percent(best.found) + " of the codes and " + percent(best.named) +
                       " of the names are those of " + best.scheme;
    if (!verdict.runnerUp.empty()) {
        verdict.evidence += "; next " + verdict.runnerUp;
    }
    return verdict;
}

} // namespace ecotone::habitat
