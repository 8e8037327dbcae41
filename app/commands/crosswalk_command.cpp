#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/base/resources.h"
#include "core/harmonise/rule_table.h"
#include "core/report/table_xlsx.h"
#include "core/store/expression_evaluator.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct CrosswalkOptions
{
    std::string name;
    std::string output;
    std::string project;
    std::string check;
};

/// The project's own table, else the shipped one.
Result<std::string> tableText(const Terminal& terminal, const CrosswalkOptions& options)
{
    if (!options.project.empty()) {
        ECO_ASSIGN(auto project, openForReading(terminal, options.project, {}));
        ECO_ASSIGN(const auto evaluator, store::SqlExpressionEvaluator::create());
        ECO_ASSIGN(const auto own, harmonise::ownRuleTable(*project, options.name, *evaluator));
        if (own) {
            return own->csv;
        }
    }
    if (options.name == "stand_rules") {
        return readFile(resourcePath("classification/stand_rules.csv"));
    }
    ECO_TRY(habitat::Crosswalk::load(options.name));
    return readFile(resourcePath("crosswalks/" + options.name + ".csv"));
}

Result<> writeTable(const Terminal& terminal, const CrosswalkOptions& options)
{
    if (!options.check.empty()) {
        ECO_ASSIGN(const auto evaluator, store::SqlExpressionEvaluator::create());
        ECO_ASSIGN(const auto table,
                   harmonise::readRuleTable(pathFromUtf8(options.check), *evaluator));
        const auto rules =
            table.crosswalk ? table.crosswalk->rules().size() : table.stands->rules().size();
        terminal.print(table.name + ": " + std::to_string(rules) +
                       " rules, every class and condition is known");
        return {};
    }
    if (options.name.empty()) {
        for (const std::string& scheme : habitat::crosswalkSchemes()) {
            terminal.print(scheme);
        }
        terminal.print("stand_rules");
        return {};
    }
    ECO_ASSIGN(const std::string text, tableText(terminal, options));
    const auto path = pathFromUtf8(options.output);
    if (path.extension() == ".xlsx") {
        ECO_ASSIGN(const CsvTable table, CsvTable::parse(text, options.name));
        return report::writeXlsx(table, options.name, path);
    }
    return printOrWrite(terminal, options.output, text);
}

} // namespace

void addCrosswalk(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<CrosswalkOptions>();
    auto* command = parser.add_subcommand(
        "crosswalk", "Tables of rules: list, write as CSV or XLSX to edit, check an edited one");
    command->add_option("name", options->name, "Scheme, or stand_rules; the list without");
    command->add_option("-o,--output", options->output, ".csv or .xlsx");
    command->add_option("--project", options->project, "The project's own table where it has one");
    command->add_option("--check", options->check, "An edited table: classes, conditions, order");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = writeTable(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
