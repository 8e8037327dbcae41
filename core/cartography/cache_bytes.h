#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The index of a file of the cache folder: little-endian numbers and texts. Private to the room.
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
    /// Something was asked for that is not there.
    [[nodiscard]] bool failed() const { return !m_whole; }

private:
    std::string_view m_rest;
    bool m_whole = true;
};

} // namespace ecotone::cartography
