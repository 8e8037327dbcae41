#pragma once

#include "ui/bridge/theme_draft.h"

#include <QWidget>

#include <string>
#include <utility>
#include <vector>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSlider;
class QSpinBox;

namespace ecotone::dialogs {

/// Opacity, scales, labels and order of the layers; below, the levels of classes by scale, and what
/// names and codes the map carries.
class ThemeLayersPage : public QWidget
{
    Q_OBJECT

public:
    using Layers =
        std::vector<std::pair<std::string, QString>>; ///< Table name, title; from the top.

    ThemeLayersPage(bridge::ThemeDraft& draft, Layers layers, QWidget* parent = nullptr);

    void refresh();
    void setLayers(Layers layers);
    void choose(const std::string& layer);
    [[nodiscard]] QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void connectFields();
    void fillList();
    void showChosen();
    void rulesEdited();
    void levelsEdited();
    void labellingEdited();
    void move(int by);
    void retranslate();
    [[nodiscard]] std::string chosen() const;

    bridge::ThemeDraft* m_draft;
    Layers m_layers;
    QListWidget* m_list;
    QPushButton* m_up;
    QPushButton* m_down;
    QLabel* m_opacityLabel;
    QSlider* m_opacity;
    QLabel* m_opacityShown;
    QLabel* m_fromLabel;
    QSpinBox* m_from;
    QLabel* m_toLabel;
    QSpinBox* m_to;
    QCheckBox* m_labels;
    QLabel* m_levelsTitle;
    QLabel* m_level3Label;
    QSpinBox* m_level3;
    QLabel* m_level2Label;
    QSpinBox* m_level2;
    QCheckBox* m_twoNames;
    QCheckBox* m_codes;
    bool m_showing = false; ///< Fields are being filled, not edited.
};

} // namespace ecotone::dialogs
