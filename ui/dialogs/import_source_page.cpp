#include "ui/dialogs/import_source_page.h"

#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace ecotone::dialogs {

namespace {

constexpr const char* habitatRole = "habitat";
constexpr const char* extentRole = "extent";
constexpr int highestAuthority = 9;

} // namespace

ImportSourcePage::ImportSourcePage(QWidget* parent)
    : ImportPage{parent}
    , m_role{new QComboBox{this}}
    , m_country{new QComboBox{this}}
    , m_landscape{new QComboBox{this}}
    , m_sharing{new QComboBox{this}}
    , m_authority{new QSpinBox{this}}
    , m_title{new QLineEdit{this}}
    , m_agency{new QLineEdit{this}}
    , m_date{new QLineEdit{this}}
    , m_licence{new QLineEdit{this}}
{
    m_role->addItem(tr("Part of the habitat map"), QString::fromLatin1(habitatRole));
    m_role->addItem(tr("The area that this side maps"), QString::fromLatin1(extentRole));
    for (const char* layer : {"protected_area",
                              "zone",
                              "corridor",
                              "admin",
                              "place",
                              "road",
                              "river",
                              "reference_line"}) {
        m_role->addItem(bridge::word(std::string{"layer_"} + layer), QString::fromLatin1(layer));
    }
    m_country->addItem(tr("not stated"), QString{});
    for (const habitat::Country& country : bridge::facts().gazetteer.countries) {
        m_country->addItem(bridge::countryName(country.code), bridge::fromUtf8(country.code));
    }
    m_landscape->addItem(tr("not stated"), QString{});
    for (const habitat::Landscape& landscape : bridge::facts().gazetteer.landscapes) {
        m_landscape->addItem(bridge::landscapeName(landscape.code),
                             bridge::fromUtf8(landscape.code));
    }
    m_sharing->addItem(tr("open to all"), 0);
    m_sharing->addItem(tr("partners"), 1);
    m_sharing->addItem(tr("internal"), 2);
    m_sharing->addItem(tr("sensitive, nothing leaves this project"), 3);
    m_authority->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_authority->setRange(0, highestAuthority);
    m_authority->setToolTip(tr("Where two sources of one side overlap, the higher one wins."));
    m_date->setPlaceholderText(QStringLiteral("2026-05-31"));
    auto* form = new QFormLayout{this};
    form->setContentsMargins(0, 8, 0, 0);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("B&ecomes"), m_role);
    form->addRow(tr("Si&de"), m_country);
    form->addRow(bridge::heading("landscape"), m_landscape);
    form->addRow(tr("S&haring"), m_sharing);
    form->addRow(tr("Authority"), m_authority);
    form->addRow(tr("T&itle"), m_title);
    form->addRow(tr("Agency"), m_agency);
    form->addRow(tr("Date"), m_date);
    form->addRow(tr("Licence"), m_licence);
    for (QComboBox* box : {m_role, m_country, m_landscape, m_sharing}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ImportSourcePage::take);
    }
    for (QLineEdit* edit : {m_title, m_agency, m_date, m_licence}) {
        connect(edit, &QLineEdit::editingFinished, this, &ImportSourcePage::take);
    }
    connect(m_authority, &QSpinBox::valueChanged, this, &ImportSourcePage::take);
}

void ImportSourcePage::fill()
{
    setEnabled(entry() != nullptr);
    if (entry() == nullptr) {
        return;
    }
    const auto& recipe = entry()->recipe;
    m_role->setEnabled(entry()->use == bridge::Use::BringIn);
    QString role =
        QString::fromLatin1(recipe.role == harmonise::Role::Extent ? extentRole : habitatRole);
    if (recipe.role == harmonise::Role::Layer) {
        role = bridge::fromUtf8(recipe.targetLayer);
        if (m_role->findData(role) < 0) {
            m_role->addItem(bridge::in(recipe.layerTitle), role);
        }
    }
    choose(*m_role, role);
    choose(*m_country, bridge::fromUtf8(recipe.country));
    choose(*m_landscape, bridge::fromUtf8(recipe.landscape));
    m_sharing->setCurrentIndex(static_cast<int>(recipe.sharing));
    m_authority->setValue(recipe.authority);
    m_title->setText(bridge::fromUtf8(recipe.title));
    m_agency->setText(bridge::fromUtf8(recipe.agency));
    m_date->setText(bridge::fromUtf8(recipe.date));
    m_licence->setText(bridge::fromUtf8(recipe.licence));
}

void ImportSourcePage::take()
{
    if (isFilling() || entry() == nullptr) {
        return;
    }
    auto& recipe = entry()->recipe;
    if (entry()->use == bridge::Use::BringIn) {
        const std::string role = chosen(*m_role);
        recipe.role = role == habitatRole  ? harmonise::Role::Habitat
                      : role == extentRole ? harmonise::Role::Extent
                                           : harmonise::Role::Layer;
        recipe.targetLayer = recipe.role == harmonise::Role::Layer ? role : std::string{};
    }
    recipe.country = chosen(*m_country);
    recipe.landscape = chosen(*m_landscape);
    recipe.sharing = static_cast<model::Sharing>(m_sharing->currentIndex());
    recipe.authority = m_authority->value();
    recipe.title = bridge::toUtf8(m_title->text().trimmed());
    recipe.agency = bridge::toUtf8(m_agency->text().trimmed());
    recipe.date = bridge::toUtf8(m_date->text().trimmed());
    recipe.licence = bridge::toUtf8(m_licence->text().trimmed());
    say();
}

} // namespace ecotone::dialogs
