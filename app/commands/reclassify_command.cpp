#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/base/file.h"
#include "core/edit/edit_session.h"
#include "core/habitat/classification.h"
#include "core/harmonise/rule_edit.h"
#include "core/store/expression_evaluator.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace ecotone::app {

namespace {

struct ReclassifyOptions
{
    std::string project;
    std::string where;
    std::string to;
    std::string rules;
    std::string kind;
    std::string date;
    std::string cause;
    std::string reason;
    std::string mandate;
    AuthorOptions author;
    bool json = false;
};

std::string asText(const harmonise::RuleEditReport& report)
{
    std::string text = std::to_string(report.asked) + " patches asked (" +
                       std::to_string(report.tuples) + " different rows), " +
                       std::to_string(report.changed) + " changed\n";
    for (const auto& [move, count] : report.moves) {
        text += "  " + move.first + " to " + move.second + ": " + std::to_string(count) + "\n";
    }
    if (report.kept > 0) {
        text += std::to_string(report.kept) + " kept as people gave them\n";
    }
    if (report.needHarmonise > 0) {
        text += std::to_string(report.needHarmonise) +
                " would join a neighbour or another source: harmonise again\n";
    }
    if (report.withoutRow > 0) {
        text += std::to_string(report.withoutRow) +
                " come from an older project and hold no source row: harmonise again\n";
    }
    return text;
}

nlohmann::ordered_json toJson(const harmonise::RuleEditReport& report)
{
    auto moves = nlohmann::ordered_json::array();
    for (const auto& [move, count] : report.moves) {
        moves.push_back({{"from", move.first}, {"to", move.second}, {"patches", count}});
    }
    return {{"id", report.entry.id},
            {"asked", report.asked},
            {"rows", report.tuples},
            {"patches", report.changed},
            {"kept", report.kept},
            {"harmonise_again", report.needHarmonise},
            {"without_row", report.withoutRow},
            {"moves", std::move(moves)}};
}

Result<> applyRules(const Terminal& terminal, const ReclassifyOptions& options)
{
    if (!options.where.empty() || !options.to.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    "--rules decides which patches change and how: leave out --where and --to");
    }
    ECO_ASSIGN(const model::Author author, authorFrom(options.author));
    ECO_ASSIGN(const auto evaluator, store::SqlExpressionEvaluator::create());
    ECO_ASSIGN(const auto table, harmonise::readRuleTable(pathFromUtf8(options.rules), *evaluator));
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Write));
    ECO_ASSIGN(const auto report,
               harmonise::applyRules(*project,
                                     table,
                                     author,
                                     options.reason,
                                     options.mandate,
                                     *evaluator,
                                     terminal.progress()));
    ECO_TRY(project->close());
    terminal.print(options.json ? toJson(report).dump(2) : asText(report));
    return {};
}

Result<> reclassify(const Terminal& terminal, const ReclassifyOptions& options)
{
    if (!options.rules.empty()) {
        return applyRules(terminal, options);
    }
    if (options.where.empty() || options.to.empty() || options.kind.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    "say --where, --to and --kind, or --rules with an edited table");
    }
    ECO_ASSIGN(const model::Author author, authorFrom(options.author));
    ECO_ASSIGN(const habitat::Classification classes, habitat::Classification::load());
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Write));
    ECO_ASSIGN(auto session,
               edit::EditSession::open(*project, author, [&](const std::string& code) {
                   return classes.find(code) != nullptr;
               }));
    edit::Statement statement;
    statement.change =
        options.kind == "change" ? model::ChangeKind::Change : model::ChangeKind::Correction;
    statement.eventDate = options.date;
    statement.cause = options.cause;
    statement.reason = options.reason;
    statement.mandate = options.mandate;
    ECO_ASSIGN(const model::HistoryEntry entry,
               session.reclassify(options.where, options.to, statement));
    ECO_TRY(project->close());
    if (options.json) {
        terminal.print(
            nlohmann::ordered_json{{"id", entry.id}, {"patches", entry.patches}}.dump(2));
    } else {
        terminal.print(std::to_string(entry.patches) +
                       (entry.patches == 1 ? " patch is now " : " patches are now ") + options.to);
    }
    return {};
}

} // namespace

void addReclassify(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<ReclassifyOptions>();
    auto* command = parser.add_subcommand("reclassify", "Give patches another class: one edit");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--where",
                        options->where,
                        "SQL condition over the columns of habitat, e.g. \"class_code = 'F24'\"");
    command->add_option("--to", options->to, "Class code");
    command->add_option("--rules",
                        options->rules,
                        "Edited crosswalk or stand rules (.csv, .xlsx): changes only those patches "
                        "whose answer differs");
    command
        ->add_option(
            "--kind", options->kind, "change (the land changed) or correction (the map was wrong)")
        ->check(CLI::IsMember({"change", "correction"}));
    command->add_option("--date", options->date, "When the land changed");
    command->add_option("--cause", options->cause, "Why the land changed");
    command->add_option("--reason", options->reason, "Why the edit is made")->required();
    command->add_option("--mandate", options->mandate, "Unlocks patches of another side");
    command->add_option("--author", options->author.name, "Who edits");
    command->add_option("--organisation", options->author.organisation, "For whom");
    command->add_option("--side", options->author.side, "CN, RU or MN")
        ->check(CLI::IsMember({"CN", "RU", "MN"}));
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = reclassify(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
