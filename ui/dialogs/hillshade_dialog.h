#pragma once

#include "ui/bridge/relief.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ecotone::dialogs {

/// The hillshade of a project: its elevation model and its light. It stays open until the file was
/// tried by who opened it: then accept(), or tellFailure().
class HillshadeDialog : public QDialog
{
    Q_OBJECT

public:
    /// A file in `folder`, the project's, is named without it.
    HillshadeDialog(const std::optional<cartography::ReliefSettings>& present,
                    QString folder,
                    QWidget* parent = nullptr);
    /// Nothing when the hillshade is to be taken away.
    [[nodiscard]] std::optional<cartography::ReliefSettings> settings() const;
    void setFile(const QString& path);
    void tellFailure(const Error& error);

Q_SIGNALS:
    /// The settings are to be tried and kept.
    void wanted();

private:
    void layOut(const QString& chooseText);
    void chooseFile();
    void check();

    QString m_folder;
    bool m_removed = false;
    QLineEdit* m_file;
    QSpinBox* m_azimuth;
    QSpinBox* m_altitude;
    QDoubleSpinBox* m_exaggeration;
    QCheckBox* m_manySided;
    QSpinBox* m_opacity;
    QSpinBox* m_classOpacity;
    QLabel* m_failure;
    QDialogButtonBox* m_buttons;
};

} // namespace ecotone::dialogs
