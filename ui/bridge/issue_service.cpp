#include "ui/bridge/issue_service.h"

#include "core/edit/project_check.h"
#include "core/quality/issue_codes.h"
#include "core/store/project_file.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace ecotone::bridge {

namespace {

struct IssueWords
{
    Q_DECLARE_TR_FUNCTIONS(IssueWords)
};

constexpr std::array fixes{
    std::pair{"fill-with-neighbour", QT_TRANSLATE_NOOP("IssueWords", "Give it to the neighbour")},
    std::pair{"fill-with-new-patch", QT_TRANSLATE_NOOP("IssueWords", "Make it a patch")},
    std::pair{"clean-up", QT_TRANSLATE_NOOP("IssueWords", "Clean up the outlines")},
    std::pair{"dissolve-slivers", QT_TRANSLATE_NOOP("IssueWords", "Dissolve into the neighbour")},
    std::pair{"give-to-other-side", QT_TRANSLATE_NOOP("IssueWords", "Give it to the other side")},
};

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
            return edit::previewFixes(project, issues, fix);
        },
        std::move(done));
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
