#pragma once

#include "ui/models/layer_tree_model.h"

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;
class QTreeView;

namespace ecotone::panels {

/// Layers by theme with the legend inside; opacity of the layer that is chosen.
class LayersPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LayersPanel(models::LayerTreeModel& model, QWidget* parent = nullptr);
    [[nodiscard]] QTreeView* tree() const { return m_tree; }

    /// Its slider is in the hand.
    [[nodiscard]] bool isMovingOpacity() const;

Q_SIGNALS:
    void zoomToLayer(const QString& layer);
    void zoomToClass(const QString& code);
    void selectClass(const QString& code);
    void tableOfClass(const QString& code);
    void addBackdropWanted();
    /// Opens the editor of styles at a class or a layer; empty is where it was.
    void styleWanted(const QString& classCode, const QString& layer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showMenu(const QPoint& at);
    void askStyle(const QModelIndex& index);
    void currentChanged();
    void expandHabitat();

    models::LayerTreeModel* m_model;
    QLabel* m_title;
    QTreeView* m_tree;
    QToolButton* m_add;
    QToolButton* m_style;
    QWidget* m_opacityRow;
    QLabel* m_opacityLabel;
    QSlider* m_opacity;
};

} // namespace ecotone::panels
