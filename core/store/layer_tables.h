#pragma once

#include "core/base/result.h"
#include "core/model/feature.h"
#include "core/model/history.h"
#include "core/store/database.h"

#include <string>
#include <string_view>
#include <vector>

/// Private to the room: how layers stand in ecotone_layer, ecotone_layer_field and their tables.
namespace ecotone::store {

/// A layer and the columns of its fields, in the same order. A field called like one of the fixed
/// columns (fid, name_…, geom) stands in a column with "_" added.
struct LayerTable
{
    model::Layer layer;
    std::vector<std::string> columns;

    [[nodiscard]] bool hasGeometry() const { return layer.kind != geometry::ShapeKind::None; }
    [[nodiscard]] model::Scope scope() const
    {
        return layer.name == "proposal" ? model::Scope::Proposal : model::Scope::Map;
    }
};

/// In drawing order, or the one called `name`.
[[nodiscard]] Result<std::vector<LayerTable>> readLayerTables(Database& database,
                                                              std::string_view name);
/// Fails with NotFound.
[[nodiscard]] Result<LayerTable> readLayerTable(Database& database, const std::string& name);
/// See LayerRepository::ensureLayer.
[[nodiscard]] Result<> ensureLayerTable(Database& database, const model::Layer& layer);
/// The layers every project has, from resources/words/layers.csv.
[[nodiscard]] Result<std::vector<model::Layer>> standardLayers();

} // namespace ecotone::store
