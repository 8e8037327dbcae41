#pragma once

#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/habitat/crosswalk.h"
#include "core/model/delivery.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::harmonise {

/// How the rows of two deliveries of one dataset were found to be the same.
enum class MatchedBy : unsigned char
{
    Key,      ///< By the recipe's field id.
    Geometry, ///< By their land: the same outline, else more than half in common.
};

/// A row that differs between two deliveries. Without `before` it was added, without `after`
/// removed; land, class and other attributes may differ at once.
struct RowDifference
{
    std::string key;
    std::optional<std::size_t> before; ///< Index of the row in its delivery.
    std::optional<std::size_t> after;
    bool land = false;
    bool classCode = false;
    bool attributes = false; ///< Anything else: code, text, survey date, age …
    geometry::Area gained;   ///< Land in `after` alone …
    geometry::Area lost;     ///< … and in `before` alone.

    [[nodiscard]] bool added() const { return !before; }
    [[nodiscard]] bool removed() const { return !after; }
};

struct RowCount
{
    std::int64_t rows = 0;
    geometry::Area area; ///< As the later delivery has it; of removed rows the earlier one's.
};

struct DeliveryDifference
{
    MatchedBy matchedBy = MatchedBy::Key;
    std::vector<RowDifference> rows; ///< In the order of the later delivery, then removed ones.
    std::int64_t unchanged = 0;
    RowCount added;
    RowCount removed;
    RowCount land;
    RowCount classCode;
    RowCount attributes; ///< Rows where nothing but attributes changed.
    geometry::Area gained;
    geometry::Area lost;
    /// Class before and after to rows, of those whose class changed.
    std::map<std::pair<std::string, std::string>, RowCount> classes;
};

/// Does the recipe say which field identifies a row?
enum class KeyField : bool
{
    None,
    Stated,
};

/// Dates of the deliveries: a row without one of its own says its delivery's, which is no change.
struct DeliveryDates
{
    std::string before;
    std::string after;
};

/// What changed between two deliveries. Rows of `after` get the keys of those they are; new ones
/// a key that no earlier one has. Outlines within 5 cm of each other, with whatever vertices, are
/// the same. Fails with InvalidArgument when a stated key is not unique.
[[nodiscard]] Result<DeliveryDifference> differenceOf(const model::Delivery& before,
                                                      std::vector<model::DeliveryRow>& after,
                                                      KeyField keyField,
                                                      int generation,
                                                      const DeliveryDates& dates = {});

/// The key of a row, and of a patch that came from one: its sourceFid. Of withheld land nothing
/// but the place is kept, so the place is its key.
[[nodiscard]] std::string deliveryKey(const model::PatchAttributes& attributes,
                                      const geometry::MultiPolygon& land);
/// Normalised and sorted, as a DeliveryRow has it.
void tidyLand(geometry::MultiPolygon& land);
[[nodiscard]] model::LandClaim landClaimOf(habitat::Outcome outcome);

} // namespace ecotone::harmonise
