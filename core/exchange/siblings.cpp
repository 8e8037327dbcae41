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

namespace {

bool saysEnvi(const std::filesystem::path& heading)
{
    const auto start = readFilePart(heading, 0, 4);
    return start && *start == "ENVI";
}

} // namespace

bool isEnviData(const std::filesystem::path& path)
{
    if (extensionOf(path) == ".hdr") {
        return false;
    }
    // "a.hdr" or "a.img.hdr" beside "a.img".
    std::error_code ignored;
    const std::filesystem::path longName = pathFromUtf8(toUtf8(path) + ".hdr");
    const auto heading = std::filesystem::is_regular_file(longName, ignored)
                             ? std::optional{longName}
                             : sibling(path, ".hdr");
    return heading && saysEnvi(*heading);
}

std::optional<std::filesystem::path> enviDataOf(const std::filesystem::path& heading)
{
    std::error_code ignored;
    std::filesystem::path bare{heading};
    bare.replace_extension(); // "a.img.hdr" gives "a.img", "a.hdr" gives "a".
    if (!saysEnvi(heading)) {
        return std::nullopt;
    }
    if (std::filesystem::is_regular_file(bare, ignored)) {
        return bare;
    }
    for (const std::string_view extension : {".img", ".dat", ".bin", ".bsq", ".bil", ".bip"}) {
        if (const auto data = sibling(heading, extension)) {
            return data;
        }
    }
    return std::nullopt;
}

bool isFileGeodatabase(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return std::filesystem::is_directory(folder, ignored) &&
           (extensionOf(folder) == ".gdb" ||
            std::filesystem::exists(folder / "a00000001.gdbtable", ignored));
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

namespace {

/// The last AUTHORITY["EPSG","28422"] of a WKT 1, which is that of the whole system.
std::string authorityOf(std::string_view wkt)
{
    const std::size_t at = wkt.rfind("AUTHORITY[");
    if (at == std::string_view::npos ||
        wkt.find_first_not_of("] \r\n\t", wkt.find(']', at)) != std::string_view::npos) {
        return {};
    }
    std::string authority;
    for (const char letter : wkt.substr(at + 10, wkt.find(']', at) - at - 10)) {
        if (letter == ',') {
            authority += ':';
        } else if (letter != '"' && letter != ' ') {
            authority += letter;
        }
    }
    return authority;
}

} // namespace

CrsStatement crsStatementOf(const std::filesystem::path& path)
{
    CrsStatement statement;
    statement.evidence = Remark{"no .prj"};
    // The .qpj of QGIS says what the .prj says, with the code of the system, which .prj lacks.
    for (const char* extension : {".prj", ".qpj"}) {
        const auto file = sibling(path, extension);
        const auto text = file ? readFilePart(*file, 0, 65536) : Result<std::string>{std::string{}};
        if (text && !trimmed(*text).empty()) {
            statement.kind = std::string_view{extension} == ".prj" ? CrsStatement::Kind::EsriWkt
                                                                   : CrsStatement::Kind::Wkt;
            statement.text = trimmed(*text);
            if (statement.kind == CrsStatement::Kind::Wkt) {
                statement.authority = authorityOf(statement.text);
            }
            statement.evidence = Remark{extension};
            return statement;
        }
        if (file) {
            statement.evidence = {"{file} is empty", {{"file", extension}}};
        }
    }
    return statement;
}

} // namespace ecotone::exchange
