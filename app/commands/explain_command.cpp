#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/harmonise/rule_table.h"
#include "core/store/expression_evaluator.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace ecotone::app {

namespace {

using Json = nlohmann::ordered_json;

struct ExplainOptions
{
    std::string project;
    std::vector<std::int64_t> fids;
    std::string where;
    std::string language = "en";
    std::string edition;
    bool json = false;
};

Result<std::vector<model::PatchId>> wanted(store::ProjectFile& project,
                                           const ExplainOptions& options)
{
    std::vector<model::PatchId> ids{options.fids.begin(), options.fids.end()};
    if (!options.where.empty()) {
        ECO_ASSIGN(const auto found, project.patches().fidsWhere(options.where));
        ids.insert(ids.end(), found.begin(), found.end());
    }
    if (ids.empty()) {
        return fail(ErrorCode::NotFound, "no patch was named; say --fid N or --where SQL");
    }
    return ids;
}

Result<> explain(const Terminal& terminal, const ExplainOptions& options)
{
    ECO_ASSIGN(const Language language, languageFromOption(options.language));
    ECO_ASSIGN(auto project, openForReading(terminal, options.project, options.edition));
    ECO_ASSIGN(const auto evaluator, store::SqlExpressionEvaluator::create());
    ECO_ASSIGN(auto explainer, harmonise::explainerOf(*project, *evaluator));
    ECO_ASSIGN(const auto ids, wanted(*project, options));
    Json list = Json::array();
    for (const model::PatchId id : ids) {
        ECO_ASSIGN(const model::PatchAttributes patch, project->patches().attributes(id));
        std::string title;
        if (patch.sourceId != 0) {
            ECO_ASSIGN(const model::Source source, project->sources().get(patch.sourceId));
            title = source.title.empty() ? source.file : source.title;
        }
        const std::string sentence = explainer.sentence(patch, title, language);
        if (options.json) {
            list.push_back({{"fid", id},
                            {"class", patch.classCode},
                            {"source", title},
                            {"source_code", patch.sourceCode},
                            {"rule", patch.ruleId},
                            {"confidence", patch.confidence},
                            {"missing", explainer.missing(patch)},
                            {"sentence", sentence}});
        } else {
            terminal.print(std::to_string(id) + "\t" + sentence);
        }
    }
    if (options.json) {
        terminal.print(list.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    return {};
}

} // namespace

void addExplain(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<ExplainOptions>();
    auto* command = parser.add_subcommand("explain", "Why patches have their class: one sentence");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--fid", options->fids, "Patches by number")->delimiter(',');
    command->add_option("--where", options->where, "SQL condition over the columns of habitat");
    command->add_option("--language", options->language, "en, zh, ru, mn");
    command->add_option("--edition", options->edition, "A frozen state instead of the present");
    command->add_flag("--json", options->json, "As JSON, with what was not stated");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = explain(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
