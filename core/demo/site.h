#pragma once

#include "core/demo/ground.h"
#include "core/demo/relief.h"
#include "core/habitat/gazetteer.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ecotone::demo {

/// What covers a cell before any plant is asked. In order of precedence.
enum class Cover : unsigned char
{
    Sea,
    Lake,
    River,
    Town,
    Burn,
    Valley, ///< Floor of a valley.
    Land,
};
inline constexpr std::size_t fieldCount = 6; ///< Sea … Valley each have a field; Land has none.

/// Country and mapped area of a cell.
struct Side
{
    std::int8_t area = -1; ///< Index into RegionPlan::areas; -1: outside the map.
    std::int8_t country = -1;

    bool operator==(const Side&) const = default;
};

/// A growing point of patches.
struct Seed
{
    float x = 0.0F;
    float y = 0.0F;
    float height = 0.0F;
    float north = 0.0F;
    float head = 0.0F; ///< Head start in square metres: larger patches.
};

/// Seeds in a lattice, so that the near ones are found without searching.
struct SeedField
{
    double spacing = 1000.0;
    double west = 0.0;
    double south = 0.0;
    int columns = 0;
    int rows = 0;
    std::vector<std::int32_t> first; ///< Of each lattice cell; one more at the end.
    std::vector<Seed> seeds;
};

/// A settlement of the gazetteer in the region's plane.
struct Town
{
    const habitat::Place* place = nullptr;
    RealPoint centre;
    double radius = 500.0;
    int country = -1;
};

/// The fine raster of a region: cells small enough that the finest patch has several.
class Site
{
public:
    Site(const Ground& ground,
         const Relief& relief,
         std::vector<Town> towns,
         double scale,
         std::uint64_t seed);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] double cell() const { return m_cell; }
    [[nodiscard]] RealPoint centre(std::size_t index) const;
    [[nodiscard]] const Ground& ground() const { return m_ground; }
    [[nodiscard]] const std::vector<Town>& towns() const { return m_towns; }

    [[nodiscard]] Side side(std::size_t index) const { return m_side[index]; }
    [[nodiscard]] Cover cover(std::size_t index) const { return m_cover[index]; }
    /// Which lake, town or burn; for rivers a stretch of ten kilometres.
    [[nodiscard]] std::int32_t part(std::size_t index) const { return m_part[index]; }
    [[nodiscard]] std::int32_t seedOf(std::size_t index) const { return m_seed[index]; }
    [[nodiscard]] float height(std::size_t index) const { return m_height[index]; }
    [[nodiscard]] float slope(std::size_t index) const { return m_slope[index]; }
    /// 1 facing north, -1 facing south, 0 on flat land.
    [[nodiscard]] float northness(std::size_t index) const { return m_north[index]; }
    [[nodiscard]] float field(Cover cover, std::size_t index) const
    {
        return m_fields[static_cast<std::size_t>(cover)][index];
    }

    /// Where between the centres of two adjacent unlike cells the boundary runs: the share of
    /// the way from `a` to `b`, away from both.
    [[nodiscard]] double crossing(std::size_t a, std::size_t b) const;
    [[nodiscard]] Side sideAt(RealPoint local) const;

private:
    /// Half the width of the narrowest river that a raster of these cells can carry unbroken.
    [[nodiscard]] double narrowest() const { return 0.62 * m_cell; }
    void fillGround();
    void stampStreams(const Relief& relief);
    void chooseCovers();
    void chooseCover(std::size_t index);
    void fillSlopes(const Relief& relief);
    void sowSeeds(double scale);
    void growSeeds();
    struct Nearest
    {
        std::int32_t seed = -1;
        double distance = 1e30;
    };
    [[nodiscard]] double
    distance(const Seed& seed, const SeedField& field, std::size_t index) const;
    [[nodiscard]] const SeedField& fieldOf(std::size_t index) const;
    [[nodiscard]] Nearest nearestSeed(const SeedField& field, std::size_t index) const;
    [[nodiscard]] RealPoint wandered(RealPoint local, double spacing) const;

    const Ground& m_ground;
    std::vector<Town> m_towns;
    std::vector<RealPoint> m_burns;
    std::uint64_t m_random;
    double m_cell = 150.0;
    double m_west = 0.0; ///< Of the first cell's centre.
    double m_south = 0.0;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<Side> m_side;
    std::vector<Cover> m_cover;
    std::vector<std::int32_t> m_part;
    std::vector<std::int32_t> m_seed;
    std::vector<float> m_height;
    std::vector<float> m_slope;
    std::vector<float> m_north;
    std::array<std::vector<float>, fieldCount> m_fields; ///< Negative inside.
    std::vector<SeedField> m_seeds; ///< Two an area: slopes, then valley floors.
};

} // namespace ecotone::demo
