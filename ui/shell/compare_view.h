#pragma once

#include "ui/bridge/moment_keeper.h"
#include "ui/bridge/scene_thread.h"

#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QToolButton;

namespace ecotone::canvas {
class MapCanvas;
class MapRenderer;
class SwipeHandle;
} // namespace ecotone::canvas

namespace ecotone::shell {

/// The place of the map, and a second map for comparing: over the first one, right of a line that
/// is dragged (swipe), or beside it. Both always show the same place. Each side is a theme of now,
/// or a state of before: an edition, the map after an entry of the history, or what the sources
/// delivered. The second map is only looked at; the first one is the window's own.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    enum class Form : bool
    {
        Swipe,
        Beside,
    };

    CompareView(bridge::StoreBridge& bridge, canvas::MapCanvas& map, QWidget* parent = nullptr);
    ~CompareView() override;

    [[nodiscard]] bool isActive() const { return m_active; }
    void start();
    void stop();
    void setForm(Form form);
    [[nodiscard]] Form form() const { return m_form; }
    /// What the window wants drawn now: shows the right side of it and returns the left one.
    [[nodiscard]] bridge::MapRequest sidesOf(bridge::MapRequest now);
    /// Themes of now to choose from.
    struct Theme
    {
        std::string key;
        QString words;
        decltype(bridge::MapRequest::style) style{};
    };
    void setThemes(std::vector<Theme> themes);
    /// Closes what is read for the second map.
    void release();
    /// Where the maps lie; for what stands over them.
    [[nodiscard]] QWidget* mapArea() const { return m_area; }
    [[nodiscard]] canvas::MapCanvas* secondMap() const { return m_second; }
    [[nodiscard]] canvas::SwipeHandle* handle() const { return m_handle; }
    [[nodiscard]] QComboBox* leftBox() const { return m_left; }
    [[nodiscard]] QComboBox* rightBox() const { return m_right; }

Q_SIGNALS:
    /// The left side is another one: the window asks for its map again.
    void sidesChanged();
    void started();
    void ended();
    /// The second picture shows the present view.
    void secondComplete();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Side
    {
        std::string theme; ///< Empty: that of the window.
        bridge::MapState state;
    };
    void makeBar();
    void arrange();
    void fillChoices(bridge::EarlierStates states);
    void askChoices();
    [[nodiscard]] Side sideOf(const QComboBox* box) const;
    /// False while the state is not there yet.
    [[nodiscard]] bool apply(const Side& side, bridge::MapRequest& request);
    void choose();
    void say();
    void placeCaptions();
    void retranslate();

    bridge::StoreBridge* m_bridge;
    bridge::MomentKeeper m_moments;
    canvas::MapCanvas* m_map;
    QWidget* m_bar;
    QWidget* m_area;
    QComboBox* m_left;
    QComboBox* m_right;
    QToolButton* m_swipe;
    QToolButton* m_beside;
    QToolButton* m_close;
    QLabel* m_note;
    QLabel* m_leftCaption;
    QLabel* m_rightCaption;
    canvas::MapCanvas* m_second;
    canvas::SwipeHandle* m_handle;
    std::unique_ptr<canvas::MapRenderer> m_renderer;
    QAction* m_escape;
    std::vector<Theme> m_themes;
    Form m_form = Form::Swipe;
    bool m_active = false;
    double m_share = 0.5; ///< Of the width, where the line stands.
};

} // namespace ecotone::shell
