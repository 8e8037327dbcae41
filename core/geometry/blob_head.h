#pragma once

#include "core/geometry/box.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace ecotone::geometry {

/// Grid coordinates stay below this, so that sums and doubles are exact (see point.h).
inline constexpr double largestCentimetres = 2251799813685248.0; // 2^51

/// What stands before the WKB of a GeoPackage blob: magic, flags, system, and an envelope in
/// metres unless the geometry is empty. OGC 12-128r15, 2.1.3.
class BlobHead
{
public:
    static constexpr std::size_t fixedBytes = 8;
    static constexpr std::size_t envelopeBytes = 32;

    BlobHead(const Box& box, std::int32_t srsId);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const char* data() const { return m_bytes.data(); }
    /// Copies size() bytes and returns the position behind them.
    char* writeTo(char* position) const;

private:
    template <class T>
    void put(T value);

    std::array<char, fixedBytes + envelopeBytes> m_bytes{};
    std::size_t m_size = 0;
};

} // namespace ecotone::geometry
