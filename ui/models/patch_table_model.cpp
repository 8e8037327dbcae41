#include "ui/models/patch_table_model.h"

#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/models/roles.h"

#include <QColor>

#include <algorithm>
#include <numeric>

namespace ecotone::models {

namespace {

constexpr int pageRows = 100;
constexpr int cachedRows = 20'000;

geometry::Area areaOf(const bridge::PatchIndexLine& line)
{
    return geometry::Area::fromHalfSquareCentimetres(line.area);
}

} // namespace

PatchTableModel::PatchTableModel(bridge::StoreBridge& bridge, QObject* parent)
    : QAbstractTableModel{parent}
    , m_bridge{&bridge}
    , m_index{std::make_shared<bridge::PatchIndex>()}
    , m_rows{cachedRows}
{
}

void PatchTableModel::reload()
{
    if (!m_bridge->hasProject()) {
        beginResetModel();
        m_index = std::make_shared<bridge::PatchIndex>();
        m_order.clear();
        m_rows.clear();
        m_pagesAsked.clear();
        endResetModel();
        return;
    }
    bridge::askPatchIndex(
        *m_bridge, this, m_filter, [this](Result<std::shared_ptr<const bridge::PatchIndex>> index) {
            if (!index) {
                m_bridge->reportFailure(index.error());
                return;
            }
            m_index = *std::move(index);
            m_rows.clear();
            arrange();
            Q_EMIT loaded();
        });
}

void PatchTableModel::forget(const std::vector<model::PatchId>& patches)
{
    for (const model::PatchId patch : patches) {
        m_rows.remove(patch);
    }
    m_pagesAsked.clear();
}

void PatchTableModel::setFilter(model::PatchFilter filter)
{
    m_filter = std::move(filter);
    reload();
}

void PatchTableModel::setSearch(const QString& text)
{
    m_search = text.trimmed();
    arrange();
}

void PatchTableModel::arrange()
{
    beginResetModel();
    m_pagesAsked.clear();
    const auto& lines = m_index->lines;
    // Words are compared once for each code, never for each patch.
    std::vector<bool> shown(m_index->codes.size(), true);
    std::vector<QString> names;
    for (const std::string& code : m_index->codes) {
        names.push_back(bridge::className(code));
    }
    for (std::size_t i = 0; i < shown.size() && !m_search.isEmpty(); ++i) {
        shown[i] = names[i].contains(m_search, Qt::CaseInsensitive) ||
                   bridge::fromUtf8(m_index->codes[i]).contains(m_search, Qt::CaseInsensitive);
    }
    bool isNumber = false;
    const model::PatchId wanted = m_search.toLongLong(&isNumber);
    m_order.clear();
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (shown[lines[i].classCode] || (isNumber && lines[i].id == wanted)) {
            m_order.push_back(i);
        }
    }
    std::vector<std::size_t> rank(names.size());
    std::vector<std::size_t> byName(names.size());
    std::iota(byName.begin(), byName.end(), std::size_t{0});
    std::sort(byName.begin(), byName.end(), [this, &names](std::size_t left, std::size_t right) {
        return m_sortColumn == ClassName ? names[left].localeAwareCompare(names[right]) < 0
                                         : m_index->codes[left] < m_index->codes[right];
    });
    for (std::size_t i = 0; i < byName.size(); ++i) {
        rank[byName[i]] = i;
    }
    const auto key = [this, &lines, &rank](std::uint32_t i) -> std::int64_t {
        switch (m_sortColumn) {
        case Class:
        case ClassName: return static_cast<std::int64_t>(rank[lines[i].classCode]);
        case Country: return static_cast<std::int64_t>(rank[lines[i].country]);
        case Area: return lines[i].area;
        default: return lines[i].id;
        }
    };
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(m_order.begin(),
                     m_order.end(),
                     [&key, descending](std::uint32_t left, std::uint32_t right) {
                         return descending ? key(right) < key(left) : key(left) < key(right);
                     });
    endResetModel();
}

model::PatchId PatchTableModel::patchAt(int row) const
{
    return m_index->lines[m_order[static_cast<std::size_t>(row)]].id;
}

int PatchTableModel::rowOf(model::PatchId patch) const
{
    const auto found = std::find_if(m_order.begin(), m_order.end(), [this, patch](std::uint32_t i) {
        return m_index->lines[i].id == patch;
    });
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

void PatchTableModel::languageChanged()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int PatchTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int PatchTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void PatchTableModel::requestPage(int row) const
{
    const int page = row / pageRows;
    if (!m_pagesAsked.insert(page).second) {
        return;
    }
    const int first = page * pageRows;
    const int last = std::min(first + pageRows, rowCount());
    std::vector<model::PatchId> ids;
    for (int i = first; i < last; ++i) {
        ids.push_back(patchAt(i));
    }
    // The view asks through const functions; the answer changes the cache alone.
    auto* self = const_cast<PatchTableModel*>(this);
    bridge::askPatchRows(*m_bridge,
                         self,
                         std::move(ids),
                         [self, first, last](Result<std::vector<bridge::PatchRow>> rows) {
                             if (!rows) {
                                 return;
                             }
                             for (bridge::PatchRow& read : *rows) {
                                 self->m_rows.insert(read.id,
                                                     new bridge::PatchRow{std::move(read)});
                             }
                             const int end = std::min(last, self->rowCount());
                             if (first < end) {
                                 Q_EMIT self->dataChanged(self->index(first, 0),
                                                          self->index(end - 1, ColumnCount - 1));
                             }
                         });
}

QString PatchTableModel::text(const bridge::PatchIndexLine& line,
                              const bridge::PatchRow* row,
                              Column column) const
{
    switch (column) {
    case Id: return QString::number(line.id);
    case Class: return bridge::fromUtf8(m_index->codes[line.classCode]);
    case ClassName: return bridge::className(m_index->codes[line.classCode]);
    case Country: return bridge::countryName(m_index->codes[line.country]);
    case Area: return bridge::areaNumber(areaOf(line));
    default: break;
    }
    if (row == nullptr) {
        return QStringLiteral("…");
    }
    const model::PatchAttributes& attributes = row->attributes;
    switch (column) {
    case Landscape: return bridge::landscapeName(attributes.landscape);
    case SourceCode: return bridge::fromUtf8(attributes.sourceCode);
    case SourceText: return bridge::fromUtf8(attributes.sourceText);
    case Confidence: return bridge::decimalText(attributes.confidence, 2);
    case Status: return bridge::statusWord("patch", model::name(attributes.status));
    case ObservedOn: return bridge::fromUtf8(attributes.observedOn);
    case EditedBy: return bridge::fromUtf8(attributes.editedBy);
    default: return {};
    }
}

QVariant PatchTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto& line = m_index->lines[m_order[static_cast<std::size_t>(index.row())]];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: {
        const bridge::PatchRow* row = m_rows.object(line.id);
        const bool needsRow = column == Landscape || column > Area;
        if (row == nullptr && needsRow) {
            requestPage(index.row());
        }
        return text(line, row, column);
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Id || column == Area || column == Confidence
                                        ? Qt::AlignRight
                                        : Qt::AlignLeft));
    case Qt::DecorationRole:
        if (column == ClassName) {
            const auto* found = bridge::facts().classification.find(m_index->codes[line.classCode]);
            return found == nullptr ? QVariant{} : QColor{bridge::fromUtf8(found->color)};
        }
        return {};
    case CodeRole: return bridge::fromUtf8(m_index->codes[line.classCode]);
    case IdRole: return QVariant::fromValue(static_cast<qlonglong>(line.id));
    default: return {};
    }
}

QVariant PatchTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool figures = section == Id || section == Area || section == Confidence;
        return QVariant::fromValue(Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Id: return tr("No.");
    case Class: return bridge::heading("class_code");
    case ClassName: return bridge::heading("habitat_class");
    case Country: return bridge::heading("country");
    case Landscape: return bridge::heading("landscape");
    case Area: return tr("Area, km²");
    case SourceCode: return bridge::heading("source_code");
    case SourceText: return tr("Source name");
    case Confidence: return bridge::heading("confidence");
    case Status: return bridge::heading("status");
    case ObservedOn: return bridge::heading("observed_on");
    case EditedBy: return tr("Edited by");
    case ColumnCount: break;
    }
    return {};
}

void PatchTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount) {
        return;
    }
    m_sortColumn = static_cast<Column>(column);
    m_sortOrder = order;
    arrange();
}

} // namespace ecotone::models
