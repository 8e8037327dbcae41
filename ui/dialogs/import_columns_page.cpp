#include "ui/dialogs/import_columns_page.h"

#include "ui/bridge/text.h"
#include "ui/panels/pieces.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ecotone::dialogs {

namespace {

QFormLayout* makeForm()
{
    auto* form = new QFormLayout;
    form->setSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    return form;
}

} // namespace

ImportColumnsPage::ImportColumnsPage(QWidget* parent)
    : ImportPage{parent}
    , m_unit{new QComboBox{this}}
    , m_habitat{makeHabitatForm()}
    , m_layer{makeNamesForm()}
{
    auto* page = new QWidget{this};
    auto* both = new QVBoxLayout{page};
    both->setContentsMargins(0, 8, 8, 8);
    both->addWidget(m_habitat);
    both->addWidget(m_layer);
    both->addStretch(1);
    auto* scroll = new QScrollArea{this};
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
}

QWidget* ImportColumnsPage::makeHabitatForm()
{
    using Fields = harmonise::FieldMapping;
    const std::vector<std::pair<QString, std::string Fields::*>> rows{
        {tr("Code of the land"), &Fields::code},
        {tr("Its name"), &Fields::name},
        {tr("Number of the row"), &Fields::id},
        {tr("Leading species"), &Fields::species},
        {tr("Stand composition"), &Fields::composition},
        {tr("Origin"), &Fields::origin},
        {tr("Age"), &Fields::age},
        {tr("Age class"), &Fields::ageClass},
        {tr("Crown closure"), &Fields::closure},
        {tr("Landform"), &Fields::landform},
        {tr("Site type"), &Fields::site},
        {tr("Soil"), &Fields::soil},
        {tr("Forest land type"), &Fields::dilei},
        {tr("Cause of loss"), &Fields::cause},
        {tr("Natural zone"), &Fields::zone},
        {tr("Elevation"), &Fields::elevation},
        {tr("Slope"), &Fields::slope},
        {tr("Date of survey"), &Fields::observedOn},
        {tr("Stated area"), &Fields::statedArea}};
    auto* widget = new QWidget{this};
    auto* columns = new QHBoxLayout{widget};
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(24);
    QFormLayout* forms[] = {makeForm(), makeForm()};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        auto* box = new QComboBox{widget};
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        forms[row * 2 / (rows.size() + 1)]->addRow(rows[row].first, box);
        m_fields.emplace_back(box, rows[row].second);
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, member = rows[row].second] {
            if (!isFilling() && entry() != nullptr) {
                entry()->recipe.fields.*member = chosen(*box);
                say();
            }
        });
    }
    m_unit->setParent(widget);
    for (const auto& [unit, title] : {std::pair{"ha", tr("hectares")},
                                      std::pair{"km2", tr("square kilometres")},
                                      std::pair{"m2", tr("square metres")},
                                      std::pair{"mu", tr("mu")}}) {
        m_unit->addItem(title, QString::fromLatin1(unit));
    }
    forms[1]->addRow(tr("Its unit"), m_unit);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] {
        if (!isFilling() && entry() != nullptr) {
            entry()->recipe.areaUnit = chosen(*m_unit);
            say();
        }
    });
    columns->addLayout(forms[0], 1);
    columns->addLayout(forms[1], 1);
    return widget;
}

QWidget* ImportColumnsPage::makeNamesForm()
{
    using Names = harmonise::NameColumns;
    const std::vector<std::pair<QString, std::string Names::*>> rows{
        {tr("English names"), &Names::en},
        {tr("Chinese names"), &Names::zh},
        {tr("Russian names"), &Names::ru},
        {tr("Mongolian names"), &Names::mn},
        {tr("Names as written locally"), &Names::local}};
    auto* widget = new QWidget{this};
    auto* form = makeForm();
    widget->setLayout(form);
    form->setContentsMargins(0, 0, 0, 0);
    for (const auto& [title, member] : rows) {
        auto* box = new QComboBox{widget};
        form->addRow(title, box);
        m_names.emplace_back(box, member);
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, member = member] {
            if (!isFilling() && entry() != nullptr) {
                entry()->recipe.names.*member = chosen(*box);
                say();
            }
        });
    }
    return widget;
}

void ImportColumnsPage::fillBox(QComboBox& box, const std::string& column) const
{
    box.clear();
    box.addItem(QStringLiteral("—"), QString{});
    for (const harmonise::FieldFinding& field : entry()->report.fields) {
        const QString name = bridge::fromUtf8(field.name);
        box.addItem(name, name);
        QStringList examples;
        for (std::size_t i = 0; i < std::min<std::size_t>(field.examples.size(), 4); ++i) {
            examples.append(bridge::fromUtf8(field.examples[i]));
        }
        box.setItemData(box.count() - 1, examples.join(QStringLiteral(" · ")), Qt::ToolTipRole);
    }
    choose(box, bridge::fromUtf8(column));
}

void ImportColumnsPage::fill()
{
    setEnabled(entry() != nullptr);
    if (entry() == nullptr) {
        return;
    }
    const auto& recipe = entry()->recipe;
    const bool isHabitat = recipe.role == harmonise::Role::Habitat;
    m_habitat->setVisible(isHabitat);
    m_layer->setVisible(!isHabitat);
    for (const auto& [box, member] : m_fields) {
        fillBox(*box, recipe.fields.*member);
    }
    for (const auto& [box, member] : m_names) {
        fillBox(*box, recipe.names.*member);
    }
    choose(*m_unit, bridge::fromUtf8(recipe.areaUnit));
}

} // namespace ecotone::dialogs
