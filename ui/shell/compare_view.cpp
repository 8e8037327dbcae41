#include "ui/shell/compare_view.h"

#include "ui/bridge/map_queries.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/canvas/map_canvas.h"
#include "ui/canvas/map_renderer.h"
#include "ui/canvas/pan_tool.h"
#include "ui/canvas/swipe_handle.h"
#include "ui/models/record_models.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ecotone::shell {

namespace {

constexpr std::size_t mostEntries = 60;
constexpr int captionGap = 14;
constexpr int captionTop = 10;
constexpr int gapBetweenMaps = 3;

const QString themeMark = QStringLiteral("theme:");
const QString editionMark = QStringLiteral("edition:");
const QString entryMark = QStringLiteral("entry:");
const QString nowKey = QStringLiteral("now");
const QString deliveredKey = QStringLiteral("delivered");

} // namespace

CompareView::CompareView(bridge::StoreBridge& bridge, canvas::MapCanvas& map, QWidget* parent)
    : QWidget{parent}
    , m_bridge{&bridge}
    , m_moments{bridge}
    , m_map{&map}
    , m_bar{new QWidget{this}}
    , m_area{new QWidget{this}}
    , m_left{new QComboBox{m_bar}}
    , m_right{new QComboBox{m_bar}}
    , m_swipe{new QToolButton{m_bar}}
    , m_beside{new QToolButton{m_bar}}
    , m_close{new QToolButton{m_bar}}
    , m_note{new QLabel{m_bar}}
    , m_leftCaption{nullptr}
    , m_rightCaption{nullptr}
    , m_second{nullptr}
    , m_handle{nullptr}
    , m_escape{new QAction{this}}
{
    m_map->setParent(m_area);
    m_map->show();
    m_second = new canvas::MapCanvas{m_area};
    m_second->setObjectName(QStringLiteral("second_map"));
    m_second->setTool(std::make_unique<canvas::PanTool>(*m_second));
    m_handle = new canvas::SwipeHandle{m_area};
    for (QLabel** caption : {&m_leftCaption, &m_rightCaption}) {
        *caption = new QLabel{m_area};
        (*caption)->setAttribute(Qt::WA_TransparentForMouseEvents);
        (*caption)->setAutoFillBackground(true);
        (*caption)->setMargin(4);
        (*caption)->setFont(canvas::font(canvas::FontRole::Small));
    }
    m_renderer = std::make_unique<canvas::MapRenderer>(bridge, *m_second, nullptr);
    makeBar();
    auto* lines = new QVBoxLayout{this};
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_bar);
    lines->addWidget(m_area, 1);
    m_area->setMinimumSize(m_map->minimumSize());
    m_area->installEventFilter(this);
    m_escape->setShortcut(Qt::Key_Escape);
    m_escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_escape->setEnabled(false);
    addAction(m_escape);
    connect(m_escape, &QAction::triggered, this, &CompareView::stop);
    connect(m_map, &canvas::MapCanvas::viewMoved, this, [this](const bridge::MapView& view) {
        if (m_active) {
            m_second->setView(view);
        }
    });
    connect(m_second, &canvas::MapCanvas::viewMoved, this, [this](const bridge::MapView& view) {
        if (m_active) {
            m_map->setView(view);
        }
    });
    connect(m_handle, &canvas::SwipeHandle::moved, this, [this](int position) {
        m_share = static_cast<double>(position) / std::max(1, m_area->width());
        m_second->setMask(QRegion{position, 0, m_area->width() - position, m_area->height()});
        placeCaptions();
    });
    connect(m_renderer.get(), &canvas::MapRenderer::finished, this, &CompareView::secondComplete);
    connect(m_renderer.get(), &canvas::MapRenderer::failed, this, [this](const Error& error) {
        m_bridge->reportFailure(error);
    });
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_bar, m_second, m_handle, m_leftCaption, m_rightCaption}) {
        part->hide();
    }
    retranslate();
}

CompareView::~CompareView()
{
    m_area->removeEventFilter(this);
    // It paints for the second map and posts to the bridge: it goes first.
    m_renderer.reset();
}

void CompareView::makeBar()
{
    m_bar->setObjectName(QStringLiteral("compare_bar"));
    m_left->setObjectName(QStringLiteral("compare_left"));
    m_right->setObjectName(QStringLiteral("compare_right"));
    m_swipe->setCheckable(true);
    m_beside->setCheckable(true);
    m_close->setIcon(canvas::icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_note->setWordWrap(false);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->setFont(canvas::font(canvas::FontRole::Small));
    auto* line = new QHBoxLayout{m_bar};
    line->setContentsMargins(8, 0, 8, 6);
    line->setSpacing(8);
    for (QComboBox* box : {m_left, m_right}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(22);
        box->setMaxVisibleItems(24);
        connect(box, &QComboBox::activated, this, &CompareView::choose);
    }
    line->addWidget(m_left);
    line->addWidget(m_right);
    line->addWidget(m_swipe);
    line->addWidget(m_beside);
    line->addWidget(m_note, 1);
    line->addWidget(m_close);
    connect(m_swipe, &QToolButton::clicked, this, [this] { setForm(Form::Swipe); });
    connect(m_beside, &QToolButton::clicked, this, [this] { setForm(Form::Beside); });
    connect(m_close, &QToolButton::clicked, this, &CompareView::stop);
}

// --------------------------------------------------------------------------------- start and end

void CompareView::start()
{
    if (m_active || !m_bridge->hasProject()) {
        return;
    }
    // Before they are linked: the second map must not lead the first one to where it was.
    m_second->setView(m_map->view());
    m_active = true;
    m_escape->setEnabled(true);
    m_bar->show();
    fillChoices({});
    // The first sight compares what needs no waiting: the window's theme with the next one.
    m_left->setCurrentIndex(0);
    m_right->setCurrentIndex(std::min(2, m_right->count() - 1));
    arrange();
    askChoices();
    m_handle->setFocus();
    say();
    Q_EMIT started();
    Q_EMIT sidesChanged();
}

void CompareView::stop()
{
    if (!m_active) {
        return;
    }
    m_active = false;
    m_escape->setEnabled(false);
    m_bar->hide();
    m_renderer->release();
    m_moments.release();
    arrange();
    m_map->setFocus();
    Q_EMIT ended();
    Q_EMIT sidesChanged();
}

void CompareView::release()
{
    if (m_active) {
        m_active = false;
        m_escape->setEnabled(false);
        m_bar->hide();
        arrange();
        Q_EMIT ended();
    }
    m_renderer->release();
    m_moments.release();
}

void CompareView::setForm(Form form)
{
    m_form = form;
    arrange();
    say();
}

bool CompareView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_area && event->type() == QEvent::Resize) {
        arrange();
    }
    return QWidget::eventFilter(watched, event);
}

void CompareView::arrange()
{
    const QRect whole = m_area->rect();
    const bool swipe = m_active && m_form == Form::Swipe;
    const bool beside = m_active && m_form == Form::Beside;
    m_swipe->setChecked(m_form == Form::Swipe);
    m_beside->setChecked(m_form == Form::Beside);
    m_second->setVisible(m_active);
    m_handle->setVisible(swipe);
    m_leftCaption->setVisible(m_active);
    m_rightCaption->setVisible(m_active);
    if (beside) {
        const int half = (whole.width() - gapBetweenMaps) / 2;
        m_map->setGeometry(0, 0, half, whole.height());
        m_second->setGeometry(half + gapBetweenMaps, 0, half, whole.height());
        m_second->clearMask();
        m_second->setView(m_map->view());
    } else {
        m_map->setGeometry(whole);
        m_second->setGeometry(whole);
    }
    if (swipe) {
        m_second->raise();
        m_handle->raise();
        m_handle->setPosition(static_cast<int>(std::lround(m_share * whole.width())));
    }
    const auto above =
        m_area->findChildren<QWidget*>(QStringLiteral("overview_map"), Qt::FindDirectChildrenOnly);
    for (QWidget* widget : above) {
        widget->raise();
    }
    m_leftCaption->raise();
    m_rightCaption->raise();
    placeCaptions();
}

void CompareView::placeCaptions()
{
    if (!m_active) {
        return;
    }
    // A map that is still being made is not named as if it were there.
    const auto textOf = [this](const QComboBox* box) {
        const bridge::MapState state = sideOf(box).state;
        const bool ready =
            state.what == bridge::MapState::What::Now || m_moments.find(state) != nullptr;
        return ready ? box->currentText() : tr("Preparing the earlier map…");
    };
    m_leftCaption->setText(textOf(m_left));
    m_rightCaption->setText(textOf(m_right));
    for (QLabel* caption : {m_leftCaption, m_rightCaption}) {
        caption->adjustSize();
    }
    const int middle = m_form == Form::Swipe ? m_handle->position() : m_second->x();
    const int gap = m_form == Form::Swipe ? captionGap : captionTop;
    const int left = middle - gap - m_leftCaption->width();
    m_leftCaption->move(left, captionTop);
    m_rightCaption->move(middle + gap, captionTop);
    // What is too narrow for its name has none, rather than half of one.
    m_leftCaption->setVisible(left >= 0);
    m_rightCaption->setVisible(middle + gap + m_rightCaption->width() <= m_area->width());
}

// ----------------------------------------------------------------------------------------- sides

void CompareView::setThemes(std::vector<Theme> themes)
{
    m_themes = std::move(themes);
}

void CompareView::askChoices()
{
    bridge::askEarlierStates(*m_bridge, this, [this](Result<bridge::EarlierStates> states) {
        if (states) {
            fillChoices(*std::move(states));
        }
    });
}

void CompareView::fillChoices(bridge::EarlierStates states)
{
    // Of a run that brought in many sources the last one stands for all of them.
    const auto sameRun = [](const model::HistoryEntry& newer, const model::HistoryEntry& older) {
        return !newer.header.group.empty() && newer.header.group == older.header.group &&
               newer.header.kind == older.header.kind;
    };
    const auto end = std::unique(states.entries.begin(), states.entries.end(), sameRun);
    states.entries.erase(end, states.entries.end());
    if (states.entries.size() > mostEntries) {
        states.entries.resize(mostEntries);
    }
    for (QComboBox* box : {m_left, m_right}) {
        const QSignalBlocker quiet{box};
        const QVariant kept = box->currentData();
        box->clear();
        box->addItem(tr("Now"), nowKey);
        for (const Theme& theme : m_themes) {
            box->addItem(tr("Now: %1").arg(theme.words),
                         QString{themeMark + bridge::fromUtf8(theme.key)});
        }
        if (states.hasSources) {
            box->insertSeparator(box->count());
            box->addItem(tr("As delivered, before harmonisation"), deliveredKey);
        }
        if (!states.editions.empty()) {
            box->insertSeparator(box->count());
        }
        for (const QString& edition : states.editions) {
            box->addItem(tr("Edition %1").arg(edition), QString{editionMark + edition});
        }
        if (!states.entries.empty()) {
            box->insertSeparator(box->count());
        }
        for (const model::HistoryEntry& entry : states.entries) {
            const QString text =
                tr("After: %1, %2")
                    .arg(models::historyKindText(entry.header.kind), bridge::timeText(entry.time));
            box->addItem(text, QString{entryMark + QString::number(entry.id)});
            box->setItemData(box->count() - 1,
                             bridge::fromUtf8(entry.header.reason.empty() ? entry.header.author.name
                                                                          : entry.header.reason),
                             Qt::ToolTipRole);
        }
        box->setCurrentIndex(std::max(0, box->findData(kept)));
        box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + 24);
    }
    placeCaptions();
}

CompareView::Side CompareView::sideOf(const QComboBox* box) const
{
    using What = bridge::MapState::What;
    const QString key = box->currentData().toString();
    Side side;
    if (key.startsWith(themeMark)) {
        side.theme = bridge::toUtf8(key.mid(themeMark.size()));
    } else if (key == deliveredKey) {
        side.state.what = What::Delivered;
    } else if (key.startsWith(editionMark)) {
        side.state.what = What::Edition;
        side.state.edition = bridge::toUtf8(key.mid(editionMark.size()));
    } else if (key.startsWith(entryMark)) {
        side.state.what = What::Entry;
        side.state.entry = key.mid(entryMark.size()).toLongLong();
    }
    return side;
}

bool CompareView::apply(const Side& side, bridge::MapRequest& request)
{
    const auto theme = std::find_if(m_themes.begin(), m_themes.end(), [&](const Theme& each) {
        return each.key == side.theme;
    });
    if (theme != m_themes.end()) {
        request.theme = theme->key;
        request.style = theme->style;
    }
    if (side.state.what == bridge::MapState::What::Now) {
        return true;
    }
    if (const bridge::PreparedState* ready = m_moments.find(side.state)) {
        request.path = ready->path;
        request.below = ready->below;
        return true;
    }
    m_moments.prepare(this, side.state, tr("Preparing the earlier map"), [this](Result<> made) {
        if (!made) {
            for (QComboBox* box : {m_left, m_right}) {
                if (m_moments.find(sideOf(box).state) == nullptr) {
                    box->setCurrentIndex(std::max(0, box->findData(nowKey)));
                }
            }
            m_bridge->reportFailure(made.error());
        }
        say();
        placeCaptions();
        Q_EMIT sidesChanged();
    });
    return false;
}

bridge::MapRequest CompareView::sidesOf(bridge::MapRequest now)
{
    if (!m_active) {
        return now;
    }
    bridge::MapRequest right = now;
    bridge::MapRequest left = std::move(now);
    if (apply(sideOf(m_right), right)) {
        m_renderer->setRequest(std::move(right));
    } else {
        m_renderer->release();
    }
    // Until it is there the window's own map stays.
    static_cast<void>(apply(sideOf(m_left), left));
    return left;
}

void CompareView::choose()
{
    say();
    placeCaptions();
    Q_EMIT sidesChanged();
}

void CompareView::say()
{
    using What = bridge::MapState::What;
    QString note;
    for (const QComboBox* box : {m_left, m_right}) {
        const bridge::MapState state = sideOf(box).state;
        if (state.what == What::Now) {
            continue;
        }
        const bridge::PreparedState* ready = m_moments.find(state);
        if (ready == nullptr) {
            note = tr("Preparing the earlier map…");
        } else if (state.what == What::Delivered && ready->notKept > 0) {
            note = tr("%n source(s) were not kept as delivered.", nullptr, ready->notKept);
        } else if (state.what == What::Delivered && note.isEmpty()) {
            note = tr("Sources in their own outlines. Stripes: they disagree; gaps are left as "
                      "they came.");
        }
    }
    if (note.isEmpty()) {
        note = m_form == Form::Swipe ? tr("Drag the line, or press the arrows. Esc ends.")
                                     : tr("Both maps move together. Esc ends.");
    }
    m_note->setText(note);
    m_note->setToolTip(note);
}

// -------------------------------------------------------------------------------------- language

void CompareView::retranslate()
{
    m_swipe->setText(tr("Swipe"));
    m_swipe->setToolTip(tr("One map over the other, parted by a line"));
    m_beside->setText(tr("Side by side"));
    m_beside->setToolTip(tr("Two maps of the same place"));
    m_close->setToolTip(tr("End comparing (Esc)"));
    m_close->setAccessibleName(tr("End comparing (Esc)"));
    m_left->setAccessibleName(tr("Left map"));
    m_left->setToolTip(tr("Left map"));
    m_right->setAccessibleName(tr("Right map"));
    m_right->setToolTip(tr("Right map"));
    m_second->setAccessibleName(tr("Right map"));
}

void CompareView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_active) {
            askChoices();
            say();
        }
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::shell
