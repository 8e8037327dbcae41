#include "core/cartography/patch_kind.h"

#include "core/cartography/cache_bytes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecotone::cartography {

int sizeOf(const geometry::RealBox& metres)
{
    const double shorter = std::min(metres.maxX - metres.minX, metres.maxY - metres.minY);
    return shorter >= 1.0 ? std::ilogb(shorter) : 0;
}

void writeKinds(CacheWriter& writer, const std::vector<PatchKind>& kinds)
{
    writer.number(static_cast<std::int64_t>(kinds.size()) - 1);
    for (std::size_t ink = 1; ink < kinds.size(); ++ink) {
        writer.text(kinds[ink].classCode);
        writer.text(kinds[ink].country);
        writer.text(kinds[ink].landscape);
        writer.number(kinds[ink].size);
    }
}

std::vector<PatchKind> readKinds(CacheReader& reader)
{
    std::vector<PatchKind> kinds{PatchKind{}};
    for (std::int64_t left = reader.count(); left > 0; --left) {
        PatchKind kind;
        kind.classCode = reader.text();
        kind.country = reader.text();
        kind.landscape = reader.text();
        kind.size = static_cast<int>(reader.number());
        kinds.push_back(std::move(kind));
    }
    return kinds;
}

} // namespace ecotone::cartography
