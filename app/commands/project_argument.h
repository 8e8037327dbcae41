#pragma once

#include "app/terminal.h"
#include "core/model/history.h"
#include "core/store/project_file.h"

#include <memory>
#include <string>

namespace ecotone::app {

/// Opens the project of a command. A writer first takes in what other programs changed (one
/// entry "edited outside"), and says so.
[[nodiscard]] Result<std::unique_ptr<store::ProjectFile>>
openProject(const Terminal& terminal, const std::string& path, store::Access access);
/// The frozen state when an edition is named, else the present one; for reading.
[[nodiscard]] Result<std::unique_ptr<store::ProjectFile>>
openForReading(const Terminal& terminal, const std::string& path, const std::string& edition);

/// Who edits: the options, else the settings of the window. Fails with AuthorNeeded.
struct AuthorOptions
{
    std::string name;
    std::string organisation;
    std::string side;
};
[[nodiscard]] Result<model::Author> authorFrom(const AuthorOptions& options);

} // namespace ecotone::app
