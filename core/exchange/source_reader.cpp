#include "core/exchange/source_reader.h"

#include "core/base/file.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace ecotone::exchange {

namespace {

constexpr std::array<std::string_view, 11> rasterExtensions{
    ".tif", ".tiff", ".img", ".asc", ".rst", ".bil", ".jp2", ".vrt", ".grd", ".dem", ".mbtiles"};

bool isRaster(std::string_view extension)
{
    return std::find(rasterExtensions.begin(), rasterExtensions.end(), extension) !=
           rasterExtensions.end();
}

/// A file that was given a wrong name says so in its first bytes.
const char* kindByContent(std::string_view start)
{
    struct Magic
    {
        std::string_view bytes;
        const char* kind;
    };
    static constexpr std::array<Magic, 9> known{{{"\x89PNG", "a PNG picture"},
                                                 {"\xFF\xD8\xFF", "a JPEG picture"},
                                                 {"%PDF", "a PDF document"},
                                                 {"PK\x03\x04", "a ZIP archive"},
                                                 {"SQLite format 3", "an SQLite database"},
                                                 {"GIF8", "a GIF picture"},
                                                 {"Rar!", "a RAR archive"},
                                                 {"\xD0\xCF\x11\xE0", "an old Office document"},
                                                 {"AC10", "a DWG drawing"}}};
    for (const Magic& each : known) {
        if (start.starts_with(each.bytes)) {
            return each.kind;
        }
    }
    return nullptr;
}

Result<> checkReadable(const std::filesystem::path& path, const std::string& extension)
{
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) {
        return fail(ErrorCode::FileNotFound, toUtf8(path) + ": no such file");
    }
    if (std::filesystem::is_directory(path, problem)) {
        return extension == ".gdb" ? Result<>{}
                                   : fail(ErrorCode::UnsupportedFormat,
                                          toUtf8(path) + ": is a folder, not a dataset");
    }
    ECO_ASSIGN(const std::string start, readFilePart(path, 0, 16));
    if (start.empty()) {
        return fail(ErrorCode::FileDamaged, fileName(path) + ": is empty");
    }
    const char* kind = kindByContent(start);
    const bool expected = kind == nullptr || extension == ".zip" || extension == ".kmz" ||
                          extension == ".xlsx" || extension == ".ods" || extension == ".gpkg" ||
                          extension == ".sqlite" || extension == ".mbtiles" ||
                          extension == ".xls" || extension == ".pdf" || extension == ".dwg" ||
                          extension == ".gpkx" || extension == ".png" || extension == ".jpg" ||
                          extension == ".jpeg" || extension == ".gif";
    if (!expected) {
        return fail(ErrorCode::FileDamaged,
                    fileName(path) + ": is " + kind +
                        " by its first bytes, not what its name says");
    }
    return {};
}

} // namespace

bool needsForeignDriver(const std::filesystem::path& path)
{
    const std::string extension = extensionOf(path);
    constexpr std::array<std::string_view, 9> own{
        ".shp", ".dbf", ".mif", ".mid", ".geojson", ".json", ".csv", ".tsv", ".txt"};
    return std::find(own.begin(), own.end(), extension) == own.end();
}

Result<std::unique_ptr<SourceReader>> SourceReader::open(const std::filesystem::path& path,
                                                         const OpenOptions& options)
{
    const std::string extension = extensionOf(path);
    ECO_TRY(checkReadable(path, extension));
    if (extension == ".shp" || extension == ".dbf") {
        return openShapefile(path);
    }
    if (extension == ".shx") {
        const auto shapes = sibling(path, ".shp");
        return shapes ? openShapefile(*shapes)
                      : fail(ErrorCode::FileNotFound, toUtf8(path) + ": the .shp is missing");
    }
    if (extension == ".mif" || extension == ".mid") {
        return openMif(path, options);
    }
    if (extension == ".geojson" || extension == ".json") {
        return openGeoJson(path);
    }
    if (extension == ".csv" || extension == ".tsv" || extension == ".txt") {
        return openCsv(path, options);
    }
    if (extension == ".zip") {
        return openZip(path, options);
    }
    return isRaster(extension) ? openRaster(path, options) : openWithGdal(path);
}

Result<std::size_t> SourceReader::layerIndex(const std::string& name) const
{
    std::string names;
    for (std::size_t i = 0; i < layers().size(); ++i) {
        if (layers()[i].name == name || (name.empty() && layers().size() == 1)) {
            return i;
        }
        names += (i > 0 ? ", " : "") + layers()[i].name;
    }
    return fail(ErrorCode::NotFound,
                name.empty() ? "several layers: name one of " + names
                             : "no layer \"" + name + "\"; there are " + names);
}

} // namespace ecotone::exchange
