#pragma once

#include "core/base/result.h"
#include "core/cartography/map_knowledge.h"
#include "core/cartography/theme_sheet.h"
#include "core/model/issue.h"

#include <string>
#include <string_view>
#include <vector>

/// Styles that other programs wrote for the habitat layer: QML of QGIS, SLD 1.0 and 1.1.
namespace ecotone::cartography {

enum class StyleFormat : unsigned char
{
    Qml,
    Sld,
};
/// "QML", "SLD".
[[nodiscard]] std::string_view name(StyleFormat format) noexcept;
/// By the ending of a file name, in any case; fails with InvalidArgument.
[[nodiscard]] Result<StyleFormat> styleFormatOf(std::string_view fileName);

struct ReadStyle
{
    StyleFormat format = StyleFormat::Qml;
    ThemeSheet sheet; ///< Over the habitat theme; without code and name.
    int classes = 0;  ///< How many classes the file colours.
    /// What the file says and a theme cannot: unknown symbols, unknown classes, other parts.
    std::vector<model::Issue> issues;
};

/// Reads a style of classes. Fails with FileDamaged (file, line, cause), with UnsupportedFormat
/// when it is neither QML nor SLD, and with InvalidArgument when it colours no class of ours.
[[nodiscard]] Result<ReadStyle>
readStyle(std::string_view text, std::string_view file, const MapKnowledge& knowledge);

/// What a theme says and the format has no place for; nothing of it is lost from the project.
[[nodiscard]] std::vector<model::Issue> unsaidIn(StyleFormat format, const ThemeSheet& sheet);

} // namespace ecotone::cartography
