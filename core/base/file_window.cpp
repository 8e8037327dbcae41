#include "core/base/file_window.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <utility>

namespace ecotone {

namespace {

constexpr std::size_t windowBytes = std::size_t{1} << 20;

} // namespace

Result<FileWindow> FileWindow::open(const std::filesystem::path& path)
{
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) {
        return fail(ErrorCode::FileNotFound, toUtf8(path) + ": no such file");
    }
    FileWindow window;
    window.m_stream.rdbuf()->pubsetbuf(nullptr, 0); // The window is the buffer.
    window.m_stream.open(path, std::ios::binary);
    window.m_size = std::filesystem::file_size(path, problem);
    if (problem || !window.m_stream) {
        return fail(ErrorCode::FileUnreadable, toUtf8(path) + ": cannot be read");
    }
    return window;
}

bool FileWindow::fill(std::uint64_t offset, std::size_t count)
{
    const auto wanted = static_cast<std::size_t>(
        std::min<std::uint64_t>(std::max(count, windowBytes), m_size - offset));
    m_bytes.resize(wanted);
    m_start = offset;
    m_stream.clear();
    m_stream.seekg(static_cast<std::streamoff>(offset));
    m_stream.read(m_bytes.data(), static_cast<std::streamsize>(wanted));
    m_bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(m_stream.gcount(), 0)));
    return m_bytes.size() >= std::min(count, wanted);
}

std::string_view FileWindow::view(std::uint64_t offset, std::size_t count)
{
    if (offset >= m_size) {
        return {};
    }
    count = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_size - offset));
    const bool inside = offset >= m_start && offset - m_start <= m_bytes.size() &&
                        count <= m_bytes.size() - (offset - m_start);
    if (!inside && !fill(offset, count)) {
        return {};
    }
    return std::string_view{m_bytes}.substr(static_cast<std::size_t>(offset - m_start), count);
}

Result<SpillFile> SpillFile::create(const std::filesystem::path& near)
{
    static std::atomic<std::int64_t> number{0};
    SpillFile spill;
    spill.m_path = near;
    spill.m_path += pathFromUtf8("." + toText(platform::processId()) + "-" +
                                 toText(std::int64_t{number++}) + ".spill");
    spill.m_stream.open(spill.m_path, std::ios::binary | std::ios::trunc);
    if (!spill.m_stream) {
        return fail(ErrorCode::FileUnwritable, toUtf8(spill.m_path) + ": cannot be written");
    }
    return spill;
}

SpillFile::SpillFile(SpillFile&& other) noexcept
    : m_path{std::exchange(other.m_path, {})}
    , m_stream{std::move(other.m_stream)}
    , m_size{other.m_size}
{
}

SpillFile::~SpillFile()
{
    if (!m_path.empty()) {
        m_stream.close();
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
}

Result<std::uint64_t> SpillFile::append(std::string_view bytes)
{
    m_stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!m_stream) {
        return fail(ErrorCode::DiskFull, toUtf8(m_path) + ": the disk is full");
    }
    return std::exchange(m_size, m_size + bytes.size());
}

Result<FileWindow> SpillFile::read()
{
    m_stream.flush();
    return FileWindow::open(m_path);
}

} // namespace ecotone
