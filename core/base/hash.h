#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace ecotone {

/// A 64-bit hash of bytes, the same on every platform and in every run. Not for secrets.
/// Streams: add the parts in order. Integers are added as eight little-endian bytes.
class Hash64
{
public:
    Hash64& add(std::string_view bytes) noexcept;
    Hash64& add(std::int64_t value) noexcept;
    [[nodiscard]] std::uint64_t value() const noexcept;

private:
    std::uint64_t m_state = 0x9E3779B97F4A7C15ULL;
    std::uint64_t m_length = 0;
};

/// 16 lower-case hexadecimal digits.
[[nodiscard]] std::string toHex(std::uint64_t value);
/// Content hash of a file as 16 hexadecimal digits.
[[nodiscard]] Result<std::string> fileHash(const std::filesystem::path& path);

} // namespace ecotone
