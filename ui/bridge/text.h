#pragma once

#include "core/base/language.h"
#include "core/base/remark.h"
#include "core/geometry/area.h"

#include <QString>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// Texts between core (UTF-8) and Qt, and the words of the resources in the window's language.
namespace ecotone::bridge {

[[nodiscard]] QString fromUtf8(std::string_view text);
[[nodiscard]] std::string toUtf8(const QString& text);
[[nodiscard]] std::filesystem::path toPath(const QString& path);
[[nodiscard]] QString fromPath(const std::filesystem::path& path);

/// Of the running window; see Languages.
[[nodiscard]] Language currentLanguage();

/// A phrase or glossary word of resources/words in the window's language.
[[nodiscard]] QString word(std::string_view key);
/// The same with its first letter as a heading has it.
[[nodiscard]] QString heading(std::string_view key);
/// What was noticed, in the window's language.
[[nodiscard]] QString remarkText(const Remark& remark);
[[nodiscard]] QString statusWord(std::string_view kind, std::string_view code);
[[nodiscard]] QString countryName(std::string_view code);
[[nodiscard]] QString landscapeName(std::string_view code);
[[nodiscard]] QString speciesName(std::string_view code);
[[nodiscard]] QString className(std::string_view code);
[[nodiscard]] QString in(const LocalText& text);

/// Figures with the marks of the language.
[[nodiscard]] QString integerText(std::int64_t value);
[[nodiscard]] QString decimalText(double value, int decimals);
/// "1 234.567 km²"
[[nodiscard]] QString areaText(geometry::Area area);
[[nodiscard]] QString areaNumber(geometry::Area area);
[[nodiscard]] QString lengthText(double metres);

/// What a scale bar says: "20 km", without decimals nobody needs.
struct RoundLength
{
    double metres = 0.0;
    QString text;
};
/// The longest of 1, 2 or 5 times a power of ten within `metres`.
[[nodiscard]] RoundLength roundLengthWithin(double metres);
/// "1:250 000"
[[nodiscard]] QString scaleText(double denominator);
/// A scale as people type it; see cartography::parseScale.
[[nodiscard]] std::optional<double> scaleIn(const QString& text);
/// "130.4512° E  42.8731° N" with the language's decimal mark.
[[nodiscard]] QString lonLatText(double longitude, double latitude);
/// Local time of an ISO time in UTC: "14:03" today, else "2026-11-21 14:03".
[[nodiscard]] QString timeText(std::string_view isoUtc);

} // namespace ecotone::bridge
