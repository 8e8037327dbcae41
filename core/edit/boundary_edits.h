#pragma once

#include "core/base/result.h"
#include "core/coverage/gesture.h"
#include "core/edit/edit_session.h"
#include "core/model/cursor.h"
#include "core/model/patch.h"

#include <span>
#include <vector>

/// Gestures of core/coverage on stored patches: reads the neighbourhood, lets the engine work,
/// and commits the rows as one history entry.
namespace ecotone::edit {

/// The patches a gesture needs, by id.
[[nodiscard]] Result<std::vector<coverage::LocalPatch>>
neighbourhoodOf(model::MapReader& reader, const coverage::Gesture& gesture);

/// What a gesture would change; nothing is written. For previews.
[[nodiscard]] Result<coverage::ChangeSet> preview(model::MapReader& reader,
                                                  const coverage::Gesture& gesture);

/// Does a gesture. Attributes of the rows:
/// - the parts of a split keep the attributes and name their parent ("parent" in the attributes),
/// - a merged patch keeps those of the first and lists source and class of the others ("merged"),
/// - a new patch (drawn over, cut out, in a gap) gets `ofNew`; where its class is empty "U01" in a
///   gap and the class of the patch it was cut from otherwise; where its country is empty country
///   and landscape of the patch whose land or border it takes most of.
[[nodiscard]] Result<model::HistoryEntry> perform(EditSession& session,
                                                  store::ProjectFile& project,
                                                  const coverage::Gesture& gesture,
                                                  const Statement& statement,
                                                  const model::PatchAttributes& ofNew = {});

} // namespace ecotone::edit
