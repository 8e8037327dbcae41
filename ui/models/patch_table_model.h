#pragma once

#include "ui/bridge/map_queries.h"

#include <QAbstractTableModel>
#include <QCache>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace ecotone::models {

/// The attribute table of the habitat layer. The store sorts and filters in the background; here
/// are the ids of the rows shown, and whole rows by pages as the view asks for them. The rows of
/// before stay until the new ones are there.
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

    /// Asks for the rows anew.
    void reload();
    /// Rows of these patches changed: read again when shown.
    void forget(const std::vector<model::PatchId>& patches);
    /// All when empty.
    void setLandscape(std::string landscape);
    /// Only patches whose code, class name, id, source code or source text holds the text.
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
    /// By any column; words sort as the reader's language does.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// The rows asked for last are there.
    void loaded();

private:
    [[nodiscard]] store::PatchListing listing() const;
    void ask();
    void take(std::shared_ptr<const bridge::PatchList> list);
    void requestPage(int row) const;
    void showPage(int first, std::vector<model::Patch> patches);

    bridge::StoreBridge* m_bridge;
    std::string m_landscape;
    QString m_search;
    Column m_sortColumn = Id;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_asked = 0; ///< Counts requests: an answer to an older one is dropped.
    std::shared_ptr<const bridge::PatchList> m_list;
    mutable QCache<model::PatchId, model::Patch> m_rows;
    mutable std::set<int> m_pagesAsked;
};

} // namespace ecotone::models
