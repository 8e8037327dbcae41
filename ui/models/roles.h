#pragma once

#include <Qt>

namespace ecotone::models {

/// Roles every model of the window shares.
enum Role : int
{
    SortRole = Qt::UserRole + 1, ///< A number or text to sort by.
    IconNameRole,                ///< Name of an icon of resources/icons; the view tints it.
    CodeRole,                    ///< Class code, layer name, landscape code …
    IdRole,                      ///< Row identity as a 64-bit integer.
    ColorRole,                   ///< Swatch colour.
    PatternRole,                 ///< habitat::Pattern of the swatch, as int.
    OpacityRole,                 ///< 0 to 1.
    KindRole,                    ///< LayerTreeModel::Kind.
};

} // namespace ecotone::models
