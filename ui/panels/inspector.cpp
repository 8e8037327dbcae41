#include "ui/panels/inspector.h"

#include "core/geometry/area.h"
#include "core/habitat/classification.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/models/record_models.h"
#include "ui/panels/area_model.h"
#include "ui/panels/class_picker.h"
#include "ui/panels/pieces.h"
#include "ui/panels/why_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace ecotone::panels {

namespace {

/// The number of the entry and enough of its hash to tell revisions apart; the rest in a tooltip.
constexpr int shownOfRevision = 12;

constexpr std::size_t shownEntries = 6;

QVBoxLayout* makeColumn(QWidget* page)
{
    auto* column = new QVBoxLayout{page};
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    return column;
}

QScrollArea* scrolled(QWidget* page)
{
    auto* area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    return area;
}

} // namespace

Inspector::Inspector(bridge::StoreBridge& bridge, QWidget* parent)
    : QWidget{parent}
    , m_bridge{&bridge}
    , m_pages{new QStackedWidget{this}}
{
    m_pages->addWidget(makeSummaryPage());
    m_pages->addWidget(makePatchPage());
    m_pages->addWidget(makeBoundaryPage());
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    setAccessibleName(tr("Inspector"));
    connect(m_bridge, &bridge::StoreBridge::projectClosed, this, [this] { m_openIssues.reset(); });
    retranslate();
}

Inspector::~Inspector() = default;

QWidget* Inspector::makeSummaryPage()
{
    auto* page = new QWidget;
    auto* column = makeColumn(page);
    m_summaryTitle = makeTitle(page);
    m_summaryText = makeText(page);
    m_summaryRows = makeText(page);
    m_summaryRows->setObjectName(QStringLiteral("summary_rows"));
    m_summaryNext = makeNote(page);
    for (QWidget* part : {m_summaryTitle, m_summaryText, m_summaryRows, m_summaryNext}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    return scrolled(page);
}

QWidget* Inspector::makePatchPage()
{
    auto* page = new QWidget;
    auto* column = makeColumn(page);
    m_patchTitle = makeTitle(page);
    m_zoom = new QToolButton{page};
    m_zoom->setIcon(canvas::icon(QStringLiteral("zoom-full")));
    m_zoom->setAutoRaise(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_patchTitle, 1);
    head->addWidget(m_zoom, 0, Qt::AlignTop);
    column->addLayout(head);
    m_why = makeText(page);
    m_why->setObjectName(QStringLiteral("why"));
    m_namesTitle = makeNote(page);
    m_names = makeText(page);
    m_numbersTitle = makeNote(page);
    m_numbers = makeText(page);
    m_sourceTitle = makeNote(page);
    m_source = makeText(page);
    m_historyTitle = makeNote(page);
    m_history = makeText(page);
    column->addWidget(m_why);
    m_editBox = makeEditBox();
    column->addWidget(m_editBox);
    for (QWidget* part : {m_namesTitle,
                          m_names,
                          m_numbersTitle,
                          m_numbers,
                          m_sourceTitle,
                          m_source,
                          m_historyTitle,
                          m_history}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    connect(m_zoom, &QToolButton::clicked, this, &Inspector::zoomWanted);
    return scrolled(page);
}

QWidget* Inspector::makeEditBox()
{
    auto* box = new QWidget;
    box->setProperty("role", QStringLiteral("card"));
    box->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout{box};
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    m_editTitle = makeNote(box);
    m_picker = new ClassPicker{box};
    m_picker->setObjectName(QStringLiteral("classPicker"));
    m_correction = new QRadioButton{box};
    m_change = new QRadioButton{box};
    m_correction->setChecked(true);
    m_eventDate = new QLineEdit{box};
    m_cause = new QLineEdit{box};
    m_reason = new QLineEdit{box};
    m_reason->setObjectName(QStringLiteral("reason"));
    m_apply = new QPushButton{box};
    m_apply->setObjectName(QStringLiteral("apply"));
    auto* event = new QHBoxLayout;
    event->addWidget(m_eventDate, 2);
    event->addWidget(m_cause, 3);
    column->addWidget(m_editTitle);
    column->addWidget(m_picker);
    column->addWidget(m_correction);
    column->addWidget(m_change);
    column->addLayout(event);
    column->addWidget(m_reason);
    column->addWidget(m_apply, 0, Qt::AlignRight);
    connect(m_change, &QRadioButton::toggled, this, &Inspector::updateEditBox);
    connect(m_eventDate, &QLineEdit::textChanged, this, &Inspector::updateEditBox);
    connect(m_cause, &QLineEdit::textChanged, this, &Inspector::updateEditBox);
    connect(m_picker, &QComboBox::currentIndexChanged, this, &Inspector::updateEditBox);
    connect(m_picker, &ClassPicker::codeChosen, this, &Inspector::brushChosen);
    connect(m_apply, &QPushButton::clicked, this, &Inspector::apply);
    connect(m_reason, &QLineEdit::returnPressed, this, &Inspector::apply);
    return box;
}

QWidget* Inspector::makeBoundaryPage()
{
    auto* page = new QWidget;
    auto* column = makeColumn(page);
    m_boundaryTitle = makeTitle(page);
    m_boundaryText = makeText(page);
    m_areaTable = new QTableView{page};
    m_areaTable->setObjectName(QStringLiteral("areas"));
    m_areaModel = new AreaModel{m_areaTable};
    m_areaTable->setModel(m_areaModel);
    dressTable(*m_areaTable);
    m_areaTable->setSortingEnabled(false);
    m_areaTable->horizontalHeader()->setStretchLastSection(false);
    m_areaTable->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_areaTable->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_areaTable->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_areaTotals = makeText(page);
    m_properties = new QPushButton{page};
    m_remove = new QPushButton{page};
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_properties);
    column->addWidget(m_boundaryTitle);
    column->addWidget(m_boundaryText);
    column->addWidget(m_areaTable, 1);
    column->addWidget(m_areaTotals);
    column->addLayout(buttons);
    connect(m_properties, &QPushButton::clicked, this, [this] {
        if (m_proposal) {
            Q_EMIT proposalPropertiesWanted(*m_proposal);
        }
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (m_proposal) {
            Q_EMIT proposalRemoved(m_proposal->id);
        }
    });
    return page;
}

// ------------------------------------------------------------------------------------- shows

void Inspector::showNothing(const std::string& landscape)
{
    m_landscape = landscape;
    m_patches.clear();
    m_details.reset();
    m_proposal.reset();
    // A question to a project that was closed meanwhile is never answered.
    m_areasPending = false;
    m_areasAgain = false;
    fillSummary();
    m_pages->setCurrentIndex(0);
}

void Inspector::showPatches(std::vector<model::PatchId> patches)
{
    if (patches.empty()) {
        showNothing(m_landscape);
        return;
    }
    m_patches = std::move(patches);
    m_proposal.reset();
    if (m_patches.size() > 1) {
        m_details.reset();
        fillSeveral();
        m_pages->setCurrentIndex(1);
        return;
    }
    bridge::askDetails(
        *m_bridge, this, m_patches.front(), [this](Result<bridge::PatchDetails> details) {
            if (!details) {
                showNothing(m_landscape);
                return;
            }
            if (m_patches.size() == 1 && m_patches.front() == details->patch.id) {
                m_details = *std::move(details);
                m_picker->setCode(m_details->patch.attributes.classCode);
                fillPatch(*m_details);
                m_pages->setCurrentIndex(1);
            }
        });
}

void Inspector::showBoundary(const geometry::MultiPolygon& boundary,
                             std::optional<model::Feature> proposal)
{
    m_boundary = boundary;
    m_featureLayer = "proposal";
    m_proposal = std::move(proposal);
    m_patches.clear();
    m_pages->setCurrentIndex(2);
    if (m_areasPending) {
        // One question at a time; the newest boundary is asked when the answer is here.
        m_areasAgain = true;
        return;
    }
    m_areasPending = true;
    bridge::askAreas(*m_bridge, this, boundary, [this](Result<bridge::BoundaryAreas> areas) {
        m_areasPending = false;
        if (m_areasAgain) {
            m_areasAgain = false;
            showBoundary(m_boundary, m_proposal);
        }
        if (areas) {
            m_areas = *std::move(areas);
            fillBoundary();
            Q_EMIT areasShown();
        }
    });
    fillBoundary();
}

void Inspector::showFeature(const std::string& layer, const model::Feature& feature)
{
    showBoundary(feature.shape.polygons, feature);
    m_featureLayer = layer;
    fillBoundary();
}

void Inspector::refresh()
{
    if (m_pages->currentIndex() == 1) {
        showPatches(m_patches);
    } else if (m_pages->currentIndex() == 2) {
        const std::string layer = m_featureLayer;
        showBoundary(m_boundary, m_proposal);
        m_featureLayer = layer;
    } else {
        fillSummary();
    }
}

// ------------------------------------------------------------------------------------- fills

void Inspector::setOpenIssues(std::map<std::string, std::int64_t> byLandscape)
{
    m_openIssues = std::move(byLandscape);
    fillSummary();
}

/// In the landscape that is shown; `stored` while the panel of issues has not counted.
std::int64_t Inspector::openIssues(std::int64_t stored) const
{
    if (!m_openIssues) {
        return stored;
    }
    std::int64_t count = 0;
    for (const auto& [landscape, issues] : *m_openIssues) {
        count += m_landscape.empty() || landscape == m_landscape ? issues : 0;
    }
    return count;
}

void Inspector::fillSummary()
{
    if (!m_bridge->hasProject()) {
        return;
    }
    const bridge::ProjectSummary& summary = m_bridge->summary();
    const auto landscape =
        std::find_if(summary.landscapes.begin(),
                     summary.landscapes.end(),
                     [this](const auto& item) { return item.code == m_landscape; });
    const bool whole = m_landscape.empty() || landscape == summary.landscapes.end();
    m_summaryTitle->setText(whole ? summary.title : bridge::landscapeName(m_landscape));
    m_summaryText->setText(summary.demonstration ? bridge::word("demonstration") : QString{});
    m_summaryText->setVisible(summary.demonstration);
    m_summaryRows->setText(rowsText({
        {bridge::heading("area"), bridge::areaText(whole ? summary.area : landscape->area)},
        {bridge::heading("patches"),
         bridge::integerText(whole ? summary.patches : landscape->patches)},
        {tr("Classes"),
         bridge::integerText(whole ? static_cast<std::int64_t>(summary.classes.size())
                                   : landscape->classes)},
        {tr("Open issues"),
         bridge::integerText(whole ? openIssues(summary.issues) : openIssues(landscape->issues))},
        {bridge::heading("revision"), bridge::fromUtf8(summary.revision).left(shownOfRevision)},
    }));
    m_summaryRows->setToolTip(bridge::heading("revision") + QStringLiteral(": ") +
                              bridge::fromUtf8(summary.revision));
    m_summaryNext->setText(
        tr("Select a patch to see why it has its class, or draw a proposal to see "
           "its area by class and country."));
}

void Inspector::fillPatch(const bridge::PatchDetails& details)
{
    const model::PatchAttributes& attributes = details.patch.attributes;
    const habitat::HabitatClass* found = bridge::facts().classification.find(attributes.classCode);
    m_patchTitle->setText(bridge::fromUtf8(attributes.classCode) + QStringLiteral("  ") +
                          bridge::className(attributes.classCode));
    m_why->setText(whyText(details));
    std::vector<std::pair<QString, QString>> names;
    for (const Language language : allLanguages) {
        if (found != nullptr) {
            names.emplace_back(bridge::fromUtf8(ownName(language)),
                               bridge::fromUtf8(found->name.in(language)));
        }
    }
    m_names->setText(rowsText(names));
    m_numbers->setText(rowsText({
        {bridge::heading("area"), bridge::areaText(details.patch.area)},
        {tr("Patch no."), QString::number(details.patch.id)},
        {bridge::heading("country"), bridge::countryName(attributes.country)},
        {bridge::heading("landscape"), bridge::landscapeName(attributes.landscape)},
        {bridge::heading("status"), bridge::statusWord("patch", model::name(attributes.status))},
        {bridge::heading("observed_on"), bridge::fromUtf8(attributes.observedOn)},
    }));
    m_sourceTitle->setVisible(details.source.has_value());
    m_source->setVisible(details.source.has_value());
    if (details.source) {
        const model::Source& source = *details.source;
        m_source->setText(rowsText({
            {bridge::heading("title"), bridge::fromUtf8(source.title)},
            {tr("File"), bridge::fromUtf8(source.file)},
            {tr("Row"), bridge::fromUtf8(attributes.sourceFid)},
            {bridge::heading("source_code"), bridge::fromUtf8(attributes.sourceCode)},
            {tr("Source name"), bridge::fromUtf8(attributes.sourceText)},
            {tr("Encoding"), bridge::fromUtf8(source.encoding)},
            {bridge::heading("coordinate_system"), bridge::fromUtf8(source.crs)},
        }));
    }
    std::vector<std::pair<QString, QString>> entries;
    for (const model::HistoryEntry& entry : details.history) {
        if (entries.size() < shownEntries) {
            entries.emplace_back(bridge::timeText(entry.time),
                                 models::historyKindText(entry.header.kind) +
                                     QStringLiteral(" · ") +
                                     bridge::fromUtf8(entry.header.author.name));
        }
    }
    m_historyTitle->setVisible(!entries.empty());
    m_history->setText(rowsText(entries));
    for (QWidget* part : {m_namesTitle, m_names, m_numbersTitle, m_numbers}) {
        part->setVisible(true);
    }
    updateEditBox();
}

void Inspector::fillSeveral()
{
    m_patchTitle->setText(tr("%n patch(es) selected", nullptr, static_cast<int>(m_patches.size())));
    m_why->setText(tr("Choose a class to give it to all of them in one step."));
    for (QWidget* part : {m_namesTitle,
                          m_names,
                          m_numbersTitle,
                          m_numbers,
                          m_sourceTitle,
                          m_source,
                          m_historyTitle,
                          m_history}) {
        part->setVisible(false);
    }
    updateEditBox();
}

void Inspector::fillBoundary()
{
    const bool isProposal = m_featureLayer == "proposal";
    QString name =
        m_proposal ? bridge::fromUtf8(model::shownName(*m_proposal, bridge::currentLanguage()).text)
                   : QString{};
    if (name.isEmpty()) {
        name = isProposal ? tr("New proposal") : bridge::word("layer_" + m_featureLayer);
    }
    m_boundaryTitle->setText(name);
    QString text;
    if (isProposal && m_proposal) {
        text = bridge::statusWord("proposal", m_proposal->text("status"));
    } else if (m_proposal) {
        text = bridge::statusWord("protected_area", m_proposal->text("status"));
    }
    m_boundaryText->setText(text);
    m_boundaryText->setVisible(!text.isEmpty());
    m_areaModel->setRecords(m_areas.lines);
    m_areaTotals->setText(rowsText({
        {bridge::heading("total"), bridge::areaText(m_areas.total)},
        {bridge::heading("no_data"),
         m_areas.unmapped == geometry::Area{} ? QString{} : bridge::areaText(m_areas.unmapped)},
        {bridge::heading("area_computed"), bridge::areaText(m_areas.boundary)},
    }));
    m_properties->setVisible(isProposal && m_proposal && m_proposal->id != 0);
    m_remove->setVisible(isProposal && m_proposal && m_proposal->id != 0);
}

// ------------------------------------------------------------------------------------- edits

void Inspector::updateEditBox()
{
    const bool changes = m_change->isChecked();
    m_eventDate->setVisible(changes);
    m_cause->setVisible(changes);
    const bool readOnly = m_bridge->hasProject() && m_bridge->summary().readOnly;
    const bool stated = !changes || (!m_eventDate->text().isEmpty() && !m_cause->text().isEmpty());
    const bool differs = !m_details || m_patches.size() > 1 ||
                         m_picker->code() != m_details->patch.attributes.classCode;
    m_editBox->setEnabled(!readOnly);
    m_apply->setEnabled(stated && differs && !m_picker->code().empty() && !m_patches.empty());
}

void Inspector::apply()
{
    if (!m_apply->isEnabled()) {
        return;
    }
    bridge::EditStatement statement;
    statement.kind =
        m_change->isChecked() ? model::ChangeKind::Change : model::ChangeKind::Correction;
    statement.eventDate = m_eventDate->text();
    statement.cause = m_cause->text();
    statement.reason = m_reason->text();
    Q_EMIT reclassifyWanted(bridge::fromUtf8(m_picker->code()), statement);
}

void Inspector::retranslate()
{
    m_namesTitle->setText(tr("Names"));
    m_numbersTitle->setText(tr("Numbers"));
    m_sourceTitle->setText(bridge::heading("source"));
    m_historyTitle->setText(bridge::heading("history"));
    m_zoom->setToolTip(tr("Show in view"));
    m_zoom->setAccessibleName(tr("Show in view"));
    m_editTitle->setText(bridge::heading("edit_reclassify"));
    m_picker->lineEdit()->setPlaceholderText(tr("Class: name or code"));
    m_picker->setAccessibleName(tr("Class: name or code"));
    m_correction->setText(tr("The map was wrong"));
    m_change->setText(tr("The land has changed"));
    m_eventDate->setPlaceholderText(tr("When: 2026-05"));
    m_eventDate->setAccessibleName(bridge::heading("event_date"));
    m_cause->setPlaceholderText(tr("Cause: fire, felling…"));
    m_cause->setAccessibleName(bridge::heading("cause"));
    m_reason->setPlaceholderText(tr("Why (goes into the history)"));
    m_reason->setAccessibleName(tr("Why (goes into the history)"));
    m_apply->setText(tr("Change class"));
    m_properties->setText(tr("Properties…"));
    m_remove->setText(tr("Remove"));
    m_areaModel->languageChanged();
    if (m_details && m_patches.size() == 1) {
        fillPatch(*m_details);
    } else if (m_patches.size() > 1) {
        fillSeveral();
    }
    fillSummary();
    fillBoundary();
    updateEditBox();
}

void Inspector::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::panels
