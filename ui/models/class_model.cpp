#include "ui/models/class_model.h"

#include "core/habitat/classification.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"

#include <QColor>

#include <algorithm>

namespace ecotone::models {

ClassModel::ClassModel(QObject* parent) : QAbstractListModel{parent}
{
    for (const habitat::HabitatClass& item : bridge::facts().classification.classes()) {
        if (item.isLeaf) {
            m_codes.push_back(item.code);
        }
    }
}

void ClassModel::languageChanged()
{
    if (!m_codes.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

int ClassModel::rowOf(const std::string& code) const
{
    const auto found = std::find(m_codes.begin(), m_codes.end(), code);
    return found == m_codes.end() ? -1 : static_cast<int>(found - m_codes.begin());
}

int ClassModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_codes.size());
}

QVariant ClassModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const std::string& code = m_codes[static_cast<std::size_t>(index.row())];
    const habitat::HabitatClass* found = bridge::facts().classification.find(code);
    switch (role) {
    case Qt::DisplayRole: return bridge::className(code);
    case Qt::EditRole: // What a completer compares.
        return QString{bridge::className(code) + QLatin1Char{' '} + bridge::fromUtf8(code)};
    case Qt::ToolTipRole: return bridge::fromUtf8(found->definition);
    case CodeRole: return bridge::fromUtf8(code);
    case ColorRole: return QColor::fromRgb(bridge::classSign(code).rgb);
    case PatternRole: return bridge::classSign(code).pattern;
    default: return {};
    }
}

} // namespace ecotone::models
