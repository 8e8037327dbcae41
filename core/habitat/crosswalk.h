#pragma once

#include "core/base/csv.h"
#include "core/base/language.h"
#include "core/base/result.h"
#include "core/habitat/attributes.h"
#include "core/habitat/classification.h"
#include "core/model/expression.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// How the meaning of a source code relates to the class; from the column `relation`.
enum class Relation : unsigned char
{
    Exact,
    Narrower, ///< The source is narrower than the class.
    Broader,
    Partial,
    Split,      ///< Conditions decide between classes.
    StandRules, ///< The stand rules decide; the row's class is the fallback.
    Dissolve,   ///< A line on the ground: joins the neighbour with the longest shared edge.
    NextSource, ///< Without cover meaning: the next source of the place decides.
};

[[nodiscard]] std::string_view name(Relation relation) noexcept;

/// One row of a crosswalk.
struct CrosswalkRule
{
    std::string id; ///< "cn_forest_dilei:0111/1"
    std::string sourceCode;
    std::string sourceName;
    std::string sourceNameEnglish;
    int order = 1;
    std::string condition; ///< SQL; empty always holds.
    std::string classCode;
    Relation relation = Relation::Exact;
    std::string setsAttribute; ///< Column the rule sets for the stand rules, e.g. "grp".
    std::string setsValue;
    double confidence = 0.0;
    bool restricted = false;
};

enum class Outcome : unsigned char
{
    Class,
    Restricted, ///< Withheld: counted, not brought in; `classCode` is what a deliberate yes gives.
    Unmapped,   ///< The code is not in the scheme: U00 and an issue.
    NextSource,
    Dissolve,
};

/// What a crosswalk says of one source object.
struct Match
{
    Outcome outcome = Outcome::Unmapped;
    std::string classCode{unmappedClass};
    std::string ruleId; ///< Crosswalk row, and the stand rule after "+" where one fired.
    Relation relation = Relation::Exact;
    double confidence = 0.0;
    bool restricted = false;
    std::string sourceName;    ///< National name of the code.
    LocalText explanation;     ///< Of the stand rule that fired; else the row's names.
    std::string matchedCode;   ///< The row's code: "0201" for "0201K", "07" for "0701".
    std::string setsAttribute; ///< As in the rule that fired.
    std::string setsValue;
};

/// One source object: its code as text and what else is known.
struct Subject
{
    std::string code;
    Attributes attributes;
};

class StandRules;

/// Ordered rules from a national code to a class. Conditions of one code are compiled to one CASE
/// and evaluated once per distinct tuple of the attributes they name.
class Crosswalk
{
public:
    /// From resources/crosswalks/SCHEME.csv; fails with CrosswalkInvalid.
    [[nodiscard]] static Result<Crosswalk> load(std::string_view scheme);
    [[nodiscard]] static Result<Crosswalk> fromCsv(std::string_view text, std::string_view name);

    /// This table with the rules of every code that `edited` names replaced by those of `edited`.
    [[nodiscard]] Result<Crosswalk> with(const Crosswalk& edited) const;

    [[nodiscard]] const std::string& scheme() const { return m_scheme; }
    [[nodiscard]] const std::vector<CrosswalkRule>& rules() const { return m_rules; }
    /// The scheme's code for a delivered one: itself, without a letter suffix (0201K), with
    /// Latin look-alikes folded, the one of its national name, or its two-digit prefix row; the
    /// row "*" for an empty one. Empty when not mapped.
    [[nodiscard]] std::string resolvedCode(std::string_view code) const;
    [[nodiscard]] const std::string& nativeName(std::string_view code) const;
    /// The last rule of a code of the scheme, the one without a condition; null without one.
    [[nodiscard]] const CrosswalkRule* generalRule(std::string_view code) const;
    /// The rules of a code of the scheme in their order; empty for another code.
    [[nodiscard]] std::vector<const CrosswalkRule*> rulesOf(std::string_view code) const;
    /// Attributes named by the rules of a match ("SCHEME:CODE/N+STAND"), each once.
    [[nodiscard]] std::vector<std::string> namedBy(std::string_view ruleId,
                                                   const StandRules& stands) const;
    /// By CrosswalkRule::id; null when there is none.
    [[nodiscard]] const CrosswalkRule* find(std::string_view ruleId) const;

    /// In the order of `subjects`. With `stands` a stand_rules row is decided by them.
    [[nodiscard]] Result<std::vector<Match>> match(std::span<const Subject> subjects,
                                                   model::ExpressionEvaluator& evaluator,
                                                   const StandRules* stands = nullptr) const;
    /// One object.
    [[nodiscard]] Result<Match> match(const Subject& subject,
                                      model::ExpressionEvaluator& evaluator,
                                      const StandRules* stands = nullptr) const;

private:
    struct Decision
    {
        const CrosswalkRule* rule = nullptr; ///< Null: not mapped.
        std::string code;
    };
    [[nodiscard]] Result<std::vector<Decision>> decide(std::span<const Subject> subjects,
                                                       model::ExpressionEvaluator& evaluator) const;
    [[nodiscard]] static Result<Crosswalk> fromTable(const CsvTable& table, std::string_view name);
    [[nodiscard]] static Result<Crosswalk>
    fromRules(std::string scheme, std::vector<CrosswalkRule> rules, std::string_view name);

    std::string m_scheme;
    std::vector<CrosswalkRule> m_rules;
    /// Code to the positions of its rules in order.
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_byCode;
    std::map<std::string, std::string, std::less<>> m_byFoldedCode; ///< Folded, upper-cased.
    std::map<std::string, std::string, std::less<>> m_byName;       ///< National name, upper-cased.
};

/// Schemes with a table in resources/crosswalks, sorted.
[[nodiscard]] std::vector<std::string> crosswalkSchemes();

} // namespace ecotone::habitat
