#include "ui/panels/class_picker.h"

#include "ui/bridge/text.h"
#include "ui/canvas/look.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QStyledItemDelegate>

namespace ecotone::panels {

namespace {

class SwatchDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text = index.data(models::CodeRole).toString() + QStringLiteral("   ") +
                       index.data(Qt::DisplayRole).toString();
        option->icon = canvas::swatchIcon(index.data(models::ColorRole).value<QColor>(),
                                          index.data(models::PatternRole).toInt());
        option->decorationSize = QSize{16, 16};
        option->features |= QStyleOptionViewItem::HasDecoration;
    }
};

} // namespace

ClassPicker::ClassPicker(QWidget* parent)
    : QComboBox{parent}
    , m_classes{new models::ClassModel{this}}
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setModel(m_classes);
    setItemDelegate(new SwatchDelegate{this});
    setCurrentIndex(-1);
    setMaxVisibleItems(18);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    view()->setMinimumWidth(320);
    auto* completer = new QCompleter{m_classes, this};
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionRole(Qt::EditRole);
    completer->popup()->setItemDelegate(new SwatchDelegate{completer});
    setCompleter(completer);
    connect(completer,
            qOverload<const QModelIndex&>(&QCompleter::activated),
            this,
            [this](const QModelIndex& index) {
                setCode(bridge::toUtf8(index.data(models::CodeRole).toString()));
                Q_EMIT codeChosen(index.data(models::CodeRole).toString());
            });
    connect(this, &QComboBox::activated, this, [this](int row) {
        setEditText(itemData(row, Qt::DisplayRole).toString());
        Q_EMIT codeChosen(itemData(row, models::CodeRole).toString());
    });
}

std::string ClassPicker::code() const
{
    return bridge::toUtf8(currentData(models::CodeRole).toString());
}

void ClassPicker::setCode(const std::string& code)
{
    const int row = m_classes->rowOf(code);
    setCurrentIndex(row);
    setEditText(row < 0 ? QString{} : itemData(row, Qt::DisplayRole).toString());
}

void ClassPicker::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_classes->languageChanged();
        setCode(code());
    }
    QComboBox::changeEvent(event);
}

} // namespace ecotone::panels
