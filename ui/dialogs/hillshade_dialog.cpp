#include "ui/dialogs/hillshade_dialog.h"

#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/panels/pieces.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace ecotone::dialogs {
namespace {

QSpinBox* numberBox(QWidget* parent, int low, int high, int step, const QString& unit)
{
    auto* box = new QSpinBox{parent};
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setSuffix(unit);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons); // Arrow keys step.
    return box;
}

int percent(double share)
{
    return static_cast<int>(std::lround(share * 100.0));
}

} // namespace

HillshadeDialog::HillshadeDialog(const std::optional<cartography::ReliefSettings>& present,
                                 QString folder,
                                 QWidget* parent)
    : QDialog{parent}
    , m_folder{std::move(folder)}
    , m_file{new QLineEdit{this}}
    , m_azimuth{numberBox(this, 0, 360, 15, QStringLiteral("°"))}
    , m_altitude{numberBox(this, 1, 90, 5, QStringLiteral("°"))}
    , m_exaggeration{new QDoubleSpinBox{this}}
    , m_manySided{new QCheckBox{tr("&Light from four sides"), this}}
    , m_opacity{numberBox(this, 0, 100, 5, QStringLiteral(" %"))}
    , m_classOpacity{numberBox(this, 0, 100, 5, QStringLiteral(" %"))}
    , m_failure{panels::makeText(this)}
    , m_buttons{new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this}}
{
    setObjectName(QStringLiteral("hillshade"));
    m_file->setObjectName(QStringLiteral("relief_file"));
    m_azimuth->setObjectName(QStringLiteral("relief_azimuth"));
    m_classOpacity->setObjectName(QStringLiteral("relief_class_opacity"));
    m_failure->setObjectName(QStringLiteral("relief_failure"));
    m_failure->hide();
    const cartography::ReliefSettings shown = present.value_or(cartography::ReliefSettings{});
    m_file->setText(bridge::fromUtf8(shown.file));
    m_azimuth->setValue(static_cast<int>(std::lround(shown.azimuth)));
    m_altitude->setValue(static_cast<int>(std::lround(shown.altitude)));
    m_exaggeration->setRange(0.1, 20.0);
    m_exaggeration->setSingleStep(0.5);
    m_exaggeration->setDecimals(1);
    m_exaggeration->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_exaggeration->setValue(shown.exaggeration);
    m_manySided->setChecked(shown.manySided);
    m_opacity->setValue(percent(shown.opacity));
    m_classOpacity->setValue(percent(shown.classOpacity));
    layOut(tr("C&hoose…"));
    if (present) {
        auto* remove =
            m_buttons->addButton(tr("&Remove the hillshade"), QDialogButtonBox::DestructiveRole);
        remove->setObjectName(QStringLiteral("relief_remove"));
        remove->setAutoDefault(false);
        connect(remove, &QPushButton::clicked, this, [this] {
            m_removed = true;
            Q_EMIT wanted();
        });
    }
    connect(m_file, &QLineEdit::textChanged, this, &HillshadeDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &HillshadeDialog::wanted);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void HillshadeDialog::layOut(const QString& chooseText)
{
    setWindowTitle(tr("Hillshade"));
    auto* heading = panels::makeTitle(this);
    heading->setText(tr("Hillshade"));
    auto* note = panels::makeText(this);
    note->setText(tr("The shape of the land as light and shade below the habitat classes, on the "
                     "screen and on pages. The file is linked, not copied."));
    auto* choose = new QPushButton{chooseText, this};
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &HillshadeDialog::chooseFile);
    auto* fileLine = new QHBoxLayout;
    fileLine->setSpacing(8);
    fileLine->addWidget(m_file, 1);
    fileLine->addWidget(choose);
    auto* fileLabel = new QLabel{tr("&Elevation model"), this};
    fileLabel->setBuddy(m_file);
    m_file->setAccessibleName(tr("Elevation model"));
    auto* form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(fileLabel, fileLine);
    form->addRow(tr("&Direction of the light"), m_azimuth);
    form->addRow(tr("&Height of the light"), m_altitude);
    form->addRow(tr("E&xaggeration of heights"), m_exaggeration);
    form->addRow(QString{}, m_manySided);
    form->addRow(tr("&Opacity of the shading"), m_opacity);
    form->addRow(tr("Opacity of the &classes above"), m_classOpacity);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(heading);
    column->addWidget(note);
    column->addLayout(form);
    column->addWidget(m_failure);
    column->addStretch(1);
    column->addWidget(m_buttons);
    setMinimumWidth(520);
}

void HillshadeDialog::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(
        this,
        tr("Elevation model"),
        m_folder,
        tr("Elevation models (*.tif *.tiff *.img *.hgt *.asc *.dem *.vrt);;All files (*)"));
    if (!file.isEmpty()) {
        setFile(file);
    }
}

void HillshadeDialog::setFile(const QString& path)
{
    const QString beside = QDir{m_folder}.relativeFilePath(path);
    m_file->setText(beside.startsWith(QLatin1String{".."}) ? path : beside);
}

void HillshadeDialog::tellFailure(const Error& error)
{
    const bridge::ErrorText text = bridge::errorText(error);
    m_removed = false;
    m_failure->setText(text.what + QLatin1Char{'\n'} + text.detail);
    m_failure->show();
    m_file->setFocus();
}

void HillshadeDialog::check()
{
    m_failure->hide();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_file->text().trimmed().isEmpty());
}

std::optional<cartography::ReliefSettings> HillshadeDialog::settings() const
{
    if (m_removed) {
        return std::nullopt;
    }
    cartography::ReliefSettings settings;
    settings.file = bridge::toUtf8(m_file->text().trimmed());
    settings.azimuth = m_azimuth->value();
    settings.altitude = m_altitude->value();
    settings.exaggeration = m_exaggeration->value();
    settings.manySided = m_manySided->isChecked();
    settings.opacity = m_opacity->value() / 100.0;
    settings.classOpacity = m_classOpacity->value() / 100.0;
    return settings;
}

} // namespace ecotone::dialogs
