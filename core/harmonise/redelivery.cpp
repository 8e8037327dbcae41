#include "core/harmonise/redelivery.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/coverage/engine.h"
#include "core/edit/extent_border.h"
#include "core/harmonise/run.h"
#include "core/store/expression_evaluator.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

namespace ecotone::harmonise {

namespace {

constexpr const char* conflictCode = "delivery-conflict";

/// The deliveries of one dataset in a project, oldest first.
using Series = std::vector<model::Source>;

Result<Series> seriesOf(store::ProjectFile& project, const model::Source& member)
{
    ECO_ASSIGN(const auto sources, project.sources().list());
    const auto root = member.seriesId != 0 ? member.seriesId : member.id;
    Series series;
    for (const auto& source : sources) {
        if (source.id == root || source.seriesId == root) {
            series.push_back(source);
        }
    }
    std::ranges::sort(series, {}, &model::Source::generation);
    return series;
}

Result<Series> earlierDeliveries(store::ProjectFile& project, const Recipe& recipe)
{
    if (recipe.role != Role::Habitat) {
        return fail(ErrorCode::InvalidArgument,
                    recipe.name +
                        ": only a habitat source can be delivered again; bring a layer in "
                        "under another name");
    }
    const std::string& title = recipe.follows.empty() ? recipe.title : recipe.follows;
    ECO_ASSIGN(const auto sources, project.sources().list());
    std::string known;
    const model::Source* found = nullptr;
    for (const auto& source : sources) {
        if (source.country == recipe.country) {
            known += (known.empty() ? "\"" : ", \"") + source.title + "\"";
            found = source.title == title ? &source : found;
        }
    }
    if (found == nullptr) {
        return fail(ErrorCode::NotFound,
                    recipe.name + ": the project has no source \"" + title + "\" of " +
                        recipe.country + (known.empty() ? "" : "; it has " + known) +
                        ": name the earlier delivery by follows in [source]");
    }
    return seriesOf(project, *found);
}

/// A delivery as it is compared: read, classified, not yet stored.
struct NewDelivery
{
    Run run; ///< One source.
    std::vector<model::DeliveryRow> rows;

    [[nodiscard]] ReadSource& read() { return run.sources.front(); }
};

Result<NewDelivery> readDelivery(const Recipe& recipe, const Progress& progress)
{
    NewDelivery delivery;
    HarmoniseOptions options;
    options.bulkRowsAtLeast =
        std::numeric_limits<std::size_t>::max(); // Rows are compared one by one.
    ECO_ASSIGN(delivery.run, readAll({&recipe, 1}, {}, options, progress));
    ECO_ASSIGN(const auto knowledge, Knowledge::load());
    ECO_ASSIGN(const auto evaluator, store::SqlExpressionEvaluator::create());
    ReadSource& read = delivery.read();
    ECO_ASSIGN(auto classified, classify(read, knowledge, *evaluator, progress));
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
        model::DeliveryRow row;
        row.land = std::move(read.rows[i].shape.polygons);
        tidyLand(row.land);
        row.key = deliveryKey(classified[i].attributes, row.land);
        row.claim = landClaimOf(classified[i].outcome);
        row.attributes = std::move(classified[i].attributes);
        row.attributes.sourceFid.clear();
        delivery.rows.push_back(std::move(row));
    }
    return delivery;
}

Result<model::Delivery> storedDelivery(store::ProjectFile& project, model::SourceId source)
{
    ECO_ASSIGN(auto delivery, project.deliveries().get(source));
    for (auto& row : delivery.rows) {
        tidyLand(row.land);
        if (row.key.empty()) {
            row.key = deliveryKey(row.attributes, row.land);
        }
    }
    return delivery;
}

KeyField keyFieldOf(const Recipe& recipe)
{
    return recipe.fields.id.empty() ? KeyField::None : KeyField::Stated;
}

/// A comparison and what it asks of the map.
struct Comparison
{
    model::Delivery before;
    std::vector<model::DeliveryRow> after;
    DeliveryDifference difference;
    UpdatePlan plan;
};

Result<> planFor(store::ProjectFile& project,
                 const Series& series,
                 const model::Source& latest,
                 Overrides overrides,
                 Comparison& comparison,
                 const Progress& progress)
{
    PlanInput input;
    input.before = &comparison.before;
    input.after = &comparison.after;
    input.difference = &comparison.difference;
    for (const auto& source : series) {
        input.series.insert(source.id);
    }
    ECO_ASSIGN(const auto sources, project.sources().list());
    for (const auto& source : sources) {
        input.authorities.emplace(source.id, source.authority);
    }
    input.authority = latest.authority;
    input.country = latest.country;
    input.overrides = std::move(overrides);
    ECO_ASSIGN(comparison.plan, planUpdate(project, input, progress));
    return {};
}

std::string dumped(const nlohmann::ordered_json& json)
{
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

model::Issue issueOf(const DeliveryConflict& conflict, const model::Source& source)
{
    model::Issue issue;
    issue.code = conflictCode;
    issue.identity =
        std::string{conflictCode} + ":" + toText(source.id) + ":" + toText(conflict.patch);
    issue.severity = model::Severity::Warning;
    const std::string theirs = conflict.theirs.empty() ? "–" : conflict.theirs;
    issue.message = "row " + conflict.key + " of " + source.title +
                    " changed in the new delivery (" + theirs + "), but " + conflict.editor +
                    " edited its patch (" + conflict.ours + ")";
    issue.argumentsJson = dumped({{"key", conflict.key},
                                  {"ours", conflict.ours},
                                  {"theirs", theirs},
                                  {"editor", conflict.editor},
                                  {"source", source.title}});
    issue.sourceId = source.id;
    issue.patchId = conflict.patch;
    issue.landscape = conflict.landscape;
    issue.place = geometry::shapeOf(conflict.place);
    issue.fixes = {"keep-ours", "take-delivery"};
    return issue;
}

model::Issue unclaimedIssue(const UpdatePlan& plan, const model::Source& source)
{
    model::Issue issue;
    issue.code = "unclaimed-land";
    issue.identity = "unclaimed-land:delivery:" + toText(source.id);
    issue.severity = model::Severity::Warning;
    issue.count = plan.unclaimed;
    issue.sourceId = source.id;
    issue.landscape = source.landscape;
    issue.message = toText(plan.unclaimed) + " pieces of land, " +
                    plan.unclaimedArea.rounded(10'000, 2) + " ha, are no longer in " +
                    source.title + ": class U01";
    return issue;
}

/// Open conflicts of a series, as issues and as the report shows them.
struct OpenConflicts
{
    std::vector<model::Issue> issues;
    std::vector<DeliveryConflict> conflicts;
};

Result<OpenConflicts> openConflicts(store::ProjectFile& project, const Series& series)
{
    OpenConflicts open;
    ECO_ASSIGN(auto issues, project.issues().list());
    for (auto& issue : issues) {
        const bool ours = std::ranges::any_of(
            series, [&](const model::Source& source) { return source.id == issue.sourceId; });
        if (!ours || issue.code != conflictCode || issue.state != "open") {
            continue;
        }
        const auto arguments = nlohmann::json::parse(issue.argumentsJson, nullptr, false);
        DeliveryConflict conflict;
        conflict.patch = issue.patchId;
        if (arguments.is_object()) {
            conflict.key = arguments.value("key", "");
            conflict.ours = arguments.value("ours", "");
            conflict.theirs = arguments.value("theirs", "");
            conflict.editor = arguments.value("editor", "");
        }
        if (!issue.place.polygons.empty()) {
            conflict.place = issue.place.polygons.front();
            conflict.area = geometry::areaOf(conflict.place);
        }
        conflict.landscape = issue.landscape;
        open.conflicts.push_back(std::move(conflict));
        open.issues.push_back(std::move(issue));
    }
    return open;
}

bool isNamed(const std::vector<std::string>& keys, const std::string& key)
{
    return keys.empty() || std::ranges::find(keys, key) != keys.end();
}

/// The extents follow the patches: new vertices on their border, or made anew where a landscape
/// won or lost land.
Result<> updateExtents(store::ProjectFile& project, const UpdatePlan& plan)
{
    if (plan.grown.empty()) {
        return edit::passOnBorder(project, plan.border);
    }
    for (const auto& landscape : plan.grown) {
        std::vector<geometry::Polygon> outlines;
        ECO_TRY(project.patches().visitWhole({}, [&](const model::Patch& patch) {
            if (patch.attributes.landscape == landscape) {
                outlines.push_back(patch.outline);
            }
            return true;
        }));
        ECO_ASSIGN(const auto outline, coverage::outlineOf(outlines));
        ECO_TRY(project.extents().set(landscape, outline));
    }
    return {};
}

Result<> writePatches(store::ProjectFile& project, UpdatePlan& plan, model::SourceId source)
{
    for (auto* list : {&plan.changed, &plan.created}) {
        for (auto& patch : *list) {
            if (patch.attributes.sourceId == newDelivery) {
                patch.attributes.sourceId = source;
            }
        }
    }
    ECO_TRY(project.patches().erase(plan.removed));
    ECO_TRY(project.patches().replace(plan.changed));
    ECO_TRY(project.patches().insert(plan.created));
    return updateExtents(project, plan);
}

void noteCounts(UpdateReport& report, const UpdatePlan& plan)
{
    report.patchesChanged = static_cast<std::int64_t>(plan.changed.size());
    report.patchesCreated = static_cast<std::int64_t>(plan.created.size());
    report.patchesRemoved = static_cast<std::int64_t>(plan.removed.size());
    report.unclaimed = plan.unclaimed;
    report.unclaimedArea = plan.unclaimedArea;
}

/// Everything up to writing; `delivery` and `comparison` are what a writer goes on with.
struct Prepared
{
    Series series;
    NewDelivery delivery;
    Comparison comparison;
    UpdateReport report;
};

Result<Prepared> prepare(const Recipe& recipe,
                         store::ProjectFile& project,
                         const UpdateOptions& options,
                         const Progress& progress)
{
    Prepared prepared;
    ECO_ASSIGN(prepared.series, earlierDeliveries(project, recipe));
    const model::Source& earlier = prepared.series.back();
    ECO_ASSIGN(prepared.delivery, readDelivery(recipe, progress.part(0.0, 0.5)));
    const ReadSource& read = prepared.delivery.read();
    UpdateReport& report = prepared.report;
    report.project = toUtf8(project.path());
    report.title = recipe.title;
    report.reading = read.report;
    report.fileBefore = earlier.file;
    report.dateBefore = earlier.date;
    report.dateAfter = recipe.date;
    report.isKnown =
        earlier.contentHash == read.source.contentHash && earlier.layer == read.source.layer;
    report.generation = earlier.generation + (report.isKnown ? 0 : 1);
    ECO_ASSIGN(auto open, openConflicts(project, prepared.series));
    report.conflicts = std::move(open.conflicts);
    if (report.isKnown) {
        report.difference.unchanged = static_cast<std::int64_t>(prepared.delivery.rows.size());
        return prepared;
    }
    Comparison& comparison = prepared.comparison;
    ECO_ASSIGN(comparison.before, storedDelivery(project, earlier.id));
    comparison.after = std::move(prepared.delivery.rows);
    ECO_ASSIGN(comparison.difference,
               differenceOf(comparison.before,
                            comparison.after,
                            keyFieldOf(recipe),
                            report.generation,
                            {earlier.date, recipe.date}));
    Overrides overrides;
    if (options.onConflict == OnConflict::TakeDelivery) {
        overrides.takeAll = options.keys.empty();
        overrides.take.insert(options.keys.begin(), options.keys.end());
    }
    ECO_TRY(planFor(project,
                    prepared.series,
                    read.source,
                    std::move(overrides),
                    comparison,
                    progress.part(0.5, 0.8)));
    report.difference = comparison.difference;
    noteCounts(report, comparison.plan);
    for (const auto& conflict : comparison.plan.conflicts) {
        const bool settled =
            options.onConflict == OnConflict::KeepOurs && isNamed(options.keys, conflict.key);
        if (settled) {
            ++report.settled;
        } else {
            report.conflicts.push_back(conflict);
        }
    }
    return prepared;
}

Result<> accept(Prepared& prepared,
                store::ProjectFile& project,
                const UpdateOptions& options,
                const Recipe& recipe)
{
    UpdateReport& report = prepared.report;
    UpdatePlan& plan = prepared.comparison.plan;
    ReadSource& read = prepared.delivery.read();
    model::EntryHeader header;
    header.kind = "delivery";
    header.author = options.author;
    header.reason = recipe.title + (recipe.date.empty() ? "" : ", " + recipe.date);
    header.detailsJson = dumped({{"source", recipe.title},
                                 {"added", report.difference.added.rows},
                                 {"removed", report.difference.removed.rows},
                                 {"land", report.difference.land.rows},
                                 {"class", report.difference.classCode.rows},
                                 {"conflicts", plan.conflicts.size()}});
    ECO_ASSIGN(auto recording, project.history().begin(std::move(header)));
    const model::Source& earlier = prepared.series.back();
    read.source.seriesId = earlier.seriesId != 0 ? earlier.seriesId : earlier.id;
    read.source.generation = report.generation;
    read.source.scheme = read.report.layer.scheme.name;
    read.source.reportJson = sourceJson(read.report);
    ECO_ASSIGN(read.source.id, project.sources().put(read.source));
    store::PackedDelivery packed;
    for (const auto& row : prepared.comparison.after) {
        packed.add(row);
    }
    ECO_TRY(project.deliveries().put(read.source.id, std::move(packed)));
    ECO_TRY(writePatches(project, plan, read.source.id));
    std::vector<model::Issue> issues = issuesOf(read);
    for (const auto& conflict : plan.conflicts) {
        issues.push_back(issueOf(conflict, read.source));
        if (options.onConflict == OnConflict::KeepOurs && isNamed(options.keys, conflict.key)) {
            issues.back().state = "accepted";
        }
    }
    if (plan.unclaimed > 0) {
        issues.push_back(unclaimedIssue(plan, read.source));
    }
    ECO_TRY(project.issues().put(issues));
    ECO_TRY(project.documents().put(recipeDocument(read)));
    ECO_ASSIGN(const auto entry, recording.commit());
    report.entry = entry.id;
    return {};
}

} // namespace

Result<UpdateReport> previewUpdate(const Recipe& recipe,
                                   store::ProjectFile& project,
                                   const UpdateOptions& options,
                                   const Progress& progress)
{
    ECO_ASSIGN(auto prepared, prepare(recipe, project, options, progress));
    ECO_ASSIGN(prepared.report.revision, project.revision());
    return std::move(prepared.report);
}

Result<UpdateReport> updateProject(const Recipe& recipe,
                                   store::ProjectFile& project,
                                   const UpdateOptions& options,
                                   const Progress& progress)
{
    if (options.author.name.empty()) {
        return fail(ErrorCode::AuthorNeeded, "accepting a delivery needs the name of who does it");
    }
    ECO_ASSIGN(auto prepared, prepare(recipe, project, options, progress));
    UpdateReport& report = prepared.report;
    if (!report.isKnown) {
        progress.report(0.8, "writing");
        ECO_TRY(accept(prepared, project, options, recipe));
    } else if (options.onConflict != OnConflict::List) {
        const auto before = report.conflicts.size();
        ECO_ASSIGN(
            const auto settling,
            settleConflicts(project, prepared.series.back().id, options, progress.part(0.8, 1.0)));
        report.entry = settling.entry;
        ECO_ASSIGN(auto open, openConflicts(project, prepared.series));
        report.conflicts = std::move(open.conflicts);
        report.settled = static_cast<std::int64_t>(before - report.conflicts.size());
    }
    ECO_ASSIGN(report.revision, project.revision());
    return std::move(report);
}

namespace {

/// Does on the map what the newest delivery says of these rows.
Result<> takeRows(store::ProjectFile& project,
                  const Series& series,
                  const std::vector<model::Issue>& issues,
                  const std::set<std::string, std::less<>>& keys,
                  Comparison& comparison,
                  const Progress& progress)
{
    // Compared with the delivery before the one that brought the first of these conflicts.
    auto first = series.size() - 1;
    for (const auto& issue : issues) {
        const auto found = std::ranges::find(series, issue.sourceId, &model::Source::id);
        first = std::min(first, static_cast<std::size_t>(found - series.begin()));
    }
    if (first == 0) {
        return fail(ErrorCode::Internal, "a first delivery has no conflicts");
    }
    ECO_ASSIGN(comparison.before, storedDelivery(project, series[first - 1].id));
    ECO_ASSIGN(auto after, storedDelivery(project, series.back().id));
    comparison.after = std::move(after.rows);
    ECO_ASSIGN(comparison.difference,
               differenceOf(comparison.before,
                            comparison.after,
                            KeyField::Stated,
                            series.back().generation,
                            {series[first - 1].date, series.back().date}));
    Overrides overrides;
    overrides.take = keys;
    overrides.only = keys;
    return planFor(project, series, series.back(), std::move(overrides), comparison, progress);
}

/// The open conflicts that are wanted, and what the map becomes.
struct PlannedSettling
{
    model::Source member;
    Series series;
    std::vector<model::Issue> issues;
    Comparison comparison;
    Settling outcome;
};

Result<PlannedSettling> planSettling(store::ProjectFile& project,
                                     model::SourceId source,
                                     const UpdateOptions& options,
                                     const Progress& progress)
{
    PlannedSettling planned;
    ECO_ASSIGN(planned.member, project.sources().get(source));
    ECO_ASSIGN(planned.series, seriesOf(project, planned.member));
    ECO_ASSIGN(const auto open, openConflicts(project, planned.series));
    std::set<std::string, std::less<>> keys;
    for (std::size_t i = 0; i < open.issues.size(); ++i) {
        if (isNamed(options.keys, open.conflicts[i].key)) {
            planned.issues.push_back(open.issues[i]);
            keys.insert(open.conflicts[i].key);
        }
    }
    if (options.onConflict == OnConflict::List) {
        planned.issues.clear();
    }
    planned.outcome.conflicts = static_cast<std::int64_t>(planned.issues.size());
    if (options.onConflict == OnConflict::TakeDelivery && !planned.issues.empty()) {
        ECO_TRY(
            takeRows(project, planned.series, planned.issues, keys, planned.comparison, progress));
        const UpdatePlan& plan = planned.comparison.plan;
        planned.outcome.patches = static_cast<std::int64_t>(
            plan.changed.size() + plan.created.size() + plan.removed.size());
    }
    return planned;
}

} // namespace

Result<Settling> previewSettling(store::ProjectFile& project,
                                 model::SourceId source,
                                 const UpdateOptions& options,
                                 const Progress& progress)
{
    ECO_ASSIGN(const auto planned, planSettling(project, source, options, progress));
    return planned.outcome;
}

Result<Settling> settleConflicts(store::ProjectFile& project,
                                 model::SourceId source,
                                 const UpdateOptions& options,
                                 const Progress& progress)
{
    ECO_ASSIGN(auto planned, planSettling(project, source, options, progress));
    if (planned.issues.empty()) {
        return planned.outcome;
    }
    const bool takes = options.onConflict == OnConflict::TakeDelivery;
    model::EntryHeader header;
    header.kind = "delivery-conflict";
    header.author = options.author;
    header.group = options.group;
    header.reason = takes ? "take-delivery" : "keep-ours";
    header.detailsJson =
        dumped({{"source", planned.member.title}, {"conflicts", planned.issues.size()}});
    ECO_ASSIGN(auto recording, project.history().begin(std::move(header)));
    if (takes) {
        ECO_TRY(writePatches(project, planned.comparison.plan, planned.series.back().id));
    }
    for (const auto& issue : planned.issues) {
        ECO_TRY(project.issues().setState(issue.id, takes ? "fixed" : "accepted"));
    }
    ECO_ASSIGN(const auto entry, recording.commit());
    planned.outcome.entry = entry.id;
    return planned.outcome;
}

} // namespace ecotone::harmonise
