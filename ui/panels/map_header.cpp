#include "ui/panels/map_header.h"

#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/panels/pieces.h"

#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QTimer>

namespace ecotone::panels {

namespace {

constexpr int findDelay = 180;

} // namespace

MapHeader::MapHeader(QWidget* parent)
    : QWidget{parent}
    , m_landscape{new QComboBox{this}}
    , m_theme{new QComboBox{this}}
    , m_find{new QLineEdit{this}}
    , m_foundModel{new QStandardItemModel{this}}
    , m_completer{new QCompleter{m_foundModel, this}}
    , m_findTimer{new QTimer{this}}
{
    m_landscape->setObjectName(QStringLiteral("landscape"));
    m_theme->setObjectName(QStringLiteral("theme"));
    m_find->setObjectName(QStringLiteral("find"));
    m_landscape->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    // The longest theme names a species in full: it must not squeeze the landscape.
    m_theme->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_theme->setMinimumContentsLength(24);
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(160);
    m_find->setMaximumWidth(320);
    m_find->addAction(canvas::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_find->setCompleter(m_completer);
    m_findTimer->setSingleShot(true);
    m_findTimer->setInterval(findDelay);
    auto* line = new QHBoxLayout{this};
    line->setContentsMargins(8, 6, 8, 6);
    line->setSpacing(8);
    line->addWidget(m_landscape);
    line->addWidget(m_theme);
    line->addStretch(1);
    line->addWidget(m_find, 1);
    connect(m_landscape, &QComboBox::activated, this, [this] {
        Q_EMIT landscapeChosen(m_landscape->currentData().toString());
    });
    connect(m_theme, &QComboBox::activated, this, [this] {
        Q_EMIT themeChosen(m_theme->currentData().toString());
    });
    connect(m_find, &QLineEdit::textEdited, m_findTimer, qOverload<>(&QTimer::start));
    connect(m_findTimer, &QTimer::timeout, this, [this] {
        if (m_find->text().size() > 0) {
            Q_EMIT findWanted(m_find->text());
        }
    });
    connect(m_completer,
            qOverload<const QModelIndex&>(&QCompleter::activated),
            this,
            [this](const QModelIndex& index) {
                const auto row = static_cast<std::size_t>(index.row());
                if (row < m_found.size()) {
                    Q_EMIT placeChosen(m_found[row].box);
                }
            });
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        if (!m_found.empty()) {
            Q_EMIT placeChosen(m_found.front().box);
        }
    });
    retranslate();
}

void MapHeader::setSummary(const bridge::ProjectSummary* summary)
{
    std::vector<std::string> codes;
    if (summary != nullptr) {
        for (const bridge::LandscapeSummary& landscape : summary->landscapes) {
            codes.push_back(landscape.code);
        }
    }
    if (codes == m_landscapes && m_landscape->count() > 0) {
        return;
    }
    m_landscapes = std::move(codes);
    retranslate();
}

std::string MapHeader::landscape() const
{
    return bridge::toUtf8(m_landscape->currentData().toString());
}

std::string MapHeader::theme() const
{
    return bridge::toUtf8(m_theme->currentData().toString());
}

void MapHeader::setLandscape(const std::string& code)
{
    m_landscape->setCurrentIndex(m_landscape->findData(bridge::fromUtf8(code)));
    fillThemes();
}

void MapHeader::setTheme(const std::string& theme)
{
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(bridge::fromUtf8(theme))));
}

void MapHeader::setSheets(std::vector<std::pair<std::string, QString>> sheets)
{
    if (sheets != m_sheets) {
        m_sheets = std::move(sheets);
        fillThemes();
    }
}

void MapHeader::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void MapHeader::setFound(const std::vector<bridge::FoundPlace>& places)
{
    m_found = places;
    m_foundModel->clear();
    for (const bridge::FoundPlace& place : places) {
        QString text = place.name;
        if (!place.other.isEmpty()) {
            text += QStringLiteral("  ·  ") + place.other;
        }
        auto* item = new QStandardItem{text};
        item->setToolTip(place.kind);
        m_foundModel->appendRow(item);
    }
    if (places.empty()) {
        auto* item = new QStandardItem{tr("Nothing found")};
        item->setEnabled(false);
        m_foundModel->appendRow(item);
    }
    if (m_find->hasFocus()) {
        m_completer->complete();
    }
}

void MapHeader::fillThemes()
{
    const QVariant kept = m_theme->currentData();
    const std::string place = landscape();
    m_theme->clear();
    m_theme->addItem(bridge::word("theme_habitat"), QStringLiteral("habitat"));
    for (const auto& [theme, name] : m_sheets) {
        m_theme->addItem(name, bridge::fromUtf8(theme));
    }
    m_theme->addItem(tr("Protected areas: existing and proposed"),
                     QStringLiteral("protected_areas"));
    // A species is rated only where it lives.
    const auto& known = bridge::facts();
    for (const std::string& species : known.ratings.species()) {
        const bool lives = place.empty() || known.gazetteer.livesIn(species, place);
        const habitat::Species* row = known.gazetteer.speciesOf(species);
        if (lives && row != nullptr) {
            m_theme->addItem(bridge::word("habitat_rating_title") + QStringLiteral(": ") +
                                 bridge::speciesName(species),
                             QString{QStringLiteral("rating:") + bridge::fromUtf8(species)});
        }
    }
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(kept)));
}

void MapHeader::retranslate()
{
    const QVariant kept = m_landscape->currentData();
    m_landscape->clear();
    m_landscape->addItem(tr("All landscapes"), QString{});
    for (const std::string& code : m_landscapes) {
        if (!code.empty()) {
            m_landscape->addItem(bridge::landscapeName(code), bridge::fromUtf8(code));
        }
    }
    m_landscape->setCurrentIndex(std::max(0, m_landscape->findData(kept)));
    m_landscape->setAccessibleName(bridge::heading("landscape"));
    m_landscape->setToolTip(bridge::heading("landscape"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setToolTip(tr("Theme"));
    m_find->setPlaceholderText(bridge::heading("search_place"));
    m_find->setAccessibleName(bridge::heading("search_place"));
    fillThemes();
}

void MapHeader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::panels
