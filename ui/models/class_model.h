#pragma once

#include "ui/models/roles.h"

#include <QAbstractListModel>
#include <QString>

#include <string>
#include <vector>

namespace ecotone::models {

/// The classes a patch can be given, in legend order, for pickers with swatches. Text is the name
/// in the window's language; CodeRole the code; searching also finds codes and English names.
class ClassModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ClassModel(QObject* parent = nullptr);

    void languageChanged();
    [[nodiscard]] int rowOf(const std::string& code) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<std::string> m_codes; ///< Leaves.
};

} // namespace ecotone::models
