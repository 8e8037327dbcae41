#include "core/demo/relief.h"

#include "core/demo/noise.h"

#include <queue>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ecotone::demo {

double Field::at(RealPoint local) const noexcept
{
    const double x = std::clamp((local.x - west) / cell, 0.0, columns - 1.001);
    const double y = std::clamp((local.y - south) / cell, 0.0, rows - 1.001);
    const int column = static_cast<int>(x);
    const int row = static_cast<int>(y);
    const double tx = x - column;
    const double ty = y - row;
    const auto value = [&](int c, int r) { return static_cast<double>(values[index(c, r)]); };
    const double lower = value(column, row) * (1.0 - tx) + value(column + 1, row) * tx;
    const double upper = value(column, row + 1) * (1.0 - tx) + value(column + 1, row + 1) * tx;
    return lower + (upper - lower) * ty;
}

namespace {

constexpr double marginMetres = 12000.0;
constexpr int rounds = 22;
/// Cells of the elevation model that drain to a point before a stream is drawn there.
constexpr double streamCatchment = 5.0; // km2

struct Neighbour
{
    int dx;
    int dy;
    double steps;
};
constexpr std::array<Neighbour, 8> neighbours{{{1, 0, 1.0},
                                               {-1, 0, 1.0},
                                               {0, 1, 1.0},
                                               {0, -1, 1.0},
                                               {1, 1, 1.41421356},
                                               {1, -1, 1.41421356},
                                               {-1, 1, 1.41421356},
                                               {-1, -1, 1.41421356}}};

/// The working state of the erosion.
class Shaping
{
public:
    Shaping(const Ground& ground, std::uint64_t seed);

    void run();
    [[nodiscard]] Relief finish();

private:
    void prepareCell(int column, int row);
    void route();
    void accumulate();
    void cut();
    void scaleToTop();
    void settleSlopes();
    void roughen();
    void traceStreams(Relief& relief) const;
    [[nodiscard]] std::vector<std::int32_t> streamHeads() const;

    const Ground& m_ground;
    std::uint64_t m_seed;
    Field m_height;
    std::vector<float> m_uplift;
    std::vector<std::uint8_t> m_fixed; ///< 1: border, 2: water, 3: trunk river.
    std::vector<float> m_filled;
    std::vector<std::int32_t> m_receiver;
    std::vector<std::int32_t> m_order; ///< Downstream before upstream.
    std::vector<float> m_area;         ///< Cells.
};

Shaping::Shaping(const Ground& ground, std::uint64_t seed) : m_ground{ground}, m_seed{seed}
{
    const geometry::RealBox box = ground.plan().world().grown(marginMetres);
    m_height.west = box.minX;
    m_height.south = box.minY;
    m_height.columns = static_cast<int>((box.maxX - box.minX) / m_height.cell) + 1;
    m_height.rows = static_cast<int>((box.maxY - box.minY) / m_height.cell) + 1;
    const auto count =
        static_cast<std::size_t>(m_height.columns) * static_cast<std::size_t>(m_height.rows);
    m_height.values.resize(count);
    m_uplift.resize(count);
    m_fixed.resize(count);
    m_filled.resize(count);
    m_receiver.resize(count);
    m_area.resize(count);
    for (int row = 0; row < m_height.rows; ++row) {
        for (int column = 0; column < m_height.columns; ++column) {
            prepareCell(column, row);
        }
    }
}

void Shaping::prepareCell(int column, int row)
{
    const std::size_t k = m_height.index(column, row);
    const RealPoint place = m_height.centre(column, row);
    const RealPoint bent = m_ground.bent(place);
    const Noise rise{m_seed, 21};
    const double wave = rise.fractal(place.x / 21000.0, place.y / 21000.0, 4);
    const double uplift = m_ground.uplift(bent) * std::max(0.15, 1.0 + 0.9 * wave);
    const double base = m_ground.baseLevel(place);
    const Noise start{m_seed, 22};
    m_uplift[k] = static_cast<float>(uplift);
    double height =
        base + uplift * 300.0 + 25.0 * start.fractal(place.x / 4000.0, place.y / 4000.0, 3);
    int lake = -1;
    if (m_ground.coast(bent) < 0.0) {
        height = 0.0;
        m_fixed[k] = 2;
    } else if (m_ground.shore(bent, lake) < 0.0) {
        height = m_ground.plan().lakes[static_cast<std::size_t>(lake)].levelMetres;
        m_fixed[k] = 2;
    } else if (const auto trunk = m_ground.trunk(bent); trunk.distance < 0.6 * m_height.cell) {
        const TrunkRiver& river = m_ground.plan().rivers[static_cast<std::size_t>(trunk.river)];
        // Steep near the source, flat near the mouth.
        const double left = 1.0 - trunk.share;
        height = river.mouthMetres + (river.sourceMetres - river.mouthMetres) * left * left;
        height = std::min(height, base + 15.0); // Never a dam above the land around.
        m_fixed[k] = 3;
    } else if (column == 0 || row == 0 || column == m_height.columns - 1 ||
               row == m_height.rows - 1) {
        height = base + uplift * 60.0;
        m_fixed[k] = 1;
    }
    m_height.values[k] = static_cast<float>(height);
}

/// Fills hollows and finds where each cell drains to: priority flood (Barnes, Lehman and Mulla
/// 2014), then the steepest way down the filled ground.
void Shaping::route()
{
    struct Entry
    {
        float height;
        std::int32_t cell;
        bool operator<(const Entry& other) const
        {
            return height != other.height ? height > other.height : cell > other.cell;
        }
    };
    std::vector<Entry> storage;
    storage.reserve(m_fixed.size());
    std::priority_queue<Entry> open{std::less<Entry>{}, std::move(storage)};
    std::vector<std::uint8_t> seen(m_fixed.size(), 0);
    m_order.clear();
    m_order.reserve(m_fixed.size());
    for (std::size_t k = 0; k < m_fixed.size(); ++k) {
        if (m_fixed[k] != 0) {
            m_filled[k] = m_height.values[k];
            m_receiver[k] = -1;
            seen[k] = 1;
            open.push({m_filled[k], static_cast<std::int32_t>(k)});
        }
    }
    while (!open.empty()) {
        const auto k = static_cast<std::size_t>(open.top().cell);
        open.pop();
        m_order.push_back(static_cast<std::int32_t>(k));
        const int column = static_cast<int>(k) % m_height.columns;
        const int row = static_cast<int>(k) / m_height.columns;
        float steepest = 0.0F;
        for (const Neighbour& to : neighbours) {
            const int c = column + to.dx;
            const int r = row + to.dy;
            if (c < 0 || r < 0 || c >= m_height.columns || r >= m_height.rows) {
                continue;
            }
            const std::size_t q = m_height.index(c, r);
            if (seen[q] == 0) {
                seen[q] = 1;
                m_filled[q] = std::max(m_height.values[q], m_filled[k] + 0.001F);
                m_receiver[q] = static_cast<std::int32_t>(k);
                open.push({m_filled[q], static_cast<std::int32_t>(q)});
            } else if (m_fixed[k] == 0) {
                const float fall = (m_filled[k] - m_filled[q]) / static_cast<float>(to.steps);
                if (fall > steepest) {
                    steepest = fall;
                    m_receiver[k] = static_cast<std::int32_t>(q);
                }
            }
        }
    }
}

void Shaping::accumulate()
{
    std::fill(m_area.begin(), m_area.end(), 1.0F);
    for (auto it = m_order.rbegin(); it != m_order.rend(); ++it) {
        const auto k = static_cast<std::size_t>(*it);
        if (m_receiver[k] >= 0) {
            m_area[static_cast<std::size_t>(m_receiver[k])] += m_area[k];
        }
    }
}

void Shaping::cut()
{
    for (const std::int32_t cell : m_order) {
        const auto k = static_cast<std::size_t>(cell);
        if (m_fixed[k] != 0 || m_receiver[k] < 0) {
            continue;
        }
        const auto below = static_cast<std::size_t>(m_receiver[k]);
        const float power = 0.75F * std::pow(m_area[k], 0.46F);
        m_height.values[k] =
            (m_height.values[k] + 70.0F * m_uplift[k] + power * m_height.values[below]) /
            (1.0F + power);
    }
}

/// Heights above each catchment's outlet are stretched so that the top is the region's top.
void Shaping::scaleToTop()
{
    std::vector<float> outlet(m_height.values.size());
    std::vector<float> above;
    above.reserve(outlet.size());
    for (const std::int32_t cell : m_order) {
        const auto k = static_cast<std::size_t>(cell);
        outlet[k] = m_receiver[k] < 0 ? m_height.values[k]
                                      : outlet[static_cast<std::size_t>(m_receiver[k])];
    }
    const double top = m_ground.plan().topMetres;
    for (std::size_t k = 0; k < outlet.size(); ++k) {
        const double room = top - static_cast<double>(outlet[k]);
        above.push_back((m_height.values[k] - outlet[k]) / static_cast<float>(room));
    }
    const auto nth = above.begin() + static_cast<std::ptrdiff_t>(above.size() * 992 / 1000);
    std::nth_element(above.begin(), nth, above.end());
    const float stretch = 1.0F / *nth;
    for (std::size_t k = 0; k < outlet.size(); ++k) {
        const float room = static_cast<float>(top) - outlet[k];
        const float rise = (m_height.values[k] - outlet[k]) * stretch / room;
        // The highest ground bends over below the top instead of towering above it.
        const float share = rise < 0.7F ? rise : 0.7F + 0.3F * std::tanh((rise - 0.7F) / 0.3F);
        m_height.values[k] = outlet[k] + share * room;
    }
}

/// Loose ground slides until no slope is steeper than mountains are: divides between catchments
/// of unlike base level would otherwise be walls.
void Shaping::settleSlopes()
{
    const auto steepest = static_cast<float>(120.0 + 0.06 * m_ground.plan().topMetres);
    for (int round = 0; round < 6; ++round) {
        for (int row = 1; row + 1 < m_height.rows; ++row) {
            for (int column = 1; column + 1 < m_height.columns; ++column) {
                const std::size_t k = m_height.index(column, row);
                for (const Neighbour& to : neighbours) {
                    const std::size_t q = m_height.index(column + to.dx, row + to.dy);
                    const float limit = steepest * static_cast<float>(to.steps);
                    const float excess = m_height.values[k] - m_height.values[q] - limit;
                    if (excess > 0.0F && m_fixed[k] == 0) {
                        m_height.values[k] -= 0.5F * excess;
                        m_height.values[q] += m_fixed[q] == 0 ? 0.25F * excess : 0.0F;
                    }
                }
            }
        }
    }
}

/// Softens the eight directions of the cutting and adds the small forms it cannot know.
void Shaping::roughen()
{
    const std::vector<float> before = m_height.values;
    const Noise small{m_seed, 23};
    for (int row = 1; row + 1 < m_height.rows; ++row) {
        for (int column = 1; column + 1 < m_height.columns; ++column) {
            const std::size_t k = m_height.index(column, row);
            if (m_fixed[k] != 0) {
                continue;
            }
            float sum = 0.0F;
            float low = before[k];
            float high = before[k];
            for (const Neighbour& to : neighbours) {
                const float value = before[m_height.index(column + to.dx, row + to.dy)];
                sum += value;
                low = std::min(low, value);
                high = std::max(high, value);
            }
            const double wave =
                small.fractal(column * m_height.cell / 1900.0, row * m_height.cell / 1900.0, 2);
            const double amount = std::min(28.0, 0.12 * static_cast<double>(high - low));
            m_height.values[k] =
                0.72F * before[k] + 0.28F * sum / 8.0F + static_cast<float>(wave * amount);
        }
    }
}

std::vector<std::int32_t> Shaping::streamHeads() const
{
    const double cells = streamCatchment * 1e6 / (m_height.cell * m_height.cell);
    std::vector<std::uint8_t> fed(m_area.size(), 0);
    for (std::size_t k = 0; k < m_area.size(); ++k) {
        if (m_fixed[k] == 0 && m_area[k] >= static_cast<float>(cells) && m_receiver[k] >= 0) {
            fed[static_cast<std::size_t>(m_receiver[k])] = 1;
        }
    }
    std::vector<std::int32_t> heads;
    for (std::size_t k = 0; k < m_area.size(); ++k) {
        if (m_fixed[k] == 0 && m_area[k] >= static_cast<float>(cells) && fed[k] == 0) {
            heads.push_back(static_cast<std::int32_t>(k));
        }
    }
    return heads;
}

/// Two rounds of corner cutting (Chaikin) that keep both ends.
void softened(Stream& stream)
{
    for (int round = 0; round < 2; ++round) {
        if (stream.path.size() < 3) {
            return;
        }
        Stream next;
        const auto add = [&](std::size_t i, double t) {
            const auto mix = [t](double a, double b) { return a + (b - a) * t; };
            next.path.push_back({mix(stream.path[i].x, stream.path[i + 1].x),
                                 mix(stream.path[i].y, stream.path[i + 1].y)});
            next.catchment.push_back(mix(stream.catchment[i], stream.catchment[i + 1]));
            next.height.push_back(mix(stream.height[i], stream.height[i + 1]));
        };
        add(0, 0.0);
        for (std::size_t i = 0; i + 1 < stream.path.size(); ++i) {
            add(i, 0.25);
            add(i, 0.75);
        }
        add(stream.path.size() - 2, 1.0);
        next.plannedRiver = stream.plannedRiver;
        stream = std::move(next);
    }
}

void Shaping::traceStreams(Relief& relief) const
{
    const Noise aside{m_seed, 24};
    const Noise across{m_seed, 25};
    const double cellKm2 = m_height.cell * m_height.cell / 1e6;
    std::vector<std::uint8_t> drawn(m_area.size(), 0);
    for (const std::int32_t head : streamHeads()) {
        Stream stream;
        for (std::int32_t cell = head; cell >= 0;) {
            const auto k = static_cast<std::size_t>(cell);
            const RealPoint centre =
                m_height.centre(cell % m_height.columns, cell / m_height.columns);
            const double x = centre.x / 1700.0;
            const double y = centre.y / 1700.0;
            stream.path.push_back({centre.x + 330.0 * aside.fractal(x, y, 2),
                                   centre.y + 330.0 * across.fractal(x, y, 2)});
            stream.catchment.push_back(m_area[k] * cellKm2);
            stream.height.push_back(static_cast<double>(m_height.values[k]));
            if (drawn[k] != 0 || m_fixed[k] != 0) {
                break;
            }
            drawn[k] = 1;
            cell = m_receiver[k];
        }
        if (stream.path.size() > 2) {
            softened(stream);
            relief.streams.push_back(std::move(stream));
        }
    }
}

void Shaping::run()
{
    for (int round = 0; round < rounds; ++round) {
        route();
        accumulate();
        cut();
    }
    route();
    accumulate();
}

Relief Shaping::finish()
{
    scaleToTop();
    settleSlopes();
    roughen();
    Relief relief;
    traceStreams(relief);
    relief.height = std::move(m_height);
    return relief;
}

} // namespace

Relief makeRelief(const Ground& ground, std::uint64_t seed)
{
    Shaping shaping{ground, hashAt(seed, 0, 0, 102)};
    shaping.run();
    return shaping.finish();
}

} // namespace ecotone::demo
