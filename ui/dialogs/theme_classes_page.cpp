#include "ui/dialogs/theme_classes_page.h"

#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"

#include <QCheckBox>
#include <QColor>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSlider>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ecotone::dialogs {

namespace {

enum Column : int
{
    NameColumn,
    PatternColumn,
    OutlineColumn,
};

constexpr std::array sliderSteps{359, 100, 100};
constexpr double usualWidth = 0.1;

QColor toQColor(cartography::Color color)
{
    return {color.red, color.green, color.blue};
}

cartography::Color fromQColor(const QColor& color)
{
    return cartography::Color::fromRgb(color.rgb() & 0xFFFFFFU);
}

} // namespace

ThemeClassesPage::ThemeClassesPage(bridge::ThemeDraft& draft, QWidget* parent)
    : QWidget{parent}
    , m_draft{&draft}
    , m_list{new QTreeWidget{this}}
    , m_fillLabel{new QLabel{this}}
    , m_fill{new QLineEdit{this}}
    , m_patternLabel{new QLabel{this}}
    , m_pattern{new QComboBox{this}}
    , m_outline{new QCheckBox{this}}
    , m_outlineColor{new QLineEdit{this}}
    , m_outlineWidth{new QDoubleSpinBox{this}}
    , m_reset{new QPushButton{this}}
{
    m_list->setObjectName(QStringLiteral("theme_classes"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setColumnCount(3);
    m_fill->setObjectName(QStringLiteral("fill"));
    m_outline->setObjectName(QStringLiteral("outline"));
    m_outlineColor->setObjectName(QStringLiteral("outline_color"));
    m_pattern->setObjectName(QStringLiteral("pattern"));
    for (QLineEdit* box : {m_fill, m_outlineColor}) {
        box->setValidator(new QRegularExpressionValidator{
            QRegularExpression{QStringLiteral("#?[0-9A-Fa-f]{0,6}")}, box});
        box->setMaximumWidth(110);
    }
    for (const int steps : sliderSteps) {
        auto* slider = new QSlider{Qt::Horizontal, this};
        slider->setRange(0, steps);
        m_sliders.push_back(slider);
        m_sliderLabels.push_back(new QLabel{this});
    }
    m_outlineWidth->setRange(0.05, 5.0);
    m_outlineWidth->setSingleStep(0.05);
    m_outlineWidth->setDecimals(2);
    m_outlineWidth->setButtonSymbols(QAbstractSpinBox::NoButtons); // Arrow keys step.
    layOut();
    connectFields();
    retranslate();
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void ThemeClassesPage::layOut()
{
    auto* fillRow = new QHBoxLayout;
    fillRow->addWidget(m_fill);
    fillRow->addStretch(1);
    auto* outlineRow = new QHBoxLayout;
    outlineRow->addWidget(m_outlineColor);
    outlineRow->addWidget(m_outlineWidth);
    outlineRow->addStretch(1);
    auto* form = new QFormLayout;
    form->setSpacing(6);
    form->addRow(m_fillLabel, fillRow);
    for (std::size_t i = 0; i < m_sliders.size(); ++i) {
        form->addRow(m_sliderLabels[i], m_sliders[i]);
    }
    form->addRow(m_patternLabel, m_pattern);
    form->addRow(m_outline, outlineRow);
    auto* last = new QHBoxLayout;
    last->addStretch(1);
    last->addWidget(m_reset);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_list, 1);
    column->addLayout(form);
    column->addLayout(last);
}

void ThemeClassesPage::connectFields()
{
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &ThemeClassesPage::showChosen);
    connect(m_fill, &QLineEdit::textEdited, this, [this](const QString& text) {
        const QColor color{text.startsWith(QLatin1Char{'#'}) ? text : QLatin1Char{'#'} + text};
        if (color.isValid() && text.size() >= 6) {
            setFill(color);
        }
    });
    for (QSlider* slider : m_sliders) {
        connect(slider, &QSlider::valueChanged, this, &ThemeClassesPage::sliderMoved);
    }
    connect(m_pattern, &QComboBox::activated, this, [this](int index) {
        m_draft->setPattern(chosen(), static_cast<habitat::Pattern>(index));
        Q_EMIT edited();
    });
    connect(m_outline, &QCheckBox::clicked, this, &ThemeClassesPage::outlineEdited);
    connect(m_outlineColor, &QLineEdit::textEdited, this, &ThemeClassesPage::outlineEdited);
    connect(m_outlineWidth, &QDoubleSpinBox::valueChanged, this, [this] {
        if (!m_showing) {
            outlineEdited();
        }
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_draft->resetClasses(chosen());
        Q_EMIT edited();
    });
}

std::vector<std::string> ThemeClassesPage::chosen() const
{
    std::vector<std::string> codes;
    const QList<QTreeWidgetItem*> items = m_list->selectedItems();
    for (const QTreeWidgetItem* item : items) {
        codes.push_back(bridge::toUtf8(item->data(NameColumn, Qt::UserRole).toString()));
    }
    return codes;
}

void ThemeClassesPage::choose(const std::string& classCode)
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        if (bridge::toUtf8(item->data(NameColumn, Qt::UserRole).toString()) == classCode) {
            m_list->setCurrentItem(item, 0, QItemSelectionModel::ClearAndSelect);
            m_list->scrollToItem(item);
        }
    }
}

void ThemeClassesPage::fillList()
{
    if (m_list->topLevelItemCount() == 0) {
        for (const habitat::HabitatClass& known : bridge::facts().classification.classes()) {
            auto* item = new QTreeWidgetItem{m_list};
            item->setData(NameColumn, Qt::UserRole, bridge::fromUtf8(known.code));
        }
    }
    const auto style = m_draft->style();
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        const auto& known = bridge::facts().classification.classes()[static_cast<std::size_t>(row)];
        const auto pattern = static_cast<int>(style->patternOf(known));
        item->setText(NameColumn,
                      bridge::fromUtf8(known.code) + QStringLiteral("  ") +
                          bridge::className(known.code));
        item->setToolTip(NameColumn, item->text(NameColumn));
        item->setIcon(NameColumn, canvas::swatchIcon(toQColor(style->fillOf(known)), pattern));
        item->setText(PatternColumn, m_pattern->itemText(pattern));
        const cartography::ClassOutline* outline = style->outlineOf(known.code);
        item->setText(OutlineColumn,
                      outline == nullptr ? QStringLiteral("–")
                                         : tr("%1 mm").arg(bridge::decimalText(outline->width, 2)));
        item->setIcon(OutlineColumn,
                      outline == nullptr ? QIcon{}
                                         : canvas::swatchIcon(toQColor(outline->color), 0));
    }
}

void ThemeClassesPage::refresh()
{
    fillList();
    showChosen();
}

void ThemeClassesPage::showChosen()
{
    const std::vector<std::string> codes = chosen();
    for (QWidget* field : {static_cast<QWidget*>(m_fill),
                           static_cast<QWidget*>(m_pattern),
                           static_cast<QWidget*>(m_outline),
                           static_cast<QWidget*>(m_reset)}) {
        field->setEnabled(!codes.empty());
    }
    const auto* known =
        codes.empty() ? nullptr : bridge::facts().classification.find(codes.front());
    if (known == nullptr) {
        return;
    }
    m_showing = true;
    const auto style = m_draft->style();
    const QColor fill = toQColor(style->fillOf(*known));
    // A colour that is being typed is left alone.
    if (!m_fill->hasFocus() || QColor{m_fill->text()} != fill) {
        m_fill->setText(fill.name().toUpper());
    }
    const std::array values{std::max(fill.hslHue(), 0),
                            qRound(fill.hslSaturationF() * 100.0F),
                            qRound(fill.lightnessF() * 100.0F)};
    for (std::size_t i = 0; i < values.size(); ++i) {
        // A slider under the hand stays where it is: rounding must not push it.
        if (!m_sliders[i]->isSliderDown() && !m_sliders[i]->hasFocus()) {
            m_sliders[i]->setValue(values[i]);
        }
    }
    m_pattern->setCurrentIndex(static_cast<int>(style->patternOf(*known)));
    const cartography::ClassOutline* outline = style->outlineOf(known->code);
    m_outline->setChecked(outline != nullptr);
    m_outlineColor->setEnabled(outline != nullptr);
    m_outlineWidth->setEnabled(outline != nullptr);
    if (outline != nullptr) {
        if (!m_outlineColor->hasFocus()) {
            m_outlineColor->setText(toQColor(outline->color).name().toUpper());
        }
        m_outlineWidth->setValue(outline->width);
    }
    m_showing = false;
}

void ThemeClassesPage::setFill(const QColor& color)
{
    m_draft->setFill(chosen(), fromQColor(color));
    Q_EMIT edited();
}

void ThemeClassesPage::sliderMoved()
{
    if (!m_showing) {
        setFill(QColor::fromHsl(m_sliders[0]->value(),
                                qRound(m_sliders[1]->value() * 2.55),
                                qRound(m_sliders[2]->value() * 2.55)));
    }
}

void ThemeClassesPage::outlineEdited()
{
    if (!m_outline->isChecked()) {
        m_draft->setOutline(chosen(), std::nullopt);
    } else {
        const QColor color{m_outlineColor->text()};
        m_draft->setOutline(
            chosen(),
            cartography::ClassOutline{
                color.isValid() ? fromQColor(color) : bridge::facts().style.outline.color,
                m_outlineWidth->isEnabled() ? m_outlineWidth->value() : usualWidth});
    }
    Q_EMIT edited();
}

void ThemeClassesPage::retranslate()
{
    m_list->setHeaderLabels({tr("Class"), tr("Pattern"), tr("Outline")});
    m_list->setAccessibleName(tr("Classes"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(PatternColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(OutlineColumn, QHeaderView::ResizeToContents);
    m_fillLabel->setText(tr("&Fill"));
    m_fillLabel->setBuddy(m_fill);
    m_fill->setAccessibleName(tr("Fill colour, #RRGGBB"));
    const std::array names{tr("Hue"), tr("Saturation"), tr("Lightness")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_sliderLabels[i]->setText(names[i]);
        m_sliders[i]->setAccessibleName(names[i]);
    }
    m_patternLabel->setText(tr("&Pattern"));
    m_patternLabel->setBuddy(m_pattern);
    const int pattern = m_pattern->currentIndex();
    m_pattern->clear();
    m_pattern->addItems(
        {tr("None"), tr("Hatching"), tr("Upright strokes"), tr("Dots"), tr("Level strokes")});
    m_pattern->setCurrentIndex(std::max(pattern, 0));
    m_outline->setText(tr("&Outline of its own"));
    m_outline->setToolTip(tr("Otherwise thin lines at large scales, grey ones around pale fills"));
    m_outlineColor->setAccessibleName(tr("Outline colour, #RRGGBB"));
    m_outlineWidth->setAccessibleName(tr("Outline width"));
    m_outlineWidth->setSuffix(QLatin1Char{' '} + tr("mm"));
    m_reset->setText(tr("&Reset the class"));
    m_reset->setToolTip(tr("As the theme it builds on has it"));
    refresh();
}

void ThemeClassesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::dialogs
