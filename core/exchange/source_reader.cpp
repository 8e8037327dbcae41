#include "core/exchange/source_reader.h"

#include "core/base/file.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace ecotone::exchange {

namespace {

constexpr std::array<std::string_view, 13> rasterExtensions{".tif",
                                                            ".tiff",
                                                            ".img",
                                                            ".asc",
                                                            ".rst",
                                                            ".bil",
                                                            ".bsq",
                                                            ".bip",
                                                            ".jp2",
                                                            ".vrt",
                                                            ".grd",
                                                            ".dem",
                                                            ".mbtiles"};
constexpr std::array<std::string_view, 3> sheetExtensions{".xlsx", ".xls", ".ods"};
/// Files whose first bytes are rightly those of another kind.
constexpr std::array<std::string_view, 15> containers{".zip",
                                                      ".kmz",
                                                      ".xlsx",
                                                      ".xls",
                                                      ".ods",
                                                      ".gpkg",
                                                      ".gpkx",
                                                      ".sqlite",
                                                      ".mbtiles",
                                                      ".pdf",
                                                      ".dwg",
                                                      ".png",
                                                      ".jpg",
                                                      ".jpeg",
                                                      ".gif"};

template <std::size_t Count>
bool isOneOf(const std::array<std::string_view, Count>& list, std::string_view extension)
{
    return std::find(list.begin(), list.end(), extension) != list.end();
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
        return {};
    }
    ECO_ASSIGN(const std::string start, readFilePart(path, 0, 16));
    if (start.empty()) {
        return fail(ErrorCode::FileDamaged, fileName(path) + ": is empty");
    }
    const char* kind = kindByContent(start);
    if (kind != nullptr && !isOneOf(containers, extension)) {
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
    constexpr std::array<std::string_view, 10> own{
        ".shp", ".shx", ".dbf", ".mif", ".mid", ".geojson", ".json", ".csv", ".tsv", ".txt"};
    return !isOneOf(own, extension);
}

Result<std::unique_ptr<SourceReader>> SourceReader::open(const std::filesystem::path& path,
                                                         const OpenOptions& options)
{
    const std::string extension = extensionOf(path);
    ECO_TRY(checkReadable(path, extension));
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem)) {
        return isFileGeodatabase(path) ? openWithGdal(path) : openFolder(path, options);
    }
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
    if (isOneOf(sheetExtensions, extension)) {
        return openSpreadsheet(path, options);
    }
    if (extension == ".hdr") {
        const auto data = enviDataOf(path);
        return data ? openRaster(*data, options)
                    : fail(ErrorCode::FileNotFound,
                           toUtf8(path) + ": is no heading of ENVI, or its raster is missing");
    }
    return isOneOf(rasterExtensions, extension) || isEnviData(path) ? openRaster(path, options)
                                                                    : openWithGdal(path);
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
