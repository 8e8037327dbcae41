#include "ui/models/record_models.h"

#include "ui/bridge/issue_service.h"
#include "ui/bridge/text.h"

#include <array>
#include <utility>

namespace ecotone::models {

using bridge::fromUtf8;

namespace {

constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;

QVariant number(std::int64_t value)
{
    return QVariant::fromValue(static_cast<qlonglong>(value));
}

QString severityText(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Error: return IssueModel::tr("error");
    case model::Severity::Warning: return IssueModel::tr("warning");
    case model::Severity::Note: break;
    }
    return IssueModel::tr("note");
}

QString issueState(const std::string& state)
{
    if (state == "fixed") {
        return IssueModel::tr("fixed");
    }
    return state == "accepted" ? IssueModel::tr("accepted") : IssueModel::tr("open");
}

template <std::size_t Count>
QString translated(const std::array<std::pair<const char*, const char*>, Count>& table,
                   const char* context,
                   const std::string& key)
{
    for (const auto& [code, text] : table) {
        if (key == code) {
            return QCoreApplication::translate(context, text);
        }
    }
    return fromUtf8(key);
}

} // namespace

QString historyKindText(const std::string& kind)
{
    static constexpr std::array kinds{
        std::pair{"reclassify", QT_TRANSLATE_NOOP("HistoryKind", "Class changed")},
        std::pair{"review", QT_TRANSLATE_NOOP("HistoryKind", "Reviewed")},
        std::pair{"import", QT_TRANSLATE_NOOP("HistoryKind", "Source brought in")},
        std::pair{"harmonise", QT_TRANSLATE_NOOP("HistoryKind", "Sources harmonised")},
        std::pair{"reclassify-rules",
                  QT_TRANSLATE_NOOP("HistoryKind", "Reclassified by edited rules")},
        std::pair{"crosswalk", QT_TRANSLATE_NOOP("HistoryKind", "Table of rules")},
        std::pair{"edge-match", QT_TRANSLATE_NOOP("HistoryKind", "Edges matched")},
        std::pair{"delivery", QT_TRANSLATE_NOOP("HistoryKind", "New delivery accepted")},
        std::pair{"delivery-conflict",
                  QT_TRANSLATE_NOOP("HistoryKind", "Conflicts with a delivery settled")},
        std::pair{"migration", QT_TRANSLATE_NOOP("HistoryKind", "File brought up to date")},
        std::pair{"edited-outside", QT_TRANSLATE_NOOP("HistoryKind", "Edited by another program")},
        std::pair{"split", QT_TRANSLATE_NOOP("HistoryKind", "Patch split")},
        std::pair{"merge", QT_TRANSLATE_NOOP("HistoryKind", "Patches merged")},
        std::pair{"reshape", QT_TRANSLATE_NOOP("HistoryKind", "Boundary reshaped")},
        std::pair{"move-vertex", QT_TRANSLATE_NOOP("HistoryKind", "Corner moved")},
        std::pair{"insert-vertex", QT_TRANSLATE_NOOP("HistoryKind", "Corner set")},
        std::pair{"delete-vertex", QT_TRANSLATE_NOOP("HistoryKind", "Corner removed")},
        std::pair{"draw", QT_TRANSLATE_NOOP("HistoryKind", "Patch drawn")},
        std::pair{"cut-hole", QT_TRANSLATE_NOOP("HistoryKind", "Patch cut out")},
        std::pair{"fill-gap", QT_TRANSLATE_NOOP("HistoryKind", "Gap filled")},
        std::pair{"dissolve-slivers", QT_TRANSLATE_NOOP("HistoryKind", "Slivers dissolved")},
        std::pair{"give-to", QT_TRANSLATE_NOOP("HistoryKind", "Land given to a neighbour")},
        std::pair{"clean-up", QT_TRANSLATE_NOOP("HistoryKind", "Outlines cleaned up")},
        std::pair{"fix-issues", QT_TRANSLATE_NOOP("HistoryKind", "Issues fixed")},
        std::pair{"proposal", QT_TRANSLATE_NOOP("HistoryKind", "Proposal changed")},
        std::pair{"proposal-add", QT_TRANSLATE_NOOP("HistoryKind", "Proposal drawn")},
        std::pair{"proposal-update", QT_TRANSLATE_NOOP("HistoryKind", "Proposal changed")},
        std::pair{"proposal-remove", QT_TRANSLATE_NOOP("HistoryKind", "Proposal removed")},
        std::pair{"layout", QT_TRANSLATE_NOOP("HistoryKind", "Layout changed")},
        std::pair{"create", QT_TRANSLATE_NOOP("HistoryKind", "Project made")},
        std::pair{"layers", QT_TRANSLATE_NOOP("HistoryKind", "Layers brought in")},
        std::pair{"demo", QT_TRANSLATE_NOOP("HistoryKind", "Demonstration made")},
        std::pair{"styles", QT_TRANSLATE_NOOP("HistoryKind", "Style of the map changed")},
        std::pair{"hillshade", QT_TRANSLATE_NOOP("HistoryKind", "Hillshade changed")},
        std::pair{"extent", QT_TRANSLATE_NOOP("HistoryKind", "Extent accepted")},
    };
    return translated(kinds, "HistoryKind", kind);
}

QString entryStateText(model::EntryState state)
{
    switch (state) {
    case model::EntryState::Undone: return HistoryModel::tr("undone");
    case model::EntryState::Abandoned: return HistoryModel::tr("abandoned");
    case model::EntryState::Sealed: return HistoryModel::tr("sealed");
    case model::EntryState::Done: break;
    }
    return HistoryModel::tr("done");
}

QString changeKindText(model::ChangeKind kind)
{
    switch (kind) {
    case model::ChangeKind::Change: return HistoryModel::tr("change on the ground");
    case model::ChangeKind::Correction: return HistoryModel::tr("correction of the map");
    case model::ChangeKind::NotStated: break;
    }
    return {};
}

IssueModel::IssueModel(QObject* parent) : RecordTableModel{parent}
{
    using Issue = model::Issue;
    setColumns({
        {[] { return tr("Severity"); },
         [](const Issue& issue) { return severityText(issue.severity); },
         [](const Issue& issue) { return -static_cast<int>(issue.severity); },
         Qt::AlignLeft | Qt::AlignVCenter,
         [](const Issue& issue) {
             return issue.severity == model::Severity::Note ? QStringLiteral("issue")
                                                            : QStringLiteral("warning");
         }},
        {[] { return tr("Issue"); },
         [](const Issue& issue) { return bridge::issueTitle(issue.code); }},
        {[] { return tr("Count"); },
         [](const Issue& issue) { return bridge::integerText(issue.count); },
         [](const Issue& issue) { return number(issue.count); },
         right},
        {[] { return bridge::heading("landscape"); },
         [](const Issue& issue) { return bridge::landscapeName(issue.landscape); }},
        {[] { return tr("State"); }, [](const Issue& issue) { return issueState(issue.state); }},
        {[] { return tr("Details"); },
         [](const Issue& issue) { return bridge::issueSentence(issue); }},
    });
}

HistoryModel::HistoryModel(QObject* parent) : RecordTableModel{parent}
{
    using Entry = model::HistoryEntry;
    setColumns({
        {[] { return tr("Time"); },
         [](const Entry& entry) { return bridge::timeText(entry.time); },
         [](const Entry& entry) { return number(entry.id); }},
        {[] { return tr("What"); },
         [](const Entry& entry) { return historyKindText(entry.header.kind); }},
        {[] { return tr("Who"); },
         [](const Entry& entry) { return fromUtf8(entry.header.author.name); }},
        {[] { return bridge::heading("side"); },
         [](const Entry& entry) {
             return entry.header.author.side.empty()
                        ? QString{}
                        : bridge::countryName(entry.header.author.side);
         }},
        {[] { return bridge::heading("patches"); },
         [](const Entry& entry) {
             return entry.patches == 0 ? QString{} : bridge::integerText(entry.patches);
         },
         [](const Entry& entry) { return number(entry.patches); },
         right},
        {[] { return tr("State"); },
         [](const Entry& entry) { return entryStateText(entry.state); }},
        {[] { return tr("Why"); },
         [](const Entry& entry) { return fromUtf8(entry.header.reason); }},
    });
}

SourceModel::SourceModel(QObject* parent) : RecordTableModel{parent}
{
    using Source = model::Source;
    setColumns({
        {[] { return bridge::heading("title"); },
         [](const Source& source) {
             return fromUtf8(source.title.empty() ? source.file : source.title);
         }},
        {[] { return bridge::heading("country"); },
         [](const Source& source) { return bridge::countryName(source.country); }},
        {[] { return bridge::heading("agency"); },
         [](const Source& source) { return fromUtf8(source.agency); }},
        {[] { return bridge::heading("date"); },
         [](const Source& source) { return fromUtf8(source.date); }},
        {[] { return tr("File"); }, [](const Source& source) { return fromUtf8(source.file); }},
        {[] { return tr("Encoding"); },
         [](const Source& source) { return fromUtf8(source.encoding); }},
        {[] { return bridge::heading("coordinate_system"); },
         [](const Source& source) { return fromUtf8(source.crs); }},
        {[] { return tr("Accuracy, m"); },
         [](const Source& source) {
             return source.accuracyMetres < 0.0 ? QString{}
                                                : bridge::decimalText(source.accuracyMetres, 1);
         },
         [](const Source& source) { return source.accuracyMetres; },
         right},
        {[] { return tr("Scheme"); }, [](const Source& source) { return fromUtf8(source.scheme); }},
    });
}

} // namespace ecotone::models
