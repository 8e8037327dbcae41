#include "ui/panels/layers_panel.h"

#include "ui/canvas/look.h"
#include "ui/models/roles.h"
#include "ui/panels/pieces.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ecotone::panels {

namespace {

/// Swatches for classes; headings of groups in the quieter colour.
class LayerDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QVariant fill = index.data(models::ColorRole);
        const int kind = index.data(models::KindRole).toInt();
        if (fill.isValid()) {
            option->icon =
                canvas::swatchIcon(fill.value<QColor>(), index.data(models::PatternRole).toInt());
            option->decorationSize = QSize{16, 16};
            option->features |= QStyleOptionViewItem::HasDecoration;
        }
        if (kind == models::LayerTreeModel::GroupKind || kind == models::LayerTreeModel::NoteKind) {
            option->palette.setColor(QPalette::Text, canvas::color("secondary_text"));
        }
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), 24));
        return size;
    }
};

} // namespace

LayersPanel::LayersPanel(models::LayerTreeModel& model, QWidget* parent)
    : QWidget{parent}
    , m_model{&model}
    , m_title{makeTitle(this)}
    , m_tree{new QTreeView{this}}
    , m_add{new QToolButton{this}}
    , m_style{new QToolButton{this}}
    , m_opacityRow{new QWidget{this}}
    , m_opacityLabel{makeNote(m_opacityRow)}
    , m_opacity{new QSlider{Qt::Horizontal, m_opacityRow}}
{
    m_tree->setObjectName(QStringLiteral("layers"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new LayerDelegate{m_tree});
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_add->setIcon(canvas::icon(QStringLiteral("backdrop")));
    m_add->setAutoRaise(true);
    m_style->setObjectName(QStringLiteral("style"));
    m_style->setIcon(canvas::icon(QStringLiteral("style")));
    m_style->setAutoRaise(true);
    m_opacity->setObjectName(QStringLiteral("layer_opacity"));
    m_opacity->setRange(0, 100);
    m_opacity->setValue(100);
    m_opacityLabel->setWordWrap(false);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 10, 8, 4);
    head->addWidget(m_title, 1);
    head->addWidget(m_style);
    head->addWidget(m_add);
    auto* opacityLine = new QHBoxLayout{m_opacityRow};
    opacityLine->setContentsMargins(12, 6, 12, 8);
    opacityLine->setSpacing(8);
    opacityLine->addWidget(m_opacityLabel);
    opacityLine->addWidget(m_opacity, 1);
    auto* lines = new QVBoxLayout{this};
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(head);
    lines->addWidget(m_tree, 1);
    lines->addWidget(m_opacityRow);
    m_opacityRow->setEnabled(false);

    connect(m_add, &QToolButton::clicked, this, &LayersPanel::addBackdropWanted);
    connect(m_style, &QToolButton::clicked, this, [this] { askStyle(m_tree->currentIndex()); });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &LayersPanel::showMenu);
    connect(m_tree->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &LayersPanel::currentChanged);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LayersPanel::expandHabitat);
    // Another theme, or an undo.
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        if (!m_opacity->isSliderDown()) {
            currentChanged();
        }
    });
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        m_model->setData(m_tree->currentIndex(), value / 100.0, models::OpacityRole);
    });
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.data(models::KindRole).toInt() == models::LayerTreeModel::ClassKind) {
            askStyle(index);
        }
    });
    retranslate();
    expandHabitat();
}

void LayersPanel::expandHabitat()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex top = m_model->index(row, 0);
        m_tree->setExpanded(top, true);
        if (top.data(models::CodeRole).toString() == QLatin1String{"habitat"}) {
            for (int group = 0; group < m_model->rowCount(top); ++group) {
                m_tree->setExpanded(m_model->index(group, 0, top), true);
            }
        } else if (top.data(models::CodeRole).toString() == QLatin1String{"reference"}) {
            m_tree->setExpanded(top, true);
        }
    }
}

void LayersPanel::currentChanged()
{
    const QModelIndex index = m_tree->currentIndex();
    const int kind = index.data(models::KindRole).toInt();
    const bool hasOpacity = index.isValid() && (kind == models::LayerTreeModel::LayerKind ||
                                                kind == models::LayerTreeModel::BackdropKind);
    m_opacityRow->setEnabled(hasOpacity);
    const QSignalBlocker quiet{m_opacity};
    m_opacity->setValue(hasOpacity ? qRound(index.data(models::OpacityRole).toDouble() * 100.0)
                                   : 100);
}

bool LayersPanel::isMovingOpacity() const
{
    return m_opacity->isSliderDown();
}

void LayersPanel::askStyle(const QModelIndex& index)
{
    const QString code = index.data(models::CodeRole).toString();
    const int kind = index.data(models::KindRole).toInt();
    const bool isClass = index.isValid() && kind == models::LayerTreeModel::ClassKind;
    const bool isLayer = index.isValid() && kind == models::LayerTreeModel::LayerKind;
    Q_EMIT styleWanted(isClass ? code : QString{}, isLayer ? code : QString{});
}

void LayersPanel::showMenu(const QPoint& at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid()) {
        return;
    }
    const QString code = index.data(models::CodeRole).toString();
    QMenu menu;
    switch (index.data(models::KindRole).toInt()) {
    case models::LayerTreeModel::ClassKind:
        menu.addAction(tr("Show in view"), this, [this, code] { Q_EMIT zoomToClass(code); });
        menu.addAction(
            tr("Select all its patches"), this, [this, code] { Q_EMIT selectClass(code); });
        menu.addAction(tr("List in the table"), this, [this, code] { Q_EMIT tableOfClass(code); });
        menu.addAction(tr("Style…"), this, [this, index] { askStyle(index); });
        break;
    case models::LayerTreeModel::LayerKind:
        menu.addAction(tr("Show in view"), this, [this, code] { Q_EMIT zoomToLayer(code); });
        menu.addAction(tr("Style…"), this, [this, index] { askStyle(index); });
        break;
    case models::LayerTreeModel::BackdropKind:
        menu.addAction(
            tr("Remove from the map"), this, [this, code] { m_model->removeBackdrop(code); });
        break;
    default: return;
    }
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

void LayersPanel::retranslate()
{
    m_title->setText(tr("Layers"));
    m_tree->setAccessibleName(tr("Layers and legend"));
    m_add->setToolTip(tr("Add a backdrop image…"));
    m_add->setAccessibleName(tr("Add a backdrop image…"));
    m_style->setToolTip(tr("Style of the map (F4)"));
    m_style->setAccessibleName(tr("Style of the map (F4)"));
    m_opacityLabel->setText(tr("Opacity"));
    m_opacity->setAccessibleName(tr("Opacity"));
}

void LayersPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::panels
