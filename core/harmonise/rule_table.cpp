#include "core/harmonise/rule_table.h"

#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/exchange/source_table.h"
#include "core/habitat/classification.h"
#include "core/store/project_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ecotone::harmonise {

namespace {

constexpr const char* documentKind = "crosswalk";
constexpr const char* standRulesName = "stand_rules";

/// A sheet as CSV. A spreadsheet whose cells are all text has no heading for its reader: the first
/// row is it then.
Result<std::string> sheetAsCsv(const std::filesystem::path& path)
{
    ECO_ASSIGN(const auto table, exchange::readSource(path));
    std::vector<std::string> heading;
    for (const auto& field : table.fields) {
        heading.push_back(field.name);
    }
    std::string csv;
    const auto isHeading = [](const std::vector<std::string>& cells) {
        return std::ranges::find(cells, "unified_code") != cells.end();
    };
    if (isHeading(heading)) {
        csv = csvLine(heading) + "\n";
    }
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const auto& value : row.values) {
            cells.push_back(model::toText(value));
        }
        csv += csvLine(cells) + "\n";
    }
    return csv;
}

/// Every condition is asked once with nothing known: syntax and names are wrong or right.
Result<> checkConditions(const RuleTable& table,
                         const std::string& name,
                         model::ExpressionEvaluator& evaluator)
{
    if (table.stands) {
        const habitat::Attributes nothing;
        auto done = table.stands->decide(std::span{&nothing, 1}, evaluator);
        if (!done) {
            return fail(done.error().code, name + ": " + done.error().detail);
        }
        return {};
    }
    for (const auto& rule : table.crosswalk->rules()) {
        const auto done = table.crosswalk->match({rule.sourceCode, {}}, evaluator);
        if (!done) {
            return fail(done.error().code,
                        name + ": the rules of code " + rule.sourceCode + ": " +
                            done.error().detail);
        }
    }
    return {};
}

Result<> checkClasses(const RuleTable& table, const std::string& name)
{
    ECO_ASSIGN(const auto classes, habitat::Classification::load());
    const auto check = [&](const std::string& rule, const std::string& code) -> Result<> {
        if (classes.find(code) == nullptr) {
            return fail(ErrorCode::UnknownClass,
                        name + ": rule " + rule + ": there is no class '" + code + "'");
        }
        return {};
    };
    if (table.stands) {
        for (const auto& rule : table.stands->rules()) {
            ECO_TRY(check(rule.id, rule.classCode));
        }
        return {};
    }
    for (const auto& rule : table.crosswalk->rules()) {
        ECO_TRY(check(rule.id, rule.classCode));
    }
    return {};
}

} // namespace

Result<RuleTable> ruleTableFromCsv(const std::string& csv,
                                   const std::string& name,
                                   model::ExpressionEvaluator& evaluator)
{
    RuleTable table;
    table.csv = csv;
    ECO_ASSIGN(const auto columns, CsvTable::parse(csv, name));
    if (columns.column("rule_id")) {
        table.name = standRulesName;
        ECO_ASSIGN(auto rules, habitat::StandRules::fromCsv(csv, name));
        table.stands = std::move(rules);
    } else if (columns.column("source_code")) {
        ECO_ASSIGN(auto edited, habitat::Crosswalk::fromCsv(csv, name));
        table.name = edited.scheme();
        if (table.name.empty()) {
            return fail(ErrorCode::CrosswalkInvalid,
                        name + ": the column scheme must name the scheme");
        }
        const auto shipped = habitat::crosswalkSchemes();
        if (std::ranges::find(shipped, table.name) == shipped.end()) {
            table.crosswalk = std::move(edited);
        } else {
            ECO_ASSIGN(const auto whole, habitat::Crosswalk::load(table.name));
            ECO_ASSIGN(auto merged, whole.with(edited));
            table.crosswalk = std::move(merged);
        }
    } else {
        return fail(ErrorCode::CrosswalkInvalid,
                    name + ": neither a crosswalk (column source_code) nor stand rules "
                           "(column rule_id)");
    }
    ECO_TRY(checkClasses(table, name));
    ECO_TRY(checkConditions(table, name, evaluator));
    return table;
}

Result<RuleTable> readRuleTable(const std::filesystem::path& path,
                                model::ExpressionEvaluator& evaluator)
{
    const auto extension = path.extension();
    std::string csv;
    if (extension == ".xlsx" || extension == ".xls" || extension == ".ods") {
        ECO_ASSIGN(csv, sheetAsCsv(path));
    } else {
        ECO_ASSIGN(csv, readFile(path));
    }
    return ruleTableFromCsv(csv, fileName(path), evaluator);
}

Result<>
keepRuleTable(store::ProjectFile& project, const RuleTable& table, const model::Author& author)
{
    model::EntryHeader header;
    header.scope = model::Scope::Layout;
    header.kind = documentKind;
    header.author = author;
    header.reason = table.name;
    model::Document document;
    document.kind = documentKind;
    document.name = table.name;
    document.json = nlohmann::ordered_json{{"csv", table.csv}}.dump();
    ECO_ASSIGN(auto recording, project.history().begin(std::move(header)));
    ECO_TRY(project.documents().put(document));
    ECO_TRY(recording.commit());
    return {};
}

Result<std::optional<RuleTable>> ownRuleTable(store::ProjectFile& project,
                                              const std::string& name,
                                              model::ExpressionEvaluator& evaluator)
{
    ECO_ASSIGN(const auto documents, project.documents().list(documentKind));
    const auto found = std::ranges::find(documents, name, &model::Document::name);
    if (found == documents.end()) {
        return std::optional<RuleTable>{};
    }
    const auto json = nlohmann::json::parse(found->json, nullptr, false);
    const auto csv = json.is_object() ? json.value("csv", std::string{}) : std::string{};
    ECO_ASSIGN(auto table, ruleTableFromCsv(csv, name + " of the project", evaluator));
    return std::optional{std::move(table)};
}

Result<habitat::Explainer> explainerOf(store::ProjectFile& project,
                                       model::ExpressionEvaluator& evaluator)
{
    ECO_ASSIGN(auto explainer, habitat::Explainer::load());
    ECO_ASSIGN(const auto documents, project.documents().list(documentKind));
    for (const auto& document : documents) {
        ECO_ASSIGN(auto table, ownRuleTable(project, document.name, evaluator));
        if (table && table->crosswalk) {
            explainer.use(*std::move(table->crosswalk));
        } else if (table && table->stands) {
            explainer.use(*std::move(table->stands));
        }
    }
    return explainer;
}

} // namespace ecotone::harmonise
