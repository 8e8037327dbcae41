#pragma once

#include "ui/bridge/layout_service.h"
#include "ui/bridge/store_bridge.h"

#include <QDialog>

#include <array>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace ecotone::layout_window {

/// Export of a printed map: template, place, page, profile, languages, formats, with a preview of
/// the page. The languages of the layout do not depend on that of the window.
class LayoutDialog : public QDialog
{
    Q_OBJECT

public:
    LayoutDialog(bridge::StoreBridge& bridge,
                 const std::string& landscape,
                 QWidget* parent = nullptr);

    [[nodiscard]] bridge::LayoutOrder order() const;
    void setFolder(const QString& folder);
    /// Of the window: maps of habitat classes are printed in it.
    void setTheme(const std::string& theme);
    [[nodiscard]] QPushButton* exportButton() const { return m_export; }

Q_SIGNALS:
    void previewShown();
    void exported(const QStringList& files);

private:
    QWidget* makeForm();
    void chooseFolder();
    void updatePreview();
    void check();
    void exportNow();
    void fillSpecies();

    bridge::StoreBridge* m_bridge;
    QComboBox* m_template;
    QComboBox* m_landscape;
    QComboBox* m_species;
    QComboBox* m_proposal;
    QComboBox* m_page;
    QComboBox* m_profile;
    QLineEdit* m_title;
    std::array<QCheckBox*, 4> m_languages{};
    std::array<QCheckBox*, 3> m_formats{};
    QLineEdit* m_folder;
    QLabel* m_preview;
    QPushButton* m_export;
    QTimer* m_previewTimer;
    std::string m_theme;
    bool m_previewRunning = false;
    bool m_previewAgain = false;
};

} // namespace ecotone::layout_window
