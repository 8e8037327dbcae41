#include "ui/shell/settings.h"

#include "ui/bridge/text.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

namespace ecotone::shell::settings {

namespace {

constexpr int recentCount = 8;

QVariant read(const QString& key)
{
    const QSettings settings{QSettings::IniFormat,
                             QSettings::UserScope,
                             QStringLiteral("Ecotone"),
                             QStringLiteral("Ecotone")};
    return settings.value(key);
}

QString value(const QString& key)
{
    return read(key).toString();
}

void set(const QString& key, const QVariant& value)
{
    QSettings settings{QSettings::IniFormat,
                       QSettings::UserScope,
                       QStringLiteral("Ecotone"),
                       QStringLiteral("Ecotone")};
    settings.setValue(key, value);
}

QString taskKey(Task task)
{
    return QStringLiteral("tasks/") % QString::number(static_cast<int>(task));
}

/// Paths hold separators, which QSettings would take for groups.
QString projectKey(const QString& project)
{
    const QByteArray hash =
        QCryptographicHash::hash(project.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return QStringLiteral("projects/") % QString::fromLatin1(hash) % QStringLiteral("/landscape");
}

} // namespace

model::Author author()
{
    return {bridge::toUtf8(value(QStringLiteral("author/name"))),
            bridge::toUtf8(value(QStringLiteral("author/organisation"))),
            bridge::toUtf8(value(QStringLiteral("author/side")))};
}

void setAuthor(const model::Author& author)
{
    set(QStringLiteral("author/name"), bridge::fromUtf8(author.name));
    set(QStringLiteral("author/organisation"), bridge::fromUtf8(author.organisation));
    set(QStringLiteral("author/side"), bridge::fromUtf8(author.side));
}

std::optional<Language> language()
{
    return languageFromCode(bridge::toUtf8(value(QStringLiteral("window/language"))));
}

void setLanguage(Language language)
{
    set(QStringLiteral("window/language"), bridge::fromUtf8(code(language)));
}

std::optional<canvas::Shade> shade()
{
    const QString name = value(QStringLiteral("window/shade"));
    if (name.isEmpty()) {
        return std::nullopt;
    }
    return name == QLatin1String{"dark"} ? canvas::Shade::Dark : canvas::Shade::Light;
}

void setShade(canvas::Shade shade)
{
    set(QStringLiteral("window/shade"),
        shade == canvas::Shade::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

QStringList recentProjects()
{
    QStringList present;
    const QStringList known = read(QStringLiteral("recent/projects")).toStringList();
    for (const QString& path : known) {
        if (QFileInfo::exists(path)) {
            present.append(path);
        }
    }
    return present;
}

void addRecentProject(const QString& path)
{
    QStringList paths = recentProjects();
    paths.removeAll(path);
    paths.prepend(path);
    set(QStringLiteral("recent/projects"), QStringList{paths.mid(0, recentCount)});
}

bool isDone(Task task)
{
    return read(taskKey(task)).toBool();
}

void setDone(Task task)
{
    set(taskKey(task), true);
}

QByteArray state(const QString& name)
{
    return read(QStringLiteral("window/") % name).toByteArray();
}

void setState(const QString& name, const QByteArray& state)
{
    set(QStringLiteral("window/") % name, state);
}

QString landscapeOf(const QString& project)
{
    return value(projectKey(project));
}

void setLandscapeOf(const QString& project, const QString& landscape)
{
    set(projectKey(project), landscape);
}

} // namespace ecotone::shell::settings
