#pragma once

#include "core/base/result.h"
#include "core/geometry/box.h"

#include <optional>
#include <string_view>

struct sqlite3;

/// Private to the room.
namespace ecotone::store {

/// Registers ST_IsEmpty, ST_MinX, ST_MaxX, ST_MinY and ST_MaxY, which the spatial index triggers
/// of every GeoPackage call, on a connection: deterministic and innocuous.
[[nodiscard]] Result<> registerSpatialFunctions(sqlite3* handle);

/// The envelope of a GeoPackage blob in metres: from its header, else from its coordinates;
/// nullopt for an empty or unreadable geometry.
[[nodiscard]] std::optional<geometry::RealBox> envelopeOf(std::string_view blob);

/// The same on the grid.
[[nodiscard]] std::optional<geometry::Box> gridEnvelopeOf(std::string_view blob);

} // namespace ecotone::store
