#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/harmonise/rule_table.h"
#include "core/model/expression.h"
#include "core/model/history.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::harmonise {

/// What an edited table did to the map.
struct RuleEditReport
{
    std::int64_t asked = 0;   ///< Patches the table speaks of.
    std::int64_t tuples = 0;  ///< Distinct source rows that were asked again.
    std::int64_t changed = 0; ///< Patches with another class, rule or confidence.
    std::int64_t kept = 0;    ///< Would change, but people edited or reviewed them.
    /// Their rule now says "join the neighbour" or "another source decides": that moves outlines,
    /// so only harmonising again can do it. Not changed.
    std::int64_t needHarmonise = 0;
    std::int64_t withoutRow =
        0; ///< Of an older project: nothing is stored to ask again. Not changed.
    std::map<std::pair<std::string, std::string>, std::int64_t> moves; ///< Class before, after.
    model::HistoryEntry entry; ///< Id 0 when nothing changed.
};

/// Asks edited rules about the stored source rows and gives another class to those patches whose
/// answer differs: one entry of the history, undone as one. The table is kept with the project.
/// Patches edited or reviewed by people stay. Fails as EditSession (another side's patches need a
/// mandate) and as evaluating does.
[[nodiscard]] Result<RuleEditReport> applyRules(store::ProjectFile& project,
                                                const RuleTable& table,
                                                const model::Author& author,
                                                const std::string& reason,
                                                const std::string& mandate,
                                                model::ExpressionEvaluator& evaluator,
                                                const Progress& progress = {});

} // namespace ecotone::harmonise
