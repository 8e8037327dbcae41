#include "ui/panels/status_line.h"

#include "ui/bridge/coordinates.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/panels/pieces.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace ecotone::panels {

namespace {

constexpr int messageTime = 6000;

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget{parent}
    , m_position{makeNote(this)}
    , m_grid{makeNote(this)}
    , m_scale{new QComboBox{this}}
    , m_message{makeNote(this)}
    , m_saved{makeNote(this)}
    , m_taskTitle{makeNote(this)}
    , m_bar{new QProgressBar{this}}
    , m_cancel{new QToolButton{this}}
    , m_messageTimer{new QTimer{this}}
{
    for (QLabel* label : {m_position, m_grid, m_message, m_saved, m_taskTitle}) {
        label->setWordWrap(false);
    }
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_message->setAlignment(Qt::AlignCenter);
    m_position->setMinimumWidth(
        fontMetrics().horizontalAdvance(QStringLiteral("000.0000° E  00.0000° N")));
    m_scale->setObjectName(QStringLiteral("scale"));
    m_scale->setEditable(true);
    m_scale->setInsertPolicy(QComboBox::NoInsert);
    m_scale->setFont(canvas::font(canvas::FontRole::Small));
    m_scale->setFixedWidth(128);
    m_bar->setRange(0, 100);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(96, 6);
    m_cancel->setIcon(canvas::icon(QStringLiteral("close")));
    m_cancel->setAutoRaise(true);
    m_cancel->setIconSize({14, 14});
    m_messageTimer->setSingleShot(true);
    auto* line = new QHBoxLayout{this};
    line->setContentsMargins(12, 2, 12, 2);
    line->setSpacing(16);
    line->addWidget(m_position);
    line->addWidget(m_grid);
    line->addWidget(m_message, 1);
    line->addWidget(m_taskTitle);
    line->addWidget(m_bar);
    line->addWidget(m_cancel);
    line->addWidget(m_saved);
    line->addWidget(m_scale);
    connect(m_scale, &QComboBox::activated, this, &StatusLine::enterScale);
    connect(m_scale->lineEdit(), &QLineEdit::returnPressed, this, &StatusLine::enterScale);
    connect(m_messageTimer, &QTimer::timeout, this, [this] { m_message->setText(m_hint); });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (!m_tasks.empty()) {
            Q_EMIT cancelWanted(m_tasks.back().id);
        }
    });
    retranslate();
    showTask();
}

void StatusLine::setCursor(double longitude, double latitude)
{
    m_position->setText(bridge::lonLatText(longitude, latitude));
    const geometry::RealPoint metres = bridge::metresOf({longitude, latitude});
    const bridge::GridZone zone = bridge::gridZoneAt(longitude);
    // The national grids of all sides share the six-degree zones.
    m_grid->setText(
        QStringLiteral("X %1  Y %2  ·  ")
            .arg(bridge::integerText(std::llround(metres.x)),
                 bridge::integerText(std::llround(metres.y))) +
        tr("zone %1 (%2°)").arg(zone.number).arg(bridge::decimalText(zone.centralMeridian, 0)));
    m_grid->setToolTip(tr("Project coordinates in metres; six-degree Gauss-Krüger zone and its "
                          "central meridian"));
}

void StatusLine::clearCursor()
{
    m_position->clear();
    m_grid->clear();
}

void StatusLine::setView(const bridge::MapView& view)
{
    m_shownScale = view.scaleDenominator();
    if (!m_scale->lineEdit()->hasFocus()) {
        m_scale->setEditText(bridge::scaleText(m_shownScale));
    }
}

void StatusLine::showMapParts(bool shown)
{
    for (QWidget* part : std::initializer_list<QWidget*>{m_position, m_grid, m_scale, m_saved}) {
        part->setVisible(shown);
    }
    m_message->setText(shown ? m_hint : QString{});
}

void StatusLine::enterScale()
{
    if (const auto denominator = bridge::scaleIn(m_scale->currentText())) {
        m_shownScale = *denominator;
        m_scale->setEditText(bridge::scaleText(*denominator));
        Q_EMIT scaleEntered(*denominator);
        return;
    }
    say(tr("A scale is a number such as 1:250 000."));
    m_scale->setEditText(bridge::scaleText(m_shownScale));
}

void StatusLine::setHint(const QString& hint)
{
    m_hint = hint;
    if (!m_messageTimer->isActive()) {
        m_message->setText(hint);
    }
}

void StatusLine::say(const QString& message)
{
    m_message->setText(message);
    m_messageTimer->start(messageTime);
}

void StatusLine::setSaved(const QString& isoTime)
{
    m_savedAt = isoTime;
    m_saved->setText(isoTime.isEmpty()
                         ? QString{}
                         : tr("saved %1").arg(bridge::timeText(bridge::toUtf8(isoTime))));
}

void StatusLine::taskStarted(int task, const QString& title)
{
    m_tasks.push_back({task, title, 0.0});
    showTask();
}

void StatusLine::taskProgress(int task, double share, const QString& what)
{
    for (Task& open : m_tasks) {
        if (open.id == task) {
            open.share = share;
        }
    }
    m_bar->setToolTip(what);
    showTask();
}

void StatusLine::taskEnded(int task)
{
    std::erase_if(m_tasks, [task](const Task& open) { return open.id == task; });
    showTask();
}

void StatusLine::showTask()
{
    const bool any = !m_tasks.empty();
    m_taskTitle->setVisible(any);
    m_bar->setVisible(any);
    m_cancel->setVisible(any);
    if (any) {
        m_taskTitle->setText(m_tasks.back().title);
        m_bar->setValue(static_cast<int>(m_tasks.back().share * 100.0));
    }
}

void StatusLine::retranslate()
{
    m_scale->setAccessibleName(bridge::heading("scale"));
    m_scale->setToolTip(bridge::heading("scale"));
    const QString kept = m_scale->currentText();
    m_scale->clear();
    for (const double denominator : {5'000.0,
                                     10'000.0,
                                     25'000.0,
                                     50'000.0,
                                     100'000.0,
                                     250'000.0,
                                     500'000.0,
                                     1'000'000.0,
                                     2'500'000.0,
                                     5'000'000.0,
                                     10'000'000.0}) {
        m_scale->addItem(bridge::scaleText(denominator));
    }
    m_scale->setEditText(kept);
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    setSaved(m_savedAt);
}

void StatusLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::panels
