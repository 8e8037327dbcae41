#include "core/demo/site.h"

#include "core/demo/noise.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace ecotone::demo {

namespace {

constexpr float farAway = 16000.0F;
constexpr double degreesPerRadian = 57.29577951308232;

/// Half width of the water of a stream, in metres: Leopold's square root of the flow.
double waterHalfWidth(double catchment)
{
    return 2.2 * std::sqrt(catchment);
}

double valleyHalfWidth(double catchment)
{
    return 70.0 + 62.0 * std::pow(catchment, 0.42);
}

/// Catchment from which a stream has patches of its own, in square kilometres.
constexpr double mappedRiver = 420.0;

template <class Rows>
void onTwoThreads(int rows, const Rows& work)
{
    std::jthread other{[&] { work(0, rows / 2); }};
    work(rows / 2, rows);
}

} // namespace

Site::Site(const Ground& ground,
           const Relief& relief,
           std::vector<Town> towns,
           double scale,
           std::uint64_t seed)
    : m_ground{ground}
    , m_towns{std::move(towns)}
    , m_random{hashAt(seed, 0, 0, 103)}
{
    const geometry::RealBox world = ground.plan().world();
    double wanted = 0.0;
    for (const MappedArea& area : ground.plan().areas) {
        wanted += 1.5 * area.growingPoints;
    }
    const double area = (world.maxX - world.minX) * (world.maxY - world.minY);
    m_cell = std::clamp(std::sqrt(area / (wanted * scale * 105.0)), 25.0, 600.0);
    // Kilometre borders of the mapped areas fall on borders of cells.
    m_cell = 1000.0 / std::max(1.0, std::round(1000.0 / m_cell));
    m_columns = static_cast<int>(std::lround((world.maxX - world.minX) / m_cell));
    m_rows = static_cast<int>(std::lround((world.maxY - world.minY) / m_cell));
    m_west = world.minX + 0.5 * m_cell;
    m_south = world.minY + 0.5 * m_cell;
    const auto count = static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows);
    m_side.resize(count);
    m_cover.assign(count, Cover::Land);
    m_part.assign(count, -1);
    m_seed.assign(count, -1);
    m_height.resize(count);
    m_slope.resize(count);
    m_north.resize(count);
    for (auto& field : m_fields) {
        field.assign(count, farAway);
    }
    for (const BurnPlan& burn : ground.plan().burns) {
        m_burns.push_back(ground.frame().fromLonLat(burn.centre));
    }
    fillSlopes(relief);
    fillGround();
    stampStreams(relief);
    chooseCovers();
    sowSeeds(scale);
    growSeeds();
}

RealPoint Site::centre(std::size_t index) const
{
    const auto columns = static_cast<std::size_t>(m_columns);
    return {m_west + static_cast<double>(index % columns) * m_cell,
            m_south + static_cast<double>(index / columns) * m_cell};
}

Side Site::sideAt(RealPoint local) const
{
    const int area = m_ground.areaAt(local);
    if (area < 0) {
        return {};
    }
    return {static_cast<std::int8_t>(area),
            static_cast<std::int8_t>(m_ground.countryAt(m_ground.bent(local)))};
}

void Site::fillSlopes(const Relief& relief)
{
    const Noise small{m_random, 31};
    onTwoThreads(m_rows, [&](int from, int to) {
        for (int row = from; row < to; ++row) {
            for (int column = 0; column < m_columns; ++column) {
                const auto k = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                               static_cast<std::size_t>(column);
                const RealPoint place = centre(k);
                constexpr double reach = 250.0;
                const double east = relief.height.at({place.x + reach, place.y});
                const double west = relief.height.at({place.x - reach, place.y});
                const double north = relief.height.at({place.x, place.y + reach});
                const double south = relief.height.at({place.x, place.y - reach});
                // A grid of 500 m flattens what it sees; real slopes are about half as steep again.
                const double dx = 1.5 * (east - west) / (2.0 * reach);
                const double dy = 1.5 * (north - south) / (2.0 * reach);
                const double steep = std::hypot(dx, dy);
                const double wave = small.at(place.x / 420.0, place.y / 420.0);
                m_height[k] = static_cast<float>(relief.height.at(place) +
                                                 wave * std::min(25.0, 60.0 * steep));
                m_slope[k] = static_cast<float>(std::atan(steep) * degreesPerRadian);
                m_north[k] = static_cast<float>(-dy / (steep + 0.05));
            }
        }
    });
}

void Site::fillGround()
{
    const Noise banks{m_random, 36};
    const auto water = [](double half, double distance) {
        return static_cast<float>(distance - half);
    };
    onTwoThreads(m_rows, [&](int from, int to) {
        for (auto k = static_cast<std::size_t>(from) * static_cast<std::size_t>(m_columns);
             k < static_cast<std::size_t>(to) * static_cast<std::size_t>(m_columns);
             ++k) {
            const RealPoint place = centre(k);
            const int area = m_ground.areaAt(place);
            if (area < 0) {
                continue;
            }
            const RealPoint bent = m_ground.bent(place);
            m_side[k] = {static_cast<std::int8_t>(area),
                         static_cast<std::int8_t>(m_ground.countryAt(bent))};
            m_fields[0][k] = static_cast<float>(m_ground.coast(bent));
            int lake = -1;
            m_fields[1][k] = static_cast<float>(m_ground.shore(bent, lake));
            m_part[k] = lake;
            const auto trunk = m_ground.trunk(bent);
            if (trunk.river >= 0) {
                const TrunkRiver& river =
                    m_ground.plan().rivers[static_cast<std::size_t>(trunk.river)];
                const double grown = 0.45 + 0.55 * trunk.share;
                const double wave = banks.fractal(place.x / 1900.0, place.y / 1900.0, 3);
                m_fields[2][k] =
                    water(std::max(river.halfWidthMetres * grown, narrowest()), trunk.distance);
                m_fields[5][k] =
                    water(river.valleyMetres * grown * (1.0 + 1.1 * wave), trunk.distance);
            }
        }
    });
}

void Site::stampStreams(const Relief& relief)
{
    for (const Stream& stream : relief.streams) {
        for (std::size_t i = 0; i + 1 < stream.path.size(); ++i) {
            const RealPoint a = stream.path[i];
            const RealPoint b = stream.path[i + 1];
            const double floor = std::max(valleyHalfWidth(stream.catchment[i]), 0.9 * m_cell);
            // A river narrower than a cell would come out as beads: it is drawn a cell wide, and
            // brooks are left to the river lines.
            const double half = stream.catchment[i] < mappedRiver
                                    ? -2.0 * m_cell
                                    : std::max(waterHalfWidth(stream.catchment[i]), narrowest());
            const double reach = floor + 2.0 * m_cell;
            const auto cellOf = [this](double value, double start) {
                return static_cast<int>(std::floor((value - start) / m_cell));
            };
            const int c0 = std::max(0, cellOf(std::min(a.x, b.x) - reach, m_west));
            const int c1 = std::min(m_columns - 1, cellOf(std::max(a.x, b.x) + reach, m_west) + 1);
            const int r0 = std::max(0, cellOf(std::min(a.y, b.y) - reach, m_south));
            const int r1 = std::min(m_rows - 1, cellOf(std::max(a.y, b.y) + reach, m_south) + 1);
            const Path segment{a, b};
            for (int row = r0; row <= r1; ++row) {
                for (int column = c0; column <= c1; ++column) {
                    const auto k =
                        static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                        static_cast<std::size_t>(column);
                    const double distance = distanceTo(segment, centre(k));
                    // The floor ends where the ground rises from the stream.
                    const double rise =
                        (static_cast<double>(m_height[k]) - stream.height[i] - 38.0) * 7.0;
                    m_fields[5][k] = std::min(m_fields[5][k],
                                              static_cast<float>(std::max(distance - floor, rise)));
                    m_fields[2][k] = std::min(m_fields[2][k], static_cast<float>(distance - half));
                }
            }
        }
    }
}

void Site::chooseCovers()
{
    onTwoThreads(m_rows, [&](int from, int to) {
        for (auto k = static_cast<std::size_t>(from) * static_cast<std::size_t>(m_columns);
             k < static_cast<std::size_t>(to) * static_cast<std::size_t>(m_columns);
             ++k) {
            if (m_side[k].area >= 0) {
                chooseCover(k);
            }
        }
    });
}

void Site::chooseCover(std::size_t k)
{
    const RealPoint place = centre(k);
    const Noise edge{m_random, 32};
    const double wave = edge.fractal(place.x / 1500.0, place.y / 1500.0, 2);
    // The nearest blob of a list, as a field that is negative inside.
    const auto blob = [&](RealPoint middle, double radius, double rough, float& field) {
        const double dx = place.x - middle.x;
        const double dy = place.y - middle.y;
        const double reach = static_cast<double>(field) + 2.0 * radius;
        if (dx * dx + dy * dy > reach * reach) {
            return false;
        }
        const auto value =
            static_cast<float>(std::sqrt(dx * dx + dy * dy) - radius * (1.0 + rough * wave));
        const bool nearer = value < field;
        field = nearer ? value : field;
        return nearer;
    };
    std::int32_t town = -1;
    for (std::size_t i = 0; i < m_towns.size(); ++i) {
        if (m_towns[i].country == m_side[k].country &&
            blob(m_towns[i].centre, m_towns[i].radius, 0.8, m_fields[3][k])) {
            town = static_cast<std::int32_t>(i);
        }
    }
    const auto& burns = m_ground.plan().burns;
    std::int32_t burn = -1;
    for (std::size_t i = 0; i < burns.size(); ++i) {
        if (burns[i].mappedBy == m_ground.countryCode(m_side[k].country) &&
            blob(m_burns[i], burns[i].radiusKm * 1000.0, 0.5, m_fields[4][k])) {
            burn = static_cast<std::int32_t>(i);
        }
    }
    const std::int32_t lake = m_part[k];
    m_part[k] = -1;
    for (std::size_t cover = 0; cover < fieldCount; ++cover) {
        if (m_fields[cover][k] >= 0.0F) {
            continue;
        }
        m_cover[k] = static_cast<Cover>(cover);
        // A river is cut into stretches of nine kilometres.
        const auto stretch =
            static_cast<std::int32_t>(std::floor((place.x + 2e6) / 9000.0)) * 1000 +
            static_cast<std::int32_t>(std::floor((place.y + 2e6) / 9000.0));
        m_part[k] = m_cover[k] == Cover::Lake    ? lake
                    : m_cover[k] == Cover::River ? stretch
                    : m_cover[k] == Cover::Town  ? town
                    : m_cover[k] == Cover::Burn  ? burn
                                                 : -1;
        return;
    }
}

void Site::sowSeeds(double scale)
{
    const auto& areas = m_ground.plan().areas;
    std::vector<std::array<double, 2>> cells(areas.size());
    for (std::size_t k = 0; k < m_side.size(); ++k) {
        // The masked side gets one polygon, not patches.
        if (m_side[k].area >= 0 && m_cover[k] >= Cover::Valley &&
            m_ground.countryCode(m_side[k].country) != "KP") {
            cells[static_cast<std::size_t>(m_side[k].area)][m_cover[k] == Cover::Valley ? 1 : 0]++;
        }
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const geometry::RealBox& box = areas[i].kilometres;
        // Valley floors are cut finer.
        const double valleyWeight = 1.8;
        const double wanted = areas[i].growingPoints * scale;
        const double unitArea =
            (cells[i][0] + valleyWeight * cells[i][1]) * m_cell * m_cell / wanted;
        for (int kind = 0; kind < 2; ++kind) {
            SeedField field;
            field.spacing = std::sqrt(kind == 0 ? unitArea : unitArea / valleyWeight);
            field.west = box.minX * 1000.0 - 2.0 * field.spacing;
            field.south = box.minY * 1000.0 - 2.0 * field.spacing;
            field.columns = static_cast<int>((box.maxX - box.minX) * 1000.0 / field.spacing) + 5;
            field.rows = static_cast<int>((box.maxY - box.minY) * 1000.0 / field.spacing) + 5;
            const Noise crowd{m_random, 33};
            for (int row = 0; row < field.rows; ++row) {
                for (int column = 0; column < field.columns; ++column) {
                    field.first.push_back(static_cast<std::int32_t>(field.seeds.size()));
                    Dice dice{hashAt(m_random,
                                     column,
                                     row,
                                     200U + static_cast<std::uint32_t>(2 * i) +
                                         static_cast<std::uint32_t>(kind))};
                    // Here large patches, there many small ones; 1.0 on the average.
                    const double dense =
                        std::clamp(1.0 + 0.9 * crowd.fractal(column / 6.0, row / 6.0, 2), 0.3, 2.6);
                    const int count = static_cast<int>(dense * 0.55 + 0.9 * dice.roll() + 0.05);
                    for (int n = 0; n < count; ++n) {
                        Seed seed;
                        const double x = field.west + (column + dice.roll()) * field.spacing;
                        const double y = field.south + (row + dice.roll()) * field.spacing;
                        seed.x = static_cast<float>(x);
                        seed.y = static_cast<float>(y);
                        const double big = dice.roll();
                        seed.head = static_cast<float>(0.5 * big * big * big * field.spacing *
                                                       field.spacing);
                        const auto c = std::clamp(
                            static_cast<int>((x - m_west) / m_cell + 0.5), 0, m_columns - 1);
                        const auto r = std::clamp(
                            static_cast<int>((y - m_south) / m_cell + 0.5), 0, m_rows - 1);
                        const auto k =
                            static_cast<std::size_t>(r) * static_cast<std::size_t>(m_columns) +
                            static_cast<std::size_t>(c);
                        seed.height = m_height[k];
                        seed.north = m_north[k];
                        field.seeds.push_back(seed);
                    }
                }
            }
            field.first.push_back(static_cast<std::int32_t>(field.seeds.size()));
            m_seeds.push_back(std::move(field));
        }
    }
}

RealPoint Site::wandered(RealPoint local, double spacing) const
{
    const Noise x{m_random, 34};
    const Noise y{m_random, 35};
    const double step = 0.9 * spacing;
    return {local.x + 0.55 * spacing * x.fractal(local.x / step, local.y / step, 2),
            local.y + 0.55 * spacing * y.fractal(local.x / step, local.y / step, 2)};
}

const SeedField& Site::fieldOf(std::size_t index) const
{
    return m_seeds[static_cast<std::size_t>(m_side[index].area) * 2U +
                   (m_cover[index] == Cover::Valley ? 1U : 0U)];
}

/// Nearness counts height and aspect too: patches keep to one belt and one side of a ridge.
double Site::distance(const Seed& seed, const SeedField& field, std::size_t index) const
{
    const RealPoint place = wandered(centre(index), field.spacing);
    const double dx = place.x - static_cast<double>(seed.x);
    const double dy = place.y - static_cast<double>(seed.y);
    const double dz = 4.5 * static_cast<double>(m_height[index] - seed.height);
    const double dn = 0.5 * field.spacing * static_cast<double>(m_north[index] - seed.north);
    return dx * dx + dy * dy + dz * dz + dn * dn - static_cast<double>(seed.head);
}

Site::Nearest Site::nearestSeed(const SeedField& field, std::size_t index) const
{
    const RealPoint place = wandered(centre(index), field.spacing);
    const int column = static_cast<int>((place.x - field.west) / field.spacing);
    const int row = static_cast<int>((place.y - field.south) / field.spacing);
    const auto height = static_cast<double>(m_height[index]);
    const auto north = static_cast<double>(m_north[index]);
    Nearest best;
    for (int r = std::max(0, row - 2); r <= std::min(field.rows - 1, row + 2); ++r) {
        for (int c = std::max(0, column - 2); c <= std::min(field.columns - 1, column + 2); ++c) {
            const auto lattice =
                static_cast<std::size_t>(r) * static_cast<std::size_t>(field.columns) +
                static_cast<std::size_t>(c);
            for (std::int32_t s = field.first[lattice]; s < field.first[lattice + 1]; ++s) {
                const Seed& seed = field.seeds[static_cast<std::size_t>(s)];
                const double dx = place.x - static_cast<double>(seed.x);
                const double dy = place.y - static_cast<double>(seed.y);
                const double dz = 4.5 * (height - static_cast<double>(seed.height));
                const double dn = 0.5 * field.spacing * (north - static_cast<double>(seed.north));
                const double squared =
                    dx * dx + dy * dy + dz * dz + dn * dn - static_cast<double>(seed.head);
                if (squared < best.distance) {
                    best = {s, squared};
                }
            }
        }
    }
    return best;
}

void Site::growSeeds()
{
    onTwoThreads(m_rows, [&](int from, int to) {
        for (auto k = static_cast<std::size_t>(from) * static_cast<std::size_t>(m_columns);
             k < static_cast<std::size_t>(to) * static_cast<std::size_t>(m_columns);
             ++k) {
            if (m_side[k].area >= 0 && m_cover[k] >= Cover::Valley) {
                m_seed[k] = nearestSeed(fieldOf(k), k).seed;
            }
        }
    });
}

double Site::crossing(std::size_t a, std::size_t b) const
{
    double share = 0.5;
    if (m_side[a] != m_side[b]) {
        if (m_side[a].area >= 0 && m_side[b].area >= 0) {
            const RealPoint from = centre(a);
            const RealPoint to = centre(b);
            double low = 0.0;
            double high = 1.0;
            for (int step = 0; step < 12; ++step) {
                share = 0.5 * (low + high);
                const RealPoint middle{from.x + (to.x - from.x) * share,
                                       from.y + (to.y - from.y) * share};
                (sideAt(middle) == m_side[a] ? low : high) = share;
            }
        }
        return std::clamp(share, 0.15, 0.85);
    }
    double atA = 0.0;
    double atB = 0.0;
    if (m_cover[a] != m_cover[b]) {
        const auto field = static_cast<std::size_t>(std::min(m_cover[a], m_cover[b]));
        atA = static_cast<double>(m_fields[field][a]);
        atB = static_cast<double>(m_fields[field][b]);
    } else if (m_seed[a] != m_seed[b] && m_seed[a] >= 0 && m_seed[b] >= 0) {
        const SeedField& field = fieldOf(a);
        const Seed& mine = field.seeds[static_cast<std::size_t>(m_seed[a])];
        const Seed& other = field.seeds[static_cast<std::size_t>(m_seed[b])];
        atA = distance(mine, field, a) - distance(other, field, a);
        atB = distance(mine, field, b) - distance(other, field, b);
    }
    if (atA * atB < 0.0) {
        share = atA / (atA - atB);
    }
    return std::clamp(share, 0.12, 0.88);
}

} // namespace ecotone::demo
