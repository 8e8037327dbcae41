#pragma once

#include "core/demo/region_plan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ecotone::demo {

/// A region's plan in metres of its frame, asked place by place. Every answer looks at the bent
/// place, so coast, rivers and reference lines wind alike and stay together.
class Ground
{
public:
    Ground(const RegionPlan& plan, std::uint64_t seed);

    [[nodiscard]] const RegionPlan& plan() const { return *m_plan; }
    [[nodiscard]] const Frame& frame() const { return m_frame; }
    [[nodiscard]] RealPoint bent(RealPoint local) const noexcept { return m_bend(local); }

    // The following take a bent place.

    /// Index into plan().countries, or -1 for the country of the rest.
    [[nodiscard]] int countryAt(RealPoint bent) const noexcept;
    [[nodiscard]] bool hasSea() const { return m_sea.size() > 2; }
    /// Metres from the coast, negative in the sea; large where there is no sea.
    [[nodiscard]] double coast(RealPoint bent) const noexcept;
    /// Negative inside a lake, about metres near its shore; `lake` is the nearest one.
    [[nodiscard]] double shore(RealPoint bent, int& lake) const noexcept;
    /// The nearest trunk river.
    struct Trunk
    {
        int river = -1;
        double distance = 1e9;
        double share = 0.0; ///< Along the river, from its source.
    };
    [[nodiscard]] Trunk trunk(RealPoint bent) const noexcept;
    /// 0 in the lowland, about 1 on the main ridges.
    [[nodiscard]] double uplift(RealPoint bent) const noexcept;
    /// Height of the valleys hereabouts.
    [[nodiscard]] double baseLevel(RealPoint local) const noexcept;
    /// Mapped area at an unbent place: index into plan().areas, or -1.
    [[nodiscard]] int areaAt(RealPoint local) const noexcept;

    [[nodiscard]] const std::string& countryCode(int index) const;

private:
    struct Shape
    {
        Path path;
        geometry::RealBox box;
    };
    [[nodiscard]] Shape localised(const Path& path) const;

    const RegionPlan* m_plan;
    Frame m_frame;
    Bend m_bend;
    std::uint64_t m_random;
    Path m_sea;
    std::vector<Path> m_countries;
    std::vector<Shape> m_rivers;
    std::vector<Shape> m_ridges;
    std::vector<RealPoint> m_lakes;
    std::vector<RealPoint> m_bases;
};

} // namespace ecotone::demo
