#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace ecotone {

/// Paths in any script: UTF-8 in, UTF-8 out, on every platform.
[[nodiscard]] std::filesystem::path pathFromUtf8(std::string_view text);
[[nodiscard]] std::string toUtf8(const std::filesystem::path& path);
/// Last component in UTF-8, for messages.
[[nodiscard]] std::string fileName(const std::filesystem::path& path);

/// The whole file as bytes. Fails with FileNotFound, FileUnreadable.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);
/// At most `count` bytes from `offset`; fewer at the end of the file.
[[nodiscard]] Result<std::string>
readFilePart(const std::filesystem::path& path, std::uint64_t offset, std::size_t count);
/// Written beside, synced and renamed: the old file or the new one, never half a file.
/// Fails with FileUnwritable or DiskFull.
[[nodiscard]] Result<> writeFile(const std::filesystem::path& path, std::string_view bytes);
/// Makes a folder with its parents; fails with FileUnwritable.
[[nodiscard]] Result<> makeFolder(const std::filesystem::path& path);

} // namespace ecotone
