#pragma once

#include "core/demo/frame.h"
#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The hand-made part of the demonstration: where ridges, coasts, trunk rivers, lakes and
/// reference lines roughly lie. Everything is a few rounded control points, bent by noise later:
/// schematic, recognisable, and no survey of anything.
namespace ecotone::demo {

/// Longitude and latitude in degrees throughout this file, unless a name says otherwise.
using geometry::RealPoint;
using Path = std::vector<RealPoint>;

/// A belt of higher (or, negative, lower) land along a path; one point makes a hill.
struct Ridge
{
    Path path;
    double halfWidthKm = 10.0;
    double amount = 1.0; ///< Share of the region's full uplift.
};

struct TrunkRiver
{
    Path path; ///< From source to mouth.
    double sourceMetres = 0.0;
    double mouthMetres = 0.0;
    double halfWidthMetres = 100.0;
    double valleyMetres = 1500.0; ///< Half width of the valley floor.
};

enum class Water : unsigned char
{
    Fresh,
    Brackish,
};

struct LakePlan
{
    RealPoint centre;
    double halfEastKm = 1.0;
    double halfNorthKm = 1.0;
    double levelMetres = 0.0;
    Water water = Water::Fresh;
    std::string country; ///< Empty: wherever it lies.
};

struct BaseLevel
{
    RealPoint place;
    double metres = 0.0;
};

struct CountryPlan
{
    std::string code;
    Path outline; ///< Closed by meaning; reaches beyond the region.
};

/// One mapped landscape: a rectangle in kilometres of the region's frame.
struct MappedArea
{
    std::string landscape;
    geometry::RealBox kilometres;
    double growingPoints = 4000.0; ///< At scale 1; valleys and sides cut more patches from them.
};

/// A line that a source gives for edge matching; named by its two sides.
struct ReferencePlan
{
    std::string left;
    std::string right;
};

struct BurnPlan
{
    RealPoint centre;
    double radiusKm = 2.0;
    std::string mappedBy; ///< The side that maps the burn; the other still has forest.
};

/// One working plane; LBC and TUM share theirs, since they touch.
struct RegionPlan
{
    std::string code;
    RealPoint centre;
    double northDegrees = 0.0;
    double timberlineMetres = 0.0;
    double topMetres = 1000.0;     ///< Of the highest ground.
    double flatUplift = 0.05;      ///< Uplift away from every ridge.
    std::vector<MappedArea> areas; ///< Where two overlap, the later one has the ground.
    std::string restCountry;       ///< Ground in none of `countries`.
    std::vector<CountryPlan> countries;
    Path sea; ///< Outline of the sea, may be empty.
    std::vector<Ridge> ridges;
    std::vector<TrunkRiver> rivers;
    std::vector<LakePlan> lakes;
    std::vector<BaseLevel> baseLevels;
    std::vector<BurnPlan> burns;

    [[nodiscard]] Frame frame() const { return Frame{centre, northDegrees}; }
    /// Around all mapped areas, in metres of the frame.
    [[nodiscard]] geometry::RealBox world() const;
};

/// EAST (LBC and TUM), LKH, CHI, ESA.
[[nodiscard]] const std::vector<RegionPlan>& regionPlans();

/// The bend that noise gives to every planned line: local metres to local metres, seldom
/// more than three kilometres. Coast, trunk rivers and reference lines bend together.
class Bend
{
public:
    explicit Bend(std::uint64_t seed) : m_seed{seed} {}
    [[nodiscard]] RealPoint operator()(RealPoint local) const noexcept;

private:
    std::uint64_t m_seed;
};

[[nodiscard]] bool inside(const Path& outline, RealPoint point) noexcept;
/// Metres (or whatever unit the points have).
[[nodiscard]] double distanceTo(const Path& path, RealPoint point) noexcept;
/// Distance and the share of the path's length at the nearest point.
struct Nearest
{
    double distance = 0.0;
    double share = 0.0;
};
[[nodiscard]] Nearest nearestOn(const Path& path, RealPoint point) noexcept;

} // namespace ecotone::demo
