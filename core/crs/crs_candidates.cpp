#include "core/crs/crs_candidates.h"

#include "core/base/number.h"
#include "core/crs/country_outline.h"
#include "core/crs/crs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace ecotone::crs {

namespace {

using geometry::RealBox;
using geometry::RealPoint;

/// How common a datum is among the deliveries of a country: an opening bid, not knowledge.
struct DatumPrior
{
    std::string_view country;
    Datum datum;
    double weight;
};
constexpr std::array priors{
    DatumPrior{"CN", Datum::Cgcs2000, 0.50},
    DatumPrior{"CN", Datum::Xian1980, 0.30},
    DatumPrior{"CN", Datum::Beijing1954, 0.20},
    DatumPrior{"RU", Datum::Pulkovo1942, 0.50},
    DatumPrior{"RU", Datum::Gsk2011, 0.25},
    DatumPrior{"RU", Datum::Pulkovo1995, 0.25},
    DatumPrior{"MN", Datum::Pulkovo1942, 0.60},
    DatumPrior{"KP", Datum::Beijing1954, 0.40},
};
/// UTM on WGS 84 against all Gauss-Krueger readings of unprefixed numbers.
constexpr double utmWeight = 0.4;
constexpr double hypothesisWeight = 0.5;
/// Unprefixed numbers fit any zone of a country; deliveries come from around the landscapes.
constexpr RealBox region{86.0, 40.0, 137.0, 54.5};
constexpr std::array landscapes{RealBox{127.5, 41.0, 136.0, 50.5},
                                RealBox{86.5, 47.5, 105.5, 54.5}};
constexpr double elsewhere = 0.1;

std::vector<RealPoint> ordered(std::span<const RealPoint> pairs, AxisOrder order)
{
    std::vector<RealPoint> points{pairs.begin(), pairs.end()};
    if (order == AxisOrder::NorthEast) {
        for (auto& point : points) {
            std::swap(point.x, point.y);
        }
    }
    return points;
}

/// Collects candidates that lie in the country.
class Candidates
{
public:
    Candidates(std::span<const RealPoint> pairs, std::string_view country)
        : m_pairs{pairs}
        , m_countries{country.empty() ? CountryOutline::codes()
                                      : std::vector<std::string>{std::string{country}}}
    {
    }

    /// `halfWidth` of the zone in degrees, 0 for none.
    void add(CrsCandidate candidate, double weight, double halfWidth)
    {
        const auto system = Crs::fromUserInput(candidate.definition);
        if (!system || weight <= 0.0) {
            return;
        }
        if (candidate.name.empty()) {
            candidate.name = system->name();
        }
        double best = 0.0;
        std::string country;
        const auto places = placesOf(*system, candidate);
        for (const auto& code : m_countries) {
            const auto share = shareInside(places, code);
            if (share > best) {
                best = share;
                country = code;
            }
        }
        if (best <= 0.0) {
            return;
        }
        const double middle = (candidate.lonLat.minX + candidate.lonLat.maxX) / 2.0;
        if (halfWidth > 0.0 && system->centralMeridian()) {
            const double away = std::abs(middle - *system->centralMeridian());
            // Deliveries keep to their zone; a degree over its edge is common.
            weight *= away <= halfWidth ? 1.0 : away <= halfWidth + 1.0 ? 0.4 : 0.02;
        }
        const bool near = std::ranges::any_of(
            landscapes, [&](const RealBox& box) { return box.contains(candidate.lonLat); });
        weight *= near ? 1.0 : elsewhere;
        candidate.likelihood = best * weight;
        candidate.evidence.add(
            "then the data lie at {west} to {east} E, {south} to {north} N, {share} % inside "
            "{country}",
            {{"west", toText(candidate.lonLat.minX, 2)},
             {"east", toText(candidate.lonLat.maxX, 2)},
             {"south", toText(candidate.lonLat.minY, 2)},
             {"north", toText(candidate.lonLat.maxY, 2)},
             {"share", toText(best * 100.0, 0)},
             {"country", country}});
        m_found.push_back(std::move(candidate));
    }

    std::vector<CrsCandidate> ranked(std::size_t most)
    {
        double total = 0.0;
        for (const auto& candidate : m_found) {
            total += candidate.likelihood;
        }
        for (auto& candidate : m_found) {
            candidate.likelihood /= total;
        }
        std::ranges::stable_sort(m_found, std::ranges::greater{}, &CrsCandidate::likelihood);
        if (m_found.size() > most) {
            m_found.resize(most);
        }
        return std::move(m_found);
    }

    [[nodiscard]] double prior(Datum datum) const
    {
        double best = 0.0;
        for (const auto& each : priors) {
            if (each.datum == datum &&
                std::ranges::find(m_countries, each.country) != m_countries.end()) {
                best = std::max(best, each.weight);
            }
        }
        return best;
    }

private:
    std::vector<RealPoint> placesOf(const Crs& system, CrsCandidate& candidate) const
    {
        std::vector<RealPoint> places;
        for (const auto& point : ordered(m_pairs, candidate.order)) {
            const auto box = roughLonLat(system, {point.x, point.y, point.x, point.y});
            if (!box) {
                return {};
            }
            candidate.lonLat.extend(*box);
            places.push_back({box->minX, box->minY});
        }
        return places;
    }

    /// 0 unless every place lies in the country with its margin; then the share strictly inside,
    /// at least a tenth.
    static double shareInside(const std::vector<RealPoint>& places, const std::string& code)
    {
        const auto* outline = CountryOutline::of(code);
        if (places.empty() || outline == nullptr) {
            return 0.0;
        }
        std::size_t inside = 0;
        for (const auto& place : places) {
            if (!outline->contains(place)) {
                return 0.0;
            }
            inside += outline->contains(place, 0.0) ? 1U : 0U;
        }
        return std::max(0.1, static_cast<double>(inside) / static_cast<double>(places.size()));
    }

    std::span<const RealPoint> m_pairs;
    std::vector<std::string> m_countries;
    std::vector<CrsCandidate> m_found;
};

constexpr std::array gaussKruegerDatums{Datum::Cgcs2000,
                                        Datum::Xian1980,
                                        Datum::Beijing1954,
                                        Datum::Pulkovo1942,
                                        Datum::Pulkovo1995,
                                        Datum::Gsk2011};

void addGaussKrueger(Candidates& candidates,
                     const BareReading& reading,
                     int zone,
                     ZoneWidth width,
                     EastingStyle style,
                     bool quarterMillion)
{
    for (const auto datum : gaussKruegerDatums) {
        // GSK-2011 alone has 250,000 in its 3-degree zones.
        const bool quarter = datum == Datum::Gsk2011 && width == ZoneWidth::Three;
        const auto code = gaussKruegerCode(datum, zone, width, style);
        if (code && quarter == quarterMillion) {
            Remark why = reading.evidence;
            if (style == EastingStyle::Plain) {
                why.add("zone {zone} is one that fits the place",
                        {{"zone", toText(std::int64_t{zone})}});
            }
            candidates.add({*code, {}, reading.order, {}, 0.0, false, std::move(why)},
                           candidates.prior(datum),
                           width == ZoneWidth::Six ? 3.0 : 1.5);
        }
    }
}

void addPlain(Candidates& candidates, const BareReading& reading)
{
    for (const auto width : {ZoneWidth::Six, ZoneWidth::Three}) {
        const int first = zoneOf(region.minX, width);
        const int last = zoneOf(region.maxX, width);
        for (int zone = first; zone <= last; ++zone) {
            for (const bool quarter : {false, true}) {
                addGaussKrueger(candidates, reading, zone, width, EastingStyle::Plain, quarter);
            }
        }
    }
    for (int zone = zoneOf(region.minX, ZoneWidth::Six);
         zone <= zoneOf(region.maxX, ZoneWidth::Six);
         ++zone) {
        candidates.add({"EPSG:" + toText(std::int64_t{32630 + zone}),
                        {},
                        reading.order,
                        {},
                        0.0,
                        false,
                        Remark{reading.evidence}.add(
                            "UTM differs from Gauss-Krueger by 1.9 km in the north: compare with a "
                            "landmark")},
                       utmWeight,
                       3.0);
    }
}

void addRegional(Candidates& candidates, const BareReading& reading)
{
    for (const auto system : mskNames()) {
        const auto text = mskProjString(system, reading.zone.value_or(0));
        if (text) {
            candidates.add({*text,
                            std::string{system} + " zone " + toText(std::int64_t{*reading.zone}),
                            reading.order,
                            {},
                            0.0,
                            true,
                            Remark{reading.evidence}.add(
                                "parameters of an unofficial table, to be confirmed by a landmark "
                                "or the provider")},
                           hypothesisWeight,
                           2.0);
        }
    }
}

} // namespace

std::vector<CrsCandidate>
crsCandidates(std::span<const RealPoint> pairs, std::string_view country, std::size_t most)
{
    Candidates candidates{pairs, country};
    for (const auto& reading : readBareCoordinates(pairs, country)) {
        if (reading.kind == "lon/lat") {
            for (const auto* code : {"EPSG:4326", "EPSG:4490", "EPSG:4284", "EPSG:4214"}) {
                const double weight = std::string_view{code} == "EPSG:4326"   ? 0.5
                                      : std::string_view{code} == "EPSG:4490" ? 0.3
                                                                              : 0.1;
                candidates.add(
                    {code, {}, reading.order, {}, 0.0, false, reading.evidence}, weight, 0.0);
            }
        } else if (reading.kind == "plain-gk-or-utm") {
            addPlain(candidates, reading);
        } else if (reading.kind == "msk" || reading.kind == "sk63") {
            addRegional(candidates, reading);
        } else {
            addGaussKrueger(candidates,
                            reading,
                            *reading.zone,
                            reading.kind == "gk6" ? ZoneWidth::Six : ZoneWidth::Three,
                            EastingStyle::ZonePrefixed,
                            reading.kind == "gsk3");
        }
    }
    return candidates.ranked(most);
}

} // namespace ecotone::crs
