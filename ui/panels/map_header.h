#pragma once

#include "ui/bridge/snapshots.h"

#include <QWidget>

#include <utility>

class QComboBox;
class QCompleter;
class QLineEdit;
class QStandardItemModel;
class QTimer;

namespace ecotone::panels {

/// Above the map: which landscape, which theme, and a box to find a place.
class MapHeader : public QWidget
{
    Q_OBJECT

public:
    explicit MapHeader(QWidget* parent = nullptr);

    void setSummary(const bridge::ProjectSummary* summary);
    [[nodiscard]] std::string landscape() const;
    [[nodiscard]] std::string theme() const;
    /// False for "all" and for what goes over several landscapes.
    [[nodiscard]] static bool isLandscape(const std::string& code);
    /// The landscapes of the project where a species lives, as one view: "species:snow_leopard".
    [[nodiscard]] static std::string speciesOf(const std::string& code);
    void setLandscape(const std::string& code);
    void setTheme(const std::string& theme);
    /// Looks of the habitat classes besides the main one: text of the theme and name.
    void setSheets(std::vector<std::pair<std::string, QString>> sheets);
    void focusFind();
    /// The answer to findWanted().
    void setFound(const QString& text, bridge::FoundPlaces found);
    [[nodiscard]] QComboBox* landscapeBox() const { return m_landscape; }
    [[nodiscard]] QComboBox* themeBox() const { return m_theme; }
    [[nodiscard]] QLineEdit* findBox() const { return m_find; }

Q_SIGNALS:
    void landscapeChosen(const QString& code);
    void themeChosen(const QString& theme);
    void findWanted(const QString& text);
    void placeChosen(const ecotone::bridge::FoundPlace& place);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillThemes();
    void entered();
    void choose(std::size_t row);
    void showFound();

    QComboBox* m_landscape;
    QComboBox* m_theme;
    QLineEdit* m_find;
    QStandardItemModel* m_foundModel;
    QCompleter* m_completer;
    QTimer* m_findTimer;
    std::vector<std::string> m_landscapes;
    std::vector<std::pair<std::string, QString>> m_sheets;
    std::vector<bridge::FoundPlace> m_found;
    QString m_foundFor;     ///< The text that `m_found` answers.
    bool m_entered = false; ///< Return was pressed before the answer came.
};

} // namespace ecotone::panels
