#pragma once

#include "ui/bridge/snapshots.h"
#include "ui/models/roles.h"

#include <QAbstractItemModel>
#include <QString>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace ecotone::cartography {
struct Style;
}

namespace ecotone::models {

/// What the layer tree asks the map to draw.
struct LayerState
{
    std::vector<std::string> layers;       ///< Visible ones; "habitat" is the patches.
    std::set<std::string> hiddenClasses;   ///< Leaf codes switched off in the legend.
    std::map<std::string, double> opacity; ///< Of backdrops, by path.
    std::vector<std::string> backdrops;    ///< Paths of visible ones, uppermost first.

    [[nodiscard]] bool shows(const std::string& layer) const;
};

/// Layers by theme with the class legend inside. The legend is a control: a class that is switched
/// off is not drawn. Visibility is kept by name when the project's summary is renewed.
class LayerTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Kind : int
    {
        GroupKind,
        LayerKind,
        ClassKind,
        BackdropKind,
        NoteKind, ///< One line that teaches, where a group is empty.
    };

    explicit LayerTreeModel(QObject* parent = nullptr);
    ~LayerTreeModel() override;

    void setSummary(const bridge::ProjectSummary* summary);
    [[nodiscard]] const LayerState& state() const { return m_state; }
    void addBackdrop(const QString& path);
    void removeBackdrop(const QString& path);
    [[nodiscard]] QStringList backdrops() const;
    /// Null area and count when the class is not in the project.
    [[nodiscard]] const bridge::ClassSummary* classSummary(const std::string& code) const;
    [[nodiscard]] QModelIndex indexOfLayer(const std::string& layer) const;
    /// Tables of the layers that are drawn, the uppermost first; the patches are the last.
    [[nodiscard]] std::vector<std::string> layersFromTop() const;
    void setLayerVisible(const std::string& layer, bool visible);
    void languageChanged();
    /// Another theme: swatches have to be painted anew. Opacities of layers are the style's.
    void setStyle(std::shared_ptr<const cartography::Style> style);

    [[nodiscard]] QModelIndex
    index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// The map has to be drawn anew.
    void stateChanged();
    /// The opacity of a layer is kept by the theme: it is asked for, not set here.
    void layerOpacityWanted(const std::string& layer, double opacity);

private:
    struct Node;

    void build();
    void addGroup(const char* key, const std::vector<std::string>& layers);
    void addClasses(Node& habitat);
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Node* node) const;
    [[nodiscard]] Qt::CheckState checkState(const Node& node) const;
    void setVisible(Node& node, bool visible);
    void tellChildren(const QModelIndex& index);
    void updateState();
    [[nodiscard]] QString title(const Node& node) const;
    [[nodiscard]] QString toolTip(const Node& node) const;

    std::unique_ptr<Node> m_root;
    std::vector<bridge::LayerSummary> m_layers;
    std::vector<bridge::ClassSummary> m_classes;
    std::set<std::string> m_hidden;          ///< "layer:road", "class:F11", "backdrop:/path".
    std::map<std::string, double> m_opacity; ///< Of backdrops.
    std::shared_ptr<const cartography::Style> m_style;
    std::vector<std::string> m_backdrops;
    LayerState m_state;
};

} // namespace ecotone::models
