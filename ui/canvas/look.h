#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QPainter;
class QRectF;

/// How the window looks: resources/styles/interface.toml and resources/icons.
namespace ecotone::canvas {

enum class Shade : bool
{
    Light,
    Dark,
};

/// Colours of one palette by their name in interface.toml ("accent_soft", "canvas" …). Before
/// useShade() is called the light ones.
[[nodiscard]] QColor color(const char* name);
/// Colours and widths of the table [map_marks].
[[nodiscard]] QColor markColor(const char* name);
[[nodiscard]] double markSize(const char* name);

/// Makes a shade the program's: palette, style sheet of the few rules Fusion needs, icon tints.
void useShade(Shade shade);
[[nodiscard]] Shade currentShade();

enum class FontRole : unsigned char
{
    Small,
    Normal,
    Title, ///< The only bold one.
};
[[nodiscard]] QFont font(FontRole role);

/// An icon of resources/icons, tinted by the palette; follows a change of shade.
[[nodiscard]] QIcon icon(const QString& name);

/// A swatch of a class: its colour, its pattern, a hair line around it.
void paintSwatch(QPainter& painter, const QRectF& box, const QColor& fill, int pattern);
[[nodiscard]] QIcon swatchIcon(const QColor& fill, int pattern);

} // namespace ecotone::canvas
