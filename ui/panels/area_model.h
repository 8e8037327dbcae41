#pragma once

#include "ui/bridge/map_queries.h"
#include "ui/models/record_table_model.h"

#include <QCoreApplication>

namespace ecotone::panels {

/// Area by class and country, exact.
class AreaModel : public models::RecordTableModel<bridge::AreaLine>
{
    Q_DECLARE_TR_FUNCTIONS(AreaModel)

public:
    explicit AreaModel(QObject* parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
};

} // namespace ecotone::panels
