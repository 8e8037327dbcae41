#include "ui/dialogs/theme_layers_page.h"

#include "ui/bridge/text.h"
#include "ui/panels/pieces.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ecotone::dialogs {

namespace {

constexpr int largestDenominator = 100'000'000;

/// 0 is no limit.
QSpinBox* scaleBox(QWidget* parent)
{
    auto* box = new QSpinBox{parent};
    box->setRange(0, largestDenominator);
    box->setSingleStep(50'000);
    box->setGroupSeparatorShown(true);
    box->setPrefix(QStringLiteral("1:"));
    box->setKeyboardTracking(false);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons); // Arrow keys step.
    return box;
}

} // namespace

ThemeLayersPage::ThemeLayersPage(bridge::ThemeDraft& draft, Layers layers, QWidget* parent)
    : QWidget{parent}
    , m_draft{&draft}
    , m_layers{std::move(layers)}
    , m_list{new QListWidget{this}}
    , m_up{new QPushButton{this}}
    , m_down{new QPushButton{this}}
    , m_opacityLabel{new QLabel{this}}
    , m_opacity{new QSlider{Qt::Horizontal, this}}
    , m_opacityShown{new QLabel{this}}
    , m_fromLabel{new QLabel{this}}
    , m_from{scaleBox(this)}
    , m_toLabel{new QLabel{this}}
    , m_to{scaleBox(this)}
    , m_labels{new QCheckBox{this}}
    , m_levelsTitle{panels::makeNote(this)}
    , m_level3Label{new QLabel{this}}
    , m_level3{scaleBox(this)}
    , m_level2Label{new QLabel{this}}
    , m_level2{scaleBox(this)}
    , m_twoNames{new QCheckBox{this}}
    , m_codes{new QCheckBox{this}}
{
    m_list->setObjectName(QStringLiteral("theme_layers"));
    m_opacity->setObjectName(QStringLiteral("theme_opacity"));
    m_to->setObjectName(QStringLiteral("theme_to_scale"));
    m_labels->setObjectName(QStringLiteral("theme_labels"));
    m_level3->setObjectName(QStringLiteral("theme_level3"));
    m_twoNames->setObjectName(QStringLiteral("theme_two_names"));
    m_codes->setObjectName(QStringLiteral("theme_codes"));
    m_opacity->setRange(0, 100);
    m_level3->setMinimum(1000);
    m_level2->setMinimum(1000);
    layOut();
    connectFields();
    retranslate();
    choose("habitat");
}

void ThemeLayersPage::layOut()
{
    auto* order = new QHBoxLayout;
    order->addWidget(m_up);
    order->addWidget(m_down);
    order->addStretch(1);
    auto* opacity = new QHBoxLayout;
    opacity->addWidget(m_opacity, 1);
    opacity->addWidget(m_opacityShown);
    m_opacityShown->setMinimumWidth(44);
    m_opacityShown->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* form = new QFormLayout;
    form->setSpacing(6);
    form->addRow(m_opacityLabel, opacity);
    form->addRow(m_fromLabel, m_from);
    form->addRow(m_toLabel, m_to);
    form->addRow(QString{}, m_labels);
    auto* levels = new QFormLayout;
    levels->setSpacing(6);
    levels->addRow(m_level3Label, m_level3);
    levels->addRow(m_level2Label, m_level2);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_list, 1);
    column->addLayout(order);
    column->addLayout(form);
    column->addSpacing(8);
    column->addWidget(m_levelsTitle);
    column->addLayout(levels);
    column->addWidget(m_twoNames);
    column->addWidget(m_codes);
}

void ThemeLayersPage::connectFields()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &ThemeLayersPage::showChosen);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_opacity, &QSlider::valueChanged, this, &ThemeLayersPage::rulesEdited);
    connect(m_from, &QSpinBox::valueChanged, this, &ThemeLayersPage::rulesEdited);
    connect(m_to, &QSpinBox::valueChanged, this, &ThemeLayersPage::rulesEdited);
    connect(m_labels, &QCheckBox::clicked, this, &ThemeLayersPage::rulesEdited);
    connect(m_level3, &QSpinBox::valueChanged, this, &ThemeLayersPage::levelsEdited);
    connect(m_level2, &QSpinBox::valueChanged, this, &ThemeLayersPage::levelsEdited);
    connect(m_twoNames, &QCheckBox::clicked, this, &ThemeLayersPage::labellingEdited);
    connect(m_codes, &QCheckBox::clicked, this, &ThemeLayersPage::labellingEdited);
}

std::string ThemeLayersPage::chosen() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item == nullptr ? std::string{} : bridge::toUtf8(item->data(Qt::UserRole).toString());
}

void ThemeLayersPage::choose(const std::string& layer)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (bridge::toUtf8(m_list->item(row)->data(Qt::UserRole).toString()) == layer) {
            m_list->setCurrentRow(row);
        }
    }
}

void ThemeLayersPage::fillList()
{
    std::vector<std::string> names;
    for (const auto& [layer, title] : m_layers) {
        names.push_back(layer);
    }
    names = m_draft->ordered(std::move(names));
    const std::string kept = chosen();
    m_showing = true;
    m_list->clear();
    for (const std::string& name : names) {
        const auto found = std::ranges::find(m_layers, name, &Layers::value_type::first);
        auto* item = new QListWidgetItem{found->second, m_list};
        item->setData(Qt::UserRole, bridge::fromUtf8(name));
    }
    m_showing = false;
    choose(kept);
}

void ThemeLayersPage::setLayers(Layers layers)
{
    m_layers = std::move(layers);
    refresh();
}

void ThemeLayersPage::refresh()
{
    fillList();
    showChosen();
}

void ThemeLayersPage::showChosen()
{
    if (m_showing) {
        return;
    }
    m_showing = true;
    const auto style = m_draft->style();
    const std::string layer = chosen();
    const cartography::LayerRules rules = style->rulesOf(layer);
    m_opacity->setValue(qRound(rules.opacity * 100.0));
    m_opacityShown->setText(tr("%1 %").arg(bridge::integerText(qRound(rules.opacity * 100.0))));
    m_from->setValue(static_cast<int>(rules.minDenominator));
    m_to->setValue(std::isfinite(rules.maxDenominator) ? static_cast<int>(rules.maxDenominator)
                                                       : 0);
    m_labels->setChecked(rules.labels);
    m_level3->setValue(static_cast<int>(style->level3To));
    m_level2->setValue(static_cast<int>(style->level2To));
    m_twoNames->setChecked(style->labelling.names == cartography::Names::ReaderAndLocal);
    m_codes->setChecked(style->labelling.codes == cartography::Codes::With);
    const int row = m_list->currentRow();
    // The patches lie below everything.
    const bool movable = row >= 0 && layer != "habitat";
    m_up->setEnabled(movable && row > 0);
    m_down->setEnabled(movable && row + 2 < m_list->count());
    m_showing = false;
}

void ThemeLayersPage::rulesEdited()
{
    if (m_showing || chosen().empty()) {
        return;
    }
    cartography::LayerRules rules;
    rules.opacity = m_opacity->value() / 100.0;
    rules.minDenominator = m_from->value();
    if (m_to->value() > 0) {
        rules.maxDenominator = std::max(m_to->value(), m_from->value());
    }
    rules.labels = m_labels->isChecked();
    m_draft->setRules(chosen(), rules);
    Q_EMIT edited();
}

void ThemeLayersPage::levelsEdited()
{
    if (!m_showing) {
        m_draft->setLevels(m_level3->value(), std::max(m_level2->value(), m_level3->value()));
        Q_EMIT edited();
    }
}

void ThemeLayersPage::labellingEdited()
{
    using cartography::Codes;
    using cartography::Names;
    m_draft->setLabelling({m_twoNames->isChecked() ? Names::ReaderAndLocal : Names::Reader,
                           m_codes->isChecked() ? Codes::With : Codes::Without});
    Q_EMIT edited();
}

void ThemeLayersPage::move(int by)
{
    const int row = m_list->currentRow();
    const int other = row + by;
    std::vector<std::string> fromBottom;
    for (int i = m_list->count() - 1; i >= 0; --i) {
        const int source = i == row ? other : i == other ? row : i;
        const std::string layer =
            bridge::toUtf8(m_list->item(source)->data(Qt::UserRole).toString());
        if (layer != "habitat") {
            fromBottom.push_back(layer);
        }
    }
    m_draft->setOrder(fromBottom);
    Q_EMIT edited();
}

void ThemeLayersPage::retranslate()
{
    m_list->setAccessibleName(tr("Layers, the uppermost first"));
    m_up->setText(tr("U&p"));
    m_down->setText(tr("Do&wn"));
    m_opacityLabel->setText(tr("Op&acity"));
    m_opacityLabel->setBuddy(m_opacity);
    m_fromLabel->setText(tr("Hidden at scales larger than"));
    m_toLabel->setText(tr("Hidden at scales smaller than"));
    m_from->setAccessibleName(m_fromLabel->text());
    m_to->setAccessibleName(m_toLabel->text());
    m_from->setSpecialValueText(tr("no limit"));
    m_to->setSpecialValueText(tr("no limit"));
    m_labels->setText(tr("&Labels"));
    m_levelsTitle->setText(
        tr("Levels of the classes: the map, its legend and its tables show the same."));
    m_levelsTitle->setWordWrap(true);
    m_level3Label->setText(tr("Single classes down to"));
    m_level2Label->setText(tr("Their parents down to"));
    m_level3->setAccessibleName(m_level3Label->text());
    m_level2->setAccessibleName(m_level2Label->text());
    m_level2->setToolTip(tr("Smaller scales show the groups alone"));
    m_twoNames->setText(tr("&Names also in the language of the country"));
    m_codes->setText(tr("&Codes of the classes in large patches"));
    refresh();
}

void ThemeLayersPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::dialogs
