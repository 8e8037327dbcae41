#include "ui/panels/map_header.h"

#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/panels/pieces.h"

#include <QAbstractItemView>
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

#include <algorithm>
#include <utility>

namespace ecotone::panels {

namespace {

const std::string speciesMark = "species:";
/// Its habitat is one long ridge over two landscapes, seen as one.
const std::string ridgeSpecies = "snow_leopard";
constexpr int findDelay = 180;
constexpr int listMargin = 36;
constexpr int widestList = 820;

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
    m_completer->setCompletionRole(Qt::UserRole);
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
            [this](const QModelIndex& index) { choose(static_cast<std::size_t>(index.row())); });
    connect(m_find, &QLineEdit::returnPressed, this, &MapHeader::entered);
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

bool MapHeader::isLandscape(const std::string& code)
{
    return !code.empty() && !code.starts_with(speciesMark);
}

std::string MapHeader::speciesOf(const std::string& code)
{
    return code.starts_with(speciesMark) ? code.substr(speciesMark.size()) : std::string{};
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

void MapHeader::entered()
{
    // A line of the list that is marked is chosen by the list itself.
    const QAbstractItemView* list = m_completer->popup();
    if (list->isVisible() && list->currentIndex().isValid()) {
        return;
    }
    if (m_find->text().isEmpty()) {
        return;
    }
    m_entered = true;
    if (m_foundFor == m_find->text()) {
        showFound();
    } else {
        m_findTimer->stop();
        Q_EMIT findWanted(m_find->text());
    }
}

void MapHeader::choose(std::size_t row)
{
    if (row < m_found.size() && m_found[row].reachable) {
        m_entered = false;
        Q_EMIT placeChosen(m_found[row]);
    }
}

void MapHeader::setFound(const QString& text, bridge::FoundPlaces found)
{
    if (text != m_find->text()) {
        return;
    }
    // An answer that grew keeps the line that is marked.
    const int marked = m_foundFor == text ? m_completer->popup()->currentIndex().row() : -1;
    m_foundFor = text;
    m_found = std::move(found.places);
    m_foundModel->clear();
    for (const bridge::FoundPlace& place : m_found) {
        QString line = place.name;
        if (!place.other.isEmpty()) {
            line += QStringLiteral("  ·  ") + place.other;
        }
        if (!place.kind.isEmpty()) {
            line += QStringLiteral("  ·  ") + place.kind;
        }
        auto* item = new QStandardItem{line};
        // The box keeps what was typed while the list is walked through.
        item->setData(text, Qt::UserRole);
        item->setToolTip(place.note.isEmpty() ? place.kind : place.note);
        item->setEnabled(place.reachable);
        m_foundModel->appendRow(item);
    }
    if (m_found.empty()) {
        auto* item = new QStandardItem{found.complete ? tr("Nothing found") : tr("Searching…")};
        item->setData(text, Qt::UserRole);
        item->setEnabled(false);
        m_foundModel->appendRow(item);
    }
    if (m_found.empty() && !found.complete && m_entered) {
        return; // The key was for the answer that comes.
    }
    showFound();
    if (marked >= 0) {
        m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(marked, 0));
    }
}

void MapHeader::showFound()
{
    const auto isPosition = [](const bridge::FoundPlace& place) {
        return place.what == bridge::FoundPlace::What::Position;
    };
    // Numbers that can be read in several ways are asked, not guessed.
    const bool open = std::count_if(m_found.begin(), m_found.end(), isPosition) > 1;
    if (std::exchange(m_entered, false) && !open && !m_found.empty() && m_found[0].reachable) {
        m_completer->popup()->hide();
        choose(0);
    } else if (m_find->hasFocus()) {
        m_completer->complete();
        QAbstractItemView* list = m_completer->popup();
        const int wanted = list->sizeHintForColumn(0) + listMargin;
        const QPoint right = m_find->mapToGlobal(QPoint{m_find->width(), m_find->height()});
        const int width =
            std::clamp(wanted, m_find->width(), std::max(m_find->width(), widestList));
        list->setGeometry(right.x() - width, right.y(), width, list->height());
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
        const bool lives = isLandscape(place) ? known.gazetteer.livesIn(species, place)
                                              : place.empty() || species == speciesOf(place);
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
    const auto& gazetteer = bridge::facts().gazetteer;
    const auto parts =
        std::count_if(m_landscapes.begin(), m_landscapes.end(), [&](const auto& code) {
            return gazetteer.livesIn(ridgeSpecies, code);
        });
    if (parts > 1) {
        m_landscape->addItem(tr("Snow leopard habitat: Chikhachev ridge to Eastern Sayan"),
                             bridge::fromUtf8(speciesMark + ridgeSpecies));
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
