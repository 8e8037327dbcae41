#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ecotone {

/// The four languages of every text. The order is that of the columns name_en … name_mn.
enum class Language : unsigned char
{
    English = 0,
    Chinese = 1, ///< Simplified.
    Russian = 2,
    Mongolian = 3, ///< Cyrillic.
};

inline constexpr std::array<Language, 4> allLanguages{
    Language::English, Language::Chinese, Language::Russian, Language::Mongolian};

/// "en", "zh", "ru", "mn".
[[nodiscard]] std::string_view code(Language language) noexcept;
/// Accepts "zh", "zh_CN", "zh-Hans", "ru_RU.UTF-8" …; nullopt for other languages.
[[nodiscard]] std::optional<Language> languageFromCode(std::string_view code) noexcept;
/// In its own script: "English", "中文", "Русский", "Монгол".
[[nodiscard]] std::string_view ownName(Language language) noexcept;

/// One text in the four languages; an empty member means "not known in this language".
struct LocalText
{
    std::array<std::string, 4> text;

    [[nodiscard]] const std::string& in(Language language) const
    {
        return text[static_cast<std::size_t>(language)];
    }
    [[nodiscard]] std::string& in(Language language)
    {
        return text[static_cast<std::size_t>(language)];
    }
    [[nodiscard]] bool complete() const;
    bool operator==(const LocalText&) const = default;
};

} // namespace ecotone
