#include "ui/panels/area_model.h"

#include "core/habitat/classification.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"

namespace ecotone::panels {

AreaModel::AreaModel(QObject* parent) : RecordTableModel{parent}
{
    using Line = bridge::AreaLine;
    using Column = models::RecordColumn<Line>;
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    std::vector<Column> columns;
    columns.emplace_back([] { return bridge::heading("class"); },
                         [](const Line& line) { return bridge::className(line.classCode); });
    columns.emplace_back([] { return bridge::heading("country"); },
                         [](const Line& line) { return bridge::countryName(line.country); });
    columns.emplace_back([] { return tr("km²"); },
                         [](const Line& line) { return bridge::areaNumber(line.area); },
                         [](const Line& line) { return line.area.squareMetres(); },
                         right);
    setColumns(std::move(columns));
}

QVariant AreaModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::DecorationRole && index.column() == 0) {
        const std::string& code = record(index.row()).classCode;
        const bridge::ClassSign sign = bridge::classSign(code);
        return bridge::facts().classification.find(code) == nullptr
                   ? QVariant{}
                   : canvas::swatchIcon(QColor::fromRgb(sign.rgb), sign.pattern);
    }
    return RecordTableModel::data(index, role);
}

} // namespace ecotone::panels
