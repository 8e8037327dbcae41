#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/harmonise/delivery_difference.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"
#include "core/harmonise/redelivery_plan.h"
#include "core/model/history.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// What to do where a person edited a patch that the new delivery changes too.
enum class OnConflict : unsigned char
{
    List,         ///< Keep the edit and leave an issue.
    KeepOurs,     ///< Keep the edit; the issue is settled.
    TakeDelivery, ///< Do as the delivery says.
};

struct UpdateOptions
{
    model::Author author;
    OnConflict onConflict = OnConflict::List;
    /// Rows (by key) that `onConflict` is for; others are listed. Empty: all.
    std::vector<std::string> keys;
    std::string group{}; ///< Of the history: what is undone together.
};

/// A new delivery of a dataset compared with the one in the project, and what became of it.
struct UpdateReport
{
    std::string project;
    std::string title;
    SourceReport reading; ///< Of the new delivery.
    std::string fileBefore;
    std::string dateBefore;
    std::string dateAfter;
    int generation = 1; ///< Of the new delivery.
    /// The very file that was accepted last: nothing to compare, open conflicts alone.
    bool isKnown = false;
    DeliveryDifference difference;
    std::vector<DeliveryConflict> conflicts; ///< Open ones.
    std::int64_t settled = 0;                ///< Conflicts settled by this run.
    std::int64_t patchesChanged = 0;
    std::int64_t patchesCreated = 0;
    std::int64_t patchesRemoved = 0;
    std::int64_t unclaimed = 0;
    geometry::Area unclaimedArea;
    model::HistoryId entry = 0; ///< 0: nothing was written.
    std::string revision;

    /// 5 with open conflicts, else 0.
    [[nodiscard]] int exitCode() const { return conflicts.empty() ? 0 : 5; }
};

/// What accepting the delivery would do; changes no byte, and `project` may be open for reading.
///
/// The earlier delivery is the newest source of the recipe's country with its title (or the one
/// its key `follows` names). Rows are matched by the recipe's field `id`, else by their land.
/// Fails as reading does, with NotFound when there is no earlier delivery, and with
/// InvalidArgument for a source that is no habitat.
[[nodiscard]] Result<UpdateReport> previewUpdate(const Recipe& recipe,
                                                 store::ProjectFile& project,
                                                 const UpdateOptions& options = {},
                                                 const Progress& progress = {});

/// Accepts a new delivery as one entry of the history. What did not change in it stays as it is on
/// the map; what did is done, except where people worked: their edits stay and a conflict is listed
/// as an issue ("delivery-conflict", fixes "keep-ours" and "take-delivery"). Land that no row
/// claims any more becomes "no data" (U01). The delivery that was accepted last settles the
/// conflicts it left, as `options` say.
[[nodiscard]] Result<UpdateReport> updateProject(const Recipe& recipe,
                                                 store::ProjectFile& project,
                                                 const UpdateOptions& options,
                                                 const Progress& progress = {});

/// What settling conflicts does to the map.
struct Settling
{
    std::int64_t conflicts = 0;
    std::int64_t patches = 0;   ///< Changed, created or removed.
    model::HistoryId entry = 0; ///< 0: nothing was written.
};

/// What settleConflicts() would do; nothing is written.
[[nodiscard]] Result<Settling> previewSettling(store::ProjectFile& project,
                                               model::SourceId source,
                                               const UpdateOptions& options,
                                               const Progress& progress = {});

/// Settles open conflicts of a source without its file, as the fixes of the issues do: `keys` name
/// the rows (empty: all). One entry of the history, none when nothing was open.
[[nodiscard]] Result<Settling> settleConflicts(store::ProjectFile& project,
                                               model::SourceId source,
                                               const UpdateOptions& options,
                                               const Progress& progress = {});

[[nodiscard]] std::string updateJson(const UpdateReport& report);
/// A page for people, self-contained HTML.
[[nodiscard]] std::string updatePage(const UpdateReport& report, Language language);

} // namespace ecotone::harmonise
