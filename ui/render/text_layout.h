#pragma once

#include "core/base/language.h"
#include "core/cartography/display_list.h"

#include <QFont>
#include <QString>
#include <QTextLayout>

#include <string_view>

/// Text at a fixed high resolution: sizes in picture units are multiplied by `textScale`, so that
/// whole pixel sizes are fine enough and every output breaks lines alike. Private to the room.
namespace ecotone::render {

inline constexpr double textScale = 64.0;

[[nodiscard]] QString toQString(std::string_view utf8);
/// Characters of one language only in fonts of that language: the SC face wherever Han occurs.
void layOut(QTextLayout& layout, Language language);

} // namespace ecotone::render
