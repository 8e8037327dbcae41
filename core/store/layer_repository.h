#pragma once

#include "core/base/result.h"
#include "core/model/cursor.h"
#include "core/model/feature.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ecotone::store {

class Database;

/// The layers besides `habitat`: the fixed ones of a project and those brought in as they are.
///
/// A new project holds protected_area, zone, corridor, proposal, reference_line, admin, place,
/// road, river and observation, empty. Writing needs a Recording: scope Proposal for `proposal`,
/// Map for all others.
class LayerRepository
{
public:
    explicit LayerRepository(Database& database) : m_database{&database} {}

    /// Makes the layer, or updates its title, sharing, order and source and adds fields that are
    /// missing. Kind and types of an existing layer stay. Table names of the GeoPackage's own and
    /// of SQLite are refused with InvalidArgument.
    [[nodiscard]] Result<> ensureLayer(const model::Layer& layer);
    /// Layers in drawing order (lowest first, then by name); `habitat` is not among them.
    [[nodiscard]] Result<std::vector<model::Layer>> list();
    /// Fails with NotFound.
    [[nodiscard]] Result<model::Layer> layer(const std::string& name);

    /// Returns the ids in order. A point feature of several points becomes one row a point (its
    /// first id is returned). Fails with InvalidGeometry when the kind does not fit the layer.
    [[nodiscard]] Result<std::vector<model::FeatureId>>
    insert(const std::string& layer, std::span<const model::Feature> features);
    [[nodiscard]] Result<> update(const std::string& layer,
                                  std::span<const model::Feature> features);
    [[nodiscard]] Result<> erase(const std::string& layer, std::span<const model::FeatureId> ids);
    [[nodiscard]] Result<model::Feature> get(const std::string& layer, model::FeatureId id);
    /// In order of fid.
    [[nodiscard]] Result<> visit(const std::string& layer,
                                 const std::optional<geometry::Box>& box,
                                 const std::function<bool(const model::Feature&)>& visit);
    [[nodiscard]] Result<std::int64_t> count(const std::string& layer);

private:
    Database* m_database;
};

} // namespace ecotone::store
