#include "ui/models/layer_tree_model.h"

#include "core/habitat/classification.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"

#include <QColor>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <array>
#include <string_view>

namespace ecotone::models {

using bridge::fromUtf8;

bool LayerState::shows(const std::string& layer) const
{
    return std::find(layers.begin(), layers.end(), layer) != layers.end();
}

struct LayerTreeModel::Node
{
    Kind kind = GroupKind;
    std::string code; ///< Key of a group, name of a layer, code of a class, path of a backdrop.
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    Node& add(Kind childKind, std::string childCode)
    {
        children.push_back(std::make_unique<Node>());
        Node& child = *children.back();
        child.kind = childKind;
        child.code = std::move(childCode);
        child.parent = this;
        return child;
    }

    [[nodiscard]] int row() const
    {
        if (parent == nullptr) {
            return 0;
        }
        const auto found = std::find_if(parent->children.begin(),
                                        parent->children.end(),
                                        [this](const auto& node) { return node.get() == this; });
        return static_cast<int>(found - parent->children.begin());
    }

    [[nodiscard]] std::string key() const
    {
        switch (kind) {
        case ClassKind: return "class:" + code;
        case BackdropKind: return "backdrop:" + code;
        default: return "layer:" + code;
        }
    }
};

LayerTreeModel::LayerTreeModel(QObject* parent)
    : QAbstractItemModel{parent}
    , m_root{std::make_unique<Node>()}
{
}

LayerTreeModel::~LayerTreeModel() = default;

void LayerTreeModel::setSummary(const bridge::ProjectSummary* summary)
{
    const auto codes = [](const auto& list, const auto& code) {
        std::vector<std::string> result;
        std::transform(list.begin(), list.end(), std::back_inserter(result), code);
        return result;
    };
    const auto classCode = [](const bridge::ClassSummary& item) { return item.code; };
    const auto layerName = [](const bridge::LayerSummary& item) { return item.layer.name; };
    const auto newClasses = summary != nullptr ? summary->classes : decltype(m_classes){};
    const auto newLayers = summary != nullptr ? summary->layers : decltype(m_layers){};
    const bool sameShape = codes(newClasses, classCode) == codes(m_classes, classCode) &&
                           codes(newLayers, layerName) == codes(m_layers, layerName);
    m_classes = newClasses;
    m_layers = newLayers;
    if (sameShape && !m_root->children.empty()) {
        // Only counts and areas moved: open branches stay open.
        tellChildren({});
        return;
    }
    beginResetModel();
    build();
    endResetModel();
    updateState();
}

void LayerTreeModel::build()
{
    m_root = std::make_unique<Node>();
    if (m_layers.empty() && m_classes.empty()) {
        return;
    }
    addGroup("plan", {"proposal"});
    addGroup("protection", {"protected_area", "zone", "corridor"});
    Node& habitat = m_root->add(LayerKind, "habitat");
    addClasses(habitat);
    addGroup("reference", {"observation", "place", "reference_line", "road", "river", "admin"});
    Node& reference = *m_root->children.back();
    static const std::set<std::string> known{"proposal",
                                             "protected_area",
                                             "zone",
                                             "corridor",
                                             "observation",
                                             "place",
                                             "reference_line",
                                             "road",
                                             "river",
                                             "admin"};
    for (const bridge::LayerSummary& summary : m_layers) {
        if (!known.contains(summary.layer.name)) {
            reference.add(LayerKind, summary.layer.name);
        }
    }
    reference.add(LayerKind, "basemap");
    Node& backdrop = m_root->add(GroupKind, "backdrop");
    for (const std::string& path : m_backdrops) {
        backdrop.add(BackdropKind, path);
    }
    if (m_backdrops.empty()) {
        backdrop.add(NoteKind, "backdrop");
    }
}

void LayerTreeModel::addGroup(const char* key, const std::vector<std::string>& layers)
{
    Node& group = m_root->add(GroupKind, key);
    for (const std::string& layer : layers) {
        const bool present =
            std::any_of(m_layers.begin(), m_layers.end(), [&layer](const auto& summary) {
                return summary.layer.name == layer;
            });
        if (present) {
            group.add(LayerKind, layer);
        }
    }
}

void LayerTreeModel::addClasses(Node& habitat)
{
    const habitat::Classification& classification = bridge::facts().classification;
    // In legend order; a group appears with its first class.
    for (const habitat::HabitatClass& item : classification.classes()) {
        if (classSummary(item.code) == nullptr) {
            continue;
        }
        const std::string group{classification.parentAtLevel(item.code, 1)};
        if (group == item.code) {
            habitat.add(ClassKind, item.code);
            continue;
        }
        auto found = std::find_if(habitat.children.begin(),
                                  habitat.children.end(),
                                  [&group](const auto& node) { return node->code == group; });
        Node& parent = found != habitat.children.end() ? **found : habitat.add(ClassKind, group);
        parent.add(ClassKind, item.code);
    }
}

void LayerTreeModel::addBackdrop(const QString& path)
{
    const std::string code = bridge::toUtf8(path);
    if (std::find(m_backdrops.begin(), m_backdrops.end(), code) != m_backdrops.end()) {
        return;
    }
    beginResetModel();
    m_backdrops.insert(m_backdrops.begin(), code);
    build();
    endResetModel();
    updateState();
}

void LayerTreeModel::removeBackdrop(const QString& path)
{
    beginResetModel();
    std::erase(m_backdrops, bridge::toUtf8(path));
    build();
    endResetModel();
    updateState();
}

QStringList LayerTreeModel::backdrops() const
{
    QStringList paths;
    for (const std::string& path : m_backdrops) {
        paths.append(fromUtf8(path));
    }
    return paths;
}

const bridge::ClassSummary* LayerTreeModel::classSummary(const std::string& code) const
{
    const auto found = std::find_if(m_classes.begin(), m_classes.end(), [&code](const auto& item) {
        return item.code == code;
    });
    return found == m_classes.end() ? nullptr : &*found;
}

LayerTreeModel::Node* LayerTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex LayerTreeModel::indexOf(const Node* node) const
{
    if (node == nullptr || node == m_root.get()) {
        return {};
    }
    return createIndex(node->row(), 0, node);
}

QModelIndex LayerTreeModel::indexOfLayer(const std::string& layer) const
{
    for (const auto& top : m_root->children) {
        if (top->kind == LayerKind && top->code == layer) {
            return indexOf(top.get());
        }
        for (const auto& child : top->children) {
            if (child->kind == LayerKind && child->code == layer) {
                return indexOf(child.get());
            }
        }
    }
    return {};
}

std::vector<std::string> LayerTreeModel::layersFromTop() const
{
    // As core/cartography draws them; layers of other names lie above the corridors.
    static constexpr std::array<std::string_view, 11> usual{"place",
                                                            "observation",
                                                            "proposal",
                                                            "admin",
                                                            "reference_line",
                                                            "",
                                                            "corridor",
                                                            "protected_area",
                                                            "road",
                                                            "river",
                                                            "zone"};
    const auto place = [](const std::string& layer) {
        const auto found = std::find(usual.begin(), usual.end(), layer);
        return found == usual.end() ? std::find(usual.begin(), usual.end(), "") : found;
    };
    std::vector<std::string> layers;
    for (const bridge::LayerSummary& summary : m_layers) {
        layers.push_back(summary.layer.name);
    }
    std::stable_sort(layers.begin(), layers.end(), [&place](const auto& a, const auto& b) {
        return place(a) < place(b);
    });
    layers.emplace_back("habitat");
    return layers;
}

void LayerTreeModel::setLayerVisible(const std::string& layer, bool visible)
{
    const QModelIndex found = indexOfLayer(layer);
    if (found.isValid()) {
        setData(found, visible ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    }
}

QModelIndex LayerTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(node->children.size())) {
        return {};
    }
    return createIndex(row, 0, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex LayerTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex{};
}

int LayerTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int LayerTreeModel::columnCount(const QModelIndex& parent) const
{
    Q_UNUSED(parent)
    return 1;
}

Qt::CheckState LayerTreeModel::checkState(const Node& node) const
{
    if (node.kind == LayerKind) {
        return m_hidden.contains(node.key()) ? Qt::Unchecked : Qt::Checked;
    }
    if (node.children.empty()) {
        return m_hidden.contains(node.key()) ? Qt::Unchecked : Qt::Checked;
    }
    bool any = false;
    bool all = true;
    for (const auto& child : node.children) {
        const Qt::CheckState state = checkState(*child);
        any = any || state != Qt::Unchecked;
        all = all && state == Qt::Checked;
    }
    return all ? Qt::Checked : (any ? Qt::PartiallyChecked : Qt::Unchecked);
}

void LayerTreeModel::setVisible(Node& node, bool visible)
{
    const bool own = node.kind == LayerKind || node.children.empty();
    if (own) {
        if (visible) {
            m_hidden.erase(node.key());
        } else {
            m_hidden.insert(node.key());
        }
    }
    // A layer's classes keep their own state; a group passes its state on.
    if (node.kind != LayerKind) {
        for (const auto& child : node.children) {
            setVisible(*child, visible);
        }
    }
}

QString LayerTreeModel::title(const Node& node) const
{
    switch (node.kind) {
    case GroupKind:
        if (node.code == "plan") {
            return tr("Planning");
        }
        if (node.code == "protection") {
            return tr("Protection");
        }
        return node.code == "reference" ? tr("Reference") : tr("Backdrop images");
    case ClassKind: return bridge::className(node.code);
    case BackdropKind: return QFileInfo{fromUtf8(node.code)}.completeBaseName();
    case NoteKind: return tr("Drop a GeoTIFF here");
    case LayerKind: break;
    }
    const auto found = std::find_if(m_layers.begin(), m_layers.end(), [&node](const auto& summary) {
        return summary.layer.name == node.code;
    });
    if (found != m_layers.end() && !found->layer.title.in(bridge::currentLanguage()).empty()) {
        return bridge::in(found->layer.title);
    }
    const std::string key = "layer_" + node.code;
    const QString text = bridge::word(key);
    return text == fromUtf8(key) ? fromUtf8(node.code) : text;
}

QString LayerTreeModel::toolTip(const Node& node) const
{
    if (node.kind == ClassKind) {
        const bridge::ClassSummary* summary = classSummary(node.code);
        const QString name = fromUtf8(node.code) + QStringLiteral("  ") + title(node);
        return summary == nullptr ? name
                                  : name + QLatin1Char{'\n'} + bridge::areaText(summary->area);
    }
    if (node.kind == LayerKind) {
        const auto found =
            std::find_if(m_layers.begin(), m_layers.end(), [&node](const auto& summary) {
                return summary.layer.name == node.code;
            });
        if (found != m_layers.end()) {
            return tr("%n feature(s)", nullptr, static_cast<int>(found->features));
        }
    }
    return node.kind == BackdropKind ? fromUtf8(node.code) : QString{};
}

QVariant LayerTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Node& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole: return title(node);
    case Qt::ToolTipRole: return toolTip(node);
    case Qt::CheckStateRole:
        return node.kind == NoteKind ? QVariant{} : QVariant{static_cast<int>(checkState(node))};
    case KindRole: return static_cast<int>(node.kind);
    case CodeRole: return fromUtf8(node.code);
    case ColorRole:
    case PatternRole:
        if (node.kind == ClassKind) {
            const bridge::ClassSign sign = bridge::classSign(node.code);
            return role == ColorRole ? QVariant{QColor::fromRgb(sign.rgb)} : QVariant{sign.pattern};
        }
        return {};
    case OpacityRole: {
        if (node.kind == LayerKind && m_style != nullptr) {
            return bridge::shownOpacity(node.code);
        }
        const auto found = m_opacity.find(node.key());
        return found == m_opacity.end() ? 1.0 : found->second;
    }
    default: return {};
    }
}

bool LayerTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid()) {
        return false;
    }
    Node& node = *nodeOf(index);
    if (role == Qt::CheckStateRole && node.kind != NoteKind) {
        setVisible(node, value.toInt() != static_cast<int>(Qt::Unchecked));
        Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
        tellChildren(index);
        for (QModelIndex up = index.parent(); up.isValid(); up = up.parent()) {
            Q_EMIT dataChanged(up, up, {Qt::CheckStateRole});
        }
    } else if (role == OpacityRole && node.kind == LayerKind) {
        Q_EMIT layerOpacityWanted(node.code, std::clamp(value.toDouble(), 0.0, 1.0));
        return true;
    } else if (role == OpacityRole && node.kind == BackdropKind) {
        m_opacity[node.key()] = std::clamp(value.toDouble(), 0.0, 1.0);
        Q_EMIT dataChanged(index, index, {OpacityRole});
    } else {
        return false;
    }
    updateState();
    return true;
}

void LayerTreeModel::tellChildren(const QModelIndex& index)
{
    const int rows = rowCount(index);
    if (rows == 0) {
        return;
    }
    Q_EMIT dataChanged(this->index(0, 0, index), this->index(rows - 1, 0, index));
    for (int row = 0; row < rows; ++row) {
        tellChildren(this->index(row, 0, index));
    }
}

Qt::ItemFlags LayerTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    if (nodeOf(index)->kind == NoteKind) {
        return Qt::ItemIsEnabled;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
}

void LayerTreeModel::updateState()
{
    LayerState state;
    const auto visit = [this, &state](const auto& self, const Node& node) -> void {
        if (const auto found = m_opacity.find(node.key()); found != m_opacity.end()) {
            state.opacity[node.code] = found->second;
        }
        if (node.kind == LayerKind || node.kind == BackdropKind) {
            if (!m_hidden.contains(node.key())) {
                (node.kind == LayerKind ? state.layers : state.backdrops).push_back(node.code);
            }
        }
        if (node.kind == ClassKind && m_hidden.contains(node.key())) {
            state.hiddenClasses.insert(node.code);
        }
        for (const auto& child : node.children) {
            self(self, *child);
        }
    };
    visit(visit, *m_root);
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

void LayerTreeModel::languageChanged()
{
    tellChildren({});
}

void LayerTreeModel::setStyle(std::shared_ptr<const cartography::Style> style)
{
    if (m_style != style) {
        m_style = std::move(style);
        tellChildren({});
    }
}

} // namespace ecotone::models
