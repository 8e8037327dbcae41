#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <array>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <system_error>
#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::uint64_t mostBytes = std::uint64_t{4} << 30;
constexpr std::array<std::string_view, 10> mainParts{
    ".shp", ".mif", ".tab", ".gpkg", ".geojson", ".json", ".kml", ".sxf", ".csv", ".tif"};

/// The datasets of an archive, one after the other.
class ZipReader final : public SourceReader
{
public:
    ~ZipReader() override
    {
        m_parts.clear();
        std::error_code ignored;
        if (!m_folder.empty()) {
            std::filesystem::remove_all(m_folder, ignored);
        }
    }
    [[nodiscard]] Result<> openFile(const std::filesystem::path& path, const OpenOptions& options);

    [[nodiscard]] const std::string& driver() const override { return m_driver; }
    [[nodiscard]] const std::vector<LayerInfo>& layers() const override { return m_layers; }
    [[nodiscard]] std::vector<ReadIssue> issues(std::size_t layer) const override
    {
        return m_parts[m_places[layer].first]->issues(m_places[layer].second);
    }
    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override
    {
        const auto [part, index] = m_places[layer];
        return m_parts[part]->visit(index, visitor, progress);
    }

private:
    [[nodiscard]] Result<std::vector<std::filesystem::path>>
    unpack(const std::filesystem::path& path) const;

    std::string m_driver;
    std::filesystem::path m_folder;
    std::vector<std::unique_ptr<SourceReader>> m_parts;
    std::vector<std::pair<std::size_t, std::size_t>> m_places;
    std::vector<LayerInfo> m_layers;
};

struct FreeList
{
    void operator()(char** list) const noexcept { CSLDestroy(list); }
};
struct CloseFile
{
    void operator()(VSILFILE* file) const noexcept { VSIFCloseL(file); }
};

Result<std::string> bytesOf(const std::string& member, std::uint64_t room)
{
    const std::unique_ptr<VSILFILE, CloseFile> file{VSIFOpenL(member.c_str(), "rb")};
    if (!file) {
        return fail(ErrorCode::FileDamaged, "a member cannot be unpacked");
    }
    std::string bytes;
    std::string buffer(std::size_t{1} << 20, '\0');
    while (const std::size_t count = VSIFReadL(buffer.data(), 1, buffer.size(), file.get())) {
        bytes.append(buffer, 0, count);
        if (bytes.size() > room) {
            return fail(ErrorCode::UnsupportedFormat, "unpacks to more than 4 GB");
        }
    }
    return bytes;
}

Result<std::vector<std::filesystem::path>>
ZipReader::unpack(const std::filesystem::path& path) const
{
    registerDrivers();
    const CplErrorTrap trap;
    const std::string archive = "/vsizip/{" + toUtf8(std::filesystem::absolute(path)) + "}";
    const std::unique_ptr<char*, FreeList> members{VSIReadDirRecursive(archive.c_str())};
    std::vector<std::filesystem::path> files;
    std::uint64_t total = 0;
    for (char** member = members.get(); member != nullptr && *member != nullptr; ++member) {
        const std::string name{*member};
        // A member must stay inside the folder it is unpacked into.
        if (name.ends_with('/') || name.find("..") != std::string::npos || name.starts_with('/')) {
            continue;
        }
        auto bytes = bytesOf(archive + "/" + name, mostBytes - total);
        if (!bytes) {
            return fail(bytes.error().code,
                        fileName(path) + ": " + name + ": " + bytes.error().detail);
        }
        total += bytes->size();
        const std::filesystem::path target = m_folder / pathFromUtf8(name);
        ECO_TRY(makeFolder(target.parent_path()));
        ECO_TRY(writeFile(target, *bytes));
        files.push_back(target);
    }
    if (files.empty()) {
        return fail(ErrorCode::FileDamaged, fileName(path) + ": holds no file, or is no archive");
    }
    std::sort(files.begin(), files.end());
    return files;
}

Result<> ZipReader::openFile(const std::filesystem::path& path, const OpenOptions& options)
{
    ECO_ASSIGN(const std::string start, readFilePart(path, 0, 4));
    if (start.empty()) {
        return fail(ErrorCode::FileDamaged, fileName(path) + ": is empty");
    }
    ECO_ASSIGN(m_folder, platform::makeTemporaryFolder());
    ECO_ASSIGN(const auto files, unpack(path));
    for (const std::filesystem::path& file : files) {
        const std::string extension = extensionOf(file);
        if (std::find(mainParts.begin(), mainParts.end(), extension) == mainParts.end()) {
            continue;
        }
        ECO_ASSIGN(auto part, SourceReader::open(file, options));
        for (std::size_t i = 0; i < part->layers().size(); ++i) {
            m_places.emplace_back(m_parts.size(), i);
            m_layers.push_back(part->layers()[i]);
        }
        m_driver = part->driver();
        m_parts.push_back(std::move(part));
    }
    if (m_parts.empty()) {
        return fail(ErrorCode::UnsupportedFormat,
                    fileName(path) + ": holds no dataset that can be read");
    }
    return {};
}

} // namespace

ReaderResult openZip(const std::filesystem::path& path, const OpenOptions& options)
{
    auto reader = std::make_unique<ZipReader>();
    ECO_TRY(reader->openFile(path, options));
    return reader;
}

} // namespace ecotone::exchange
