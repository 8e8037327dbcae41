#pragma once

#include "core/geometry/box.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace ecotone::cartography {

/// One ring inside a stored outline, not copied: `count` pairs of little-endian doubles (metres
/// east and north), the last equal to the first.
struct StoredRing
{
    const char* bytes = nullptr;
    std::size_t count = 0;

    [[nodiscard]] double x(std::size_t i) const { return number(16 * i); }
    [[nodiscard]] double y(std::size_t i) const { return number(16 * i + 8); }

private:
    [[nodiscard]] double number(std::size_t at) const
    {
        double value = 0.0;
        std::memcpy(&value, bytes + at, sizeof value);
        return value;
    }
};

/// The envelope a GeoPackage blob states, in metres; nullopt when it states none.
[[nodiscard]] inline std::optional<geometry::RealBox> storedEnvelope(std::string_view blob)
{
    constexpr std::size_t headerSize = 8;
    constexpr std::size_t sides = 4;
    if (std::endian::native != std::endian::little || blob.size() < headerSize + 8 * sides ||
        blob[0] != 'G' || blob[1] != 'P' ||
        ((static_cast<unsigned char>(blob[3]) >> 1U) & 7U) == 0) {
        return std::nullopt;
    }
    std::array<double, sides> side{};
    std::memcpy(side.data(), blob.data() + headerSize, sizeof side);
    return geometry::RealBox{side[0], side[2], side[1], side[3]};
}

/// Calls `visit(ring, index)` for each ring of a GeoPackage polygon as the store writes it, the
/// outer one first. False for any other bytes (multi-part, Z, big-endian, cut short); what was
/// visited before is then to be thrown away. Every length is checked. Private to the room.
template <class Visit>
[[nodiscard]] bool forEachRing(std::string_view blob, Visit visit)
{
    static constexpr std::array<std::size_t, 5> envelopeSizes{0, 32, 48, 48, 64};
    constexpr std::size_t headerSize = 8;
    constexpr std::uint32_t polygonType = 3;
    const auto number = [blob](std::size_t at) {
        std::uint32_t value = 0;
        std::memcpy(&value, blob.data() + at, sizeof value);
        return value;
    };
    if (std::endian::native != std::endian::little || blob.size() < headerSize + 9 ||
        blob[0] != 'G' || blob[1] != 'P') {
        return false;
    }
    const std::size_t envelope = (static_cast<unsigned char>(blob[3]) >> 1U) & 7U;
    if (envelope >= envelopeSizes.size() ||
        blob.size() < headerSize + envelopeSizes[envelope] + 9) {
        return false;
    }
    std::size_t at = headerSize + envelopeSizes[envelope];
    if (blob[at] != 1 || number(at + 1) != polygonType) {
        return false;
    }
    const std::uint32_t rings = number(at + 5);
    at += 9;
    for (std::uint32_t ring = 0; ring < rings; ++ring) {
        if (blob.size() < at + 4) {
            return false;
        }
        const std::size_t count = number(at);
        at += 4;
        if ((blob.size() - at) / 16 < count) {
            return false;
        }
        visit(StoredRing{blob.data() + at, count}, ring);
        at += 16 * count;
    }
    return true;
}

} // namespace ecotone::cartography
