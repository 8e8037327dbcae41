#include "core/harmonise/preview.h"

#include "core/base/resources.h"
#include "core/crs/crs_candidates.h"
#include "core/crs/datum.h"
#include "core/crs/geodesic.h"
#include "core/crs/transform.h"
#include "core/harmonise/classifying.h"
#include "core/harmonise/source_reading.h"
#include "core/store/expression_evaluator.h"
#include "core/text/reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <span>
#include <tuple>
#include <utility>

namespace ecotone::harmonise {

namespace {

using geometry::RealPoint;

/// The encodings that deliveries of the region come in.
constexpr std::array regional{text::Encoding::Utf8,
                              text::Encoding::Gb18030,
                              text::Encoding::Cp1251,
                              text::Encoding::Cp1251Mongolian,
                              text::Encoding::Cp866,
                              text::Encoding::Koi8R};

constexpr double kilometresPerDegree = 111.32;

RealPoint onPlane(RealPoint lonLat, double latitude)
{
    return {lonLat.x * kilometresPerDegree * std::cos(latitude * std::numbers::pi / 180.0),
            lonLat.y * kilometresPerDegree};
}

double distanceTo(RealPoint point, RealPoint a, RealPoint b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double share =
        length > 0.0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0.0, 1.0)
                     : 0.0;
    return std::hypot(a.x + share * dx - point.x, a.y + share * dy - point.y);
}

bool isInside(const geometry::RealRing& ring, RealPoint point)
{
    bool inside = false;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const RealPoint a = ring[i];
        const RealPoint b = ring[before];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

/// The datums a country's deliveries come on, the present one first.
std::vector<crs::Datum> datumsOf(const std::string& country)
{
    using crs::Datum;
    if (country == "CN") {
        return {Datum::Cgcs2000, Datum::Beijing1954, Datum::Xian1980};
    }
    if (country == "RU") {
        return {Datum::Pulkovo1942, Datum::Gsk2011, Datum::Wgs84};
    }
    if (country == "MN") {
        return {Datum::Wgs84, Datum::Pulkovo1942};
    }
    return {Datum::Wgs84, Datum::Cgcs2000, Datum::Pulkovo1942};
}

void addOption(std::vector<CrsOption>& options, const CrsOption& option, std::size_t most)
{
    if (options.size() < most && std::ranges::find(options, option) == options.end()) {
        options.push_back(option);
    }
}

std::array<RealPoint, 2> cornersOf(const exchange::RawSample& sample)
{
    return {RealPoint{sample.extent.minX, sample.extent.minY},
            RealPoint{sample.extent.maxX, sample.extent.maxY}};
}

/// The country most of it lies in: a base map is coarse at a coast.
std::string countryOf(const Placement& placement, const Surroundings& surroundings)
{
    constexpr std::size_t asked = 60;
    std::vector<RealPoint> places = placement.points;
    for (const auto& line : placement.outlines) {
        if (!line.empty()) {
            places.push_back(line.front());
        }
    }
    std::map<std::string, std::size_t> votes;
    const std::size_t step = std::max<std::size_t>(1, places.size() / asked);
    for (std::size_t i = 0; i < places.size(); i += step) {
        if (const auto country = surroundings.countryAt(places[i]); !country.empty()) {
            ++votes[country];
        }
    }
    const auto most =
        std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; });
    return most == votes.end() ? std::string{} : most->first;
}

RealPoint middleOf(const Placement& placement)
{
    RealPoint sum;
    double count = 0.0;
    const auto add = [&](RealPoint point) {
        sum = {sum.x + point.x, sum.y + point.y};
        count += 1.0;
    };
    for (const auto& line : placement.outlines) {
        std::ranges::for_each(line, add);
    }
    std::ranges::for_each(placement.points, add);
    return count > 0.0 ? RealPoint{sum.x / count, sum.y / count} : RealPoint{};
}

} // namespace

TextReading readAs(const exchange::RawSample& sample, std::string_view encoding)
{
    const auto known = text::readingFromName(encoding);
    TextReading reading;
    reading.encoding = known ? text::name(*known) : std::string{encoding};
    for (const auto& each : sample.texts) {
        auto decoded = text::decode(each.bytes, known.value_or(text::Reading{}));
        reading.lost = reading.lost || decoded.lost || !known;
        reading.texts.push_back(std::move(decoded.text));
    }
    return reading;
}

std::vector<TextReading>
textReadings(const exchange::RawSample& sample, const EncodingFinding& finding, std::size_t most)
{
    std::vector<TextReading> readings;
    const auto add = [&](std::string_view name, bool evenIfLost) {
        auto reading = readAs(sample, name);
        const auto same = [&](const TextReading& each) {
            return each.encoding == reading.encoding || each.texts == reading.texts;
        };
        if (readings.size() < most && (evenIfLost || !reading.lost) &&
            std::ranges::none_of(readings, same)) {
            readings.push_back(std::move(reading));
        }
    };
    if (sample.texts.empty()) {
        return readings;
    }
    add(finding.name.empty() ? text::name(text::Encoding::Utf8) : finding.name, true);
    if (sample.isUtf8) {
        add(text::name(text::Encoding::Utf8), true);
        return readings;
    }
    if (!finding.runnerUp.empty()) {
        add(finding.runnerUp, true);
    }
    for (const auto encoding : regional) {
        add(text::name(encoding), false);
    }
    return readings;
}

Result<Surroundings> Surroundings::load()
{
    Surroundings surroundings;
    const auto path = resourcePath("basemap/basemap.gpkg");
    exchange::ReadOptions options;
    options.layer = "country";
    ECO_ASSIGN(auto countries, exchange::readSource(path, options));
    const auto iso = countries.fieldIndex("iso");
    for (auto& row : countries.rows) {
        const auto* code = iso ? std::get_if<std::string>(&row.values[*iso]) : nullptr;
        surroundings.lands.push_back(
            {code != nullptr ? *code : std::string{}, std::move(row.shape.polygons)});
    }
    options.layer = "boundary";
    ECO_ASSIGN(auto lines, exchange::readSource(path, options));
    const auto kind = lines.fieldIndex("kind");
    for (auto& row : lines.rows) {
        const auto* word = kind ? std::get_if<std::string>(&row.values[*kind]) : nullptr;
        if (word != nullptr && *word != "province") {
            std::ranges::move(row.shape.lines, std::back_inserter(surroundings.boundaries));
        }
    }
    return surroundings;
}

std::string Surroundings::countryAt(RealPoint lonLat) const
{
    for (const auto& land : lands) {
        for (const auto& polygon : land.outline) {
            if (isInside(polygon.outer, lonLat) &&
                std::ranges::none_of(polygon.holes,
                                     [&](const auto& hole) { return isInside(hole, lonLat); })) {
                return land.country;
            }
        }
    }
    return {};
}

std::optional<double> Surroundings::kilometresTo(RealPoint lonLat) const
{
    std::optional<double> nearest;
    const RealPoint here = onPlane(lonLat, lonLat.y);
    for (const auto& line : boundaries) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double distance =
                distanceTo(here, onPlane(line[i - 1], lonLat.y), onPlane(line[i], lonLat.y));
            nearest = std::min(nearest.value_or(distance), distance);
        }
    }
    return nearest;
}

CrsOption optionOf(const Recipe& recipe)
{
    return {recipe.crs, recipe.assume, recipe.controlPoints, recipe.offset};
}

std::vector<CrsOption> crsOptions(const exchange::RawSample& sample,
                                  const CrsFinding& finding,
                                  const CrsOption& present,
                                  const std::string& country,
                                  std::size_t most)
{
    std::vector<CrsOption> options;
    addOption(options, present, most);
    if (sample.extent.empty() || (finding.decided && !finding.banner) ||
        (!finding.decided && !finding.offsetSuspicion.empty())) {
        return options;
    }
    if (!finding.code.empty()) {
        // The system is known, the way from its datum is not: taken as if it were on each of these.
        for (const auto datum : datumsOf(country)) {
            addOption(
                options, {present.crs, std::string{crs::name(datum)}, {}, present.offset}, most);
        }
        return options;
    }
    auto candidates = finding.candidates;
    if (candidates.empty()) {
        candidates = crs::crsCandidates(cornersOf(sample), country);
    }
    if (candidates.empty()) { // Nowhere in that country: the eye may see in which one.
        candidates = crs::crsCandidates(cornersOf(sample), {});
    }
    for (const auto& candidate : candidates) {
        if (candidate.order == crs::AxisOrder::EastNorth) { // A recipe cannot say another one.
            addOption(options, {candidate.definition, {}, {}, present.offset}, most);
        }
    }
    return options;
}

Placement placed(const exchange::RawSample& sample,
                 const CrsOption& option,
                 const std::string& country,
                 const Surroundings& surroundings,
                 const Origin& origin)
{
    Placement placement;
    placement.option = option;
    auto decision =
        decideCrs(sample.layer.crs,
                  sample.extent,
                  cornersOf(sample),
                  {option.crs, option.assume, option.controlPoints, country, option.offset},
                  origin);
    placement.finding = std::move(decision.finding);
    placement.lonLat = decision.lonLat;
    if (!decision.crs || decision.lonLat.empty()) {
        return placement;
    }
    // Without an operation the place is still known to a hundred metres: enough for a picture.
    auto operation = decision.operation.value_or(crs::DatumOperation{});
    if (!decision.operation) {
        operation.kind = crs::OperationKind::Null;
        operation.from = decision.crs->datum();
    }
    const auto transform = crs::Transform::create(*decision.crs, crs::wgs84(), operation);
    if (!transform) {
        return placement;
    }
    for (auto line : sample.outlines) {
        if (transform->apply(std::span{line})) {
            placement.outlines.push_back(std::move(line));
        }
    }
    auto points = sample.points;
    if (transform->apply(std::span{points})) {
        placement.points = std::move(points);
    }
    if (!placement.outlines.empty() || !placement.points.empty()) {
        const RealPoint middle = middleOf(placement);
        placement.country = countryOf(placement, surroundings);
        placement.boundaryKm = surroundings.kilometresTo(middle);
    }
    return placement;
}

Result<CrosswalkPreview> previewCrosswalk(const Recipe& recipe, const Progress& progress)
{
    ECO_ASSIGN(auto read, readOntoGrid(recipe, progress.part(0.0, 0.7)));
    ECO_ASSIGN(const auto knowledge, Knowledge::load());
    ECO_ASSIGN(const auto evaluator, store::SqlExpressionEvaluator::create());
    ECO_ASSIGN(const auto classified,
               classify(read, knowledge, *evaluator, progress.part(0.7, 1.0)));
    CrosswalkPreview preview;
    preview.scheme = read.report.layer.scheme.name;
    std::map<std::tuple<std::string, std::string, std::string>, CodeOutcome> outcomes;
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
        const auto& row = read.rows[i];
        const auto& patch = classified[i].attributes;
        const bool withheld = classified[i].outcome == habitat::Outcome::Restricted;
        const auto code = withheld ? read.text(row, recipe.fields.code) : patch.sourceCode;
        auto& outcome = outcomes[{code, patch.classCode, patch.ruleId}];
        if (outcome.rows == 0) {
            outcome.code = code;
            outcome.name = patch.sourceText;
            outcome.classCode = patch.classCode;
            outcome.ruleId = patch.ruleId;
            outcome.confidence = patch.confidence;
            outcome.unmapped = classified[i].outcome == habitat::Outcome::Unmapped;
            outcome.restricted = withheld;
        }
        const auto area = geometry::areaOf(row.shape);
        ++outcome.rows;
        outcome.area += area;
        preview.area += area;
        if (outcome.unmapped) {
            ++preview.unmappedRows;
            preview.unmappedArea += area;
        }
    }
    for (auto& [key, outcome] : outcomes) {
        preview.codes.push_back(std::move(outcome));
    }
    std::ranges::stable_sort(preview.codes, [](const CodeOutcome& a, const CodeOutcome& b) {
        return a.unmapped != b.unmapped ? a.unmapped : b.area < a.area;
    });
    preview.report = std::move(read.report);
    return preview;
}

} // namespace ecotone::harmonise
