#include "core/report/rule_coverage.h"

#include "core/base/number.h"
#include "core/habitat/classification.h"
#include "core/model/patch.h"
#include "core/store/project_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace ecotone::report {

namespace {

using store::PatchColumn;

struct Span
{
    std::string_view key;
    double from;
};
constexpr std::array<Span, 4> spans{
    {{"0.90-1.00", 0.895}, {"0.70-0.89", 0.695}, {"0.50-0.69", 0.495}, {"0.00-0.49", -1.0}}};

CoverageKind
kindOf(const std::string& classCode, const std::string& status, const std::string& rule)
{
    if (status == model::name(model::PatchStatus::Edited)) {
        return CoverageKind::Edited;
    }
    if (classCode == habitat::withheldClass) {
        return CoverageKind::Restricted;
    }
    if (classCode == habitat::noDataClass) {
        return CoverageKind::NoData;
    }
    if (classCode == habitat::unmappedClass) {
        return CoverageKind::Unmapped;
    }
    return rule.empty() ? CoverageKind::Drawn : CoverageKind::Mapped;
}

void add(std::vector<CoverageSum>& sums, std::string_view key, const CoverageRow& row)
{
    auto found = std::ranges::find(sums, key, &CoverageSum::key);
    if (found == sums.end()) {
        sums.push_back({std::string{key}, 0, {}});
        found = std::prev(sums.end());
    }
    found->patches += row.patches;
    found->area += row.area;
}

void sum(RuleCoverage& coverage)
{
    for (const auto& span : spans) {
        coverage.certain.push_back({std::string{span.key}, 0, {}});
    }
    for (const auto& row : coverage.rows) {
        add(coverage.kinds, name(row.kind), row);
        coverage.patches += row.patches;
        coverage.total += row.area;
        if (row.kind == CoverageKind::Mapped) {
            const double confidence = parseDouble(row.confidence).value_or(0.0);
            const auto span = std::ranges::find_if(
                spans, [&](const Span& each) { return confidence >= each.from; });
            add(coverage.certain, span->key, row);
        }
    }
}

} // namespace

std::string_view name(CoverageKind kind) noexcept
{
    static constexpr std::array<std::string_view, 6> names{
        "mapped", "edited", "unmapped", "no_data", "restricted", "drawn"};
    return names[static_cast<std::size_t>(kind)];
}

Result<RuleCoverage>
ruleCoverage(store::ProjectFile& project, const ProjectFacts& facts, Language language)
{
    static constexpr std::array columns{PatchColumn::Source,
                                        PatchColumn::SourceCode,
                                        PatchColumn::Rule,
                                        PatchColumn::Class,
                                        PatchColumn::Confidence,
                                        PatchColumn::Status};
    ECO_ASSIGN(const auto groups, project.patches().areaBy(columns));
    ECO_ASSIGN(const auto list, project.sources().list());
    std::map<std::string, model::Source> sources;
    for (const auto& source : list) {
        sources[ecotone::toText(source.id)] = source;
    }
    RuleCoverage coverage;
    coverage.facts = facts;
    coverage.language = language;
    for (const auto& group : groups) {
        CoverageRow row;
        const auto source = sources.find(group.keys[0]);
        if (source != sources.end()) {
            row.source = source->second.title;
            row.scheme = source->second.scheme;
        }
        row.code = group.keys[1];
        row.rule = group.keys[2];
        row.classCode = group.keys[3];
        row.kind = kindOf(row.classCode, group.keys[5], row.rule);
        row.confidence = row.kind == CoverageKind::Mapped ? group.keys[4] : std::string{};
        row.patches = group.patches;
        row.area = group.area;
        coverage.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(coverage.rows, [](const CoverageRow& left, const CoverageRow& right) {
        return left.area > right.area;
    });
    sum(coverage);
    return coverage;
}

} // namespace ecotone::report
