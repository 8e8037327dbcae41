#include "core/quality/fixes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace ecotone::quality {

namespace {

using Fixes = std::vector<Fix>;

nlohmann::json argumentsOf(const model::Issue& issue)
{
    auto json = nlohmann::json::parse(issue.argumentsJson, nullptr, /*allow_exceptions=*/false);
    return json.is_object() ? json : nlohmann::json::object();
}

std::vector<model::PatchId> patchesOf(const model::Issue& issue)
{
    std::vector<model::PatchId> ids;
    const nlohmann::json arguments = argumentsOf(issue);
    if (const auto list = arguments.find("patches"); list != arguments.end() && list->is_array()) {
        for (const auto& id : *list) {
            if (id.is_number_integer()) {
                ids.push_back(id.get<model::PatchId>());
            }
        }
    }
    if (ids.empty() && issue.patchId != 0) {
        ids.push_back(issue.patchId);
    }
    return ids;
}

Fixes filled(const model::Issue& issue, coverage::FillWith with)
{
    Fixes fixes;
    for (const geometry::Polygon& place : issue.place.polygons) {
        fixes.push_back({coverage::FillGap{{place}, with}, {}});
    }
    return fixes;
}

Fixes cleaned(const model::Issue& issue)
{
    Fixes fixes;
    if (issue.code == "invalid-geometry") {
        fixes.push_back({coverage::CleanUp{patchesOf(issue), {}}, {}});
        return fixes;
    }
    for (const geometry::Polygon& place : issue.place.polygons) {
        fixes.push_back({coverage::CleanUp{{}, {geometry::boundsOf(place)}}, {}});
    }
    for (const geometry::Line& line : issue.place.lines) {
        fixes.push_back({coverage::CleanUp{{}, {geometry::boundsOf(line)}}, {}});
    }
    return fixes;
}

/// One by one: where one sliver went, the next may follow.
Fixes dissolved(const model::Issue& issue)
{
    Fixes fixes;
    for (const model::PatchId id : patchesOf(issue)) {
        fixes.push_back({coverage::DissolveSlivers{{id}}, {}});
    }
    return fixes;
}

Fixes given(const model::Issue& issue)
{
    const nlohmann::json arguments = argumentsOf(issue);
    Fix fix;
    fix.ofNew.country = arguments.value("losing", std::string{});
    fix.ofNew.classCode = arguments.value("losing_class", std::string{});
    fix.ofNew.sourceId = issue.sourceId;
    fix.ofNew.landscape = issue.landscape;
    Fixes fixes;
    if (fix.ofNew.country.empty() || fix.ofNew.classCode.empty()) {
        return fixes;
    }
    for (const geometry::Polygon& place : issue.place.polygons) {
        fix.gesture = coverage::DrawOver{place};
        fixes.push_back(fix);
    }
    return fixes;
}

} // namespace

Result<std::vector<Fix>> fixesFor(const model::Issue& issue, std::string_view fix)
{
    Fixes fixes;
    if (std::find(issue.fixes.begin(), issue.fixes.end(), fix) != issue.fixes.end()) {
        fixes = fix == "fill-with-neighbour"   ? filled(issue, coverage::FillWith::Neighbour)
                : fix == "fill-with-new-patch" ? filled(issue, coverage::FillWith::NewPatch)
                : fix == "clean-up"            ? cleaned(issue)
                : fix == "dissolve-slivers"    ? dissolved(issue)
                : fix == "give-to-other-side"  ? given(issue)
                                               : Fixes{};
    }
    if (fixes.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    "the issue \"" + issue.code + "\" has no fix \"" + std::string{fix} + "\"");
    }
    return fixes;
}

} // namespace ecotone::quality
