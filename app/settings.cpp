#include "app/settings.h"

#include <QSettings>
#include <QString>

namespace ecotone::app {

Settings Settings::read()
{
    const QSettings stored{QSettings::IniFormat,
                           QSettings::UserScope,
                           QStringLiteral("Ecotone"),
                           QStringLiteral("Ecotone")};
    const auto text = [&](const QString& key) {
        return stored.value(key).toString().toStdString();
    };
    Settings settings;
    settings.author.name = text(QStringLiteral("author/name"));
    settings.author.organisation = text(QStringLiteral("author/organisation"));
    settings.author.side = text(QStringLiteral("author/side"));
    return settings;
}

} // namespace ecotone::app
