#include "ui/bridge/position_search.h"

#include "core/crs/geodesic.h"
#include "core/crs/position_readings.h"
#include "core/crs/project_grid.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <optional>
#include <utility>

namespace ecotone::bridge {

namespace {

constexpr double nearestPlaceMetres = 300'000.0;

/// Whose words the list of the find box is made of.
class PlaceSearch
{
    Q_DECLARE_TR_FUNCTIONS(PlaceSearch)
};

QString orderText(const crs::PositionReading& reading)
{
    const bool northFirst = reading.order == crs::AxisOrder::NorthEast;
    if (reading.degrees) {
        return northFirst ? PlaceSearch::tr("latitude, longitude")
                          : PlaceSearch::tr("longitude, latitude");
    }
    return northFirst ? PlaceSearch::tr("X north, Y east") : PlaceSearch::tr("X east, Y north");
}

QString systemText(const crs::PositionReading& reading)
{
    QString system =
        reading.code.empty() ? PlaceSearch::tr("project coordinates") : fromUtf8(reading.system);
    system += QStringLiteral(" (") + orderText(reading) + QLatin1Char{')'};
    return reading.hypothesis ? PlaceSearch::tr("%1, unofficial parameters").arg(system) : system;
}

QString metresText(double metres)
{
    return lengthText(metres);
}

QString shiftText(const crs::PositionReading& reading)
{
    if (reading.shiftMetres < 0.5) {
        return {};
    }
    if (reading.accuracyMetres < 0.0) {
        return PlaceSearch::tr("datum shift %1, accuracy unknown")
            .arg(metresText(reading.shiftMetres));
    }
    return PlaceSearch::tr("datum shift %1 ± %2")
        .arg(metresText(reading.shiftMetres), metresText(reading.accuracyMetres));
}

/// "12 km from Hunchun".
QString placeText(geometry::RealPoint lonLat)
{
    const habitat::Place* nearest = nullptr;
    double least = nearestPlaceMetres;
    for (const habitat::Place& place : facts().gazetteer.places) {
        const std::array line{lonLat, place.lonLat};
        const double metres = crs::geodesicLength(line);
        if (metres < least) {
            least = metres;
            nearest = &place;
        }
    }
    if (nearest == nullptr) {
        return PlaceSearch::tr("far from every landscape");
    }
    const std::string& own = nearest->name.in(currentLanguage());
    return PlaceSearch::tr("%1 from %2")
        .arg(metresText(least), fromUtf8(own.empty() ? nearest->localName : own));
}

FoundPlace lineOf(const crs::PositionReading& reading)
{
    FoundPlace line;
    line.what = FoundPlace::What::Position;
    line.kind = PlaceSearch::tr("position");
    QStringList parts{systemText(reading)};
    if (reading.lonLat) {
        line.name = lonLatText(reading.lonLat->x, reading.lonLat->y);
        const geometry::GridPoint point = crs::gridFromLonLat(reading.lonLat->x, reading.lonLat->y);
        line.box = {point.x, point.y, point.x, point.y};
        parts << shiftText(reading) << placeText(*reading.lonLat);
    } else {
        line.reachable = false;
        line.name = PlaceSearch::tr("Not placed");
        parts << PlaceSearch::tr("its way to WGS 84 is not known");
        line.note = fromUtf8(reading.obstacle);
    }
    parts.removeAll(QString{});
    line.other = parts.join(QStringLiteral("  ·  "));
    return line;
}

} // namespace

std::vector<FoundPlace> positionsIn(const std::string& typed)
{
    std::vector<FoundPlace> lines;
    if (const auto pair = crs::parsePair(typed)) {
        for (const crs::PositionReading& reading : crs::positionReadings(*pair)) {
            lines.push_back(lineOf(reading));
        }
    }
    return lines;
}

} // namespace ecotone::bridge
