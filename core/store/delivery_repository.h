#pragma once

#include "core/base/result.h"
#include "core/model/delivery.h"
#include "core/model/ids.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ecotone::store {

class Database;

/// A delivery on its way into the project, compact: about a third of the size of its patches.
/// Needs no project, so that a source can be packed while it is read.
class PackedDelivery
{
public:
    PackedDelivery();
    PackedDelivery(PackedDelivery&&) noexcept;
    PackedDelivery& operator=(PackedDelivery&&) noexcept;
    ~PackedDelivery();

    void add(const model::DeliveryRow& row);
    void add(const std::string& key,
             const model::PatchAttributes& attributes,
             model::LandClaim claim,
             const geometry::MultiPolygon& land);

private:
    friend class DeliveryRepository;
    struct State;
    std::unique_ptr<State> m_state;
};

/// The rows of deliveries as they were read: what the next delivery is compared with. Like the
/// copies of imports they are kept beside the history: undoing an import takes its source away and
/// leaves them, so that redo finds them again.
class DeliveryRepository
{
public:
    explicit DeliveryRepository(Database& database) : m_database{&database} {}

    /// Needs a Recording of scope Map; `source` must be stored.
    [[nodiscard]] Result<> put(model::SourceId source, PackedDelivery&& rows);
    /// Where none was kept the rows are the patches as the import of the source made them. Fails
    /// with NotFound when that is not known either.
    [[nodiscard]] Result<model::Delivery> get(model::SourceId source);
    /// The same row after row, for what may be large: of patches of an import a row may come in
    /// several parts, which get() joins.
    using Visit = std::function<Result<>(model::DeliveryRow&& row)>;
    [[nodiscard]] Result<model::DeliveryOrigin> visit(model::SourceId source, const Visit& visit);

private:
    /// Whether there was a row.
    [[nodiscard]] Result<bool> visitKept(model::SourceId source, const Visit& visit);
    [[nodiscard]] Result<bool> visitImported(model::SourceId source, const Visit& visit);

    Database* m_database;
};

} // namespace ecotone::store
