#include "app/project_facts.h"

namespace ecotone::app {

namespace {

/// Meta values other rooms leave: "1" is yes.
Result<bool> flag(store::ProjectFile& project, const std::string& key)
{
    ECO_ASSIGN(const auto value, project.meta().get(key));
    return value && *value == "1";
}

Result<std::int64_t> restrictedCount(store::ProjectFile& project)
{
    ECO_ASSIGN(const auto issues, project.issues().list());
    std::int64_t count = 0;
    for (const model::Issue& issue : issues) {
        count += issue.code == "restricted" ? issue.count : 0;
    }
    return count;
}

} // namespace

Result<layout::ProjectFacts> layoutFacts(store::ProjectFile& project, const std::string& edition)
{
    layout::ProjectFacts facts;
    ECO_ASSIGN(facts.title, project.meta().title());
    ECO_ASSIGN(facts.demonstration, project.meta().isDemonstration());
    ECO_ASSIGN(facts.sources, project.sources().list());
    ECO_ASSIGN(facts.revision, project.revision());
    ECO_ASSIGN(facts.borderSchematic, flag(project, "border_schematic"));
    ECO_ASSIGN(facts.edgeMatchingOneSided, flag(project, "edge_matching_one_sided"));
    ECO_ASSIGN(facts.restrictedLeftOut, restrictedCount(project));
    facts.edition = edition;
    facts.programVersion = ECOTONE_VERSION;
    return facts;
}

} // namespace ecotone::app
