#pragma once

#include "ui/bridge/relief.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace ecotone::dialogs {

/// The hillshade of a project: its elevation model and its light.
class HillshadeDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HillshadeDialog(const std::optional<cartography::ReliefSettings>& present,
                             QWidget* parent = nullptr);
    /// Nothing when the hillshade is to be taken away.
    [[nodiscard]] std::optional<cartography::ReliefSettings> settings() const;

private:
    void chooseFile();
    void check();

    bool m_removed = false;
    QLineEdit* m_file;
    QSpinBox* m_azimuth;
    QSpinBox* m_altitude;
    QDoubleSpinBox* m_exaggeration;
    QCheckBox* m_manySided;
    QSpinBox* m_opacity;
    QSpinBox* m_classOpacity;
    QDialogButtonBox* m_buttons;
};

} // namespace ecotone::dialogs
