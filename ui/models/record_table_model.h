#pragma once

#include "ui/models/roles.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QString>
#include <QVariant>

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace ecotone::models {

/// How a column of a record table shows and sorts itself.
template <class Record>
struct RecordColumn
{
    using Text = std::function<QString(const Record&)>;
    using Key = std::function<QVariant(const Record&)>;

    RecordColumn(std::function<QString()> titleOf,
                 Text textOf,
                 Key keyOf = nullptr,
                 Qt::Alignment aligned = Qt::AlignLeft | Qt::AlignVCenter,
                 Text iconOf = nullptr)
        : title{std::move(titleOf)}
        , text{std::move(textOf)}
        , sortKey{std::move(keyOf)}
        , alignment{aligned}
        , icon{std::move(iconOf)}
    {
    }

    std::function<QString()> title;
    Text text;
    Key sortKey; ///< Empty: the text.
    Qt::Alignment alignment;
    Text icon; ///< Name of an icon, given as IconNameRole.
};

/// A table over a vector of values that is replaced whole: issues, history, sources, classes.
template <class Record>
class RecordTableModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(std::vector<Record> records)
    {
        beginResetModel();
        m_records = std::move(records);
        endResetModel();
    }
    [[nodiscard]] const std::vector<Record>& records() const { return m_records; }
    [[nodiscard]] const Record& record(int row) const
    {
        return m_records[static_cast<std::size_t>(row)];
    }

    /// Titles and texts are asked anew.
    void languageChanged()
    {
        if (!m_columns.empty()) {
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        }
        if (!m_records.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        }
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_records.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid()) {
            return {};
        }
        const RecordColumn<Record>& column = m_columns[static_cast<std::size_t>(index.column())];
        const Record& found = record(index.row());
        switch (role) {
        case Qt::DisplayRole: return column.text(found);
        case Qt::ToolTipRole: return column.text(found);
        case Qt::TextAlignmentRole: return QVariant::fromValue(column.alignment);
        case SortRole: return column.sortKey ? column.sortKey(found) : column.text(found);
        case IconNameRole: return column.icon ? QVariant{column.icon(found)} : QVariant{};
        default: return {};
        }
    }

    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
            return {};
        }
        const RecordColumn<Record>& column = m_columns[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole) {
            return column.title();
        }
        return role == Qt::TextAlignmentRole ? QVariant::fromValue(column.alignment) : QVariant{};
    }

protected:
    void setColumns(std::vector<RecordColumn<Record>> columns) { m_columns = std::move(columns); }

private:
    std::vector<RecordColumn<Record>> m_columns;
    std::vector<Record> m_records;
};

} // namespace ecotone::models
