#include "app/commands/project_argument.h"

#include "app/settings.h"
#include "core/base/file.h"

namespace ecotone::app {

Result<std::unique_ptr<store::ProjectFile>>
openProject(const Terminal& terminal, const std::string& path, store::Access access)
{
    const Settings settings = Settings::read();
    ECO_ASSIGN(auto project,
               store::ProjectFile::open(pathFromUtf8(path), access, {settings.author.name, {}}));
    for (const model::Issue& issue : project->openingIssues()) {
        terminal.note("ecotone: " + issue.message);
    }
    if (access == store::Access::Write && project->access() == store::Access::Read) {
        return fail(ErrorCode::ReadOnly, path + ": can only be opened for reading");
    }
    if (access == store::Access::Write) {
        const model::Author author{
            settings.author.name.empty() ? "another program" : settings.author.name, {}, {}};
        ECO_ASSIGN(const store::OutsideEdits edits, project->history().reconcile(author));
        if (edits.any()) {
            terminal.note("ecotone: " + path + " was edited by another program: " +
                          std::to_string(edits.changed) + " rows changed, " +
                          std::to_string(edits.added) + " added, " + std::to_string(edits.removed) +
                          " removed; the history has an entry for it");
        }
        return project;
    }
    ECO_ASSIGN(const bool changedOutside, project->history().changedOutside());
    if (changedOutside) {
        terminal.note("ecotone: " + path +
                      " was edited by another program since Ecotone closed it; the next edit or "
                      "opening in the window takes this into the history");
    }
    return project;
}

Result<std::unique_ptr<store::ProjectFile>>
openForReading(const Terminal& terminal, const std::string& path, const std::string& edition)
{
    if (edition.empty()) {
        return openProject(terminal, path, store::Access::Read);
    }
    return store::ProjectFile::openEdition(pathFromUtf8(path), edition);
}

Result<model::Author> authorFrom(const AuthorOptions& options)
{
    model::Author author = Settings::read().author;
    if (!options.name.empty()) {
        author = {options.name, options.organisation, options.side};
    }
    if (author.name.empty()) {
        return fail(ErrorCode::AuthorNeeded,
                    "an edit needs a name: say --author NAME (and --side CN, RU or MN)");
    }
    return author;
}

} // namespace ecotone::app
