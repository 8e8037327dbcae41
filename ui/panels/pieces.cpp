#include "ui/panels/pieces.h"

#include "ui/canvas/look.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QShortcut>
#include <QTableView>

#include <algorithm>
#include <map>

namespace ecotone::panels {

namespace {

QLabel* makeLabel(QWidget* parent, const char* role)
{
    auto* label = new QLabel{parent};
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse);
    return label;
}

} // namespace

QLabel* makeTitle(QWidget* parent)
{
    QLabel* label = makeLabel(parent, "title");
    label->setFont(canvas::font(canvas::FontRole::Title));
    return label;
}

QLabel* makeText(QWidget* parent)
{
    return makeLabel(parent, "text");
}

QLabel* makeNote(QWidget* parent)
{
    QLabel* label = makeLabel(parent, "note");
    label->setFont(canvas::font(canvas::FontRole::Small));
    return label;
}

QString rowsText(const std::vector<std::pair<QString, QString>>& rows)
{
    const QString quiet = canvas::color("secondary_text").name();
    QString text = QStringLiteral("<table cellspacing='0' cellpadding='0' width='100%'>");
    for (const auto& [name, value] : rows) {
        if (value.isEmpty()) {
            continue;
        }
        text += QStringLiteral("<tr><td style='color:") + quiet +
                QStringLiteral(";padding:2px 12px 2px 0;white-space:nowrap'>") +
                name.toHtmlEscaped() + QStringLiteral("</td><td style='padding:2px 0'>") +
                value.toHtmlEscaped() + QStringLiteral("</td></tr>");
    }
    return text + QStringLiteral("</table>");
}

void dressTable(QTableView& table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setSortingEnabled(true);
    table.setWordWrap(false);
    table.setIconSize({14, 14});
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(24);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setSectionsMovable(true);
    table.horizontalHeader()->setTextElideMode(Qt::ElideRight);
    auto* copy = new QShortcut{QKeySequence::Copy, &table};
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, &table, [&table] { copySelection(table); });
}

void fitHeadings(QTableView& table)
{
    const QHeaderView* header = table.horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        const int needed = header->sectionSizeHint(column);
        if (table.columnWidth(column) < needed) {
            table.setColumnWidth(column, needed);
        }
    }
}

void copySelection(const QAbstractItemView& view)
{
    const QAbstractItemModel* model = view.model();
    const QItemSelectionModel* selection = view.selectionModel();
    if (model == nullptr || selection == nullptr) {
        return;
    }
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < model->columnCount(); ++column) {
        cells.append(model->headerData(column, Qt::Horizontal).toString());
    }
    lines.append(cells.join(QLatin1Char{'\t'}));
    QModelIndexList rows = selection->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& left, const QModelIndex& right) {
        return left.row() < right.row();
    });
    for (const QModelIndex& row : rows) {
        cells.clear();
        for (int column = 0; column < model->columnCount(); ++column) {
            cells.append(model->index(row.row(), column).data().toString());
        }
        lines.append(cells.join(QLatin1Char{'\t'}));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char{'\n'}));
}

} // namespace ecotone::panels
