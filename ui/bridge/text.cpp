#include "ui/bridge/text.h"

#include "core/base/number.h"
#include "core/cartography/furniture.h"
#include "core/cartography/scale_text.h"
#include "core/habitat/words.h"
#include "ui/bridge/facts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace ecotone::bridge {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string toUtf8(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

std::filesystem::path toPath(const QString& path)
{
    const QByteArray bytes = path.toUtf8();
    return std::filesystem::path{
        std::u8string{bytes.constData(), bytes.constData() + bytes.size()}};
}

QString fromPath(const std::filesystem::path& path)
{
    const std::u8string text = path.u8string();
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(text.size()));
    for (const char8_t unit : text) {
        bytes.append(static_cast<char>(unit));
    }
    return QString::fromUtf8(bytes);
}

QString word(std::string_view key)
{
    return fromUtf8(habitat::Words::shared().phrase(key, currentLanguage()));
}

QString heading(std::string_view key)
{
    QString text = word(key);
    if (!text.isEmpty()) {
        text[0] = text.at(0).toUpper();
    }
    return text;
}

QString remarkText(const Remark& remark)
{
    return fromUtf8(habitat::Words::shared().remark(remark, currentLanguage()));
}

QString statusWord(std::string_view kind, std::string_view code)
{
    return fromUtf8(habitat::Words::shared().status(kind, code, currentLanguage()));
}

QString in(const LocalText& text)
{
    const std::string& wanted = text.in(currentLanguage());
    return fromUtf8(wanted.empty() ? text.in(Language::English) : wanted);
}

QString countryName(std::string_view code)
{
    const habitat::Country* country = facts().gazetteer.country(code);
    return country == nullptr ? fromUtf8(code) : in(country->shortName);
}

QString landscapeName(std::string_view code)
{
    const habitat::Landscape* landscape = facts().gazetteer.landscape(code);
    return landscape == nullptr ? fromUtf8(code) : in(landscape->name);
}

QString speciesName(std::string_view code)
{
    const habitat::Species* species = facts().gazetteer.speciesOf(code);
    return species == nullptr ? fromUtf8(code) : in(species->name);
}

QString className(std::string_view code)
{
    return fromUtf8(facts().classification.name(code, currentLanguage()));
}

QString integerText(std::int64_t value)
{
    return fromUtf8(habitat::Words::shared().formatInteger(value, currentLanguage()));
}

QString decimalText(double value, int decimals)
{
    return fromUtf8(
        habitat::Words::shared().formatDecimal(toText(value, decimals), currentLanguage()));
}

QString areaText(geometry::Area area)
{
    return fromUtf8(habitat::Words::shared().formatArea(
        area, habitat::AreaUnit::SquareKilometres, currentLanguage()));
}

QString areaNumber(geometry::Area area)
{
    return fromUtf8(habitat::Words::shared().formatAreaNumber(
        area, habitat::AreaUnit::SquareKilometres, currentLanguage()));
}

QString lengthText(double metres)
{
    return fromUtf8(habitat::Words::shared().formatLength(metres, currentLanguage()));
}

RoundLength roundLengthWithin(double metres)
{
    cartography::Viewport ground;
    ground.metresPerPixel = 1.0;
    const auto bar =
        cartography::scaleBar(ground, metres, habitat::Words::shared(), currentLanguage());
    return {bar.metres, fromUtf8(bar.labels.back())};
}

QString scaleText(double denominator)
{
    // Three significant figures: a scale on a screen is not more certain than that.
    const double digits = std::pow(10.0, std::floor(std::log10(std::max(denominator, 1.0))) - 2.0);
    const double rounded = std::round(denominator / digits) * digits;
    return QStringLiteral("1:") % integerText(static_cast<std::int64_t>(std::llround(rounded)));
}

std::optional<double> scaleIn(const QString& text)
{
    return cartography::parseScale(toUtf8(text));
}

QString lonLatText(double longitude, double latitude)
{
    const QString east = longitude < 0.0 ? QCoreApplication::translate("Coordinates", "%1° W")
                                         : QCoreApplication::translate("Coordinates", "%1° E");
    const QString north = latitude < 0.0 ? QCoreApplication::translate("Coordinates", "%1° S")
                                         : QCoreApplication::translate("Coordinates", "%1° N");
    return east.arg(decimalText(std::abs(longitude), 4)) % QStringLiteral("  ") %
           north.arg(decimalText(std::abs(latitude), 4));
}

QString timeText(std::string_view isoUtc)
{
    const QDateTime time = QDateTime::fromString(fromUtf8(isoUtc), Qt::ISODate).toLocalTime();
    if (time.date() == QDate::currentDate()) {
        return QLocale{}.toString(time, QStringLiteral("HH:mm"));
    }
    return time.isValid() ? QLocale{}.toString(time, QStringLiteral("yyyy-MM-dd HH:mm"))
                          : fromUtf8(isoUtc);
}

} // namespace ecotone::bridge
