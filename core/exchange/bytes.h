#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

/// Numbers in bytes of a stated order, read with every length checked. Private to the room.
namespace ecotone::exchange {

enum class ByteOrder : unsigned char
{
    Little,
    Big,
};

template <class Number>
[[nodiscard]] Number inOrder(Number value, ByteOrder order) noexcept
{
    if ((order == ByteOrder::Little) == (std::endian::native == std::endian::little)) {
        return value;
    }
    unsigned char bytes[sizeof(Number)];
    unsigned char turned[sizeof(Number)];
    std::memcpy(bytes, &value, sizeof value);
    for (std::size_t i = 0; i < sizeof value; ++i) {
        turned[i] = bytes[sizeof value - 1 - i];
    }
    std::memcpy(&value, turned, sizeof value);
    return value;
}

/// The number at an offset; 0 when the bytes end before it (callers check sizes first).
template <class Number>
[[nodiscard]] Number
numberAt(std::string_view bytes, std::size_t offset, ByteOrder order = ByteOrder::Little) noexcept
{
    Number value{};
    if (offset > bytes.size() || bytes.size() - offset < sizeof value) {
        return value;
    }
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return inOrder(value, order);
}

template <class Number>
void appendNumber(std::string& bytes, Number value, ByteOrder order = ByteOrder::Little)
{
    value = inOrder(value, order);
    char raw[sizeof(Number)];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
}

} // namespace ecotone::exchange
