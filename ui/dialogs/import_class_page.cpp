#include "ui/dialogs/import_class_page.h"

#include "ui/bridge/error_text.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/dialogs/choice_card.h"
#include "ui/panels/pieces.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QRadioButton>
#include <QTableWidget>

#include <cmath>
#include <utility>

namespace ecotone::dialogs {

namespace {

enum Column : int
{
    CodeColumn,
    NameColumn,
    RowsColumn,
    AreaColumn,
    ClassColumn,
    RuleColumn,
};

/// "0103/1" of "cn_gbt21010_2017:0103/1": the scheme stands above the table.
QString ruleText(const std::string& id)
{
    const auto colon = id.find(':');
    return bridge::fromUtf8(colon == std::string::npos ? id : id.substr(colon + 1));
}

QTableWidgetItem* figure(const QString& text)
{
    auto* item = new QTableWidgetItem{text};
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

ImportClassPage::ImportClassPage(QWidget* parent)
    : ImportPage{parent}
    , m_scheme{new QComboBox{this}}
    , m_restricted{new QComboBox{this}}
    , m_note{panels::makeText(this)}
    , m_readings{new QHBoxLayout}
    , m_group{new QButtonGroup{this}}
    , m_table{new QTableWidget{this}}
{
    m_scheme->addItem(tr("not decided"), QStringLiteral("auto"));
    for (const std::string& scheme : bridge::schemeNames()) {
        m_scheme->addItem(bridge::schemeTitle(scheme), bridge::fromUtf8(scheme));
    }
    m_restricted->addItem(tr("leave their place empty"), 0);
    m_restricted->addItem(tr("bring them in, the source becomes internal"), 1);
    panels::dressTable(*m_table);
    m_table->setSortingEnabled(false);
    m_table->setAccessibleName(tr("Codes and their classes"));
    m_table->setColumnCount(RuleColumn + 1);
    m_table->setHorizontalHeaderLabels({tr("Code"),
                                        tr("Name in the file"),
                                        bridge::heading("patches"),
                                        tr("km²"),
                                        tr("Becomes"),
                                        tr("Rule, certainty")});
    for (const int column : {RowsColumn, AreaColumn}) {
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    auto* form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("C&lassification"), m_scheme);
    form->addRow(tr("&Restricted objects"), m_restricted);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    m_readings->setSpacing(8);
    column->addLayout(m_readings);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, [this] {
        if (!isFilling() && entry() != nullptr) {
            entry()->recipe.scheme = chosen(*m_scheme);
            say();
        }
    });
    connect(m_restricted, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!isFilling() && entry() != nullptr) {
            entry()->recipe.restricted =
                index == 1 ? harmonise::Restricted::BringIn : harmonise::Restricted::Withhold;
            say();
        }
    });
}

void ImportClassPage::fill()
{
    m_table->setRowCount(0);
    m_table->resizeColumnsToContents(); // Of another source they may be very wide.
    m_note->clear();
    for (auto* card : std::exchange(m_cards, {})) {
        card->hide();
        card->deleteLater(); // It may be the one that was clicked.
    }
    const bool isHabitat = entry() != nullptr && entry()->use == bridge::Use::BringIn &&
                           entry()->recipe.role == harmonise::Role::Habitat;
    m_scheme->setEnabled(isHabitat);
    m_restricted->setEnabled(isHabitat);
    m_table->setEnabled(isHabitat);
    if (entry() == nullptr) {
        return;
    }
    choose(*m_scheme, bridge::fromUtf8(entry()->recipe.scheme));
    showReadings();
    m_restricted->setCurrentIndex(entry()->recipe.restricted == harmonise::Restricted::BringIn ? 1
                                                                                               : 0);
    if (!isHabitat) {
        m_note->setText(tr("Classes are only given to what is brought into the habitat map."));
    }
}

/// Both readings side by side, each with the codes that it alone understands so.
void ImportClassPage::showReadings()
{
    const auto& scheme = entry()->report.scheme;
    if (!habitat::mustAsk(scheme.decided, scheme.readings)) {
        return;
    }
    for (const auto& reading : scheme.readings) {
        QStringList lines{tr("%1 % of the codes, %2 % of the names")
                              .arg(bridge::integerText(std::lround(reading.found * 100.0)),
                                   bridge::integerText(std::lround(reading.named * 100.0)))};
        for (const auto& code : reading.differing) {
            lines.append(bridge::fromUtf8(code));
        }
        auto* card = new ChoiceCard{
            bridge::schemeTitle(reading.scheme), lines.join(QLatin1Char{'\n'}), *m_group, this};
        card->button()->setChecked(entry()->recipe.scheme == reading.scheme);
        connect(card, &ChoiceCard::chosen, this, [this, name = reading.scheme] {
            choose(*m_scheme, bridge::fromUtf8(name));
        });
        m_readings->addWidget(card, 1);
        m_cards.push_back(card);
    }
}

void ImportClassPage::setBusy()
{
    m_note->setText(tr("Working out the classes…"));
}

void ImportClassPage::setFailure(const Error& error)
{
    m_table->setRowCount(0);
    const auto text = bridge::errorText(error);
    m_note->setText(lightMark(bridge::Light::Needs) + QLatin1Char{' '} + text.what.toHtmlEscaped() +
                    QLatin1Char{' '} + text.advice.toHtmlEscaped());
    m_note->setToolTip(text.detail);
}

void ImportClassPage::setClasses(const harmonise::CrosswalkPreview& classes)
{
    m_table->setRowCount(0);
    m_note->setToolTip({});
    for (const auto& outcome : classes.codes) {
        addRow(outcome);
    }
    const auto light = classes.unmappedRows > 0 ? bridge::Light::Confirm : bridge::Light::Decided;
    m_note->setText(
        lightMark(light) + QLatin1Char{' '} +
        (classes.unmappedRows > 0
             ? tr("%n row(s) with codes that have no class: %1 of %2 km². They become U00.",
                  nullptr,
                  static_cast<int>(classes.unmappedRows))
                   .arg(bridge::areaNumber(classes.unmappedArea), bridge::areaNumber(classes.area))
             : tr("Every code has a class: %1 km².").arg(bridge::areaNumber(classes.area))));
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(NameColumn, std::min(m_table->columnWidth(NameColumn), 240));
    m_table->setColumnWidth(ClassColumn, std::min(m_table->columnWidth(ClassColumn), 320));
}

void ImportClassPage::addRow(const harmonise::CodeOutcome& outcome)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, CodeColumn, new QTableWidgetItem{bridge::fromUtf8(outcome.code)});
    m_table->setItem(row, NameColumn, new QTableWidgetItem{bridge::fromUtf8(outcome.name)});
    m_table->setItem(row, RowsColumn, figure(bridge::integerText(outcome.rows)));
    m_table->setItem(row, AreaColumn, figure(bridge::areaNumber(outcome.area)));
    auto* becomes = new QTableWidgetItem;
    if (outcome.unmapped) {
        becomes->setIcon(lightIcon(bridge::Light::Confirm));
        becomes->setText(tr("no class"));
    } else if (outcome.restricted) {
        becomes->setText(tr("withheld"));
    } else {
        const auto* known = bridge::facts().classification.find(outcome.classCode);
        if (known != nullptr) {
            becomes->setIcon(canvas::swatchIcon(QColor{bridge::fromUtf8(known->color)},
                                                static_cast<int>(known->pattern)));
        }
        becomes->setText(tr("%1 %2").arg(bridge::fromUtf8(outcome.classCode),
                                         bridge::className(outcome.classCode)));
    }
    m_table->setItem(row, ClassColumn, becomes);
    m_table->setItem(
        row,
        RuleColumn,
        new QTableWidgetItem{outcome.unmapped || outcome.restricted
                                 ? QString{}
                                 : tr("%1, %2").arg(ruleText(outcome.ruleId),
                                                    bridge::decimalText(outcome.confidence, 2))});
}

} // namespace ecotone::dialogs
