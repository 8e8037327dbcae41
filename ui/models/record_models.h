#pragma once

#include "core/model/history.h"
#include "core/model/issue.h"
#include "core/model/source.h"
#include "ui/models/record_table_model.h"

#include <QCoreApplication>

namespace ecotone::models {

/// Defects of the data, errors first.
class IssueModel : public RecordTableModel<model::Issue>
{
    Q_DECLARE_TR_FUNCTIONS(IssueModel)

public:
    explicit IssueModel(QObject* parent = nullptr);
};

/// The journal, newest first.
class HistoryModel : public RecordTableModel<model::HistoryEntry>
{
    Q_DECLARE_TR_FUNCTIONS(HistoryModel)

public:
    explicit HistoryModel(QObject* parent = nullptr);
};

/// The delivered datasets and how they were read.
class SourceModel : public RecordTableModel<model::Source>
{
    Q_DECLARE_TR_FUNCTIONS(SourceModel)

public:
    explicit SourceModel(QObject* parent = nullptr);
};

/// "Changed class" for the kind "reclassify"; the kind itself when it is not known.
[[nodiscard]] QString historyKindText(const std::string& kind);
[[nodiscard]] QString entryStateText(model::EntryState state);
[[nodiscard]] QString changeKindText(model::ChangeKind kind);

} // namespace ecotone::models
