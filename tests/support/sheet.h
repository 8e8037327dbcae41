#pragma once

#include "core/base/result.h"
#include "core/cartography/scene.h"
#include "tests/support/memory_map.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Maps made of a few lines of text: what stands where on a small sheet.
namespace ecotone::tests {

inline constexpr double sheetWidth = 60.0; ///< Millimetres.
inline constexpr double sheetHeight = 40.0;

struct Sheet
{
    std::string name;
    std::shared_ptr<ecotone::testing::MemoryMap> map;
    double scale = 250000.0;
    cartography::SceneRequest request; ///< Without a viewport.

    /// The whole sheet, with so many picture units a millimetre.
    [[nodiscard]] cartography::Viewport viewport(double unitsPerMillimetre) const;
};

/// Fails with FileDamaged, naming the line.
[[nodiscard]] Result<std::vector<Sheet>> sheetsFromText(std::string_view text);
/// Those of tests/fixtures/sheets/sheets.txt.
[[nodiscard]] Result<std::vector<Sheet>> everySheet();

} // namespace ecotone::tests
