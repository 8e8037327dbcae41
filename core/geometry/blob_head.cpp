#include "core/geometry/blob_head.h"

#include "core/geometry/point.h"

#include <cstring>

namespace ecotone::geometry {

template <class T>
void BlobHead::put(T value)
{
    std::memcpy(m_bytes.data() + m_size, &value, sizeof value);
    m_size += sizeof value;
}

BlobHead::BlobHead(const Box& box, std::int32_t srsId)
{
    constexpr char littleEndian = 1;
    constexpr char envelopeXY = 1 << 1;
    constexpr char emptyGeometry = 1 << 4;
    put('G');
    put('P');
    put<char>(0);
    put<char>(static_cast<char>(littleEndian | (box.empty() ? emptyGeometry : envelopeXY)));
    put(srsId);
    if (!box.empty()) {
        const RealPoint low = toMetres(GridPoint{box.minX, box.minY});
        const RealPoint high = toMetres(GridPoint{box.maxX, box.maxY});
        put(low.x);
        put(high.x);
        put(low.y);
        put(high.y);
    }
}

char* BlobHead::writeTo(char* position) const
{
    std::memcpy(position, m_bytes.data(), m_size);
    return position + m_size;
}

} // namespace ecotone::geometry
