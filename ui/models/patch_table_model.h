#pragma once

#include "ui/bridge/map_queries.h"

#include <QAbstractTableModel>
#include <QCache>

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace ecotone::models {

/// The attribute table of the habitat layer. A light index of all patches is sorted and filtered
/// here; whole rows are read by pages as the view asks for them.
class PatchTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int
    {
        Id,
        Class,
        ClassName,
        Country,
        Landscape,
        Area,
        SourceCode,
        SourceText,
        Confidence,
        Status,
        ObservedOn,
        EditedBy,
        ColumnCount,
    };

    explicit PatchTableModel(bridge::StoreBridge& bridge, QObject* parent = nullptr);

    /// Reads the index anew; the page cache is dropped.
    void reload();
    /// Rows of these patches changed: read again when shown.
    void forget(const std::vector<model::PatchId>& patches);
    void setFilter(model::PatchFilter filter);
    [[nodiscard]] const model::PatchFilter& filter() const { return m_filter; }
    /// Only patches whose code, class name or id holds the text.
    void setSearch(const QString& text);

    [[nodiscard]] model::PatchId patchAt(int row) const;
    /// -1 when the patch is not among the rows shown.
    [[nodiscard]] int rowOf(model::PatchId patch) const;
    void languageChanged();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    /// By id, class, class name, country and area; other columns keep the order.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void loaded();

private:
    void arrange();
    void requestPage(int row) const;
    [[nodiscard]] QString
    text(const bridge::PatchIndexLine& line, const bridge::PatchRow* row, Column column) const;

    bridge::StoreBridge* m_bridge;
    model::PatchFilter m_filter;
    QString m_search;
    std::shared_ptr<const bridge::PatchIndex> m_index;
    std::vector<std::uint32_t> m_order; ///< Rows shown, as positions in the index.
    Column m_sortColumn = Id;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    mutable QCache<model::PatchId, bridge::PatchRow> m_rows;
    mutable std::set<int> m_pagesAsked;
};

} // namespace ecotone::models
