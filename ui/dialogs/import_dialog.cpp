#include "ui/dialogs/import_dialog.h"

#include "core/base/file.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/models/record_models.h"
#include "ui/panels/pieces.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ecotone::dialogs {

namespace {

enum class Light : unsigned char
{
    Good,
    Look,
    Stop,
};

/// A filled dot with a word beside it: never colour alone.
QString lightRow(Light light, const QString& name, const QString& value, const QString& evidence)
{
    const char* colors[] = {"accent", "amber", "red"};
    const QString signs[] = {QStringLiteral("✓"), QStringLiteral("!"), QStringLiteral("✕")};
    const auto index = static_cast<std::size_t>(light);
    return QStringLiteral(
               "<tr><td style='padding:3px 8px 3px 0;color:%1'><b>%2</b></td>"
               "<td style='padding:3px 12px 3px 0;color:%3'>%4</td>"
               "<td style='padding:3px 0'>%5<br><span style='color:%3'>%6</span></td></tr>")
        .arg(canvas::color(colors[index]).name(),
             signs[index],
             canvas::color("secondary_text").name(),
             name.toHtmlEscaped(),
             value.toHtmlEscaped(),
             evidence.toHtmlEscaped());
}

} // namespace

ImportDialog::ImportDialog(bridge::StoreBridge& bridge, const QStringList& files, QWidget* parent)
    : QDialog{parent}
    , m_bridge{&bridge}
    , m_layers{new QTreeWidget{this}}
    , m_heading{panels::makeTitle(this)}
    , m_lights{panels::makeText(this)}
    , m_samples{new QTableWidget{this}}
    , m_role{new QComboBox{this}}
    , m_country{new QComboBox{this}}
    , m_landscape{new QComboBox{this}}
    , m_encoding{new QComboBox{this}}
    , m_crs{new QLineEdit{this}}
    , m_assume{new QLineEdit{this}}
    , m_again{new QPushButton{tr("Read again"), this}}
    , m_accept{new QPushButton{tr("Bring into the map"), this}}
    , m_note{panels::makeNote(this)}
{
    setWindowTitle(tr("Look at a file"));
    for (const QString& file : files) {
        m_files.push_back(bridge::toPath(file));
    }
    m_layers->setHeaderHidden(true);
    m_layers->setRootIsDecorated(false);
    m_layers->setMinimumWidth(200);
    m_samples->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_samples->verticalHeader()->hide();
    m_samples->setAlternatingRowColors(true);
    m_samples->setMinimumHeight(150);

    m_role->addItem(tr("Part of the habitat map"), QStringLiteral("habitat"));
    for (const char* layer : {"protected_area",
                              "zone",
                              "corridor",
                              "admin",
                              "place",
                              "road",
                              "river",
                              "reference_line"}) {
        m_role->addItem(bridge::word(std::string{"layer_"} + layer), QString::fromLatin1(layer));
    }
    m_country->addItem(tr("not stated"), QString{});
    for (const habitat::Country& country : bridge::facts().gazetteer.countries) {
        m_country->addItem(bridge::countryName(country.code), bridge::fromUtf8(country.code));
    }
    m_landscape->addItem(tr("not stated"), QString{});
    for (const habitat::Landscape& landscape : bridge::facts().gazetteer.landscapes) {
        m_landscape->addItem(bridge::landscapeName(landscape.code),
                             bridge::fromUtf8(landscape.code));
    }
    m_encoding->addItem(tr("as decided"), QStringLiteral("auto"));
    for (const char* name : {"UTF-8", "GB18030", "CP1251", "CP1251-MN", "CP866", "KOI8-R"}) {
        m_encoding->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
    }
    m_crs->setPlaceholderText(tr("as decided"));
    m_assume->setPlaceholderText(tr("only where the file's datum has no parameters"));

    auto* form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("&Becomes"), m_role);
    form->addRow(bridge::heading("country"), m_country);
    form->addRow(bridge::heading("landscape"), m_landscape);
    form->addRow(bridge::heading("encoding"), m_encoding);
    form->addRow(bridge::heading("coordinate_system"), m_crs);
    form->addRow(tr("Assumed datum"), m_assume);

    auto* page = new QWidget{this};
    auto* column = new QVBoxLayout{page};
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addWidget(m_lights);
    column->addWidget(m_samples, 1);
    column->addLayout(form);
    auto* split = new QSplitter{this};
    split->addWidget(m_layers);
    split->addWidget(page);
    split->setStretchFactor(1, 1);

    auto* cancel = new QPushButton{tr("Cancel"), this};
    m_accept->setDefault(true);
    m_accept->setEnabled(false);
    m_again->setEnabled(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_again);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto* lines = new QVBoxLayout{this};
    lines->setContentsMargins(20, 16, 20, 16);
    lines->setSpacing(12);
    lines->addWidget(split, 1);
    lines->addLayout(buttons);
    resize(940, 640);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &ImportDialog::accept);
    connect(m_again, &QPushButton::clicked, this, [this] {
        storeSettings();
        probe();
    });
    connect(m_layers, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        storeSettings();
        showEntry(item == nullptr ? -1 : item->data(0, Qt::UserRole).toInt());
    });
    m_heading->setText(tr("Reading…"));
    m_note->setText(tr("Nothing is written until you accept."));
    probe();
}

void ImportDialog::probe()
{
    harmonise::ProbeHints hints;
    if (m_shown >= 0) {
        const harmonise::Recipe& recipe = m_entries[static_cast<std::size_t>(m_shown)].recipe;
        hints = {recipe.country, recipe.crs, recipe.assume, recipe.controlPoints, recipe.encoding};
    }
    m_accept->setEnabled(false);
    m_again->setEnabled(false);
    bridge::askProbe(*m_bridge,
                     this,
                     m_files,
                     hints,
                     [this](Result<std::vector<harmonise::FileReport>> reports) {
                         if (!reports) {
                             const bridge::ErrorText text = bridge::errorText(reports.error());
                             m_heading->setText(text.what);
                             m_lights->setText(text.advice + QLatin1Char{'\n'} + text.detail);
                             return;
                         }
                         m_reports = *std::move(reports);
                         showReports();
                     });
}

void ImportDialog::showReports()
{
    const int kept = std::max(m_shown, 0);
    m_shown = -1;
    m_entries.clear();
    m_layers->clear();
    for (std::size_t file = 0; file < m_reports.size(); ++file) {
        const harmonise::FileReport& report = m_reports[file];
        for (std::size_t layer = 0; layer < report.layers.size(); ++layer) {
            auto* item = new QTreeWidgetItem{m_layers};
            item->setText(0, bridge::fromUtf8(report.layers[layer].name));
            item->setData(0, Qt::UserRole, static_cast<int>(m_entries.size()));
            m_entries.push_back({file, layer, bridge::recipeFor(report, report.layers[layer])});
            item->setCheckState(0, isReady(m_entries.back()) ? Qt::Checked : Qt::Unchecked);
        }
        if (report.error) {
            auto* item = new QTreeWidgetItem{m_layers};
            item->setText(0, bridge::fromUtf8(fileName(pathFromUtf8(report.file))));
            item->setIcon(0, canvas::icon(QStringLiteral("warning")));
            item->setData(0, Qt::UserRole, -1 - static_cast<int>(file));
        }
    }
    m_again->setEnabled(!m_entries.empty());
    if (m_layers->topLevelItemCount() > 0) {
        m_layers->setCurrentItem(
            m_layers->topLevelItem(std::min(kept, m_layers->topLevelItemCount() - 1)));
    }
    Q_EMIT reportShown();
}

const harmonise::LayerReport& ImportDialog::layerOf(const Entry& entry) const
{
    return m_reports[entry.file].layers[entry.layer];
}

bool ImportDialog::isReady(const Entry& entry) const
{
    const harmonise::LayerReport& layer = layerOf(entry);
    return layer.encoding.decided && layer.crs.decided;
}

void ImportDialog::showEntry(int entry)
{
    m_shown = std::max(entry, -1);
    if (entry < 0) {
        const auto file = static_cast<std::size_t>(-1 - entry);
        if (file < m_reports.size() && m_reports[file].error) {
            const bridge::ErrorText text = bridge::errorText(*m_reports[file].error);
            m_heading->setText(text.what);
            m_lights->setText(text.advice + QStringLiteral("<br><br>") +
                              text.detail.toHtmlEscaped());
            m_samples->setRowCount(0);
        }
        m_accept->setEnabled(false);
        return;
    }
    const Entry& shown = m_entries[static_cast<std::size_t>(entry)];
    const harmonise::LayerReport& layer = layerOf(shown);
    m_heading->setText(bridge::fromUtf8(layer.name));
    fillLights(layer);
    fillSamples(layer);
    const harmonise::Recipe& recipe = shown.recipe;
    m_role->setCurrentIndex(
        recipe.role == harmonise::Role::Habitat
            ? 0
            : std::max(0, m_role->findData(bridge::fromUtf8(recipe.targetLayer))));
    m_country->setCurrentIndex(std::max(0, m_country->findData(bridge::fromUtf8(recipe.country))));
    m_landscape->setCurrentIndex(
        std::max(0, m_landscape->findData(bridge::fromUtf8(recipe.landscape))));
    m_encoding->setCurrentIndex(
        std::max(0, m_encoding->findData(bridge::fromUtf8(recipe.encoding))));
    m_crs->setText(recipe.crs == "auto" ? QString{} : bridge::fromUtf8(recipe.crs));
    m_assume->setText(bridge::fromUtf8(recipe.assume));
    m_accept->setEnabled(m_bridge->hasProject() && !m_bridge->summary().readOnly && isReady(shown));
}

void ImportDialog::fillLights(const harmonise::LayerReport& layer)
{
    QString rows = QStringLiteral("<table cellspacing='0'>");
    rows += lightRow(Light::Good,
                     tr("Rows"),
                     bridge::integerText(layer.features),
                     bridge::fromUtf8(layer.geometry));
    rows += lightRow(layer.encoding.decided ? Light::Good : Light::Stop,
                     bridge::heading("encoding"),
                     bridge::fromUtf8(layer.encoding.name),
                     bridge::fromUtf8(layer.encoding.evidence));
    const QString accuracy = layer.crs.accuracyMetres < 0.0
                                 ? QString{}
                                 : QStringLiteral(" ± ") +
                                       bridge::decimalText(layer.crs.accuracyMetres, 1) +
                                       QStringLiteral(" m");
    rows += lightRow(
        !layer.crs.decided ? Light::Stop : (layer.crs.banner ? Light::Look : Light::Good),
        bridge::heading("coordinate_system"),
        bridge::fromUtf8(layer.crs.name.empty() ? layer.crs.code : layer.crs.name) + accuracy,
        bridge::fromUtf8(layer.crs.decided ? layer.crs.evidence : layer.crs.needed));
    rows +=
        lightRow(layer.scheme.decided ? Light::Good : Light::Look,
                 bridge::heading("crosswalk"),
                 layer.scheme.decided ? bridge::fromUtf8(layer.scheme.name) : tr("not recognised"),
                 bridge::fromUtf8(layer.scheme.evidence));
    for (const harmonise::Finding& finding : layer.issues) {
        const Light light = finding.severity == model::Severity::Error ? Light::Stop : Light::Look;
        rows += lightRow(light,
                         bridge::integerText(finding.count),
                         models::issueTitle(finding.code),
                         bridge::fromUtf8(finding.message));
    }
    m_lights->setText(rows + QStringLiteral("</table>"));
}

void ImportDialog::fillSamples(const harmonise::LayerReport& layer)
{
    m_samples->clear();
    m_samples->setRowCount(static_cast<int>(layer.samples.size()));
    m_samples->setColumnCount(static_cast<int>(layer.fields.size()));
    QStringList names;
    for (const harmonise::FieldFinding& field : layer.fields) {
        names.append(bridge::fromUtf8(field.name));
    }
    m_samples->setHorizontalHeaderLabels(names);
    for (int row = 0; row < m_samples->rowCount(); ++row) {
        for (const auto& [name, value] : layer.samples[static_cast<std::size_t>(row)]) {
            const auto column = static_cast<int>(names.indexOf(bridge::fromUtf8(name)));
            if (column >= 0) {
                m_samples->setItem(row, column, new QTableWidgetItem{bridge::fromUtf8(value)});
            }
        }
    }
    m_samples->resizeColumnsToContents();
}

void ImportDialog::storeSettings()
{
    if (m_shown < 0 || static_cast<std::size_t>(m_shown) >= m_entries.size()) {
        return;
    }
    harmonise::Recipe& recipe = m_entries[static_cast<std::size_t>(m_shown)].recipe;
    const QString role = m_role->currentData().toString();
    recipe.role =
        role == QLatin1String{"habitat"} ? harmonise::Role::Habitat : harmonise::Role::Layer;
    recipe.targetLayer =
        recipe.role == harmonise::Role::Layer ? bridge::toUtf8(role) : std::string{};
    recipe.country = bridge::toUtf8(m_country->currentData().toString());
    recipe.landscape = bridge::toUtf8(m_landscape->currentData().toString());
    recipe.encoding = bridge::toUtf8(m_encoding->currentData().toString());
    recipe.crs = m_crs->text().isEmpty() ? std::string{"auto"} : bridge::toUtf8(m_crs->text());
    recipe.assume = bridge::toUtf8(m_assume->text());
}

void ImportDialog::accept()
{
    storeSettings();
    std::vector<harmonise::Recipe> recipes;
    for (int row = 0; row < m_layers->topLevelItemCount(); ++row) {
        const QTreeWidgetItem* item = m_layers->topLevelItem(row);
        const int entry = item->data(0, Qt::UserRole).toInt();
        if (entry >= 0 && item->checkState(0) == Qt::Checked) {
            recipes.push_back(m_entries[static_cast<std::size_t>(entry)].recipe);
        }
    }
    if (recipes.empty()) {
        m_note->setText(tr("Tick at least one layer."));
        return;
    }
    if (m_mayWrite && !m_mayWrite()) {
        return;
    }
    bridge::runImport(*m_bridge,
                      m_bridge,
                      std::move(recipes),
                      [bridge = m_bridge](Result<harmonise::HarmoniseReport> report) {
                          if (!report) {
                              bridge->reportFailure(report.error());
                              return;
                          }
                          Q_EMIT bridge->message(tr("%n patch(es) brought in.",
                                                    nullptr,
                                                    static_cast<int>(report->patches)));
                      });
    Q_EMIT imported();
    QDialog::accept();
}

} // namespace ecotone::dialogs
