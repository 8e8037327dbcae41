#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

/// What can be saved of a collection that is no whole JSON. Private to the room.
namespace ecotone::exchange {

struct SalvagedCollection
{
    /// Members before the features: the type and the coordinate system.
    nlohmann::ordered_json heading;
    /// In the order of the file; null for a feature that cannot be read.
    std::vector<nlohmann::ordered_json> features;
    bool endsEarly = false; ///< The last feature is cut off.
};
/// nullopt when the bytes do not begin as a FeatureCollection whose features can be found: the
/// members "type" and "crs" stand before "features", as every writer has them.
[[nodiscard]] std::optional<SalvagedCollection> salvagedCollection(std::string_view bytes);

} // namespace ecotone::exchange
