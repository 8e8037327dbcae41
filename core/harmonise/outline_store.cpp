#include "core/harmonise/outline_store.h"

#include "core/geometry/area.h"

namespace ecotone::harmonise {

namespace {

using geometry::GridPoint;

char* putNumber(char* at, std::uint64_t value)
{
    while (value >= 0x80) {
        *at++ = static_cast<char>(value | 0x80U);
        value >>= 7U;
    }
    *at++ = static_cast<char>(value);
    return at;
}

std::uint64_t folded(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}

class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_at{bytes.data()} {}

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(*m_at++);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80U) == 0) {
                return value;
            }
        }
    }
    std::int64_t difference()
    {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }

private:
    const char* m_at;
};

constexpr std::size_t longestNumber = 10;

void appendRing(std::string& bytes, const geometry::Ring& ring, GridPoint& last)
{
    const std::size_t start = bytes.size();
    bytes.resize(start + (2 * ring.size() + 1) * longestNumber);
    char* at = putNumber(bytes.data() + start, ring.size());
    for (const GridPoint& point : ring) {
        at = putNumber(at, folded(point.x - last.x));
        at = putNumber(at, folded(point.y - last.y));
        last = point;
    }
    bytes.resize(static_cast<std::size_t>(at - bytes.data()));
}

void readRing(Reader& reader, geometry::Ring& ring, GridPoint& last)
{
    ring.resize(static_cast<std::size_t>(reader.number()));
    for (GridPoint& point : ring) {
        last.x += reader.difference();
        last.y += reader.difference();
        point = last;
    }
}

} // namespace

void appendOutline(std::string& bytes, const geometry::Polygon& polygon)
{
    GridPoint last;
    char count[longestNumber];
    bytes.append(count, putNumber(count, polygon.holes.size()));
    appendRing(bytes, polygon.outer, last);
    for (const geometry::Ring& hole : polygon.holes) {
        appendRing(bytes, hole, last);
    }
}

void readOutline(std::string_view bytes, geometry::Polygon& polygon)
{
    Reader reader{bytes};
    GridPoint last;
    polygon.holes.resize(static_cast<std::size_t>(reader.number()));
    readRing(reader, polygon.outer, last);
    for (geometry::Ring& hole : polygon.holes) {
        readRing(reader, hole, last);
    }
}

StoredOutline outlineFacts(const geometry::Polygon& polygon)
{
    StoredOutline facts;
    const auto box = geometry::boundsOf(polygon);
    facts.minX = static_cast<std::int32_t>(box.minX);
    facts.minY = static_cast<std::int32_t>(box.minY);
    facts.maxX = static_cast<std::int32_t>(box.maxX);
    facts.maxY = static_cast<std::int32_t>(box.maxY);
    facts.area = geometry::areaOf(polygon).toInt64();
    return facts;
}

} // namespace ecotone::harmonise
