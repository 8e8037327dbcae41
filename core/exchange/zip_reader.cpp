#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/readers.h"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <system_error>
#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::uint64_t mostBytes = std::uint64_t{4} << 30;
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
    // Reading ends without a word where the packed bytes are damaged.
    VSIStatBufL about{};
    if (VSIStatL(member.c_str(), &about) == 0 &&
        static_cast<std::uint64_t>(about.st_size) != bytes.size()) {
        return fail(ErrorCode::FileDamaged,
                    "only " + toText(static_cast<std::int64_t>(bytes.size())) + " of its " +
                        toText(static_cast<std::int64_t>(about.st_size)) + " bytes unpack");
    }
    return bytes;
}

/// What an archive held, in a folder that goes with the reader.
class ZipReader final : public SourceReader
{
public:
    ~ZipReader() override
    {
        m_content.reset();
        std::error_code ignored;
        if (!m_folder.empty()) {
            std::filesystem::remove_all(m_folder, ignored);
        }
    }
    [[nodiscard]] Result<> openFile(const std::filesystem::path& path, const OpenOptions& options);

    [[nodiscard]] const std::string& driver() const override { return m_content->driver(); }
    [[nodiscard]] const std::string& driverOf(std::size_t layer) const override
    {
        return m_content->driverOf(layer);
    }
    [[nodiscard]] const std::vector<LayerInfo>& layers() const override
    {
        return m_content->layers();
    }
    [[nodiscard]] std::vector<ReadIssue> issues(std::size_t layer) const override
    {
        ReadIssues all;
        if (layer == 0) {
            all = m_opening;
        }
        all.append(m_content->issues(layer));
        return all.all();
    }
    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override
    {
        return m_content->visit(layer, visitor, progress);
    }

private:
    [[nodiscard]] Result<> unpack(const std::filesystem::path& path);

    std::filesystem::path m_folder;
    std::unique_ptr<SourceReader> m_content;
    ReadIssues m_opening;
};

Result<> ZipReader::unpack(const std::filesystem::path& path)
{
    registerDrivers();
    const CplErrorTrap trap;
    const std::string archive = "/vsizip/{" + toUtf8(std::filesystem::absolute(path)) + "}";
    const std::unique_ptr<char*, FreeList> members{VSIReadDirRecursive(archive.c_str())};
    std::uint64_t total = 0;
    std::int64_t unpacked = 0;
    for (char** member = members.get(); member != nullptr && *member != nullptr; ++member) {
        const std::string name{*member};
        // A member must stay inside the folder it is unpacked into.
        if (name.ends_with('/') || name.find("..") != std::string::npos || name.starts_with('/')) {
            continue;
        }
        const auto bytes = bytesOf(archive + "/" + name, mostBytes - total);
        if (!bytes) {
            m_opening.add(issue::memberRefused,
                          model::Severity::Error,
                          -1,
                          fileName(path) + ": " + name + ": " + bytes.error().detail,
                          name);
            continue;
        }
        total += bytes->size();
        const std::filesystem::path target = m_folder / pathFromUtf8(name);
        ECO_TRY(makeFolder(target.parent_path()));
        ECO_TRY(writeFile(target, *bytes));
        ++unpacked;
    }
    return unpacked > 0
               ? Result<>{}
               : fail(ErrorCode::FileDamaged, fileName(path) + ": holds no file, or is no archive");
}

Result<> ZipReader::openFile(const std::filesystem::path& path, const OpenOptions& options)
{
    ECO_ASSIGN(m_folder, platform::makeTemporaryFolder());
    ECO_TRY(unpack(path));
    auto content = openFolder(m_folder, options);
    if (!content) {
        return fail(content.error().code,
                    fileName(path) + (content.error().code == ErrorCode::UnsupportedFormat
                                          ? std::string{": holds no dataset that can be read"}
                                          : ": " + content.error().detail));
    }
    m_content = *std::move(content);
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
