#include "core/exchange/siblings.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <system_error>

namespace ecotone::exchange {

namespace {

std::string lower(std::string text)
{
    for (char& letter : text) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return text;
}

std::string hexByte(std::uint8_t byte)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    return std::string{"0x"} + digits[byte >> 4] + digits[byte & 0xF];
}

} // namespace

std::string extensionOf(const std::filesystem::path& path)
{
    return lower(toUtf8(path.extension()));
}

std::string stemOf(const std::filesystem::path& path)
{
    return toUtf8(path.stem());
}

std::optional<std::filesystem::path> sibling(const std::filesystem::path& path,
                                             std::string_view extension)
{
    std::error_code ignored;
    std::filesystem::path candidate{path};
    candidate.replace_extension(pathFromUtf8(extension));
    if (std::filesystem::exists(candidate, ignored)) {
        return candidate;
    }
    // Delivered from systems without letter case: BOU2.SHP beside bou2.dbf.
    const std::string wanted = lower(stemOf(path)) + std::string{extension};
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    std::optional<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
        if (lower(fileName(entry.path())) == wanted && (!found || entry.path() < *found)) {
            found = entry.path();
        }
    }
    return found;
}

EncodingStatement encodingStatementOf(const std::filesystem::path& path,
                                      std::uint8_t languageDriver)
{
    EncodingStatement statement;
    if (const auto cpg = sibling(path, ".cpg")) {
        if (const auto text = readFilePart(*cpg, 0, 64); text && !trimmed(*text).empty()) {
            statement.encoding = text::encodingFromName(*text);
            statement.statedBy = ".cpg \"" + std::string{trimmed(*text)} + "\"";
        }
    }
    if (!statement.encoding) {
        statement.encoding = text::encodingFromLanguageDriver(languageDriver);
        if (statement.encoding || (languageDriver != 0 && statement.statedBy.empty())) {
            statement.statedBy = "language driver " + hexByte(languageDriver);
        }
    }
    return statement;
}

CrsStatement crsStatementOf(const std::filesystem::path& path)
{
    CrsStatement statement;
    statement.evidence = "no .prj";
    if (const auto prj = sibling(path, ".prj")) {
        if (const auto text = readFilePart(*prj, 0, 65536); text && !trimmed(*text).empty()) {
            statement.kind = CrsStatement::Kind::EsriWkt;
            statement.text = trimmed(*text);
            statement.evidence = ".prj";
        } else {
            statement.evidence = ".prj is empty";
        }
    }
    return statement;
}

} // namespace ecotone::exchange
