#include "ui/bridge/languages.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <atomic>

namespace ecotone::bridge {

namespace {

// Worker threads word their progress too.
std::atomic<Language> g_language{Language::English};

QString catalogue(Language language)
{
    switch (language) {
    case Language::Chinese: return QStringLiteral(":/i18n/ecotone_zh_CN.qm");
    case Language::Russian: return QStringLiteral(":/i18n/ecotone_ru.qm");
    case Language::Mongolian: return QStringLiteral(":/i18n/ecotone_mn.qm");
    case Language::English: break;
    }
    // Only the plural forms.
    return QStringLiteral(":/i18n/ecotone_en.qm");
}

QLocale localeOf(Language language)
{
    switch (language) {
    case Language::Chinese: return {QLocale::Chinese, QLocale::China};
    case Language::Russian: return {QLocale::Russian, QLocale::Russia};
    case Language::Mongolian: return {QLocale::Mongolian, QLocale::Mongolia};
    case Language::English: break;
    }
    return {QLocale::English, QLocale::UnitedKingdom};
}

} // namespace

Languages::Languages(QObject* parent) : QObject{parent} {}

void Languages::setLanguage(Language language)
{
    g_language = language;
    QLocale::setDefault(localeOf(language));
    // Removing and installing each send LanguageChange; one translator that is loaded anew and
    // installed again keeps it at the fewest.
    QCoreApplication::removeTranslator(&m_translator);
    if (m_translator.load(catalogue(language))) {
        QCoreApplication::installTranslator(&m_translator);
    }
    Q_EMIT changed(language);
}

Language Languages::current()
{
    return g_language;
}

Language Languages::ofDesktop()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString& name : wanted) {
        if (const auto language = languageFromCode(toUtf8(name))) {
            return *language;
        }
    }
    return Language::English;
}

Language currentLanguage()
{
    return Languages::current();
}

} // namespace ecotone::bridge
