#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace ecotone::cartography {

class CacheReader;
class CacheWriter;
class TileFile;

/// The bytes of one tile: in memory, or in a file from which they are read each time they are
/// wanted. Immutable; copies share them.
class TileBytes
{
public:
    TileBytes() = default;
    explicit TileBytes(std::string bytes);

    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// The bytes, put into `scratch` when they come from a file. Fails with FileDamaged when they
    /// are not those that were written.
    [[nodiscard]] Result<std::string_view> read(std::string& scratch) const;
    /// The same tile in `file`.
    [[nodiscard]] Result<TileBytes> movedTo(const std::shared_ptr<TileFile>& file) const;

    /// For the index of the file the bytes are in.
    void writePlace(CacheWriter& writer) const;
    [[nodiscard]] static TileBytes atPlace(CacheReader& reader,
                                           const std::shared_ptr<TileFile>& file);

    /// By size and hash.
    bool operator==(const TileBytes& other) const
    {
        return m_size == other.m_size && m_hash == other.m_hash;
    }

private:
    friend class TileFile;
    std::shared_ptr<const std::string> m_own; ///< Null when they are in the file.
    std::shared_ptr<TileFile> m_file;
    std::uint64_t m_offset = 0;
    std::uint64_t m_size = 0;
    std::uint64_t m_hash = 0;
};

/// A file of the cache folder: tiles one after another, then an index under a hash. Tiles are read
/// one by one, and every byte is compared with its hash before it is used: what somebody cuts
/// short or writes over is noticed, whenever that happens. Nothing is mapped into memory. Safe to
/// share between threads.
class TileFile : public std::enable_shared_from_this<TileFile>
{
public:
    /// A new file. It stands beside `path` until finish() gives it that name, and goes with the
    /// object when it never has it. `magic` names what it is. Fails with FileUnwritable.
    [[nodiscard]] static Result<std::shared_ptr<TileFile>> create(const std::filesystem::path& path,
                                                                  std::string_view magic);
    /// Fails with FileNotFound, FileUnreadable, and FileDamaged for a file that is cut, foreign or
    /// changed in its head or index.
    [[nodiscard]] static Result<std::shared_ptr<TileFile>> open(const std::filesystem::path& path,
                                                                std::string_view magic);
    TileFile(const TileFile&) = delete;
    TileFile& operator=(const TileFile&) = delete;
    ~TileFile();

    /// Of a file that was opened; given away.
    [[nodiscard]] std::string takeIndex() { return std::move(m_index); }

    /// Appends a tile. Where the disk is full it stays in memory, and finish() fails.
    [[nodiscard]] TileBytes put(std::string bytes);
    /// Writes the index; the file then has its name. Fails with DiskFull or FileUnwritable; its
    /// tiles can be read all the same.
    [[nodiscard]] Result<> finish(std::string_view index);

private:
    friend class TileBytes;
    enum class Stage : unsigned char
    {
        Growing,
        Whole,
    };
    TileFile(std::filesystem::path path, std::filesystem::path named, Stage stage);
    [[nodiscard]] bool write(std::string_view bytes);
    [[nodiscard]] bool read(std::uint64_t offset, std::uint64_t size, std::string& into);
    [[nodiscard]] bool readIndex(std::string_view magic);

    std::mutex m_mutex;
    std::filesystem::path m_path;  ///< Where it is.
    std::filesystem::path m_named; ///< Where it will be.
    Stage m_stage;
    std::fstream m_stream;
    std::uint64_t m_size = 0;
    bool m_failed = false; ///< Something could not be written.
    std::string m_index;
};

/// Where a build puts a tile: into the file, or into memory when there is none.
[[nodiscard]] TileBytes keptTile(const std::shared_ptr<TileFile>& file, std::string bytes);

} // namespace ecotone::cartography
