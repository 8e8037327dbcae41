#include "ui/shell/actions.h"

#include "ui/bridge/text.h"
#include "ui/canvas/look.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QToolBar>

#include <array>
#include <vector>

namespace ecotone::shell {

namespace {

enum Menu : int
{
    ProjectMenu,
    EditMenu,
    ViewMenu,
    LayerMenu,
    HabitatMenu,
    PlanMenu,
    LayoutMenu,
    HelpMenu,
};

enum Trait : unsigned
{
    Plain = 0,
    Checkable = 1,
    Tool = 2 | Checkable,
    InToolBar = 4,
    SeparatorBefore = 8,
    BarSeparatorBefore = 16,
    Checked = 32,
};

struct ActionSpec
{
    ActionId id;
    Menu menu;
    const char* text;
    const char* icon;
    const char* shortcuts; ///< Portable text, several parted by a blank.
    unsigned traits;
};

constexpr std::array specs{
    ActionSpec{ActionId::NewProject,
               ProjectMenu,
               QT_TRANSLATE_NOOP("Actions", "&New project…"),
               "plus",
               "Ctrl+N",
               Plain},
    ActionSpec{ActionId::OpenProject,
               ProjectMenu,
               QT_TRANSLATE_NOOP("Actions", "&Open project…"),
               "layers",
               "Ctrl+O",
               Plain},
    ActionSpec{ActionId::LookAtFile,
               ProjectMenu,
               QT_TRANSLATE_NOOP("Actions", "&Look at a file…"),
               "import",
               "Ctrl+L",
               SeparatorBefore | InToolBar},
    ActionSpec{ActionId::SaveState,
               ProjectMenu,
               QT_TRANSLATE_NOOP("Actions", "Name this &state…"),
               "edition",
               "Ctrl+S",
               SeparatorBefore},
    ActionSpec{ActionId::CloseProject,
               ProjectMenu,
               QT_TRANSLATE_NOOP("Actions", "&Close project"),
               "close",
               "Ctrl+W",
               Plain},
    ActionSpec{ActionId::Quit,
               ProjectMenu,
               QT_TRANSLATE_NOOP("Actions", "&Quit"),
               "",
               "Ctrl+Q",
               SeparatorBefore},
    ActionSpec{ActionId::Undo,
               EditMenu,
               QT_TRANSLATE_NOOP("Actions", "&Undo"),
               "undo",
               "Ctrl+Z",
               InToolBar | BarSeparatorBefore},
    ActionSpec{ActionId::Redo,
               EditMenu,
               QT_TRANSLATE_NOOP("Actions", "&Redo"),
               "redo",
               "Ctrl+Shift+Z Ctrl+Y",
               InToolBar},
    ActionSpec{ActionId::SelectAll,
               EditMenu,
               QT_TRANSLATE_NOOP("Actions", "Select &all in view"),
               "",
               "Ctrl+A",
               SeparatorBefore},
    ActionSpec{ActionId::Deselect,
               EditMenu,
               QT_TRANSLATE_NOOP("Actions", "&Deselect"),
               "",
               "Ctrl+Shift+A",
               Plain},
    ActionSpec{ActionId::FindPlace,
               EditMenu,
               QT_TRANSLATE_NOOP("Actions", "&Find a place"),
               "search",
               "Ctrl+F",
               SeparatorBefore},
    ActionSpec{ActionId::WhoAreYou,
               EditMenu,
               QT_TRANSLATE_NOOP("Actions", "&Who are you…"),
               "settings",
               "",
               SeparatorBefore},
    ActionSpec{ActionId::ZoomIn,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
               "zoom-in",
               "Ctrl+Alt++ Ctrl++",
               Plain},
    ActionSpec{ActionId::ZoomOut,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
               "zoom-out",
               "Ctrl+Alt+- Ctrl+-",
               Plain},
    ActionSpec{ActionId::ZoomFull,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Show &everything"),
               "zoom-full",
               "Ctrl+Shift+F",
               InToolBar | BarSeparatorBefore},
    ActionSpec{ActionId::ZoomToSelection,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Show the &selection"),
               "",
               "Ctrl+J",
               Plain},
    ActionSpec{ActionId::PreviousView,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "&Previous view"),
               "previous-view",
               "Alt+Left",
               InToolBar | SeparatorBefore},
    ActionSpec{ActionId::NextView,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "&Next view"),
               "next-view",
               "Alt+Right",
               InToolBar},
    ActionSpec{ActionId::AddBookmark,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Add a boo&kmark…"),
               "",
               "Ctrl+D",
               SeparatorBefore},
    ActionSpec{ActionId::Bookmarks,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Book&marks…"),
               "",
               "Ctrl+B",
               Plain},
    ActionSpec{ActionId::Compare,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "&Compare two maps"),
               "",
               "F9",
               Checkable | SeparatorBefore},
    ActionSpec{ActionId::OutlinesOnly,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Patches as out&lines only"),
               "",
               "O",
               Checkable | SeparatorBefore},
    ActionSpec{ActionId::Graticule,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "&Graticule"),
               "",
               "Ctrl+G",
               Checkable},
    ActionSpec{ActionId::ShowLayers,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "La&yers"),
               "",
               "Ctrl+1",
               Checkable | Checked | SeparatorBefore},
    ActionSpec{ActionId::ShowInspector,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Inspec&tor"),
               "",
               "Ctrl+2",
               Checkable | Checked},
    ActionSpec{ActionId::ShowTables,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Ta&bles"),
               "",
               "Ctrl+3",
               Checkable | Checked},
    ActionSpec{ActionId::ShowOverview,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "O&verview map"),
               "",
               "Ctrl+4",
               Checkable},
    ActionSpec{ActionId::FullScreen,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
               "",
               "F11",
               Checkable | SeparatorBefore},
    ActionSpec{ActionId::DarkColours,
               ViewMenu,
               QT_TRANSLATE_NOOP("Actions", "Dar&k colours"),
               "",
               "",
               Checkable},
    ActionSpec{ActionId::AddBackdrop,
               LayerMenu,
               QT_TRANSLATE_NOOP("Actions", "Add a &backdrop image…"),
               "backdrop",
               "Ctrl+Shift+R",
               Plain},
    ActionSpec{ActionId::MapStyle,
               LayerMenu,
               QT_TRANSLATE_NOOP("Actions", "&Style of the map…"),
               "style",
               "F4",
               Plain},
    ActionSpec{
        ActionId::Hillshade, LayerMenu, QT_TRANSLATE_NOOP("Actions", "&Hillshade…"), "", "", Plain},
    ActionSpec{ActionId::AttributeTable,
               LayerMenu,
               QT_TRANSLATE_NOOP("Actions", "Attribute &table"),
               "table",
               "F6",
               Plain},
    ActionSpec{ActionId::CheckMap,
               LayerMenu,
               QT_TRANSLATE_NOOP("Actions", "&Check the map"),
               "issue",
               "F7",
               SeparatorBefore},
    ActionSpec{ActionId::NextIssue,
               LayerMenu,
               QT_TRANSLATE_NOOP("Actions", "&Next issue"),
               "",
               "F8",
               Plain},
    ActionSpec{ActionId::PanTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "&Move the map"),
               "pan",
               "V",
               Tool | InToolBar | BarSeparatorBefore},
    ActionSpec{ActionId::SelectTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "&Select patches"),
               "select",
               "Q",
               Tool | InToolBar},
    ActionSpec{ActionId::IdentifyTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "&Ask what is there"),
               "identify",
               "Ctrl+Shift+I",
               Tool | InToolBar},
    ActionSpec{ActionId::MeasureTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "M&easure"),
               "measure",
               "Ctrl+Shift+M",
               Tool | InToolBar},
    ActionSpec{ActionId::PaintTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "&Paint classes"),
               "paint",
               "P",
               Tool | InToolBar | BarSeparatorBefore | SeparatorBefore},
    ActionSpec{ActionId::SplitTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "S&plit patches"),
               "split",
               "X",
               Tool | InToolBar | SeparatorBefore},
    ActionSpec{ActionId::MergeTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "Mer&ge patches"),
               "merge",
               "G",
               Tool | InToolBar},
    ActionSpec{ActionId::ReshapeTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "Res&hape a patch"),
               "reshape",
               "R",
               Tool | InToolBar},
    ActionSpec{ActionId::VertexTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "Move a c&orner"),
               "vertex",
               "N",
               Tool | InToolBar},
    ActionSpec{ActionId::FillTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "&Fill a gap"),
               "fill",
               "L",
               Tool | InToolBar},
    ActionSpec{ActionId::DrawTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "&Draw a new patch"),
               "draw",
               "D",
               Tool | InToolBar},
    ActionSpec{ActionId::HoleTool,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "C&ut out of a patch"),
               "hole",
               "H",
               Tool | InToolBar},
    ActionSpec{ActionId::DissolveSlivers,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "Dissolve in&to neighbours"),
               "",
               "",
               Plain},
    ActionSpec{ActionId::ChangeClass,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "&Change class…"),
               "check",
               "C",
               Plain},
    ActionSpec{ActionId::MarkReviewed,
               HabitatMenu,
               QT_TRANSLATE_NOOP("Actions", "Mark as &reviewed"),
               "",
               "",
               Plain},
    ActionSpec{ActionId::ProposalTool,
               PlanMenu,
               QT_TRANSLATE_NOOP("Actions", "Draw a &proposal"),
               "proposal",
               "Ctrl+.",
               Tool | InToolBar},
    ActionSpec{ActionId::ExportLayout,
               LayoutMenu,
               QT_TRANSLATE_NOOP("Actions", "&Export a layout…"),
               "layout",
               "Ctrl+P",
               InToolBar | BarSeparatorBefore},
    ActionSpec{ActionId::StartPage,
               HelpMenu,
               QT_TRANSLATE_NOOP("Actions", "&First steps"),
               "play",
               "",
               Plain},
    ActionSpec{ActionId::About,
               HelpMenu,
               QT_TRANSLATE_NOOP("Actions", "&About Ecotone"),
               "ecotone",
               "",
               SeparatorBefore},
};

QString menuTitle(int menu)
{
    switch (menu) {
    case ProjectMenu: return Actions::tr("&Project");
    case EditMenu: return Actions::tr("&Edit");
    case ViewMenu: return Actions::tr("&View");
    case LayerMenu: return Actions::tr("La&yer");
    case HabitatMenu: return Actions::tr("&Habitat");
    case PlanMenu: return Actions::tr("P&lan");
    case LayoutMenu: return Actions::tr("L&ayout");
    case HelpMenu: return Actions::tr("&Help");
    default: return {};
    }
}

} // namespace

Actions::Actions(QWidget* window) : QObject{window}, m_tools{new QActionGroup{this}}
{
    for (const ActionSpec& spec : specs) {
        auto* action = new QAction{window};
        const QString iconName = QString::fromLatin1(spec.icon);
        if (!iconName.isEmpty() && spec.id != ActionId::About) {
            action->setIcon(canvas::icon(iconName));
        }
        QList<QKeySequence> keys;
        const QStringList texts =
            QString::fromLatin1(spec.shortcuts).split(QLatin1Char{' '}, Qt::SkipEmptyParts);
        for (const QString& text : texts) {
            keys.append(QKeySequence::fromString(text, QKeySequence::PortableText));
        }
        action->setShortcuts(keys);
        action->setCheckable((spec.traits & Checkable) != 0U);
        action->setChecked((spec.traits & Checked) != 0U);
        if ((spec.traits & Tool) == Tool) {
            m_tools->addAction(action);
        }
        window->addAction(action);
        m_actions[spec.id] = action;
    }
    m_actions[ActionId::PanTool]->setChecked(true);
}

void Actions::fillMenuBar(QMenuBar& bar)
{
    for (int menu = ProjectMenu; menu <= HelpMenu; ++menu) {
        m_menus[menu] = bar.addMenu(QString{});
    }
    for (const ActionSpec& spec : specs) {
        QMenu* menu = m_menus[spec.menu];
        if ((spec.traits & SeparatorBefore) != 0U) {
            menu->addSeparator();
        }
        if (spec.id == ActionId::LookAtFile) {
            m_recent = menu->addMenu(QString{});
            menu->addSeparator();
        }
        if (spec.id == ActionId::FullScreen) {
            m_language = menu->addMenu(canvas::icon(QStringLiteral("language")), QString{});
            menu->addSeparator();
        }
        menu->addAction(m_actions[spec.id]);
    }
    retranslate();
}

void Actions::fillToolBar(QToolBar& bar)
{
    bool first = true;
    for (const ActionSpec& spec : specs) {
        if ((spec.traits & InToolBar) == 0U) {
            continue;
        }
        if ((spec.traits & BarSeparatorBefore) != 0U && !first) {
            bar.addSeparator();
        }
        bar.addAction(m_actions[spec.id]);
        first = false;
    }
}

void Actions::retranslate()
{
    for (const ActionSpec& spec : specs) {
        QAction* action = m_actions[spec.id];
        const QString text = QCoreApplication::translate("Actions", spec.text);
        action->setText(text);
        QString plain = text;
        plain.remove(QLatin1Char{'&'});
        plain.remove(QChar{0x2026});
        // Mnemonics of Chinese menus stand in brackets behind the word.
        plain.remove(QRegularExpression{QStringLiteral("\\([A-Z]\\)$")});
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty()
                               ? plain
                               : QString{plain + QStringLiteral("  (") + keys + QLatin1Char{')'}});
    }
    for (const auto& [menu, widget] : m_menus) {
        widget->setTitle(menuTitle(menu));
    }
    if (m_recent != nullptr) {
        m_recent->setTitle(tr("&Recent projects"));
        m_language->setTitle(tr("&Language"));
    }
}

} // namespace ecotone::shell
