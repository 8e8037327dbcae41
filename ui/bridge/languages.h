#pragma once

#include "core/base/language.h"

#include <QObject>
#include <QString>
#include <QTranslator>

namespace ecotone::bridge {

/// The language of the window. Changing it sends QEvent::LanguageChange to every widget; Qt's own
/// dialog texts come from the same catalogues, because Qt ships none for Mongolian.
class Languages : public QObject
{
    Q_OBJECT

public:
    explicit Languages(QObject* parent = nullptr);

    /// Installs the catalogue of the language; English is the source and needs none.
    void setLanguage(Language language);
    [[nodiscard]] static Language current();
    /// What the desktop asks for, English where we do not speak it.
    [[nodiscard]] static Language ofDesktop();

Q_SIGNALS:
    void changed(ecotone::Language language);

private:
    QTranslator m_translator;
};

} // namespace ecotone::bridge
