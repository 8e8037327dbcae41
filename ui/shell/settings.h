#pragma once

#include "core/base/language.h"
#include "core/model/history.h"
#include "ui/canvas/look.h"
#include "ui/shell/start_page.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

/// What the window remembers between sittings. The author is shared with the command line.
namespace ecotone::shell::settings {

[[nodiscard]] model::Author author();
void setAuthor(const model::Author& author);
[[nodiscard]] std::optional<Language> language();
void setLanguage(Language language);
/// Nothing stored: as the desktop.
[[nodiscard]] std::optional<canvas::Shade> shade();
void setShade(canvas::Shade shade);
[[nodiscard]] QStringList recentProjects();
void addRecentProject(const QString& path);
[[nodiscard]] bool isDone(Task task);
void setDone(Task task);
[[nodiscard]] QByteArray state(const QString& name);
void setState(const QString& name, const QByteArray& state);
/// The landscape a project was last seen at.
[[nodiscard]] QString landscapeOf(const QString& project);
void setLandscapeOf(const QString& project, const QString& landscape);

} // namespace ecotone::shell::settings
