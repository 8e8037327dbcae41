#include "core/crs/country_outline.h"

#include "core/base/csv.h"
#include "core/base/number.h"
#include "core/base/resources.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>

namespace ecotone::crs {

namespace {

using geometry::RealBox;
using geometry::RealPoint;

constexpr double bandDegrees = 0.25;
constexpr double kilometresPerDegree = 111.2;

Result<std::vector<RealPoint>> ringOf(const std::string& text, const std::string& country)
{
    std::vector<RealPoint> ring;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(';', at), text.size());
        const auto blank = text.find(' ', at);
        const auto x = parseDouble(std::string_view{text}.substr(at, blank - at));
        const auto y = blank < end ? parseDouble(std::string_view{text}.substr(blank, end - blank))
                                   : std::nullopt;
        if (!x || !y) {
            return fail(ErrorCode::FileDamaged,
                        "country_outlines.csv: a ring of " + country + " does not parse");
        }
        ring.push_back({*x, *y});
        at = end + 1;
    }
    return ring;
}

/// Kilometres of a position from an edge, on the plane that touches the Earth there.
double distance(RealPoint place, RealPoint from, RealPoint to)
{
    const double squeeze = std::cos(place.y * std::numbers::pi / 180.0);
    const double ax = (from.x - place.x) * squeeze;
    const double ay = from.y - place.y;
    const double dx = (to.x - from.x) * squeeze;
    const double dy = to.y - from.y;
    const double length = dx * dx + dy * dy;
    const double along = length == 0.0 ? 0.0 : std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0);
    return std::hypot(ax + along * dx, ay + along * dy) * kilometresPerDegree;
}

/// Whether an edge meets a box (Liang and Barsky).
bool meets(RealPoint from, RealPoint to, const RealBox& box)
{
    double enter = 0.0;
    double leave = 1.0;
    const auto cut = [&](double start, double step, double low, double high) {
        if (step == 0.0) {
            return start >= low && start <= high;
        }
        const double first = (low - start) / step;
        const double second = (high - start) / step;
        enter = std::max(enter, std::min(first, second));
        leave = std::min(leave, std::max(first, second));
        return enter <= leave;
    };
    return cut(from.x, to.x - from.x, box.minX, box.maxX) &&
           cut(from.y, to.y - from.y, box.minY, box.maxY);
}

} // namespace

/// All outlines of the table, or why there are none.
struct CountryOutlineTable
{
    std::map<std::string, CountryOutline, std::less<>> outlines;
    std::vector<std::string> codes;

    static const Result<CountryOutlineTable>& shared()
    {
        static const Result<CountryOutlineTable> table = load();
        return table;
    }

    static Result<CountryOutlineTable> load()
    {
        CountryOutlineTable table;
        ECO_ASSIGN(const auto csv, CsvTable::read(resourcePath("gazetteer/country_outlines.csv")));
        for (std::size_t row = 0; row < csv.rowCount(); ++row) {
            const auto& country = csv.value(row, "country");
            ECO_ASSIGN(const auto ring, ringOf(csv.value(row, "ring"), country));
            table.outlines[country].addRing(ring);
        }
        for (const auto& [code, outline] : table.outlines) {
            table.codes.push_back(code);
        }
        return table;
    }
};

const CountryOutline* CountryOutline::of(std::string_view code)
{
    const auto& table = CountryOutlineTable::shared();
    if (!table) {
        return nullptr;
    }
    const auto found = table->outlines.find(code);
    return found == table->outlines.end() ? nullptr : &found->second;
}

const std::vector<std::string>& CountryOutline::codes()
{
    static const std::vector<std::string> none;
    const auto& table = CountryOutlineTable::shared();
    return table ? table->codes : none;
}

Result<> CountryOutline::checkOutlines()
{
    const auto& table = CountryOutlineTable::shared();
    if (!table) {
        return tl::unexpected<Error>{table.error()};
    }
    return {};
}

void CountryOutline::addRing(const std::vector<RealPoint>& ring)
{
    m_bands.resize(static_cast<std::size_t>(180.0 / bandDegrees) + 1);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& from = ring[i];
        const auto& to = ring[(i + 1) % ring.size()];
        m_box.extend(from.x, from.y);
        const auto last = bandOf(std::max(from.y, to.y));
        for (auto band = bandOf(std::min(from.y, to.y)); band <= last; ++band) {
            m_bands[band].push_back({from, to});
        }
    }
}

std::size_t CountryOutline::bandOf(double latitude) const
{
    const double band = std::floor((latitude + 90.0) / bandDegrees);
    return static_cast<std::size_t>(std::clamp(band, 0.0, static_cast<double>(m_bands.size() - 1)));
}

bool CountryOutline::inside(RealPoint lonLat) const
{
    bool odd = false;
    for (const auto& [from, to] : m_bands[bandOf(lonLat.y)]) {
        if ((from.y > lonLat.y) != (to.y > lonLat.y)) {
            const double x = from.x + (lonLat.y - from.y) / (to.y - from.y) * (to.x - from.x);
            odd = odd != (x > lonLat.x);
        }
    }
    return odd;
}

bool CountryOutline::contains(RealPoint lonLat, double kilometres) const
{
    const double reach = kilometres / kilometresPerDegree;
    // Longitudes count on beyond 180 E in Chukotka.
    if (lonLat.x > 180.0) {
        lonLat.x -= 360.0;
    }
    if (!std::isfinite(lonLat.x) || !std::isfinite(lonLat.y) ||
        !m_box.grown(4.0 * reach).contains(lonLat.x, lonLat.y)) {
        return false;
    }
    if (inside(lonLat)) {
        return true;
    }
    const auto last = bandOf(lonLat.y + reach);
    for (auto band = bandOf(lonLat.y - reach); band <= last; ++band) {
        for (const auto& [from, to] : m_bands[band]) {
            if (distance(lonLat, from, to) <= kilometres) {
                return true;
            }
        }
    }
    return false;
}

bool CountryOutline::touches(const RealBox& lonLat, double kilometres) const
{
    const double reach = kilometres / kilometresPerDegree;
    const double steepest = std::max(std::abs(lonLat.minY), std::abs(lonLat.maxY));
    const double wide =
        reach / std::max(0.1, std::cos(std::min(steepest, 84.0) * std::numbers::pi / 180.0));
    const RealBox box{
        lonLat.minX - wide, lonLat.minY - reach, lonLat.maxX + wide, lonLat.maxY + reach};
    if (lonLat.empty() || !m_box.intersects(box)) {
        return false;
    }
    if (inside({(box.minX + box.maxX) / 2.0, (box.minY + box.maxY) / 2.0})) {
        return true;
    }
    const auto last = bandOf(box.maxY);
    for (auto band = bandOf(box.minY); band <= last; ++band) {
        for (const auto& [from, to] : m_bands[band]) {
            if (meets(from, to, box)) {
                return true;
            }
        }
    }
    return false;
}

} // namespace ecotone::crs
