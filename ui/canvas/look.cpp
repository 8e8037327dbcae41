#include "ui/canvas/look.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/resources.h"
#include "core/habitat/classification.h"
#include "ui/bridge/text.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

#include <map>
#include <string>
#include <toml++/toml.h>

namespace ecotone::canvas {

namespace {

using Colors = std::map<std::string, QColor, std::less<>>;

struct Look
{
    Colors light;
    Colors dark;
    Colors marks;
    std::map<std::string, double, std::less<>> sizes;
    QStringList families{QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")};
    double small = 9.0;
    double normal = 10.0;
    double title = 13.0;
    Shade shade = Shade::Light;
};

Colors colorsOf(const toml::table* table)
{
    Colors colors;
    if (table != nullptr) {
        for (const auto& [key, value] : *table) {
            if (const auto text = value.value<std::string>()) {
                colors.emplace(std::string{key.str()}, QColor{bridge::fromUtf8(*text)});
            }
        }
    }
    return colors;
}

Look loadLook()
{
    Look look;
    try {
        const auto path = resourcePath("styles/interface.toml");
        const toml::table root = toml::parse_file(path.string());
        look.light = colorsOf(root["light"].as_table());
        look.dark = colorsOf(root["dark"].as_table());
        look.marks = colorsOf(root["map_marks"].as_table());
        if (const toml::table* marks = root["map_marks"].as_table()) {
            for (const auto& [key, value] : *marks) {
                if (const auto size = value.value<double>(); size && value.is_number()) {
                    look.sizes.emplace(std::string{key.str()}, *size);
                }
            }
        }
        look.small = root["font"]["small"].value_or(look.small);
        look.normal = root["font"]["normal"].value_or(look.normal);
        look.title = root["font"]["title"].value_or(look.title);
    } catch (const toml::parse_error& error) {
        log::error(std::string{"styles/interface.toml: "} + error.what());
    }
    return look;
}

Look& look()
{
    static Look shared = loadLook();
    return shared;
}

/// Paints an SVG whose lines have the colour of the text, of the disabled text or of the accent.
class TintedIconEngine : public QIconEngine
{
public:
    explicit TintedIconEngine(QByteArray svg) : m_svg{std::move(svg)} {}

    void paint(QPainter* painter, const QRect& box, QIcon::Mode mode, QIcon::State state) override
    {
        const char* tint = state == QIcon::On ? "accent" : "text";
        if (mode == QIcon::Disabled) {
            tint = "disabled_text";
        }
        QByteArray svg = m_svg;
        svg.replace("currentColor", color(tint).name().toLatin1());
        QSvgRenderer renderer{svg};
        renderer.render(painter, QRectF{box});
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture{size};
        picture.fill(Qt::transparent);
        QPainter painter{&picture};
        paint(&painter, QRect{QPoint{0, 0}, size}, mode, state);
        return picture;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new TintedIconEngine{m_svg}; }

private:
    QByteArray m_svg;
};

QPalette paletteOf()
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const char* name) {
        palette.setColor(role, color(name));
    };
    set(QPalette::Window, "window");
    set(QPalette::WindowText, "text");
    set(QPalette::Base, "base");
    set(QPalette::AlternateBase, "alternate_base");
    set(QPalette::Text, "text");
    set(QPalette::PlaceholderText, "placeholder_text");
    set(QPalette::Button, "raised");
    set(QPalette::ButtonText, "text");
    set(QPalette::BrightText, "red");
    set(QPalette::Highlight, "accent_soft");
    set(QPalette::HighlightedText, "accent_soft_text");
    set(QPalette::Link, "accent");
    set(QPalette::LinkVisited, "accent");
    set(QPalette::ToolTipBase, "tooltip");
    set(QPalette::ToolTipText, "tooltip_text");
    set(QPalette::Light, "raised");
    set(QPalette::Midlight, "hover");
    set(QPalette::Mid, "separator");
    set(QPalette::Dark, "control_line");
    set(QPalette::Shadow, "control_line");
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color("disabled_text"));
    }
    return palette;
}

QString styleSheetOf()
{
    // The few things Fusion draws louder than we want: bars, tabs, headers, splitters.
    QString sheet = QStringLiteral(
        "QToolBar{background:%window;border:0;border-bottom:1px solid %separator;padding:4px 8px;"
        "spacing:2px}"
        "QToolBar::separator{background:%separator;width:1px;margin:4px 6px}"
        "QToolBar QToolButton{border:0;border-radius:4px;padding:4px;margin:0}"
        "QToolButton:hover{background:%hover}"
        "QToolButton:pressed{background:%pressed}"
        "QToolButton:checked{background:%accent_soft}"
        "QToolButton:focus{border:1px solid %accent}"
        "QMenuBar{background:%window;padding:2px 4px}"
        "QMenuBar::item{padding:4px 8px;border-radius:4px;background:transparent}"
        "QMenuBar::item:selected{background:%hover;color:%text}"
        "QMenu{background:%raised;border:1px solid %separator;padding:4px}"
        "QMenu::item{padding:5px 24px 5px 28px;border-radius:4px}"
        "QMenu::item:selected{background:%accent_soft;color:%accent_soft_text}"
        "QMenu::item:disabled{color:%disabled_text}"
        "QMenu::separator{height:1px;background:%separator;margin:4px 8px}"
        "QMenu::icon{padding-left:6px}"
        "QSplitter::handle{background:%separator}"
        "QStatusBar{background:%window;border-top:1px solid %separator}"
        "QStatusBar::item{border:0}"
        "QTabWidget::pane{border:0;border-top:1px solid %separator}"
        "QTabBar::tab{background:transparent;border:0;padding:6px 12px;color:%secondary_text}"
        "QTabBar::tab:selected{color:%text;border-bottom:2px solid %accent}"
        "QTabBar::tab:hover{color:%text}"
        "QTabBar{qproperty-drawBase:0}"
        "QHeaderView{background:%window}"
        "QHeaderView::section{background:%window;color:%secondary_text;border:0;"
        "border-bottom:1px solid %separator;padding:5px 18px 5px 3px}"
        "QTreeView,QTableView,QListView,QTextBrowser,QScrollArea{border:0}"
        "QTreeView::item{padding:2px 0}"
        "QTableView{gridline-color:%separator}"
        "QToolTip{background:%tooltip;color:%tooltip_text;border:0;padding:4px 6px}"
        "QLineEdit,QComboBox,QAbstractSpinBox,QPlainTextEdit,QDateEdit{background:%base;"
        "border:1px solid %control_line;border-radius:4px;padding:4px 6px;"
        "selection-background-color:%accent;selection-color:%accent_text}"
        "QLineEdit:focus,QComboBox:focus,QAbstractSpinBox:focus,QPlainTextEdit:focus"
        "{border:1px solid %accent}"
        "QComboBox::drop-down{border:0;width:20px}"
        "QComboBox::down-arrow{image:url(:/ecotone/chevron-%shade.svg);width:12px;height:12px}"
        "QComboBox QAbstractItemView{background:%raised;border:1px solid %separator;outline:0;"
        "selection-background-color:%accent_soft;selection-color:%accent_soft_text}"
        "QPushButton{background:%raised;border:1px solid %control_line;border-radius:4px;"
        "padding:5px 14px;color:%text}"
        "QPushButton:hover{background:%hover}"
        "QPushButton:pressed{background:%pressed}"
        "QPushButton:focus{border:1px solid %accent}"
        "QPushButton:default{background:%accent;border:1px solid %accent;color:%accent_text}"
        "QPushButton:disabled{color:%disabled_text;background:%window;"
        "border:1px solid %separator}"
        "QPushButton[role=door]{background:%base;border:1px solid "
        "%separator;border-radius:8px;text-align:left}"
        "QPushButton[role=door]:hover{border:1px solid %accent;background:%base}"
        "QPushButton[role=door]:focus{border:2px solid %accent}"
        "QToolButton[role=choice]{padding:4px 10px;border-radius:4px}"
        "QToolButton[role=choice]:checked{background:%accent_soft;color:%accent_soft_text}"
        "QLabel[role=note]{color:%secondary_text}"
        "QWidget[role=card]{background:%base;border:1px solid %separator;border-radius:4px}"
        "QFrame[role=choice-card]{background:%base;border:1px solid %separator;border-radius:4px}"
        "QFrame[role=choice-card]:hover{border:1px solid %accent}"
        "QRadioButton::indicator{width:12px;height:12px;border:1px solid %control_line;"
        "border-radius:7px;background:%base}"
        "QRadioButton::indicator:checked{width:6px;height:6px;border:4px solid %accent}"
        "QRadioButton:focus{color:%accent}"
        "QCheckBox::indicator,QTreeView::indicator,QListView::indicator,QTableView::indicator"
        "{width:12px;height:12px;border:1px solid %control_line;border-radius:3px;"
        "background:%base}"
        "QCheckBox::indicator:checked,QTreeView::indicator:checked,QListView::indicator:checked,"
        "QTableView::indicator:checked{border:1px solid %accent;background:%accent;"
        "image:url(:/ecotone/tick-%shade.svg)}"
        "QCheckBox::indicator:indeterminate,QTreeView::indicator:indeterminate"
        "{border:1px solid %accent;background:%accent;image:url(:/ecotone/dash-%shade.svg)}"
        "QCheckBox::indicator:disabled,QTreeView::indicator:disabled"
        "{border:1px solid %separator}"
        "QCheckBox:focus{color:%accent}"
        "QFrame[role=band]{background:%amber_soft;border-radius:4px}"
        "QFrame[role=band] QLabel{color:%amber_soft_text}"
        "QProgressBar{background:%hover;border:0;border-radius:3px}"
        "QProgressBar::chunk{background:%accent;border-radius:3px}");
    const Colors& colors = look().shade == Shade::Dark ? look().dark : look().light;
    // Longest names first: "accent" is the beginning of "accent_soft".
    for (auto entry = colors.rbegin(); entry != colors.rend(); ++entry) {
        sheet.replace(QLatin1Char{'%'} + bridge::fromUtf8(entry->first), entry->second.name());
    }
    return sheet.replace(QStringLiteral("%shade"),
                         look().shade == Shade::Dark ? QStringLiteral("dark")
                                                     : QStringLiteral("light"));
}

} // namespace

QColor color(const char* name)
{
    const Colors& colors = look().shade == Shade::Dark ? look().dark : look().light;
    const auto found = colors.find(std::string_view{name});
    return found == colors.end() ? QColor{Qt::gray} : found->second;
}

QColor markColor(const char* name)
{
    const auto found = look().marks.find(std::string_view{name});
    return found == look().marks.end() ? QColor{Qt::black} : found->second;
}

double markSize(const char* name)
{
    const auto found = look().sizes.find(std::string_view{name});
    return found == look().sizes.end() ? 1.0 : found->second;
}

void useShade(Shade shade)
{
    look().shade = shade;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf());
    QApplication::setFont(font(FontRole::Normal));
    if (auto* application = qobject_cast<QApplication*>(QCoreApplication::instance())) {
        application->setStyleSheet(styleSheetOf());
    }
}

Shade currentShade()
{
    return look().shade;
}

QFont font(FontRole role)
{
    QFont result;
    result.setFamilies(look().families);
    result.setPointSizeF(look().normal);
    if (role == FontRole::Small) {
        result.setPointSizeF(look().small);
    } else if (role == FontRole::Title) {
        result.setPointSizeF(look().title);
        result.setBold(true);
    }
    return result;
}

QIcon icon(const QString& name)
{
    static std::map<QString, QIcon> known;
    auto found = known.find(name);
    if (found == known.end()) {
        const auto file = resourcePath("icons/" + bridge::toUtf8(name) + ".svg");
        auto text = readFile(file);
        if (!text) {
            log::warning(text.error().detail);
            return {};
        }
        QByteArray svg{text->data(), static_cast<qsizetype>(text->size())};
        found = known.emplace(name, QIcon{new TintedIconEngine{std::move(svg)}}).first;
    }
    return found->second;
}

void paintSwatch(QPainter& painter, const QRectF& box, const QColor& fill, int pattern)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 2.0, 2.0);
    Qt::BrushStyle style = Qt::NoBrush;
    switch (static_cast<habitat::Pattern>(pattern)) {
    case habitat::Pattern::None: break;
    case habitat::Pattern::Hatch: style = Qt::BDiagPattern; break;
    case habitat::Pattern::Ticks: style = Qt::VerPattern; break;
    case habitat::Pattern::Dots: style = Qt::Dense6Pattern; break;
    case habitat::Pattern::Dash: style = Qt::HorPattern; break;
    }
    if (style != Qt::NoBrush) {
        const QColor mark =
            fill.lightnessF() > 0.5F ? QColor{0, 0, 0, 90} : QColor{255, 255, 255, 120};
        painter.setBrush(QBrush{mark, style});
        painter.drawRoundedRect(box, 2.0, 2.0);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{QColor{0, 0, 0, 70}, 1.0});
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2.0, 2.0);
    painter.restore();
}

QIcon swatchIcon(const QColor& fill, int pattern)
{
    QPixmap picture{32, 32};
    picture.setDevicePixelRatio(2.0);
    picture.fill(Qt::transparent);
    QPainter painter{&picture};
    paintSwatch(painter, QRectF{1.0, 2.0, 14.0, 12.0}, fill, pattern);
    painter.end();
    QIcon swatch{picture};
    swatch.addPixmap(picture, QIcon::Selected); // The colour of a class is the same everywhere.
    return swatch;
}

} // namespace ecotone::canvas
