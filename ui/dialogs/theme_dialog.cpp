#include "ui/dialogs/theme_dialog.h"

#include "core/base/file.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/issue_service.h"
#include "ui/bridge/text.h"
#include "ui/dialogs/theme_classes_page.h"
#include "ui/panels/pieces.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ecotone::dialogs {

using cartography::ThemeSheet;

namespace {

constexpr qsizetype mostNotes = 12;

/// One line an issue, the rest as a number.
QStringList linesOf(const std::vector<model::Issue>& issues)
{
    QStringList lines;
    for (const model::Issue& issue : issues) {
        if (lines.size() == mostNotes) {
            lines.append(QStringLiteral("… +%1").arg(issues.size() - mostNotes));
            break;
        }
        lines.append(bridge::issueSentence(issue));
    }
    return lines;
}

} // namespace

ThemeDialog::ThemeDialog(const cartography::ThemeSheets& themes,
                         const std::string& chosen,
                         ThemeLayersPage::Layers layers,
                         QWidget* parent)
    : QDialog{parent}
    , m_draft{themes, chosen}
    , m_themeLabel{new QLabel{this}}
    , m_themes{new QComboBox{this}}
    , m_new{new QPushButton{this}}
    , m_duplicate{new QPushButton{this}}
    , m_more{new QToolButton{this}}
    , m_menu{new QMenu{this}}
    , m_rename{m_menu->addAction(QString{}, this, &ThemeDialog::rename)}
    , m_delete{m_menu->addAction(QString{})}
    , m_reset{m_menu->addAction(QString{})}
    , m_import{m_menu->addAction(QString{})}
    , m_export{m_menu->addAction(QString{})}
    , m_tabs{new QTabWidget{this}}
    , m_classes{new ThemeClassesPage{m_draft, this}}
    , m_layers{new ThemeLayersPage{m_draft, std::move(layers), this}}
    , m_notes{panels::makeText(this)}
    , m_undo{new QPushButton{this}}
    , m_save{new QPushButton{this}}
    , m_cancel{new QPushButton{this}}
{
    setObjectName(QStringLiteral("theme_editor"));
    m_themes->setObjectName(QStringLiteral("themes"));
    m_save->setObjectName(QStringLiteral("save_themes"));
    m_notes->setObjectName(QStringLiteral("theme_notes"));
    askName = [this](const QString& title, const QString& proposal) {
        return QInputDialog::getText(this, title, tr("Name"), QLineEdit::Normal, proposal)
            .trimmed();
    };
    layOut();
    makeMenu();
    connect(m_themes, &QComboBox::activated, this, [this] {
        m_draft.choose(bridge::toUtf8(m_themes->currentData().toString()));
        draftEdited();
    });
    connect(m_new, &QPushButton::clicked, this, &ThemeDialog::create);
    connect(m_duplicate, &QPushButton::clicked, this, &ThemeDialog::duplicate);
    connect(m_classes, &ThemeClassesPage::edited, this, &ThemeDialog::draftEdited);
    connect(m_layers, &ThemeLayersPage::edited, this, &ThemeDialog::draftEdited);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_draft.undo();
        draftEdited();
    });
    connect(m_save, &QPushButton::clicked, this, &ThemeDialog::saveWanted);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    resize(540, 680);
}

void ThemeDialog::layOut()
{
    m_save->setDefault(true);
    for (QPushButton* button : {m_new, m_duplicate, m_undo, m_cancel}) {
        button->setAutoDefault(false);
    }
    m_themes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    auto* first = new QHBoxLayout;
    first->addWidget(m_themeLabel);
    first->addWidget(m_themes, 1);
    auto* second = new QHBoxLayout;
    second->addWidget(m_new);
    second->addWidget(m_duplicate);
    second->addStretch(1);
    second->addWidget(m_more);
    m_tabs->addTab(m_classes, QString{});
    m_tabs->addTab(m_layers, QString{});
    auto* last = new QHBoxLayout;
    last->addWidget(m_undo);
    last->addStretch(1);
    last->addWidget(m_cancel);
    last->addWidget(m_save);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_notes);
    column->addLayout(last);
    m_notes->hide();
}

void ThemeDialog::makeMenu()
{
    m_menu->insertSeparator(m_import);
    connect(m_delete, &QAction::triggered, this, [this] {
        m_draft.remove();
        draftEdited();
    });
    connect(m_reset, &QAction::triggered, this, [this] {
        m_draft.remove();
        draftEdited();
    });
    const QString filter = QStringLiteral("QML (*.qml);;SLD (*.sld)");
    connect(m_import, &QAction::triggered, this, [this] {
        const QString path = QFileDialog::getOpenFileName(
            this, tr("Import a theme"), {}, QStringLiteral("QML, SLD (*.qml *.sld)"));
        if (!path.isEmpty()) {
            importFile(path);
        }
    });
    connect(m_export, &QAction::triggered, this, [this, filter] {
        QString chosen;
        QString path =
            QFileDialog::getSaveFileName(this, tr("Export the theme"), {}, filter, &chosen);
        if (!path.isEmpty() && QFileInfo{path}.suffix().isEmpty()) {
            path += chosen.startsWith(QLatin1String{"SLD"}) ? QStringLiteral(".sld")
                                                            : QStringLiteral(".qml");
        }
        if (!path.isEmpty()) {
            exportFile(path);
        }
    });
    new QShortcut{QKeySequence::Undo, this, [this] { m_undo->click(); }};
    new QShortcut{QKeySequence{Qt::CTRL | Qt::Key_S}, this, [this] { m_save->click(); }};
}

void ThemeDialog::tell(const QString& text)
{
    m_notes->setText(text);
    m_notes->setVisible(!text.isEmpty());
}

void ThemeDialog::tellOutcome(const Result<>& done)
{
    if (done) {
        draftEdited();
    } else {
        tellFailure(done.error());
    }
}

void ThemeDialog::tellFailure(const Error& error)
{
    if (error.code == ErrorCode::AlreadyExists) {
        tell(tr("There is a theme of that name already."));
        return;
    }
    const bridge::ErrorText text = bridge::errorText(error);
    tell(text.what + QLatin1Char{'\n'} + text.detail);
}

void ThemeDialog::create()
{
    const QString name = askName(tr("New theme"), {});
    if (!name.isEmpty()) {
        tellOutcome(m_draft.create(bridge::toUtf8(name)));
    }
}

void ThemeDialog::duplicate()
{
    const QString name =
        askName(tr("Duplicate the theme"), tr("%1, copy").arg(m_themes->currentText()));
    if (!name.isEmpty()) {
        tellOutcome(m_draft.duplicate(bridge::toUtf8(name)));
    }
}

void ThemeDialog::rename()
{
    const QString name = askName(tr("Rename the theme"), m_themes->currentText());
    if (!name.isEmpty() && name != m_themes->currentText()) {
        tellOutcome(m_draft.rename(bridge::toUtf8(name)));
    }
}

void ThemeDialog::importFile(const QString& path)
{
    const auto file = bridge::toPath(path);
    const std::string name = bridge::toUtf8(QFileInfo{path}.completeBaseName());
    auto text = readFile(file);
    auto read = text ? m_draft.import(*text, fileName(file), name)
                     : Result<cartography::ReadStyle>{fail(text.error())};
    if (!read) {
        tellFailure(read.error());
        return;
    }
    draftEdited();
    QStringList lines{tr("%n class(es) read from %1.", nullptr, read->classes)
                          .arg(bridge::fromUtf8(fileName(file)))};
    tell((lines + linesOf(read->issues)).join(QLatin1Char{'\n'}));
}

void ThemeDialog::exportFile(const QString& path)
{
    const auto format = cartography::styleFormatOf(bridge::toUtf8(path));
    if (!format) {
        tell(tr("The name of the file ends in .qml or .sld."));
        return;
    }
    const auto written =
        writeFile(bridge::toPath(path), m_draft.written(*format, bridge::currentLanguage()));
    if (!written) {
        tellFailure(written.error());
        return;
    }
    QStringList lines{tr("Written to %1.").arg(QFileInfo{path}.fileName())};
    tell((lines + linesOf(m_draft.unsaidIn(*format))).join(QLatin1Char{'\n'}));
}

void ThemeDialog::showClass(const std::string& classCode)
{
    m_tabs->setCurrentWidget(m_classes);
    m_classes->choose(classCode);
}

void ThemeDialog::showLayer(const std::string& layer)
{
    m_tabs->setCurrentWidget(m_layers);
    m_layers->choose(layer);
}

void ThemeDialog::setOpacity(const std::string& layer, double opacity)
{
    m_draft.setOpacity(layer, opacity);
    showLayer(layer);
    draftEdited();
}

void ThemeDialog::draftEdited()
{
    tell({});
    fillThemes();
    m_classes->refresh();
    m_layers->refresh();
    Q_EMIT draftChanged();
}

void ThemeDialog::fillThemes()
{
    m_themes->clear();
    for (const ThemeSheet& sheet : m_draft.sheets().all()) {
        const bool changed = m_draft.sheets().isChanged(sheet.code);
        m_themes->addItem(changed ? tr("%1 (changed)").arg(bridge::in(sheet.name))
                                  : bridge::in(sheet.name),
                          bridge::fromUtf8(sheet.code));
    }
    m_themes->setCurrentIndex(m_themes->findData(bridge::fromUtf8(m_draft.chosenCode())));
    const bool own = !m_draft.isBuiltIn();
    m_rename->setEnabled(own);
    m_delete->setEnabled(own);
    m_reset->setEnabled(m_draft.sheets().isChanged(m_draft.chosenCode()));
    m_undo->setEnabled(m_draft.canUndo());
    m_save->setEnabled(m_draft.isDirty());
}

void ThemeDialog::retranslate()
{
    setWindowTitle(tr("Style of the map"));
    m_themeLabel->setText(tr("&Theme"));
    m_themeLabel->setBuddy(m_themes);
    m_themes->setAccessibleName(tr("Theme"));
    m_new->setText(tr("&New…"));
    m_duplicate->setText(tr("&Duplicate…"));
    m_more->setText(tr("More"));
    m_rename->setText(tr("Rena&me…"));
    m_delete->setText(tr("D&elete"));
    m_reset->setText(tr("Reset to &built-in"));
    m_import->setText(tr("&Import QML or SLD…"));
    m_export->setText(tr("E&xport QML or SLD…"));
    m_tabs->setTabText(0, tr("Classes"));
    m_tabs->setTabText(1, tr("Layers and scales"));
    m_undo->setText(tr("&Undo"));
    m_save->setText(tr("&Save"));
    m_cancel->setText(tr("&Cancel"));
    fillThemes();
}

void ThemeDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

} // namespace ecotone::dialogs
