#include "core/base/hash.h"

#include "core/base/file.h"
#include "core/base/file_window.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace ecotone {

namespace {

// Finaliser of splitmix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mixed(std::uint64_t z) noexcept
{
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::uint64_t littleEndian(const char* bytes, std::size_t count) noexcept
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i) {
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8U * i);
    }
    return word;
}

} // namespace

Hash64& Hash64::add(std::string_view bytes) noexcept
{
    m_length += bytes.size() + 1; // The end of a part counts: "ab"+"c" is not "a"+"bc".
    while (bytes.size() >= 8) {
        m_state = mixed(std::rotl(m_state, 23) ^ littleEndian(bytes.data(), 8));
        bytes.remove_prefix(8);
    }
    m_state =
        mixed(std::rotl(m_state, 23) ^ (littleEndian(bytes.data(), bytes.size()) |
                                        (static_cast<std::uint64_t>(bytes.size() + 1) << 56U)));
    return *this;
}

Hash64& Hash64::add(std::int64_t value) noexcept
{
    m_length += 8;
    m_state = mixed(std::rotl(m_state, 23) ^ static_cast<std::uint64_t>(value));
    return *this;
}

std::uint64_t Hash64::value() const noexcept
{
    return mixed(m_state ^ m_length);
}

std::string toHex(std::uint64_t value)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) {
        text[15 - i] = digits[(value >> (4U * i)) & 15U];
    }
    return text;
}

Result<std::string> fileHash(const std::filesystem::path& path)
{
    constexpr std::size_t block = 1U << 22U;
    ECO_ASSIGN(FileWindow file, FileWindow::open(path));
    Hash64 hash;
    std::uint64_t offset = 0;
    do {
        const auto bytes = file.view(offset, block);
        if (bytes.size() < std::min<std::uint64_t>(block, file.size() - offset)) {
            return fail(ErrorCode::FileUnreadable, toUtf8(path) + ": ended while being read");
        }
        hash.add(bytes);
        offset += bytes.size();
    } while (offset < file.size());
    return toHex(hash.value());
}

} // namespace ecotone
