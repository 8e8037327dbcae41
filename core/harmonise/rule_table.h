#pragma once

#include "core/base/result.h"
#include "core/habitat/crosswalk.h"
#include "core/habitat/explanation.h"
#include "core/habitat/stand_rules.h"
#include "core/model/expression.h"
#include "core/model/history.h"

#include <filesystem>
#include <optional>
#include <string>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::harmonise {

/// A table of rules a person edits: a crosswalk (columns as in resources/crosswalks) or the stand
/// rules, whole or only the rows that differ, as CSV or XLSX. One of the two is set.
struct RuleTable
{
    std::string name; ///< The scheme, or "stand_rules".
    std::string csv;  ///< The table as UTF-8 text.
    std::optional<habitat::Crosswalk> crosswalk;
    std::optional<habitat::StandRules> stands;
};

/// Reads a table and checks it: classes exist, every condition compiles, the last rule of a code
/// has no condition. A crosswalk replaces the rules of the codes it names, the others stay as
/// shipped; a scheme the program does not know is taken as it stands. Fails as reading files, with
/// CrosswalkInvalid or ExpressionInvalid naming file and rule.
[[nodiscard]] Result<RuleTable> readRuleTable(const std::filesystem::path& path,
                                              model::ExpressionEvaluator& evaluator);
/// The same from text; `name` is said in errors.
[[nodiscard]] Result<RuleTable> ruleTableFromCsv(const std::string& csv,
                                                 const std::string& name,
                                                 model::ExpressionEvaluator& evaluator);

/// Kept with the project as a document (an entry of the layout history); explanations and later
/// edits use it.
[[nodiscard]] Result<>
keepRuleTable(store::ProjectFile& project, const RuleTable& table, const model::Author& author);
/// The project's own table of a scheme (or "stand_rules"), if it has one.
[[nodiscard]] Result<std::optional<RuleTable>> ownRuleTable(store::ProjectFile& project,
                                                            const std::string& name,
                                                            model::ExpressionEvaluator& evaluator);
/// An explainer that knows the project's own tables.
[[nodiscard]] Result<habitat::Explainer> explainerOf(store::ProjectFile& project,
                                                     model::ExpressionEvaluator& evaluator);

} // namespace ecotone::harmonise
