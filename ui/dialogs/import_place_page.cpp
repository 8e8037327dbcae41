#include "ui/dialogs/import_place_page.h"

#include "ui/bridge/text.h"
#include "ui/dialogs/outline_map.h"
#include "ui/panels/pieces.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <utility>

namespace ecotone::dialogs {

ImportPlacePage::ImportPlacePage(QWidget* parent)
    : ImportPage{parent}
    , m_group{new QButtonGroup{this}}
    , m_row{new QHBoxLayout}
    , m_note{panels::makeNote(this)}
    , m_crs{new QLineEdit{this}}
    , m_assume{new QComboBox{this}}
    , m_controlPoints{new QLineEdit{this}}
{
    m_crs->setPlaceholderText(tr("as the file says; or EPSG:4490, WKT, PROJ"));
    m_assume->addItem(tr("nothing"), QString{});
    for (const QString& datum : bridge::datumNames()) {
        m_assume->addItem(datum, datum);
    }
    m_controlPoints->setPlaceholderText(tr("label of a set in your local file"));
    m_row->setSpacing(8);
    auto* form = new QFormLayout;
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Coordinate s&ystem"), m_crs);
    form->addRow(tr("Ass&umed datum"), m_assume);
    form->addRow(tr("Control &points"), m_controlPoints);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_row, 1);
    column->addWidget(m_note);
    column->addLayout(form);
    connect(m_crs, &QLineEdit::editingFinished, this, &ImportPlacePage::takeBoxes);
    connect(m_controlPoints, &QLineEdit::editingFinished, this, &ImportPlacePage::takeBoxes);
    connect(m_assume, &QComboBox::currentIndexChanged, this, &ImportPlacePage::takeBoxes);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        takeOption(static_cast<OutlineMap*>(button)->placement().option);
    });
}

void ImportPlacePage::takeOption(const harmonise::CrsOption& option)
{
    if (entry() == nullptr || isFilling()) {
        return;
    }
    auto& recipe = entry()->recipe;
    const harmonise::CrsOption present{recipe.crs, recipe.assume, recipe.controlPoints};
    if (present == option) {
        return;
    }
    recipe.crs = option.crs;
    recipe.assume = option.assume;
    recipe.controlPoints = option.controlPoints;
    refresh();
    say();
}

void ImportPlacePage::takeBoxes()
{
    const std::string crs = bridge::toUtf8(m_crs->text().trimmed());
    takeOption({crs.empty() ? "auto" : crs,
                chosen(*m_assume),
                bridge::toUtf8(m_controlPoints->text().trimmed())});
}

void ImportPlacePage::fill()
{
    setEnabled(entry() != nullptr);
    if (entry() == nullptr) {
        qDeleteAll(std::exchange(m_maps, {}));
        m_note->clear();
        return;
    }
    const auto& recipe = entry()->recipe;
    m_crs->setText(recipe.crs == "auto" ? QString{} : bridge::fromUtf8(recipe.crs));
    choose(*m_assume, bridge::fromUtf8(recipe.assume));
    m_controlPoints->setText(bridge::fromUtf8(recipe.controlPoints));
}

void ImportPlacePage::describe()
{
    const auto& crs = entry()->report.crs;
    m_note->setText(crs.decided && !crs.banner ? QString{}
                    : m_maps.size() > 1
                        ? tr("Compare with the boundary and choose the map that is right; if none "
                             "is, ask the sender.")
                        : tr("Only the sender can say how these coordinates are meant; a system "
                             "can also be stated below."));
    m_note->setVisible(!m_note->text().isEmpty());
}

void ImportPlacePage::setView(const bridge::SourceView& view,
                              std::shared_ptr<const harmonise::Surroundings> surroundings)
{
    const bool hadFocus =
        m_group->checkedButton() != nullptr && m_group->checkedButton()->hasFocus();
    qDeleteAll(std::exchange(m_maps, {}));
    if (entry() == nullptr) {
        return;
    }
    const auto& recipe = entry()->recipe;
    const harmonise::CrsOption present{recipe.crs, recipe.assume, recipe.controlPoints};
    for (const auto& placement : view.places) {
        auto* map = new OutlineMap{placement, surroundings, this};
        m_group->addButton(map);
        m_row->addWidget(map);
        m_maps.push_back(map);
        if (placement.option == present && placement.finding.decided) {
            map->setChecked(true);
            if (hadFocus) {
                map->setFocus();
            }
        }
    }
    for (std::size_t i = 1; i < m_maps.size(); ++i) {
        setTabOrder(m_maps[i - 1], m_maps[i]);
    }
    if (!m_maps.empty()) {
        setTabOrder(m_maps.back(), m_crs);
    }
    describe();
}

} // namespace ecotone::dialogs
