#include "core/crs/position_readings.h"

#include "core/crs/crs.h"
#include "core/crs/crs_candidates.h"
#include "core/crs/geodesic.h"
#include "core/crs/project_grid.h"
#include "core/crs/registry.h"
#include "core/crs/transform.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::crs {

namespace {

using geometry::RealBox;
using geometry::RealPoint;

/// Where the landscapes and their countries are: readings inside come first.
constexpr RealBox region{70.0, 35.0, 150.0, 62.0};
/// What the project's plane is made for, with a margin.
constexpr RealBox projectArea{80.0, 38.0, 142.0, 57.0};
constexpr double metresInDegree = 111'000.0;
constexpr std::size_t mostGrids = 10;
/// Gauss-Krueger and UTM grids are read this far from their meridian.
constexpr double reachOfZone = 6.0;

bool holds(const RealBox& box, RealPoint point)
{
    return point.x >= box.minX && point.x <= box.maxX && point.y >= box.minY && point.y <= box.maxY;
}

RealPoint inOrder(const TypedPair& pair, AxisOrder order)
{
    return order == AxisOrder::EastNorth ? RealPoint{pair.first, pair.second}
                                         : RealPoint{pair.second, pair.first};
}

double distance(RealPoint from, RealPoint to)
{
    const std::array line{from, to};
    return geodesicLength(line);
}

/// Latitude first as maps write it, unless it is stated otherwise.
std::vector<AxisOrder> ordersOf(const TypedPair& pair)
{
    return pair.order ? std::vector{*pair.order}
                      : std::vector{AxisOrder::NorthEast, AxisOrder::EastNorth};
}

/// The numbers in one system, by its registered operation. nullopt when they cannot be of it.
std::optional<PositionReading> readIn(const Crs& system, const TypedPair& pair, AxisOrder order)
{
    const RealPoint point = inOrder(pair, order);
    const auto rough = roughLonLat(system, {point.x, point.y, point.x, point.y});
    if (!rough || std::abs(rough->minY) > 90.0 || std::abs(rough->minX) > 180.0) {
        return std::nullopt;
    }
    const auto meridian = system.centralMeridian();
    if (!system.isGeographic() && meridian && std::abs(rough->minX - *meridian) > reachOfZone) {
        return std::nullopt;
    }
    PositionReading reading;
    reading.system = system.name();
    reading.code = system.code();
    reading.order = order;
    reading.degrees = system.isGeographic();
    const auto operation = operationFor(system, *rough, {});
    if (!operation) {
        reading.obstacle = operation.error().detail;
        return reading;
    }
    const auto transform = Transform::create(system, wgs84(), *operation);
    const auto place =
        transform ? transform->apply(point) : Result<RealPoint>{fail(transform.error())};
    if (!place) {
        reading.obstacle = place.error().detail;
        return reading;
    }
    reading.lonLat = *place;
    reading.shiftMetres = distance({rough->minX, rough->minY}, *place);
    reading.accuracyMetres = operation->accuracyMetres;
    return reading;
}

void addDegrees(const TypedPair& pair, std::vector<PositionReading>& readings)
{
    for (const AxisOrder order : ordersOf(pair)) {
        const RealPoint place = inOrder(pair, order);
        if (std::abs(place.y) > 90.0 || std::abs(place.x) > 180.0) {
            continue;
        }
        PositionReading plain;
        plain.lonLat = place;
        plain.code = "EPSG:4326";
        plain.system = "WGS 84";
        plain.order = order;
        plain.degrees = true;
        readings.push_back(plain);
        if (!holds(region, place)) {
            continue;
        }
        for (const Datum datum : {Datum::Pulkovo1942, Datum::Beijing1954, Datum::Xian1980}) {
            const auto system = Crs::fromUserInput(info(datum).code);
            auto reading = system ? readIn(*system, pair, order) : std::nullopt;
            const double coarse = pair.resolution * metresInDegree;
            // What is not known to move the place by more than the figures show is no question.
            if (reading && reading->lonLat && reading->shiftMetres > coarse / 2.0) {
                reading->system = name(datum);
                readings.push_back(*std::move(reading));
            }
        }
    }
}

void addProjectPlane(const TypedPair& pair, std::vector<PositionReading>& readings)
{
    const RealPoint place = lonLatFromProject({pair.first, pair.second});
    if (pair.first > 0.0 && pair.second > 0.0 && holds(projectArea, place)) {
        PositionReading reading;
        reading.lonLat = place;
        reading.system = projectCrsName;
        reading.accuracyMetres = 0.0;
        readings.push_back(reading);
    }
}

void addGrids(const TypedPair& pair,
              std::optional<Datum> datum,
              std::vector<PositionReading>& readings)
{
    const std::array numbers{RealPoint{pair.first, pair.second}};
    for (const CrsCandidate& candidate : crsCandidates(numbers, {}, 40)) {
        const auto system = Crs::fromUserInput(candidate.definition);
        if (!system || (datum && system->datum() != *datum) || system->isGeographic()) {
            continue;
        }
        auto reading = readIn(*system, pair, candidate.order);
        const std::size_t most = mostGrids;
        if (reading && readings.size() < most) {
            reading->system = candidate.name;
            reading->code = candidate.definition;
            reading->hypothesis = candidate.hypothesis;
            readings.push_back(*std::move(reading));
        }
    }
}

void addStated(const TypedPair& pair, const Crs& system, std::vector<PositionReading>& readings)
{
    std::vector<AxisOrder> orders = ordersOf(pair);
    if (!pair.order && !system.isGeographic()) {
        std::reverse(orders.begin(), orders.end());
    }
    for (const AxisOrder order : orders) {
        auto reading = readIn(system, pair, order);
        if (reading) {
            readings.push_back(*std::move(reading));
        }
    }
}

} // namespace

std::vector<PositionReading> positionReadings(const TypedPair& pair)
{
    std::vector<PositionReading> readings;
    const bool maybeDegrees = std::max(std::abs(pair.first), std::abs(pair.second)) <= 180.0;
    const auto datum = pair.system.empty() ? std::nullopt : datumFromName(pair.system);
    if (datum && !maybeDegrees) {
        addGrids(pair, datum, readings);
    } else if (!pair.system.empty()) {
        const auto system =
            Crs::fromUserInput(datum ? info(*datum).code : std::string_view{pair.system});
        if (!system) {
            PositionReading refused;
            refused.system = pair.system;
            refused.code = pair.system;
            refused.obstacle = system.error().detail;
            return {refused};
        }
        addStated(pair, *system, readings);
    } else if (maybeDegrees) {
        addDegrees(pair, readings);
    } else {
        addProjectPlane(pair, readings);
        addGrids(pair, std::nullopt, readings);
    }
    // Places of the region first, and what is known before what is blocked.
    std::ranges::stable_sort(readings, std::ranges::greater{}, [](const PositionReading& reading) {
        return reading.lonLat ? (holds(region, *reading.lonLat) ? 2 : 1) : 0;
    });
    return readings;
}

} // namespace ecotone::crs
