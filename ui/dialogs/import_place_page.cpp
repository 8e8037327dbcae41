#include "ui/dialogs/import_place_page.h"

#include "ui/bridge/text.h"
#include "ui/dialogs/choice_card.h"
#include "ui/dialogs/outline_map.h"
#include "ui/panels/pieces.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

#include <array>
#include <string_view>
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
    , m_offset{new QComboBox{this}}
    , m_offsets{new QButtonGroup{this}}
{
    m_crs->setPlaceholderText(tr("as the file says; or EPSG:4490, WKT, PROJ"));
    m_assume->addItem(tr("nothing"), QString{});
    for (const QString& datum : bridge::datumNames()) {
        m_assume->addItem(datum, datum);
    }
    m_controlPoints->setPlaceholderText(tr("label of a set in your local file"));
    m_offset->addItem(tr("ask where one is suspected"), QString{});
    m_offset->addItem(tr("none: the positions are right"), QStringLiteral("none"));
    m_offset->addItem(tr("undo GCJ-02 (Amap, Tencent)"), QStringLiteral("gcj02"));
    m_offset->addItem(tr("undo BD-09 (Baidu)"), QStringLiteral("bd09"));
    m_row->setSpacing(8);
    m_offsetQuestion = makeOffsetCards();
    m_row->addWidget(m_offsetQuestion, 3);
    auto* form = new QFormLayout;
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Coordinate s&ystem"), m_crs);
    form->addRow(tr("Ass&umed datum"), m_assume);
    form->addRow(tr("Control &points"), m_controlPoints);
    form->addRow(tr("Web map s&hift"), m_offset);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_row, 1);
    column->addWidget(m_note);
    column->addLayout(form);
    connect(m_crs, &QLineEdit::editingFinished, this, &ImportPlacePage::takeBoxes);
    connect(m_controlPoints, &QLineEdit::editingFinished, this, &ImportPlacePage::takeBoxes);
    connect(m_assume, &QComboBox::currentIndexChanged, this, &ImportPlacePage::takeBoxes);
    connect(
        m_offset, &QComboBox::currentIndexChanged, this, [this] { takeOffset(chosen(*m_offset)); });
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
    if (harmonise::optionOf(recipe) == option) {
        return;
    }
    recipe.crs = option.crs;
    recipe.assume = option.assume;
    recipe.controlPoints = option.controlPoints;
    recipe.offset = option.offset;
    refresh();
    say();
}

QWidget* ImportPlacePage::makeOffsetCards()
{
    auto* question = new QWidget{this};
    auto* column = new QVBoxLayout{question};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto add = [&](const QString& name, const QString& meaning) {
        auto* card = new ChoiceCard{name, meaning, *m_offsets, question};
        m_offsetCards.push_back(card);
        column->addWidget(card);
        return card;
    };
    const QString decision = tr("Inside China alone, true to about 2 m. Kept as your decision.");
    connect(add(tr("Ask the provider for CGCS2000 coordinates"),
                tr("The best way. The file is left out until they come.")),
            &ChoiceCard::chosen,
            this,
            &ImportPlacePage::askProvider);
    connect(add(tr("Undo the shift of Amap and Tencent (GCJ-02)"), decision),
            &ChoiceCard::chosen,
            this,
            [this] { takeOffset("gcj02"); });
    connect(add(tr("Undo the shift of Baidu (BD-09)"), decision),
            &ChoiceCard::chosen,
            this,
            [this] { takeOffset("bd09"); });
    connect(add(tr("The positions are right"), tr("Nothing is moved. Kept as your decision.")),
            &ChoiceCard::chosen,
            this,
            [this] { takeOffset("none"); });
    column->addStretch(1);
    question->hide();
    return question;
}

void ImportPlacePage::takeOffset(const std::string& offset)
{
    if (entry() == nullptr || isFilling()) {
        return;
    }
    auto option = harmonise::optionOf(entry()->recipe);
    option.offset = offset;
    takeOption(option);
}

void ImportPlacePage::askProvider()
{
    if (entry() == nullptr || isFilling()) {
        return;
    }
    entry()->recipe.offset.clear();
    bridge::setUse(*entry(), bridge::Use::LeaveOut);
    refresh();
    say();
}

void ImportPlacePage::showOffset()
{
    const auto& recipe = entry()->recipe;
    choose(*m_offset, bridge::fromUtf8(recipe.offset));
    m_offsetQuestion->setVisible(!entry()->report.crs.offsetSuspicion.empty());
    m_offsetQuestion->setToolTip(bridge::remarkText(entry()->report.crs.offsetSuspicion));
    const std::array answers{std::string_view{},
                             std::string_view{"gcj02"},
                             std::string_view{"bd09"},
                             std::string_view{"none"}};
    m_offsets->setExclusive(false);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const bool isOpen = recipe.offset.empty() && entry()->use != bridge::Use::LeaveOut;
        m_offsetCards[i]->button()->setChecked(!isOpen && recipe.offset == answers[i]);
    }
    m_offsets->setExclusive(true);
}

void ImportPlacePage::takeBoxes()
{
    const std::string crs = bridge::toUtf8(m_crs->text().trimmed());
    takeOption({crs.empty() ? "auto" : crs,
                chosen(*m_assume),
                bridge::toUtf8(m_controlPoints->text().trimmed()),
                chosen(*m_offset)});
}

void ImportPlacePage::fill()
{
    setEnabled(entry() != nullptr);
    if (entry() == nullptr) {
        qDeleteAll(std::exchange(m_maps, {}));
        m_note->clear();
        m_offsetQuestion->hide();
        return;
    }
    showOffset();
    const auto& recipe = entry()->recipe;
    m_crs->setText(recipe.crs == "auto" ? QString{} : bridge::fromUtf8(recipe.crs));
    choose(*m_assume, bridge::fromUtf8(recipe.assume));
    m_controlPoints->setText(bridge::fromUtf8(recipe.controlPoints));
}

void ImportPlacePage::describe()
{
    const auto& crs = entry()->report.crs;
    const bool isAsked = !crs.decided && !crs.offsetSuspicion.empty();
    m_note->setText(crs.decided && !crs.banner ? QString{}
                    : isAsked ? tr("The fields or the name of the file are those of a Chinese web "
                                   "map, which shifts positions by up to 1.5 km.")
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
    showOffset();
    const auto present = harmonise::optionOf(entry()->recipe);
    for (const auto& placement : view.places) {
        auto* map = new OutlineMap{placement, surroundings, this};
        m_group->addButton(map);
        m_row->insertWidget(static_cast<int>(m_maps.size()), map, 2);
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
