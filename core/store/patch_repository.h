#pragma once

#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/model/cursor.h"
#include "core/model/patch.h"
#include "core/store/patch_listing.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::store {

class Database;

/// The columns areas can be grouped by.
enum class PatchColumn : unsigned char
{
    Class,
    Country,
    Landscape,
    Source,
    Status,
    Rule,       ///< Crosswalk row and stand rule; empty when no rule gave the class.
    SourceCode, ///< The national code.
    Confidence, ///< Two decimals with a point.
};

/// One group: the texts of its columns in the order asked, its patches and their exact area.
struct AreaGroup
{
    std::vector<std::string> keys;
    std::int64_t patches = 0;
    geometry::Area area;
};

/// What reclassifying writes; the outline stays.
struct ClassChange
{
    std::string classCode{};
    model::PatchStatus status = model::PatchStatus::Edited;
    std::string editedBy{};
};

/// The rows of `habitat`. Writing needs a Recording (history.h) that is open.
///
/// Areas are computed from the outline on every write; the `area` of a Patch given is ignored.
class PatchRepository
{
public:
    explicit PatchRepository(Database& database) : m_database{&database} {}

    /// Appends; may be called again and again. A patch with id 0 gets the next fid. Returns the
    /// ids in order.
    [[nodiscard]] Result<std::vector<model::PatchId>> insert(std::span<const model::Patch> patches);
    /// Fails with NotFound.
    [[nodiscard]] Result<model::Patch> get(model::PatchId id);
    /// Attributes alone, without reading the outline.
    [[nodiscard]] Result<model::PatchAttributes> attributes(model::PatchId id);
    /// Those of these patches that exist, in the order given, their outlines empty.
    [[nodiscard]] Result<std::vector<model::Patch>>
    withoutOutlines(std::span<const model::PatchId> ids);
    /// Ids as a table lists them: half a second for a million.
    [[nodiscard]] Result<std::vector<model::PatchId>> list(const PatchListing& listing);
    /// In order of fid.
    [[nodiscard]] Result<> visit(const model::PatchFilter& filter,
                                 const std::function<bool(const model::PatchView&)>& visit);
    /// The same with every attribute and the outline decoded.
    [[nodiscard]] Result<> visitWhole(const model::PatchFilter& filter,
                                      const std::function<bool(const model::Patch&)>& visit);

    /// Patches for which one SQL expression over the columns of `habitat` is true, in order.
    /// Compiled as `SELECT fid FROM habitat WHERE (…)`: that table and built-in functions alone,
    /// at most a few seconds. Fails with ExpressionInvalid.
    [[nodiscard]] Result<std::vector<model::PatchId>> fidsWhere(const std::string& expression);

    /// Fails with NotFound when one is missing (nothing is changed then). Returns the number of
    /// rows that differed.
    [[nodiscard]] Result<std::int64_t> setClass(std::span<const model::PatchId> ids,
                                                const ClassChange& change);
    /// Marks patches as reviewed. Fails with NotFound when one is missing.
    [[nodiscard]] Result<> setReviewed(std::span<const model::PatchId> ids,
                                       const std::string& reviewer);
    /// The first of these patches that belongs to another country than `country`, if any. Fails
    /// with NotFound when one is missing.
    [[nodiscard]] Result<std::optional<model::PatchId>>
    firstOutside(std::span<const model::PatchId> ids, const std::string& country);
    /// Overwrites rows by id: attributes, outline and area.
    [[nodiscard]] Result<> replace(std::span<const model::Patch> patches);
    [[nodiscard]] Result<> erase(std::span<const model::PatchId> ids);

    [[nodiscard]] Result<std::int64_t> count();
    /// Groups in order of their keys; exact sums.
    [[nodiscard]] Result<std::vector<AreaGroup>> areaBy(std::span<const PatchColumn> columns,
                                                        const model::PatchFilter& filter = {});
    /// Bounds of all patches that pass the filter; empty without any.
    [[nodiscard]] Result<geometry::Box> bounds(const model::PatchFilter& filter = {});
    /// Distinct non-empty values of a column, in order.
    [[nodiscard]] Result<std::vector<std::string>> distinct(PatchColumn column);

private:
    Database* m_database;
};

} // namespace ecotone::store
