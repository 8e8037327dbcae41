#pragma once

#include "ui/models/class_model.h"

#include <QComboBox>

#include <string>

namespace ecotone::panels {

/// A box to choose a habitat class in: swatches, names in the reader's language, typing searches
/// names and codes.
class ClassPicker : public QComboBox
{
    Q_OBJECT

public:
    explicit ClassPicker(QWidget* parent = nullptr);

    [[nodiscard]] std::string code() const;
    void setCode(const std::string& code);

Q_SIGNALS:
    void codeChosen(const QString& code);

protected:
    void changeEvent(QEvent* event) override;

private:
    models::ClassModel* m_classes;
};

} // namespace ecotone::panels
