#include "core/cartography/tile_file.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/cartography/cache_bytes.h"

#include <atomic>
#include <bit>
#include <system_error>
#include <utility>

namespace ecotone::cartography {
namespace {

namespace fs = std::filesystem;
/// Where the index starts, its size, its hash.
constexpr std::uint64_t tailSize = 24;

std::uint64_t hashOf(std::string_view bytes)
{
    return Hash64{}.add(bytes).value();
}

std::int64_t stored(std::uint64_t value)
{
    return std::bit_cast<std::int64_t>(value);
}

std::uint64_t numberOf(CacheReader& reader)
{
    return std::bit_cast<std::uint64_t>(reader.number());
}

} // namespace

TileBytes::TileBytes(std::string bytes)
{
    if (!bytes.empty()) {
        m_size = bytes.size();
        m_hash = hashOf(bytes);
        m_own = std::make_shared<const std::string>(std::move(bytes));
    }
}

Result<std::string_view> TileBytes::read(std::string& scratch) const
{
    if (m_own != nullptr) {
        return std::string_view{*m_own};
    }
    if (empty()) {
        return std::string_view{};
    }
    if (m_file == nullptr || !m_file->read(m_offset, m_size, scratch) ||
        hashOf(scratch) != m_hash) {
        return fail(ErrorCode::FileDamaged, "a tile of the map overview in the cache is damaged");
    }
    return std::string_view{scratch};
}

Result<TileBytes> TileBytes::movedTo(const std::shared_ptr<TileFile>& file) const
{
    if (empty() || m_file == file) {
        return *this;
    }
    std::string scratch;
    ECO_ASSIGN(const std::string_view bytes, read(scratch));
    return file->put(std::string{bytes});
}

void TileBytes::writePlace(CacheWriter& writer) const
{
    writer.number(stored(m_offset));
    writer.number(stored(m_size));
    writer.number(stored(m_hash));
}

TileBytes TileBytes::atPlace(CacheReader& reader, const std::shared_ptr<TileFile>& file)
{
    TileBytes tile;
    tile.m_offset = numberOf(reader);
    tile.m_size = numberOf(reader);
    tile.m_hash = numberOf(reader);
    tile.m_file = tile.m_size > 0 ? file : nullptr;
    return tile;
}

TileFile::TileFile(fs::path path, fs::path named, Stage stage)
    : m_path{std::move(path)}
    , m_named{std::move(named)}
    , m_stage{stage}
{
    m_stream.rdbuf()->pubsetbuf(nullptr, 0); // Tiles are read and written whole.
    const auto mode = std::ios::binary | std::ios::in;
    m_stream.open(m_path, stage == Stage::Growing ? mode | std::ios::out | std::ios::trunc : mode);
}

TileFile::~TileFile()
{
    m_stream.close();
    if (m_stage == Stage::Growing) {
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }
}

Result<std::shared_ptr<TileFile>> TileFile::create(const fs::path& path, std::string_view magic)
{
    static std::atomic<std::int64_t> number{0};
    fs::path beside = path;
    beside += "." + toText(platform::processId()) + "-" + toText(std::int64_t{number++}) + ".part";
    const std::shared_ptr<TileFile> file{new TileFile{beside, path, Stage::Growing}};
    if (!file->m_stream || !file->write(magic)) {
        return fail(ErrorCode::FileUnwritable, toUtf8(beside) + ": cannot be written");
    }
    return file;
}

Result<std::shared_ptr<TileFile>> TileFile::open(const fs::path& path, std::string_view magic)
{
    std::error_code problem;
    const std::uint64_t size = fs::file_size(path, problem);
    if (problem) {
        return fail(ErrorCode::FileNotFound, toUtf8(path) + ": no such file");
    }
    const std::shared_ptr<TileFile> file{new TileFile{path, path, Stage::Whole}};
    if (!file->m_stream) {
        return fail(ErrorCode::FileUnreadable, toUtf8(path) + ": cannot be read");
    }
    file->m_size = size;
    if (!file->readIndex(magic)) {
        return fail(ErrorCode::FileDamaged, toUtf8(path) + ": is damaged or of another program");
    }
    return file;
}

bool TileFile::readIndex(std::string_view magic)
{
    std::string bytes;
    if (m_size < magic.size() + tailSize || !read(0, magic.size(), bytes) || bytes != magic ||
        !read(m_size - tailSize, tailSize, bytes)) {
        return false;
    }
    CacheReader tail{bytes};
    const std::uint64_t start = numberOf(tail);
    const std::uint64_t size = numberOf(tail);
    const std::uint64_t hash = numberOf(tail);
    return start >= magic.size() && start <= m_size - tailSize &&
           size == m_size - tailSize - start && read(start, size, m_index) &&
           hashOf(m_index) == hash;
}

bool TileFile::read(std::uint64_t offset, std::uint64_t size, std::string& into)
{
    const std::lock_guard lock{m_mutex};
    if (offset > m_size || size > m_size - offset) {
        return false;
    }
    into.resize(size);
    m_stream.clear();
    m_stream.seekg(static_cast<std::streamoff>(offset));
    m_stream.read(into.data(), static_cast<std::streamsize>(size));
    return static_cast<std::uint64_t>(m_stream.gcount()) == size;
}

bool TileFile::write(std::string_view bytes)
{
    const std::lock_guard lock{m_mutex};
    m_stream.clear();
    m_stream.seekp(static_cast<std::streamoff>(m_size));
    m_stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    m_failed = m_failed || !m_stream;
    m_size += m_failed ? 0 : bytes.size();
    return !m_failed;
}

TileBytes TileFile::put(std::string bytes)
{
    const std::uint64_t start = m_size;
    if (bytes.empty() || m_stage == Stage::Whole || !write(bytes)) {
        return TileBytes{std::move(bytes)};
    }
    TileBytes tile;
    tile.m_file = shared_from_this();
    tile.m_offset = start;
    tile.m_size = bytes.size();
    tile.m_hash = hashOf(bytes);
    return tile;
}

Result<> TileFile::finish(std::string_view index)
{
    CacheWriter tail;
    tail.number(stored(m_size));
    tail.number(stored(index.size()));
    tail.number(stored(hashOf(index)));
    if (!write(index) || !write(tail.bytes)) {
        return fail(ErrorCode::DiskFull, toUtf8(m_path) + ": the disk is full");
    }
    // Some systems rename no open file.
    const std::lock_guard lock{m_mutex};
    m_stream.close();
    std::error_code problem;
    fs::rename(m_path, m_named, problem);
    if (!problem) {
        m_path = m_named;
        m_stage = Stage::Whole;
    }
    m_stream.open(m_path, std::ios::binary | std::ios::in);
    if (problem) {
        return fail(ErrorCode::FileUnwritable, toUtf8(m_named) + ": cannot be written");
    }
    return {};
}

TileBytes keptTile(const std::shared_ptr<TileFile>& file, std::string bytes)
{
    return file != nullptr ? file->put(std::move(bytes)) : TileBytes{std::move(bytes)};
}

} // namespace ecotone::cartography
