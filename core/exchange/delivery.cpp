#include "core/exchange/delivery.h"

#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

namespace ecotone::exchange {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostFiles = 500;

std::string extensionOf(const fs::path& path)
{
    std::string extension = toUtf8(path.extension());
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return extension;
}

/// A File Geodatabase is a folder that is one source.
bool isDatabaseFolder(const fs::path& path)
{
    return extensionOf(path) == ".gdb";
}

bool isSource(const fs::path& path)
{
    static constexpr std::array<std::string_view, 22> known{
        ".shp", ".tab", ".mif",  ".gpkg", ".geojson", ".json",  ".kml", ".kmz",
        ".gpx", ".dxf", ".sxf",  ".csv",  ".txt",     ".xlsx",  ".xls", ".ods",
        ".zip", ".tif", ".tiff", ".img",  ".gml",     ".sqlite"};
    return std::ranges::find(known, extensionOf(path)) != known.end();
}

bool has(const fs::path& path, const char* extension)
{
    std::error_code error;
    fs::path other = path;
    for (const std::string& form : {std::string{extension}, std::string{".SHP"}}) {
        other.replace_extension(form);
        if (fs::exists(other, error)) {
            return true;
        }
    }
    return false;
}

void add(std::vector<fs::path>& sources, const fs::path& path)
{
    if (sources.size() < mostFiles && std::ranges::find(sources, path) == sources.end()) {
        sources.push_back(path);
    }
}

void addFolder(std::vector<fs::path>& sources, const fs::path& folder)
{
    std::error_code error;
    fs::recursive_directory_iterator each{
        folder, fs::directory_options::skip_permission_denied, error};
    std::vector<fs::path> found;
    for (; !error && each != fs::recursive_directory_iterator{}; each.increment(error)) {
        const fs::path& path = each->path();
        std::error_code unknown;
        if (each->is_directory(unknown)) {
            if (isDatabaseFolder(path)) {
                each.disable_recursion_pending();
                found.push_back(path);
            }
        } else if (isSource(path) ||
                   (extensionOf(path) == ".dbf" && !has(path, ".shp") && !has(path, ".tab"))) {
            found.push_back(path);
        }
    }
    std::ranges::sort(found);
    for (const fs::path& path : found) {
        add(sources, path);
    }
}

} // namespace

std::vector<fs::path> sourcesIn(std::span<const fs::path> filesAndFolders)
{
    static constexpr std::array<std::string_view, 7> parts{
        ".dbf", ".shx", ".prj", ".cpg", ".qpj", ".sbn", ".sbx"};
    std::vector<fs::path> sources;
    for (const fs::path& path : filesAndFolders) {
        std::error_code error;
        if (fs::is_directory(path, error) && !isDatabaseFolder(path)) {
            addFolder(sources, path);
            continue;
        }
        fs::path whole = path;
        if (std::ranges::find(parts, extensionOf(path)) != parts.end() && has(path, ".shp")) {
            whole.replace_extension(".shp");
            whole = fs::exists(whole, error) ? whole : path;
        }
        add(sources, whole);
    }
    return sources;
}

} // namespace ecotone::exchange
