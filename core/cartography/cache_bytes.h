#pragma once

#include "core/base/hash.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The files of the cache folder: little-endian numbers and texts under a hash. Private to the
/// room.
namespace ecotone::cartography {

class CacheWriter
{
public:
    void number(std::int64_t value)
    {
        for (unsigned shift = 0; shift < 64; shift += 8) {
            bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> shift & 255U));
        }
    }
    void text(std::string_view value)
    {
        number(static_cast<std::int64_t>(value.size()));
        bytes.append(value);
    }
    std::string bytes;
};

/// What CacheWriter wrote; after the first value that is not there everything is 0 and empty.
class CacheReader
{
public:
    explicit CacheReader(std::string_view bytes) : m_rest{bytes} {}

    std::int64_t number()
    {
        if (m_rest.size() < 8) {
            m_whole = false;
            m_rest = {};
            return 0;
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            value |= std::uint64_t{static_cast<unsigned char>(m_rest[i])} << 8U * i;
        }
        m_rest.remove_prefix(8);
        return static_cast<std::int64_t>(value);
    }
    std::string_view text()
    {
        const std::int64_t size = number();
        if (size < 0 || static_cast<std::uint64_t>(size) > m_rest.size()) {
            m_whole = false;
            m_rest = {};
            return {};
        }
        const std::string_view value = m_rest.substr(0, static_cast<std::size_t>(size));
        m_rest.remove_prefix(value.size());
        return value;
    }
    /// A number of things of which each takes eight bytes at least.
    std::int64_t count()
    {
        const std::int64_t value = number();
        if (value < 0 || static_cast<std::uint64_t>(value) > m_rest.size() / 8) {
            m_whole = false;
            return 0;
        }
        return value;
    }
    [[nodiscard]] bool atEnd() const { return m_whole && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_whole = true;
};

/// `magic` names what the file is; a hash of the body follows it.
[[nodiscard]] inline std::string sealed(std::string_view magic, std::string_view body)
{
    CacheWriter file;
    file.bytes.reserve(magic.size() + 8 + body.size());
    file.bytes = magic;
    file.number(std::bit_cast<std::int64_t>(Hash64{}.add(body).value()));
    file.bytes += body;
    return std::move(file.bytes);
}

/// The body; nullopt when a byte is not as it was written.
[[nodiscard]] inline std::optional<std::string_view> unsealed(std::string_view magic,
                                                              std::string_view bytes)
{
    const std::size_t headSize = magic.size() + 8;
    if (bytes.size() < headSize || !bytes.starts_with(magic)) {
        return std::nullopt;
    }
    const std::string_view body = bytes.substr(headSize);
    const auto hash =
        std::bit_cast<std::uint64_t>(CacheReader{bytes.substr(magic.size(), 8)}.number());
    return hash == Hash64{}.add(body).value() ? std::optional{body} : std::nullopt;
}

} // namespace ecotone::cartography
