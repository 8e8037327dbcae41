#include "core/base/number.h"
#include "core/crs/gcj02.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <optional>

namespace ecotone::crs {

namespace {

using geometry::RealPoint;

constexpr std::size_t enoughPlaces = 20;
constexpr double sureLikelihood = 0.99;
/// Neighbouring vertices err together: more places than this bring no more evidence.
constexpr double independentPlaces = 30.0;
/// Further from a line than this a vertex does not follow it.
constexpr double followMetres = 250.0;
/// Share of places that may lie anywhere: a village that moved, another bank of the river.
constexpr double strays = 0.1;
/// At most so many vertices are compared with lines; they are spread evenly.
constexpr std::size_t mostVertices = 4000;

constexpr double metresPerDegree = 111'320.0;

struct Metres
{
    double east = 0.0;
    double north = 0.0;
};

Metres between(RealPoint from, RealPoint to)
{
    const double squeeze = std::cos(from.y * std::numbers::pi / 180.0);
    return {(to.x - from.x) * metresPerDegree * squeeze, (to.y - from.y) * metresPerDegree};
}

/// The true position under a hypothesis.
RealPoint undone(RealPoint data, std::size_t hypothesis)
{
    // Krassovsky coordinates of the region read as WGS 84, measured between 129 and 132 E.
    constexpr Metres unshifted{-87.0, -34.0};
    switch (static_cast<OffsetHypothesis>(hypothesis)) {
    case OffsetHypothesis::Gcj02: return wgs84FromGcj02(data);
    case OffsetHypothesis::Bd09: return wgs84FromGcj02(gcj02FromBd09(data));
    case OffsetHypothesis::UnshiftedBeijing1954:
        return {data.x - unshifted.east /
                             (metresPerDegree * std::cos(data.y * std::numbers::pi / 180.0)),
                data.y - unshifted.north / metresPerDegree};
    case OffsetHypothesis::None: break;
    }
    return data;
}

double median(std::vector<double> values)
{
    if (values.empty()) {
        return 0.0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Log likelihood of the distances that a hypothesis leaves, if places err by `sigma` in the plane
/// and a few are strays within `reach`.
double logLikelihood(const std::vector<double>& rests, double sigma, double reach)
{
    double sum = 0.0;
    for (const double rest : rests) {
        const double near = std::exp(-rest * rest / (2.0 * sigma * sigma)) / (sigma * sigma);
        sum += std::log((1.0 - strays) * near + strays * 2.0 / (reach * reach));
    }
    const auto count = static_cast<double>(rests.size());
    return sum / count * std::min(count, independentPlaces);
}

using Rests = std::array<std::vector<double>, offsetHypotheses>;

/// Weighs what each hypothesis leaves. `reach`: how far strays may lie.
void weigh(const Rests& rests, double referenceMetres, double reach, OffsetVerdict& verdict)
{
    double best = 1e300;
    for (std::size_t i = 0; i < offsetHypotheses; ++i) {
        verdict.restMetres[i] = median(rests[i]);
        best = std::min(best, verdict.restMetres[i]);
    }
    // The data err too: what the best hypothesis leaves tells by how much.
    const double sigma = std::max(referenceMetres, best);
    std::array<double, offsetHypotheses> logs{};
    for (std::size_t i = 0; i < offsetHypotheses; ++i) {
        logs[i] = logLikelihood(rests[i], sigma, reach);
    }
    const double largest = *std::ranges::max_element(logs);
    double total = 0.0;
    for (std::size_t i = 0; i < offsetHypotheses; ++i) {
        verdict.likelihood[i] = std::exp(logs[i] - largest);
        total += verdict.likelihood[i];
    }
    std::size_t winner = 0;
    for (std::size_t i = 0; i < offsetHypotheses; ++i) {
        verdict.likelihood[i] /= total;
        winner = verdict.likelihood[i] > verdict.likelihood[winner] ? i : winner;
    }
    verdict.hypothesis = static_cast<OffsetHypothesis>(winner);
    // A winner that leaves as much as the hypotheses lie apart explains nothing. The nearest two,
    // none and an unshifted datum, lie 93 m apart; the web maps at least 190 m from both.
    const bool web = verdict.hypothesis == OffsetHypothesis::Gcj02 ||
                     verdict.hypothesis == OffsetHypothesis::Bd09;
    const double fineEnough = web ? 60.0 : 30.0;
    verdict.decided = verdict.compared >= enoughPlaces &&
                      verdict.likelihood[winner] >= sureLikelihood && sigma <= fineEnough;
}

/// The lines cut into edges, sorted into half-kilometre cells for nearest distances.
class LineIndex
{
public:
    explicit LineIndex(std::span<const std::vector<RealPoint>> lines)
    {
        for (const auto& line : lines) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                m_edges.push_back({line[i - 1], line[i]});
            }
        }
        std::ranges::sort(
            m_edges, {}, [](const Edge& edge) { return std::min(edge.from.y, edge.to.y); });
        for (const auto& edge : m_edges) {
            m_tallest = std::max(m_tallest, std::abs(edge.to.y - edge.from.y));
        }
    }

    /// nullopt beyond `followMetres`.
    [[nodiscard]] std::optional<double> distance(RealPoint place) const
    {
        constexpr double reach = followMetres / metresPerDegree;
        const auto low = [](const Edge& edge) { return std::min(edge.from.y, edge.to.y); };
        auto edge = std::ranges::lower_bound(m_edges, place.y - m_tallest - reach, {}, low);
        double nearest = followMetres;
        bool found = false;
        for (; edge != m_edges.end() && low(*edge) <= place.y + reach; ++edge) {
            const auto from = between(place, edge->from);
            const auto to = between(place, edge->to);
            const double dx = to.east - from.east;
            const double dy = to.north - from.north;
            const double length = dx * dx + dy * dy;
            const double along =
                length == 0.0 ? 0.0
                              : std::clamp(-(from.east * dx + from.north * dy) / length, 0.0, 1.0);
            const double away = std::hypot(from.east + along * dx, from.north + along * dy);
            if (away <= nearest) {
                nearest = away;
                found = true;
            }
        }
        return found ? std::optional{nearest} : std::nullopt;
    }

private:
    struct Edge
    {
        RealPoint from;
        RealPoint to;
    };
    std::vector<Edge> m_edges;
    double m_tallest = 0.0;
};

} // namespace

std::string_view name(OffsetHypothesis hypothesis) noexcept
{
    switch (hypothesis) {
    case OffsetHypothesis::Gcj02: return "GCJ-02";
    case OffsetHypothesis::Bd09: return "BD-09";
    case OffsetHypothesis::UnshiftedBeijing1954: return "a datum shift left out";
    case OffsetHypothesis::None: break;
    }
    return "no offset";
}

std::string OffsetVerdict::description() const
{
    std::string text;
    for (std::size_t i = 0; i < offsetHypotheses; ++i) {
        text += (i == 0 ? "" : ", ") + std::string{crs::name(static_cast<OffsetHypothesis>(i))} +
                " " + toText(likelihood[i] * 100.0, 1) + " % (leaves " + toText(restMetres[i], 0) +
                " m)";
    }
    return text + "; " + toText(static_cast<std::int64_t>(compared)) + " places compared";
}

OffsetVerdict comparePoints(std::span<const RealPoint> data,
                            std::span<const RealPoint> reference,
                            double referenceMetres)
{
    OffsetVerdict verdict;
    verdict.compared = std::min(data.size(), reference.size());
    if (verdict.compared == 0) {
        return verdict;
    }
    std::vector<double> east;
    std::vector<double> north;
    Rests rests;
    for (std::size_t i = 0; i < verdict.compared; ++i) {
        const auto moved = between(reference[i], data[i]);
        east.push_back(moved.east);
        north.push_back(moved.north);
        for (std::size_t h = 0; h < offsetHypotheses; ++h) {
            const auto rest = between(reference[i], undone(data[i], h));
            rests[h].push_back(std::hypot(rest.east, rest.north));
        }
    }
    verdict.medianEastMetres = median(east);
    verdict.medianNorthMetres = median(north);
    constexpr double strayMetres = 3000.0;
    weigh(rests, referenceMetres, strayMetres, verdict);
    return verdict;
}

OffsetVerdict compareWithLines(std::span<const RealPoint> data,
                               std::span<const std::vector<RealPoint>> lines,
                               double referenceMetres)
{
    OffsetVerdict verdict;
    const LineIndex index{lines};
    const std::size_t step = data.size() / mostVertices + 1;
    // Only vertices that follow a line under some hypothesis speak, and those for all of them.
    Rests rests;
    for (std::size_t i = 0; i < data.size(); i += step) {
        std::array<double, offsetHypotheses> rest{};
        bool follows = false;
        for (std::size_t h = 0; h < offsetHypotheses; ++h) {
            const auto near = index.distance(undone(data[i], h));
            rest[h] = near.value_or(followMetres);
            follows = follows || near.has_value();
        }
        if (!follows) {
            continue;
        }
        ++verdict.compared;
        for (std::size_t h = 0; h < offsetHypotheses; ++h) {
            rests[h].push_back(rest[h]);
        }
    }
    if (verdict.compared > 0) {
        weigh(rests, referenceMetres, followMetres, verdict);
    }
    return verdict;
}

} // namespace ecotone::crs
