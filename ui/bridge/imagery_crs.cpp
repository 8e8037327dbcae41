#include "ui/bridge/imagery_crs.h"

#include "core/crs/registry.h"

namespace ecotone::bridge {
namespace {

Result<crs::Crs> crsOf(const exchange::CrsStatement& statement)
{
    using Kind = exchange::CrsStatement::Kind;
    switch (statement.kind) {
    case Kind::EsriWkt: return crs::Crs::fromEsriWkt(statement.text);
    case Kind::MapInfo: return crs::Crs::fromMapInfo(statement.text);
    case Kind::Wkt:
    case Kind::Authority: return crs::Crs::fromUserInput(statement.text);
    case Kind::None: break;
    }
    return fail(ErrorCode::CrsUndecided, "the image does not state a coordinate system");
}

} // namespace

Result<crs::Transform> imageryToProject(const exchange::BackdropReader& reader)
{
    ECO_ASSIGN(const crs::Crs crs, crsOf(reader.crs()));
    ECO_ASSIGN(const geometry::RealBox place, crs::roughLonLat(crs, reader.extent()));
    ECO_ASSIGN(const auto operation, crs::operationFor(crs, place, {}));
    return crs::Transform::toProject(crs, operation);
}

} // namespace ecotone::bridge
