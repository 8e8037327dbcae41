#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace ecotone::exchange {

namespace {

/// Extensions that make a dataset by themselves. Text files and pictures are what comes along.
constexpr std::array<std::string_view, 19> mainParts{".shp",
                                                     ".mif",
                                                     ".tab",
                                                     ".gpkg",
                                                     ".geojson",
                                                     ".json",
                                                     ".kml",
                                                     ".kmz",
                                                     ".gpx",
                                                     ".dxf",
                                                     ".sxf",
                                                     ".csv",
                                                     ".tsv",
                                                     ".xlsx",
                                                     ".xls",
                                                     ".ods",
                                                     ".tif",
                                                     ".img",
                                                     ".tiff"};

bool isDataset(const std::filesystem::path& file)
{
    const std::string extension = extensionOf(file);
    if (std::find(mainParts.begin(), mainParts.end(), extension) != mainParts.end()) {
        return true;
    }
    // A table that belongs to no outlines and to no raster ("a.tif.vat.dbf").
    if (extension == ".dbf") {
        return !sibling(file, ".shp") && !stemOf(file).ends_with(".vat");
    }
    return extension != ".xml" && extension != ".prj" && isEnviData(file);
}

/// The datasets of a folder, one after the other.
class FolderReader final : public SourceReader
{
public:
    [[nodiscard]] Result<> openAll(const std::filesystem::path& path, const OpenOptions& options);

    [[nodiscard]] const std::string& driver() const override { return m_parts[0]->driver(); }
    [[nodiscard]] const std::string& driverOf(std::size_t layer) const override
    {
        return m_parts[m_places[layer].first]->driverOf(m_places[layer].second);
    }
    [[nodiscard]] const std::vector<LayerInfo>& layers() const override { return m_layers; }
    [[nodiscard]] std::vector<ReadIssue> issues(std::size_t layer) const override
    {
        ReadIssues all;
        if (layer == 0) {
            all = m_opening;
        }
        all.append(m_parts[m_places[layer].first]->issues(m_places[layer].second));
        return all.all();
    }
    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override
    {
        const auto [part, index] = m_places[layer];
        ECO_TRY(m_parts[part]->visit(index, visitor, progress));
        // Rasters and lists tell how many rows they have when they were read.
        const std::string name = std::move(m_layers[layer].name);
        m_layers[layer] = m_parts[part]->layers()[index];
        m_layers[layer].name = name;
        return {};
    }

private:
    void nameApart();

    std::vector<std::unique_ptr<SourceReader>> m_parts;
    std::vector<std::pair<std::size_t, std::size_t>> m_places;
    std::vector<LayerInfo> m_layers;
    ReadIssues m_opening;
};

Result<> FolderReader::openAll(const std::filesystem::path& path, const OpenOptions& options)
{
    std::optional<Error> first;
    for (const std::filesystem::path& file : datasetsIn(path)) {
        auto part = SourceReader::open(file, options);
        if (!part) {
            m_opening.add(issue::memberRefused,
                          part.error().code == ErrorCode::UnsupportedFormat
                              ? model::Severity::Warning
                              : model::Severity::Error,
                          -1,
                          part.error().detail,
                          part.error().detail);
            first = first ? first : part.error();
            continue;
        }
        for (std::size_t i = 0; i < (*part)->layers().size(); ++i) {
            m_places.emplace_back(m_parts.size(), i);
            m_layers.push_back((*part)->layers()[i]);
        }
        m_parts.push_back(*std::move(part));
    }
    if (m_parts.empty()) {
        return fail(first ? first->code : ErrorCode::UnsupportedFormat,
                    first ? first->detail : fileName(path) + ": holds no dataset that can be read");
    }
    nameApart();
    return {};
}

/// Layers are found by their names: equal ones of different files get a number.
void FolderReader::nameApart()
{
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        int same = 1;
        for (std::size_t k = 0; k < i; ++k) {
            same += m_layers[k].name == m_layers[i].name ? 1 : 0;
        }
        if (same > 1) {
            m_layers[i].name += " (" + toText(std::int64_t{same}) + ")";
        }
    }
}

void collect(const std::filesystem::path& folder,
             int depth,
             std::vector<std::filesystem::path>& found)
{
    constexpr int deepest = 8;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
        const std::filesystem::path& path = entry.path();
        if (entry.is_directory(ignored)) {
            if (isFileGeodatabase(path)) {
                found.push_back(path);
            } else if (depth < deepest && !entry.is_symlink(ignored)) {
                collect(path, depth + 1, found);
            }
        } else if (entry.is_regular_file(ignored) && isDataset(path)) {
            found.push_back(path);
        }
    }
}

} // namespace

std::vector<std::filesystem::path> datasetsIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> found;
    collect(folder, 0, found);
    std::sort(found.begin(), found.end());
    return found;
}

ReaderResult openFolder(const std::filesystem::path& path, const OpenOptions& options)
{
    auto reader = std::make_unique<FolderReader>();
    ECO_TRY(reader->openAll(path, options));
    return reader;
}

} // namespace ecotone::exchange
