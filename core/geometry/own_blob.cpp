#include "core/geometry/own_blob.h"

#include "core/geometry/blob_head.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace ecotone::geometry {

namespace {

constexpr std::size_t pointBytes = 16;
constexpr std::uint32_t polygonType = 3; // Of WKB.

/// Unchecked but for the end: a number beyond it reads as 0, which no count passes.
class OwnReader
{
public:
    explicit OwnReader(std::string_view bytes) : m_bytes{bytes} {}

    template <class T>
    T take()
    {
        T value{};
        if (m_bytes.size() >= sizeof value) {
            std::memcpy(&value, m_bytes.data(), sizeof value);
            m_bytes.remove_prefix(sizeof value);
        }
        return value;
    }
    [[nodiscard]] bool atEnd() const { return m_bytes.empty(); }

    bool ring(Ring& ring, Box& box)
    {
        const auto count = std::size_t{take<std::uint32_t>()};
        if (count < 2 || count > m_bytes.size() / pointBytes) {
            return false;
        }
        ring.resize(count - 1);
        const char* at = m_bytes.data();
        Box bounds;
        for (GridPoint& point : ring) {
            if (!grid(at, point.x) || !grid(at + sizeof(double), point.y)) {
                return false;
            }
            bounds.extend(point.x, point.y);
            at += pointBytes;
        }
        box.extend(bounds);
        const bool closed = std::memcmp(at, m_bytes.data(), pointBytes) == 0;
        m_bytes.remove_prefix(count * pointBytes);
        return closed;
    }

private:
    static bool grid(const char* at, Centimetres& centimetres)
    {
        double metres = 0.0;
        std::memcpy(&metres, at, sizeof metres);
        const double scaled = metres * centimetresPerMetre;
        if (!(std::abs(scaled) < largestCentimetres)) {
            return false;
        }
        centimetres = static_cast<Centimetres>(scaled + (scaled < 0.0 ? -0.5 : 0.5));
        const double back = static_cast<double>(centimetres) / centimetresPerMetre;
        return std::bit_cast<std::uint64_t>(back) == std::bit_cast<std::uint64_t>(metres);
    }

    std::string_view m_bytes;
};

} // namespace

bool readOwnPolygonBlob(std::string_view blob, std::int32_t srsId, Polygon& polygon)
{
    constexpr std::size_t headSize = BlobHead::fixedBytes + BlobHead::envelopeBytes;
    if (blob.size() < headSize) {
        return false;
    }
    OwnReader reader{blob.substr(headSize)};
    if (reader.take<char>() != 1 || reader.take<std::uint32_t>() != polygonType) {
        return false;
    }
    const auto rings = std::size_t{reader.take<std::uint32_t>()};
    if (rings == 0 || rings > blob.size() / pointBytes) {
        return false;
    }
    Box box; // Of the outer ring, as boundsOf() says.
    Box ignored;
    polygon.holes.resize(rings - 1);
    if (!reader.ring(polygon.outer, box)) {
        return false;
    }
    for (Ring& hole : polygon.holes) {
        if (!reader.ring(hole, ignored)) {
            return false;
        }
    }
    const BlobHead head{box, srsId};
    return reader.atEnd() && head.size() == headSize &&
           std::memcmp(head.data(), blob.data(), headSize) == 0;
}

} // namespace ecotone::geometry
