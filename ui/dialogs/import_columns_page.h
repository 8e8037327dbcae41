#pragma once

#include "ui/dialogs/import_page.h"

#include <utility>
#include <vector>

class QComboBox;

namespace ecotone::dialogs {

/// Which column of a source holds what: for the habitat map the code and the further attributes
/// that rules ask for, for other layers the names of things.
class ImportColumnsPage : public ImportPage
{
    Q_OBJECT

public:
    explicit ImportColumnsPage(QWidget* parent = nullptr);

    [[nodiscard]] QComboBox* codeBox() const { return m_fields.front().first; }

protected:
    void fill() override;

private:
    template <class Mapping>
    using Boxes = std::vector<std::pair<QComboBox*, std::string Mapping::*>>;

    [[nodiscard]] QWidget* makeHabitatForm();
    [[nodiscard]] QWidget* makeNamesForm();
    void fillBox(QComboBox& box, const std::string& column) const;

    Boxes<harmonise::FieldMapping> m_fields;
    Boxes<harmonise::NameColumns> m_names;
    QComboBox* m_unit;
    QWidget* m_habitat;
    QWidget* m_layer;
};

} // namespace ecotone::dialogs
