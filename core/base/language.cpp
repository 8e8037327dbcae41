#include "core/base/language.h"

#include <algorithm>

namespace ecotone {

std::string_view code(Language language) noexcept
{
    constexpr std::array<std::string_view, 4> codes{"en", "zh", "ru", "mn"};
    return codes[static_cast<std::size_t>(language)];
}

std::optional<Language> languageFromCode(std::string_view text) noexcept
{
    const auto head = text.substr(0, text.find_first_of("_-."));
    for (const Language language : allLanguages) {
        if (head == code(language)) {
            return language;
        }
    }
    return std::nullopt;
}

std::string_view ownName(Language language) noexcept
{
    constexpr std::array<std::string_view, 4> names{"English", "中文", "Русский", "Монгол"};
    return names[static_cast<std::size_t>(language)];
}

bool LocalText::complete() const
{
    return std::none_of(
        text.begin(), text.end(), [](const std::string& part) { return part.empty(); });
}

} // namespace ecotone
