#pragma once

#include "ui/dialogs/import_page.h"

#include <vector>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace ecotone::dialogs {

class ChoiceCard;
class OutlineMap;

/// Where a source lies: a small map for each way to take its coordinates, and the boxes in which
/// any other way can be stated.
class ImportPlacePage : public ImportPage
{
    Q_OBJECT

public:
    explicit ImportPlacePage(QWidget* parent = nullptr);

    void setView(const bridge::SourceView& view,
                 std::shared_ptr<const harmonise::Surroundings> surroundings);
    [[nodiscard]] const std::vector<OutlineMap*>& maps() const { return m_maps; }
    [[nodiscard]] QLineEdit* crsEdit() const { return m_crs; }
    [[nodiscard]] QComboBox* assumeBox() const { return m_assume; }
    [[nodiscard]] QComboBox* offsetBox() const { return m_offset; }
    /// Answers to whether a web map has shifted the positions; hidden while nothing tells of one.
    [[nodiscard]] const std::vector<ChoiceCard*>& offsetCards() const { return m_offsetCards; }

protected:
    void fill() override;

private:
    [[nodiscard]] QWidget* makeOffsetCards();
    void takeOption(const harmonise::CrsOption& option);
    void takeOffset(const std::string& offset);
    void askProvider();
    void showOffset();
    void takeBoxes();
    void describe();

    std::vector<OutlineMap*> m_maps;
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
    QLabel* m_note;
    QLineEdit* m_crs;
    QComboBox* m_assume;
    QLineEdit* m_controlPoints;
    QComboBox* m_offset;
    QButtonGroup* m_offsets;
    QWidget* m_offsetQuestion = nullptr;
    std::vector<ChoiceCard*> m_offsetCards;
};

} // namespace ecotone::dialogs
