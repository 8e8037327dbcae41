#include "ui/bridge/issue_service.h"

#include "core/base/number.h"
#include "core/edit/project_check.h"
#include "core/harmonise/redelivery.h"
#include "core/quality/issue_codes.h"
#include "core/store/project_file.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace ecotone::bridge {

namespace {

struct IssueWords
{
    Q_DECLARE_TR_FUNCTIONS(IssueWords)
};

constexpr const char* keepOurs = "keep-ours";
constexpr const char* takeDelivery = "take-delivery";

constexpr std::array fixes{
    std::pair{"fill-with-neighbour", QT_TRANSLATE_NOOP("IssueWords", "Give it to the neighbour")},
    std::pair{"fill-with-new-patch", QT_TRANSLATE_NOOP("IssueWords", "Make it a patch")},
    std::pair{"clean-up", QT_TRANSLATE_NOOP("IssueWords", "Clean up the outlines")},
    std::pair{"dissolve-slivers", QT_TRANSLATE_NOOP("IssueWords", "Dissolve into the neighbour")},
    std::pair{"give-to-other-side", QT_TRANSLATE_NOOP("IssueWords", "Give it to the other side")},
    std::pair{keepOurs, QT_TRANSLATE_NOOP("IssueWords", "Keep our edit")},
    std::pair{takeDelivery, QT_TRANSLATE_NOOP("IssueWords", "Take the delivery")},
};

/// Rows of conflicts by the source that brought them.
std::map<model::SourceId, std::vector<std::string>>
conflictRows(const std::vector<model::Issue>& issues)
{
    std::map<model::SourceId, std::vector<std::string>> rows;
    for (const model::Issue& issue : issues) {
        const auto arguments = nlohmann::json::parse(issue.argumentsJson, nullptr, false);
        if (arguments.is_object() && arguments.contains("key") && arguments["key"].is_string()) {
            rows[issue.sourceId].push_back(arguments["key"].get<std::string>());
        }
    }
    return rows;
}

harmonise::UpdateOptions settling(const std::string& fix, std::vector<std::string> keys)
{
    harmonise::UpdateOptions options;
    options.onConflict =
        fix == takeDelivery ? harmonise::OnConflict::TakeDelivery : harmonise::OnConflict::KeepOurs;
    options.keys = std::move(keys);
    return options;
}

/// Where the map would change hands.
void addPlaces(edit::FixReport& report,
               const std::vector<model::Issue>& issues,
               const std::string& fix)
{
    for (const model::Issue& issue : issues) {
        for (const geometry::Polygon& place : issue.place.polygons) {
            report.places.push_back(place);
            if (fix == takeDelivery) {
                report.area += geometry::areaOf(place);
            }
        }
    }
}

void add(edit::FixReport& report, const harmonise::Settling& settling)
{
    report.issues += settling.conflicts;
    report.patches += settling.patches;
}

Result<edit::FixReport> previewFixes(store::ProjectFile& project,
                                     const std::vector<model::Issue>& issues,
                                     const std::string& fix)
{
    if (!settlesConflicts(fix)) {
        return edit::previewFixes(project, issues, fix);
    }
    edit::FixReport report;
    for (auto& [source, keys] : conflictRows(issues)) {
        ECO_ASSIGN(const auto outcome,
                   harmonise::previewSettling(project, source, settling(fix, keys)));
        add(report, outcome);
    }
    addPlaces(report, issues, fix);
    return report;
}

} // namespace

void askCheck(StoreBridge& bridge, QObject* context, Answer<std::vector<model::Issue>> done)
{
    using Issues = std::vector<model::Issue>;
    bridge.work<Issues>(
        context,
        IssueWords::tr("Checking the map"),
        [path = toPath(bridge.summary().path)](const Progress& progress) -> Result<Issues> {
            ECO_ASSIGN(auto project, store::ProjectFile::open(path, store::Access::Read));
            ECO_ASSIGN(auto check, edit::checkProject(*project, progress));
            return std::move(check.issues);
        },
        std::move(done));
}

void askCheckChanged(StoreBridge& bridge,
                     QObject* context,
                     std::vector<model::HistoryId> entries,
                     Answer<ChangedIssues> done)
{
    bridge.read<ChangedIssues>(
        context,
        [entries = std::move(entries)](store::ProjectFile& project) -> Result<ChangedIssues> {
            ChangedIssues changed;
            for (const model::HistoryId entry : entries) {
                ECO_ASSIGN(const auto places, project.history().touchedBoxes(entry));
                changed.places.insert(changed.places.end(), places.begin(), places.end());
            }
            ECO_ASSIGN(auto report, edit::checkChanged(project, entries));
            changed.found = std::move(report.issues);
            return changed;
        },
        std::move(done));
}

void askFixes(StoreBridge& bridge,
              QObject* context,
              std::vector<model::Issue> issues,
              std::string fix,
              Answer<edit::FixReport> done)
{
    bridge.read<edit::FixReport>(
        context,
        [issues = std::move(issues), fix = std::move(fix)](store::ProjectFile& project) {
            return previewFixes(project, issues, fix);
        },
        std::move(done));
}

bool settlesConflicts(const std::string& fix)
{
    return fix == keepOurs || fix == takeDelivery;
}

Result<edit::FixReport> fixIssues(store::ProjectFile& project,
                                  edit::EditSession& session,
                                  const model::Author& author,
                                  const std::vector<model::Issue>& issues,
                                  const std::string& fix,
                                  const edit::Statement& statement)
{
    if (!settlesConflicts(fix)) {
        return edit::applyFixes(session, project, issues, fix, statement);
    }
    ECO_ASSIGN(const model::HistoryId head, project.history().head());
    edit::FixReport report;
    for (auto& [source, keys] : conflictRows(issues)) {
        harmonise::UpdateOptions options = settling(fix, keys);
        options.author = author;
        options.group = "settle-" + toText(head + 1);
        ECO_ASSIGN(const auto outcome, harmonise::settleConflicts(project, source, options));
        add(report, outcome);
    }
    addPlaces(report, issues, fix);
    return report;
}

QString issueTitle(const std::string& code)
{
    const auto* kind = quality::issueKind(code);
    const std::string title = kind == nullptr ? std::string{} : kind->title.in(currentLanguage());
    return fromUtf8(title.empty() ? code : title);
}

QString issueSentence(const model::Issue& issue)
{
    return fromUtf8(quality::sentence(issue, currentLanguage()));
}

QString fixText(const std::string& fix)
{
    for (const auto& [code, text] : fixes) {
        if (fix == code) {
            return QCoreApplication::translate("IssueWords", text);
        }
    }
    return fromUtf8(fix);
}

bool isFix(const std::string& fix)
{
    for (const auto& [code, text] : fixes) {
        if (fix == code) {
            return true;
        }
    }
    return false;
}

} // namespace ecotone::bridge
