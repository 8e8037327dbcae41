#include "core/habitat/table_reader.h"

#include "core/base/number.h"
#include "core/base/resources.h"
#include "core/text/encoding.h"

namespace ecotone::habitat {

LocalText TableRow::localText(std::string_view prefix) const
{
    LocalText result;
    for (const Language language : allLanguages) {
        result.in(language) = text(std::string{prefix} + std::string{code(language)});
    }
    return result;
}

std::optional<double> TableRow::number(std::string_view column) const
{
    return parseDouble(text(column));
}

std::vector<std::string> TableRow::list(std::string_view column, char separator) const
{
    return splitText(text(column), separator);
}

Result<CsvTable> readTable(std::string_view relativePath)
{
    return CsvTable::read(resourcePath(relativePath));
}

std::vector<std::string> splitText(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(separator, at), text.size());
        const auto part = trimmed(text.substr(at, end - at));
        if (!part.empty()) {
            parts.emplace_back(part);
        }
        at = end + 1;
    }
    return parts;
}

std::string upperCase(std::string_view utf8)
{
    std::u32string upper;
    for (const char32_t c : text::codePoints(utf8)) {
        if ((c >= U'a' && c <= U'z') || (c >= U'а' && c <= U'я')) {
            upper.push_back(c - 32);
        } else if (c >= U'ѐ' && c <= U'џ') {
            upper.push_back(c - 80);
        } else if (c == U'ө' || c == U'ү') {
            upper.push_back(c - 1);
        } else {
            upper.push_back(c);
        }
    }
    return text::toUtf8(upper);
}

} // namespace ecotone::habitat
