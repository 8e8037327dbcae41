#pragma once

#include "ui/bridge/theme_draft.h"

#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QTreeWidget;

namespace ecotone::dialogs {

/// Fill, pattern and outline of the classes that are chosen in a list; several at once too.
class ThemeClassesPage : public QWidget
{
    Q_OBJECT

public:
    explicit ThemeClassesPage(bridge::ThemeDraft& draft, QWidget* parent = nullptr);

    /// After the draft has changed; keeps what is chosen.
    void refresh();
    void choose(const std::string& classCode);
    [[nodiscard]] QTreeWidget* list() const { return m_list; }

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void connectFields();
    void fillList();
    void showChosen();
    void retranslate();
    void setFill(const QColor& color);
    void sliderMoved();
    void outlineEdited();
    [[nodiscard]] std::vector<std::string> chosen() const;

    bridge::ThemeDraft* m_draft;
    QTreeWidget* m_list;
    QLabel* m_fillLabel;
    QLineEdit* m_fill;
    std::vector<QLabel*> m_sliderLabels;
    std::vector<QSlider*> m_sliders; ///< Hue, saturation, lightness.
    QLabel* m_patternLabel;
    QComboBox* m_pattern;
    QCheckBox* m_outline;
    QLineEdit* m_outlineColor;
    QDoubleSpinBox* m_outlineWidth;
    QPushButton* m_reset;
    bool m_showing = false; ///< Fields are being filled, not edited.
};

} // namespace ecotone::dialogs
