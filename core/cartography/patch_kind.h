#pragma once

#include "core/geometry/box.h"

#include <string>
#include <vector>

namespace ecotone::cartography {

class CacheReader;
class CacheWriter;

/// What patches of one ink have in common: all that a theme can ask of them.
struct PatchKind
{
    std::string classCode;
    std::string country;
    std::string landscape;
    int size = 0; ///< 2^size metres is the largest power of two within the box's shorter side.

    auto operator<=>(const PatchKind&) const = default;
};

/// 2^n metres: see PatchKind.
[[nodiscard]] int sizeOf(const geometry::RealBox& metres);

/// By ink, from 1 on; ink 0 is nothing.
void writeKinds(CacheWriter& writer, const std::vector<PatchKind>& kinds);
[[nodiscard]] std::vector<PatchKind> readKinds(CacheReader& reader);

} // namespace ecotone::cartography
