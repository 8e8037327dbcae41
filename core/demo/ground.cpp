#include "core/demo/ground.h"

#include "core/demo/noise.h"

#include <algorithm>
#include <cmath>

namespace ecotone::demo {

Ground::Ground(const RegionPlan& plan, std::uint64_t seed)
    : m_plan{&plan}
    , m_frame{plan.frame()}
    , m_bend{hashAt(seed, 0, 0, 101)}
    , m_random{hashAt(seed, 0, 0, 104)}
{
    const auto local = [this](const Path& path) { return localised(path).path; };
    m_sea = local(plan.sea);
    for (const CountryPlan& country : plan.countries) {
        m_countries.push_back(local(country.outline));
    }
    for (const TrunkRiver& river : plan.rivers) {
        m_rivers.push_back(localised(river.path));
    }
    for (const Ridge& ridge : plan.ridges) {
        m_ridges.push_back(localised(ridge.path));
    }
    for (const LakePlan& lake : plan.lakes) {
        m_lakes.push_back(m_frame.fromLonLat(lake.centre));
    }
    for (const BaseLevel& base : plan.baseLevels) {
        m_bases.push_back(m_frame.fromLonLat(base.place));
    }
}

Ground::Shape Ground::localised(const Path& path) const
{
    Shape shape;
    for (const RealPoint& point : path) {
        shape.path.push_back(m_frame.fromLonLat(point));
        shape.box.extend(shape.path.back().x, shape.path.back().y);
    }
    return shape;
}

int Ground::countryAt(RealPoint bent) const noexcept
{
    for (std::size_t i = 0; i < m_countries.size(); ++i) {
        if (inside(m_countries[i], bent)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

const std::string& Ground::countryCode(int index) const
{
    return index < 0 ? m_plan->restCountry
                     : m_plan->countries[static_cast<std::size_t>(index)].code;
}

double Ground::coast(RealPoint bent) const noexcept
{
    if (!hasSea()) {
        return 1e7;
    }
    const double distance = distanceTo(m_sea, bent);
    const double metres = inside(m_sea, bent) ? -distance : distance;
    if (distance > 6000.0) {
        return metres;
    }
    // Bays, capes, coves and islets of a rocky coast.
    const Noise bays{m_random, 13};
    const Noise rocks{m_random, 15};
    return metres + 3600.0 * bays.at(bent.x / 9000.0, bent.y / 9000.0) +
           1500.0 * rocks.fractal(bent.x / 2600.0, bent.y / 2600.0, 3);
}

double Ground::shore(RealPoint bent, int& lake) const noexcept
{
    double best = 1e7;
    for (std::size_t i = 0; i < m_lakes.size(); ++i) {
        const LakePlan& plan = m_plan->lakes[i];
        const double east = (bent.x - m_lakes[i].x) / (plan.halfEastKm * 1000.0);
        const double north = (bent.y - m_lakes[i].y) / (plan.halfNorthKm * 1000.0);
        if (std::abs(east) > 3.0 || std::abs(north) > 3.0) {
            continue;
        }
        const Noise bays{m_random, 14};
        const double radius =
            std::hypot(east, north) +
            0.28 * bays.fractal(east * 2.2 + 7.0 * static_cast<double>(i), north * 2.2, 3);
        const double metres = (radius - 1.0) * 1000.0 * std::min(plan.halfEastKm, plan.halfNorthKm);
        if (metres < best) {
            best = metres;
            lake = static_cast<int>(i);
        }
    }
    return best;
}

Ground::Trunk Ground::trunk(RealPoint bent) const noexcept
{
    Trunk best;
    for (std::size_t i = 0; i < m_rivers.size(); ++i) {
        // Beyond a few kilometres nobody asks how far exactly.
        if (!m_rivers[i].box.grown(6000.0).contains(bent.x, bent.y)) {
            continue;
        }
        const Nearest nearest = nearestOn(m_rivers[i].path, bent);
        if (nearest.distance < best.distance) {
            best = {static_cast<int>(i), nearest.distance, nearest.share};
        }
    }
    return best;
}

double Ground::uplift(RealPoint bent) const noexcept
{
    double sum = m_plan->flatUplift;
    for (std::size_t i = 0; i < m_ridges.size(); ++i) {
        const Ridge& ridge = m_plan->ridges[i];
        const double width = ridge.halfWidthKm * 1000.0;
        if (!m_ridges[i].box.grown(2.5 * width).contains(bent.x, bent.y)) {
            continue;
        }
        const double share = distanceTo(m_ridges[i].path, bent) / width;
        sum += ridge.amount * std::exp(-share * share);
    }
    return std::clamp(sum, 0.015, 1.4);
}

double Ground::baseLevel(RealPoint local) const noexcept
{
    double weights = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < m_bases.size(); ++i) {
        const double dx = (local.x - m_bases[i].x) / 1000.0;
        const double dy = (local.y - m_bases[i].y) / 1000.0;
        const double weight = 1.0 / (100.0 + dx * dx + dy * dy);
        weights += weight * weight;
        sum += weight * weight * m_plan->baseLevels[i].metres;
    }
    return sum / weights;
}

int Ground::areaAt(RealPoint local) const noexcept
{
    int found = -1;
    for (std::size_t i = 0; i < m_plan->areas.size(); ++i) {
        const geometry::RealBox& box = m_plan->areas[i].kilometres;
        if (box.contains(local.x / 1000.0, local.y / 1000.0)) {
            found = static_cast<int>(i);
        }
    }
    return found;
}

} // namespace ecotone::demo
