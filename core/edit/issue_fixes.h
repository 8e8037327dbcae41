#pragma once

#include "core/base/result.h"
#include "core/edit/edit_session.h"
#include "core/geometry/area.h"
#include "core/geometry/shape.h"
#include "core/model/cursor.h"
#include "core/model/issue.h"
#include "core/store/project_file.h"

#include <span>
#include <string>
#include <vector>

/// Fixing issues: one, or all of a kind after a preview.
namespace ecotone::edit {

/// What fixing would do, or did.
struct FixReport
{
    std::int64_t issues = 0;  ///< Fixed whole.
    std::int64_t patches = 0; ///< Changed, created or removed; neighbours' vertices included.
    geometry::Area area;      ///< Of the places that change hands.
    std::vector<geometry::Polygon> places;
    std::vector<std::string> refused; ///< A sentence for each place that cannot be fixed so.
};

/// Nothing is written. Each fix is tried on the map as it is now.
[[nodiscard]] Result<FixReport> previewFixes(model::MapReader& reader,
                                             std::span<const model::Issue> issues,
                                             const std::string& fix);

/// All of it is one group of the history: one undo takes it back. What the engine refuses stays
/// open and is told; any other failure leaves the project as it was.
[[nodiscard]] Result<FixReport> applyFixes(EditSession& session,
                                           store::ProjectFile& project,
                                           std::span<const model::Issue> issues,
                                           const std::string& fix,
                                           const Statement& statement);

} // namespace ecotone::edit
