#include "ui/layout/layout_dialog.h"

#include "ui/bridge/facts.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/panels/pieces.h"
#include "ui/render/layout_backend.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QStandardPaths>
#include <QTimer>
#include <QVBoxLayout>

namespace ecotone::layout_window {

namespace {

constexpr int previewDelay = 300;
constexpr int previewWidth = 520;

QString templateTitle(layout::Template kind)
{
    switch (kind) {
    case layout::Template::StudyAreas: return LayoutDialog::tr("Target study areas");
    case layout::Template::Habitat: return LayoutDialog::tr("Habitat classes");
    case layout::Template::HabitatRating: return LayoutDialog::tr("Habitat rating of a species");
    case layout::Template::ProtectedAreas:
        return LayoutDialog::tr("Protected areas: existing and proposed");
    case layout::Template::ProposalScope:
        return LayoutDialog::tr("Cross-border scope of a proposal");
    }
    return {};
}

std::unique_ptr<layout::LayoutBackend> makeBackend()
{
    return std::make_unique<render::LayoutBackendQt>();
}

} // namespace

LayoutDialog::LayoutDialog(bridge::StoreBridge& bridge,
                           const std::string& landscape,
                           QWidget* parent)
    : QDialog{parent}
    , m_bridge{&bridge}
    , m_template{new QComboBox{this}}
    , m_landscape{new QComboBox{this}}
    , m_species{new QComboBox{this}}
    , m_proposal{new QComboBox{this}}
    , m_page{new QComboBox{this}}
    , m_profile{new QComboBox{this}}
    , m_title{new QLineEdit{this}}
    , m_folder{new QLineEdit{this}}
    , m_preview{new QLabel{this}}
    , m_export{new QPushButton{tr("Export"), this}}
    , m_previewTimer{new QTimer{this}}
{
    setWindowTitle(tr("Export a layout"));
    for (const layout::Template kind : layout::allTemplates()) {
        m_template->addItem(templateTitle(kind), static_cast<int>(kind));
    }
    m_template->setCurrentIndex(
        std::max(0, m_template->findData(static_cast<int>(layout::Template::Habitat))));
    for (const bridge::LandscapeSummary& item : bridge.summary().landscapes) {
        if (!item.code.empty()) {
            m_landscape->addItem(bridge::landscapeName(item.code), bridge::fromUtf8(item.code));
        }
    }
    m_landscape->setCurrentIndex(std::max(0, m_landscape->findData(bridge::fromUtf8(landscape))));
    for (const auto& [name, size] : {std::pair{tr("A4 landscape"), QStringLiteral("4l")},
                                     std::pair{tr("A4 portrait"), QStringLiteral("4p")},
                                     std::pair{tr("A3 landscape"), QStringLiteral("3l")},
                                     std::pair{tr("A3 portrait"), QStringLiteral("3p")}}) {
        m_page->addItem(name, size);
    }
    for (const std::string& id : layout::profileIds()) {
        const auto profile = layout::Profile::load(id);
        m_profile->addItem(profile ? bridge::in(profile->name) : bridge::fromUtf8(id),
                           bridge::fromUtf8(id));
    }
    bridge::askFeatures(
        bridge, this, "proposal", [this](Result<std::vector<model::Feature>> proposals) {
            for (const model::Feature& proposal :
                 proposals ? *proposals : std::vector<model::Feature>{}) {
                m_proposal->addItem(
                    bridge::fromUtf8(model::shownName(proposal, bridge::currentLanguage()).text),
                    QString::number(proposal.id));
            }
        });
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setMinimumSize(previewWidth, 400);
    m_preview->setProperty("role", QStringLiteral("card"));
    m_preview->setText(tr("Preview"));

    auto* content = new QHBoxLayout;
    content->setSpacing(20);
    content->addWidget(makeForm());
    content->addWidget(m_preview, 1);
    auto* cancel = new QPushButton{tr("Close"), this};
    m_export->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_export);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto* title = panels::makeTitle(this);
    title->setText(tr("Export a layout"));
    column->addWidget(title);
    column->addLayout(content, 1);
    column->addLayout(buttons);

    m_previewTimer->setSingleShot(true);
    m_previewTimer->setInterval(previewDelay);
    connect(m_previewTimer, &QTimer::timeout, this, &LayoutDialog::updatePreview);
    for (QComboBox* box : {m_template, m_landscape, m_species, m_proposal, m_page, m_profile}) {
        connect(box, &QComboBox::currentIndexChanged, this, &LayoutDialog::check);
    }
    connect(m_title, &QLineEdit::textChanged, this, &LayoutDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &LayoutDialog::check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &LayoutDialog::exportNow);
    setFolder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    fillSpecies();
    check();
    resize(960, 600);
}

QWidget* LayoutDialog::makeForm()
{
    auto* page = new QWidget{this};
    auto* form = new QFormLayout{page};
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("&Map"), m_template);
    form->addRow(bridge::heading("landscape"), m_landscape);
    form->addRow(bridge::heading("species"), m_species);
    form->addRow(bridge::heading("proposal"), m_proposal);
    form->addRow(bridge::heading("title"), m_title);
    m_title->setPlaceholderText(tr("as the template writes it"));
    form->addRow(tr("&Page"), m_page);
    form->addRow(bridge::heading("publication_profile"), m_profile);
    auto* languages = new QWidget{page};
    auto* languageLine = new QHBoxLayout{languages};
    languageLine->setContentsMargins(0, 0, 0, 0);
    for (const Language language : allLanguages) {
        auto* box = new QCheckBox{bridge::fromUtf8(ownName(language)), languages};
        box->setChecked(language == bridge::currentLanguage());
        m_languages[static_cast<std::size_t>(language)] = box;
        languageLine->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &LayoutDialog::check);
    }
    languageLine->addStretch(1);
    form->addRow(tr("Languages"), languages);
    auto* formats = new QWidget{page};
    auto* formatLine = new QHBoxLayout{formats};
    formatLine->setContentsMargins(0, 0, 0, 0);
    const std::array names{QStringLiteral("PDF"), QStringLiteral("PNG"), QStringLiteral("SVG")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_formats[i] = new QCheckBox{names[i], formats};
        m_formats[i]->setChecked(i == 0);
        formatLine->addWidget(m_formats[i]);
        connect(m_formats[i], &QCheckBox::toggled, this, &LayoutDialog::check);
    }
    formatLine->addStretch(1);
    form->addRow(tr("Formats"), formats);
    auto* folder = new QWidget{page};
    auto* folderLine = new QHBoxLayout{folder};
    folderLine->setContentsMargins(0, 0, 0, 0);
    folderLine->setSpacing(8);
    auto* choose = new QPushButton{tr("Choose…"), folder};
    folderLine->addWidget(m_folder, 1);
    folderLine->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &LayoutDialog::chooseFolder);
    form->addRow(tr("&Folder"), folder);
    for (QComboBox* box : {m_template, m_landscape, m_species, m_proposal, m_page, m_profile}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    page->setFixedWidth(380);
    return page;
}

void LayoutDialog::fillSpecies()
{
    const QVariant kept = m_species->currentData();
    const QSignalBlocker quiet{m_species};
    m_species->clear();
    const std::string place = bridge::toUtf8(m_landscape->currentData().toString());
    const auto& known = bridge::facts();
    for (const std::string& species : known.ratings.species()) {
        if (known.gazetteer.livesIn(species, place)) {
            m_species->addItem(bridge::speciesName(species), bridge::fromUtf8(species));
        }
    }
    m_species->setCurrentIndex(std::max(0, m_species->findData(kept)));
}

void LayoutDialog::setFolder(const QString& folder)
{
    m_folder->setText(folder);
}

void LayoutDialog::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder"), m_folder->text());
    if (!folder.isEmpty()) {
        setFolder(folder);
    }
}

void LayoutDialog::setTheme(const std::string& theme)
{
    // Ratings and protected areas have templates of their own.
    m_theme = theme.starts_with("sheet:") ? theme : std::string{};
    updatePreview();
}

bridge::LayoutOrder LayoutDialog::order() const
{
    bridge::LayoutOrder order;
    order.theme = m_theme;
    order.choice.kind = static_cast<layout::Template>(m_template->currentData().toInt());
    order.choice.landscape = bridge::toUtf8(m_landscape->currentData().toString());
    const QString page = m_page->currentData().toString();
    order.choice.page.size =
        page.startsWith(QLatin1Char{'3'}) ? layout::PageSize::A3 : layout::PageSize::A4;
    order.choice.page.orientation = page.endsWith(QLatin1Char{'p'})
                                        ? layout::Orientation::Portrait
                                        : layout::Orientation::Landscape;
    order.choice.profile = bridge::toUtf8(m_profile->currentData().toString());
    if (m_species->count() > 0) {
        order.choice.species = bridge::toUtf8(m_species->currentData().toString());
    }
    order.choice.proposal = bridge::toUtf8(m_proposal->currentData().toString());
    order.title.in(bridge::currentLanguage()) = bridge::toUtf8(m_title->text().trimmed());
    for (const Language language : allLanguages) {
        if (m_languages[static_cast<std::size_t>(language)]->isChecked()) {
            order.languages.push_back(language);
        }
    }
    constexpr std::array formats{layout::Format::Pdf, layout::Format::Png, layout::Format::Svg};
    for (std::size_t i = 0; i < formats.size(); ++i) {
        if (m_formats[i]->isChecked()) {
            order.formats.push_back(formats[i]);
        }
    }
    order.folder = bridge::toPath(m_folder->text());
    return order;
}

void LayoutDialog::check()
{
    if (sender() == m_landscape) {
        fillSpecies();
    }
    const bridge::LayoutOrder now = order();
    m_species->setEnabled(now.choice.kind == layout::Template::HabitatRating);
    m_proposal->setEnabled(now.choice.kind == layout::Template::ProposalScope);
    m_landscape->setEnabled(now.choice.kind != layout::Template::StudyAreas);
    m_export->setEnabled(!now.languages.empty() && !now.formats.empty() && !now.folder.empty());
    m_previewTimer->start();
}

void LayoutDialog::updatePreview()
{
    if (m_previewRunning) {
        m_previewAgain = true;
        return;
    }
    m_previewRunning = true;
    bridge::askLayoutPreview(
        *m_bridge, this, order(), makeBackend, [this](Result<std::string> png) {
            m_previewRunning = false;
            if (m_previewAgain) {
                m_previewAgain = false;
                m_previewTimer->start();
            }
            if (!png) {
                m_preview->setText(bridge::fromUtf8(png.error().detail));
                return;
            }
            const QImage page = QImage::fromData(
                QByteArray{png->data(), static_cast<qsizetype>(png->size())}, "PNG");
            const double ratio = devicePixelRatioF();
            QPixmap picture = QPixmap::fromImage(page.scaled(
                m_preview->size() * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
            picture.setDevicePixelRatio(ratio);
            m_preview->setPixmap(picture);
            Q_EMIT previewShown();
        });
}

void LayoutDialog::exportNow()
{
    m_export->setEnabled(false);
    bridge::runLayoutExport(*m_bridge,
                            this,
                            order(),
                            makeBackend,
                            [this](Result<std::vector<layout::ExportedFile>> files) {
                                m_export->setEnabled(true);
                                if (!files) {
                                    m_bridge->reportFailure(files.error());
                                    return;
                                }
                                QStringList names;
                                for (const layout::ExportedFile& file : *files) {
                                    names.append(bridge::fromPath(file.path));
                                }
                                Q_EMIT m_bridge->message(tr("%n file(s) written to %1",
                                                            nullptr,
                                                            static_cast<int>(names.size()))
                                                             .arg(m_folder->text()));
                                Q_EMIT exported(names);
                            });
}

} // namespace ecotone::layout_window
