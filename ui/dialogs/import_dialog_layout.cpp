#include "ui/bridge/text.h"
#include "ui/dialogs/import_class_page.h"
#include "ui/dialogs/import_columns_page.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/import_list.h"
#include "ui/dialogs/import_place_page.h"
#include "ui/dialogs/import_report_page.h"
#include "ui/dialogs/import_source_page.h"
#include "ui/dialogs/import_text_page.h"
#include "ui/panels/pieces.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

/// What stands where in the import dialog.
namespace ecotone::dialogs {

ImportDialog::ImportDialog(bridge::StoreBridge& bridge, const QStringList& files, QWidget* parent)
    : QDialog{parent}
    , m_bridge{&bridge}
    , m_preview{new bridge::ImportPreview{bridge, this}}
    , m_list{new ImportList{this}}
    , m_title{panels::makeTitle(this)}
    , m_sentence{panels::makeText(this)}
    , m_band{new QFrame{this}}
    , m_questions{panels::makeText(this)}
    , m_confirm{new QPushButton{tr("Con&firm"), this}}
    , m_pages{new QTabWidget{this}}
    , m_note{panels::makeNote(this)}
    , m_progress{new QProgressBar{this}}
    , m_again{new QPushButton{tr("Read a&gain"), this}}
    , m_cancel{new QPushButton{tr("&Close"), this}}
    , m_accept{new QPushButton{tr("Bring into the &map"), this}}
{
    setWindowTitle(tr("Look at a file"));
    setAcceptDrops(true);
    setSizeGripEnabled(true);
    makePages();
    auto* split = new QSplitter{this};
    split->addWidget(makeLeft());
    split->addWidget(makeRight());
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto* lines = new QVBoxLayout{this};
    lines->setContentsMargins(16, 16, 16, 12);
    lines->setSpacing(12);
    lines->addWidget(split, 1);
    lines->addLayout(makeButtons());
    resize(1120, 660);
    connectParts();
    showCurrent();
    m_list->setFocus();
    addFiles(files);
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::makePages()
{
    m_report = new ImportReportPage{m_pages};
    m_text = new ImportTextPage{m_pages};
    m_place = new ImportPlacePage{m_pages};
    m_classes = new ImportClassPage{m_pages};
    m_columns = new ImportColumnsPage{m_pages};
    m_source = new ImportSourcePage{m_pages};
    m_pages->addTab(m_report, tr("Report (&1)"));
    m_pages->addTab(m_text, tr("Text (&2)"));
    m_pages->addTab(m_place, tr("Place (&3)"));
    m_pages->addTab(m_classes, tr("Classes (&4)"));
    m_pages->addTab(m_columns, tr("Columns (&5)"));
    m_pages->addTab(m_source, tr("Source (&6)"));
    m_pages->setDocumentMode(true);
    m_pages->setIconSize({16, 16});
    m_topics = {{bridge::Topic::Reading, m_report},
                {bridge::Topic::Text, m_text},
                {bridge::Topic::Place, m_place},
                {bridge::Topic::Classes, m_classes},
                {bridge::Topic::Columns, m_columns},
                {bridge::Topic::Source, m_source}};
}

QWidget* ImportDialog::makeLeft()
{
    auto* left = new QWidget{this};
    auto* files = new QPushButton{tr("&Add files…"), left};
    auto* folder = new QPushButton{tr("Add a f&older…"), left};
    files->setAutoDefault(false);
    folder->setAutoDefault(false);
    connect(files, &QPushButton::clicked, this, &ImportDialog::askFiles);
    connect(folder, &QPushButton::clicked, this, &ImportDialog::askFolder);
    auto* adding = new QHBoxLayout;
    adding->setSpacing(8);
    adding->addWidget(files);
    adding->addWidget(folder);
    auto* column = new QVBoxLayout{left};
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_list, 1);
    column->addLayout(adding);
    left->setMinimumWidth(260);
    return left;
}

QWidget* ImportDialog::makeRight()
{
    auto* right = new QWidget{this};
    m_band->setObjectName(QStringLiteral("band"));
    m_band->setProperty("role", QStringLiteral("band"));
    auto* band = new QHBoxLayout{m_band};
    band->setContentsMargins(12, 8, 12, 8);
    band->setSpacing(12);
    m_questions->setTextFormat(Qt::RichText);
    m_confirm->setAutoDefault(false);
    band->addWidget(m_questions, 1);
    band->addWidget(m_confirm, 0, Qt::AlignTop);
    auto* uses = new QHBoxLayout;
    uses->setSpacing(16);
    for (const auto& [use, text] : {std::pair{bridge::Use::BringIn, tr("&Bring it in")},
                                    std::pair{bridge::Use::Show, tr("Sho&w it")},
                                    std::pair{bridge::Use::LeaveOut, tr("Lea&ve it out")}}) {
        auto* button = new QRadioButton{text, right};
        uses->addWidget(button);
        m_uses.emplace_back(use, button);
    }
    m_uses[0].second->setToolTip(tr("It becomes part of the map and its statistics."));
    m_uses[1].second->setToolTip(tr("A layer to look at; it enters no statistics."));
    uses->addStretch(1);
    auto* column = new QVBoxLayout{right};
    column->setContentsMargins(12, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addWidget(m_band);
    column->addLayout(uses);
    column->addWidget(m_pages, 1);
    column->addStretch(0);
    return right;
}

QLayout* ImportDialog::makeButtons()
{
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_accept->setDefault(true);
    m_again->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_progress);
    buttons->addWidget(m_again);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    return buttons;
}

} // namespace ecotone::dialogs
