#include "ui/shell/start_page.h"

#include "ui/bridge/languages.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/panels/pieces.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ecotone::shell {

namespace {

constexpr int pageWidth = 880;
constexpr std::size_t doorCount = 3;
constexpr std::size_t taskCount = 5;

QWidget* makeCard(QWidget* parent)
{
    auto* card = new QWidget{parent};
    card->setProperty("role", QStringLiteral("card"));
    card->setAttribute(Qt::WA_StyledBackground);
    return card;
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget{parent}
    , m_title{panels::makeTitle(this)}
    , m_subtitle{panels::makeText(this)}
    , m_recentTitle{panels::makeNote(this)}
    , m_recent{new QListWidget{this}}
    , m_tasksTitle{panels::makeNote(this)}
    , m_back{new QPushButton{this}}
{
    QFont large = canvas::font(canvas::FontRole::Title);
    large.setPointSizeF(large.pointSizeF() * 1.7);
    m_title->setFont(large);
    auto* mark = new QLabel{this};
    mark->setPixmap(canvas::icon(QStringLiteral("ecotone")).pixmap(64, 64));
    auto* languageLine = new QHBoxLayout;
    languageLine->setSpacing(4);
    for (const Language language : allLanguages) {
        auto* button = new QToolButton{this};
        button->setText(bridge::fromUtf8(ownName(language)));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setAutoExclusive(true);
        button->setProperty("role", QStringLiteral("choice"));
        m_languages[static_cast<std::size_t>(language)] = button;
        languageLine->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, language] {
            Q_EMIT languageChosen(language);
        });
    }
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(mark);
    head->addLayout(words, 1);
    head->addLayout(languageLine);

    auto* doors = new QHBoxLayout;
    doors->setSpacing(16);
    const std::array<QString, doorCount> icons{
        QStringLiteral("play"), QStringLiteral("layers"), QStringLiteral("import")};
    for (std::size_t i = 0; i < doorCount; ++i) {
        m_doors[i] = makeDoor(icons[i]);
        auto* inside = new QVBoxLayout{m_doors[i]};
        inside->setContentsMargins(16, 16, 16, 16);
        inside->setSpacing(6);
        auto* sign = new QLabel{m_doors[i]};
        sign->setPixmap(canvas::icon(icons[i]).pixmap(28, 28));
        m_doorTitles[i] = panels::makeTitle(m_doors[i]);
        m_doorTexts[i] = panels::makeNote(m_doors[i]);
        for (QLabel* label : {sign, m_doorTitles[i], m_doorTexts[i]}) {
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
            inside->addWidget(label);
        }
        inside->addStretch(1);
        doors->addWidget(m_doors[i], 1);
    }
    connect(m_doors[0], &QPushButton::clicked, this, &StartPage::exampleWanted);
    connect(m_doors[1], &QPushButton::clicked, this, &StartPage::openWanted);
    connect(m_doors[2], &QPushButton::clicked, this, &StartPage::lookWanted);

    auto* recentCard = makeCard(this);
    auto* recentLines = new QVBoxLayout{recentCard};
    recentLines->setContentsMargins(16, 12, 16, 12);
    recentLines->addWidget(m_recentTitle);
    recentLines->addWidget(m_recent, 1);
    m_recent->setFrameShape(QFrame::NoFrame);
    auto* taskCard = makeCard(this);
    auto* taskLines = new QVBoxLayout{taskCard};
    taskLines->setContentsMargins(16, 12, 16, 12);
    taskLines->setSpacing(8);
    taskLines->addWidget(m_tasksTitle);
    for (std::size_t i = 0; i < taskCount; ++i) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        m_taskSigns[i] = new QLabel{taskCard};
        m_taskSigns[i]->setFixedSize(18, 18);
        m_taskTexts[i] = panels::makeText(taskCard);
        line->addWidget(m_taskSigns[i], 0, Qt::AlignTop);
        line->addWidget(m_taskTexts[i], 1);
        taskLines->addLayout(line);
    }
    taskLines->addStretch(1);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    cards->addWidget(recentCard, 1);
    cards->addWidget(taskCard, 1);

    auto* page = new QWidget{this};
    page->setMaximumWidth(pageWidth);
    auto* column = new QVBoxLayout{page};
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(24);
    column->addStretch(1);
    column->addLayout(head);
    column->addLayout(doors);
    column->addLayout(cards);
    column->addWidget(m_back, 0, Qt::AlignRight);
    column->addStretch(2);
    auto* line = new QHBoxLayout{this};
    line->addStretch(1);
    line->addWidget(page, 20);
    line->addStretch(1);
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &StartPage::backWanted);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT recentChosen(item->data(Qt::UserRole).toString());
    });
    connect(m_recent, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) {
        Q_EMIT recentChosen(item->data(Qt::UserRole).toString());
    });
    retranslate();
}

QPushButton* StartPage::makeDoor(const QString& iconName)
{
    auto* door = new QPushButton{this};
    door->setObjectName(QStringLiteral("door-") + iconName);
    door->setProperty("role", QStringLiteral("door"));
    door->setMinimumHeight(150);
    door->setCursor(Qt::PointingHandCursor);
    return door;
}

void StartPage::setRecent(const QStringList& paths)
{
    m_recent->clear();
    for (const QString& path : paths) {
        auto* item = new QListWidgetItem{
            canvas::icon(QStringLiteral("layers")), QFileInfo{path}.completeBaseName(), m_recent};
        item->setToolTip(path);
        item->setData(Qt::UserRole, path);
    }
    if (paths.isEmpty()) {
        auto* item = new QListWidgetItem{tr("Projects you open appear here."), m_recent};
        item->setFlags(Qt::NoItemFlags);
    }
}

void StartPage::setDone(Task task, bool done)
{
    m_done[static_cast<std::size_t>(task)] = done;
    for (std::size_t i = 0; i < taskCount; ++i) {
        const QString sign = m_done[i] ? QStringLiteral("check") : QStringLiteral("minus");
        m_taskSigns[i]->setPixmap(canvas::icon(sign).pixmap(
            QSize{18, 18}, QIcon::Normal, m_done[i] ? QIcon::On : QIcon::Off));
        m_taskSigns[i]->setAccessibleName(m_done[i] ? tr("done") : tr("to do"));
    }
}

void StartPage::setBack(bool possible)
{
    m_back->setVisible(possible);
}

void StartPage::retranslate()
{
    m_title->setText(QStringLiteral("Ecotone"));
    m_subtitle->setText(tr("One habitat map across borders"));
    m_languages[static_cast<std::size_t>(bridge::Languages::current())]->setChecked(true);
    m_doorTitles[0]->setText(tr("See the example"));
    m_doorTexts[0]->setText(tr("Five landscapes with invented data. Nothing can break."));
    m_doorTitles[1]->setText(tr("Open my project"));
    m_doorTexts[1]->setText(tr("A project is one file. Or make a new one from the menu."));
    m_doorTitles[2]->setText(tr("Look at a file"));
    m_doorTexts[2]->setText(
        tr("See what is in a file and whether its texts and coordinates are read "
           "right."));
    for (std::size_t i = 0; i < doorCount; ++i) {
        m_doors[i]->setAccessibleName(m_doorTitles[i]->text());
        m_doors[i]->setAccessibleDescription(m_doorTexts[i]->text());
    }
    m_recentTitle->setText(tr("Recent projects"));
    m_tasksTitle->setText(tr("First steps"));
    m_taskTexts[0]->setText(tr("Move the map: drag it, turn the wheel"));
    m_taskTexts[1]->setText(tr("Ask a patch why it has its class"));
    m_taskTexts[2]->setText(tr("Change a class, then undo it"));
    m_taskTexts[3]->setText(tr("Draw a proposal and read its areas"));
    m_taskTexts[4]->setText(tr("Export a layout as PDF"));
    m_back->setText(tr("Back to the map"));
    setDone(Task::MoveMap, m_done[0]);
}

void StartPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::shell
