#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace ecotone {

/// A file of any size, of which one window at a time is in memory. Reading forward costs one call
/// of the system a mebibyte. Not safe to share between threads: each opens its own.
class FileWindow
{
public:
    /// Fails with FileNotFound, FileUnreadable.
    [[nodiscard]] static Result<FileWindow> open(const std::filesystem::path& path);

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// At most `count` bytes from `offset`, fewer at the end of the file; empty when the system
    /// refuses. Valid until the next call.
    [[nodiscard]] std::string_view view(std::uint64_t offset, std::size_t count);

private:
    [[nodiscard]] bool fill(std::uint64_t offset, std::size_t count);

    std::ifstream m_stream;
    std::uint64_t m_size = 0;
    std::string m_bytes;
    std::uint64_t m_start = 0; ///< Of m_bytes in the file.
};

/// Bytes kept on disk while a run works, gone with the object.
class SpillFile
{
public:
    /// A new file beside `near`, on the same disk as what the run will write.
    [[nodiscard]] static Result<SpillFile> create(const std::filesystem::path& near);
    SpillFile(SpillFile&& other) noexcept;
    SpillFile& operator=(SpillFile&&) = delete;
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;
    ~SpillFile();

    /// Where the bytes were put. Fails with DiskFull.
    [[nodiscard]] Result<std::uint64_t> append(std::string_view bytes);
    /// A window on everything appended before.
    [[nodiscard]] Result<FileWindow> read();

private:
    SpillFile() = default;

    std::filesystem::path m_path;
    std::ofstream m_stream;
    std::uint64_t m_size = 0;
};

} // namespace ecotone
